#include "ui/textkit/paragraph.h"

#include <algorithm>
#include <cmath>
#include <unicode/unistr.h>
#include <unicode/utf16.h>

#include "tandem/base/check.h"

#include "ui/textkit/breaks.h"
#include "ui/textkit/fonts.h"
#include "ui/textkit/line_builder.h"
#include "ui/textkit/shaper.h"

namespace tandem::ui {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

}  // namespace

Paragraph::Paragraph(std::string_view text, Direction direction) {
    set_text(text, direction);
}

void Paragraph::set_text(std::string_view text, Direction direction) {
    const auto units = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    text_.assign(units.getBuffer(), at(units.length()));
    utf8_.clear();
    units.toUTF8String(utf8_);
    direction_ = direction;
    font_ = 0;
    shaped_ = 0;
    wrapped_ = 0;
    lines_.clear();
    index_text();
}

void Paragraph::index_text() {
    astral_.clear();
    for (int i = 0; at(i) < text_.size(); ++i)
        if (U16_IS_LEAD(text_[at(i)])) astral_.push_back(i);
}

CodePoints Paragraph::length() const {
    return to_code_points(static_cast<int>(text_.size()));
}

CodePoints Paragraph::to_code_points(int utf16) const {
    const auto pairs_before = std::lower_bound(astral_.begin(), astral_.end(), utf16);
    return {utf16 - (pairs_before - astral_.begin())};
}

// The k-th pair (from 0) begins at code point astral_[k] - k; each pair before `at` adds a unit.
int Paragraph::to_utf16(CodePoints position) const {
    const std::int64_t wanted = std::clamp<std::int64_t>(position.value, 0, length().value);
    std::size_t low = 0, high = astral_.size();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (astral_[middle] - static_cast<std::int64_t>(middle) < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return static_cast<int>(wanted) + static_cast<int>(low);
}

void Paragraph::layout(FontStack& fonts, float width, float line_height, int budget) {
    const bool new_font = font_ != fonts.number();
    line_height_ = line_height;
    base_line_ = (line_height - fonts.ascent() - fonts.descent()) / 2 + fonts.ascent();
    if (!new_font && width == width_ && complete() && !lines_.empty()) return;
    ParagraphShaper shaper{*this, fonts};
    if (new_font) shaper.begin();
    if (new_font || width != width_) {
        lines_.clear();
        wrapped_ = 0;
    }
    width_ = width;
    const int goal = budget > INT_MAX - shaped_ ? INT_MAX : shaped_ + budget;
    while (!complete() && shaped_ < goal) shaper.shape_piece();
    wrap();
}

// Wraps from `wrapped_`, where the last line begins that is not known to be whole.
void Paragraph::wrap() {
    while (!lines_.empty() && lines_.back().begin >= wrapped_) lines_.pop_back();
    for (int start = wrapped_; start < shaped_ || lines_.empty();) {
        const int end = fill_line(start);
        close_line(start, end);
        wrapped_ = start;
        start = end;
    }
    const bool ends_open = !text_.empty() && complete() && ends_line(text_.back());
    if (ends_open) close_line(shaped_, shaped_);
}

// The first unit behind the line that begins at `start`. Tabs get their width here.
int Paragraph::fill_line(int start) {
    int last_break = -1;
    float x = 0;
    for (int i = start; i < shaped_; ++i) {
        const std::uint8_t flags = breaks_[at(i)];
        if (i > start && can_cut(flags)) {
            if (flags & kHardBreak) return i;
            if ((flags & kSoftBreak) && can_end_before(i, x)) last_break = i;
        }
        if (text_[at(i)] == u'\t') advances_[at(i)] = (std::floor(x / tab_) + 1) * tab_ - x;
        const float advance = advances_[at(i)];
        if (advance > 0 && !is_blank(text_[at(i)]) && x + advance > width_ && i > start) {
            const int end = last_break > start ? last_break : last_cut(start, i);
            if (end > start) return end;
        }
        x += advance;
    }
    return shaped_;
}

// A word wider than the line is cut between two graphemes.
int Paragraph::last_cut(int start, int before) const {
    int cut = before;
    while (cut > start && (!can_cut(breaks_[at(cut)]) || hyphen_at(cut - 1))) --cut;
    return cut;
}

// A soft hyphen needs room for the sign that it becomes.
bool Paragraph::can_end_before(int unit, float x) const {
    const Hyphen* hyphen = hyphen_at(unit - 1);
    return !hyphen || x + hyphen->advance <= width_;
}

const Paragraph::Hyphen* Paragraph::hyphen_at(int unit) const {
    if (hyphens_.empty()) return nullptr;
    const auto found =
        std::lower_bound(hyphens_.begin(), hyphens_.end(), unit,
                         [](const Hyphen& hyphen, int wanted) { return hyphen.unit < wanted; });
    return found != hyphens_.end() && found->unit == unit ? &*found : nullptr;
}

void Paragraph::close_line(int begin, int end) {
    Line line;
    line.begin = begin;
    line.end = end;
    line.rtl = rtl_at(begin);
    for (int i = begin; i < end_without_blanks(line); ++i) line.width += advances_[at(i)];
    const Hyphen* hyphen = end > begin && end < shaped_ ? hyphen_at(end - 1) : nullptr;
    line.hyphenated = hyphen != nullptr;
    if (hyphen) line.width += hyphen->advance;
    lines_.push_back(std::move(line));
}

// The empty line behind a last line feed goes the way of the line before it.
bool Paragraph::rtl_at(int unit) const {
    const auto after =
        std::upper_bound(blocks_.begin(), blocks_.end(), unit,
                         [](int wanted, const Block& block) { return wanted < block.begin; });
    return after == blocks_.begin() ? rtl_ : std::prev(after)->rtl;
}

int Paragraph::end_without_blanks(const Line& line) const {
    int end = line.end;
    while (end > line.begin && is_blank(text_[at(end - 1)])) --end;
    return end;
}

const Paragraph::Line& Paragraph::built(int line) const {
    Line& wanted = lines_[at(line)];
    if (!wanted.built) LineBuilder{*this, wanted}.build();
    return wanted;
}

float Paragraph::height() const {
    float lines = static_cast<float>(lines_.size());
    if (!complete() && shaped_ > 0)
        lines *= static_cast<float>(text_.size()) / static_cast<float>(shaped_);
    return std::ceil(lines) * line_height_;
}

float Paragraph::widest_line() const {
    float widest = 0;
    for (const Line& line : lines_) widest = std::max(widest, line.width);
    return widest;
}

std::vector<FaceRange> Paragraph::face_ranges() const {
    std::vector<FaceRange> ranges;
    for (const Run& run : runs_) ranges.push_back({run.begin, run.end, run.face});
    return ranges;
}

WordRange Paragraph::line_range(int line) const {
    const Line& wanted = lines_[at(line)];
    return {to_code_points(wanted.begin), to_code_points(wanted.end)};
}

int Paragraph::line_of(int unit) const {
    TANDEM_CHECK(!lines_.empty(), "a paragraph is laid out before positions are asked for");
    const auto after =
        std::upper_bound(lines_.begin(), lines_.end(), unit,
                         [](int wanted, const Line& line) { return wanted < line.begin; });
    return std::max(0, static_cast<int>(after - lines_.begin()) - 1);
}

const Cell* Paragraph::cell_of(int line, int unit) const {
    for (const Cell& cell : built(line).cells)
        if (unit >= cell.begin && unit < cell.end) return &cell;
    return nullptr;
}

CodePoints Paragraph::hit(float x, float y) const {
    TANDEM_CHECK(!lines_.empty(), "a paragraph is laid out before positions are asked for");
    const float row =
        std::clamp(std::floor(y / line_height_), 0.0f, static_cast<float>(lines_.size() - 1));
    const int index = static_cast<int>(row);
    const Line& line = built(index);
    if (line.cells.empty()) return to_code_points(line.begin);
    const auto under =
        std::upper_bound(line.cells.begin(), line.cells.end(), x,
                         [](float wanted, const Cell& cell) { return wanted < cell.x1; });
    const Cell& cell = under == line.cells.end() ? line.cells.back() : *under;
    const bool right_half = x > (cell.x0 + cell.x1) / 2 || under == line.cells.end();
    int unit = right_half != cell.rtl ? cell.end : cell.begin;
    // The end of a wrapped line is drawn on the next one; the nearest place here is before it.
    if (unit >= line.end && index + 1 < line_count()) unit = previous_boundary(line.end);
    return to_code_points(unit);
}

Caret Paragraph::caret(CodePoints position) const {
    const int unit = std::min(to_utf16(position), shaped_);
    const int index = line_of(unit);
    const Line& line = built(index);
    if (const Cell* cell = cell_of(index, unit))
        return {cell->rtl ? cell->x1 : cell->x0, index, cell->rtl};
    for (const Cell& cell : line.cells)
        if (cell.end == unit) return {cell.rtl ? cell.x0 : cell.x1, index, cell.rtl};
    const bool at_right = line.rtl && width_ < 1e6f;
    return {at_right ? width_ : 0, index, line.rtl};
}

std::vector<LineRect> Paragraph::rects(CodePoints from, CodePoints to) const {
    std::vector<LineRect> found;
    const int begin = to_utf16(from), end = std::min(to_utf16(to), shaped_);
    if (begin >= end) return found;
    for (int i = line_of(begin); i < line_count() && lines_[at(i)].begin < end; ++i) {
        const Line& line = built(i);
        const bool wrapped = i + 1 < line_count();
        const int last = std::min(end, wrapped ? end_without_blanks(line) : line.end);
        bool open = false;
        for (const Cell& cell : line.cells) {
            const bool inside = cell.begin < last && cell.end > begin;
            if (inside && open)
                found.back().x1 = cell.x1;
            else if (inside)
                found.push_back({i, cell.x0, cell.x1});
            open = inside;
        }
    }
    return found;
}

}  // namespace tandem::ui
