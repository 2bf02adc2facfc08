#include "tandem/app/view.h"

#include <algorithm>

namespace tandem {

bool may_see(const Project& project, Viewer viewer, CoderId coder, TranscriptId transcript) {
    if (viewer.me == coder) return true;
    if (viewer.me)
        return project.is_done(transcript, *viewer.me) && project.is_done(transcript, coder);
    if (project.coders.size() <= 1) return true;
    return std::all_of(project.coders.begin(), project.coders.end(),
                       [&](const Coder& each) { return project.is_done(transcript, each.id); });
}

bool may_see(const Project& project, Viewer viewer, const Coding& coding) {
    return may_see(project, viewer, coding.coder, coding.transcript);
}

static bool may_see_all_of(const Project& project, Viewer viewer, CoderId coder) {
    return std::all_of(
        project.transcripts.begin(), project.transcripts.end(),
        [&](const Transcript& each) { return may_see(project, viewer, coder, each.id); });
}

bool may_see(const Project& project, Viewer viewer, const Memo& memo) {
    if (memo.about == "coding") {
        for (const Coding& coding : project.codings())
            if (coding.guid == memo.target) return may_see(project, viewer, coding);
        return !memo.coder || viewer.me == memo.coder;  // its coding was removed
    }
    return !memo.coder || may_see_all_of(project, viewer, memo.coder);
}

bool may_see(const Project& project, Viewer viewer, const JournalLine& line) {
    return std::all_of(line.touches.begin(), line.touches.end(), [&](const auto& touched) {
        return may_see(project, viewer, touched.first, touched.second);
    });
}

// Reading order, then what makes the order the same in every copy of the study.
static bool reads_before(const Project& project, const Coding& a, const Coding& b) {
    const auto place = [&](const Coding& coding) {
        if (coding.spans.empty()) return std::pair<std::int64_t, std::int64_t>{INT64_MAX, 0};
        const TextSpan& span = coding.spans.front();
        const Turn* turn = project.find_turn(coding.transcript, span.turn);
        return std::pair{turn ? turn->number : INT64_MAX, span.begin.value};
    };
    const auto at_a = place(a), at_b = place(b);
    if (at_a != at_b) return at_a < at_b;
    if (a.spans != b.spans && !a.spans.empty() && !b.spans.empty() &&
        a.spans.front().end != b.spans.front().end)
        return a.spans.front().end < b.spans.front().end;
    return a.guid < b.guid;
}

std::vector<const Coding*> visible_codings(const Project& project, Viewer viewer,
                                           TranscriptId transcript) {
    std::vector<const Coding*> codings;
    for (const CodingId id : project.codings_in(transcript)) {
        const Coding* coding = project.codings().find(id);
        if (may_see(project, viewer, *coding)) codings.push_back(coding);
    }
    std::sort(codings.begin(), codings.end(),
              [&](const Coding* a, const Coding* b) { return reads_before(project, *a, *b); });
    return codings;
}

std::vector<const Coding*> visible_codings(const Project& project, Viewer viewer) {
    std::vector<const Coding*> codings;
    for (const Transcript* transcript : project.transcripts_by_name()) {
        const auto part = visible_codings(project, viewer, transcript->id);
        codings.insert(codings.end(), part.begin(), part.end());
    }
    return codings;
}

bool hides_something(const Project& project, Viewer viewer) {
    return std::any_of(project.coders.begin(), project.coders.end(), [&](const Coder& coder) {
        return !may_see_all_of(project, viewer, coder.id);
    });
}

}  // namespace tandem
