// Figures that could be computed and would still say nothing about how alike the coders read.
#pragma once

#include <span>
#include <string>

#include "tandem/analysis/study_agreement.h"

namespace tandem {

// Why no figure is counted in the study, whatever was coded: its approach is reflexive. Empty: they
// are.
std::string why_no_figures(const Project& project);

// Takes figures out of `out`, with the reason in their place; counts stay. These are those that
// compare codes, where no code was given by two of the coders anywhere in `codings`, though two of
// them gave kEnoughUnits codings or more: so it is with different codebooks (where they marked
// anything at all can still be compared). And those of a code, where one coder's codings of it have
// all lost their words to corrections, so that this coder's revision of the text cannot be laid
// over the other's. And those of a code that is too rare, but for the shares of units that the
// coders coded alike.
void withhold_figures(const Project& project, std::span<const Coding* const> codings,
                      StudyAgreement& out);

}  // namespace tandem
