// Chooses the font for each grapheme.
#include <algorithm>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "ui/textkit/font_parts.h"
#include "ui/textkit/fonts.h"

namespace tandem::ui {
namespace {

constexpr char32_t kTextForm = 0xFE0E, kEmojiForm = 0xFE0F;
constexpr std::size_t kMostClusters = 10'000;

UChar32 icu_char(char32_t c) {
    return static_cast<UChar32>(c);
}

bool wants_emoji(const std::u32string& grapheme) {
    if (grapheme.find(kTextForm) != std::u32string::npos) return false;
    return grapheme.find(kEmojiForm) != std::u32string::npos ||
           u_hasBinaryProperty(icu_char(grapheme[0]), UCHAR_EMOJI_PRESENTATION);
}

// Characters no font is asked for: joiners, selectors and controls have no picture of their own,
// and nothing has unassigned code points.
bool needs_no_font(char32_t c) {
    return u_hasBinaryProperty(icu_char(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
           u_charType(icu_char(c)) == U_CONTROL_CHAR || u_charType(icu_char(c)) == U_UNASSIGNED;
}

bool covers(const Candidate& font, const std::u32string& grapheme) {
    return std::all_of(grapheme.begin(), grapheme.end(), [&](char32_t c) {
        return needs_no_font(c) || FcCharSetHasChar(font.characters.get(), c);
    });
}

const Candidate* candidate_of(const FontParts& parts, int face) {
    for (const Candidate& candidate : parts.candidates)
        if (candidate.face == face) return &candidate;
    return nullptr;
}

// The first font that has it all, of the wanted kind (coloured or not) before the other.
int search(FontParts& parts, const FontSpec& spec, const std::u32string& grapheme, bool emoji) {
    for (const bool any_kind : {false, true}) {
        for (Candidate& candidate : parts.candidates) {
            if (!any_kind && candidate.coloured != emoji) continue;
            if (!covers(candidate, grapheme)) continue;
            const int face = load_face(parts, candidate, spec.px);
            if (face >= 0) return face;
        }
        if (parts.all_candidates) continue;
        parts.all_candidates = true;
        for (Candidate& other : other_candidates(spec))
            parts.candidates.push_back(std::move(other));
        return search(parts, spec, grapheme, emoji);
    }
    return -1;
}

int face_of_character(FontParts& parts, const FontSpec& spec, char32_t c, bool emoji) {
    const char32_t key = emoji ? c | 0x80000000 : c;
    if (auto known = parts.face_of_character.find(key); known != parts.face_of_character.end())
        return known->second;
    const int found = needs_no_font(c) ? 0 : std::max(0, search(parts, spec, {c}, emoji));
    parts.face_of_character.emplace(key, found);
    return found;
}

// A base with marks goes to a font that has them all; failing that, to the base's font.
int face_of_cluster(FontParts& parts, const FontSpec& spec, const std::u32string& grapheme,
                    bool emoji) {
    if (auto known = parts.face_of_cluster.find(grapheme); known != parts.face_of_cluster.end())
        return known->second;
    if (parts.face_of_cluster.size() >= kMostClusters) parts.face_of_cluster.clear();
    int found = search(parts, spec, grapheme, emoji);
    if (found < 0) found = face_of_character(parts, spec, grapheme[0], emoji);
    parts.face_of_cluster.emplace(grapheme, found);
    return found;
}

}  // namespace

int face_for(FontParts& parts, const FontSpec& spec, const std::u32string& grapheme, int current) {
    const bool emoji = wants_emoji(grapheme);
    const UChar32 first = icu_char(grapheme[0]);
    if (current >= 0 && !emoji) {
        const Face& face = parts.faces[static_cast<std::size_t>(current)];
        if (!face.coloured && (u_isWhitespace(first) || needs_no_font(grapheme[0]))) return current;
        UErrorCode error = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(first, &error);
        const bool shared = script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
        const Candidate* mine = shared && !face.coloured ? candidate_of(parts, current) : nullptr;
        const Candidate* main = candidate_of(parts, 0);
        if (mine && main && !covers(*main, grapheme) && covers(*mine, grapheme)) return current;
    }
    return grapheme.size() == 1 ? face_of_character(parts, spec, grapheme[0], emoji)
                                : face_of_cluster(parts, spec, grapheme, emoji);
}

}  // namespace tandem::ui
