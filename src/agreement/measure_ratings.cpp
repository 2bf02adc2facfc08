// From ratings to the answer: the figure, each value by itself, the interval, what is shown of it.
#include <cmath>

#include "tandem/base/check.h"

#include "agreement/rating_figures.h"
#include "agreement/rating_intervals.h"

namespace tandem {
namespace {

void set_figure(Measured& out, const Figure& figure) {
    out.observed = figure.observed;
    out.expected = figure.expected;
    if (figure.why_not.empty()) {
        TANDEM_CHECK(std::isfinite(figure.value), "a figure is a number or has a reason");
        out.value = figure.value;
    } else {
        out.why_not = figure.why_not;
        out.why_no_interval = kNoFigure;
    }
}

void set_by_value(Measured& out, const RatingMeasure& measure, const Tally& tally,
                  std::span<const std::string> names, const Scale& scale) {
    if (!measure.by_value || scale.weights != Weights::None || scale.level != Level::Nominal)
        return;
    Scale one = scale;
    one.yes = 1;
    for (int category = 0; category < tally.categories; ++category) {
        const Figure figure = measure.figure(one_against_rest(tally, category), one);
        out.by_value.push_back(
            {names[static_cast<std::size_t>(category)],
             figure.why_not.empty() ? std::optional(figure.value) : std::nullopt});
    }
}

void set_counts(Measured& out, const RatingMeasure& measure, const Tally& tally) {
    out.n_units = tally.rated;
    out.n_pairable = tally.paired;
    out.n_coders = tally.coders;
    if (tally.rated > tally.paired && measure.chance == Chance::Conger && tally.coders == 2 &&
        measure.needs == Needs::TwoCoders)
        out.remarks.push_back(
            "units that only one coder rated are left out: " +
            std::to_string(static_cast<std::int64_t>(tally.rated - tally.paired)));
}

void set_names(Measured& out, const RatingMeasure& measure) {
    out.measure = measure.name;
    out.title = measure.title;
    out.source = measure.source;
}

// All but the interval.
Measured measured(const ScaledMeasure& asked, const Tally& counts,
                  std::span<const std::string> names) {
    const RatingMeasure& measure = *asked.measure;
    Measured out;
    set_names(out, measure);
    set_counts(out, measure, counts);
    const Figure figure = measure.figure(counts, asked.scale);
    set_figure(out, figure);
    out.work = shown_work(measure, counts, names, asked.scale, figure);
    set_by_value(out, measure, counts, names, asked.scale);
    return out;
}

void set_intervals(std::vector<Measured>& out, std::span<const ScaledMeasure> measures,
                   const Ratings& ratings, const Tally& counts, const IntervalChoice& choice) {
    std::vector<Asked> asked;
    std::vector<Measured*> with_value;
    for (std::size_t at = 0; at < out.size(); ++at) {
        if (!out[at].value) continue;
        asked.push_back(
            {*measures[at].measure, ratings, measures[at].scale, counts, *out[at].value});
        with_value.push_back(&out[at]);
    }
    const std::vector<FoundInterval> found = find_intervals(asked, choice);
    for (std::size_t at = 0; at < found.size(); ++at) {
        with_value[at]->interval = found[at].interval;
        with_value[at]->why_no_interval = found[at].why_not;
        with_value[at]->se = found[at].error;
        with_value[at]->draws = found[at].draws;
    }
}

std::vector<Measured> all_measured(std::span<const ScaledMeasure> measures, const Ratings& ratings,
                                   std::span<const std::string> names,
                                   const IntervalChoice& interval) {
    TANDEM_CHECK(interval.level > 0 && interval.level < 1 && interval.replicates > 0,
                 "an interval has a level between 0 and 1 and at least one replicate");
    const Tally counts = tally(ratings);
    std::vector<Measured> out;
    for (const ScaledMeasure& each : measures) out.push_back(measured(each, counts, names));
    set_intervals(out, measures, ratings, counts, interval);
    return out;
}

// "{a, b}" of each set.
std::vector<std::string> names_of_sets(const SetRatings& ratings,
                                       std::span<const std::string> codes) {
    std::vector<std::string> out;
    for (const std::vector<std::int32_t>& set : ratings.sets) {
        std::string name = "{";
        for (const std::int32_t code : set)
            name += (name.size() > 1 ? ", " : "") + codes[static_cast<std::size_t>(code)];
        out.push_back(name + "}");
    }
    return out;
}

}  // namespace

std::vector<Measured> measure_ratings(std::vector<ScaledMeasure> measures, const Ratings& ratings,
                                      std::span<const std::string> names,
                                      const IntervalChoice& interval) {
    TANDEM_CHECK(names.size() == static_cast<std::size_t>(ratings.categories),
                 "every category has a name");
    for (ScaledMeasure& each : measures) {
        TANDEM_CHECK(each.measure->figure &&
                         (each.measure->needs == Needs::Ratings ||
                          (each.measure->needs == Needs::TwoCoders && ratings.coders == 2)),
                     "a measure gets as many coders as it needs");
        each.scale.numbers = &ratings.numbers;
    }
    return all_measured(measures, ratings, names, interval);
}

Measured measure_ratings(const RatingMeasure& measure, const Ratings& ratings,
                         std::span<const std::string> names, const Scale& scale,
                         const IntervalChoice& interval) {
    return measure_ratings({{&measure, scale}}, ratings, names, interval).front();
}

Measured measure_sets(const RatingMeasure& measure, const SetRatings& ratings,
                      std::span<const std::string> names, Scale scale,
                      const IntervalChoice& interval) {
    if (measure.figure) {
        scale.sets = &ratings.sets;
        scale.codes = ratings.codes;
        const ScaledMeasure asked{&measure, scale};
        return all_measured({&asked, 1}, ratings.ratings, names_of_sets(ratings, names), interval)
            .front();
    }
    Measured out = measure_codes(measure, ratings, names, interval);
    set_names(out, measure);
    const Tally counts = tally(ratings.ratings);
    out.n_units = counts.rated;
    out.n_coders = counts.coders;
    return out;
}

}  // namespace tandem
