// How the window is to look: as the desktop around it wishes, or as the person chose.
#pragma once

namespace tandem::ui {

enum class ThemeChoice { System, Light, Dark };
enum class ContrastChoice { System, Normal, High };

}  // namespace tandem::ui
