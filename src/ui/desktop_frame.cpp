// One frame of the window: which panels stand where.
#include <algorithm>
#include <array>
#include <cmath>
#include <imgui_internal.h>

#include "ui/desktop.h"
#include "ui/panels/transcript.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"

namespace tandem::ui {
namespace {

// A pane of the root window with its own scrolling. `paper` is the reading surface.
class Pane {
 public:
    Pane(const View& view, const char* id, ImVec2 size, ImVec2 padding, bool paper,
         ImGuiWindowFlags flags = 0) {
        ImGui::PushStyleColor(ImGuiCol_ChildBg, paper ? view.theme.paper : view.theme.panel);
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {view.px(padding.x), view.px(padding.y)});
        ImGui::BeginChild(
            id, size, ImGuiChildFlags_AlwaysUseWindowPadding | ImGuiChildFlags_NavFlattened, flags);
        ImGui::PopStyleVar();
        ImGui::PopStyleColor();
    }
    ~Pane() { ImGui::EndChild(); }
    Pane(const Pane&) = delete;
    Pane& operator=(const Pane&) = delete;
};

constexpr ImGuiWindowFlags kRootFlags =
    ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
    ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoSavedSettings |
    ImGuiWindowFlags_NoScrollWithMouse;
constexpr ImGuiWindowFlags kStill =
    ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
constexpr ImVec2 kSidePadding{14, 14}, kPagePadding{22, 18};

// The paper reaches to the lines in the middle of the splitters.
void paper_behind(const View& view, float left, float right, float height) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddRectFilled({at.x + left, at.y}, {at.x + right, at.y + height},
                                              view.theme.paper);
}

}  // namespace

View Desktop::make_view() {
    refresh_colours();
    actor_ = study_->workspace.actor();
    return {study_->workspace.project(),
            study_->derived,
            study_->derived.viewer(),
            actor_,
            theme_,
            *type_,
            colours_,
            keys_,
            study_->workspace.revision(),
            scale_,
            state_.typing,
            [this](const CommandRow& row) { return why_not(row); }};
}

void Desktop::refresh_colours() {
    if (coloured_revision_ == study_->workspace.revision()) return;
    coloured_revision_ = study_->workspace.revision();
    colours_ = CodeColours(study_->workspace.project(), theme_);
}

void Desktop::frame() {
    begin_frame_due(due_);
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(screen);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::Begin("##root", nullptr, kRootFlags);
    ImGui::PopStyleVar();
    if (study_) {
        refresh_undo();
        tend_player();
        const View view = make_view();
        handle_keys(view);
        draw(view);
    } else {
        draw_start();
    }
    path_dialog({theme_, *type_, scale_}, state_.path_dialog, actions_);
    ImGui::End();
    state_.focus_pane = -1;
    state_.typing = ImGui::GetIO().WantTextInput;
    const std::vector<Request> asked = actions_.take();
    if (!asked.empty()) ask_for_frame(0);  // it shows what came of them
    for (const Request& request : asked) perform(request);
    take_file_answer();
    tend_jobs();
    keep_places_now_and_then();
}

void Desktop::draw(const View& view) {
    state_.top.page = state_.page;
    state_.top.back = name_of(state_.trail.behind);
    state_.top.forward = name_of(state_.trail.ahead);
    top_bar(view, state_.top, actions_);
    const ImVec2 body = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().y - view.px(30);
    const float import_height = import_panel_height(view, state_.import, room);
    const float below = import_height + (shows_player() ? player_strip_height(view) : 0);
    const float height = room - below;
    if (state_.asks_who) {
        const Pane pane(view, "##who-pane", {0, height}, kPagePadding, false);
        who_card(view, state_.who, actions_);
    } else if (state_.page == Page::Transcript) {
        draw_transcript_page(view, height);
    } else if (state_.page == Page::Find) {
        const Pane pane(view, "##find-pane", {0, height}, kPagePadding, true, kStill);
        find_panel(view, state_.find, actions_);
    } else if (state_.page == Page::Passages) {
        const Pane pane(view, "##passages-pane", {0, height}, kPagePadding, true, kStill);
        passages_panel(view, state_.passages, actions_);
    } else if (state_.page == Page::Changed) {
        const Pane pane(view, "##changed-pane", {0, height}, kPagePadding, true, kStill);
        changed_panel(view, state_.changed, actions_);
    } else if (state_.page == Page::Compare) {
        const Pane pane(view, "##compare-pane", {0, height}, kPagePadding, true, kStill);
        compare_panel(view, state_.compare, state_.transcript.transcript, actions_);
    } else if (state_.page == Page::Replace) {
        const Pane pane(view, "##replace-pane", {0, height}, kPagePadding, true, kStill);
        replace_panel(view, state_.replace, state_.transcript.transcript, actions_);
    } else if (state_.page == Page::Deidentify) {
        const Pane pane(view, "##deidentify-pane", {0, height}, kPagePadding, true, kStill);
        deidentify_panel(view, state_.deidentify, actions_);
    } else if (state_.page == Page::History) {
        const Pane pane(view, "##history-pane", {0, height}, kPagePadding, true);
        history_panel(view, state_.history, actions_);
    } else {
        draw_two_panes(view, height);
    }
    if (shows_player()) {
        ImGui::SetCursorScreenPos({body.x, body.y + height});
        draw_player(view);
    }
    if (import_height > 0) {
        ImGui::SetCursorScreenPos({body.x, body.y + room - import_height});
        const Pane pane(view, "##import", {0, import_height}, {18, 12}, false);
        take_focus(3);
        import_panel(view, state_.import, actions_);
    }
    ImGui::SetCursorScreenPos({body.x, body.y + height + below});
    message_bar(view, state_.message, jobs_.progress(), actions_);
    keys_card(view, state_.keys,
              state_.page == Page::Transcript ? Place::Transcript : Place::Anywhere, actions_);
    palette_panel(view, state_.palette, actions_);
    main_menu(view, state_.menu, actions_);
    approach_card(view, state_.approach, actions_);
    closing_card(view, state_.closing, stake(), actions_);
}

// The keyboard to the first row of the pane that is being drawn, if it was asked for.
void Desktop::take_focus(int pane) {
    if (state_.focus_pane != pane) return;
    // As ImGui::SetKeyboardFocusHere(), but the row is not pressed as well.
    ImGui::SetNavWindow(ImGui::GetCurrentWindow());
    // What has the keyboard now would take it back when it is drawn later in this frame.
    ImGui::SetNavID(0, ImGuiNavLayer_Main, 0, {});
    ImGui::NavMoveRequestSubmit(ImGuiDir_None, ImGuiDir_Down,
                                ImGuiNavMoveFlags_IsTabbing | ImGuiNavMoveFlags_FocusApi,
                                ImGuiScrollFlags_KeepVisibleEdgeY);
    ImGui::GetCurrentContext()->NavTabbingDir = 1;
    ImGui::GetCurrentContext()->NavTabbingCounter = 1;
}

void Desktop::draw_side(const View& view, float height) {
    const Pane pane(view, "##side", {state_.left_width, height}, kSidePadding, false);
    documents_head(view, state_.documents);
    take_focus(0);
    documents_panel(view, state_.documents, actions_);
    space(view, 16);
    code_tree_panel(view, state_.codes, actions_);
}

void Desktop::draw_transcript_page(const View& view, float height) {
    const float room = ImGui::GetContentRegionAvail().x;
    paper_behind(view, state_.left_width + view.px(3), room - state_.right_width - view.px(3),
                 height);
    draw_side(view, height);
    splitter(view, "##left-edge", state_.left_width, 1, view.px(180),
             std::min(view.px(460), room * 0.26f), height);
    const float centre = room - state_.left_width - state_.right_width - view.px(14);
    {
        const Pane pane(view, "##centre", {std::max(view.px(120), centre), height}, {0, 0}, true,
                        kStill);
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
        if (state_.focus_pane == 1) state_.transcript.take_focus = true;
        walk_band(view, state_.agreement, actions_);
        same_thing_strip(view, state_.same_thing, actions_);
        transcript_panel(view, state_.transcript, actions_);
        ImGui::PopStyleVar();
    }
    splitter(view, "##right-edge", state_.right_width, -1, view.px(200),
             std::min(view.px(480), room * 0.27f), height);
    {
        const Pane pane(view, "##inspector", {0, height}, {18, 14}, false);
        take_focus(2);
        if (state_.transcript.way == Way::Correct)
            checklist_panel(view, state_.checklist, state_.transcript, actions_);
        else
            inspector_panel(view, state_.inspector, actions_);
    }
    code_picker_panel(view, state_.picker, state_.transcript.caret_on_screen, actions_);
    question_picker_panel(view, state_.questions, state_.transcript.caret_on_screen, actions_);
}

void Desktop::draw_two_panes(const View& view, float height) {
    const float room = ImGui::GetContentRegionAvail().x;
    if (state_.page == Page::Tables) {
        paper_behind(view, state_.left_width + view.px(3), room, height);
        {
            const Pane pane(view, "##tables", {state_.left_width, height}, kSidePadding, false);
            table_list_panel(view, state_.tables, actions_);
        }
        splitter(view, "##left-edge", state_.left_width, 1, view.px(180), view.px(460), height);
        const Pane pane(view, "##preview-pane", {0, height}, kPagePadding, true, kStill);
        settle_coders(view, state_.agreement);
        table_preview_panel(view, state_.tables, state_.agreement.query, actions_);
        return;
    }
    const bool agreement = state_.page == Page::Agreement, memos = state_.page == Page::Memos;
    float& right = agreement ? state_.agreement.right_width
                   : memos   ? state_.memos.right_width
                             : state_.themes.right_width;
    paper_behind(view, 0, room - right - view.px(3), height);
    {
        const Pane pane(view, "##page", {room - right - view.px(7), height}, kPagePadding, true);
        if (agreement)
            agreement_panel(view, state_.agreement, actions_);
        else if (memos)
            memos_panel(view, state_.memos, actions_);
        else
            themes_panel(view, state_.themes, actions_);
    }
    splitter(view, "##page-edge", right, -1, view.px(240), room * 0.5f, height);
    const Pane pane(view, "##beside", {0, height}, {18, 14}, false);
    if (memos)
        memo_panel(view, state_.memos, actions_);
    else if (!agreement)
        relations_panel(view, state_.themes, actions_);
    else
        agreement_beside(view, state_.agreement, actions_);
}

}  // namespace tandem::ui
