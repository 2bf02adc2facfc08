#include "ui/textkit/shaper.h"

#include <algorithm>
#include <array>
#include <hb-ot.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>

#include "tandem/base/check.h"

#include "ui/textkit/breaks.h"

namespace tandem::ui {
namespace {

using Bidi = std::unique_ptr<UBiDi, Release<ubidi_close>>;

constexpr int kPiece = 4096;  // UTF-16 units
constexpr unsigned kNoGlyph = 0xFFFFFFFF;
constexpr float kTabEms = 2;
constexpr char16_t kSoftHyphen = 0xAD;
constexpr char32_t kHyphen = 0x2010;

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

float px(hb_position_t units) {
    return static_cast<float>(units) / kShapingUnits;
}

// Japanese if there is kana, else Korean if there is hangul.
const char* language_of_han(const std::u16string& text) {
    bool hangul = false;
    for (const char16_t unit : text) {
        if (unit >= 0x3041 && unit <= 0x30FF) return "ja";
        hangul = hangul || (unit >= 0xAC00 && unit <= 0xD7A3);
    }
    return hangul ? "ko" : nullptr;
}

UBiDiLevel base_level(Direction direction) {
    if (direction == Direction::LeftToRight) return 0;
    return direction == Direction::RightToLeft ? UBiDiLevel{1} : UBiDiLevel{UBIDI_DEFAULT_LTR};
}

icu::UnicodeString alias(const std::u16string& text, int begin, int end) {
    return {false, text.data() + begin, end - begin};
}

// Between two words a piece can end: blank before, letter or digit after.
bool is_word_gap(const std::u16string& text, int i) {
    if (i < 2 || at(i) >= text.size() || text[at(i - 1)] != u' ') return false;
    return u_isalnum(text[at(i)]) && u_isalnum(text[at(i - 2)]);
}

bool is_invisible(char16_t unit) {
    return unit < 0x20 || (unit >= 0x7F && unit < 0xA0) || unit == 0x2028 || unit == 0x2029;
}

UScriptCode script_of(const std::u32string& grapheme, UScriptCode current) {
    for (const char32_t unit : grapheme) {
        const UChar32 c = static_cast<UChar32>(unit);
        UErrorCode error = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(c, &error);
        if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED) continue;
        return current != USCRIPT_COMMON && uscript_hasScript(c, current) ? current : script;
    }
    return USCRIPT_COMMON;
}

void read_grapheme(const std::u16string& text, int begin, int end, std::u32string& to) {
    to.clear();
    while (begin < end) {
        UChar32 c = 0;
        U16_NEXT(text.data(), begin, end, c);
        to.push_back(static_cast<char32_t>(c));
    }
}

}  // namespace

void ParagraphShaper::begin() {
    Paragraph& p = paragraph;
    const int size = static_cast<int>(p.text_.size());
    p.font_ = fonts.number();
    p.shaped_ = 0;
    p.blocks_.clear();
    p.runs_.clear();
    p.glyphs_.clear();
    p.hyphens_.clear();
    p.inner_carets_.clear();
    p.tab_ = fonts.px() * kTabEms;
    p.han_language_ = language_of_han(p.text_);
    p.levels_.assign(at(size), 0);
    p.breaks_.assign(at(size) + 1, 0);
    p.advances_.assign(at(size), 0.0f);
    p.breaks_[at(size)] = kCut;
    const Bidi bidi(ubidi_open());
    UErrorCode error = U_ZERO_ERROR;
    ubidi_setPara(bidi.get(), p.text_.data(), size, base_level(p.direction_), nullptr, &error);
    const UBiDiLevel* levels = size > 0 ? ubidi_getLevels(bidi.get(), &error) : nullptr;
    TANDEM_CHECK(U_SUCCESS(error), "ICU finds the directions of any text");
    if (levels) std::copy(levels, levels + size, p.levels_.begin());
    for (int i = 0; i < ubidi_countParagraphs(bidi.get()); ++i) {
        int32_t begin = 0, end = 0;
        UBiDiLevel level = 0;
        ubidi_getParagraphByIndex(bidi.get(), i, &begin, &end, &level, &error);
        if (size > 0) p.blocks_.push_back({begin, (level & 1) != 0});
    }
    p.rtl_ = p.blocks_.empty() ? p.direction_ == Direction::RightToLeft : p.blocks_.front().rtl;
}

void ParagraphShaper::shape_piece() {
    const int begin = paragraph.shaped_;
    const int end = piece_end(begin);
    find_breaks(begin, end);
    level_graphemes(begin, end);
    itemise_and_shape(begin, end);
    paragraph.shaped_ = end;
}

int ParagraphShaper::piece_end(int begin) {
    const std::u16string& text = paragraph.text_;
    const int size = static_cast<int>(text.size());
    if (size - begin <= kPiece) return size;
    const int limit = begin + kPiece;
    for (int i = limit; i > begin; --i)
        if (text[at(i - 1)] == u'\n') return i;
    for (int i = limit; i > begin + 1; --i)
        if (is_word_gap(text, i)) return i;
    // One unbroken stretch of thousands of letters: any grapheme will do.
    icu::BreakIterator& graphemes = *fonts.parts().graphemes;
    const icu::UnicodeString whole = alias(text, 0, size);
    graphemes.setText(whole);
    const int before = graphemes.isBoundary(limit) ? limit : graphemes.preceding(limit);
    return before > begin ? before : graphemes.following(limit);
}

void ParagraphShaper::find_breaks(int begin, int end) {
    Paragraph& p = paragraph;
    const icu::UnicodeString piece = alias(p.text_, begin, end);
    icu::BreakIterator& graphemes = *fonts.parts().graphemes;
    graphemes.setText(piece);
    for (int i = graphemes.first(); i != icu::BreakIterator::DONE; i = graphemes.next())
        p.breaks_[at(begin + i)] |= kGrapheme;
    icu::BreakIterator& lines = *fonts.parts().lines;
    lines.setText(piece);
    for (int i = lines.first(); i != icu::BreakIterator::DONE; i = lines.next()) {
        const bool hard = i > 0 && lines.getRuleStatus() >= UBRK_LINE_HARD;
        if (begin + i == end && !hard && !is_word_gap(p.text_, end)) continue;
        p.breaks_[at(begin + i)] |= hard ? kHardBreak : kSoftBreak;
    }
}

// A grapheme goes one way: the level of its first unit holds for all of it.
void ParagraphShaper::level_graphemes(int begin, int end) {
    for (int i = begin + 1; i < end; ++i)
        if (!(paragraph.breaks_[at(i)] & kGrapheme))
            paragraph.levels_[at(i)] = paragraph.levels_[at(i - 1)];
}

void ParagraphShaper::itemise_and_shape(int begin, int end) {
    Paragraph& p = paragraph;
    Style style;
    Run run{begin, begin, p.levels_[at(begin)], -1, 0, 0};
    std::u32string grapheme;
    for (int i = begin; i < end;) {
        int next = i + 1;
        while (next < end && !(p.breaks_[at(next)] & kGrapheme)) ++next;
        read_grapheme(p.text_, i, next, grapheme);
        const int face = face_for(fonts.parts(), fonts.spec(), grapheme, style.face);
        const UScriptCode script = script_of(grapheme, style.script);
        const bool other_script =
            script != USCRIPT_COMMON && style.script != USCRIPT_COMMON && script != style.script;
        if (i > begin && (p.levels_[at(i)] != run.level || face != style.face || other_script)) {
            run.end = i;
            shape_run(run, style.script);
            run = Run{i, i, p.levels_[at(i)], face, 0, 0};
            style.script = USCRIPT_COMMON;
        }
        style.face = run.face = face;
        if (script != USCRIPT_COMMON) style.script = script;
        i = next;
    }
    run.end = end;
    shape_run(run, style.script);
}

void ParagraphShaper::shape_run(Run run, UScriptCode script) {
    Paragraph& p = paragraph;
    FontParts& parts = fonts.parts();
    hb_buffer_t* buffer = parts.buffer.get();
    hb_buffer_clear_contents(buffer);
    // Letters join across a run's ends, so HarfBuzz sees a little of the text around it.
    const int context_begin = std::max(0, run.begin - 8);
    const int context_end = std::min(static_cast<int>(p.text_.size()), run.end + 8);
    hb_buffer_add_utf16(buffer, reinterpret_cast<const uint16_t*>(p.text_.data()) + context_begin,
                        context_end - context_begin,
                        static_cast<unsigned>(run.begin - context_begin), run.end - run.begin);
    hb_buffer_set_direction(buffer, run.level & 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, hb_script_from_string(uscript_getShortName(script), -1));
    hb_buffer_set_language(buffer, language_of(script));
    hb_shape(parts.faces[at(run.face)].hb.get(), buffer, nullptr, 0);
    take_glyphs(run);
    p.runs_.push_back(run);
}

void ParagraphShaper::take_glyphs(Run& run) {
    Paragraph& p = paragraph;
    hb_buffer_t* buffer = fonts.parts().buffer.get();
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
    const int context_begin = std::max(0, run.begin - 8);
    run.glyph_begin = static_cast<int>(p.glyphs_.size());
    for (unsigned i = 0; i < count; ++i) {
        const int cluster = context_begin + static_cast<int>(infos[i].cluster);
        const char16_t unit = p.text_[at(cluster)];
        Paragraph::Glyph glyph{infos[i].codepoint, cluster, px(positions[i].x_advance),
                               px(positions[i].x_offset), px(positions[i].y_offset)};
        if (is_invisible(unit)) {
            glyph.id = kNoGlyph;
            glyph.advance = 0;
        }
        p.advances_[at(cluster)] += glyph.advance;
        p.breaks_[at(cluster)] |= kCluster;
        p.glyphs_.push_back(glyph);
    }
    run.glyph_end = static_cast<int>(p.glyphs_.size());
    find_inner_carets(run);
    find_hyphens(run);
}

// Of glyphs that stand alone for several letters, such as "ffi".
void ParagraphShaper::find_inner_carets(const Run& run) {
    Paragraph& p = paragraph;
    const bool rtl = (run.level & 1) != 0;
    hb_font_t* font = fonts.parts().faces[at(run.face)].hb.get();
    const std::size_t first = p.inner_carets_.size();
    for (int i = run.glyph_begin; i < run.glyph_end; ++i) {
        const Paragraph::Glyph& glyph = p.glyphs_[at(i)];
        std::vector<int> inner;
        for (int k = glyph.cluster + 1; k < run.end && !(p.breaks_[at(k)] & kCluster); ++k)
            if (p.breaks_[at(k)] & kGrapheme) inner.push_back(k);
        if (inner.empty() || glyph.id == kNoGlyph) continue;
        std::array<hb_position_t, 8> carets{};
        unsigned count = carets.size();
        const unsigned all = hb_ot_layout_get_ligature_carets(
            font, rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR, glyph.id, 0, &count, carets.data());
        if (all != inner.size() || count != all) continue;
        for (std::size_t k = 0; k < inner.size(); ++k)
            p.inner_carets_.push_back({inner[k], px(carets[rtl ? inner.size() - 1 - k : k])});
    }
    std::sort(p.inner_carets_.begin() + static_cast<std::ptrdiff_t>(first), p.inner_carets_.end(),
              [](const auto& a, const auto& b) { return a.unit < b.unit; });
}

void ParagraphShaper::find_hyphens(const Run& run) {
    Paragraph& p = paragraph;
    hb_font_t* font = fonts.parts().faces[at(run.face)].hb.get();
    for (int i = run.begin; i < run.end; ++i) {
        if (p.text_[at(i)] != kSoftHyphen) continue;
        hb_codepoint_t glyph = 0;
        if (!hb_font_get_nominal_glyph(font, kHyphen, &glyph) &&
            !hb_font_get_nominal_glyph(font, U'-', &glyph))
            continue;
        p.hyphens_.push_back({i, glyph, px(hb_font_get_glyph_h_advance(font, glyph))});
    }
}

// Han letters have a form of their own in each country. What stands beside them in the paragraph
// tells Japanese and Korean; for the rest the stack's language decides.
hb_language_t ParagraphShaper::language_of(UScriptCode script) const {
    if (script == USCRIPT_HANGUL) return hb_language_from_string("ko", -1);
    if (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA)
        return hb_language_from_string("ja", -1);
    if (script == USCRIPT_HAN && paragraph.han_language_)
        return hb_language_from_string(paragraph.han_language_, -1);
    return fonts.parts().language;
}

}  // namespace tandem::ui
