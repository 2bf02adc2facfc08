#include "ui/panels/card.h"

#include <algorithm>
#include <cmath>

namespace tandem::ui {

Card::Card(const Look& look, const char* id, float width) {
    const ImVec2 at = ImGui::GetCursorPos(), room = ImGui::GetContentRegionAvail();
    const float w = std::min(width, room.x - look.px(20));
    ImGui::SetCursorPos({at.x + std::floor((room.x - w) / 2),
                         at.y + std::floor(std::max(look.px(20), room.y * 0.14f))});
    ImGui::PushStyleColor(ImGuiCol_ChildBg, look.theme.field);
    ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, look.px(8));
    ImGui::PushStyleVar(ImGuiStyleVar_ChildBorderSize, 1.0f);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {look.px(26), look.px(22)});
    ImGui::BeginChild(id, {w, 0},
                      ImGuiChildFlags_Borders | ImGuiChildFlags_AutoResizeY |
                          ImGuiChildFlags_AlwaysUseWindowPadding | ImGuiChildFlags_NavFlattened);
}

Card::~Card() {
    ImGui::EndChild();
    ImGui::PopStyleVar(3);
    ImGui::PopStyleColor();
}

bool is_blank_text(std::string_view text) {
    return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

}  // namespace tandem::ui
