// A white card in the middle of the window.
#pragma once

#include <imgui.h>
#include <string_view>

#include "ui/view.h"

namespace tandem::ui {

// `width` in px, less in a narrow window; its height is its contents'. Draw into it while it lives.
class Card {
 public:
    Card(const Look& look, const char* id, float width);
    ~Card();
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;
};

bool is_blank_text(std::string_view text);

}  // namespace tandem::ui
