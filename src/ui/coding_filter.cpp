#include "ui/coding_filter.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace tandem::ui {

TranscriptMarks filtered(const Project& project, const TranscriptMarks& marks,
                         const CodingFilter& filter, const std::vector<CodingId>& always) {
    std::unordered_map<CodeId, bool> known;  // whether the code passes
    const auto passes_code = [&](CodeId code) {
        if (!filter.code) return true;
        const auto [at, fresh] = known.emplace(code, false);
        if (fresh) at->second = project.is_under(code, filter.code);
        return at->second;
    };
    std::unordered_set<CodingId> shown;
    TranscriptMarks result;
    for (const CodingId id : marks.codings) {
        const Coding* coding = project.codings().find(id);
        if (!coding) continue;
        const bool passes = passes_code(coding->code) &&
                            (!filter.coder || coding->coder == filter.coder) &&
                            (!filter.round || coding->round == filter.round);
        if (!passes && std::find(always.begin(), always.end(), id) == always.end()) continue;
        result.codings.push_back(id);
        shown.insert(id);
    }
    result.by_turn.resize(marks.by_turn.size());
    for (std::size_t turn = 0; turn < marks.by_turn.size(); ++turn)
        for (const CodingMark& mark : marks.by_turn[turn])
            if (shown.contains(mark.coding)) result.by_turn[turn].push_back(mark);
    return result;
}

std::string filter_sentence(const Project& project, const CodingFilter& filter, std::size_t shown,
                            std::size_t all) {
    std::string sentence = "Showing " + std::to_string(shown) + " of " + std::to_string(all) +
                           (all == 1 ? " coding" : " codings");
    const char* between = ": ";
    const auto add = [&](const std::string& words) {
        sentence += between + words;
        between = ", ";
    };
    if (const Code* code = project.codes.find(filter.code)) add(code->name);
    if (const Coder* coder = project.coders.find(filter.coder)) add("by " + coder->name);
    if (const Round* round = project.rounds.find(filter.round)) add("in " + round->name);
    return sentence;
}

}  // namespace tandem::ui
