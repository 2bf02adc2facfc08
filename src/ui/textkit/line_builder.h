// From a wrapped line's range to glyphs and cells in visual order.
#pragma once

#include <vector>

#include "ui/textkit/paragraph.h"

namespace tandem::ui {

// Fills one line of a shaped paragraph.
class LineBuilder {
 public:
    LineBuilder(const Paragraph& paragraph, Paragraph::Line& line)
        : paragraph_(paragraph), line_(line) {}

    void build();

 private:
    // A stretch of one direction, in logical offsets.
    struct Stretch {
        int begin, end;
        std::uint8_t level;
    };

    // Whole graphemes and whole clusters at once.
    struct Unit {
        int begin, end;
    };

    std::vector<Stretch> visual_stretches() const;
    std::vector<Unit> units_of(const Stretch& stretch) const;
    const Paragraph::Run& run_of(int unit) const;
    bool needs_neighbour(const Unit& unit) const;
    int trailing_blanks_begin() const;
    void add_stretch(const Stretch& stretch);
    void add_unit(const Unit& unit, bool rtl);
    void add_cells(int begin, int end, float x0, float x1, bool rtl);
    const float* inner_caret(int unit) const;
    void align();

    const Paragraph& paragraph_;
    Paragraph::Line& line_;
    float pen_ = 0;
};

}  // namespace tandem::ui
