// Several codes at once, each "given or not" on every unit, by two coders. Pooled: De Vries,
// Elliott, Kanouse & Teleki 2008, Field Methods 20(3), 272-282, the means of po and pe enter the
// formula once; alpha likewise, 1 - sum Do / sum De, which is ours. The mean of the codes' values
// is here under the name "mean", because papers report it; codes without a value are left out of it
// and counted.
#include <algorithm>

#include "tandem/agreement/measure_list.h"
#include "tandem/base/check.h"

#include "agreement/jackknife.h"
#include "agreement/rating_figures.h"

namespace tandem {
namespace {

using Tables = std::vector<std::vector<TwoByTwo>>;  // [code][cluster]

Tables tables_of(const SetRatings& sets) {
    const Ratings& ratings = sets.ratings;
    const auto clusters = static_cast<std::size_t>(std::max(1, ratings.clusters));
    Tables out(static_cast<std::size_t>(sets.codes), std::vector<TwoByTwo>(clusters));
    std::vector<std::int64_t> units(clusters);
    for (std::size_t i = 0; i < ratings.units(); ++i) {
        const std::span<const std::int32_t> unit = ratings.unit(i);
        if (unit[0] == kMissing || unit[1] == kMissing) continue;
        const std::size_t cluster =
            ratings.cluster.empty() ? 0 : static_cast<std::size_t>(ratings.cluster[i]);
        const std::int64_t times = ratings.times.empty() ? 1 : ratings.times[i];
        units[cluster] += times;
        const auto& first = sets.sets[static_cast<std::size_t>(unit[0])];
        const auto& second = sets.sets[static_cast<std::size_t>(unit[1])];
        for (const std::int32_t code : first) {
            TwoByTwo& table = out[static_cast<std::size_t>(code)][cluster];
            (std::ranges::binary_search(second, code) ? table.both : table.only_a) += times;
        }
        for (const std::int32_t code : second)
            if (!std::ranges::binary_search(first, code))
                out[static_cast<std::size_t>(code)][cluster].only_b += times;
    }
    for (auto& tables : out)
        for (std::size_t cluster = 0; cluster < clusters; ++cluster)
            tables[cluster].neither = units[cluster] - tables[cluster].used_by_either();
    return out;
}

// Of the codes that have a value; none when no code has one.
std::optional<double> mean_value(const Measure& measure, const std::vector<TwoByTwo>& totals) {
    double sum = 0;
    int defined = 0;
    for (const TwoByTwo& total : totals) {
        if (total.units() == 0) continue;
        const Ingredients parts = measure.ingredients(total);
        if (parts.expected == 0) continue;
        sum += 1 - parts.observed / parts.expected;
        ++defined;
    }
    if (defined == 0) return std::nullopt;
    return sum / defined;
}

std::vector<TwoByTwo> totals_of(const Tables& tables) {
    std::vector<TwoByTwo> out(tables.size());
    for (std::size_t code = 0; code < tables.size(); ++code)
        for (const TwoByTwo& table : tables[code]) out[code] += table;
    return out;
}

void set_mean(Measured& out, const Measure& measure, const Tables& tables,
              const IntervalChoice& choice) {
    const std::vector<TwoByTwo> totals = totals_of(tables);
    out.value = mean_value(measure, totals);
    if (!out.value) {
        out.why_not = out.n_pairable == 0 ? std::string(kNothingToCompare)
                                          : "no code has a value: each was given everywhere or "
                                            "nowhere";
        out.why_no_interval = kNoFigure;
        return;
    }
    std::vector<std::optional<double>> without;
    for (std::size_t cluster = 0; cluster < tables.front().size(); ++cluster) {
        if (tables.front()[cluster].units() == 0) continue;
        std::vector<TwoByTwo> rest = totals;
        for (std::size_t code = 0; code < rest.size(); ++code) rest[code] -= tables[code][cluster];
        without.push_back(mean_value(measure, rest));
    }
    const JackknifeResult result = jackknife(*out.value, without, choice.level, measure.lowest);
    out.interval = result.interval;
    out.why_no_interval = result.why_not;
    if (result.interval) out.se = result.error;
}

RatingMeasure over_codes(std::string_view name, std::string_view title, std::string_view source,
                         std::string_view of_each, bool mean) {
    return {.name = name,
            .title = title,
            .source = source,
            .formula = mean ? "mean over the codes that have a value" : "1 - sum Do / sum De",
            .aliases = {},
            .needs = Needs::TwoCodersSets,
            .by_value = true,
            .of_each_code = of_each,
            .mean_of_codes = mean};
}

}  // namespace

void leave_jackknife_only(Measured& out, const IntervalChoice& choice) {
    if (choice.method == IntervalMethod::Jackknife || !out.value) return;
    out.interval.reset();
    out.se.reset();
    out.why_no_interval = choice.method == IntervalMethod::None
                              ? "no interval was asked for"
                              : "over several codes there is the jackknife only";
}

void set_pooled(Measured& out, const Measure& measure,
                std::span<const std::vector<TwoByTwo>> tables, const IntervalChoice& choice) {
    const Estimate estimate = estimate_pooled(measure, tables, choice.level);
    out.value = estimate.value;
    out.why_not = estimate.why_not;
    out.interval = estimate.interval;
    out.se = estimate.error;
    out.why_no_interval = estimate.why_no_interval;
    if (!out.value) return;
    // Means over codes; of agreement for kappa, of disagreement for alpha, as for one code.
    const double codes = static_cast<double>(tables.size());
    const double observed = estimate.ingredients.observed / codes;
    const double expected = estimate.ingredients.expected / codes;
    const bool alpha = measure.name == "krippendorff-alpha";
    out.observed = alpha ? observed : 1 - observed;
    out.expected = alpha ? expected : 1 - expected;
}

Measured measure_codes(const RatingMeasure& measure, const SetRatings& ratings,
                       std::span<const std::string> names, const IntervalChoice& choice) {
    const Measure* each = find_measure(measure.of_each_code);
    TANDEM_CHECK(each && ratings.ratings.coders == 2, "a known measure, of two coders");
    const Tables tables = tables_of(ratings);
    Measured out;
    for (const TwoByTwo& table : tables.empty() ? std::vector<TwoByTwo>{} : tables.front())
        out.n_pairable += static_cast<double>(table.units());
    if (tables.empty()) {
        out.why_not = "nothing to compare: there is no code";
        out.why_no_interval = kNoFigure;
        return out;
    }
    if (measure.mean_of_codes)
        set_mean(out, *each, tables, choice);
    else
        set_pooled(out, *each, tables, choice);
    const std::vector<TwoByTwo> totals = totals_of(tables);
    std::size_t undefined = 0;
    for (std::size_t code = 0; code < totals.size(); ++code) {
        const Estimate one = estimate(*each, std::span(&totals[code], 1), choice.level);
        out.by_value.push_back({names[code], one.value});
        if (!one.value) ++undefined;
    }
    if (undefined > 0)
        out.remarks.push_back(std::to_string(undefined) + " of " + std::to_string(totals.size()) +
                              " codes have no value of their own (no variation)");
    leave_jackknife_only(out, choice);
    return out;
}

RatingMeasure pooled_kappa() {
    return over_codes("pooled-kappa", "Pooled kappa over codes",
                      "De Vries, Elliott, Kanouse & Teleki 2008", "cohen-kappa", false);
}

RatingMeasure pooled_alpha() {
    return over_codes("pooled-alpha", "Pooled alpha over codes",
                      "1 - sum Do / sum De over codes (ours, after Krippendorff's alpha)",
                      "krippendorff-alpha", false);
}

RatingMeasure mean_kappa() {
    return over_codes("mean-kappa", "Mean of the codes' kappas",
                      "no source: printed in papers; prefer pooled-kappa", "cohen-kappa", true);
}

RatingMeasure mean_alpha() {
    return over_codes("mean-alpha", "Mean of the codes' alphas",
                      "no source: printed in papers; prefer pooled-alpha", "krippendorff-alpha",
                      true);
}

}  // namespace tandem
