// From text to glyphs: directions, breaks, runs of one font and script, shaping.
#pragma once

#include <hb.h>
#include <string>
#include <unicode/uscript.h>

#include "ui/textkit/font_parts.h"
#include "ui/textkit/fonts.h"
#include "ui/textkit/paragraph.h"

namespace tandem::ui {

// Works on a paragraph from where its shaping stopped. Long texts are shaped in pieces that end
// after a line feed or between two words, where neither letter forms nor line breaks depend on what
// follows; directions are found for the whole text at once, because they do depend on it.
struct ParagraphShaper {
    Paragraph& paragraph;
    FontStack& fonts;

    void begin();
    void shape_piece();

 private:
    using Run = Paragraph::Run;

    // What the next grapheme is compared with.
    struct Style {
        int face = -1;
        UScriptCode script = USCRIPT_COMMON;
    };

    int piece_end(int begin);
    void find_breaks(int begin, int end);
    void level_graphemes(int begin, int end);
    void itemise_and_shape(int begin, int end);
    void shape_run(Run run, UScriptCode script);
    void take_glyphs(Run& run);
    void find_inner_carets(const Run& run);
    void find_hyphens(const Run& run);
    hb_language_t language_of(UScriptCode script) const;
};

}  // namespace tandem::ui
