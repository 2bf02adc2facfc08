// A place in a transcript with what stands around it, as a row that can be ticked.
#pragma once

#include <string>
#include <vector>

#include "tandem/app/study_search.h"

#include "ui/actions.h"
#include "ui/view.h"
#include "ui/widgets.h"

namespace tandem::ui {

inline constexpr float kPlaceRow = 29;            // design pixels
inline constexpr std::int64_t kAroundPlace = 90;  // code points; the window cuts what is over

// px of the screen where each begins; right: the end.
struct PlaceColumns {
    float check, place, left, middle, right;
};
PlaceColumns place_columns(const View& view, const RowBox& box);

// "PT06:12", or whatever the place is called.
void draw_place_name(const View& view, const RowBox& box, const PlaceColumns& columns,
                     std::string_view name);
// In a turn that runs to the left (`rtl`) what comes before stands at the right. What is to stand
// there instead of the words, `with`, is put beside them, and they are struck through; null:
// nothing is.
void draw_in_context(const View& view, const RowBox& box, const PlaceColumns& columns,
                     const KeywordInContext& line, bool rtl, const std::string* with = nullptr);
void draw_tick(const View& view, const RowBox& box, float x, bool on);
// Whether the row was pressed at its tick, or by Space.
bool pressed_at_tick(const RowBox& box, const PlaceColumns& columns);

// In a list of places: `row` is the one at hand, `focus_row` the one that takes the keyboard in
// this frame (then -1), `chosen` whose tick is set.
struct PlaceList {
    int& row;
    int& focus_row;
    std::vector<bool>& chosen;
};

struct PlaceRow {
    SearchHit place;
    const std::string* with = nullptr;  // what is to stand there instead; null: nothing is
};

// Row `i`. Pressed at its tick, or by Space, it is chosen or not; elsewhere the place is opened.
// Nothing where the turn is gone.
void place_row(const View& view, const PlaceRow& what, int i, PlaceList list, Actions& actions);

}  // namespace tandem::ui
