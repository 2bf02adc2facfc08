// Who can be recognised by which words: the list to decide by, string by string, and the study that
// is made without them. Decisions are kept in a sealed key, never in a study.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tandem/app/deidentify.h"

#include "ui/actions.h"
#include "ui/text_field.h"
#include "ui/view.h"

namespace tandem::ui {

struct DeidentifyState {
    enum class Step { Begin, List, Make, Report };
    Step step = Step::Begin;

    // What was listed, and how it was decided.
    std::vector<ReviewItem> items;
    IdentityKey key;             // decisions, names, and whether drafts have capitals
    bool unsaved = false;        // decisions that are in no file yet
    std::uint64_t revision = 0;  // of the study when it was listed

    // The list.
    enum class Show { All, Open, Decided };
    Show show = Show::All;
    std::string chosen;  // the string whose places are shown; empty: the first
    int focus_row = -1;  // gets the keyboard when it is drawn; -1: none
    std::string edited;  // the string that the two fields are about
    std::string type, replacement;
    bool wants_field = false;  // the replacement gets the keyboard in the next frame
    TextField type_field, replacement_field;
    std::string by_hand, by_hand_replacement;  // words that nobody found but a person
    TextField by_hand_field, by_hand_replacement_field;

    // The files.
    std::string key_path, study_path, passphrase, again;
    TextField key_field, study_field, passphrase_field, again_field;
    std::string opened;  // the key that the decisions came from
    bool keep_open = false;
    std::vector<std::string> report;  // paragraphs
};

void deidentify_panel(const View& view, DeidentifyState& state, Actions& actions);

// What was done, as sentences for the person who did it.
std::vector<std::string> report_sentences(const DeidentifyReport& report, const std::string& path);

// A string decided, in the list and in the key.
void decide_item(DeidentifyState& state, const std::string& text, tandem::Choice choice,
                 const std::string& replacement);

}  // namespace tandem::ui
