// The 2016 family against an implementation written from the equations: every stretch between two
// boundaries, every ordered pair of coders, whole matrices.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "span_study.h"

namespace tandem::testing {
namespace {

constexpr int kGap = -1;
using Matrix = std::map<std::pair<int, int>, long double>;

struct Matrices {
    Matrix l, shared;                        // ℓ and ℓ'
    std::map<int, long double> k, k_shared;  // K and K'
    std::set<int> values{kGap};
};

int value_at(const std::vector<Segment>& segments, std::int64_t place) {
    for (const Segment& segment : segments)
        if (segment.begin <= place && place < segment.end) return segment.value;
    return kGap;
}

std::vector<Segment> united_by_hand(std::vector<Segment> segments) {
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t i = 0; i < segments.size() && !changed; ++i)
            for (std::size_t j = i + 1; j < segments.size() && !changed; ++j)
                if (segments[i].value == segments[j].value && segments[i].begin < segments[j].end &&
                    segments[j].begin < segments[i].end) {
                    segments[i].begin = std::min(segments[i].begin, segments[j].begin);
                    segments[i].end = std::max(segments[i].end, segments[j].end);
                    segments.erase(segments.begin() + static_cast<std::ptrdiff_t>(j));
                    changed = true;
                }
    }
    return segments;
}

void add_document(Matrices& sums, const Continuum& document) {
    std::set<std::int64_t> cuts{0, document.length};
    for (const auto& coder : document.coders)
        for (const Segment& segment : coder) cuts.insert({segment.begin, segment.end});
    const long double pairs = static_cast<long double>(document.coders.size()) - 1;
    for (auto cut = cuts.begin(); std::next(cut) != cuts.end(); ++cut) {
        const auto length = static_cast<long double>(*std::next(cut) - *cut);
        for (std::size_t i = 0; i < document.coders.size(); ++i) {
            const int c = value_at(document.coders[i], *cut);
            if (c == kGap) sums.k[kGap] += length;
            for (std::size_t j = 0; j < document.coders.size(); ++j) {
                if (i == j) continue;
                const int k = value_at(document.coders[j], *cut);
                sums.l[{c, k}] += length / pairs;
                if (c != kGap && k != kGap) sums.shared[{c, k}] += length / pairs;
            }
        }
    }
    for (std::size_t i = 0; i < document.coders.size(); ++i)
        for (const Segment& segment : united_by_hand(document.coders[i])) {
            sums.values.insert(segment.value);
            sums.k[segment.value] += static_cast<long double>(segment.length()) *
                                     static_cast<long double>(segment.length());
            for (std::size_t j = 0; j < document.coders.size(); ++j) {
                if (i == j) continue;
                long double met = 0;
                for (auto cut = cuts.begin(); std::next(cut) != cuts.end(); ++cut)
                    if (*cut >= segment.begin && *cut < segment.end &&
                        value_at(document.coders[j], *cut) != kGap)
                        met += static_cast<long double>(*std::next(cut) - *cut);
                sums.k_shared[segment.value] += met * met / pairs;
            }
        }
}

Matrices matrices_of(const Spans& spans) {
    Matrices sums;
    for (const Continuum& document : spans.documents) add_document(sums, document);
    return sums;
}

long double sum(const Matrix& matrix) {
    long double total = 0;
    for (const auto& [at, length] : matrix) total += length;
    return total;
}

long double row(const Matrix& matrix, int value) {
    long double total = 0;
    for (const auto& [at, length] : matrix)
        if (at.first == value) total += length;
    return total;
}

long double cell(const Matrix& matrix, int c, int k) {
    const auto found = matrix.find({c, k});
    return found == matrix.end() ? 0 : found->second;
}

// Eq. 33, and 37 with the shared lengths.
Matrix expected(const Matrix& l, const std::map<int, long double>& corrections,
                const std::set<int>& values) {
    const long double total = sum(l);
    long double correction = 0;
    for (const auto& [value, k] : corrections) correction += k;
    Matrix result;
    for (const int c : values)
        for (const int k : values) {
            const auto found = corrections.find(c);
            const long double own = c == k && found != corrections.end() ? found->second : 0;
            result[{c, k}] = (row(l, c) * row(l, k) - own) / (total - correction / total);
        }
    return result;
}

long double diagonal(const Matrix& matrix) {
    long double total = 0;
    for (const auto& [at, length] : matrix)
        if (at.first == at.second) total += length;
    return total;
}

// Where the equations divide by zero or by what is left of a single passage.
constexpr long double kNothing = 1e-9L;

std::optional<double> u_alpha_by_hand(const Matrices& sums) {
    const Matrix e = expected(sums.l, sums.k, sums.values);
    const long double apart = sum(e) - diagonal(e);
    if (apart <= kNothing * sum(e)) return std::nullopt;
    return static_cast<double>(1 - (sum(sums.l) - diagonal(sums.l)) / apart);
}

std::optional<double> binary_by_hand(const Matrices& sums) {
    const Matrix e = expected(sums.l, sums.k, sums.values);
    const long double apart = row(e, kGap) - cell(e, kGap, kGap);
    if (row(sums.l, kGap) == 0 || row(sums.l, kGap) == sum(sums.l)) return std::nullopt;
    return static_cast<double>(1 - (row(sums.l, kGap) - cell(sums.l, kGap, kGap)) / apart);
}

std::optional<double> cu_alpha_by_hand(const Matrices& sums) {
    const long double total = sum(sums.shared);
    if (total == 0) return std::nullopt;
    long double correction = 0;
    for (const auto& [value, k] : sums.k_shared) correction += k;
    if (total - correction / total <= kNothing * total) return std::nullopt;
    std::set<int> values = sums.values;
    values.erase(kGap);
    const Matrix e = expected(sums.shared, sums.k_shared, values);
    if (sum(e) - diagonal(e) <= kNothing * sum(e)) return std::nullopt;
    return static_cast<double>(1 - (total - diagonal(sums.shared)) / (sum(e) - diagonal(e)));
}

std::optional<double> ku_alpha_by_hand(const Matrices& sums, int k) {
    const long double total = sum(sums.shared), own = row(sums.shared, k);
    if (own == 0 || own >= total * (1 - kNothing)) return std::nullopt;
    const auto found = sums.k_shared.find(k);
    const long double correction = found == sums.k_shared.end() ? 0 : found->second;
    const long double e_k = own * total - correction, e_kk = own * own - correction;
    if (e_k <= kNothing * own * total) return std::nullopt;
    return static_cast<double>(1 - e_k / own * (own - cell(sums.shared, k, k)) / (e_k - e_kk));
}

void expect_same(const std::optional<double>& ours, const std::optional<double>& by_hand,
                 const std::string& what) {
    ASSERT_EQ(ours.has_value(), by_hand.has_value()) << what;
    if (ours) {
        EXPECT_NEAR(*ours, *by_hand, 1e-9 * std::max(1.0, std::abs(*by_hand))) << what;
    }
}

TEST(UnitizingFamily, EqualsTheEquationsOnRandomStudies) {
    Random random(5);
    for (int round = 0; round < 4'000; ++round) {
        const Spans spans = random_study(random, random_shape(random));
        if (segments_of(spans.documents) == 0) continue;
        const Matrices sums = matrices_of(spans);
        const std::string what = "round " + std::to_string(round);
        expect_same(span_figure("u-alpha", spans).value, u_alpha_by_hand(sums), what + " u");
        expect_same(span_figure("u-alpha-binary", spans).value, binary_by_hand(sums), what + " |u");
        expect_same(span_figure("cu-alpha", spans).value, cu_alpha_by_hand(sums), what + " cu");
        const Measured by_code = span_figure("ku-alpha", spans);
        for (std::size_t code = 0; code < spans.codes.size(); ++code)
            expect_same(by_code.by_value[code].value,
                        ku_alpha_by_hand(sums, static_cast<int>(code)), what + " (k)u");
        if (HasFatalFailure()) return;
    }
}

// One code against all other text, also where passages of different codes overlap.
TEST(UnitizingFamily, ByValueIsUAlphaOfThatCodeAlone) {
    Random random(6);
    for (int round = 0; round < 1'000; ++round) {
        Shape shape = random_shape(random);
        shape.may_overlap = true;
        const Spans spans = random_study(random, shape);
        if (segments_of(spans.documents) == 0) continue;
        const Measured all = span_figure("u-alpha", spans);
        for (std::size_t code = 0; code < spans.codes.size(); ++code) {
            Spans one = spans;
            for (Continuum& document : one.documents)
                for (auto& coder : document.coders)
                    std::erase_if(coder, [&](const Segment& segment) {
                        return segment.value != static_cast<int>(code);
                    });
            expect_same(all.by_value[code].value, span_figure("u-alpha", one).value, "by value");
        }
        if (HasFatalFailure()) return;
    }
}

// α = 1 − (n − 1) Σ o_ck / Σ n_c n_k of two coders' characters (Krippendorff 2011, section C).
double nominal_alpha(const std::vector<int>& a, const std::vector<int>& b) {
    std::map<int, double> counts;
    double apart = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        counts[a[i]] += 1;
        counts[b[i]] += 1;
        apart += a[i] != b[i] ? 2 : 0;
    }
    const double n = 2 * static_cast<double>(a.size());
    double pairs = 0;
    for (const auto& [c, n_c] : counts)
        for (const auto& [k, n_k] : counts)
            if (c != k) pairs += n_c * n_k;
    return 1 - (n - 1) * apart / pairs;
}

TEST(UAlpha, OfUnitsOfOneCharacterIsNominalAlphaWithGapsAsAValue) {
    Random random(7);
    for (int round = 0; round < 500; ++round) {
        Continuum document{30, {{}, {}}};
        std::vector<std::vector<int>> values(2);
        for (std::size_t coder = 0; coder < 2; ++coder)
            for (std::int64_t place = 0; place < 30; ++place) {
                const int value = static_cast<int>(random.below(4)) - 1;
                values[coder].push_back(value);
                if (value >= 0) document.coders[coder].push_back({place, place + 1, value});
            }
        EXPECT_NEAR(span_value("u-alpha", study_of({document})),
                    nominal_alpha(values[0], values[1]), 1e-12);
    }
}

TEST(UAlpha, DoesNotDependOnTheOrderOfCodersAndCodes) {
    Random random(8);
    for (int round = 0; round < 300; ++round) {
        const Spans spans = random_study(random, random_shape(random));
        Spans turned = spans;
        for (Continuum& document : turned.documents) {
            std::ranges::reverse(document.coders);
            for (auto& coder : document.coders) {
                std::ranges::reverse(coder);
                for (Segment& segment : coder)
                    segment.value = static_cast<int>(spans.codes.size()) - 1 - segment.value;
            }
        }
        for (const char* name : {"u-alpha", "u-alpha-binary", "cu-alpha", "alpha-u-1995"})
            expect_same(span_figure(name, spans).value, span_figure(name, turned).value, name);
    }
}

// Averaging the two documents' figures would say something else: .399 against .490 in one case.
TEST(UAlpha, DocumentsAreJoinedNeverAveraged) {
    const Continuum shorter{20, {{{0, 10, 0}}, {{5, 10, 0}}}};
    const Continuum longer{200, {{{0, 100, 0}}, {{0, 90, 0}}}};
    const double joined = span_value("u-alpha", study_of({shorter, longer}));
    const double mean =
        (span_value("u-alpha", study_of({shorter})) + span_value("u-alpha", study_of({longer}))) /
        2;
    EXPECT_NEAR(joined, *u_alpha_by_hand(matrices_of(study_of({shorter, longer}))), 1e-12);
    EXPECT_GT(std::abs(joined - mean), 0.05);
}

// Passages that touch at a border of documents stay two units.
TEST(UAlpha, NoUnitReachesAcrossABorder) {
    const Continuum first{10, {{{5, 10, 0}}, {{5, 10, 0}}}};
    const Continuum second{10, {{{0, 5, 0}}, {{0, 5, 0}}}};
    const Continuum joined{20, {{{5, 10, 0}, {10, 15, 0}}, {{5, 10, 0}, {10, 15, 0}}}};
    const Continuum one_unit{20, {{{5, 15, 0}}, {{5, 14, 0}}}};
    EXPECT_DOUBLE_EQ(*span_figure("u-alpha", study_of({first, second})).expected,
                     *span_figure("u-alpha", study_of({joined})).expected);
    EXPECT_NE(*span_figure("u-alpha", study_of({one_unit})).expected,
              *span_figure("u-alpha", study_of({joined})).expected);
}

// A coder who overlaps himself agrees with nobody more than once (QualCoder counts him twice).
TEST(UAlpha, ACodersOwnOverlappingPassagesAreOne) {
    const Continuum twice{100, {{{0, 20, 0}, {10, 30, 0}, {15, 18, 0}}, {{0, 30, 0}}}};
    const Continuum once{100, {{{0, 30, 0}}, {{0, 30, 0}}}};
    for (const char* name : {"u-alpha", "u-alpha-binary", "alpha-u-1995"}) {
        EXPECT_EQ(span_value(name, study_of({twice})), 1) << name;
        EXPECT_EQ(*span_figure(name, study_of({twice})).expected,
                  *span_figure(name, study_of({once})).expected);
    }
}

// unitized_alpha leaves out a coder without passages and reports 1.
TEST(UAlpha, ACoderWhoMarkedNothingIsACoder) {
    const Spans spans = study_of({Continuum{100, {{{0, 30, 0}}, {}}}});
    EXPECT_LE(span_value("u-alpha", spans), 0);
    EXPECT_LE(span_value("u-alpha-binary", spans), 0);
    EXPECT_EQ(span_figure("cu-alpha", spans).why_not,
              "nothing to compare: no two coders marked the same text");
}

// INCEpTION (#2219) and quallmer say 1 for one category.
TEST(UAlpha, RefusesWithTheReason) {
    const auto why = [](const char* name, const Continuum& document) {
        return span_figure(name, study_of({document}, 2)).why_not;
    };
    const Continuum nobody{50, {{}, {}}};
    const Continuum everything{50, {{{0, 50, 0}}, {{0, 50, 0}}}};
    const Continuum one_code{50, {{{0, 10, 0}}, {{5, 20, 0}}}};
    const Continuum alone{50, {{{0, 10, 0}}}};
    const Continuum twice{50, {{{0, 10, 0}, {5, 20, 1}}, {{0, 10, 0}}}};
    EXPECT_EQ(why("u-alpha", nobody), "nothing to compare: nobody marked anything");
    EXPECT_EQ(why("u-alpha", everything), "no variation: all the text has one and the same value");
    EXPECT_EQ(why("u-alpha-binary", everything),
              "no variation: every coder marked all of the text, there are no gaps");
    EXPECT_EQ(why("cu-alpha", one_code),
              "no variation: where two coders marked the same text there is only one code");
    EXPECT_EQ(why("u-alpha", alone), "one coder only: agreement is between two or more");
    EXPECT_EQ(why("u-alpha", Continuum{0, {{}, {}}}), "nothing to compare: there is no text");
    EXPECT_EQ(why("cu-alpha", twice),
              "passages of different codes by one coder overlap (1 in 1: “a” 0-10 and “b” 5-20), "
              "and this measure needs one code at a place: compute it for one code at a time, or "
              "for codes that exclude each other");
    // The codes one by one are still there.
    EXPECT_TRUE(span_figure("u-alpha", study_of({twice})).by_value[0].value.has_value());
}

// Three coders, one passage that only two of them share: chance cannot be estimated from it, and
// the equation would divide by zero.
TEST(CuAlpha, OfASinglePassageIsRefused) {
    const Continuum document{50, {{{0, 10, 0}}, {{0, 10, 1}}, {}}};
    EXPECT_EQ(span_figure("cu-alpha", study_of({document})).why_not,
              "too little to judge: hardly any text was marked by two coders");
}

TEST(UAlpha, LeavesOneDocumentOutForTheInterval) {
    std::vector<Continuum> documents;
    for (std::int64_t i = 0; i < 5; ++i)
        documents.push_back({100 + i, {{{0, 20 + i, 0}}, {{i, 20 + 2 * i, 0}}}});
    const Measured figure = span_figure("u-alpha", study_of(documents));
    ASSERT_TRUE(figure.interval.has_value()) << figure.why_no_interval;
    std::vector<double> without;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        std::vector<Continuum> rest = documents;
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
        without.push_back(span_value("u-alpha", study_of(rest)));
    }
    double mean = 0, squares = 0;
    for (const double one : without) mean += one / 5;
    for (const double one : without) squares += (one - mean) * (one - mean);
    const double half = 2.7764451051977987 * std::sqrt(0.8 * squares);  // t(.975; 4)
    EXPECT_NEAR(figure.interval->low, *figure.value - half, 1e-12);
    EXPECT_NEAR(figure.interval->high, std::min(1.0, *figure.value + half), 1e-12);
    documents.resize(3);
    EXPECT_EQ(span_figure("u-alpha", study_of(documents)).why_no_interval,
              "at least 4 transcripts are needed, there are 3");
}

}  // namespace
}  // namespace tandem::testing
