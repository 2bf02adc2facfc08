// Menus, all made from the command table.
#pragma once

#include "ui/actions.h"
#include "ui/command_table.h"
#include "ui/view.h"

namespace tandem::ui {

struct MenuState {
    bool opening = false;
    Menu shown = Menu::Study;
    Menu focused = Menu::None;  // the name that has the keyboard
};

// The button at the left of the top bar opens it, and a key.
void main_menu(const View& view, MenuState& state, Actions& actions);

// The commands for the words or the coding at hand, in the popup called `id` of this window.
void context_menu(const View& view, const char* id, Actions& actions);

struct KeysState {
    bool opening = false;
};
// All keys on one card, those of the place at hand first.
void keys_card(const View& view, KeysState& state, Place place, Actions& actions);

}  // namespace tandem::ui
