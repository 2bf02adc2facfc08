// Krippendorff's bootstrap of alpha, as in Hayes & Krippendorff 2007, Communication Methods and
// Measures 1(1), 77-89, and the algorithm of 2006 that Hayes published with it: M = min(25 Q,
// (m - 1) n.. / 2) draws from the cells of the coincidence matrix (Q of them not empty), De fixed,
// alpha* = 1 - sum of the drawn differences / (M De), not below -1; when nothing but one value is
// drawn there is no variation, and alpha* is 0. For two coders, complete nominal data this needs no
// drawing: the number of drawn disagreements is binomial.
#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>

#include "agreement/draw.h"
#include "agreement/rating_figures.h"
#include "agreement/rating_intervals.h"

namespace tandem {
namespace {

struct Cells {
    std::vector<double> share;       // of the coincidences
    std::vector<double> difference;  // δ²
    std::vector<bool> same;
};

Cells cells_of(const Asked& asked, double n) {
    const auto between = alpha_difference(asked.tally, asked.scale);
    Cells out;
    asked.tally.coincidence.each([&](int row, int column, double value) {
        out.share.push_back(value / n);
        out.difference.push_back(between(row, column));
        out.same.push_back(row == column);
    });
    return out;
}

FoundInterval closed_form(const Figure& figure, std::int64_t draws, const IntervalChoice& choice) {
    using namespace boost::math::policies;
    using Rounding = policy<discrete_quantile<integer_round_up>>;
    const boost::math::binomial_distribution<double, Rounding> disagreements(
        static_cast<double>(draws), *figure.observed);
    const auto alpha_at = [&](double share) {
        const double count = boost::math::quantile(disagreements, share);
        return std::max(-1.0, 1 - count / (static_cast<double>(draws) * *figure.expected));
    };
    const double error =
        std::sqrt(*figure.observed * (1 - *figure.observed) / static_cast<double>(draws)) /
        *figure.expected;
    return {
        Interval{alpha_at((1 + choice.level) / 2), alpha_at((1 - choice.level) / 2), choice.level,
                 "Krippendorff's bootstrap from the coincidence matrix, exactly: " +
                     std::to_string(draws) + " draws are binomial"},
        "", error};
}

double one_replicate(Random& random, const Cells& cells, std::int64_t draws, double expected) {
    const std::vector<std::int64_t> drawn = draw_multinomial(random, draws, cells.share);
    double sum = 0;
    bool one_value = false;
    for (std::size_t cell = 0; cell < drawn.size(); ++cell) {
        sum += static_cast<double>(drawn[cell]) * cells.difference[cell];
        one_value = one_value || (cells.same[cell] && drawn[cell] == draws);
    }
    if (one_value) return 0;
    return std::max(-1.0, 1 - sum / (static_cast<double>(draws) * expected));
}

}  // namespace

FoundInterval krippendorff_interval(const Asked& asked, const IntervalChoice& choice) {
    if (asked.measure.name != "krippendorff-alpha" && asked.measure.name != "alpha-sets")
        return {std::nullopt, "Krippendorff's bootstrap is for Krippendorff's alpha only"};
    const Figure figure = asked.measure.figure(asked.tally, asked.scale);
    const double n = asked.tally.coincidence.sum();
    const Cells cells = cells_of(asked, n);
    const double most = (asked.tally.coders - 1) * n / 2;
    const auto draws = static_cast<std::int64_t>(
        std::floor(std::min(25 * static_cast<double>(cells.share.size()), most) + 1e-9));
    if (*figure.observed == 0)
        return {std::nullopt, "the coders agree everywhere: every draw would be 1"};
    const bool complete = asked.tally.coders == 2 && asked.tally.rated == asked.tally.paired;
    if (complete && !asked.scale.sets && asked.scale.level == Level::Nominal)
        return closed_form(figure, draws, choice);
    Random random(choice.seed);
    std::vector<double> values;
    for (int replicate = 0; replicate < choice.replicates; ++replicate)
        values.push_back(one_replicate(random, cells, draws, *figure.expected));
    return percentile_interval(std::move(values), 0, choice,
                               "Krippendorff's bootstrap from the coincidence matrix, " +
                                   std::to_string(draws) + " draws each");
}

}  // namespace tandem
