// Shortcuts that are pressed and let go faster than frames are drawn.
#pragma once

namespace tandem::ui {

// In place of ImGui::NewFrame(), which deals out one change of each key a frame but lets Control go
// in the very frame in which the letter beside it went down, so that a quick Ctrl+K is a plain K.
// Here what comes after a modifier's release waits for the next frame if a key went down before it.
void new_frame_keeping_chords();

}  // namespace tandem::ui
