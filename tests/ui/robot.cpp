#include "robot.h"

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>
#include <gtest/gtest.h>
#include <imgui_internal.h>

#include "ui/quick_chords.h"

namespace tandem::ui::test {
namespace {

// The hooks below are free functions of ImGui's; the context carries the robot they report to.
Robot* robot_of(ImGuiContext* context) {
    return static_cast<Robot*>(context->TestEngine);
}

// What a renderer does with texture requests, without a graphics card.
void acknowledge_textures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantCreate ||
            texture->Status == ImTextureStatus_WantUpdates) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        } else if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
    }
}

void connect_platform() {
    ImGuiPlatformIO& platform = ImGui::GetPlatformIO();
    platform.Platform_SetClipboardTextFn = [](ImGuiContext* context, const char* text) {
        robot_of(context)->clipboard() = text;
    };
    platform.Platform_GetClipboardTextFn = [](ImGuiContext* context) {
        return robot_of(context)->clipboard().c_str();
    };
}

constexpr std::array kModifiers{ImGuiMod_Ctrl, ImGuiMod_Shift, ImGuiMod_Alt, ImGuiMod_Super};

void send_modifiers(ImGuiKeyChord chord, bool down) {
    for (const ImGuiKey modifier : kModifiers)
        if (chord & modifier) ImGui::GetIO().AddKeyEvent(modifier, down);
}

}  // namespace

Robot::Robot(float width, float height) {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {width, height};
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    ImGui::GetCurrentContext()->TestEngine = this;
    connect_platform();
    ImGui::GetPlatformIO().Platform_SetImeDataFn = [](ImGuiContext* context, ImGuiViewport*,
                                                      ImGuiPlatformImeData* place) {
        robot_of(context)->input_method_ = *place;
    };
    ImGui::GetCurrentContext()->TestEngineHookItems = true;
}

Robot::~Robot() {
    for (ImTextureData* texture : ImGui::GetIO().Fonts->TexList) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    ImGui::DestroyContext();
}

void Robot::run(std::function<void()> frame_contents) {
    draw_ = std::move(frame_contents);
    frame(2);
}

// ImGui deals queued events out over several frames: a frame more as long as any are left.
void Robot::frame(int count) {
    while (count-- > 0 || !ImGui::GetCurrentContext()->InputEventsQueue.empty()) one_frame();
}

void Robot::one_frame() {
    coming_.clear();
    coming_texts_.clear();
    ImGui::GetIO().DeltaTime = 1 / 60.0f;
    new_frame_keeping_chords();
    if (draw_) draw_();
    ImGui::Render();
    acknowledge_textures();
    items_.swap(coming_);
    texts_.swap(coming_texts_);
}

void Robot::click(std::string_view label) {
    if (const RobotItem found = item(label); found.id) click_at(found.centre());
}

void Robot::double_click(std::string_view label) {
    if (const RobotItem found = item(label); found.id) click_at(found.centre(), 2);
}

void Robot::right_click(std::string_view label) {
    if (const RobotItem found = item(label); found.id) click_at(found.centre(), 1, 1);
}

// Time passes first, so that two calls are two clicks and never one double click.
void Robot::click_at(ImVec2 point, int times, int button) {
    frame(30);
    hover(point);
    for (int i = 0; i < times; ++i) {
        ImGui::GetIO().AddMouseButtonEvent(button, true);
        frame();
        ImGui::GetIO().AddMouseButtonEvent(button, false);
        frame();
    }
    frame(2);
}

void Robot::hover(ImVec2 point) {
    ImGui::GetIO().AddMousePosEvent(point.x, point.y);
    frame();
}

void Robot::drag(ImVec2 from, ImVec2 to) {
    constexpr int kSteps = 8;
    frame(30);
    hover(from);
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    frame();
    for (int i = 1; i <= kSteps; ++i)
        hover(ImLerp(from, to, static_cast<float>(i) / static_cast<float>(kSteps)));
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    frame(2);
}

void Robot::scroll(ImVec2 point, float wheel) {
    hover(point);
    ImGui::GetIO().AddMouseWheelEvent(0, wheel);
    frame(2);
}

void Robot::type(std::string_view utf8) {
    ImGui::GetIO().AddInputCharactersUTF8(std::string(utf8).c_str());
    frame(2);
}

void Robot::key_quickly(ImGuiKeyChord chord) {
    const ImGuiKey plain = static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_);
    send_modifiers(chord, true);
    ImGui::GetIO().AddKeyEvent(plain, true);
    send_modifiers(chord, false);
    ImGui::GetIO().AddKeyEvent(plain, false);
    frame(4);
}

void Robot::key(ImGuiKeyChord chord) {
    const ImGuiKey plain = static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_);
    send_modifiers(chord, true);
    ImGui::GetIO().AddKeyEvent(plain, true);
    frame();
    ImGui::GetIO().AddKeyEvent(plain, false);
    send_modifiers(chord, false);
    frame(2);
}

// Not trickled, so that both are seen in the same frame.
void Robot::type_with_key(std::string_view utf8, ImGuiKey plain) {
    ImGuiIO& io = ImGui::GetIO();
    io.ConfigInputTrickleEventQueue = false;
    io.AddInputCharactersUTF8(std::string(utf8).c_str());
    io.AddKeyEvent(plain, true);
    frame();
    io.AddKeyEvent(plain, false);
    frame(2);
    io.ConfigInputTrickleEventQueue = true;
}

bool Robot::has_item(std::string_view label) const {
    for (const RobotItem& each : items_)
        if (each.label == label) return true;
    return false;
}

bool Robot::sees(std::string_view label) const {
    for (const std::string& text : texts_)
        if (text.find(label) != std::string::npos) return true;
    return has_item(label);
}

RobotItem Robot::item(std::string_view label) const {
    const RobotItem* found = nullptr;
    int count = 0;
    for (const RobotItem& each : items_) {
        if (each.label != label) continue;
        found = &each;
        ++count;
    }
    if (count == 1) return *found;
    ADD_FAILURE() << (count == 0 ? "No item is labelled '" : "Several items are labelled '")
                  << label << "'. There are:\n"
                  << what_is_there();
    return {};
}

std::string Robot::what_is_there() const {
    std::string list;
    for (const RobotItem& each : items_) {
        if (each.label.empty()) continue;
        std::array<char, 80> place{};
        std::snprintf(place.data(), place.size(), " at (%.0f, %.0f)%s\n",
                      static_cast<double>(each.min.x), static_cast<double>(each.min.y),
                      each.disabled ? ", disabled" : "");
        list += "  '" + each.label + "'" + place.data();
    }
    return list.empty() ? "  nothing\n" : list;
}

Image Robot::picture(ImU32 background) const {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    return render(*ImGui::GetDrawData(), static_cast<int>(size.x), static_cast<int>(size.y),
                  background);
}

bool Robot::save_picture(const std::string& path) const {
    return write_png(picture(), path);
}

void Robot::note_item(ImGuiID id, ImVec2 min, ImVec2 max, int item_flags) {
    RobotItem noted;
    noted.id = id;
    noted.min = min;
    noted.max = max;
    noted.disabled = (item_flags & ImGuiItemFlags_Disabled) != 0;
    coming_.push_back(std::move(noted));
}

// Labels come after their item; the last item of that id is the one meant.
void Robot::note_label(ImGuiID id, const char* label, int status_flags) {
    for (auto each = coming_.rbegin(); each != coming_.rend(); ++each) {
        if (each->id != id) continue;
        const std::string whole = label ? label : "";
        each->label = whole.substr(0, whole.find("##"));
        if (each->label.empty()) each->label = whole;
        each->checked = (status_flags & ImGuiItemStatusFlags_Checked) != 0;
        each->open = (status_flags & ImGuiItemStatusFlags_Opened) != 0;
        return;
    }
}

void Robot::note_text(std::string text) {
    coming_texts_.push_back(std::move(text));
}

}  // namespace tandem::ui::test

using tandem::ui::test::Robot;

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& box,
                                 const ImGuiLastItemData* item) {
    if (id == 0) return;
    static_cast<Robot*>(context->TestEngine)
        ->note_item(id, box.Min, box.Max, item ? item->ItemFlags : 0);
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext* context, ImGuiID id, const char* label,
                                  ImGuiItemStatusFlags flags) {
    static_cast<Robot*>(context->TestEngine)->note_label(id, label, flags);
}

// textkit reports through the log what it draws.
void ImGuiTestEngineHook_Log(ImGuiContext* context, const char* format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    const int length = std::vsnprintf(nullptr, 0, format, arguments);
    std::string text(static_cast<std::size_t>(std::max(0, length)), '\0');
    std::vsnprintf(text.data(), text.size() + 1, format, again);
    va_end(again);
    va_end(arguments);
    if (context->TestEngine) static_cast<Robot*>(context->TestEngine)->note_text(std::move(text));
}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) {
    return nullptr;
}
