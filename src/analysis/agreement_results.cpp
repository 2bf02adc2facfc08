#include "analysis/agreement_results.h"

#include "tandem/base/error.h"

namespace tandem {
namespace {

std::vector<const Measure*> chosen_measures(const std::vector<std::string>& names) {
    std::vector<const Measure*> chosen;
    for (const std::string& name : names) {
        const Measure* measure = find_measure(name);
        if (!measure) {
            std::string known;
            for (const Measure& each : measures())
                known += (known.empty() ? "" : ", ") + std::string(each.name);
            throw Error(ErrorKind::BadInput,
                        "There is no measure called '" + name + "'. Choose from: " + known + ".");
        }
        chosen.push_back(measure);
    }
    if (names.empty())
        for (const Measure& measure : measures()) chosen.push_back(&measure);
    return chosen;
}

}  // namespace

AgreementResults compare_coders(const Project& project, std::span<const Coding* const> codings,
                                std::span<const TranscriptId> transcripts, CoderId a, CoderId b,
                                const AgreementOptions& options) {
    AgreementResults results;
    results.a = a;
    results.b = b;
    results.options = options;
    results.measures = chosen_measures(options.measures);
    UnitCounts counts = count_units(project, codings, transcripts, a, b, options.units);
    results.transcripts = std::move(counts.transcripts);
    results.total_units = counts.total_units;
    results.denominator = std::move(counts.denominator);
    results.changed = counts.changed;
    results.lost = counts.lost;

    std::vector<std::vector<TwoByTwo>> used;  // [code][transcript]
    for (const CodeUnits& code : counts.codes) {
        CodeAgreement row{code.code, code.total, {}, too_rare(code.total)};
        for (const Measure* measure : results.measures)
            row.figures.push_back(estimate(*measure, code.per_transcript, options.level));
        results.codes.push_back(std::move(row));
        // A code that nobody used is agreed on everywhere: it would lift every pooled percentage.
        if (code.total.used_by_either() == 0) continue;
        results.pooled_counts += code.total;
        used.push_back(code.per_transcript);
    }
    results.pooled_codes = static_cast<int>(used.size());
    for (const Measure* measure : results.measures)
        results.pooled.push_back(estimate_pooled(*measure, used, options.level));
    return results;
}

}  // namespace tandem
