// The mouse and the keyboard in the transcript.
#include <algorithm>
#include <imgui_internal.h>

#include "tandem/text/boundaries.h"

#include "ui/frame_due.h"
#include "ui/panels/transcript_page.h"

namespace tandem::ui {
namespace {

void select_part(TranscriptPage& page, int place, CodePoints begin, CodePoints end) {
    page.state.anchor = {place, begin};
    put_caret(page, {place, end}, true);
}

// Two clicks take a word, three a sentence, four the turn.
void select_around(TranscriptPage& page, TextPlace place, int clicks) {
    const std::string& text = page.turn(place.turn).text;
    const CodePoints size = length(text);
    if (clicks == 2) {
        const WordRange word = words_of(page, place.turn).word_at(place.at);
        select_part(page, place.turn, word.begin, word.end);
    } else if (clicks == 3) {
        const CodePoints begin = std::min(place.at, size - CodePoints{size.value > 0 ? 1 : 0});
        const TextRange point{begin, std::min(begin + CodePoints{1}, size)};
        const TextRange sentence = trim(text, snap_to_sentences(text, point));
        select_part(page, place.turn, sentence.begin, sentence.end);
    } else {
        select_part(page, place.turn, {0}, size);
    }
}

// The shortest coding under a click is selected; clicking again goes to the next longer one.
void select_coding_at(TranscriptPage& page, TextPlace place) {
    const std::vector<CodingId> here = codings_at(page, place);
    if (here.empty()) {
        if (page.state.selected) page.actions.post(SelectCoding{});
        return;
    }
    const auto now = std::find(here.begin(), here.end(), page.state.selected);
    const bool again = now != here.end() && now + 1 != here.end();
    page.actions.post(SelectCoding{again ? *(now + 1) : here.front()});
}

void drag(TranscriptPage& page) {
    const ImGuiIO& io = ImGui::GetIO();
    put_caret(page, place_under(page, io.MousePos), true);
    const double step = static_cast<double>(page.line_height) * 0.5;
    if (io.MousePos.y < page.min.y || io.MousePos.y > page.max.y) ask_for_frame(0);
    if (io.MousePos.y < page.min.y) page.state.scroll -= step;
    if (io.MousePos.y > page.max.y) page.state.scroll += step;
}

bool key(ImGuiKey which) {
    return ImGui::IsKeyPressed(which, ImGuiInputFlags_Repeat, ImGui::GetItemID());
}

// Arrow keys and their like belong to the text, not to ImGui's own navigation.
void own_keys() {
    const ImGuiID id = ImGui::GetItemID();
    for (const ImGuiKey each : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow,
                                ImGuiKey_DownArrow, ImGuiKey_Home, ImGuiKey_End, ImGuiKey_PageUp,
                                ImGuiKey_PageDown, ImGuiKey_Enter, ImGuiKey_Space, ImGuiKey_Tab})
        ImGui::SetKeyOwner(each, id);
}

TextPlace step_sideways(TranscriptPage& page, TextPlace from, bool to_the_right) {
    const Paragraph& words = words_of(page, from.turn);
    const bool by_word = ImGui::GetIO().KeyCtrl;
    const bool forward = to_the_right != words.rtl();
    const CodePoints size = words.length();
    CodePoints at;
    if (by_word)
        at = forward ? words.next_word(from.at) : words.previous_word(from.at);
    else
        at = to_the_right ? words.right_of(from.at) : words.left_of(from.at);
    if (at != from.at) return {from.turn, at};
    const int last = static_cast<int>(page.turns.size()) - 1;
    if (forward && from.at == size && from.turn < last) return {from.turn + 1, {0}};
    if (!forward && from.at == CodePoints{0} && from.turn > 0)
        return {from.turn - 1, length(page.turn(from.turn - 1).text)};
    return from;
}

// Keeps to the column where the first of several steps began.
TextPlace step_lines(TranscriptPage& page, TextPlace from, int lines) {
    TranscriptState& state = page.state;
    const Caret caret = words_of(page, from.turn).caret(from.at);
    if (state.goal_x < 0) state.goal_x = caret.x;
    const int last = static_cast<int>(page.turns.size()) - 1;
    int turn = from.turn, line = caret.line + lines;
    while (line < 0 && turn > 0) line += words_of(page, --turn).line_count();
    while (line >= words_of(page, turn).line_count() && turn < last)
        line -= words_of(page, turn++).line_count();
    const Paragraph& words = words_of(page, turn);
    line = std::clamp(line, 0, std::max(0, words.line_count() - 1));
    const float y = (static_cast<float>(line) + 0.5f) * page.line_height;
    return {turn, words.hit(state.goal_x, y)};
}

TextPlace moved_caret(TranscriptPage& page) {
    const ImGuiIO& io = ImGui::GetIO();
    const TextPlace from = page.state.caret;
    const int last = static_cast<int>(page.turns.size()) - 1;
    const int page_lines = static_cast<int>((page.max.y - page.min.y) / page.line_height * 0.8f);
    const bool plain = !io.KeyCtrl && !io.KeyAlt;  // with these, sentences and turns: commands
    if (plain && key(ImGuiKey_UpArrow)) return step_lines(page, from, -1);
    if (plain && key(ImGuiKey_DownArrow)) return step_lines(page, from, 1);
    if (!io.KeyCtrl && key(ImGuiKey_PageUp)) return step_lines(page, from, -page_lines);
    if (!io.KeyCtrl && key(ImGuiKey_PageDown)) return step_lines(page, from, page_lines);
    page.state.goal_x = -1;
    if (key(ImGuiKey_LeftArrow)) return step_sideways(page, from, false);
    if (key(ImGuiKey_RightArrow)) return step_sideways(page, from, true);
    if (key(ImGuiKey_Home))
        return io.KeyCtrl ? TextPlace{}
                          : TextPlace{from.turn, words_of(page, from.turn).line_home(from.at)};
    if (key(ImGuiKey_End))
        return io.KeyCtrl ? TextPlace{last, length(page.turn(last).text)}
                          : TextPlace{from.turn, words_of(page, from.turn).line_end(from.at)};
    return from;
}

bool moves_caret() {
    if (ImGui::GetIO().KeyAlt) return false;
    for (const ImGuiKey each :
         {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow,
          ImGuiKey_Home, ImGuiKey_End, ImGuiKey_PageUp, ImGuiKey_PageDown})
        if (key(each)) return true;
    return false;
}

}  // namespace

void handle_mouse(TranscriptPage& page, bool hovered, bool active) {
    const ImGuiIO& io = ImGui::GetIO();
    TranscriptState& state = page.state;
    const float reach = page.view.type.reading.px() * 0.8f;
    const bool in_text = hovered && io.MousePos.x > page.text_x - reach &&
                         io.MousePos.x < page.text_x + page.text_width + reach;
    state.hovered = {};
    if (in_text) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
        const std::vector<CodingId> under = codings_at(page, place_under(page, io.MousePos));
        if (!under.empty()) state.hovered = under.front();
    }
    if (in_text && ImGui::IsItemClicked(ImGuiMouseButton_Left)) {
        const TextPlace place = place_under(page, io.MousePos);
        const int clicks = io.MouseClickedCount[0];
        state.goal_x = -1;
        if (clicks >= 2) {
            select_around(page, place, clicks);
        } else {
            put_caret(page, place, io.KeyShift);
            if (!io.KeyShift) select_coding_at(page, place);
            state.dragging = true;
        }
    }
    if (hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Right)) {
        const TextPlace place = place_under(page, io.MousePos);
        // The words that are chosen stay chosen when the menu is asked for on them.
        if (place < state.selection_begin() || state.selection_end() < place) {
            put_caret(page, place, false);
            select_coding_at(page, place);
        }
        state.opens_menu = true;
    }
    if (!active) state.dragging = false;
    if (state.dragging && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 2)) drag(page);
    if (hovered && io.MouseWheel != 0)
        state.scroll -= static_cast<double>(io.MouseWheel * page.line_height) * 3;
}

void handle_keys(TranscriptPage& page) {
    TranscriptState& state = page.state;
    own_keys();
    if (moves_caret()) {
        const TextPlace place = moved_caret(page);
        put_caret(page, place, ImGui::GetIO().KeyShift);
        scroll_to_caret(page);
    }
    if (state.reveal_caret) scroll_to_caret(page);
    state.reveal_caret = false;
}

}  // namespace tandem::ui
