#include "ui/quick_chords.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace tandem::ui {
namespace {

bool is_modifier(ImGuiKey key) {
    return (key & ImGuiMod_Mask_) != 0 || (key >= ImGuiKey_LeftCtrl && key <= ImGuiKey_RightSuper);
}

// The place of the first release of a modifier after another key went down; the queue's size when
// there is none.
int first_early_release(const ImVector<ImGuiInputEvent>& queue) {
    bool key_went_down = false;
    for (int i = 0; i < queue.Size; ++i) {
        if (queue[i].Type != ImGuiInputEventType_Key) continue;
        const ImGuiInputEventKey& event = queue[i].Key;
        if (!is_modifier(event.Key)) key_went_down = key_went_down || event.Down;
        if (is_modifier(event.Key) && !event.Down && key_went_down) return i;
    }
    return queue.Size;
}

}  // namespace

void new_frame_keeping_chords() {
    ImVector<ImGuiInputEvent>& queue = ImGui::GetCurrentContext()->InputEventsQueue;
    ImVector<ImGuiInputEvent> waiting;
    for (int i = first_early_release(queue); i < queue.Size; ++i) waiting.push_back(queue[i]);
    queue.resize(queue.Size - waiting.Size);
    ImGui::NewFrame();
    for (const ImGuiInputEvent& event : waiting) queue.push_back(event);
}

}  // namespace tandem::ui
