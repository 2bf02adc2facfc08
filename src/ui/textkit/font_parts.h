// What a font stack is made of. For textkit's own .cpp files only: it names the libraries' types.
#pragma once

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <array>
#include <cstdint>
#include <hb.h>
#include <memory>
#include <string>
#include <unicode/brkiter.h>
#include <unordered_map>
#include <vector>

#include "ui/textkit/label_cache.h"

namespace tandem::ui {

template <auto function>
struct Release {
    template <class T>
    void operator()(T* object) const {
        function(object);
    }
};
using HbFont = std::unique_ptr<hb_font_t, Release<hb_font_destroy>>;
using HbBuffer = std::unique_ptr<hb_buffer_t, Release<hb_buffer_destroy>>;
using FtFace = std::unique_ptr<FT_FaceRec_, Release<FT_Done_Face>>;
using FtLibrary = std::unique_ptr<FT_LibraryRec_, Release<FT_Done_FreeType>>;
using CharSet = std::unique_ptr<FcCharSet, Release<FcCharSetDestroy>>;

// A font that fontconfig offers; loaded when a text first needs it.
struct Candidate {
    std::string path;
    int index = 0;
    CharSet characters;
    bool coloured = false;
    int face = kNotLoaded;

    static constexpr int kNotLoaded = -1;
    static constexpr int kUnusable = -2;
};

constexpr int kPhases = 4;
// HarfBuzz counts in these parts of a px, so that a long line does not drift by rounding.
constexpr int kShapingUnits = 1024;

// A loaded font. `pages` maps glyph * kPhases + phase to an atlas slot of `generation`.
struct Face {
    static constexpr int kPage = 1024;
    static constexpr int kUnknown = -1;
    static constexpr int kNoPicture = -2;

    FtFace ft;
    HbFont hb;
    bool coloured = false;   // glyphs are colour bitmaps of one size
    float strike_scale = 1;  // from the bitmap's size to the wanted one
    int generation = 0;
    std::vector<std::unique_ptr<std::array<std::int32_t, kPage>>> pages;
};

struct FontParts {
    FtLibrary library;
    std::vector<Candidate> candidates;
    bool all_candidates = false;  // fontconfig was asked for everything it has
    std::vector<Face> faces;      // faces[0] is the main font
    std::unordered_map<char32_t, int> face_of_character;
    std::unordered_map<std::u32string, int> face_of_cluster;
    HbBuffer buffer;
    hb_language_t language = nullptr;
    std::unique_ptr<icu::BreakIterator> lines, graphemes;
    LabelCache labels;
};

struct FontSpec;

// fontconfig's answers: the named families that are installed, and all others by likeness.
std::vector<Candidate> named_candidates(const FontSpec& spec);
std::vector<Candidate> other_candidates(const FontSpec& spec);

// The face that draws a grapheme; `current` is the face of the text before it or -1. Main font
// first, so that digits and punctuation return to it; blanks stay with their neighbour.
int face_for(FontParts& parts, const FontSpec& spec, const std::u32string& grapheme, int current);

// The face's number, or Candidate::kUnusable.
int load_face(FontParts& parts, Candidate& candidate, float px);

}  // namespace tandem::ui
