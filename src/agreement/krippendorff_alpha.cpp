// Krippendorff 2011, "Computing Krippendorff's alpha-reliability", section A (binary data, two
// observers, no missing data): alpha = 1 - Do / De = 1 - (N - 1) o01 / (n0 n1), where N = 2n values
// in n units, o01 = only_a + only_b, n1 and n0 = the yes and the no of both coders together.
// The pooled form, 1 - sum Do / sum De over codes, is ours; for mutually exclusive codes it is
// exactly the nominal alpha of section B.
#include "agreement/rating_figures.h"
#include "agreement/two_by_two_measures.h"

namespace tandem {

Margins pooled_margins(const TwoByTwo& table) {
    const double apart = static_cast<double>(table.only_a) + static_cast<double>(table.only_b);
    return {2 * static_cast<double>(table.both) + apart,
            2 * static_cast<double>(table.neither) + apart};
}

namespace {

// Do = o01 / n and De = 2 n0 n1 / (N (N - 1)), both as shares, so that every code weighs the same.
Ingredients alpha_ingredients(const TwoByTwo& table) {
    const double n = static_cast<double>(table.units());
    const Margins values = pooled_margins(table);
    return {(static_cast<double>(table.only_a) + static_cast<double>(table.only_b)) / n,
            (values.yes / n) * (values.no / (2 * n - 1))};
}

// Any number of coders, any level, missing values (Krippendorff 2011, section E): with o_ck and n_c
// from pairable values only, alpha = 1 - (n - 1) sum o_ck d2_ck / sum n_c n_k d2_ck. An ordinal
// difference is the square of the difference of the two values' middle ranks, an interval one of
// the values; then sum n_c n_k d2_ck = 2 n sum n_c (x_c - mean)^2, without going through all pairs.
struct Sums {
    double observed = 0;  // Σ o_ck δ²_ck
    double expected = 0;  // Σ n_c n_k δ²_ck
};

Sums sums_by_place(const Tally& tally, const std::vector<double>& count,
                   const std::vector<double>& place) {
    Sums out;
    double n = 0, total = 0;
    for (std::size_t c = 0; c < count.size(); ++c) {
        n += count[c];
        total += count[c] * place[c];
    }
    for (std::size_t c = 0; c < count.size(); ++c) {
        const double apart = place[c] - total / n;
        out.expected += 2 * n * count[c] * apart * apart;
    }
    tally.coincidence.each([&](int row, int column, double value) {
        const double apart =
            place[static_cast<std::size_t>(row)] - place[static_cast<std::size_t>(column)];
        if (row != column) out.observed += value * apart * apart;
    });
    return out;
}

std::vector<double> middle_ranks(const std::vector<double>& count) {
    std::vector<double> out;
    double below = 0;
    for (const double values : count) {
        out.push_back(below + values / 2);
        below += values;
    }
    return out;
}

// ((x - y) / (x + y))², 0 for 0 and 0. Requires: neither below zero.
double ratio_difference(double x, double y) {
    const double share = x + y == 0 ? 0 : (x - y) / (x + y);
    return share * share;
}

bool any_below_zero(const std::vector<double>& count, const std::vector<double>& numbers) {
    for (std::size_t c = 0; c < count.size(); ++c)
        if (count[c] != 0 && numbers[c] < 0) return true;
    return false;
}

Sums ratio_sums(const Tally& tally, const std::vector<double>& count,
                const std::vector<double>& numbers) {
    const auto square = [&](std::size_t c, std::size_t k) {
        return ratio_difference(numbers[c], numbers[k]);
    };
    Sums out;
    for (std::size_t c = 0; c < count.size(); ++c)
        for (std::size_t k = 0; k < c; ++k)
            if (count[c] != 0 && count[k] != 0)
                out.expected += 2 * count[c] * count[k] * square(c, k);
    tally.coincidence.each([&](int row, int column, double value) {
        if (row != column)
            out.observed +=
                value * square(static_cast<std::size_t>(row), static_cast<std::size_t>(column));
    });
    return out;
}

Sums nominal_sums(const Tally& tally, const std::vector<double>& count, double n) {
    Sums out;
    for (const double values : count) out.expected += values * (n - values);
    tally.coincidence.each([&](int row, int column, double value) {
        if (row != column) out.observed += value;
    });
    return out;
}

Figure figure(const Tally& tally, const Scale& scale) {
    const std::vector<double> count = pairable_values(tally);
    double n = 0;
    int different = 0;
    for (const double values : count) {
        n += values;
        if (values != 0) ++different;
    }
    if (n == 0) return no_figure(kNothingToCompare);
    if (different < 2) return no_figure(kNoPairableVariation);
    Sums sums;
    switch (scale.level) {
        case Level::Nominal:
            sums = nominal_sums(tally, count, n);
            break;
        case Level::Ordinal:
            sums = sums_by_place(tally, count, middle_ranks(count));
            break;
        case Level::Interval:
            sums = sums_by_place(tally, count, *scale.numbers);
            break;
        case Level::Ratio:
            if (any_below_zero(count, *scale.numbers))
                return no_figure(
                    "there are values below 0, and on a ratio scale nothing is: take --level "
                    "interval");
            sums = ratio_sums(tally, count, *scale.numbers);
            break;
    }
    if (sums.expected == 0) return no_figure(kNoPairableVariation);  // 1 and 1.0, say
    const double observed = sums.observed / n, expected = sums.expected / n / (n - 1);
    return {.value = 1 - observed / expected,
            .observed = observed,
            .expected = expected,
            .why_not = {}};
}

}  // namespace

Measure krippendorff_alpha() {
    return {.name = "krippendorff-alpha",
            .title = "Krippendorff's alpha (nominal, binary per code)",
            .source = "Krippendorff 2011, section A: 1 - (2n - 1)(only A + only B) / (n1 n0)",
            .pooling = "1 - sum of Do / sum of De over codes (ours, after Krippendorff's alpha)",
            .aliases = {"alpha", "krippendorffs-alpha"},
            .denominator = Denominator::AllUnits,
            .lowest = -1,
            .ingredients = alpha_ingredients};
}

std::function<double(int, int)> alpha_difference(const Tally& tally, const Scale& scale) {
    if (scale.sets)
        return [&scale](int c, int k) {
            return distance(scale.distance, (*scale.sets)[static_cast<std::size_t>(c)],
                            (*scale.sets)[static_cast<std::size_t>(k)]);
        };
    if (scale.level == Level::Nominal) return [](int c, int k) { return c == k ? 0.0 : 1.0; };
    std::vector<double> place =
        scale.level == Level::Ordinal ? middle_ranks(pairable_values(tally)) : *scale.numbers;
    const bool ratio = scale.level == Level::Ratio;
    return [place = std::move(place), ratio](int c, int k) {
        const double x = place[static_cast<std::size_t>(c)];
        const double y = place[static_cast<std::size_t>(k)];
        if (c == k) return 0.0;
        return ratio ? ratio_difference(x, y) : (x - y) * (x - y);
    };
}

RatingMeasure krippendorff_alpha_of_ratings() {
    return {.name = "krippendorff-alpha",
            .title = "Krippendorff's alpha",
            .source = "Krippendorff 2011, sections A-E",
            .formula = "1 - Do / De",
            .aliases = {"alpha", "krippendorffs-alpha", ""},
            .has_levels = true,
            .by_value = true,
            .chance = Chance::Krippendorff,
            .figure = figure};
}

}  // namespace tandem
