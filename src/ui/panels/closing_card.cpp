// The question whether to close while work goes on.
#include "ui/panels/frame_panels.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {

void closing_card(const View& view, ClosingState& state, const std::string& stake,
                  Actions& actions) {
    if (stake.empty()) state.asked = false;
    constexpr const char* kId = "##closing-card";
    if (state.asked && !ImGui::IsPopupOpen(kId)) ImGui::OpenPopup(kId);
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({screen.x / 2, screen.y * 0.4f}, ImGuiCond_Always, {0.5f, 0.5f});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {view.px(26), view.px(22)});
    constexpr ImGuiWindowFlags kFlags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove |
                                        ImGuiWindowFlags_NoResize |
                                        ImGuiWindowFlags_AlwaysAutoResize;
    if (ImGui::BeginPopupModal(kId, nullptr, kFlags)) {
        text_line(view, view.type.title, view.theme.text, "Close now?");
        space(view, 8);
        text_block(view, view.type.plain, view.theme.dim,
                   as_sentence(stake) +
                       " Closing now cancels that: nothing of it is kept, and all "
                       "that was there before stays.",
                   view.px(400));
        space(view, 14);
        if (button(view, "##stay", {"Go on working", Weight::Accent}))
            actions.post(AnswerClosing{false});
        ImGui::SameLine(0, view.px(8));
        if (button(view, "##close", {"Cancel it and close"})) actions.post(AnswerClosing{true});
        if (!state.asked) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

}  // namespace tandem::ui
