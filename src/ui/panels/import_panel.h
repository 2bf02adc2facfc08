// What an import would bring, before it is done, and what it warned of, afterwards. The panel
// stands below the page: reading and coding go on.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tandem/app/import_files.h"

#include "ui/actions.h"
#include "ui/view.h"

namespace tandem::ui {

struct ImportState {
    std::shared_ptr<ImportPlan> plan;  // read, not imported; null: none
    struct Warning {
        std::string file_name, words;
    };
    std::vector<Warning> warnings;  // of the last import, until they are dismissed
    std::string result;             // what that import did

    bool is_open() const { return plan || !warnings.empty(); }
};

// What a file of the plan holds: "transcript, otter, 120 turns: Interviewer 60, PT06 60".
std::string describe(const ImportPreview& file);
// "31 transcripts, 1 codebook"; files that cannot be imported are left out.
std::string describe(const ImportPlan& plan);
// "line 12: …".
std::string describe(const ReadWarning& warning);
// Files that cannot be imported.
int count_problems(const ImportPlan& plan);

// Height of the panel in a window of so many pixels; 0 when it is closed.
float import_panel_height(const View& view, const ImportState& state, float room);
void import_panel(const View& view, ImportState& state, Actions& actions);

}  // namespace tandem::ui
