// Krippendorff's alpha over sets of codes with a distance between sets: Passonneau 2004 and 2006
// (LREC); Artstein & Poesio 2008, Computational Linguistics 34(4), section 4.4.
#include "agreement/rating_figures.h"

namespace tandem {
namespace {

Figure figure(const Tally& tally, const Scale& scale) {
    const std::vector<double> count = pairable_values(tally);
    double n = 0;
    for (const double values : count) n += values;
    if (n == 0) return no_figure(kNothingToCompare);
    const auto between = [&](std::size_t one, std::size_t other) {
        return distance(scale.distance, (*scale.sets)[one], (*scale.sets)[other]);
    };
    double observed = 0;
    tally.coincidence.each([&](int row, int column, double value) {
        if (row != column)
            observed +=
                value * between(static_cast<std::size_t>(row), static_cast<std::size_t>(column));
    });
    double expected = 0;
    for (std::size_t c = 0; c < count.size(); ++c)
        for (std::size_t k = 0; k < c; ++k)
            if (count[c] != 0 && count[k] != 0) expected += 2 * count[c] * count[k] * between(c, k);
    if (expected == 0) return no_figure(kNoPairableVariation);
    const double mean_observed = observed / n;
    const double mean_expected = expected / (n * (n - 1));
    return {.value = 1 - mean_observed / mean_expected,
            .observed = mean_observed,
            .expected = mean_expected,
            .why_not = {}};
}

}  // namespace

RatingMeasure alpha_sets() {
    return {.name = "alpha-sets",
            .title = "Krippendorff's alpha over sets of codes",
            .source = "Passonneau 2004, 2006; Artstein & Poesio 2008, section 4.4",
            .formula = "1 - Do / De with the distance of sets",
            .aliases = {"masi", "", ""},
            .needs = Needs::Sets,
            .has_levels = true,
            .figure = figure};
}

}  // namespace tandem
