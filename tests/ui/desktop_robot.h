// The whole window over a small study in a temporary file, driven by a robot.
#pragma once

#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <string_view>

#include "ui/desktop.h"
#include "ui/robot.h"

namespace tandem::ui::test {

// Always the same moment, in milliseconds of Unix time, and the same random numbers.
Clock still_clock();

// A study of two short transcripts (PT06, HP02) and three codes under one theme. Nobody is at work.
class DesktopTest : public ::testing::Test {
 protected:
    DesktopTest();
    ~DesktopTest() override;

    // Says who is at work, as a person does in the card.
    void become(const std::string& name);
    // The middle of the line at code point `at` of a turn (from 0) of the open transcript.
    ImVec2 point(int turn, std::int64_t at);
    // The first time `words` stand in the turn.
    void drag_over(int turn, std::string_view words);
    void code_as(std::string_view letters);
    void declare_done();
    // Without looking: the first time `words` stand in a turn (from 0), and a transcript as a
    // whole.
    void code(std::string_view transcript, int turn, std::string_view words, std::string_view name);
    void done(std::string_view transcript);
    void frames(int count = 3) { robot.frame(count); }
    void press(ImGuiKeyChord chord, int times = 1);
    // Types where the keyboard is.
    void write(std::string_view words);

    const Project& project() { return desktop->workspace()->project(); }
    const Coding* only_coding();
    std::string quote_of_only();
    std::string said() const { return desktop->message().text; }

    Robot robot{1440, 900};
    // After each frame, until all long work is done; switched off by tests that look at it.
    bool waits_for_work = true;
    std::string folder, path;
    std::unique_ptr<Desktop> desktop;
};

}  // namespace tandem::ui::test
