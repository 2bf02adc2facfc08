#include "ui/textkit/line_builder.h"

#include <algorithm>
#include <span>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>

#include "ui/textkit/breaks.h"

namespace tandem::ui {
namespace {

constexpr unsigned kNoGlyph = 0xFFFFFFFF;
constexpr float kUnbounded = 1e6f;  // px; a line this wide has no right edge to align to

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

}  // namespace

void LineBuilder::build() {
    line_.glyphs.clear();
    line_.cells.clear();
    line_.cells.reserve(at(line_.end - line_.begin));
    pen_ = 0;
    for (const Stretch& stretch : visual_stretches()) add_stretch(stretch);
    align();
    line_.built = true;
}

int LineBuilder::trailing_blanks_begin() const {
    int end = line_.end;
    while (end > line_.begin && is_blank(paragraph_.text_[at(end - 1)])) --end;
    while (end < line_.end && !can_cut(paragraph_.breaks_[at(end)])) ++end;
    return end;
}

// UAX #9, rules L1 (blanks at the end of a line go the paragraph's way) and L2 (reordering).
std::vector<LineBuilder::Stretch> LineBuilder::visual_stretches() const {
    const int blanks = trailing_blanks_begin();
    const std::uint8_t base = line_.rtl ? 1 : 0;
    std::vector<Stretch> logical;
    for (int i = line_.begin; i < line_.end; ++i) {
        const std::uint8_t level = i >= blanks ? base : paragraph_.levels_[at(i)];
        if (logical.empty() || logical.back().level != level) logical.push_back({i, i, level});
        logical.back().end = i + 1;
    }
    std::vector<UBiDiLevel> levels;
    for (const Stretch& stretch : logical) levels.push_back(stretch.level);
    std::vector<int32_t> order(logical.size());
    ubidi_reorderVisual(levels.data(), static_cast<int32_t>(levels.size()), order.data());
    std::vector<Stretch> visual;
    for (const int32_t index : order) visual.push_back(logical[at(index)]);
    return visual;
}

const Paragraph::Run& LineBuilder::run_of(int unit) const {
    const auto& runs = paragraph_.runs_;
    const auto after =
        std::upper_bound(runs.begin(), runs.end(), unit,
                         [](int wanted, const Paragraph::Run& run) { return wanted < run.begin; });
    return *std::prev(after);
}

// A letter without width of its own, as the lam of a lam-alef that a font draws in two glyphs.
bool LineBuilder::needs_neighbour(const Unit& unit) const {
    float width = 0;
    for (int i = unit.begin; i < unit.end; ++i) width += paragraph_.advances_[at(i)];
    return width <= 0 && u_isalpha(paragraph_.text_[at(unit.begin)]);
}

// In logical order. A letter without width shares that of its neighbour in the same run, so that
// the caret can stand before each.
std::vector<LineBuilder::Unit> LineBuilder::units_of(const Stretch& stretch) const {
    std::vector<Unit> units;
    bool open = false;
    for (int begin = stretch.begin; begin < stretch.end;) {
        int end = begin + 1;
        while (end < stretch.end && !can_cut(paragraph_.breaks_[at(end)])) ++end;
        const Unit unit{begin, end};
        const bool lacking = needs_neighbour(unit);
        const bool joins = !units.empty() && run_of(begin).begin != begin && (open || lacking);
        if (joins)
            units.back().end = end;
        else
            units.push_back(unit);
        open = lacking && !joins;
        begin = end;
    }
    return units;
}

void LineBuilder::add_stretch(const Stretch& stretch) {
    const bool rtl = (stretch.level & 1) != 0;
    std::vector<Unit> units = units_of(stretch);
    if (rtl) std::reverse(units.begin(), units.end());
    for (const Unit& unit : units) add_unit(unit, rtl);
}

void LineBuilder::add_unit(const Unit& unit, bool rtl) {
    const int begin = unit.begin, end = unit.end;
    const Paragraph::Run& run = run_of(begin);
    const auto first = paragraph_.glyphs_.begin() + run.glyph_begin;
    const auto last = paragraph_.glyphs_.begin() + run.glyph_end;
    // Clusters ascend in a left-to-right run and descend in the other.
    const bool descending = (run.level & 1) != 0;
    auto glyph = std::partition_point(first, last, [&](const Paragraph::Glyph& g) {
        return descending ? g.cluster >= end : g.cluster < begin;
    });
    const float x0 = pen_;
    const char16_t letter = paragraph_.text_[at(begin)];
    if (const auto* hyphen = line_.hyphenated ? paragraph_.hyphen_at(line_.end - 1) : nullptr;
        hyphen && hyphen->unit == begin) {
        line_.glyphs.push_back({hyphen->glyph, run.face, pen_, 0});
        pen_ += hyphen->advance;
    }
    for (; glyph != last && glyph->cluster >= begin && glyph->cluster < end; ++glyph) {
        if (glyph->id != kNoGlyph)
            line_.glyphs.push_back({glyph->id, run.face, pen_ + glyph->dx, glyph->dy});
        pen_ += letter == u'\t' ? paragraph_.advances_[at(begin)] : glyph->advance;
    }
    add_cells(begin, end, x0, pen_, rtl);
}

// A ligature of several graphemes is divided where its font says, or evenly.
void LineBuilder::add_cells(int begin, int end, float x0, float x1, bool rtl) {
    const std::size_t first = line_.cells.size();
    for (int from = begin; from < end;) {
        int to = from + 1;
        while (to < end && !(paragraph_.breaks_[at(to)] & kGrapheme)) ++to;
        line_.cells.push_back({from, to, x0, x1, rtl});
        from = to;
    }
    const std::size_t count = line_.cells.size() - first;
    if (count == 1) return;
    const std::span cells(line_.cells.data() + first, count);
    const float width = (x1 - x0) / static_cast<float>(count);
    for (std::size_t i = 1; i < count; ++i) {
        const float* wanted = inner_caret(cells[i].begin);
        const float even = width * static_cast<float>(rtl ? count - i : i);
        const float edge = x0 + (wanted ? *wanted : even);
        (rtl ? cells[i].x1 : cells[i].x0) = edge;
        (rtl ? cells[i - 1].x0 : cells[i - 1].x1) = edge;
    }
    if (rtl) std::reverse(cells.begin(), cells.end());
}

const float* LineBuilder::inner_caret(int unit) const {
    const auto& carets = paragraph_.inner_carets_;
    const auto found = std::lower_bound(
        carets.begin(), carets.end(), unit,
        [](const Paragraph::InnerCaret& caret, int wanted) { return caret.unit < wanted; });
    return found != carets.end() && found->unit == unit ? &found->x : nullptr;
}

// Right-to-left lines stand at the right edge; their blanks at the end hang over the left one.
void LineBuilder::align() {
    if (!line_.rtl || paragraph_.width_ >= kUnbounded) return;
    const float shift = paragraph_.width_ - pen_;
    for (PlacedGlyph& glyph : line_.glyphs) glyph.x += shift;
    for (Cell& cell : line_.cells) {
        cell.x0 += shift;
        cell.x1 += shift;
    }
}

}  // namespace tandem::ui
