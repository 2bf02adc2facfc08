// What one person may see of a study: independence as a property of reading, in one place.
#pragma once

#include <optional>
#include <vector>

#include "tandem/app/workspace.h"
#include "tandem/model/project.h"

namespace tandem {

// Who reads. Until both have declared a transcript done, neither coder sees the other's codings of
// it; somebody who reads without being a coder sees a coder's codings of it only when all coders of
// the study have. With a single coder there is nothing to hide. Assistants, who correct and do not
// code (Project::assistants), have nothing to hide, and see what a coder sees who is not done.
struct Viewer {
    std::optional<CoderId> me;
};

// Whether codings by `coder` in `transcript` are open to the viewer.
bool may_see(const Project& project, Viewer viewer, CoderId coder, TranscriptId transcript);
bool may_see(const Project& project, Viewer viewer, const Coding& coding);
// Memos follow what they hang on: those on codings and turns are hidden as their coder's codings
// there, one on a removed coding is its writer's alone, and other memos by other coders are hidden
// until every transcript is open.
bool may_see(const Project& project, Viewer viewer, const Memo& memo);
// Relations, and what the history tells of memos and relations, are their coder's thoughts: hidden
// as that coder's memo on a code.
bool may_see(const Project& project, Viewer viewer, const Relation& relation);
bool may_see(const Project& project, Viewer viewer, const JournalLine& line);
// Not the withdrawn ones; in the order in which they came into this file.
std::vector<const Memo*> visible_memos(const Project& project, Viewer viewer);
// Not the removed ones; in the order in which they were stated.
std::vector<const Relation*> visible_relations(const Project& project, Viewer viewer);

// The codings of a transcript that may be seen, by reading order (first span's turn, begin).
std::vector<const Coding*> visible_codings(const Project& project, Viewer viewer,
                                           TranscriptId transcript);
// Of the whole study, transcript after transcript.
std::vector<const Coding*> visible_codings(const Project& project, Viewer viewer);

// Whether anything is hidden from the viewer: then counts are partial and the screen says so.
bool hides_something(const Project& project, Viewer viewer);

}  // namespace tandem
