// The window without a study: recent ones, a new one in three small steps, the example.
#pragma once

#include <string>
#include <vector>

#include "ui/actions.h"
#include "ui/panels/frame_panels.h"
#include "ui/settings.h"
#include "ui/shipped.h"
#include "ui/text_field.h"
#include "ui/view.h"

namespace tandem::ui {

enum class SetUpStep { None, Title, Codebook, Begin };

// A study that is being set up; nothing is written before the last step.
struct NewStudyState {
    SetUpStep step = SetUpStep::None;
    std::string title, path, coder;
    TextField title_field, path_field, coder_field;
    bool focus_option = false;  // the chosen codebook gets the keyboard
    bool path_typed = false;    // the path no longer follows the title
    std::string folder;         // where the path is suggested; ends in "/"
    int codebook = 0;           // 0: none; then the shipped ones; behind them a file
    std::string codebook_file;
    std::vector<std::string> transcripts;
    std::string problem;  // what is in the way of the next step
};

struct StartState {
    NewStudyState set_up;
    bool take_focus = true;
    // Kept by the page.
    std::vector<bool> missing;  // of the recent studies, whose files are not there
    int frames_until_look = 0;
};

// What the page shows besides its own state.
struct StartOffer {
    const std::vector<RecentStudy>& recent;
    const std::vector<ShippedCodebook>& codebooks;
    bool example = false;
    const Message& message;
};

void start_page(const Look& look, StartState& state, const StartOffer& offer, Actions& actions);

// The three steps of a new study.
void new_study_page(const Look& look, NewStudyState& state, const StartOffer& offer,
                    Actions& actions);
// The first step; the file is suggested in `folder`, if that is there.
void begin_set_up(NewStudyState& state, const std::string& folder);

// "Stigma: a study/pilot" → "Stigma- a study-pilot.tandem", a name that every file system takes.
std::string file_name_for(const std::string& title);

}  // namespace tandem::ui
