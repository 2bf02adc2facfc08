// The measures that ratings give, one function and one file each, and what they share.
#pragma once

#include <array>
#include <functional>

#include "tandem/agreement/measure_list.h"

#include "agreement/scale.h"

namespace tandem {

RatingMeasure percent_agreement_of_ratings();
RatingMeasure specific_agreement();
RatingMeasure dice_of_ratings();
RatingMeasure jaccard_of_ratings();
RatingMeasure holsti();
RatingMeasure scott_pi();
RatingMeasure cohen_kappa_of_ratings();
RatingMeasure kappa_max();
RatingMeasure conger_kappa();
RatingMeasure fleiss_kappa();
RatingMeasure brennan_prediger();
RatingMeasure pabak();
RatingMeasure gwet_ac1_of_ratings();
RatingMeasure gwet_ac2();
RatingMeasure krippendorff_alpha_of_ratings();
RatingMeasure alpha_sets();
RatingMeasure mvalpha();
RatingMeasure pooled_kappa();
RatingMeasure pooled_alpha();
RatingMeasure mean_kappa();
RatingMeasure mean_alpha();

// For measures with `of_each_code`.
Measured measure_codes(const RatingMeasure& measure, const SetRatings& ratings,
                       std::span<const std::string> names, const IntervalChoice& interval);

// Of two coders, pooled as measure_list.h says: tables are [code][cluster].
void set_pooled(Measured& out, const Measure& measure,
                std::span<const std::vector<TwoByTwo>> tables, const IntervalChoice& choice);

// Over several codes there is no other interval: takes it out, and says why, when another was asked
// for.
void leave_jackknife_only(Measured& out, const IntervalChoice& choice);

// The matrix, the margins and the formula with the numbers in it. `names` are the categories'.
Work shown_work(const RatingMeasure& measure, const Tally& tally,
                std::span<const std::string> names, const Scale& scale, const Figure& figure);

// δ² of two categories as the measure's alpha has it (krippendorff-alpha, alpha-sets).
std::function<double(int, int)> alpha_difference(const Tally& tally, const Scale& scale);

inline constexpr std::string_view kNothingToCompare =
    "nothing to compare: there is no unit that two coders rated";
inline constexpr std::string_view kNoVariation =
    "no variation: every rating is the same category, so there is no chance to take out";
inline constexpr std::string_view kNoPairableVariation =
    "no variation: all values that can be compared are the same";
inline constexpr std::string_view kOneCategory =
    "the codebook has only one category, so chance agreement is certain";

inline Figure no_figure(std::string_view why) {
    return {.value = 0, .observed = {}, .expected = {}, .why_not = why};
}

// 1 − disagreement / expected, shown as agreements. `why` is the reason when nothing is expected.
inline Figure chance_corrected(double disagreement, double expected, std::string_view why) {
    if (expected == 0)
        return {.value = 0, .observed = 1 - disagreement, .expected = 1, .why_not = why};
    return {.value = 1 - disagreement / expected,
            .observed = 1 - disagreement,
            .expected = 1 - expected,
            .why_not = {}};
}

// How often each category was given, as shares: π_k = (1/n) Σ_i r_ik / r_i over rated units
// (Gwet 2014): units rated once count. Requires: rated > 0.
std::vector<double> mean_shares(const Tally& tally);

// (1/n′) Σ over paired units of the unit's weighed disagreement. Requires: paired > 0.
double observed_disagreement(const Tally& tally, const PairDisagreement& disagreement);

// Of the units that both coders rated, by category of the first and of the second.
struct TwoMargins {
    double units = 0;
    std::vector<double> first;
    std::vector<double> second;
};
TwoMargins margins_of_two(const Tally& tally);

// The two coders' joint table around one category, as both, only first, only second.
struct GivenByTwo {
    double both = 0;
    double only_first = 0;
    double only_second = 0;
};
GivenByTwo given_by_two(const Tally& tally, std::int32_t category);

inline constexpr std::string_view kWhichIsYes =
    "which category means that the code was given? Name it with --yes; by_value has each category";

inline constexpr std::array kKappaWeights{Weights::None, Weights::Linear, Weights::Quadratic};
inline constexpr std::array kAllWeights{Weights::None,    Weights::Linear,  Weights::Quadratic,
                                        Weights::Ordinal, Weights::Radical, Weights::Ratio};
inline constexpr std::array kAc2Weights{Weights::Linear, Weights::Quadratic, Weights::Ordinal,
                                        Weights::Radical, Weights::Ratio};

}  // namespace tandem
