// The colour and the stroke of each code: two signs for one code, so that neither is needed alone.
#pragma once

#include <imgui.h>
#include <unordered_map>
#include <vector>

#include "tandem/model/project.h"

#include "ui/strokes.h"
#include "ui/theme.h"

namespace tandem::ui {

// The hues that codes take in turn, as the theme shows them.
std::vector<ImU32> code_hues(const Theme& theme);

// Top codes, and those right under a heading, take the hues in turn and lend them to what is below
// them; siblings there are told apart by lightness. Strokes go on in turn everywhere, so that
// siblings, and neighbours in the codebook, have different ones.
class CodeColours {
 public:
    CodeColours() = default;
    CodeColours(const Project& project, const Theme& theme);
    ImU32 of(CodeId code) const;
    Stroke stroke(CodeId code) const;

 private:
    std::unordered_map<CodeId, ImU32> colours_;
    std::unordered_map<CodeId, Stroke> strokes_;
    ImU32 unknown_ = IM_COL32(128, 128, 128, 255);
};

}  // namespace tandem::ui
