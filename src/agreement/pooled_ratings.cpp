// Several codes in one figure, for any number of coders: 1 - sum (1 - po) / sum (1 - pe) over
// codes, which for two coders and kappa is (mean po - mean pe) / (1 - mean pe) of De Vries,
// Elliott, Kanouse & Teleki 2008; for more coders and the other measures it is ours.
#include <array>
#include <cstdio>

#include "tandem/base/check.h"

#include "agreement/jackknife.h"
#include "agreement/rating_figures.h"

namespace tandem {
namespace {

std::vector<std::vector<TwoByTwo>> tables_of(std::span<const Ratings> codes) {
    std::vector<std::vector<TwoByTwo>> tables;
    for (const Ratings& code : codes) {
        std::vector<TwoByTwo>& of_code =
            tables.emplace_back(static_cast<std::size_t>(code.clusters));
        for (std::size_t i = 0; i < code.units(); ++i) {
            TwoByTwo& table = of_code[static_cast<std::size_t>(code.cluster[i])];
            const bool a = code.unit(i)[0] == 1, b = code.unit(i)[1] == 1;
            (a ? (b ? table.both : table.only_a) : (b ? table.only_b : table.neither)) +=
                static_cast<std::int64_t>(code.times_of(i));
        }
    }
    return tables;
}

// Disagreement that is there and that chance would make, summed over codes.
struct SummedOverCodes {
    double observed = 0, expected = 0;

    std::optional<double> value() const {
        if (expected == 0) return std::nullopt;
        return 1 - observed / expected;
    }
};

bool can_be_pooled(const RatingMeasure& measure) {
    return measure.figure &&
           (measure.chance != Chance::None || measure.name == "percent-agreement");
}

// A code without variation has nothing to add to alpha or kappa.
void add_code(SummedOverCodes& sum, const RatingMeasure& measure, const Tally& tally,
              const Scale& scale) {
    const Figure figure = measure.figure(tally, scale);
    if (!figure.observed) return;
    const bool alpha = measure.chance == Chance::Krippendorff;
    sum.observed += alpha ? *figure.observed : 1 - *figure.observed;
    if (measure.chance == Chance::None)
        sum.expected += 1;
    else if (figure.expected)
        sum.expected += alpha ? *figure.expected : 1 - *figure.expected;
}

std::vector<Tally> tallies_by_cluster(const Ratings& code) {
    std::vector<Tally> tallies(static_cast<std::size_t>(code.clusters),
                               Tally(code.coders, code.categories));
    for (std::size_t i = 0; i < code.units(); ++i)
        tallies[static_cast<std::size_t>(code.cluster[i])].add_unit(code.unit(i), code.times_of(i));
    return tallies;
}

// All codes, and all codes without each cluster that has units.
struct Sums {
    SummedOverCodes all;
    std::vector<SummedOverCodes> without;
    std::vector<bool> has_units;
};

Sums sums_of(const RatingMeasure& measure, std::span<const Ratings> codes, const Scale& scale) {
    Sums sums;
    const auto clusters = static_cast<std::size_t>(codes.front().clusters);
    sums.without.resize(clusters);
    sums.has_units.resize(clusters);
    for (const Ratings& code : codes) {
        const std::vector<Tally> tallies = tallies_by_cluster(code);
        std::vector<Tally> behind{Tally(code.coders, code.categories)};  // from the last cluster
        for (std::size_t at = clusters; at-- > 0;) {
            behind.push_back(behind.back());
            behind.back().add(tallies[at]);
        }
        add_code(sums.all, measure, behind.back(), scale);
        Tally before(code.coders, code.categories);
        for (std::size_t at = 0; at < clusters; ++at) {
            Tally rest = before;
            rest.add(behind[clusters - 1 - at]);
            add_code(sums.without[at], measure, rest, scale);
            before.add(tallies[at]);
            sums.has_units[at] = sums.has_units[at] || tallies[at].paired > 0;
        }
    }
    return sums;
}

void set_sums(Measured& out, const RatingMeasure& measure, std::span<const Ratings> codes,
              const Scale& scale, const IntervalChoice& choice) {
    const Sums sums = sums_of(measure, codes, scale);
    out.value = sums.all.value();
    if (!out.value) {
        out.why_not = out.n_pairable == 0
                          ? std::string(kNothingToCompare)
                          : "no variation: each code was given either everywhere or nowhere";
        out.why_no_interval = kNoFigure;
        return;
    }
    const auto count = static_cast<double>(codes.size());
    const double observed = sums.all.observed / count, expected = sums.all.expected / count;
    const bool alpha = measure.chance == Chance::Krippendorff;
    out.observed = alpha ? observed : 1 - observed;
    if (measure.chance != Chance::None) out.expected = alpha ? expected : 1 - expected;
    std::vector<std::optional<double>> without;
    for (std::size_t at = 0; at < sums.without.size(); ++at)
        if (sums.has_units[at]) without.push_back(sums.without[at].value());
    JackknifeResult result = jackknife(*out.value, without, choice.level, measure.lowest);
    if (result.interval) out.se = result.error;
    out.interval = std::move(result.interval);
    out.why_no_interval = std::move(result.why_not);
}

std::string digits(double value) {
    std::array<char, 40> room{};
    std::snprintf(room.data(), room.size(), "%.10g", value);
    return room.data();
}

// The formula with its numbers in it.
void show_work(Measured& out, std::size_t codes) {
    if (!out.value || !out.observed) return;
    const std::string over = " over " + std::to_string(codes) + (codes == 1 ? " code" : " codes");
    const std::string value = digits(*out.value), observed = digits(*out.observed);
    if (!out.expected) {
        out.work.lines.push_back("the counts of the codes added, then the measure" + over + " = " +
                                 value);
    } else if (out.measure == "krippendorff-alpha") {
        out.work.lines.push_back("1 - mean Do / mean De" + over + " = 1 - " + observed + " / " +
                                 digits(*out.expected) + " = " + value);
    } else {
        const std::string expected = digits(*out.expected);
        out.work.lines.push_back("(mean po - mean pe) / (1 - mean pe)" + over + " = (" + observed +
                                 " - " + expected + ") / (1 - " + expected + ") = " + value);
    }
}

}  // namespace

Measured measure_pooled(const RatingMeasure& measure, std::span<const Ratings> codes,
                        const IntervalChoice& choice) {
    Measured out;
    out.measure = measure.name;
    out.title = measure.title;
    out.source = measure.source;
    out.why_no_interval = kNoFigure;
    const Measure* named = find_measure(measure.name);
    if (codes.empty()) {
        out.why_not = "nothing to compare: there is no code";
        return out;
    }
    out.n_coders = codes.front().coders;
    for (const Ratings& code : codes) {
        TANDEM_CHECK(code.categories == 2 && code.coders == out.n_coders &&
                         code.clusters == codes.front().clusters,
                     "every code is rated by the same coders in the same clusters");
        for (std::size_t i = 0; i < code.units(); ++i) out.n_units += code.times_of(i);
    }
    out.n_pairable = out.n_units;
    if (!can_be_pooled(measure) && !(named && out.n_coders == 2)) {
        out.why_not = "this measure has no figure over several codes";
        return out;
    }
    Scale scale{.yes = 1};
    if (!measure.weights.empty()) scale.weights = measure.weights.front();
    if (named && out.n_coders == 2) {
        set_pooled(out, *named, tables_of(codes), choice);
        if (measure.chance == Chance::None && out.value) {
            out.observed = out.value;
            out.expected.reset();
        }
    } else {
        set_sums(out, measure, codes, scale, choice);
    }
    show_work(out, codes.size());
    leave_jackknife_only(out, choice);
    return out;
}

}  // namespace tandem
