// Another coder's copy of the study into this one.
#pragma once

#include <string>

#include "tandem/app/view.h"
#include "tandem/app/workspace.h"
#include "tandem/store/project_file.h"

namespace tandem {

// One transaction, one journal entry; rolled back when `dry_run`. The report tells a viewer nothing
// of codings that the viewer must not see. Throws Error for another study or a damaged copy.
MergeReport merge_study(ProjectFile& file, Project& project, Viewer viewer,
                        const std::string& other_path, bool dry_run, std::int64_t now_ms,
                        const std::string& by, const Guid& actor);

}  // namespace tandem
