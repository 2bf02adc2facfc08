// Cohen 1960, Educational and Psychological Measurement 20(1), 37-46, equation 8: the largest kappa
// that the two coders' margins allow, with po = sum of the smaller of each pair of margins. As
// Umesh, Peterson & Sauber 1989 put it: how much of a low kappa comes from unequal use.
#include <algorithm>

#include "agreement/rating_figures.h"

namespace tandem {
namespace {

Figure figure(const Tally& tally, const Scale&) {
    const TwoMargins margins = margins_of_two(tally);
    if (margins.units == 0) return no_figure(kNothingToCompare);
    double unequal = 0;
    for (std::size_t k = 0; k < margins.first.size(); ++k)
        unequal += std::max(0.0, margins.first[k] - margins.second[k]);
    const double n = margins.units;
    return chance_corrected(unequal / n,
                            weighed(margins.first, margins.second, PairDisagreement({}, 0)) / n / n,
                            kNoVariation);
}

}  // namespace

RatingMeasure kappa_max() {
    return {.name = "kappa-max",
            .title = "Largest kappa that the margins allow",
            .source = "Cohen 1960, equation 8",
            .formula = "(sum min(p_k+, p_+k) - pe) / (1 - pe)",
            .aliases = {},
            .needs = Needs::TwoCoders,
            .figure = figure};
}

}  // namespace tandem
