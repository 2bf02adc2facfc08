// What an import would bring, before it is done, and what it warned of, afterwards. The panel
// stands below the page: reading and coding go on.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tandem/app/import_files.h"
#include "tandem/app/reimport.h"

#include "ui/actions.h"
#include "ui/view.h"

namespace tandem::ui {

// How files are read, where that is not plain from them; as ImportOptions.
struct ImportFields {
    std::string type = "auto";
    ReadingChoices reading = {};
    std::string people = {};  // path of a list of participants
    SurveyColumns survey = {};
};

// A file corrected elsewhere, and what it would make of its transcript.
struct AgainPreview {
    ReimportTranscript command;
    std::string transcript;                                                          // its name
    std::int64_t same = 0, changed = 0, split = 0, joined = 0, added = 0, gone = 0;  // turns
    struct Line {
        bool lost = false;
        std::string place, code, coder, quote;
    };
    std::vector<Line> codings;  // those whose words would change or be lost
};

struct ImportState {
    std::shared_ptr<ImportPlan> plan;     // read, not imported; null: none
    std::vector<std::string> paths;       // of its files
    ImportFields fields;                  // how they were read
    std::shared_ptr<AgainPreview> again;  // instead of a plan
    struct Warning {
        std::string file_name, words;
    };
    std::vector<Warning> warnings;  // of the last import, until they are dismissed
    std::string result;             // what that import did
    float fields_height = 0;        // pixels, kept by the panel: they break into lines

    bool is_open() const { return plan || again || !warnings.empty(); }
};

// What a file of the plan holds: "transcript, otter, 120 turns: Interviewer 60, PT06 60".
std::string describe(const ImportPreview& file);
// "31 transcripts, 1 codebook"; files that cannot be imported are left out.
std::string describe(const ImportPlan& plan);
// "line 12: …".
std::string describe(const ReadWarning& warning);
// "turns: 40 the same, 3 with other words; 2 codings change, 1 is lost"
std::string describe(const AgainPreview& again);
// Files that cannot be imported.
int count_problems(const ImportPlan& plan);

// Height of the panel in a window of so many pixels; 0 when it is closed.
float import_panel_height(const View& view, const ImportState& state, float room);
void import_panel(const View& view, ImportState& state, Actions& actions);

}  // namespace tandem::ui
