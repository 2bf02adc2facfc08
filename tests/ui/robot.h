// Drives the user interface without window, display or graphics card, and finds items by label.
#pragma once

#include <functional>
#include <imgui.h>
#include <string>
#include <string_view>
#include <vector>

#include "software_render.h"

namespace tandem::ui::test {

// An item as ImGui's test hooks reported it in the last frame.
struct RobotItem {
    ImGuiID id = 0;
    std::string label;  // the visible part: "Save" of "Save##memo"; "##memo" stays as it is
    ImVec2 min, max;
    bool disabled = false, checked = false, open = false;
    ImVec2 centre() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }
};

// Owns ImGui's context. Needs ImGui compiled with IMGUI_ENABLE_TEST_ENGINE; robot.cpp defines the
// hooks. One robot at a time. Labels that are unknown or not unique fail the running test with a
// list of what is there; the function then does nothing.
// Order: make the robot, then Atlas and fonts (they register with its context), then run().
class Robot {
 public:
    explicit Robot(float width = 1440, float height = 900);
    ~Robot();
    Robot(const Robot&) = delete;
    Robot& operator=(const Robot&) = delete;

    // What each frame draws, between NewFrame and Render. Draws two frames at once.
    void run(std::function<void()> frame);
    void frame(int count = 1);

    void click(std::string_view label);
    void double_click(std::string_view label);
    void right_click(std::string_view label);
    void click_at(ImVec2 point, int times = 1, int button = 0);
    void hover(ImVec2 point);
    void drag(ImVec2 from, ImVec2 to);
    void scroll(ImVec2 point, float wheel);
    void type(std::string_view utf8);
    // ImGuiMod_Ctrl | ImGuiKey_Z and the like: down and up.
    void key(ImGuiKeyChord chord);
    // All of it between two frames, Control and its like let go before the key.
    void key_quickly(ImGuiKeyChord chord);
    // Characters and a key that arrive in one frame, as an input method sends them.
    void type_with_key(std::string_view utf8, ImGuiKey key);

    // True when an item has this label or a text drawn in the last frame contains it.
    bool sees(std::string_view label) const;
    bool has_item(std::string_view label) const;
    // Fails the test and returns an empty item when there is not exactly one.
    RobotItem item(std::string_view label) const;
    const std::vector<RobotItem>& items() const { return items_; }
    const std::vector<std::string>& texts() const { return texts_; }

    std::string& clipboard() { return clipboard_; }
    // Where the input method's window was last asked to be, and its line height.
    ImGuiPlatformImeData input_method() const { return input_method_; }

    Image picture(ImU32 background = IM_COL32(255, 254, 251, 255)) const;
    bool save_picture(const std::string& path) const;

    // For the hooks in robot.cpp.
    void note_item(ImGuiID id, ImVec2 min, ImVec2 max, int item_flags);
    void note_label(ImGuiID id, const char* label, int status_flags);
    void note_text(std::string text);

 private:
    void one_frame();
    std::string what_is_there() const;

    std::function<void()> draw_;
    std::vector<RobotItem> items_, coming_;
    std::vector<std::string> texts_, coming_texts_;
    std::string clipboard_;
    ImGuiPlatformImeData input_method_;
};

}  // namespace tandem::ui::test
