// Krippendorff's alpha over sets of codes with a distance between sets: Passonneau 2004 and 2006
// (LREC); Artstein & Poesio 2008, Computational Linguistics 34(4), section 4.4.
#include <bit>

#include "agreement/rating_figures.h"

namespace tandem {
namespace {

// Sets as bits, because the expected disagreement asks about every two of them.
class SetBits {
 public:
    explicit SetBits(const Scale& scale)
        : kind_(scale.distance), words_(static_cast<std::size_t>(scale.codes) / 64 + 1) {
        bits_.resize(scale.sets->size() * words_);
        for (std::size_t set = 0; set < scale.sets->size(); ++set) {
            sizes_.push_back((*scale.sets)[set].size());
            for (const std::int32_t code : (*scale.sets)[set]) {
                const auto at = static_cast<std::size_t>(code);
                bits_[set * words_ + at / 64] |= std::uint64_t{1} << at % 64;
            }
        }
    }

    double distance(std::size_t one, std::size_t other) const {
        std::size_t both = 0;
        for (std::size_t word = 0; word < words_; ++word)
            both += static_cast<std::size_t>(
                std::popcount(bits_[one * words_ + word] & bits_[other * words_ + word]));
        return tandem::distance(kind_, sizes_[one], sizes_[other], both);
    }

 private:
    SetDistance kind_;
    std::size_t words_;
    std::vector<std::uint64_t> bits_;
    std::vector<std::size_t> sizes_;
};

Figure figure(const Tally& tally, const Scale& scale) {
    const std::vector<double> count = pairable_values(tally);
    double n = 0;
    for (const double values : count) n += values;
    if (n == 0) return no_figure(kNothingToCompare);
    const SetBits bits(scale);
    const auto between = [&](std::size_t one, std::size_t other) {
        return bits.distance(one, other);
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
