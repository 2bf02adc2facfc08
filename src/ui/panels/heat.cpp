#include "ui/panels/heat.h"

#include <algorithm>

namespace tandem::ui {

HeatColours heat_colours(const Theme& theme, double value) {
    const auto part = static_cast<float>(std::clamp(value, 0.0, 1.0));
    const ImU32 ground = mix(theme.paper, theme.accent, part * 0.85f);
    // In the middle of the way black or white alone is far enough from the ground.
    ImU32 words = theme.text;
    for (const ImU32 each : {theme.text, theme.on_accent, IM_COL32_BLACK, IM_COL32_WHITE})
        if (contrast(words, ground) < 4.5f && contrast(each, ground) > contrast(words, ground))
            words = each;
    return {ground, words};
}

}  // namespace tandem::ui
