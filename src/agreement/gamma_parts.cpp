// Mathet, Widlöcher & Métivier 2015, sections 4.2 (disorder), 5.2-5.3 (chance); Mathet 2017, "The
// agreement measure γcat, a complement to γ focused on categorization of a continuum",
// Computational Linguistics 43(3), 661-681, for the weighed pairs.
#include "agreement/gamma_parts.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace tandem {
namespace {

constexpr const char* kTooMany =
    "the best alignment of so many overlapping passages of three or more coders cannot be found "
    "exactly here: compare two coders at a time, or one code at a time";
constexpr int kFirstSamples = 30;
constexpr int kMostSamples = 20'000;
constexpr double kPrecision = 0.02;  // "medium" in the paper
constexpr double kNormal95 = 1.959963984540054;

// w = max(0, 1 − α d_pos) / (units in the set − 1).
void weigh(GammaDisorder& sums, const UnitaryAlignment& set, const UnitLists& units) {
    const Dissimilarity d;
    const auto size =
        static_cast<double>(std::ranges::count_if(set, [](int index) { return index != kNoUnit; }));
    for (std::size_t i = 0; i < set.size(); ++i) {
        for (std::size_t j = i + 1; j < set.size(); ++j) {
            if (set[i] == kNoUnit || set[j] == kNoUnit) continue;
            const AlignedUnit& u = units[i][static_cast<std::size_t>(set[i])];
            const AlignedUnit& v = units[j][static_cast<std::size_t>(set[j])];
            const double weight = std::max(0.0, 1 - d.position * d.position_of(u, v)) / (size - 1);
            const auto add = [&](WeighedPairs& pairs) {
                pairs.weight += weight;
                if (u.value != v.value) pairs.apart += weight;
                ++pairs.pairs;
            };
            add(sums.all);
            add(sums.with_code[static_cast<std::size_t>(u.value)]);
            if (u.value != v.value) add(sums.with_code[static_cast<std::size_t>(v.value)]);
        }
    }
}

double normal(Random& random, double mean, double deviation) {
    // Box & Muller 1958; 1 − unit() is never 0.
    const double radius = std::sqrt(-2 * std::log(1 - random.unit()));
    return mean + deviation * radius * std::cos(2 * 3.14159265358979323846 * random.unit());
}

struct Moments {
    double count = 0, sum = 0, squares = 0;

    void add(double number) {
        ++count;
        sum += number;
        squares += number * number;
    }
    double mean() const { return sum / count; }
    double deviation() const { return std::sqrt(std::max(0.0, squares / count - mean() * mean())); }
};

// Pivots lie at least half a mean unit apart, as long as a hundred draws find such a place. (Mathet
// et al. 2015, 5.2.1, ask for a mean unit; their program and the ones after it take half.)
UnitLists pivoted(const Continuum& document, Random& random) {
    UnitLists units = units_of(document);
    Moments lengths;
    for (const auto& coder : units)
        for (const AlignedUnit& unit : coder) lengths.add(unit.end - unit.begin);
    if (lengths.count == 0) return units;
    std::vector<double> pivots;
    for (auto& coder : units) {
        double pivot = 0;
        for (int tries = 0; tries < 100; ++tries) {
            pivot = static_cast<double>(random.below(static_cast<std::uint64_t>(document.length)));
            if (std::ranges::all_of(pivots, [&](double other) {
                    return std::abs(pivot - other) >= lengths.mean() / 2;
                }))
                break;
        }
        pivots.push_back(pivot);
        // A unit that lies across the pivot stays whole and begins where it began.
        for (AlignedUnit& unit : coder) {
            const double shift =
                unit.begin >= pivot ? -pivot : static_cast<double>(document.length) - pivot;
            unit.begin += shift;
            unit.end += shift;
        }
    }
    return units;
}

// Number of units, gaps (below 0 where a coder's units overlap) and lengths as normal variables
// with the document's moments, codes as often as there: the default of pygamma-agreement.
UnitLists drawn(const Continuum& document, Random& random) {
    Moments counts, gaps, lengths;
    std::vector<int> codes;
    for (std::vector<Segment> coder : document.coders) {
        counts.add(static_cast<double>(coder.size()));
        std::ranges::sort(coder, {}, [](const Segment& segment) {
            return std::tuple(segment.begin, segment.end, segment.value);
        });
        std::int64_t at = 0;
        for (const Segment& segment : coder) {
            gaps.add(static_cast<double>(segment.begin - at));
            lengths.add(static_cast<double>(segment.length()));
            codes.push_back(segment.value);
            at = segment.end;
        }
    }
    UnitLists units(document.coders.size());
    if (codes.empty()) return units;
    for (auto& coder : units) {
        const double count = std::abs(normal(random, counts.mean(), counts.deviation()));
        double at = 0;
        for (int i = 0; i < static_cast<int>(count + 0.5); ++i) {
            const double begin = at + normal(random, gaps.mean(), gaps.deviation());
            double length = 0;
            while (length <= 0)
                length = std::abs(normal(random, lengths.mean(), lengths.deviation()));
            at = begin + length;
            coder.push_back({begin, at, codes[random.below(codes.size())]});
        }
    }
    return units;
}

bool has_units(const std::vector<UnitLists>& documents) {
    return std::ranges::any_of(documents, [](const UnitLists& document) {
        return std::ranges::any_of(document, [](const auto& coder) { return !coder.empty(); });
    });
}

// How many samples a mean needs: (1.96 CV / precision)², section 5.3.
int samples_needed(const Moments& moments) {
    if (moments.mean() == 0) return 0;
    const double variation =
        moments.deviation() * std::sqrt(moments.count / (moments.count - 1)) / moments.mean();
    const double needed = std::pow(kNormal95 * variation / kPrecision, 2);
    return static_cast<int>(std::min<double>(kMostSamples, std::ceil(needed)));
}

}  // namespace

std::optional<GammaDisorder> gamma_disorder(const std::vector<UnitLists>& documents,
                                            std::size_t codes) {
    GammaDisorder sums;
    sums.with_code.resize(codes);
    double total = 0, units = 0;
    for (const UnitLists& document : documents) {
        const std::optional<Alignment> alignment = best_alignment(document);
        if (!alignment) return std::nullopt;
        total += alignment->total;
        for (const auto& coder : document)
            units += static_cast<double>(coder.size()) / static_cast<double>(document.size());
        for (const UnitaryAlignment& set : alignment->sets) weigh(sums, set, document);
    }
    sums.disorder = total / units;
    return sums;
}

std::vector<UnitLists> random_units(const Spans& spans, Sampler sampler, Random& random) {
    std::vector<UnitLists> documents;
    do {
        documents.clear();
        for (const Continuum& document : spans.documents)
            documents.push_back(sampler == Sampler::Pivot ? pivoted(document, random)
                                                          : drawn(document, random));
    } while (!has_units(documents));
    return documents;
}

std::optional<double> ChanceDisorder::mean_of(const WeighedPairs GammaDisorder::*pairs) const {
    Moments moments;
    for (const GammaDisorder& sample : samples)
        if (const auto one = (sample.*pairs).disorder()) moments.add(*one);
    if (moments.count == 0) return std::nullopt;
    return moments.mean();
}

std::optional<double> ChanceDisorder::mean_of_code(std::size_t code) const {
    Moments moments;
    for (const GammaDisorder& sample : samples)
        if (const auto one = sample.with_code[code].disorder()) moments.add(*one);
    if (moments.count == 0) return std::nullopt;
    return moments.mean();
}

std::optional<ChanceDisorder> chance_disorder(const Spans& spans, const SpanOptions& options) {
    Random random(options.seed);
    ChanceDisorder chance;
    Moments moments;
    int wanted = options.samples > 0 ? options.samples : kFirstSamples;
    for (int i = 0; i < wanted; ++i) {
        auto sample =
            gamma_disorder(random_units(spans, options.sampler, random), spans.codes.size());
        if (!sample) return std::nullopt;
        moments.add(sample->disorder);
        chance.samples.push_back(std::move(*sample));
        if (options.samples == 0 && i + 1 == kFirstSamples)
            wanted = std::max(wanted, samples_needed(moments));
    }
    chance.mean = moments.mean();
    if (chance.mean > 0 && moments.count > 1)
        chance.precision =
            kNormal95 * moments.deviation() / std::sqrt(moments.count - 1) / chance.mean;
    return chance;
}

std::optional<GammaParts> gamma_parts(Measured& figure, const Spans& spans,
                                      const SpanOptions& options) {
    std::vector<UnitLists> documents;
    for (const Continuum& document : spans.documents) documents.push_back(units_of(document));
    auto observed = gamma_disorder(documents, spans.codes.size());
    if (!observed) {
        refuse(figure, kTooMany);
        return std::nullopt;
    }
    figure.n_pairable = static_cast<double>(observed->all.pairs);
    if (options.observed_only) {
        figure.observed = observed->disorder;
        refuse(figure, "only the observed disorder was asked for");
        return std::nullopt;
    }
    auto chance = chance_disorder(spans, options);
    if (!chance) {
        refuse(figure, kTooMany);
        return std::nullopt;
    }
    figure.remarks.push_back(
        std::string("chance disorder from ") + std::to_string(chance->samples.size()) +
        " random continua, sampler " + (options.sampler == Sampler::Pivot ? "pivot" : "normal") +
        ", seed " + std::to_string(options.seed) +
        (chance->samples.size() == 1
             ? ""
             : "; its mean is known to " + in_words(std::round(chance->precision * 1e4) / 100) +
                   " % (95 %)"));
    figure.why_no_interval =
        "the spread of the chance disorder is not an interval for other transcripts";
    return GammaParts{std::move(*observed), std::move(*chance)};
}

}  // namespace tandem
