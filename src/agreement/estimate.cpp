// From tables to an Estimate: summing, the reasons for having no value, and the interval.
#include "tandem/agreement/estimate.h"

#include <algorithm>
#include <cstddef>

#include "tandem/agreement/measure_list.h"
#include "tandem/base/check.h"

#include "agreement/jackknife.h"

namespace tandem {
namespace {

using CodeTables = std::span<const std::vector<TwoByTwo>>;  // [code][transcript]

void check_tables(CodeTables codes) {
    for (const std::vector<TwoByTwo>& tables : codes) {
        TANDEM_CHECK(tables.size() == codes.front().size(),
                     "every code is counted in the same transcripts");
        for (const TwoByTwo& table : tables) {
            TANDEM_CHECK(table.both >= 0 && table.only_a >= 0 && table.only_b >= 0 &&
                             table.neither >= 0 && table.units() >= 0,
                         "a count of units is never below zero");
        }
    }
}

std::vector<TwoByTwo> sum_over_transcripts(CodeTables codes) {
    std::vector<TwoByTwo> totals(codes.size());
    for (std::size_t code = 0; code < codes.size(); ++code) {
        for (const TwoByTwo& table : codes[code]) totals[code] += table;
    }
    return totals;
}

// Transcripts that nobody could disagree in, having no unit, are no observations.
std::vector<std::size_t> transcripts_with_units(CodeTables codes) {
    std::vector<std::size_t> found;
    const std::size_t transcripts = codes.empty() ? 0 : codes.front().size();
    for (std::size_t transcript = 0; transcript < transcripts; ++transcript) {
        const bool has_units = std::ranges::any_of(
            codes, [&](const auto& tables) { return tables[transcript].units() > 0; });
        if (has_units) found.push_back(transcript);
    }
    return found;
}

Ingredients sum_over_codes(const Measure& measure, std::span<const TwoByTwo> totals) {
    Ingredients sum;
    for (const TwoByTwo& total : totals) {
        if (total.units() == 0) continue;
        const Ingredients part = measure.ingredients(total);
        sum.observed += part.observed;
        sum.expected += part.expected;
    }
    return sum;
}

std::optional<double> value_of(const Ingredients& sum) {
    if (sum.expected == 0) return std::nullopt;
    return 1 - sum.observed / sum.expected;
}

std::string why_undefined(const Measure& measure, std::span<const TwoByTwo> totals) {
    const bool one_code = totals.size() == 1;
    const bool no_units =
        std::ranges::all_of(totals, [](const TwoByTwo& total) { return total.units() == 0; });
    if (no_units) return "nothing to compare: there is no unit that both coders saw";
    if (measure.denominator == Denominator::UsedUnits) {
        return one_code ? "nobody used the code" : "nobody used any of the codes";
    }
    if (!one_code) return "no variation: both coders gave each code either everywhere or nowhere";
    return totals.front().both == 0 ? "no variation: both coders left the code out everywhere"
                                    : "no variation: both coders gave the code to every unit";
}

std::vector<std::optional<double>> leave_one_out(const Measure& measure, CodeTables codes,
                                                 std::span<const TwoByTwo> totals,
                                                 std::span<const std::size_t> transcripts) {
    std::vector<std::optional<double>> values;
    std::vector<TwoByTwo> rest(totals.size());
    for (const std::size_t transcript : transcripts) {
        for (std::size_t code = 0; code < codes.size(); ++code) {
            rest[code] = totals[code] - codes[code][transcript];
        }
        values.push_back(value_of(sum_over_codes(measure, rest)));
    }
    return values;
}

}  // namespace

Estimate estimate_pooled(const Measure& measure, CodeTables per_code_per_transcript, double level) {
    TANDEM_CHECK(level > 0 && level < 1, "an interval's level lies between 0 and 1");
    check_tables(per_code_per_transcript);
    const std::vector<TwoByTwo> totals = sum_over_transcripts(per_code_per_transcript);
    const std::vector<std::size_t> transcripts = transcripts_with_units(per_code_per_transcript);

    Estimate result;
    result.ingredients = sum_over_codes(measure, totals);
    for (const TwoByTwo& total : totals) result.n_units += static_cast<double>(total.units());
    result.transcripts = static_cast<int>(transcripts.size());
    result.value = value_of(result.ingredients);
    if (!result.value) {
        result.why_not = why_undefined(measure, totals);
        result.why_no_interval = kNoFigure;
        return result;
    }
    JackknifeResult interval = jackknife(
        *result.value, leave_one_out(measure, per_code_per_transcript, totals, transcripts), level,
        measure.lowest);
    if (interval.interval) result.error = interval.error;
    result.interval = std::move(interval.interval);
    result.why_no_interval = std::move(interval.why_not);
    return result;
}

Estimate estimate(const Measure& measure, std::span<const TwoByTwo> per_transcript, double level) {
    const std::vector<TwoByTwo> code(per_transcript.begin(), per_transcript.end());
    return estimate_pooled(measure, CodeTables(&code, 1), level);
}

}  // namespace tandem
