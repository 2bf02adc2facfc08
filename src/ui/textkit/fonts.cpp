#include "ui/textkit/fonts.h"

#include <cmath>
#include <unicode/locid.h>

#include "tandem/base/check.h"
#include "tandem/base/error.h"

#include "ui/textkit/font_parts.h"

namespace tandem::ui {
namespace {

// Fixed point of FreeType: 1/64 px.
int fixed(float px) {
    return static_cast<int>(std::lround(px * 64));
}

// A colour bitmap's height against the em, so that emoji stand as high as in other programs.
constexpr float kEmojiHeight = 1.17f;

HbFont make_shaping_font(const std::string& path, int index, float px) {
    hb_blob_t* blob = hb_blob_create_from_file(path.c_str());
    hb_face_t* face = hb_face_create(blob, static_cast<unsigned>(index & 0xFFFF));
    HbFont font(hb_font_create(face));
    const int scale = static_cast<int>(std::lround(px * kShapingUnits));
    hb_font_set_scale(font.get(), scale, scale);
    // fontconfig numbers the named instances of a variable font from 1 in the upper half.
    const int instance = (index >> 16) & 0x7FFF;
    if (instance > 0)
        hb_font_set_var_named_instance(font.get(), static_cast<unsigned>(instance - 1));
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return font;
}

bool set_size(Face& face, float px) {
    FT_Face ft = face.ft.get();
    face.coloured = FT_HAS_COLOR(ft) && ft->num_fixed_sizes > 0;
    if (!face.coloured) return FT_Set_Char_Size(ft, 0, fixed(px), 72, 72) == 0;
    if (FT_Select_Size(ft, 0)) return false;
    face.strike_scale = px * kEmojiHeight / static_cast<float>(ft->available_sizes[0].height);
    return true;
}

std::unique_ptr<icu::BreakIterator> iterator_of(const icu::Locale& locale, bool lines) {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(
        lines ? icu::BreakIterator::createLineInstance(locale, error)
              : icu::BreakIterator::createCharacterInstance(locale, error));
    if (U_FAILURE(error) || !made)
        throw Error(ErrorKind::Storage,
                    "The Unicode data of ICU cannot be read. Reinstall the package libicu.");
    return made;
}

std::unique_ptr<FontParts> make_parts(const FontSpec& spec) {
    auto parts = std::make_unique<FontParts>();
    FT_Library library = nullptr;
    TANDEM_CHECK(FT_Init_FreeType(&library) == 0, "FreeType starts");
    parts->library.reset(library);
    parts->buffer.reset(hb_buffer_create());
    parts->language =
        spec.language.empty()
            ? hb_language_from_string("en", -1)
            : hb_language_from_string(spec.language.data(), static_cast<int>(spec.language.size()));
    const icu::Locale locale(spec.language.empty() ? "en" : spec.language.c_str());
    parts->lines = iterator_of(locale, true);
    parts->graphemes = iterator_of(locale, false);
    return parts;
}

// The main font is the first candidate that can be loaded and is no emoji font.
void load_main_face(FontParts& parts, const FontSpec& spec) {
    parts.candidates = named_candidates(spec);
    for (const bool all : {false, true}) {
        if (all) {
            parts.all_candidates = true;
            for (Candidate& other : other_candidates(spec))
                parts.candidates.push_back(std::move(other));
        }
        for (Candidate& candidate : parts.candidates)
            if (!candidate.coloured && FcCharSetHasChar(candidate.characters.get(), U'a') &&
                load_face(parts, candidate, spec.px) >= 0)
                return;
    }
    throw Error(ErrorKind::NotFound,
                "No font was found on this computer. Install one, for example the package "
                "fonts-noto-core, and start again.");
}

}  // namespace

int load_face(FontParts& parts, Candidate& candidate, float px) {
    if (candidate.face != Candidate::kNotLoaded) return candidate.face;
    for (const Candidate& other : parts.candidates)
        if (other.face >= 0 && other.path == candidate.path && other.index == candidate.index)
            return candidate.face = other.face;
    candidate.face = Candidate::kUnusable;
    Face face;
    FT_Face ft = nullptr;
    const int index = candidate.index & 0x7FFFFFFF;
    if (FT_New_Face(parts.library.get(), candidate.path.c_str(), index, &ft)) return candidate.face;
    face.ft.reset(ft);
    if (!set_size(face, px)) return candidate.face;
    face.hb = make_shaping_font(candidate.path, index, px);
    parts.faces.push_back(std::move(face));
    return candidate.face = static_cast<int>(parts.faces.size()) - 1;
}

FontStack::FontStack(Atlas& atlas, FontSpec spec)
    : atlas_(atlas),
      spec_(std::move(spec)),
      number_(atlas.next_font_number()),
      parts_(make_parts(spec_)) {
    TANDEM_CHECK(spec_.px >= 1 && spec_.px <= 400, "a font is between 1 and 400 px high");
    load_main_face(*parts_, spec_);
    hb_font_extents_t extents{};
    hb_font_get_h_extents(parts_->faces[0].hb.get(), &extents);
    ascent_ = static_cast<float>(extents.ascender) / kShapingUnits;
    descent_ = static_cast<float>(-extents.descender) / kShapingUnits;
}

FontStack::~FontStack() = default;

float FontStack::line_height() const {
    return std::ceil(ascent_ + descent_);
}

int FontStack::face_count() const {
    return static_cast<int>(parts_->faces.size());
}

std::string FontStack::family_of(int face) const {
    const char* name = parts_->faces[static_cast<std::size_t>(face)].ft->family_name;
    return name ? name : "";
}

std::vector<std::string> interface_families() {
    return {"Inter",
            "Noto Sans",
            "Noto Sans Arabic",
            "Noto Sans Hebrew",
            "Noto Sans Devanagari",
            "Noto Sans Bengali",
            "Noto Sans Tamil",
            "Noto Sans Telugu",
            "Noto Sans Thai",
            "Noto Sans Ethiopic",
            "Noto Sans Georgian",
            "Noto Sans Armenian",
            "Noto Sans Myanmar",
            "Noto Sans Khmer",
            "Noto Sans CJK SC",
            "Noto Color Emoji",
            "sans-serif"};
}

std::vector<std::string> reading_families() {
    return {"Noto Serif",
            "Noto Naskh Arabic",
            "Noto Serif Hebrew",
            "Noto Serif Devanagari",
            "Noto Serif Bengali",
            "Noto Serif Tamil",
            "Noto Serif Telugu",
            "Noto Serif Thai",
            "Noto Serif Ethiopic",
            "Noto Serif Georgian",
            "Noto Serif Armenian",
            "Noto Sans Myanmar",
            "Noto Serif Khmer",
            "Noto Serif CJK SC",
            "Noto Sans CJK SC",
            "Noto Color Emoji",
            "serif"};
}

}  // namespace tandem::ui
