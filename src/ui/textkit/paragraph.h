// A text of any script, laid out in lines: what a turn, a memo or a label looks like.
#pragma once

#include <climits>
#include <cstdint>
#include <imgui.h>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/text/utf8.h"

namespace tandem::ui {

class FontStack;

// Auto takes the direction from the first strong letter of each paragraph. A quotation must be
// given the direction of the paragraph it comes from.
enum class Direction { Auto, LeftToRight, RightToLeft };

// x from the paragraph's left edge, px; rtl when what follows the caret runs to the left.
struct Caret {
    float x = 0;
    int line = 0;
    bool rtl = false;
};

// A stretch of one line, px from the paragraph's left edge.
struct LineRect {
    int line = 0;
    float x0 = 0, x1 = 0;
};

struct WordRange {
    CodePoints begin, end;
};

// One grapheme on a line, UTF-16 offsets; cells of a line are in visual order without gaps.
struct Cell {
    int begin = 0, end = 0;
    float x0 = 0, x1 = 0;
    bool rtl = false;
};

// UTF-16 offsets that are drawn with one font of the stack.
struct FaceRange {
    int begin = 0, end = 0, face = 0;
};

// One glyph on a line: the pen's x from the paragraph's left edge, and the rise over the base line.
struct PlacedGlyph {
    unsigned glyph_id = 0;
    int face = 0;
    float x = 0, rise = 0;
};

// Text is UTF-8 (invalid bytes become U+FFFD), positions are code points of text(), y runs down,
// all lines have the height that layout() was given. set_text() is cheap, layout() shapes once for
// a font and then only wraps again when the width changes; a line's glyphs are placed when it is
// first looked at. Everything below layout() requires a layout() after the last set_text().
class Paragraph {
 public:
    Paragraph() = default;
    explicit Paragraph(std::string_view text, Direction direction = Direction::Auto);

    void set_text(std::string_view text, Direction direction = Direction::Auto);
    const std::string& text() const { return utf8_; }
    CodePoints length() const;
    // The direction of the first paragraph.
    bool rtl() const { return rtl_; }

    // Wraps to `width` px. `budget` bounds the UTF-16 units shaped in this call: with 20,000 a
    // frame stays fluent while a turn of 300,000 arrives; call again until complete(). Lines of the
    // rest are not there yet, but height() has an estimate for them.
    void layout(FontStack& fonts, float width, float line_height, int budget = INT_MAX);
    bool complete() const { return shaped_ == static_cast<int>(text_.size()); }

    float height() const;
    float widest_line() const;
    float line_height() const { return line_height_; }
    int line_count() const { return static_cast<int>(lines_.size()); }
    // Half-open; a line feed belongs to the line that it ends.
    WordRange line_range(int line) const;

    // The position nearest to a point; points outside count as the nearest point inside.
    CodePoints hit(float x, float y) const;
    Caret caret(CodePoints at) const;

    // Graphemes and words in reading order; the ends of the text are their own neighbours. A word
    // step passes white space and punctuation, as in other editors.
    CodePoints next_grapheme(CodePoints at) const;
    CodePoints previous_grapheme(CodePoints at) const;
    CodePoints next_word(CodePoints at) const;
    CodePoints previous_word(CodePoints at) const;
    // The word, or the run of blanks or punctuation, that contains `at`: for a double click.
    WordRange word_at(CodePoints at) const;
    // What Backspace takes: a whole grapheme, but of Indic and South-East Asian scripts only the
    // last code point, so that a wrong vowel sign can be retyped without its consonant.
    CodePoints backspace_begin(CodePoints at) const;

    // One grapheme to the left or right on the screen, also across lines.
    CodePoints left_of(CodePoints at) const;
    CodePoints right_of(CodePoints at) const;
    // The first and last caret position of the line that `at` is on (Home and End).
    CodePoints line_home(CodePoints at) const;
    CodePoints line_end(CodePoints at) const;

    // Covers [begin, end): one rectangle for each stretch that is contiguous on screen. White space
    // at the end of a wrapped line is not covered.
    std::vector<LineRect> rects(CodePoints begin, CodePoints end) const;

    // Lines [first, last) with the paragraph's top left corner at `origin`; only what lies in the
    // list's clip rectangle is drawn. Requires the stack of the last layout().
    void draw(ImDrawList& list, FontStack& fonts, ImVec2 origin, ImU32 colour, int first = 0,
              int last = INT_MAX) const;

    // For tests and special drawing: the cells of a line, positions converted.
    const std::vector<Cell>& cells(int line) const { return built(line).cells; }
    std::vector<FaceRange> face_ranges() const;
    CodePoints to_code_points(int utf16) const;
    int to_utf16(CodePoints at) const;

 private:
    friend struct ParagraphShaper;
    friend class LineBuilder;

    // A stretch with one font, script and direction; glyphs [glyph_begin, glyph_end).
    struct Run {
        int begin, end;
        std::uint8_t level;
        int face;
        int glyph_begin, glyph_end;
    };
    // `cluster` is the UTF-16 offset of the first unit that the glyph stands for.
    struct Glyph {
        unsigned id;
        int cluster;
        float advance, dx, dy;
    };
    // The sign that a soft hyphen becomes where a line ends with it.
    struct Hyphen {
        int unit;
        unsigned glyph;
        float advance;
    };
    // Where the font wants the caret before a letter that is inside a ligature: px from the
    // ligature's left edge.
    struct InnerCaret {
        int unit;
        float x;
    };
    // A line's range is known after wrapping, its glyphs when it is built.
    struct Line {
        int begin = 0, end = 0;
        float width = 0;
        bool rtl = false;
        bool hyphenated = false;
        bool built = false;
        std::vector<PlacedGlyph> glyphs;
        std::vector<Cell> cells;
    };
    // A piece of text with its own base direction, ended by a line feed.
    struct Block {
        int begin;
        bool rtl;
    };

    void index_text();
    void wrap();
    int fill_line(int start);
    int last_cut(int start, int before) const;
    bool can_end_before(int unit, float x) const;
    const Hyphen* hyphen_at(int unit) const;
    void close_line(int begin, int end);
    const Line& built(int line) const;
    int line_of(int unit) const;
    bool rtl_at(int unit) const;
    const Cell* cell_of(int line, int unit) const;
    std::vector<int> visual_stops(int line) const;
    CodePoints visual_step(CodePoints at, bool to_the_right) const;
    int next_boundary(int unit) const;
    int previous_boundary(int unit) const;
    int end_without_blanks(const Line& line) const;

    std::string utf8_;
    std::u16string text_;
    std::vector<int> astral_;  // offsets of the first halves of surrogate pairs, ascending
    Direction direction_ = Direction::Auto;
    bool rtl_ = false;

    // Results of shaping, valid for font_ up to unit shaped_.
    int font_ = 0;
    int shaped_ = 0;
    std::vector<Block> blocks_;
    std::vector<std::uint8_t> levels_;  // bidi level of each unit
    std::vector<std::uint8_t> breaks_;  // flags before each unit, see breaks.h
    std::vector<float> advances_;       // of the cluster that begins at the unit; tabs: by wrap()
    std::vector<Run> runs_;
    std::vector<Glyph> glyphs_;
    std::vector<Hyphen> hyphens_;           // ascending
    std::vector<InnerCaret> inner_carets_;  // ascending
    float tab_ = 1;                         // from one tab stop to the next
    const char* han_language_ = nullptr;    // that the other letters tell, or null

    // Results of wrapping.
    float width_ = -1;
    float line_height_ = 0, base_line_ = 0;
    int wrapped_ = 0;
    mutable std::vector<Line> lines_;
};

}  // namespace tandem::ui
