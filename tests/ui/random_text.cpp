#include "ui/random_text.h"

#include <string_view>
#include <vector>

namespace tandem::ui::test {
namespace {

struct Kind {
    char32_t first, last;
    int weight;
};

// Blocks, most of one script; the weights make about half of a text out of joining, reordering and
// right-to-left scripts.
const std::vector<Kind>& kinds() {
    static const std::vector<Kind> kKinds{
        {U' ', U'~', 20},        // ASCII
        {U'0', U'9', 8},         // digits
        {0x00A0, 0x024F, 6},     // Latin, no-break space, soft hyphen
        {0x0300, 0x036F, 8},     // marks without a letter
        {0x0370, 0x052F, 3},     // Greek, Cyrillic
        {0x0591, 0x05F4, 10},    // Hebrew and its points
        {0x0600, 0x06FF, 14},    // Arabic
        {0x0700, 0x08FF, 4},     // Syriac, Thaana, N'Ko
        {0x0900, 0x097F, 10},    // Devanagari
        {0x0980, 0x0DFF, 10},    // Bengali to Sinhala
        {0x0E00, 0x0EFF, 8},     // Thai, Lao
        {0x0F00, 0x0FFF, 5},     // Tibetan
        {0x1000, 0x109F, 6},     // Myanmar
        {0x1100, 0x11FF, 5},     // conjoining jamo
        {0x1200, 0x139F, 3},     // Ethiopic
        {0x1780, 0x18AF, 8},     // Khmer, Mongolian
        {0x1A00, 0x1AFF, 2},     // Tai Tham
        {0x2000, 0x206F, 14},    // blanks, joiners, bidi controls and isolates
        {0x2066, 0x2069, 5},     // isolates
        {0x202A, 0x202E, 5},     // embeddings and overrides
        {0x20D0, 0x20FF, 2},     // enclosing marks
        {0x3000, 0x30FF, 8},     // CJK punctuation, kana
        {0x4E00, 0x9FFF, 8},     // Han
        {0xAC00, 0xD7A3, 5},     // Hangul
        {0xE000, 0xF8FF, 2},     // private use
        {0xFB1D, 0xFDFF, 4},     // presentation forms, noncharacters
        {0xFE00, 0xFE0F, 6},     // variation selectors
        {0xFE70, 0xFFFF, 3},     // forms, the byte order mark, specials, noncharacters
        {0x10400, 0x10FFF, 2},   // old and right-to-left scripts
        {0x11000, 0x1145F, 3},   // astral Indic scripts
        {0x1E900, 0x1E95F, 2},   // Adlam
        {0x1F1E6, 0x1F1FF, 6},   // flags
        {0x1F300, 0x1FAFF, 10},  // emoji and skin tones
        {0x20000, 0x2A6DF, 2},   // Han beyond the first plane
        {0xE0020, 0xE007F, 4},   // tags
        {0xE0100, 0xE01EF, 2},   // more selectors
        {0x0000, 0x001F, 5},     // controls, tab, line ends
        {0x0000, 0x10FFFF, 6},   // anything
    };
    return kKinds;
}

const Kind& random_kind(Random& random) {
    std::uint64_t all = 0;
    for (const Kind& kind : kinds()) all += static_cast<std::uint64_t>(kind.weight);
    std::uint64_t at = random.below(all);
    for (const Kind& kind : kinds()) {
        if (at < static_cast<std::uint64_t>(kind.weight)) return kind;
        at -= static_cast<std::uint64_t>(kind.weight);
    }
    return kinds().front();
}

void append(std::string& text, char32_t c) {
    if (c >= 0xD800 && c < 0xE000) c = 0xFFFD;
    const auto byte = [&](char32_t value) { text += static_cast<char>(value); };
    if (c < 0x80) return byte(c);
    if (c < 0x800) {
        byte(0xC0 | c >> 6);
    } else {
        if (c < 0x10000) {
            byte(0xE0 | c >> 12);
        } else {
            byte(0xF0 | c >> 18);
            byte(0x80 | (c >> 12 & 0x3F));
        }
        byte(0x80 | (c >> 6 & 0x3F));
    }
    byte(0x80 | (c & 0x3F));
}

// Sequences that single code points hardly ever make.
const std::vector<std::string_view>& phrases() {
    static const std::vector<std::string_view> kPhrases{"\r\n",
                                                        "ffi",
                                                        "لا",
                                                        "لَا",
                                                        "क्ष्म्य",
                                                        "స్త్ర",
                                                        "👩‍👩‍👧‍👦",
                                                        "👍🏽",
                                                        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
                                                        "1️⃣",
                                                        "\u200D\u200D",
                                                        "a\u200Db",
                                                        "کتاب‌ها",
                                                        "\u2067\u2066",
                                                        "\u2069\u2069",
                                                        "(א) [b]",
                                                        "3.14%",
                                                        "ខ្ញុំ",
                                                        "ဘူး",
                                                        "རྒྱ",
                                                        "각",
                                                        "が゙",
                                                        " ",
                                                        "\t"};
    return kPhrases;
}

}  // namespace

std::string random_text(Random& random, int most) {
    std::string text;
    const auto runs = random.below(static_cast<std::uint64_t>(most) + 1);
    for (std::uint64_t run = 0; run < runs; ++run) {
        if (random.below(6) == 0) {
            text += phrases()[random.below(phrases().size())];
            continue;
        }
        const Kind& kind = random_kind(random);
        // Sometimes one code point again and again: chains of marks, joiners, controls.
        const bool chain = random.below(12) == 0;
        const auto size = 1 + random.below(chain ? 40 : 6);
        char32_t c = 0;
        for (std::uint64_t i = 0; i < size; ++i) {
            if (i == 0 || !chain)
                c = kind.first + static_cast<char32_t>(random.below(kind.last - kind.first + 1));
            append(text, c);
        }
    }
    return text;
}

}  // namespace tandem::ui::test
