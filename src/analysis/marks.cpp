#include "analysis/marks.h"

#include <algorithm>
#include <tuple>

#include "tandem/base/check.h"

namespace tandem {

CodePlaces::CodePlaces(const Project& project) : tree(code_tree(project)) {
    std::vector<int> branch;  // the places from the top down to the code before
    for (std::size_t at = 0; at < tree.size(); ++at) {
        branch.resize(static_cast<std::size_t>(tree[at].depth));
        parent.push_back(branch.empty() ? -1 : branch.back());
        branch.push_back(static_cast<int>(at));
        place.emplace(tree[at].code->id, static_cast<int>(at));
    }
}

int CodePlaces::find(const Project& project, CodeId code) const {
    const auto found = place.find(project.resolve(code));
    return found == place.end() ? -1 : found->second;
}

bool CodePlaces::is_under(int code, int ancestor) const {
    while (code >= 0 && code != ancestor) code = parent[static_cast<std::size_t>(code)];
    return code == ancestor;
}

std::vector<bool> wanted_codes(const Project& project, const CodePlaces& places,
                               std::span<const CodeId> named) {
    std::vector<bool> wanted(places.size(), named.empty());
    for (const CodeId code : named)
        if (const int at = places.find(project, code); at >= 0)
            wanted[static_cast<std::size_t>(at)] = true;
    return wanted;
}

std::vector<std::vector<const Coding*>> by_transcript(std::span<const Coding* const> codings,
                                                      std::span<const TranscriptId> transcripts,
                                                      std::span<const CoderId> coders) {
    std::unordered_map<TranscriptId, std::size_t> index;
    for (std::size_t at = 0; at < transcripts.size(); ++at) index.emplace(transcripts[at], at);
    std::vector<std::vector<const Coding*>> lists(transcripts.size());
    for (const Coding* coding : codings) {
        if (std::ranges::find(coders, coding->coder) == coders.end()) continue;
        const auto found = index.find(coding->transcript);
        if (found != index.end()) lists[found->second].push_back(coding);
    }
    return lists;
}

std::vector<bool> counted_turns(const Project& project, const std::vector<Turn>& turns,
                                bool participant_turns_only) {
    std::vector<bool> counted(turns.size(), true);
    if (!participant_turns_only) return counted;
    for (std::size_t at = 0; at < turns.size(); ++at) {
        const Speaker* speaker = project.speakers.find(turns[at].speaker);
        counted[at] = !speaker || !speaker->interviewer;
    }
    return counted;
}

std::vector<Mark> marks_of(const Project& project, const CodePlaces& places,
                           std::span<const Coding* const> codings, const std::vector<Turn>& turns,
                           const MarkOptions& options) {
    std::unordered_map<TurnId, int> index;
    index.reserve(turns.size());
    for (std::size_t at = 0; at < turns.size(); ++at)
        index.emplace(turns[at].id, static_cast<int>(at));
    const std::vector<bool> counted = counted_turns(project, turns, options.participant_turns_only);
    std::vector<Mark> marks;
    marks.reserve(codings.size());
    for (const Coding* coding : codings) {
        const int own = places.find(project, coding->code);
        for (const TextSpan& span : coding->spans) {
            const auto turn = index.find(span.turn);
            TANDEM_CHECK(turn != index.end(), "a span names a turn of its transcript");
            if (!counted[static_cast<std::size_t>(turn->second)]) continue;
            for (int code = own; code >= 0; code = places.parent[static_cast<std::size_t>(code)]) {
                marks.push_back({code, turn->second, coding->coder == options.b, span.begin.value,
                                 span.end.value, coding});
                if (!options.roll_up) break;
            }
        }
    }
    std::sort(marks.begin(), marks.end(), [](const Mark& left, const Mark& right) {
        return std::tie(left.code, left.turn, left.by_b, left.begin, left.end, left.coding->id) <
               std::tie(right.code, right.turn, right.by_b, right.begin, right.end,
                        right.coding->id);
    });
    return marks;
}

Sides sides_of(std::span<const Mark> marks) {
    Sides sides;
    for (const Mark& mark : marks)
        (mark.by_b ? sides.b : sides.a).push_back({mark.begin, mark.end});
    sides.a = unite(std::move(sides.a));
    sides.b = unite(std::move(sides.b));
    return sides;
}

}  // namespace tandem
