#include "tandem/agreement/planning.h"

#include <algorithm>
#include <array>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "tandem/base/check.h"

namespace tandem {
namespace {

struct Step {
    std::string_view name;
    double from;
};

struct KnownScale {
    std::string_view name;
    std::string_view source;
    std::vector<Step> steps;  // from the highest; the last begins at the lowest value
};

const std::vector<KnownScale>& scales() {
    static const std::vector<KnownScale> kScales{
        {"landis-koch",
         "Landis & Koch 1977, Biometrics 33(1), 159-174",
         {{"almost perfect", .8},
          {"substantial", .6},
          {"moderate", .4},
          {"fair", .2},
          {"slight", 0},
          {"poor", -1}}},
        {"altman",
         "Altman 1991, Practical Statistics for Medical Research, p. 404",
         {{"very good", .8}, {"good", .6}, {"moderate", .4}, {"fair", .2}, {"poor", -1}}},
        {"fleiss",
         "Fleiss 1981, Statistical Methods for Rates and Proportions, 2nd edition, p. 218",
         {{"excellent", .75}, {"fair to good", .4}, {"poor", -1}}},
        {"krippendorff",
         "Krippendorff 2004, Human Communication Research 30(3), 411-433",
         {{"reliable", .8}, {"tentative conclusions only", .667}, {"not reliable", -1}}},
    };
    return kScales;
}

double below(double at) {
    return boost::math::cdf(boost::math::normal_distribution<double>(), at);
}

}  // namespace

double required_codings(double alpha, double share, double significance) {
    TANDEM_CHECK(
        alpha >= 0 && alpha < 1 && share > 0 && share < 1 && significance > 0 && significance < 1,
        "the number of codings is asked for within its formula's range");
    const double z = boost::math::quantile(
        boost::math::complement(boost::math::normal_distribution<double>(), significance));
    return std::ceil(2 * z * z *
                     ((1 + alpha) * (3 - alpha) / (4 * share * (1 - share) * (1 - alpha)) - alpha));
}

std::span<const ExpectedWidth> expected_widths_of_a_rare_code() {
    static constexpr std::array<ExpectedWidth, 4> kWidths{
        {{4, 1.01}, {8, .66}, {16, .44}, {31, .31}}};
    return kWidths;
}

std::span<const ExpectedWidth> expected_widths_of_a_frequent_code() {
    static constexpr std::array<ExpectedWidth, 4> kWidths{
        {{4, .52}, {8, .30}, {16, .19}, {31, .13}}};
    return kWidths;
}

std::span<const std::string_view> benchmark_names() {
    static constexpr std::array<std::string_view, 4> kNames{"landis-koch", "altman", "fleiss",
                                                            "krippendorff"};
    return kNames;
}

Benchmark benchmark(std::string_view scale, double value, double error) {
    const auto found = std::ranges::find(scales(), scale, &KnownScale::name);
    TANDEM_CHECK(found != scales().end() && error > 0, "a known scale, and a figure with an error");
    const double highest = 1, lowest = found->steps.back().from;
    const double whole = below((value - lowest) / error) - below((value - highest) / error);
    Benchmark out;
    out.source = found->source;
    double to = highest, cumulative = 0;
    for (const Step& step : found->steps) {
        const double membership =
            (below((value - step.from) / error) - below((value - to) / error)) / whole;
        cumulative += membership;
        out.steps.push_back({std::string(step.name), step.from, to, membership, cumulative});
        if (out.reached.empty() && cumulative >= .95) out.reached = step.name;
        to = step.from;
    }
    // Rounding may leave the sum of all a hair below 1; the lowest step always holds.
    if (out.reached.empty()) out.reached = found->steps.back().name;
    return out;
}

}  // namespace tandem
