// What every panel is given to draw from; nothing in it can be changed through it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "tandem/app/derived.h"

#include "ui/code_colours.h"
#include "ui/key_map.h"
#include "ui/theme.h"
#include "ui/typefaces.h"

namespace tandem::ui {

// How things are drawn; all that the building blocks in widgets.h need to know.
struct Look {
    const Theme& theme;
    Typefaces& type;
    float scale = 1;

    // Design pixels to pixels of the screen.
    float px(float design) const { return design * scale; }
};

struct View {
    const Project& project;
    Derived& derived;
    Viewer viewer;
    const std::string& actor;  // the name of the person at work; empty when nobody is
    const Theme& theme;
    Typefaces& type;
    const CodeColours& colours;
    const KeyMap& keys;
    std::uint64_t revision = 0;  // of the study
    float scale = 1;
    bool typing = false;  // a text field has the keyboard: letters are no shortcuts
    // Why a command cannot be carried out now; empty when it can.
    std::function<std::string(const CommandRow&)> why_not = {};

    float px(float design) const { return design * scale; }
    bool can_do(const CommandRow& command) const { return !why_not || why_not(command).empty(); }
    operator Look() const { return {theme, type, scale}; }
};

}  // namespace tandem::ui
