// search.
#include <ostream>

#include "tandem/app/find.h"
#include "tandem/text/fold.h"
#include "tandem/text/utf8.h"

#include "cli/print.h"
#include "cli/verbs.h"

namespace tandem::cli {
namespace {

constexpr std::int64_t kAround = 40;  // code points printed on either side

struct Hit {
    const Transcript* transcript;
    const Turn* turn;
    TextRange range;
};

std::vector<Hit> find_hits(const Project& project, const std::string& words,
                           const std::string& only) {
    std::vector<Hit> hits;
    for (const Transcript* transcript : project.transcripts_by_name()) {
        if (!only.empty() && transcript->name != only) continue;
        for (const Turn& turn : project.turns(transcript->id))
            for (const TextRange& range : find_folded(turn.text, words))
                hits.push_back({transcript, &turn, range});
    }
    return hits;
}

std::string around(const Hit& hit) {
    const std::string& text = hit.turn->text;
    const CodePoints size = length(text);
    TextRange shown{{std::max<std::int64_t>(0, hit.range.begin.value - kAround)},
                    {std::min(size.value, hit.range.end.value + kAround)}};
    shown = snap_to_graphemes(text, shown);
    return (shown.begin.value > 0 ? "…" : "") +
           one_line(slice(text, shown.begin, shown.end), INT64_MAX) + (shown.end < size ? "…" : "");
}

Json hit_json(const Project& project, const Hit& hit) {
    return {{"transcript", hit.transcript->name},
            {"turn", hit.turn->number},
            {"speaker", std::string(project.speaker_label(*hit.turn))},
            {"begin", hit.range.begin.value},
            {"end", hit.range.end.value},
            {"words", std::string(slice(hit.turn->text, hit.range.begin, hit.range.end))},
            {"around", around(hit)}};
}

}  // namespace

void add_search_verbs(CLI::App& parser, Session& session) {
    struct Options {
        std::string words, transcript;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* verb = add_reading_verb(
        parser, session, "search",
        "Find words in the transcripts, whatever their capitals, accents and quotation marks.",
        "tandem search stigma.tandem \"didn't say\"");
    verb->add_option("WORDS", options->words, "What to look for")->required();
    add_value(*verb, "--in", options->transcript, "Only in this transcript");
    verb->callback([&session, options] {
        const Workspace workspace = session.open_for_reading();
        const Project& project = workspace.project();
        if (!options->transcript.empty()) find_transcript(project, options->transcript);
        const auto hits = find_hits(project, options->words, options->transcript);
        if (session.json) {
            Json list = Json::array();
            for (const Hit& hit : hits) list.push_back(hit_json(project, hit));
            session.print_json({{"words", options->words}, {"hits", list}});
            return;
        }
        Listing listing{{"turn", "words"}, {}, {}};
        for (const Hit& hit : hits)
            listing.rows.push_back({turn_name(*hit.transcript, *hit.turn), around(hit)});
        session.out << listing.text() << "Found "
                    << counted(static_cast<std::int64_t>(hits.size()), "time", "times") << ".\n";
    });
}

}  // namespace tandem::cli
