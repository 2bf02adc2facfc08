// What the parts of the Agreement page share: measures by short names, intervals as bars, chips.
#pragma once

#include <imgui.h>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/agreement/measured.h"
#include "tandem/analysis/study_agreement.h"

#include "ui/view.h"

namespace tandem::ui {

// The measures that the page counts, the most used first.
std::span<const std::string_view> shown_measures();
// "κ", "Percent"; of a measure that is not shown its title.
std::string short_title(std::string_view measure);
bool is_percentage(std::string_view measure);

// nullptr: it was not counted.
const Measured* figure_of(const std::vector<Measured>& figures, std::string_view measure);
// "0.71", "96.0 %"; "–" without a value.
std::string value_words(const Measured& figure);
// Why there is no figure, how sure it is, and how that was found.
std::string figure_tip(const Measured& figure);

// Where values of a measure lie on the screen.
struct Axis {
    float left = 0, right = 0;
    double low = 0, high = 1;
    // Values outside lie on the border.
    float at(double value) const;
    bool holds(double value) const { return value >= low && value <= high; }
};
// From −0.2, or 0 for a measure that cannot be below, to 1.
Axis axis_of(std::string_view measure, float left, float right);
// The numbers over the axis, their feet at `bottom`, and lines under them down to `end`.
void draw_scale(const View& view, const Axis& axis, std::string_view measure, float bottom,
                float end);
// From one end of the interval to the other, with a dot at the value; an arrow where one of them
// lies beyond the axis.
void draw_interval(const View& view, const Axis& axis, float middle, const Measured& figure);

// What is chosen, in words. True when it is to be changed.
bool choices_line(const View& view, std::string_view words);

// A word that is switched on or off. True when it was pressed.
bool chip(const View& view, const char* id, std::string_view word, bool on,
          std::string_view tip = {});
float chip_width(const View& view, std::string_view word);

// Puts things beside each other, and on a new line where they do not fit.
class Flow {
 public:
    explicit Flow(const View& view);
    // Before each thing.
    void next(float width);

 private:
    const View& view_;
    float left_, right_, x_;
    bool first_ = true;
};

}  // namespace tandem::ui
