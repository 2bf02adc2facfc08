// Themes, the codes under them and how they are related: what axial coding looks at.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "tandem/analysis/frequency.h"

namespace tandem {

// A code of level "frame", "theme" or "subtheme".
struct Theme {
    CodeId code;
    CodeId frame;  // the top of its branch (itself for a frame)
    CodeId above;  // the nearest theme above it; none at the top
    int depth = 0;
    std::vector<CodeId> codes;  // all codes of level "code" below it, in order
    CodeCount count;            // with all below it
    std::vector<CodeCount> by_group;
};

struct ThemeRelation {
    RelationId relation;
    CodeId from, to;
    std::string kind;
    // Of the codings passed in, those that support the relation, by id.
    std::vector<CodingId> support;
    int participants = 0;  // behind that support
};

struct ThemeBoard {
    std::vector<std::string> groups;
    int participants = 0;
    std::vector<int> participants_by_group;
    std::vector<Theme> themes;  // in the order of the codebook's tree
    std::vector<ThemeRelation> relations;
};

ThemeBoard theme_board(const Project& project, std::span<const Coding* const> codings,
                       std::span<const TranscriptId> transcripts,
                       std::span<const Relation* const> relations);

// How many themes and subthemes the codebook has, and how the source has them.
struct ThemeTally {
    int themes = 0, subthemes = 0;
    int headings = 0;  // of both, with derivation "heading"
    int inferred_themes = 0, inferred_subthemes = 0;
};
ThemeTally tally_themes(const Project& project);

// "10 themes and 4 subthemes (7 printed as headings; 3 themes and 4 subthemes inferred)".
std::string describe(const ThemeTally& tally);

}  // namespace tandem
