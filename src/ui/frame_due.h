// When the window changes although nothing happens: a caret blinks, a tip appears, a search goes
// on.
#pragma once

#include <optional>

namespace tandem::ui {

// The least of what was asked for while a frame was drawn.
struct FrameDue {
    std::optional<double> seconds;  // after the frame; none: it stays as it is
};

// What is asked for from now on, in the current context of Dear ImGui, goes there.
void begin_frame_due(FrameDue& due);
void end_frame_due();
// The window is to be drawn again after so many seconds. Nothing without begin_frame_due().
void ask_for_frame(double seconds);

// Seconds until a caret that moved so long ago comes or goes. It is seen for half of a blink.
inline constexpr double kBlink = 1.06;
bool caret_is_seen(double since_move);
double until_blink(double since_move);

// What the loop knows when it has drawn.
struct Rest {
    bool settling = false;      // something happened just now: one frame more shows what came of it
    std::optional<double> due;  // a frame, in seconds
    std::optional<double> keep;  // something to be kept, without a frame
};
// How many seconds to sleep unless something happens; 0: not at all; none: until it does.
std::optional<double> seconds_to_sleep(const Rest& rest);
// What ended the sleep that lasted `slept` seconds: something that happened, or its time was over,
// for a frame or only to keep something.
enum class Woken { ByEvent, ForFrame, ToKeep };
Woken woken_after(const Rest& rest, double slept);

}  // namespace tandem::ui
