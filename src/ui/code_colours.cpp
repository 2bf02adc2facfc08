#include "ui/code_colours.h"

#include <array>

namespace tandem::ui {
namespace {

constexpr ImU32 rgb(unsigned hex) {
    return IM_COL32(hex >> 16, (hex >> 8) & 0xFF, hex & 0xFF, 255);
}

// Of like lightness, muted after Okabe and Ito (2008), and in an order in which neighbours differ
// for readers who are blind to red, green or blue too.
constexpr std::array<ImU32, 13> kHues{rgb(0xC2694B), rgb(0x8662A8), rgb(0x5F9557), rgb(0xB563A0),
                                      rgb(0x7F9440), rgb(0xB5586F), rgb(0x6A6FB0), rgb(0x8C7660),
                                      rgb(0x5A99BF), rgb(0xD09158), rgb(0x3F8F85), rgb(0xB08A2E),
                                      rgb(0x3F7FA8)};

// Codes at the top, and those right under a heading, which would otherwise lend a whole branch of
// the codebook one colour.
bool takes_hue(const Project& project, const Code& code) {
    const Code* parent = project.codes.find(code.parent);
    return !parent || parent->level == "frame";
}

// `hue` as near as it can be, but seen well on the paper: nearer to the text's colour if need be.
ImU32 on_paper(ImU32 hue, const Theme& theme) {
    const float least = theme.high_contrast ? 5.0f : theme.dark ? 4.0f : 3.5f;
    for (int step = 0; step < 100 && contrast(hue, theme.paper) < least; ++step)
        hue = mix(hue, theme.text, 0.03f);
    return hue;
}

struct Painter {
    const Project& project;
    const Theme& theme;
    std::unordered_map<CodeId, ImU32>& colours;
    std::unordered_map<CodeId, Stroke>& strokes;

    // What takes no hue of its own is a shade of what stands above it.
    void paint_below(CodeId parent, ImU32 lent, std::size_t stroke) {
        std::size_t place = 0;
        for (const Code* code : project.children(parent)) {
            const auto hue = colours.find(code->id);
            ImU32 colour = lent;
            if (hue != colours.end())
                colour = hue->second;
            else if (place % 3 == 1)
                colour = mix(lent, theme.paper, 0.22f);
            else if (place % 3 == 2)
                colour = mix(lent, theme.text, 0.22f);
            colour = on_paper(colour, theme);
            colours[code->id] = colour;
            strokes[code->id] = static_cast<Stroke>((stroke + place) % kStrokeCount);
            paint_below(code->id, colour, stroke + place + 1);
            ++place;
        }
    }
};

}  // namespace

std::vector<ImU32> code_hues(const Theme& theme) {
    std::vector<ImU32> hues;
    for (const ImU32 hue : kHues) hues.push_back(on_paper(hue, theme));
    return hues;
}

CodeColours::CodeColours(const Project& project, const Theme& theme) : unknown_(theme.faint) {
    // In the order in which they were made, so that a new code changes nobody's colour.
    std::size_t next = 0;
    const std::vector<ImU32> hues = code_hues(theme);
    for (const Code& code : project.codes)
        if (takes_hue(project, code)) colours_[code.id] = hues[next++ % hues.size()];
    Painter{project, theme, colours_, strokes_}.paint_below({}, theme.faint, 0);
}

ImU32 CodeColours::of(CodeId code) const {
    const auto found = colours_.find(code);
    return found == colours_.end() ? unknown_ : found->second;
}

Stroke CodeColours::stroke(CodeId code) const {
    const auto found = strokes_.find(code);
    return found == strokes_.end() ? Stroke::Solid : found->second;
}

}  // namespace tandem::ui
