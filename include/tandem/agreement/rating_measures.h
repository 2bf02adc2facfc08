// The figures for ratings: any number of coders and categories, missing values, weights.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/agreement/measured.h"
#include "tandem/agreement/ratings.h"

namespace tandem {

enum class Weights { None, Linear, Quadratic, Ordinal, Radical, Ratio };
enum class Level { Nominal, Ordinal, Interval, Ratio };
enum class SetDistance { Nominal, Jaccard, Masi, Passonneau2004 };

// How far apart two categories are. Weights look at the place of a category in the codebook, 1 … q,
// or at its number.
struct Scale {
    Weights weights = Weights::None;
    bool weights_by_number = false;  // Requires: Ratings::numbers
    Level level = Level::Nominal;  // Requires: numbers for interval and ratio; ratio: none below 0
    SetDistance distance = SetDistance::Masi;
    std::int32_t yes = kMissing;  // the category that says "given", for Dice and Jaccard
    // What the categories are, as in Ratings and SetRatings; measure_ratings() points them there.
    const std::vector<double>* numbers = nullptr;
    const std::vector<std::vector<std::int32_t>>* sets = nullptr;
    int codes = 0;
};

struct Tally;

// What a measure makes of the counts. Either why_not is empty, or there is no value.
struct Figure {
    double value = 0;
    std::optional<double> observed;
    std::optional<double> expected;
    std::string_view why_not;
};

// The model of chance, by which the interval of Gwet's linearisation differs.
enum class Chance { None, Fleiss, Conger, Gwet, Uniform, Krippendorff };

enum class Needs { Ratings, TwoCoders, Sets, TwoCodersSets };

struct RatingMeasure {
    std::string_view name;
    std::string_view title;
    std::string_view source;
    std::string_view formula;
    std::array<std::string_view, 3> aliases;  // may be empty
    Needs needs = Needs::Ratings;
    std::span<const Weights> weights = {};  // allowed; the first is the default; empty: none
    bool has_levels = false;                // understands Scale::level; sets: Scale::distance
    bool by_value = false;                  // also for one category against the rest
    Chance chance = Chance::None;
    double lowest = -1;
    Figure (*figure)(const Tally& tally, const Scale& scale) = nullptr;
    // Instead of `figure`: a measure of measure_list.h, made of one 2 x 2 table for each code.
    std::string_view of_each_code = {};
    bool mean_of_codes = false;  // the mean of the codes' values; otherwise pooled
};

// In the order in which they are shown.
std::span<const RatingMeasure> rating_measures();

// By name or alias, in lower case; nullptr when there is none.
const RatingMeasure* find_rating_measure(std::string_view name);

// Names as they are typed: "linear", "masi", "cluster-bootstrap".
std::string_view name_of(Weights weights);
std::string_view name_of(Level level);
std::string_view name_of(SetDistance distance);
std::string_view name_of(IntervalMethod method);

struct ScaledMeasure {
    const RatingMeasure* measure;
    Scale scale;
};

// One answer for each of `measures`; what they all need of the ratings is counted once.
// Requires: a scale suits its measure and the data (see Scale), and a measure of two coders gets
// two. `names` are the categories', in their order, for by_value and the shown work.
std::vector<Measured> measure_ratings(std::vector<ScaledMeasure> measures, const Ratings& ratings,
                                      std::span<const std::string> names,
                                      const IntervalChoice& interval);
Measured measure_ratings(const RatingMeasure& measure, const Ratings& ratings,
                         std::span<const std::string> names, const Scale& scale,
                         const IntervalChoice& interval);

// For measures of sets. `names` are the codes'.
Measured measure_sets(const RatingMeasure& measure, const SetRatings& ratings,
                      std::span<const std::string> names, Scale scale,
                      const IntervalChoice& interval);

// Several codes, each with its own yes-or-no ratings (0, 1) of the same units, in one figure. Two
// coders and a measure of measure_list.h: as its `pooling` says; every other chance-corrected
// measure 1 − Σ (1 − po) / Σ (1 − pe) over codes, alpha 1 − Σ Do / Σ De, percent the mean. Others
// are refused in the answer. Requires: the same coders and clusters; two coders for a measure of
// two.
Measured measure_pooled(const RatingMeasure& measure, std::span<const Ratings> codes,
                        const IntervalChoice& interval);

}  // namespace tandem
