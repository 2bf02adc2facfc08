// From coded units to numbers: one code as yes or no, or the sets of codes.
#include <bit>
#include <map>

#include "tandem/analysis/coded_units.h"

namespace tandem {
namespace {

// [cluster, coders who said yes] → units.
using Patterns = std::map<std::pair<std::int32_t, std::uint64_t>, std::int64_t>;

void add_unit(CodeRatings& out, std::int32_t cluster, std::uint64_t coders, std::int64_t times) {
    const int count = out.ratings.coders;
    for (int coder = 0; coder < count; ++coder) {
        const bool yes = (coders >> coder & 1) != 0;
        out.ratings.value.push_back(yes ? 1 : 0);
        if (yes) out.by_coder[static_cast<std::size_t>(coder)] += times;
    }
    out.ratings.times.push_back(times);
    out.ratings.cluster.push_back(cluster);
    if (coders != 0) out.by_any += times;
    if (std::popcount(coders) == count) out.by_all += times;
    const bool a = (coders & 1) != 0, b = (coders & 2) != 0;
    (a ? (b ? out.table.both : out.table.only_a) : (b ? out.table.only_b : out.table.neither)) +=
        times;
}

Ratings empty_ratings(const CodedUnits& units) {
    Ratings out;
    out.coders = static_cast<int>(units.coders.size());
    out.clusters = static_cast<int>(units.transcripts.size());
    return out;
}

}  // namespace

std::vector<CodeRatings> ratings_of_codes(const CodedUnits& units) {
    std::vector<Patterns> patterns(units.codes.size());
    for (const CodedUnit& unit : units.units)
        for (const GivenCode& given : unit.given)
            patterns[static_cast<std::size_t>(given.code)][{unit.transcript, given.coders}] +=
                unit.times;
    std::vector<CodeRatings> all;
    for (std::size_t code = 0; code < patterns.size(); ++code) {
        CodeRatings out;
        out.code = static_cast<int>(code);
        out.ratings = empty_ratings(units);
        out.ratings.categories = 2;
        out.by_coder.resize(units.coders.size());
        std::vector<std::int64_t> nobody = units.per_transcript;
        for (const auto& [pattern, times] : patterns[code])
            nobody[static_cast<std::size_t>(pattern.first)] -= times;
        for (std::size_t at = 0; at < nobody.size(); ++at)
            if (nobody[at] > 0) patterns[code][{static_cast<std::int32_t>(at), 0}] = nobody[at];
        for (const auto& [pattern, times] : patterns[code])
            add_unit(out, pattern.first, pattern.second, times);
        all.push_back(std::move(out));
    }
    return all;
}

SetRatings set_ratings(const CodedUnits& units, std::span<const int> codes) {
    std::vector<std::int32_t> number(units.codes.size(), -1);
    for (std::size_t at = 0; at < codes.size(); ++at)
        number[static_cast<std::size_t>(codes[at])] = static_cast<std::int32_t>(at);
    SetRatings out;
    out.codes = static_cast<int>(codes.size());
    out.ratings = empty_ratings(units);
    std::map<std::vector<std::int32_t>, std::int32_t> numbers;  // of sets
    std::vector<std::vector<std::int32_t>> sets(units.coders.size());
    for (const CodedUnit& unit : units.units) {
        for (auto& set : sets) set.clear();
        for (const GivenCode& given : unit.given) {
            const std::int32_t code = number[static_cast<std::size_t>(given.code)];
            for (std::size_t coder = 0; code >= 0 && coder < sets.size(); ++coder)
                if ((given.coders >> coder & 1) != 0) sets[coder].push_back(code);
        }
        for (const auto& set : sets) {
            const auto [found, is_new] =
                numbers.try_emplace(set, static_cast<std::int32_t>(out.sets.size()));
            if (is_new) out.sets.push_back(set);
            out.ratings.value.push_back(found->second);
        }
        out.ratings.times.push_back(unit.times);
        out.ratings.cluster.push_back(unit.transcript);
    }
    out.ratings.categories = static_cast<int>(out.sets.size());
    return out;
}

}  // namespace tandem
