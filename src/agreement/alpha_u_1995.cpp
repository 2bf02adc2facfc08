// α_U, Krippendorff 1995, "On the reliability of unitizing continuous data", Sociological
// Methodology 25, 47-76, as corrected in Krippendorff 2004, "Content Analysis", 2nd edition,
// section 11.6. Dominated by squared lengths: only to compare with old papers; uα replaced it.
#include <algorithm>
#include <limits>

#include "agreement/span_figures.h"

namespace tandem {
namespace {

// One value in one or more documents. Lengths as double: 2 l³ leaves 64 bits at 1.7 million.
struct Sections {
    double length = 0;
    double differences = 0;  // Σ δ² over ordered pairs of coders
    std::vector<double> units;
    std::vector<double> gaps;

    Sections& operator+=(const Sections& other) {
        length += other.length;
        differences += other.differences;
        units.insert(units.end(), other.units.begin(), other.units.end());
        gaps.insert(gaps.end(), other.gaps.begin(), other.gaps.end());
        return *this;
    }
};

constexpr const char* kNoChance = "no chance to disagree: the units leave no room to lie elsewhere";

using PerValue = std::vector<Sections>;

double squared(std::int64_t number) {
    return static_cast<double>(number) * static_cast<double>(number);
}

// δ² of every section of `of` against those of `with`: units that intersect differ by their ends; a
// unit wholly in the other's gap by its length. Both ordered, of one value.
double differences(std::span<const Segment> of, std::span<const Segment> with) {
    double sum = 0;
    std::size_t first = 0;
    for (const Segment& unit : of) {
        while (first < with.size() && with[first].end <= unit.begin) ++first;
        bool met = false;
        for (std::size_t j = first; j < with.size() && with[j].begin < unit.end; ++j) {
            met = true;
            sum += squared(unit.begin - with[j].begin) + squared(unit.end - with[j].end);
        }
        // In the other's gap: counted as (unit, gap) and as (gap, unit).
        if (!met) sum += 2 * squared(unit.length());
    }
    return sum;
}

void add_coder(Sections& sections, std::span<const Segment> units, std::int64_t length) {
    std::int64_t at = 0;
    for (const Segment& unit : units) {
        sections.units.push_back(static_cast<double>(unit.length()));
        if (unit.begin > at) sections.gaps.push_back(static_cast<double>(unit.begin - at));
        at = unit.end;
    }
    if (length > at) sections.gaps.push_back(static_cast<double>(length - at));
}

PerValue sections_of(const Continuum& document, std::size_t values) {
    std::vector<std::vector<std::vector<Segment>>> units(
        values, std::vector<std::vector<Segment>>(document.coders.size()));
    for (std::size_t coder = 0; coder < document.coders.size(); ++coder) {
        for (const Segment& segment : united(document.coders[coder]))
            units[static_cast<std::size_t>(segment.value)][coder].push_back(segment);
    }
    PerValue result(values);
    for (std::size_t value = 0; value < values; ++value) {
        result[value].length = static_cast<double>(document.length);
        for (std::size_t i = 0; i < document.coders.size(); ++i) {
            add_coder(result[value], units[value][i], document.length);
            for (std::size_t j = 0; j < document.coders.size(); ++j) {
                if (i != j)
                    result[value].differences += differences(units[value][i], units[value][j]);
            }
        }
    }
    return result;
}

// Do = Σ δ² / (m (m − 1) L²);
// De = (2 / L) Σ_units {(N − 1)(2 l³ − 3 l² + l) / 3 + l² Σ_{gaps g ≥ l} (g − l + 1)}
//      / (m L (m L − 1) − Σ l (l − 1)).
Quotient quotient_of(Sections sections, double coders) {
    const double length = sections.length;
    const double count = static_cast<double>(sections.units.size());
    std::ranges::sort(sections.units, std::greater<>());
    std::ranges::sort(sections.gaps, std::greater<>());
    double inner = 0, own = 0, longer = 0;
    std::size_t gaps = 0;  // those at least as long as the unit, `longer` in all
    for (const double unit : sections.units) {
        while (gaps < sections.gaps.size() && sections.gaps[gaps] >= unit)
            longer += sections.gaps[gaps++];
        inner += (count - 1) * (2 * unit * unit * unit - 3 * unit * unit + unit) / 3 +
                 unit * unit * (longer - static_cast<double>(gaps) * (unit - 1));
        own += unit * (unit - 1);
    }
    const double all = coders * length;
    const double expected = inner == 0 ? 0 : 2 / length * inner / (all * (all - 1) - own);
    return {sections.differences / (coders * (coders - 1) * length * length), expected,
            expected == 0 ? kNoChance : ""};
}

Quotient summed(const PerValue& values, double coders) {
    Quotient sum;
    for (const Sections& sections : values) {
        const Quotient one = quotient_of(sections, coders);
        sum.observed += one.observed;
        sum.expected += one.expected;
    }
    if (sum.expected == 0) sum.why_not = kNoChance;
    return sum;
}

struct Document {
    PerValue values;
    Document& operator+=(const Document& other) {
        for (std::size_t i = 0; i < values.size(); ++i) values[i] += other.values[i];
        return *this;
    }
};

Measured figure_of(const Spans& spans, const SpanOptions&, const IntervalChoice& choice) {
    Measured figure;
    const double coders = static_cast<double>(spans.coders.size());
    std::vector<Document> parts;
    for (const Continuum& document : spans.documents)
        if (document.length > 0) parts.push_back({sections_of(document, spans.codes.size())});
    const Document sum = sum_of<Document>(parts);
    figure.n_pairable = sum.values.front().length;
    WorkTable table{"For each code", {"Do", "De"}, {}, {}};
    for (std::size_t code = 0; code < sum.values.size(); ++code) {
        const Quotient one = quotient_of(sum.values[code], coders);
        figure.by_value.push_back({spans.codes[code], one.value()});
        table.rows.push_back(spans.codes[code]);
        table.cells.push_back({one.observed, one.expected});
    }
    figure.work.tables.push_back(std::move(table));
    set_figure(figure, summed(sum.values, coders));
    add_interval<Document>(
        figure, parts,
        [coders](const Document& some) { return summed(some.values, coders).value(); }, choice,
        -std::numeric_limits<double>::infinity());
    if (figure.value)
        figure.work.lines = {"alpha_U = 1 - sum of Do / sum of De = 1 - " +
                             in_words(*figure.observed) + " / " + in_words(*figure.expected) +
                             " = " + in_words(*figure.value)};
    return figure;
}

}  // namespace

SpanMeasure alpha_u_1995() {
    return {.name = "alpha-u-1995",
            .title = "Krippendorff's alpha_U of 1995 (superseded by u-alpha)",
            .source = "Krippendorff 1995, corrected in Krippendorff 2004, section 11.6",
            .formula = "1 - sum Do / sum De over codes, of squared lengths",
            .aliases = {"alpha-u", ""},
            .figure = figure_of};
}

}  // namespace tandem
