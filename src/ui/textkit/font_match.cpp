// Asks fontconfig which fonts there are.
#include <algorithm>
#include <array>

#include "ui/textkit/font_parts.h"
#include "ui/textkit/fonts.h"

namespace tandem::ui {
namespace {

using Pattern = std::unique_ptr<FcPattern, Release<FcPatternDestroy>>;
using FontSet = std::unique_ptr<FcFontSet, Release<FcFontSetDestroy>>;

const FcChar8* fc(const std::string& text) {
    return reinterpret_cast<const FcChar8*>(text.c_str());
}

// Static fonts are preferred to variable ones, whose weight we do not set.
Pattern pattern_for(const FontSpec& spec) {
    Pattern pattern(FcPatternCreate());
    FcPatternAddInteger(pattern.get(), FC_WEIGHT,
                        spec.bold ? FC_WEIGHT_DEMIBOLD : FC_WEIGHT_REGULAR);
    // Some bold fonts give their weight as regular (Noto Serif Myanmar of 2020); the name tells.
    if (!spec.bold) FcPatternAddString(pattern.get(), FC_STYLE, fc("Regular"));
    FcPatternAddBool(pattern.get(), FC_VARIABLE, FcFalse);
    if (!spec.language.empty()) FcPatternAddString(pattern.get(), FC_LANG, fc(spec.language));
    return pattern;
}

void substitute(FcPattern* pattern) {
    FcConfigSubstitute(nullptr, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
}

bool is_generic(const std::string& family) {
    constexpr std::array<std::string_view, 4> kGeneric{"serif", "sans-serif", "monospace", "emoji"};
    return std::find(kGeneric.begin(), kGeneric.end(), family) != kGeneric.end();
}

bool has_family(FcPattern* font, const std::string& family) {
    FcChar8* name = nullptr;
    for (int i = 0; FcPatternGetString(font, FC_FAMILY, i, &name) == FcResultMatch; ++i)
        if (FcStrCmpIgnoreCase(name, fc(family)) == 0) return true;
    return false;
}

bool flag(FcPattern* font, const char* property) {
    FcBool value = FcFalse;
    return FcPatternGetBool(font, property, 0, &value) == FcResultMatch && value;
}

// Fonts that can be drawn at any size, or are colour bitmaps that we scale.
void add_candidate(FcPattern* font, std::vector<Candidate>& to) {
    FcChar8* path = nullptr;
    FcCharSet* characters = nullptr;
    Candidate found;
    if (FcPatternGetString(font, FC_FILE, 0, &path) != FcResultMatch) return;
    if (FcPatternGetCharSet(font, FC_CHARSET, 0, &characters) != FcResultMatch) return;
    FcPatternGetInteger(font, FC_INDEX, 0, &found.index);
    found.path = reinterpret_cast<const char*>(path);
    found.coloured = flag(font, FC_COLOR);
    if (!found.coloured && !flag(font, FC_SCALABLE)) return;
    found.characters.reset(FcCharSetCopy(characters));
    to.push_back(std::move(found));
}

}  // namespace

std::vector<Candidate> named_candidates(const FontSpec& spec) {
    std::vector<Candidate> found;
    for (const std::string& family : spec.families) {
        Pattern pattern = pattern_for(spec);
        FcPatternAddString(pattern.get(), FC_FAMILY, fc(family));
        substitute(pattern.get());
        FcResult result = FcResultNoMatch;
        Pattern font(FcFontMatch(nullptr, pattern.get(), &result));
        if (font && (is_generic(family) || has_family(font.get(), family)))
            add_candidate(font.get(), found);
    }
    return found;
}

std::vector<Candidate> other_candidates(const FontSpec& spec) {
    std::vector<Candidate> found;
    Pattern pattern = pattern_for(spec);
    for (const std::string& family : spec.families)
        FcPatternAddString(pattern.get(), FC_FAMILY, fc(family));
    substitute(pattern.get());
    FcResult result = FcResultNoMatch;
    FontSet fonts(FcFontSort(nullptr, pattern.get(), FcTrue, nullptr, &result));
    if (!fonts) return found;
    for (int i = 0; i < fonts->nfont; ++i) add_candidate(fonts->fonts[i], found);
    return found;
}

}  // namespace tandem::ui
