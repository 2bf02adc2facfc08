#include "tandem/app/replacements.h"

#include <algorithm>

#include "tandem/base/error.h"
#include "tandem/text/letter_case.h"
#include "tandem/text/search.h"

namespace tandem {

std::vector<ReplaceWords::Place> find_replacements(const Project& project,
                                                   const Replacement& replacement,
                                                   const std::vector<TranscriptId>& in) {
    if (!is_valid_utf8(replacement.words) || !is_valid_utf8(replacement.with))
        throw Error(ErrorKind::BadInput, "What to replace holds bytes that are not text (UTF-8).");
    SearchQuery query;
    query.words = replacement.words;
    query.whole_word = replacement.whole_word;
    query.match_case = !replacement.keep_case;
    query.match_accents = true;
    Search search(query);
    if (search.is_empty()) throw Error(ErrorKind::BadInput, "Say which words are to be replaced.");
    std::vector<ReplaceWords::Place> places;
    for (const Transcript* transcript : project.transcripts_by_name()) {
        if (!in.empty() && std::find(in.begin(), in.end(), transcript->id) == in.end()) continue;
        for (const Turn& turn : project.turns(transcript->id))
            for (const TextRange& range : search.find_in(turn.text)) {
                const std::string_view found = slice(turn.text, range.begin, range.end);
                const std::string with =
                    replacement.keep_case ? with_case_of(found, replacement.words, replacement.with)
                                          : replacement.with;
                if (found != with)
                    places.push_back({transcript->id, {turn.id, range.begin, range.end}, with});
            }
    }
    return places;
}

}  // namespace tandem
