// The engine of agreement at its limits. Behind every time stands how many times a plain pass over
// the same data it is, taken in the same run: that holds on any machine.
#include <algorithm>
#include <array>
#include <set>

#include "tandem/agreement/rating_measures.h"
#include "tandem/agreement/span_measures.h"
#include "tandem/analysis/study_agreement.h"
#include "tandem/base/check.h"
#include "tandem/base/random.h"

#include "measure.h"

namespace tandem::bench {
namespace {

volatile std::int64_t g_kept = 0;  // keeps a plain pass from being left out

std::string beside(double ms, double plain_ms) {
    return number(ms) + " ms, " + number(ms / plain_ms) + " plain passes";
}

double median_of(int runs, const std::function<void()>& job) {
    return time_runs(runs, job).median_ms;
}

// ---- Two coders, 1,000,000 units, 60 codes ------------------------------------------------------

Ratings many_ratings() {
    Random random(60);
    Ratings out;
    out.coders = 2;
    out.categories = 60;
    out.clusters = 31;
    for (int unit = 0; unit < 1'000'000; ++unit) {
        const auto code = static_cast<std::int32_t>(random.below(60));
        out.value.push_back(code);
        out.value.push_back(random.below(3) ? code : static_cast<std::int32_t>(random.below(60)));
        out.cluster.push_back(unit % 31);
    }
    return out;
}

void measure_alpha() {
    const Ratings ratings = many_ratings();
    std::vector<std::string> names;
    for (int code = 0; code < 60; ++code) names.push_back(std::to_string(code));
    const double plain = median_of(21, [&] {
        std::int64_t sum = 0;
        for (const std::int32_t value : ratings.value) sum += value;
        g_kept = sum;
    });
    const RatingMeasure& alpha = *find_rating_measure("krippendorff-alpha");
    const auto row = [&](const std::string& what, int runs, const IntervalChoice& interval) {
        const double before = resident_mb();
        Measured found;
        const double ms =
            median_of(runs, [&] { found = measure_ratings(alpha, ratings, names, {}, interval); });
        TANDEM_CHECK(found.value.has_value(), "alpha of the example is defined");
        print_row("alpha, 2 x 1,000,000 units x 60 codes" + what, beside(ms, plain),
                  std::to_string(runs) + " times; alpha " + number(*found.value) + "; " +
                      number(resident_mb() - before) + " MB more than the data");
    };
    row("", 7, {.method = IntervalMethod::None});
    row(", jackknife over 31 transcripts", 7, {.method = IntervalMethod::Jackknife});
    row(", 20,000 replicates of units", 1,
        {.method = IntervalMethod::UnitBootstrap, .replicates = 20'000});
    row(", 20,000 replicates of transcripts", 1,
        {.method = IntervalMethod::ClusterBootstrap, .replicates = 20'000});
    row(", 20,000 replicates of Krippendorff's", 1,
        {.method = IntervalMethod::Krippendorff, .replicates = 20'000});
}

// ---- Passages -----------------------------------------------------------------------------------

// Sorted passages that do not overlap.
std::vector<Segment> passages(Random& random, std::int64_t length, int count, int codes) {
    std::set<std::int64_t> cuts;
    while (std::ssize(cuts) < 2 * count)
        cuts.insert(static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(length))));
    std::vector<Segment> out;
    for (auto cut = cuts.begin(); cut != cuts.end(); ++cut) {
        const std::int64_t begin = *cut;
        out.push_back(
            {begin, *++cut, static_cast<int>(random.below(static_cast<std::uint64_t>(codes)))});
    }
    return out;
}

Spans many_passages(int documents, std::int64_t length, int count, int codes) {
    Random random(31);
    Spans spans;
    spans.coders = {"Ana", "Ben"};
    for (int code = 0; code < codes; ++code) spans.codes.push_back(std::to_string(code));
    for (int document = 0; document < documents; ++document) {
        spans.document_names.push_back(std::to_string(document));
        Continuum& text = spans.documents.emplace_back();
        text.length = length;
        text.coders.push_back(passages(random, length, count, codes));
        // The second coder moves every other border a little.
        std::vector<Segment> second = text.coders.front();
        for (std::size_t at = 0; at < second.size(); ++at)
            if (second[at].length() > 4 && random.below(2) == 0) second[at].end -= 2;
        for (Segment& segment : second)
            if (random.below(4) == 0)
                segment.value = static_cast<int>(random.below(static_cast<std::uint64_t>(codes)));
        text.coders.push_back(std::move(second));
    }
    return spans;
}

double plain_pass(const Spans& spans) {
    return median_of(101, [&] {
        std::int64_t sum = 0;
        for (const Continuum& document : spans.documents)
            for (const std::vector<Segment>& coder : document.coders)
                for (const Segment& segment : coder) sum += segment.length();
        g_kept = sum;
    });
}

void measure_unitizing() {
    const Spans spans = many_passages(31, 45'000, 400, 60);
    const double plain = plain_pass(spans);
    for (const char* name : {"u-alpha", "u-alpha-binary", "cu-alpha", "alpha-u-1995"}) {
        Measured found;
        const double ms =
            median_of(7, [&] { found = measure_spans(*find_span_measure(name), spans, {}, {}); });
        print_row(std::string(name) + ", 31 x 45,000 characters x 400 passages per coder",
                  beside(ms, plain), "7 times, with its jackknife");
    }
}

void measure_gamma() {
    const Spans spans = many_passages(1, 45'000, 300, 40);
    const double plain = plain_pass(spans);
    const SpanMeasure& gamma = *find_span_measure("gamma");
    const auto row = [&](const std::string& what, int runs, const SpanOptions& options) {
        Measured found;
        const double ms = median_of(runs, [&] {
            found = measure_spans(gamma, spans, options, {.method = IntervalMethod::None});
        });
        print_row("gamma, 300 passages per coder, 40 codes, " + what, beside(ms, plain),
                  std::to_string(runs) + " times");
    };
    row("observed disorder", 21, {.observed_only = true});
    row("30 samples of chance", 3, {.samples = 30});
}

// ---- Studies in memory --------------------------------------------------------------------------

struct InMemory {
    Project project;
    std::vector<TranscriptId> transcripts;
    std::vector<const Coding*> codings;
    std::vector<CoderId> coders{{1}, {2}};
};

struct Extent {
    int transcripts, codings_each, codes;
};

constexpr int kTurns = 100, kTurnLength = 450;

void add_coding(InMemory& study, TranscriptId transcript, std::int64_t first_turn, int codes,
                Random& random) {
    Coding coding;
    coding.id = {static_cast<std::int64_t>(study.project.codings().size()) + 1};
    coding.coder = study.coders[random.below(2)];
    coding.code = coding.coded_as = {
        static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(codes))) + 1};
    coding.transcript = transcript;
    const auto begin = static_cast<std::int64_t>(random.below(kTurnLength - 120));
    const auto size = 10 + static_cast<std::int64_t>(random.below(110));
    const TurnId turn{first_turn + static_cast<std::int64_t>(random.below(kTurns))};
    coding.spans = {{turn, {begin}, {begin + size}}};
    study.project.put_coding(std::move(coding));
}

std::unique_ptr<InMemory> study_in_memory(const Extent& extent) {
    auto study = std::make_unique<InMemory>();
    Random random(100);
    Project& project = study->project;
    for (const CoderId coder : study->coders)
        project.coders.put({coder, {}, coder.value == 1 ? "Ana" : "Ben"});
    for (int code = 1; code <= extent.codes; ++code) {
        Code row;
        row.id = {code};
        row.name = "Code " + std::to_string(code);
        row.position = code;
        project.codes.put(std::move(row));
    }
    const std::string words(kTurnLength, 'x');
    project.set_turn_source([words](TranscriptId transcript) {
        std::vector<Turn> turns(kTurns);
        for (int at = 0; at < kTurns; ++at) {
            Turn& turn = turns[static_cast<std::size_t>(at)];
            turn.id = {transcript.value * kTurns + at};
            turn.transcript = transcript;
            turn.number = at + 1;
            turn.text = words;
        }
        return turns;
    });
    for (int number = 1; number <= extent.transcripts; ++number) {
        const TranscriptId id{number};
        Transcript row;
        row.id = id;
        row.name = "P" + std::to_string(number);
        project.transcripts.put(std::move(row));
        study->transcripts.push_back(id);
        project.turns(id);
        for (int at = 0; at < extent.codings_each; ++at)
            add_coding(*study, id, id.value * kTurns, extent.codes, random);
    }
    for (const Coding& coding : project.codings()) study->codings.push_back(&coding);
    return study;
}

double plain_pass(const InMemory& study) {
    return median_of(21, [&] {
        std::int64_t sum = 0;
        for (const Coding* coding : study.codings)
            for (const TextSpan& span : coding->spans) sum += span.end.value - span.begin.value;
        g_kept = sum;
    });
}

void measure_study(const std::string& what, const Extent& extent,
                   const StudyAgreementOptions& options, int runs) {
    const auto study = study_in_memory(extent);
    const double plain = plain_pass(*study), before = resident_mb();
    std::int64_t units = 0;
    const double ms = median_of(runs, [&] {
        units = study_agreement(study->project, study->codings, study->transcripts, study->coders,
                                options)
                    .total_units;
    });
    print_row(what, beside(ms, plain),
              std::to_string(runs) + (runs == 1 ? " time; " : " times; ") +
                  std::to_string(study->codings.size()) + " codings, " + std::to_string(units) +
                  " units; at most " + number(resident_mb() - before) + " MB more than the study");
}

void measure_studies() {
    StudyAgreementOptions kappa;
    kappa.units.unit = Unit::Character;
    kappa.measures = {"cohen-kappa"};
    measure_study("kappa by character, 100 codes x 31 transcripts, with intervals", {31, 677, 100},
                  kappa, 7);
    StudyAgreementOptions sets = kappa;
    sets.sets = true;
    sets.measures = {"alpha-sets"};
    measure_study("agree --by set --unit character, 100 codes x 31 transcripts", {31, 677, 100},
                  sets, 1);
    StudyAgreementOptions turns;
    measure_study("agree by turn, 1,000 transcripts", {1000, 1000, 60}, turns, 7);
    turns.units.share = 0.5;
    measure_study("agree by turn from half of it on, 1,000 transcripts", {1000, 1000, 60}, turns,
                  7);
}

}  // namespace
}  // namespace tandem::bench

int main() {
    using namespace tandem::bench;
    measure_alpha();
    measure_unitizing();
    measure_gamma();
    measure_studies();
}
