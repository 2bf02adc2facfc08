// Two coders compared: the figures, and the places where they differ.
#pragma once

#include <optional>

#include "ui/actions.h"
#include "ui/view.h"

namespace tandem::ui {

struct AgreementState {
    AgreementQuery query;  // a and b are chosen when the study has two coders
    CodeId code;           // none: places of all codes
    bool boundaries = false;
    float right_width = 0;
    std::optional<int> walk;  // the disagreement that is shown in the transcript
};

// Chooses the first two coders where none, or one who left, is chosen.
void settle_coders(const View& view, AgreementState& state);

// The places of the chosen code, in reading order.
std::vector<Disagreement> chosen_disagreements(const View& view, const AgreementState& state);

// "Ana", "Ben" or "Ana and Ben".
std::string marked_by_words(const View& view, const AgreementState& state,
                            const Disagreement& place);

void agreement_panel(const View& view, AgreementState& state, Actions& actions);

// The band over the transcript while the disagreements are walked through.
void walk_band(const View& view, AgreementState& state, Actions& actions);

}  // namespace tandem::ui
