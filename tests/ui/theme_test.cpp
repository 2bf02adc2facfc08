// Contrast of every pair of colours that meet, and hues that colour-blind readers can tell apart.
#include "ui/theme.h"

#include <array>
#include <cmath>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "ui/code_colours.h"

namespace tandem::ui {
namespace {

struct Named {
    std::string name;
    Theme theme;
};

std::vector<Named> all_themes() {
    return {{"light", make_theme(false, false)},
            {"dark", make_theme(true, false)},
            {"light, high contrast", make_theme(false, true)},
            {"dark, high contrast", make_theme(true, true)}};
}

// All that words stand on.
std::vector<ImU32> grounds(const Theme& theme) {
    std::vector<ImU32> all{theme.paper, theme.panel, theme.field};
    for (const ImU32 ground : {theme.paper, theme.panel, theme.field})
        for (const ImU32 over : {theme.hover, theme.chosen}) all.push_back(laid_over(over, ground));
    return all;
}

std::string hex(ImU32 colour) {
    char text[16];
    std::snprintf(text, sizeof text, "%02X%02X%02X", colour & 0xFF, colour >> 8 & 0xFF,
                  colour >> 16 & 0xFF);
    return text;
}

void expect_contrast(const Named& each, const char* what, ImU32 colour, ImU32 ground, float least) {
    EXPECT_GE(contrast(colour, ground), least)
        << what << ' ' << hex(colour) << " on " << hex(ground) << " in " << each.name;
}

TEST(Contrast, IsThatOfTheGuidelines) {
    EXPECT_NEAR(contrast(IM_COL32(0, 0, 0, 255), IM_COL32(255, 255, 255, 255)), 21, 0.01);
    EXPECT_NEAR(contrast(IM_COL32(119, 119, 119, 255), IM_COL32(255, 255, 255, 255)), 4.48, 0.01);
    EXPECT_NEAR(contrast(IM_COL32(9, 9, 9, 255), IM_COL32(9, 9, 9, 255)), 1, 0.001);
}

TEST(Themes, WordsCanBeRead) {
    for (const Named& each : all_themes()) {
        const Theme& theme = each.theme;
        const float least = theme.high_contrast ? 7.0f : 4.5f;
        for (const ImU32 ground : grounds(theme)) {
            expect_contrast(each, "text", theme.text, ground, least);
            expect_contrast(each, "dim", theme.dim, ground, least);
            expect_contrast(each, "warning", theme.warning, ground, least);
            expect_contrast(each, "faint", theme.faint, ground, theme.high_contrast ? 7.0f : 3.0f);
        }
        expect_contrast(each, "text", theme.text, laid_over(theme.selection, theme.paper), least);
        expect_contrast(each, "on accent", theme.on_accent, theme.accent, least);
    }
}

TEST(Themes, LinesAndRingsAreSeen) {
    for (const Named& each : all_themes()) {
        const Theme& theme = each.theme;
        for (const ImU32 ground : {theme.paper, theme.panel, theme.field}) {
            expect_contrast(each, "focus", theme.focus, ground, 3);
            if (theme.high_contrast) expect_contrast(each, "line", theme.line, ground, 4.5f);
        }
    }
}

TEST(Themes, HuesOfCodesAreSeenOnPaper) {
    for (const Named& each : all_themes())
        for (const ImU32 hue : code_hues(each.theme))
            for (const ImU32 ground : {each.theme.paper, each.theme.panel})
                expect_contrast(each, "hue", hue, ground, each.theme.high_contrast ? 4.5f : 3.0f);
}

TEST(Themes, WordsCanBeReadOnTheStrongestTint) {
    for (const Named& each : all_themes())
        for (const ImU32 hue : code_hues(each.theme))
            expect_contrast(each, "text", each.theme.text,
                            laid_over(with_alpha(hue, each.theme.high_contrast ? 0.30f : 0.34f),
                                      each.theme.paper),
                            each.theme.high_contrast ? 7.0f : 4.5f);
}

// --- Colour blindness ---------------------------------------------------------------------------

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

// Machado, Oliveira and Fernandes (2009), severity 1, for linear RGB.
constexpr std::array<Matrix, 3> kBlindness{
    Matrix{Triple{0.152286, 1.052583, -0.204868}, Triple{0.114503, 0.786281, 0.099216},
           Triple{-0.003882, -0.048116, 1.051998}},
    Matrix{Triple{0.367322, 0.860646, -0.227968}, Triple{0.280085, 0.672501, 0.047413},
           Triple{-0.011820, 0.042940, 0.968881}},
    Matrix{Triple{1.255528, -0.076749, -0.178779}, Triple{-0.078411, 0.930809, 0.147602},
           Triple{0.004733, 0.691367, 0.303900}}};

Triple linear(ImU32 colour) {
    const ImVec4 parts = ImGui::ColorConvertU32ToFloat4(colour);
    const auto one = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return {one(static_cast<double>(parts.x)), one(static_cast<double>(parts.y)),
            one(static_cast<double>(parts.z))};
}

Triple seen_by(const Matrix& eyes, Triple colour) {
    Triple seen{};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t i = 0; i < 3; ++i) seen[row] += eyes[row][i] * colour[i];
        seen[row] = std::min(1.0, std::max(0.0, seen[row]));
    }
    return seen;
}

// CIE 1976 L*a*b*, D65.
Triple lab(Triple c) {
    const double x = (0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047;
    const double y = 0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2];
    const double z = (0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883;
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    return {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
}

double distance(Triple a, Triple b) {
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

TEST(Hues, NeighboursDifferForEveryReader) {
    for (const Named& each : all_themes()) {
        const std::vector<ImU32> hues = code_hues(each.theme);
        for (std::size_t i = 0; i < hues.size(); ++i) {
            const Triple a = linear(hues[i]), b = linear(hues[(i + 1) % hues.size()]);
            const double least = each.theme.high_contrast ? 15 : 20;
            EXPECT_GE(distance(lab(a), lab(b)), least) << i << " in " << each.name;
            for (const Matrix& eyes : kBlindness)
                EXPECT_GE(distance(lab(seen_by(eyes, a)), lab(seen_by(eyes, b))), least)
                    << i << " for " << (&eyes - kBlindness.data()) << " in " << each.name;
        }
    }
}

}  // namespace
}  // namespace tandem::ui
