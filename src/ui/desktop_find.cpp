// Finding words: from where it is asked for, and with which words it begins.
#include "ui/desktop.h"
#include "ui/panels/transcript_page.h"

namespace tandem::ui {
namespace {

constexpr std::size_t kMostBytes = 200;  // of selected words to be looked for

}  // namespace

// The selected words, when they are such as somebody would look for.
static std::string words_to_find(const TranscriptState& transcript, const Project& project) {
    if (!transcript.has_selection() || transcript.caret.turn != transcript.anchor.turn) return {};
    const std::string words = selected_words(transcript, project.turns(transcript.transcript));
    return words.size() > kMostBytes || words.find('\n') != std::string::npos ? "" : words;
}

void Desktop::act(const FindInTranscript&) {
    TranscriptState& transcript = state_.transcript;
    FindState& find = transcript.find;
    const std::string words = words_to_find(transcript, study_->workspace.project());
    if (!words.empty() && (!find.open || !state_.typing)) {
        find.query.words = words;
        find.query.regular_expression = false;
    }
    find.open = true;
    find.from_turn = transcript.selection_begin().turn;
    find.from_at = transcript.selection_begin().at;
    find.field.take_focus = true;
    // The whole of it, so that typing begins anew.
    find.field.anchor = {0};
    find.field.caret = length(find.query.words);
}

void Desktop::act(const FindInStudy&) {
    FindPageState& find = state_.find;
    if (state_.page == Page::Transcript) {
        const std::string words = words_to_find(state_.transcript, study_->workspace.project());
        if (!words.empty()) {
            find.query.words = words;
            find.query.regular_expression = false;
        }
    }
    act(ShowPage{Page::Find});
    find.field.take_focus = true;
    find.field.anchor = {0};
    find.field.caret = length(find.query.words);
}

void Desktop::act(const ReplaceInStudy&) {
    ReplaceState& replace = state_.replace;
    if (state_.page == Page::Transcript) {
        save_correction();
        const std::string words = words_to_find(state_.transcript, study_->workspace.project());
        if (!words.empty()) replace.replacement.words = words;
    }
    act(ShowPage{Page::Replace});
    TextField& field = replace.replacement.words.empty() ? replace.words_field : replace.with_field;
    field.take_focus = true;
    field.anchor = {0};
    field.caret = length(replace.replacement.words.empty() ? "" : replace.replacement.with);
}

void Desktop::act(const DeidentifyWords&) {
    DeidentifyState& page = state_.deidentify;
    const bool from_text = state_.page == Page::Transcript;
    if (from_text) {
        save_correction();
        const std::string words = words_to_find(state_.transcript, study_->workspace.project());
        if (!words.empty()) page.by_hand = words;
    }
    act(ShowPage{Page::Deidentify});
    if (page.by_hand.empty()) return;
    if (page.step == DeidentifyState::Step::Begin) act(ListIdentifiers{});
    page.step = DeidentifyState::Step::List;
    page.by_hand_replacement_field.take_focus = true;
}

void Desktop::act(const StepHit& request) {
    FindState& find = state_.transcript.find;
    if (find.query.words.empty()) return act(FindInTranscript{});
    find.step += request.step;
}

void Desktop::act(const SwitchFindOption& request) {
    const bool in_study = state_.page == Page::Find;
    SearchQuery& query = in_study ? state_.find.query : state_.transcript.find.query;
    query.*request.option = !(query.*request.option);
    if (!in_study) state_.transcript.find.seek = true;
}

}  // namespace tandem::ui
