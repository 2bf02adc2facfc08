// Importing, for `import` and `codebook import`.
#pragma once

#include <string>
#include <vector>

#include "tandem/app/import_files.h"

#include "cli/session.h"

namespace tandem::cli {

Json preview_json(const ImportPreview& preview);
std::string preview_text(const ImportPreview& preview);

// Prints the previews, and runs the plan unless it is a rehearsal.
void import_files(const Session& session, const std::vector<std::string>& files,
                  ImportOptions options, bool dry_run);

}  // namespace tandem::cli
