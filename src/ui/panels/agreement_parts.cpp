#include "ui/panels/agreement_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "tandem/agreement/rating_measures.h"

#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

constexpr std::array<std::string_view, 6> kMeasures{"krippendorff-alpha", "cohen-kappa", "gwet-ac1",
                                                    "percent-agreement",  "dice",        "jaccard"};
constexpr std::array<std::string_view, 6> kTitles{"α", "κ", "AC1", "Percent", "Dice", "Jaccard"};

std::string number_words(std::string_view measure, double value) {
    return is_percentage(measure) ? decimal(value * 100, 1) + " %" : decimal(value, 2);
}

void draw_arrow(ImDrawList& list, ImVec2 tip, float size, ImU32 colour) {
    list.AddTriangleFilled(tip, {tip.x + size, tip.y - size * 0.7f},
                           {tip.x + size, tip.y + size * 0.7f}, colour);
}

}  // namespace

std::span<const std::string_view> shown_measures() {
    return kMeasures;
}

std::string short_title(std::string_view measure) {
    for (std::size_t at = 0; at < kMeasures.size(); ++at)
        if (kMeasures[at] == measure) return std::string(kTitles[at]);
    const RatingMeasure* known = find_rating_measure(measure);
    return std::string(known ? known->title : measure);
}

bool is_percentage(std::string_view measure) {
    return measure == "percent-agreement";
}

const Measured* figure_of(const std::vector<Measured>& figures, std::string_view measure) {
    const auto found = std::ranges::find(figures, measure, &Measured::measure);
    return found == figures.end() ? nullptr : &*found;
}

std::string value_words(const Measured& figure) {
    return figure.value ? number_words(figure.measure, *figure.value) : "–";
}

std::string figure_tip(const Measured& figure) {
    const std::string title = figure.title + ": ";
    if (!figure.value) return title + "no value, " + figure.why_not + ".";
    const std::string tip = title + value_words(figure) + ". ";
    if (figure.interval)
        return tip + decimal(figure.interval->level * 100, 0) + " % interval " +
               number_words(figure.measure, figure.interval->low) + " to " +
               number_words(figure.measure, figure.interval->high) + ": " +
               figure.interval->method + ".";
    return tip + "No interval: " + figure.why_no_interval + ".";
}

float Axis::at(double value) const {
    const double part = (std::clamp(value, low, high) - low) / (high - low);
    return left + (right - left) * static_cast<float>(part);
}

Axis axis_of(std::string_view measure, float left, float right) {
    const RatingMeasure* known = find_rating_measure(measure);
    return {left, right, known && known->lowest >= 0 ? 0.0 : -0.2, 1.0};
}

void draw_scale(const View& view, const Axis& axis, std::string_view measure, float bottom,
                float end) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    FontStack& font = view.type.margin;
    const bool percent = is_percentage(measure);
    for (const double mark : {0.0, 0.5, 1.0}) {
        const std::string words = percent       ? decimal(mark * 100, 0) + (mark == 1 ? " %" : "")
                                  : mark == 0.5 ? "0.5"
                                                : decimal(mark, 0);
        const float x = axis.at(mark), width = measure_label(font, words);
        draw_label(list, font, {std::round(x - width / 2), bottom - font.line_height()},
                   view.theme.faint, words);
        hairline(list, {x, bottom + view.px(2)}, {x, end}, view.theme.line);
    }
}

void draw_interval(const View& view, const Axis& axis, float middle, const Measured& figure) {
    if (!figure.value) return;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 colour = view.theme.accent;
    const float half = std::max(1.0f, std::round(view.px(1))), dot = view.px(3.6f);
    const double value = *figure.value;
    if (figure.interval) {
        const float from = axis.at(figure.interval->low), to = axis.at(figure.interval->high);
        list.AddRectFilled({from, middle - half}, {std::max(to, from + 1), middle + half}, colour);
        if (!axis.holds(figure.interval->low))
            draw_arrow(list, {axis.left - view.px(4), middle}, view.px(5), colour);
    }
    if (axis.holds(value))
        list.AddCircleFilled({axis.at(value), middle}, dot, colour);
    else
        draw_arrow(list, {axis.left - view.px(8), middle}, view.px(7), colour);
}

float chip_width(const View& view, std::string_view word) {
    return std::ceil(measure_label(view.type.small, word)) + view.px(18);
}

bool chip(const View& view, const char* id, std::string_view word, bool on, std::string_view tip) {
    const ImVec2 at = ImGui::GetCursorScreenPos(), size(chip_width(view, word), view.px(30));
    const ImVec2 end(at.x + size.x, at.y + size.y);
    const bool pressed = press_area(id, size);
    name_item(word, on);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (on || ImGui::IsItemHovered())
        list.AddRectFilled(at, end, on ? view.theme.chosen : view.theme.hover, view.px(6));
    list.AddRect(at, end, on ? view.theme.accent : view.theme.line, view.px(6));
    focus_ring(view);
    FontStack& font = view.type.small;
    draw_label(list, font,
               {at.x + view.px(9), std::floor(at.y + (size.y - font.line_height()) / 2)},
               on ? view.theme.text : view.theme.dim, word);
    tooltip(view, tip);
    return pressed;
}

Flow::Flow(const View& view)
    : view_(view),
      left_(ImGui::GetCursorScreenPos().x),
      right_(left_ + ImGui::GetContentRegionAvail().x),
      x_(left_) {}

void Flow::next(float width) {
    const float gap = view_.px(8);
    if (!first_ && x_ + gap + width <= right_) {
        ImGui::SameLine(0, gap);
        x_ += gap + width;
    } else {
        x_ = left_ + width;
    }
    first_ = false;
}

}  // namespace tandem::ui
