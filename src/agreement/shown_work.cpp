// The calculation as a reader redoes it by hand: the matrix, the margins, the formula with numbers.
#include <cmath>
#include <cstdio>

#include "agreement/rating_figures.h"
#include "agreement/rating_intervals.h"

namespace tandem {
namespace {

// More than this does not fit a page; the figures are then in the JSON's by_value.
constexpr int kMostShown = 40;

std::string digits(double value) {
    std::array<char, 40> room{};
    std::snprintf(room.data(), room.size(), "%.10g", value);
    return room.data();
}

WorkTable square(std::string title, const Pairs& pairs, std::span<const std::string> names) {
    WorkTable out{std::move(title), {names.begin(), names.end()}, {names.begin(), names.end()}, {}};
    out.columns.push_back("sum");
    out.rows.push_back("sum");
    out.cells.assign(names.size() + 1, std::vector<double>(names.size() + 1));
    pairs.each([&](int row, int column, double value) {
        const auto r = static_cast<std::size_t>(row), c = static_cast<std::size_t>(column);
        out.cells[r][c] += value;
        out.cells[r].back() += value;
        out.cells.back()[c] += value;
        out.cells.back().back() += value;
    });
    return out;
}

WorkTable by_coder(const Tally& tally, std::span<const std::string> names) {
    WorkTable out{"Ratings of each coder", {names.begin(), names.end()}, {}, {}};
    for (int coder = 0; coder < tally.coders; ++coder) {
        out.rows.push_back("coder " + std::to_string(coder + 1));
        out.cells.emplace_back();
        for (int k = 0; k < tally.categories; ++k)
            out.cells.back().push_back(tally.of_coder(coder, k));
    }
    return out;
}

std::string formula_line(const RatingMeasure& measure, const Figure& figure) {
    std::string out = std::string(measure.title) + " = " + std::string(measure.formula);
    if (figure.observed && figure.expected) {
        const std::string observed = digits(*figure.observed), expected = digits(*figure.expected);
        const bool disagreements = measure.formula.starts_with("1 - Do / De");
        out += disagreements ? " = 1 - " + observed + " / " + expected
                             : " = (" + observed + " - " + expected + ") / (1 - " + expected + ")";
    }
    return out + (figure.why_not.empty() ? " = " + digits(figure.value) : ": no value");
}

}  // namespace

std::string number_text(double value) {
    std::array<char, 40> room{};
    const bool whole = value == std::floor(value) && std::abs(value) < 1e15;
    std::snprintf(room.data(), room.size(), whole ? "%.0f" : "%.6g", value);
    return room.data();
}

Work shown_work(const RatingMeasure& measure, const Tally& tally,
                std::span<const std::string> names, const Scale& scale, const Figure& figure) {
    Work out;
    if (tally.categories <= kMostShown && tally.categories > 0) {
        if (tally.coders == 2)
            out.tables.push_back(
                square("Units: rows the first coder, columns the second", tally.joint, names));
        else
            out.tables.push_back(by_coder(tally, names));
        if (measure.chance == Chance::Krippendorff || measure.needs == Needs::Sets)
            out.tables.push_back(
                square("Coincidences of pairable values", tally.coincidence, names));
    }
    if (tally.rated > 0 && tally.categories <= kMostShown &&
        (measure.chance == Chance::Fleiss || measure.chance == Chance::Gwet)) {
        WorkTable shares{"Shares p_k", {names.begin(), names.end()}, {"p"}, {mean_shares(tally)}};
        out.tables.push_back(std::move(shares));
    }
    if (scale.weights != Weights::None)
        out.lines.push_back("weights: " + std::string(name_of(scale.weights)));
    if (measure.has_levels)
        out.lines.push_back(scale.sets ? "distance: " + std::string(name_of(scale.distance))
                                       : "level: " + std::string(name_of(scale.level)));
    out.lines.push_back(formula_line(measure, figure));
    if (measure.name == "cohen-kappa" && figure.why_not.empty()) {
        const KappaErrors errors = kappa_errors(tally, scale);
        out.lines.push_back("standard error (Fleiss, Cohen & Everitt 1969) " +
                            digits(errors.error));
        if (errors.null_error > 0)
            out.lines.push_back("standard error when kappa is 0: " + digits(errors.null_error) +
                                ", z = " + digits(figure.value / errors.null_error));
    }
    if (tally.coders == 2 && tally.categories == 2 && tally.paired > 0) {
        const double n = tally.paired;
        out.lines.push_back("prevalence index |a - d| / n = " +
                            digits(std::abs(tally.joint.get(0, 0) - tally.joint.get(1, 1)) / n) +
                            ", bias index |b - c| / n = " +
                            digits(std::abs(tally.joint.get(0, 1) - tally.joint.get(1, 0)) / n));
    }
    return out;
}

}  // namespace tandem
