#include "tandem/app/measure.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

#include "tandem/agreement/planning.h"
#include "tandem/agreement/rating_measures.h"
#include "tandem/base/error.h"

#include "app/measure_input.h"
#include "app/measure_spans.h"

namespace tandem {
namespace {

[[noreturn]] void refuse(const std::string& what) {
    throw Error(ErrorKind::BadInput, what);
}

// Other names of the same thing, as papers and programs have them.
std::string usual_name(const std::string& name) {
    if (name == "identity") return "none";
    if (name == "equal") return "nominal";
    return name == "passonneau" ? "passonneau2004" : name;
}

template <class Kind>
Kind by_name(const std::string& name, int count, const std::string& option) {
    std::string known;
    for (int i = 0; i < count; ++i) {
        if (name_of(static_cast<Kind>(i)) == usual_name(name)) return static_cast<Kind>(i);
        known += (i == 0 ? "" : ", ") + std::string(name_of(static_cast<Kind>(i)));
    }
    refuse("There is no " + option + " '" + name + "'. There are " + known + ".");
}

bool needs_sets(const RatingMeasure& measure) {
    return measure.needs == Needs::Sets || measure.needs == Needs::TwoCodersSets;
}

bool needs_two(const RatingMeasure& measure) {
    return measure.needs == Needs::TwoCoders || measure.needs == Needs::TwoCodersSets;
}

const RatingMeasure& asked_measure(const MeasureRequest& request) {
    const RatingMeasure* found = find_rating_measure(request.name);
    if (!found)
        throw Error(ErrorKind::NotFound, "There is no measure '" + request.name +
                                             "'. 'tandem measure --list' names them.");
    // Alpha over sets is alpha with another difference.
    if (found->name == "krippendorff-alpha" && !request.distance.empty())
        return *find_rating_measure("alpha-sets");
    return *found;
}

Scale asked_scale(const RatingMeasure& measure, const MeasureRequest& request) {
    Scale scale;
    const std::string name(measure.name);
    if (!request.weights.empty()) {
        scale.weights = by_name<Weights>(request.weights, 6, "--weights");
        if (std::ranges::find(measure.weights, scale.weights) == measure.weights.end() &&
            scale.weights != Weights::None)
            refuse("The measure " + name + " does not take --weights " + request.weights + ".");
    } else if (!measure.weights.empty()) {
        scale.weights = measure.weights.front();
    }
    if (!request.level.empty()) {
        scale.level = by_name<Level>(request.level, 4, "--level");
        if ((!measure.has_levels || needs_sets(measure)) && scale.level != Level::Nominal)
            refuse("The measure " + name +
                   " is for nominal data; --level goes with "
                   "krippendorff-alpha.");
    }
    if (!request.distance.empty()) {
        scale.distance = set_distance(request.distance);
        if (!measure.has_levels)
            refuse("The measure " + name + " takes no --distance; krippendorff-alpha does.");
    }
    if (!request.places.empty() && request.places != "rank" && request.places != "value")
        refuse("--places is rank or value, not '" + request.places + "'.");
    scale.weights_by_number = request.places == "value";
    return scale;
}

// The category that says "given" among two: named, or one that says so itself.
std::int32_t yes_of(const MeasureRequest& request, const std::vector<std::string>& names) {
    const auto at = [&](const std::string& name) -> std::int32_t {
        const auto found = std::ranges::find(names, name);
        return found == names.end() ? kMissing : static_cast<std::int32_t>(found - names.begin());
    };
    if (!request.yes.empty()) {
        if (at(request.yes) == kMissing) refuse("There is no category '" + request.yes + "'.");
        return at(request.yes);
    }
    if (names.size() != 2) return kMissing;
    for (const char* name : {"1", "yes", "Yes", "true", "TRUE"})
        if (at(name) != kMissing) return at(name);
    return kMissing;
}

RatingsInput read_input(const RatingMeasure& measure, const MeasureRequest& request,
                        const Scale& scale) {
    if (request.ratings.empty() == request.table.empty())
        refuse("Name the data: either --ratings FILE.csv or --table FILE.csv.");
    const bool ratio = scale.level == Level::Ratio || scale.weights == Weights::Ratio;
    const bool by_number =
        scale.level == Level::Interval || scale.level == Level::Ratio || scale.weights_by_number;
    if (!request.table.empty()) {
        if (needs_sets(measure))
            refuse("The measure " + std::string(measure.name) +
                   " is for sets of codes: --ratings FILE.csv.");
        RatingsInput input = read_contingency_table(request.table, request.categories);
        if (by_number && !input.numbers)
            refuse("The level needs numbers for categories: --categories 1,2,5.");
        const std::vector<double>& numbers = input.sets.ratings.numbers;
        if (ratio && by_number &&
            std::ranges::any_of(numbers, [](double number) { return number < 0; }))
            refuse("--categories has a number below 0; on a ratio scale nothing is below 0.");
        if (request.coders.size() == 2) input.coders = request.coders;
        return input;
    }
    return read_ratings({.file = request.ratings,
                         .categories = request.categories,
                         .coders = request.coders,
                         .numbers = by_number,
                         .none_below_zero = ratio,
                         .sets = needs_sets(measure)});
}

void check_order(const RatingsInput& input, const Scale& scale) {
    const bool ordered = scale.weights != Weights::None || scale.level == Level::Ordinal;
    if (ordered && !input.order_known)
        refuse("The order of the categories is not known; name it: --categories low,middle,high.");
    if (ordered && std::ranges::find(input.names, "(none)") != input.names.end())
        refuse("A row has no value, and an order needs one: how far is nothing from a category?");
}

// What no measure can do with so many coders.
std::optional<std::string> why_not(const RatingMeasure& measure, const RatingsInput& input) {
    const int coders = input.sets.ratings.coders;
    if (coders == 0) return "nothing to compare: there is no rating";
    if (coders == 1) return "one coder only (" + input.coders.front() + "): agreement needs two";
    if (coders > 2 && needs_two(measure))
        return std::string(measure.name) + " compares two coders, and there are " +
               std::to_string(coders) +
               "; for more there are krippendorff-alpha, fleiss-kappa, conger-kappa and gwet-ac1";
    return std::nullopt;
}

Measured refused(const RatingMeasure& measure, const RatingsInput& input, std::string why) {
    Measured out;
    out.measure = measure.name;
    out.title = measure.title;
    out.source = measure.source;
    out.why_not = std::move(why);
    out.why_no_interval = kNoFigure;
    out.n_units = static_cast<double>(input.sets.ratings.units());
    out.n_coders = input.sets.ratings.coders;
    return out;
}

std::string needs_in_words(const RatingMeasure& measure) {
    switch (measure.needs) {
        case Needs::Ratings:
            return "ratings or a table, any number of coders";
        case Needs::TwoCoders:
            return "ratings or a table, two coders";
        case Needs::Sets:
            return "ratings that are sets (a|b), any number of coders";
        case Needs::TwoCodersSets:
            return "ratings that are sets (a|b), two coders";
    }
    return "";
}

std::string rounded(double value) {
    std::array<char, 40> room{};
    std::snprintf(room.data(), room.size(), "%.3f", value);
    return room.data();
}

// An adjective only on request, and by how sure it is, not by where the figure lies.
void add_benchmark(Measured& out, const std::string& scale) {
    if (std::ranges::find(benchmark_names(), scale) == benchmark_names().end())
        refuse("There is no scale '" + scale +
               "'. There are landis-koch, altman, fleiss, krippendorff.");
    if ((out.measure == "gwet-ac1" || out.measure == "gwet-ac2") && scale == "landis-koch") {
        out.remarks.push_back(
            "no adjective: Landis and Koch's are for kappa, and AC1 lies systematically higher "
            "(Vach & Gerke 2023)");
        return;
    }
    if (!out.value || !out.se || !(*out.se > 0)) {
        out.remarks.push_back("no adjective: it needs a standard error, and there is none");
        return;
    }
    const Benchmark found = benchmark(scale, *out.value, *out.se);
    for (const ScaleStep& step : found.steps)
        out.remarks.push_back(step.name + " (from " + rounded(step.from) + "): probability " +
                              rounded(step.probability) + ", this or better " +
                              rounded(step.cumulative));
    out.remarks.push_back("at least \"" + found.reached + "\" by " + found.source +
                          ", cumulative membership of Gwet 2014");
}

Measured required_codings_for(const MeasureRequest& request) {
    Measured out;
    out.measure = "required-codings";
    out.title = "Units that both coders must code";
    out.source = "Bloch & Kraemer 1989, as in Krippendorff's Content Analysis, 4th edition";
    out.why_no_interval = "it is a plan, not an estimate";
    if (!(request.alpha >= 0 && request.alpha < 1) || !(request.share > 0 && request.share < 1)) {
        out.why_not = "the formula needs an alpha from 0 to below 1 and a share between 0 and 1";
        return out;
    }
    out.value = required_codings(request.alpha, request.share, request.significance);
    out.remarks.push_back(
        "units are taken as independent; those of one transcript are not, so code more");
    const auto widths = [&](const char* code, std::span<const ExpectedWidth> list) {
        std::string line = std::string("width of a 95 % interval by transcripts, ") + code + ":";
        for (const ExpectedWidth& each : list)
            line += " " + std::to_string(each.transcripts) + ": " + rounded(each.width);
        out.remarks.push_back(line);
    };
    widths("a code in 3 % of the turns", expected_widths_of_a_rare_code());
    widths("in 15 %", expected_widths_of_a_frequent_code());
    return out;
}

}  // namespace

static Measured measure_data(const MeasureRequest& request) {
    if (const SpanMeasure* passages = find_span_measure(request.name))
        return measure_passages(*passages, request);
    const RatingMeasure& measure = asked_measure(request);
    Scale scale = asked_scale(measure, request);
    const RatingsInput input = read_input(measure, request, scale);
    check_order(input, scale);
    if (const auto why = why_not(measure, input)) return refused(measure, input, *why);
    if (needs_sets(measure))
        return measure_sets(measure, input.sets, input.names, scale, request.interval);
    scale.yes = yes_of(request, input.names);
    return measure_ratings(measure, input.sets.ratings, input.names, scale, request.interval);
}

Measured measure(const MeasureRequest& request) {
    if (request.name == "required-codings") return required_codings_for(request);
    Measured out = measure_data(request);
    if (!request.scale.empty()) add_benchmark(out, request.scale);
    return out;
}

std::vector<MeasureEntry> measure_entries() {
    std::vector<MeasureEntry> out;
    for (const RatingMeasure& each : rating_measures()) {
        MeasureEntry entry{std::string(each.name),
                           std::string(each.title),
                           std::string(each.source),
                           std::string(each.formula),
                           needs_in_words(each),
                           {},
                           {}};
        for (const std::string_view alias : each.aliases)
            if (!alias.empty()) entry.aliases.emplace_back(alias);
        std::string weights;
        for (const Weights one : each.weights)
            weights += (weights.empty() ? "" : "|") + std::string(name_of(one));
        if (!weights.empty()) entry.options.push_back("--weights " + weights);
        if (each.has_levels)
            entry.options.push_back(needs_sets(each)
                                        ? "--distance nominal|jaccard|masi|passonneau2004"
                                        : "--level nominal|ordinal|interval|ratio");
        out.push_back(std::move(entry));
    }
    out.push_back({"required-codings",
                   "Units that both coders must code",
                   "Bloch & Kraemer 1989",
                   "2 z^2 [(1 + a)(3 - a) / (4 p (1 - p)(1 - a)) - a]",
                   "no data",
                   {},
                   {"--alpha", "--p", "--significance"}});
    for (MeasureEntry& entry : passage_entries()) out.push_back(std::move(entry));
    return out;
}

std::vector<std::string> interval_names() {
    std::vector<std::string> out;
    for (int i = 0; i <= static_cast<int>(IntervalMethod::ClusterBootstrap); ++i)
        out.emplace_back(name_of(static_cast<IntervalMethod>(i)));
    return out;
}

IntervalMethod interval_method(const std::string& name) {
    return by_name<IntervalMethod>(name, static_cast<int>(IntervalMethod::ClusterBootstrap) + 1,
                                   "--interval");
}

SetDistance set_distance(const std::string& name) {
    return by_name<SetDistance>(name, 4, "--distance");
}

}  // namespace tandem
