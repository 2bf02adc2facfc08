#include "tandem/app/view.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace tandem {

bool may_see(const Project& project, Viewer viewer, CoderId coder, TranscriptId transcript) {
    if (viewer.me == coder || project.assistants.contains(coder)) return true;
    if (viewer.me)
        return project.is_done(transcript, *viewer.me) && project.is_done(transcript, coder);
    if (project.coders.size() - project.assistants.size() <= 1) return true;
    return std::all_of(project.coders.begin(), project.coders.end(), [&](const Coder& each) {
        return project.assistants.contains(each.id) || project.is_done(transcript, each.id);
    });
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
        if (const Coding* coding = project.codings().find({memo.target_row}))
            return may_see(project, viewer, *coding);
        return !memo.coder || viewer.me == memo.coder;  // its coding was removed
    }
    if (memo.about == "turn" && memo.coder && memo.transcript)
        return may_see(project, viewer, memo.coder, memo.transcript);
    return !memo.coder || may_see_all_of(project, viewer, memo.coder);
}

bool may_see(const Project& project, Viewer viewer, const Relation& relation) {
    return !relation.coder || may_see_all_of(project, viewer, relation.coder);
}

bool may_see(const Project& project, Viewer viewer, const JournalLine& line) {
    if (line.thought_of && !may_see_all_of(project, viewer, line.thought_of)) return false;
    return std::all_of(line.touches.begin(), line.touches.end(), [&](const auto& touched) {
        return may_see(project, viewer, touched.first, touched.second);
    });
}

std::vector<const Memo*> visible_memos(const Project& project, Viewer viewer) {
    std::vector<const Memo*> memos;
    for (const Memo& memo : project.memos)
        if (!memo.deleted && may_see(project, viewer, memo)) memos.push_back(&memo);
    return memos;
}

std::vector<const Relation*> visible_relations(const Project& project, Viewer viewer) {
    std::vector<const Relation*> relations;
    for (const Relation& relation : project.relations)
        if (!relation.deleted && may_see(project, viewer, relation)) relations.push_back(&relation);
    std::sort(relations.begin(), relations.end(),
              [](const Relation* a, const Relation* b) { return a->guid < b->guid; });
    return relations;
}

namespace {

// A coding and where it is read: looked up once, not at each comparison.
struct Placed {
    std::int64_t turn_number = INT64_MAX;  // without words: after all others
    std::int64_t begin = 0, end = 0;
    const Coding* coding = nullptr;

    // The GUID makes the order the same in every copy of the study.
    bool operator<(const Placed& other) const {
        return std::tie(turn_number, begin, end, coding->guid) <
               std::tie(other.turn_number, other.begin, other.end, other.coding->guid);
    }
};

Placed place(const Project& project, const Coding& coding) {
    Placed placed;
    placed.coding = &coding;
    if (coding.spans.empty()) return placed;
    const TextSpan& span = coding.spans.front();
    if (const Turn* turn = project.find_turn(coding.transcript, span.turn))
        placed.turn_number = turn->number;
    placed.begin = span.begin.value;
    placed.end = span.end.value;
    return placed;
}

}  // namespace

std::vector<const Coding*> visible_codings(const Project& project, Viewer viewer,
                                           TranscriptId transcript) {
    std::map<CoderId, bool> open;  // to the viewer
    for (const Coder& coder : project.coders)
        open[coder.id] = may_see(project, viewer, coder.id, transcript);
    std::vector<Placed> placed;
    for (const CodingId id : project.codings_in(transcript)) {
        const Coding* coding = project.codings().find(id);
        if (open[coding->coder]) placed.push_back(place(project, *coding));
    }
    std::sort(placed.begin(), placed.end());
    std::vector<const Coding*> codings;
    for (const Placed& each : placed) codings.push_back(each.coding);
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
