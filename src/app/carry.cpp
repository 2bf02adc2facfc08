#include "app/carry.h"

#include <algorithm>
#include <set>

namespace tandem {

NewPlace by_edits(std::map<TurnId, std::vector<TextEdit>> edits) {
    return [edits = std::move(edits)](const TextSpan& span) -> std::vector<TextSpan> {
        const auto found = edits.find(span.turn);
        if (found == edits.end()) return {span};
        const auto moved = carry(span, found->second);
        return moved ? std::vector{*moved} : std::vector<TextSpan>();
    };
}

void Carried::add(const Carried& more) {
    changed.insert(changed.end(), more.changed.begin(), more.changed.end());
    lost.insert(lost.end(), more.lost.begin(), more.lost.end());
}

Carried carry_codings(const std::vector<TurnId>& touched, const std::vector<Turn>& turns,
                      const NewPlace& place, Change& change) {
    Carried carried;
    if (turns.empty()) return carried;
    const Viewer viewer = change.viewer();
    std::set<CodingId> seen;
    for (const TurnId turn : touched)
        for (const StoredCoding& coding : change.file.codings_on(turn)) {
            if (!seen.insert(coding.id).second) continue;
            std::vector<TextSpan> spans;
            for (const TextSpan& span : coding.spans) {
                const std::vector<TextSpan> moved = place(span);
                spans.insert(spans.end(), moved.begin(), moved.end());
            }
            spans = settled_spans(std::move(spans), turns);
            if (spans != coding.spans) change.file.replace_spans(coding.id, spans);
            const CodingState state = state_of(coding.quote, quote_of(turns, spans));
            if (state == coding.state) continue;
            change.file.update("coding", coding.id.value,
                               {{"state", static_cast<std::int64_t>(state)}});
            if (coding.deleted ||
                !may_see(change.project, viewer, coding.coder, turns.front().transcript))
                continue;
            if (state == CodingState::Changed) carried.changed.push_back(coding.id);
            if (state == CodingState::Lost) carried.lost.push_back(coding.id);
        }
    return carried;
}

void say(const Carried& carried, Change& change) {
    if (!carried.changed.empty())
        change.result.remarks.push_back(std::to_string(carried.changed.size()) +
                                        " coding(s) have changed words now and wait for a look.");
    if (!carried.lost.empty())
        change.result.remarks.push_back(std::to_string(carried.lost.size()) +
                                        " coding(s) lost all their words and stay listed as lost.");
}

}  // namespace tandem
