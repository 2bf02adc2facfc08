// The field for what to look for, with its switches; the same in the find bar and on the find page.
#pragma once

#include "tandem/text/search.h"

#include "ui/text_field.h"
#include "ui/view.h"

namespace tandem::ui {

struct SearchFieldEvents {
    bool changed = false;                       // words or switches
    bool submitted = false, backwards = false;  // Return, with Shift
    bool cancelled = false;
};

// Field and switches side by side, `width` px in all. Leaves ImGui's cursor on the same line.
SearchFieldEvents search_field(const View& view, SearchQuery& query, TextField& field, float width);

// Bytes of text to be looked through in one frame.
std::size_t search_portion(const SearchQuery& query);

}  // namespace tandem::ui
