#include "tandem/app/watch_list.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "tandem/text/fold.h"

namespace tandem {

std::vector<const WatchEntry*> watched(const Project& project) {
    std::vector<const WatchEntry*> entries;
    for (const WatchEntry& entry : project.watch)
        if (!entry.deleted) entries.push_back(&entry);
    std::sort(entries.begin(), entries.end(), [](const WatchEntry* a, const WatchEntry* b) {
        return std::tuple(fold(a->wrong), a->guid) < std::tuple(fold(b->wrong), b->guid);
    });
    return entries;
}

static bool is_right(std::string_view text, TextRange wrong, const WatchEntry& entry) {
    const std::vector<TextRange> right = find_exact(text, entry.right);
    return std::any_of(right.begin(), right.end(), [&](const TextRange& each) {
        return each.begin <= wrong.begin && wrong.end <= each.end;
    });
}

std::vector<SearchHit> find_watched(const Project& project, const WatchEntry& entry,
                                    const SearchScope& scope) {
    SearchQuery query;
    query.words = entry.wrong;
    query.whole_word = true;
    // Where right and wrong differ in capitals or accents alone, these are what is looked for.
    query.match_case = query.match_accents = fold(entry.wrong) == fold(entry.right);
    std::vector<SearchHit> hits =
        find_in_study(project, {}, query, scope, std::numeric_limits<std::size_t>::max()).hits();
    std::erase_if(hits, [&](const SearchHit& hit) {
        return is_right(project.find_turn(hit.transcript, hit.turn)->text, hit.range, entry);
    });
    return hits;
}

}  // namespace tandem
