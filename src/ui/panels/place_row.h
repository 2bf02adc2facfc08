// A place in a transcript with what stands around it, as a row that can be ticked.
#pragma once

#include "tandem/app/study_search.h"

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

}  // namespace tandem::ui
