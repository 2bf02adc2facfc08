#include "ui/panels/start_page.h"

#include <algorithm>
#include <cmath>
#include <imgui_internal.h>

#include "ui/folder_list.h"
#include "ui/panels/card.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

constexpr int kFramesBetweenLooks = 60;

// A file may come and go while the page is open.
void look_for_files(StartState& state, const StartOffer& offer) {
    if (state.missing.size() == offer.recent.size() && --state.frames_until_look > 0) return;
    state.frames_until_look = kFramesBetweenLooks;
    state.missing.clear();
    for (const RecentStudy& study : offer.recent) state.missing.push_back(!exists(study.path));
}

std::string folder_words(const std::string& path) {
    const std::string home = home_folder();
    const std::string folder = path.substr(0, path.rfind('/') + 1);
    return folder.starts_with(home) ? "~/" + folder.substr(home.size()) : folder;
}

void draw_recent(const Look& look, const RowBox& box, const RecentStudy& study, bool missing,
                 float room) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float x = box.min.x + look.px(10), y = box.min.y + look.px(5);
    const std::string when = study.opened_ms ? date_words(study.opened_ms).substr(0, 10) : "";
    const float right = box.min.x + room - look.px(10);
    const float when_width = missing ? 0 : measure_label(look.type.small, when);
    const std::string file = study.path.substr(study.path.rfind('/') + 1);
    draw_label(list, look.type.strong, {x, y}, missing ? look.theme.dim : look.theme.text,
               study.title.empty() ? file : study.title, right - when_width - look.px(14) - x);
    if (!missing)
        draw_label(list, look.type.small, {right - when_width, y + look.px(1)}, look.theme.faint,
                   when);
    const float below = y + look.type.strong.line_height() + look.px(2);
    const std::string place = folder_words(study.path) + file;
    draw_label(list, look.type.small, {x, below}, missing ? look.theme.warning : look.theme.dim,
               missing ? "Not there any more: " + place : place, right - x);
}

void draw_recent_row(const Look& look, const RecentStudy& study, bool missing, bool first,
                     StartState& state, Actions& actions) {
    const float height =
        look.type.strong.line_height() + look.type.small.line_height() + look.px(13);
    const ImVec2 at = ImGui::GetCursorPos();
    const float width = ImGui::GetContentRegionAvail().x;
    constexpr std::string_view kRemove = "Remove from list";
    const float room = missing ? width - button_width(look, kRemove) - look.px(8) : width;
    if (first && std::exchange(state.take_focus, false)) {
        ImGui::SetKeyboardFocusHere();
        ImGui::SetNavCursorVisible(true);
    }
    ImGui::SetNextItemAllowOverlap();
    const RowBox box = row(look, "##recent", study.title, false, height);
    const bool focused = ImGui::IsItemFocused();
    draw_recent(look, box, study, missing, room);
    if (box.pressed && !missing) actions.post(OpenStudy{study.path});
    if (focused && ImGui::IsKeyPressed(ImGuiKey_Delete, false))
        actions.post(ForgetStudy{study.path});
    if (!missing) return;
    const ImVec2 below = ImGui::GetCursorPos();
    ImGui::SetCursorPos({at.x + room + look.px(4), at.y + (height - look.px(30)) / 2});
    if (button(look, "##remove", {kRemove, Weight::Quiet})) actions.post(ForgetStudy{study.path});
    ImGui::SetCursorPos(below);
}

void draw_recent_studies(const Look& look, StartState& state, const StartOffer& offer,
                         Actions& actions) {
    look_for_files(state, offer);
    heading(look, "RECENT STUDIES");
    space(look, 4);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, look.px(2)});
    for (std::size_t i = 0; i < offer.recent.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        draw_recent_row(look, offer.recent[i], state.missing[i], i == 0, state, actions);
        ImGui::PopID();
    }
    ImGui::PopStyleVar();
    space(look, 18);
}

void draw_choices(const Look& look, StartState& state, const StartOffer& offer, Actions& actions) {
    const bool first = offer.recent.empty();
    if (first && std::exchange(state.take_focus, false)) ImGui::SetKeyboardFocusHere();
    if (button(look, "##new", {"New study", first ? Weight::Accent : Weight::Plain}))
        actions.post(NewStudy{});
    ImGui::SameLine(0, look.px(8));
    if (button(look, "##open", {"Open a study…", Weight::Plain, true, "Ctrl+O"}))
        actions.post(AskForFiles{FileFor::Study});
    ImGui::SameLine(0, look.px(8));
    if (button(look, "##example",
               {"Open the example", Weight::Plain, offer.example,
                offer.example ? "Four invented interviews, coded by two people. The copy is yours."
                              : "The example study was not installed with this program."}))
        actions.post(OpenExample{});
}

}  // namespace

void start_page(const Look& look, StartState& state, const StartOffer& offer, Actions& actions) {
    if (state.set_up.step != SetUpStep::None) {
        new_study_page(look, state.set_up, offer, actions);
        if (state.set_up.step == SetUpStep::None) state.take_focus = true;
        return;
    }
    const Card card(look, "##start-card", look.px(640));
    text_line(look, look.type.title, look.theme.text, "Tandem");
    space(look, 6);
    text_block(
        look, look.type.plain, look.theme.dim,
        "Two people, the same interviews, and what they agree on. A study is one file, whose "
        "name ends in .tandem.");
    space(look, 18);
    if (!offer.recent.empty()) draw_recent_studies(look, state, offer, actions);
    draw_choices(look, state, offer, actions);
    space(look, 14);
    if (!offer.message.text.empty()) {
        text_block(look, look.type.small, offer.message.error ? look.theme.warning : look.theme.dim,
                   offer.message.text);
        space(look, 6);
    }
    text_block(look, look.type.small, look.theme.dim,
               "A study dropped on this window is opened; transcripts and codebooks are dropped on "
               "an open study.");
}

}  // namespace tandem::ui
