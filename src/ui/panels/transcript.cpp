#include "ui/panels/transcript.h"

#include <algorithm>
#include <cmath>
#include <imgui_internal.h>

#include "tandem/tables/theme_quote_table.h"

#include "ui/panels/menus.h"
#include "ui/panels/transcript_page.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"

namespace tandem::ui {

std::string hidden_note(const View& view, TranscriptId transcript) {
    const Project& project = view.project;
    std::vector<std::string> hidden;
    for (const Coder* coder : project.coders_by_name())
        if (!may_see(project, view.viewer, coder->id, transcript)) hidden.push_back(coder->name);
    if (hidden.empty()) return {};
    std::string names = hidden.front();
    for (std::size_t i = 1; i < hidden.size(); ++i)
        names += (i + 1 < hidden.size() ? ", " : " and ") + hidden[i];
    if (!view.viewer.me)
        return "Codings by " + names + " are hidden until every coder has declared it done.";
    return "Codings by " + names + " are hidden until you have both declared this transcript done.";
}

namespace {

// Buttons that belong to the transcript, right-aligned in the strip above it.
void draw_buttons(TranscriptPage& page, ImVec2 strip_min, ImVec2 strip_max) {
    const View& view = page.view;
    const bool mine = !view.actor.empty();
    const bool done = view.viewer.me && view.project.is_done(page.transcript.id, *view.viewer.me);
    const bool correcting = page.state.way == Way::Correct;
    const Button correct{correcting ? "Back to coding" : "Correct", Weight::Plain, mine,
                         correcting ? "Leave the words as they are, and code them (F2)"
                                    : "Type in the transcript itself (F2)"};
    const Button code{"Code selection", Weight::Accent, mine && page.state.has_selection() && !done,
                      "Give the selected words a code (Enter)"};
    const Button declare{done ? "Reopen" : "Declare done", Weight::Plain, mine,
                         done ? "Go on coding this transcript"
                              : "I have finished this transcript. When the other coder has too, "
                                "you see each other's codings."};
    const float gap = view.px(8);
    // Where there is no room for all, the menu and the keys are left for some.
    const float room = strip_max.x - strip_min.x - view.px(150) - button_width(view, "Filtered");
    float width = button_width(view, code.label);
    const bool has_declare = width + gap + button_width(view, declare.label) <= room;
    if (has_declare) width += gap + button_width(view, declare.label);
    const bool has_correct = width + gap + button_width(view, correct.label) <= room;
    if (has_correct) width += gap + button_width(view, correct.label);
    draw_show_button(page, {strip_max.x - width - view.px(22), (strip_min.y + strip_max.y) / 2});
    ImGui::SetCursorScreenPos({strip_max.x - width - view.px(14),
                               std::floor((strip_min.y + strip_max.y - view.px(30)) / 2)});
    if (has_correct) {
        if (button(view, "##correct", correct)) page.actions.post(Invoke{CommandId::CorrectTurn});
        ImGui::SameLine(0, gap);
    }
    if (has_declare) {
        if (button(view, "##declare", declare))
            page.actions.post(Invoke{done ? CommandId::Reopen : CommandId::DeclareDone});
        ImGui::SameLine(0, gap);
    }
    if (button(view, "##code", code)) page.actions.post(OpenCodePicker{});
}

// Name, who speaks, and what is hidden.
void draw_strip(TranscriptPage& page, ImVec2 min, ImVec2 max) {
    const View& view = page.view;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float middle = (min.y + max.y) / 2;
    float x = min.x + view.px(18);
    FontStack& strong = view.type.strong;
    x += draw_label(list, strong, {x, std::floor(middle - strong.line_height() / 2)},
                    view.theme.text, page.transcript.name, view.px(220)) +
         view.px(12);
    std::string about = participant_descriptor(view.project, page.transcript.id);
    if (about.starts_with(page.transcript.name))
        about.erase(
            0, page.transcript.name.size() + (about.size() > page.transcript.name.size() ? 2 : 0));
    const float room = max.x - view.px(480) - x;
    if (room > view.px(40))
        draw_label(list, view.type.small,
                   {x, std::floor(middle - view.type.small.line_height() / 2)}, view.theme.dim,
                   about, room);
    draw_buttons(page, min, max);
    hairline(list, {min.x, max.y - 1}, {max.x, max.y - 1}, view.theme.line);
}

// Returns its height.
float draw_hidden_note(const TranscriptPage& page, ImVec2 min, float width) {
    const View& view = page.view;
    const std::string note = hidden_note(view, page.transcript.id);
    if (note.empty()) return 0;
    const float height = view.px(30);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(min, {min.x + width, min.y + height},
                       with_alpha(view.theme.accent, view.theme.dark ? 0.16f : 0.09f));
    draw_label(list, view.type.small,
               {min.x + view.px(18), min.y + (height - view.type.small.line_height()) / 2},
               view.theme.dim, note, width - view.px(36));
    return height;
}

void take_focus(TranscriptState& state) {
    if (!std::exchange(state.take_focus, false)) return;
    if (state.correction) state.correction->field.take_focus = true;
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    ImGui::FocusWindow(window);
    ImGui::SetFocusID(ImGui::GetItemID(), window);
    ImGui::SetNavCursorVisible(false);
}

// Shows that keys go to the words, as a ring does elsewhere.
void ring(const TranscriptPage& page, ImDrawList& list, bool has_keyboard) {
    if (!has_keyboard) return;
    list.AddRect({page.min.x + 1, page.min.y + 1}, {page.max.x - 1, page.max.y - 1},
                 page.view.theme.focus, 0, 0, page.view.theme.high_contrast ? 2.0f : 1.0f);
}

void draw_page(TranscriptPage& page) {
    TranscriptState& state = page.state;
    const float bar = page.view.px(10);
    follow_heard(page);
    arrange(page);
    ImGui::SetCursorScreenPos(page.min);
    ImGui::SetNextItemAllowOverlap();
    ImGui::InvisibleButton(
        "##text",
        {std::max(1.0f, page.max.x - page.min.x - bar), std::max(1.0f, page.max.y - page.min.y)},
        ImGuiButtonFlags_EnableNav);
    name_item("Transcript text");
    take_focus(state);
    const bool hovered = ImGui::IsItemHovered();
    const bool has_keyboard = ImGui::IsItemFocused() && !page.view.typing && !state.correction;
    handle_mouse(page, hovered, ImGui::IsItemActive());
    if (hovered) ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);
    state.has_keyboard = has_keyboard;
    // Escape would take the keyboard out of the words.
    if (has_keyboard) ImGui::SetKeyOwner(ImGuiKey_Escape, ImGui::GetItemID());
    if (has_keyboard && !page.turns.empty()) handle_keys(page);
    carry_out_asked(page);
    follow_caret(page);
    if (std::exchange(state.opens_menu, false)) ImGui::OpenPopup("##words-menu");
    context_menu(page.view, "##words-menu", page.actions);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.PushClipRect(page.min, page.max, true);
    {
        const AtlasScope atlas(list, page.view.type.reading.atlas());
        draw_heard(page, list);
        draw_tints(page, list);
        draw_hits(page, list);
        draw_words(page, list, has_keyboard);
        draw_stripes(page, list, hovered);
    }
    if (state.correction) draw_correction(page);
    ring(page, list, has_keyboard);
    list.PopClipRect();
    draw_scroll_bar(page);
}

}  // namespace

void transcript_panel(const View& view, TranscriptState& state, Actions& actions) {
    const Transcript* transcript = view.project.transcripts.find(state.transcript);
    if (!transcript) {
        const bool none = view.project.transcripts.empty();
        empty_state(view, none ? "No transcripts yet" : "Choose a transcript",
                    none ? "Drop transcript files on this window, or import them with: tandem "
                           "import STUDY.tandem FILES. Transcribers' files, subtitles, Word, PDF, "
                           "plain text and surveys are understood."
                         : "Click one in the list at the left.");
        return;
    }
    const ImVec2 min = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
    const float strip = view.px(46);
    TranscriptPage page{view,
                        state,
                        actions,
                        *transcript,
                        view.project.turns(state.transcript),
                        shown_marks(view, state),
                        {},
                        {}};
    page.max = {min.x + room.x, min.y + room.y};
    draw_strip(page, min, {page.max.x, min.y + strip});
    const float note = draw_hidden_note(page, {min.x, min.y + strip}, room.x);
    const float band = draw_filter_band(page, {min.x, min.y + strip + note}, room.x);
    const ImVec2 bar{min.x, min.y + strip + note + band};
    page.min = {min.x, bar.y + find_bar_height(view, state.find)};
    if (page.max.y - page.min.y < view.px(20)) return;
    const float overview = room.x > view.px(560) ? view.px(42) : 0;
    page.max.x -= overview;
    draw_page(page);
    find_bar(page, bar, room.x);
    if (overview > 0)
        draw_overview(page, {page.max.x, page.min.y}, {page.max.x + overview, page.max.y});
}

}  // namespace tandem::ui
