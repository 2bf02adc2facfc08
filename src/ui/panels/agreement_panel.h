// Coders compared: the figures, and the places where they differ.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "ui/actions.h"
#include "ui/text_field.h"
#include "ui/view.h"

namespace tandem::ui {

// In what order the codes stand.
struct AgreementSort {
    enum class By { Tree, Name, Both, OnlyA, OnlyB, Neither, Differ, Figure };
    By by = By::Tree;
    std::string measure = {};  // of Figure
    bool downwards = true;     // the largest first
    bool operator==(const AgreementSort&) const = default;
};

// Which codes stand there.
struct AgreementFilter {
    std::string words = {};  // in the name
    bool differing = false, by_both = false, without_rare = false;
    std::string kind = {};  // one of the code's kinds
    bool operator==(const AgreementFilter&) const = default;
};

// The marks of the lesson, in characters.
struct LessonState {
    std::int64_t both = 300, only_a = 100, only_b = 100;
    std::array<std::int64_t, 4> text{1'000, 5'000, 20'000, 60'000};
    std::int64_t idea_a = 600, idea_b = 440;
};

struct AgreementState {
    AgreementQuery query;  // a and b are chosen when the study has two coders
    CodeId code;           // none: places of all codes
    AgreementView shown = AgreementView::Codes;
    AgreementSort sort;
    AgreementFilter filter;
    TextField filter_field, share_field, reason_field;
    std::string reason;      // for another approach than the reflexive one
    std::string share_text;  // of a unit, in percent; see query.share
    // In a low window the choices stand in one line until they are asked for.
    bool choices_open = false;
    LessonState lesson;
    // A round that is to be started, and the one that was asked for.
    std::string round_name, asked_round;
    TextField round_field;
    // Beside the page: the places, or the figures of the chosen code.
    bool shows_figures = false;
    bool every_measure = false, what_changes = false, calculation = false;
    bool boundaries = false;
    float right_width = 0;
    std::optional<int> walk;  // the disagreement that is shown in the transcript
};

// Chooses the first two coders where none, or one who left, is chosen; forgets a group, a round
// and questions that are not there any more.
void settle_coders(const View& view, AgreementState& state);

// "turn coded from 50 % on, Ana and Ben, α, Round 2": the unit, who, the measure, and what narrows
// it.
std::string choices_in_words(const View& view, const AgreementQuery& query);

// The places of the chosen code, in reading order; none in a reflexive study.
std::vector<Disagreement> chosen_disagreements(const View& view, const AgreementState& state);

// "Ana", "Ben" or "Ana and Ben".
std::string marked_by_words(const View& view, const AgreementState& state,
                            const Disagreement& place);

void agreement_panel(const View& view, AgreementState& state, Actions& actions);
// Beside it.
void agreement_beside(const View& view, AgreementState& state, Actions& actions);

// The band over the transcript while the disagreements are walked through.
void walk_band(const View& view, AgreementState& state, Actions& actions);

}  // namespace tandem::ui
