// What the commands of the transcript do: motions by sentence and turn, widening, correcting.
#include <algorithm>
#include <optional>
#include <utility>

#include "tandem/text/boundaries.h"

#include "ui/panels/transcript_page.h"

namespace tandem::ui {
namespace {

CodePoints size_of(const TranscriptPage& page, int turn) {
    return length(page.turn(turn).text);
}

// The sentence that `place` is in; with `before`, the one that ends there if it stands at an end.
TextRange sentence_at(const TranscriptPage& page, TextPlace place, bool before) {
    const std::string& text = page.turn(place.turn).text;
    const std::int64_t size = length(text).value;
    if (size == 0) return TextRange{};
    const std::int64_t inside =
        std::clamp<std::int64_t>(place.at.value - (before ? 1 : 0), 0, size - 1);
    return trim(text, snap_to_sentences(text, {{inside}, {inside + 1}}));
}

void snap_to_turns(TranscriptPage& page) {
    const TextPlace begin = page.state.selection_begin(), end = page.state.selection_end();
    page.state.anchor = {begin.turn, {0}};
    put_caret(page, {end.turn, size_of(page, end.turn)}, true);
}

void snap_to_sentence(TranscriptPage& page) {
    const TextPlace begin = page.state.selection_begin(), end = page.state.selection_end();
    const TextRange first = sentence_at(page, begin, false);
    const TextRange last = sentence_at(page, end, page.state.has_selection());
    page.state.anchor = {begin.turn, std::min(begin.at, first.begin)};
    put_caret(page, {end.turn, std::max(end.at, last.end)}, true);
}

TextPlace next_turn(const TranscriptPage& page, TextPlace from) {
    const int last = static_cast<int>(page.turns.size()) - 1;
    if (from.turn < last) return {from.turn + 1, {0}};
    return {last, size_of(page, last)};
}

// The beginning of this turn first, as paragraphs are stepped through elsewhere.
TextPlace previous_turn(TextPlace from) {
    if (from.at.value > 0) return {from.turn, {0}};
    return {std::max(0, from.turn - 1), {0}};
}

TextPlace next_sentence(const TranscriptPage& page, TextPlace from) {
    const std::string& text = page.turn(from.turn).text;
    const CodePoints size = length(text);
    if (from.at >= size) return next_turn(page, from);
    const TextRange here = snap_to_sentences(text, {from.at, from.at + CodePoints{1}});
    if (here.end >= size) return next_turn(page, from);
    return {from.turn, here.end};
}

TextPlace previous_sentence(const TranscriptPage& page, TextPlace from) {
    if (from.at.value == 0) {
        if (from.turn == 0) return from;
        from = {from.turn - 1, size_of(page, from.turn - 1)};
        if (from.at.value == 0) return from;
    }
    const std::string& text = page.turn(from.turn).text;
    return {from.turn, snap_to_sentences(text, {from.at - CodePoints{1}, from.at}).begin};
}

struct Motion {
    TextPlace to;
    bool extends;
};

std::optional<Motion> motion_of(const TranscriptPage& page, CommandId command) {
    const TextPlace from = page.state.caret;
    switch (command) {
        case CommandId::NextTurn:
            return Motion{next_turn(page, from), false};
        case CommandId::PreviousTurn:
            return Motion{previous_turn(from), false};
        case CommandId::NextSentence:
            return Motion{next_sentence(page, from), false};
        case CommandId::PreviousSentence:
            return Motion{previous_sentence(page, from), false};
        case CommandId::ExtendToNextTurn:
            return Motion{next_turn(page, from), true};
        case CommandId::ExtendToPreviousTurn:
            return Motion{previous_turn(from), true};
        case CommandId::ExtendToNextSentence:
            return Motion{next_sentence(page, from), true};
        case CommandId::ExtendToPreviousSentence:
            return Motion{previous_sentence(page, from), true};
        default:
            return std::nullopt;
    }
}

void select_next_coding(TranscriptPage& page) {
    const std::vector<CodingId> here = codings_at(page, page.state.selection_begin());
    auto now = std::find(here.begin(), here.end(), page.state.selected);
    if (now != here.end()) ++now;
    const bool wraps = now == here.end() && !here.empty();
    page.actions.post(SelectCoding{here.empty() ? CodingId{} : wraps ? here.front() : *now});
}

void switch_way(TranscriptPage& page) {
    TranscriptState& state = page.state;
    keep_correction(state, page.turns, page.actions);
    state.way = state.way == Way::Correct ? Way::Code : Way::Correct;
    state.correction.reset();
    state.take_focus = state.way == Way::Code;
}

void select_all(TranscriptPage& page) {
    const int last = static_cast<int>(page.turns.size()) - 1;
    page.state.anchor = {};
    put_caret(page, {last, size_of(page, last)}, true);
}

void code_in_vivo(TranscriptPage& page) {
    std::string words = selected_words(page.state, page.turns);
    std::replace(words.begin(), words.end(), '\n', ' ');
    if (!words.empty()) page.actions.post(CodeSelectionAsNew{std::move(words), true});
}

void carry_out(TranscriptPage& page, CommandId command) {
    if (const auto motion = motion_of(page, command)) {
        put_caret(page, motion->to, motion->extends);
        scroll_to_caret(page);
        return;
    }
    const Coding* coding = page.view.project.codings().find(page.state.selected);
    switch (command) {
        case CommandId::SnapSentence:
            return snap_to_sentence(page);
        case CommandId::SnapTurn:
            return snap_to_turns(page);
        case CommandId::NextCodingHere:
            return select_next_coding(page);
        case CommandId::CorrectTurn:
            return switch_way(page);
        case CommandId::ReviewTurn:
        case CommandId::SplitTurn:
        case CommandId::JoinTurn:
        case CommandId::MarkUnclear:
            return carry_out_correction(page, command);
        case CommandId::SelectAll:
            return select_all(page);
        case CommandId::CopyWords:
            return ImGui::SetClipboardText(selected_words(page.state, page.turns).c_str());
        case CommandId::CodeInVivo:
            return code_in_vivo(page);
        case CommandId::RemoveCoding:
            if (coding && may_see(page.view.project, page.view.viewer, *coding))
                page.actions.post(Command{RemoveCoding{coding->id}});
            return;
        default:
            if (command >= CommandId::Speaker1 && command <= CommandId::Speaker9)
                return carry_out_correction(page, command);
            return carry_out_mark(page, command);
    }
}

}  // namespace

void put_caret(TranscriptPage& page, TextPlace place, bool extend) {
    TranscriptState& state = page.state;
    state.caret = place;
    if (!extend) state.anchor = place;
    state.since_move = 0;
}

void carry_out_asked(TranscriptPage& page) {
    for (const CommandId command : std::exchange(page.state.asked, {}))
        if (!page.turns.empty()) carry_out(page, command);
}

}  // namespace tandem::ui
