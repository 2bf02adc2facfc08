// One picture of the window, so that a change of its look is seen by somebody.
#include <filesystem>

#include "ui/desktop_robot.h"

namespace tandem::ui::test {
namespace {

// Fonts of another version shift a letter by a pixel here and there; a lost panel or a wrong colour
// moves far more.
constexpr double kTolerance = 0.02;

TEST_F(DesktopTest, LooksAsItDid) {
    become("Ana");
    robot.click("PT06");
    frames();
    drag_over(1, "Ten minutes later I had a diagnosis.");
    code_as("jump");
    drag_over(1, "later I had a diagnosis. Nobody had asked me");
    code_as("clos");
    robot.hover({5, 5});
    desktop->state().message = {};
    desktop->state().transcript.since_move = 0.6;  // the caret is between two blinks
    frames(1);
    const Image now = robot.picture(desktop->theme().panel);
    const std::string known_path =
        std::string(TANDEM_SOURCE_DIR) + "/tests/ui/pictures/transcript-light.png";
    Image known;
    const double difference = read_png(known_path, known) ? rms_difference(now, known) : 1;
    if (difference <= kTolerance) return;
    const std::string seen =
        (std::filesystem::temp_directory_path() / "transcript-light-now.png").string();
    write_png(now, seen);
    FAIL() << "The window differs by " << difference << " from " << known_path
           << ". What it looks like now: " << seen
           << ". If that is meant, look at it and put it in the old one's place.";
}

}  // namespace
}  // namespace tandem::ui::test
