// Moving through a paragraph: graphemes, words, lines, left and right.
#include <algorithm>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>
#include <vector>

#include "tandem/base/check.h"

#include "ui/textkit/breaks.h"
#include "ui/textkit/paragraph.h"

namespace tandem::ui {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

std::unique_ptr<icu::BreakIterator> words_of(const icu::UnicodeString& text) {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> words(
        icu::BreakIterator::createWordInstance(icu::Locale::getEnglish(), error));
    TANDEM_CHECK(U_SUCCESS(error), "ICU has the rules for words");
    words->setText(text);
    return words;
}

icu::UnicodeString alias(const std::u16string& text) {
    return {false, text.data(), static_cast<int32_t>(text.size())};
}

bool is_word(const icu::BreakIterator& words) {
    return words.getRuleStatus() >= UBRK_WORD_NONE_LIMIT;
}

// Scripts that build a grapheme from signs typed one after another.
bool erases_by_code_point(UScriptCode script) {
    switch (script) {
        case USCRIPT_DEVANAGARI:
        case USCRIPT_BENGALI:
        case USCRIPT_GURMUKHI:
        case USCRIPT_GUJARATI:
        case USCRIPT_ORIYA:
        case USCRIPT_TAMIL:
        case USCRIPT_TELUGU:
        case USCRIPT_KANNADA:
        case USCRIPT_MALAYALAM:
        case USCRIPT_SINHALA:
        case USCRIPT_THAI:
        case USCRIPT_LAO:
        case USCRIPT_KHMER:
        case USCRIPT_MYANMAR:
        case USCRIPT_TIBETAN:
        case USCRIPT_ARABIC:
        case USCRIPT_HEBREW:
        case USCRIPT_SYRIAC:
        case USCRIPT_THAANA:
        case USCRIPT_JAVANESE:
        case USCRIPT_BALINESE:
        case USCRIPT_MEITEI_MAYEK:
            return true;
        default:
            return false;
    }
}

}  // namespace

int Paragraph::next_boundary(int unit) const {
    const int size = static_cast<int>(text_.size());
    if (unit < size) ++unit;
    while (unit < size && !(breaks_[at(unit)] & kGrapheme)) ++unit;
    return unit;
}

int Paragraph::previous_boundary(int unit) const {
    if (unit > 0) --unit;
    while (unit > 0 && !(breaks_[at(unit)] & kGrapheme)) --unit;
    return unit;
}

CodePoints Paragraph::next_grapheme(CodePoints position) const {
    return to_code_points(next_boundary(to_utf16(position)));
}

CodePoints Paragraph::previous_grapheme(CodePoints position) const {
    return to_code_points(previous_boundary(to_utf16(position)));
}

CodePoints Paragraph::next_word(CodePoints position) const {
    const icu::UnicodeString text = alias(text_);
    const auto words = words_of(text);
    int unit = to_utf16(position);
    do {
        unit = words->following(unit);
    } while (unit != icu::BreakIterator::DONE && !is_word(*words));
    // ICU's words can begin inside a grapheme, as behind a joiner; a caret cannot.
    return unit == icu::BreakIterator::DONE ? length() : to_code_points(next_boundary(unit - 1));
}

CodePoints Paragraph::previous_word(CodePoints position) const {
    const icu::UnicodeString text = alias(text_);
    const auto words = words_of(text);
    for (int unit = to_utf16(position); unit > 0;) {
        const int begin = words->preceding(unit);
        if (begin == icu::BreakIterator::DONE) break;
        words->following(begin);  // the status is that of the stretch before the boundary
        if (is_word(*words)) return to_code_points(previous_boundary(begin + 1));
        unit = begin;
    }
    return {0};
}

WordRange Paragraph::word_at(CodePoints position) const {
    if (text_.empty()) return {};
    const icu::UnicodeString text = alias(text_);
    const auto words = words_of(text);
    const int unit = std::min(to_utf16(position), previous_boundary(text.length()));
    int end = words->following(unit);
    if (end == icu::BreakIterator::DONE) end = text.length();
    const int begin = std::max(0, words->preceding(end));
    return {to_code_points(previous_boundary(begin + 1)), to_code_points(next_boundary(end - 1))};
}

CodePoints Paragraph::backspace_begin(CodePoints position) const {
    const int unit = to_utf16(position);
    const int begin = previous_boundary(unit);
    UChar32 first = 0;
    int next = begin;
    if (begin < unit) U16_NEXT(text_.data(), next, unit, first);
    UErrorCode error = U_ZERO_ERROR;
    if (begin < unit && erases_by_code_point(uscript_getScript(first, &error)))
        return {to_code_points(unit).value - 1};
    return to_code_points(begin);
}

CodePoints Paragraph::left_of(CodePoints position) const {
    return visual_step(position, false);
}
CodePoints Paragraph::right_of(CodePoints position) const {
    return visual_step(position, true);
}

// The caret positions of a line, sorted by where they are drawn, make a path that visits each of
// them once, so that no key press is without effect and no position is out of reach.
std::vector<int> Paragraph::visual_stops(int index) const {
    struct Stop {
        float x;
        int unit;
    };
    const Line& line = built(index);
    std::vector<Stop> stops;
    for (const Cell& cell : line.cells) stops.push_back({cell.rtl ? cell.x1 : cell.x0, cell.begin});
    if (index + 1 == line_count()) stops.push_back({caret(length()).x, line.end});
    std::sort(stops.begin(), stops.end(), [&](const Stop& a, const Stop& b) {
        if (a.x != b.x) return a.x < b.x;
        return line.rtl ? a.unit > b.unit : a.unit < b.unit;
    });
    std::vector<int> units;
    for (const Stop& stop : stops) units.push_back(stop.unit);
    return units;
}

CodePoints Paragraph::visual_step(CodePoints position, bool to_the_right) const {
    const int size = static_cast<int>(text_.size());
    const int asked = to_utf16(position);
    const int here =
        asked == size || (breaks_[at(asked)] & kGrapheme) ? asked : previous_boundary(asked);
    const int index = line_of(here);
    const std::vector<int> stops = visual_stops(index);
    const std::ptrdiff_t found = std::find(stops.begin(), stops.end(), here) - stops.begin();
    const std::ptrdiff_t next = found + (to_the_right ? 1 : -1);
    if (next >= 0 && next < std::ssize(stops))
        return to_code_points(stops[static_cast<std::size_t>(next)]);
    // Off the line: on to the line that is read after or before it, at the side where that begins
    // or ends.
    const bool forward = to_the_right != lines_[at(index)].rtl;
    const int line = index + (forward ? 1 : -1);
    if (line < 0 || line >= line_count()) return to_code_points(here);
    const std::vector<int> there = visual_stops(line);
    const bool at_left = forward != lines_[at(line)].rtl;
    return to_code_points(at_left ? there.front() : there.back());
}

CodePoints Paragraph::line_home(CodePoints position) const {
    return line_range(line_of(to_utf16(position))).begin;
}

CodePoints Paragraph::line_end(CodePoints position) const {
    const int index = line_of(to_utf16(position));
    const int end = lines_[at(index)].end;
    return to_code_points(index + 1 < line_count() ? previous_boundary(end) : end);
}

}  // namespace tandem::ui
