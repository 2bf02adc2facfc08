#include "tandem/analysis/study_agreement.h"

#include <algorithm>

#include "tandem/agreement/measure_list.h"
#include "tandem/base/error.h"

#include "analysis/marks.h"
#include "analysis/withheld.h"

namespace tandem {
namespace {

bool over_sets(const RatingMeasure& measure) {
    return measure.needs == Needs::Sets || measure.needs == Needs::TwoCodersSets;
}

bool for_two(const RatingMeasure& measure) {
    return measure.needs == Needs::TwoCoders || measure.needs == Needs::TwoCodersSets;
}

const RatingMeasure* rating_measure(std::string_view name) {
    if (const RatingMeasure* found = find_rating_measure(name)) return found;
    const Measure* other = find_measure(name);  // an alias that only that list has
    return other ? find_rating_measure(other->name) : nullptr;
}

[[noreturn]] void refuse_measure(const std::string& name, const StudyAgreementOptions& options) {
    const bool known = rating_measure(name) || find_span_measure(name);
    std::string list;
    for (const std::string_view each : measures_for(options))
        list += (list.empty() ? "" : ", ") + std::string(each);
    const std::string what = options.passages ? "passages (--unit span)"
                             : options.sets   ? "sets of codes (--by set)"
                                              : "units of text";
    throw Error(ErrorKind::BadInput, (known ? "The measure '" + name + "' is not for " + what + ". "
                                            : "There is no measure called '" + name + "'. ") +
                                         "Choose from: " + list + ".");
}

// Why a measure has nothing to say about so many coders; empty: it has.
std::string too_many_coders(bool two_only, std::string_view name, std::size_t coders) {
    if (!two_only || coders == 2) return "";
    return std::string(name) + " compares two coders, and there are " + std::to_string(coders) +
           "; for more there are krippendorff-alpha, fleiss-kappa, conger-kappa and gwet-ac1";
}

// In the place of a RatingMeasure's or SpanMeasure's figure.
template <class AnyMeasure>
Measured refused(const AnyMeasure& measure, std::string why, double units, std::size_t coders) {
    Measured out;
    out.measure = measure.name;
    out.title = measure.title;
    out.source = measure.source;
    out.why_not = std::move(why);
    out.why_no_interval = kNoFigure;
    out.n_units = units;
    out.n_coders = static_cast<int>(coders);
    return out;
}

// In a study a category is a code that was given or not.
void say_of_the_code(Measured& figure, const CodeFigures& row) {
    if (!figure.why_not.starts_with("no variation")) return;
    if (row.by_any == 0)
        figure.why_not = "no variation: every coder left the code out everywhere";
    else if (row.by_all == row.units)
        figure.why_not = "no variation: every coder gave the code to every unit";
}

// The measures know coders by number.
void name_coders(Work& work, const std::vector<std::string>& coders) {
    for (WorkTable& table : work.tables) {
        if (table.title.starts_with("Units: rows the first coder"))
            table.title = "Units: rows " + coders[0] + ", columns " + coders[1];
        for (std::string& row : table.rows)
            for (std::size_t at = 0; at < coders.size(); ++at)
                if (row == "coder " + std::to_string(at + 1)) {
                    row = coders[at];
                    break;
                }
    }
}

class UnitAgreement {
 public:
    UnitAgreement(const Project& project, const CodedUnits& units, StudyAgreement& out)
        : units_(units),
          codes_(ratings_of_codes(units)),
          no_figures_(why_no_figures(project)),
          out_(out) {
        for (const CoderId coder : units.coders)
            coder_names_.push_back(project.coders.find(coder)->name);
        const CodePlaces places(project);
        for (const CodeInTree& each : places.tree) names_.push_back(each.code->name);
        wanted_ = wanted_codes(project, places, out.options.codes);
        for (std::size_t at = 0; at < wanted_.size(); ++at)
            if (out.options.codes.empty() && codes_[at].by_any == 0) wanted_[at] = false;
    }

    void measure(const std::vector<const RatingMeasure*>& measures) {
        std::vector<const RatingMeasure*> of_code;
        for (const RatingMeasure* each : measures)
            if (!over_sets(*each)) of_code.push_back(each);
        for (const RatingMeasure* each : of_code) out_.measures.emplace_back(each->title);
        if (!of_code.empty()) add_codes(of_code);
        for (const RatingMeasure* each : measures)
            if (over_sets(*each)) out_.over_codes.push_back(measured_sets(*each));
    }

 private:
    void add_codes(const std::vector<const RatingMeasure*>& measures) {
        std::vector<Ratings> used;
        for (std::size_t at = 0; at < codes_.size(); ++at) {
            if (!wanted_[at]) continue;
            const CodeRatings& code = codes_[at];
            CodeFigures row = counts_of(code);
            row.figures = measured_code(measures, code);
            for (Measured& figure : row.figures) say_of_the_code(figure, row);
            // A code that nobody used is agreed on everywhere: it would lift pooled percentages.
            if (code.by_any > 0) {
                used.push_back(code.ratings);
                add_counts(out_.pooled, row);
            }
            out_.codes.push_back(std::move(row));
        }
        out_.pooled.codes = static_cast<int>(used.size());
        out_.pooled.too_rare = out_.pooled.by_any < out_.options.fewest;
        for (const RatingMeasure* each : measures) {
            std::optional<Measured> none = not_measured(*each, out_.pooled.units);
            out_.pooled.figures.push_back(
                none ? std::move(*none) : measure_pooled(*each, used, out_.options.interval));
        }
    }

    // In its place, where it is not to be counted in this study, or not of so many coders.
    std::optional<Measured> not_measured(const RatingMeasure& measure, std::int64_t units) const {
        const std::string many = too_many_coders(for_two(measure), measure.name, coders());
        if (no_figures_.empty() && many.empty()) return {};
        Measured out = refused(measure, no_figures_.empty() ? many : no_figures_,
                               static_cast<double>(units), coders());
        if (many.empty()) out.n_pairable = out.n_units;
        return out;
    }

    CodeFigures counts_of(const CodeRatings& code) const {
        CodeFigures row;
        row.code = units_.codes[static_cast<std::size_t>(code.code)];
        row.by_coder = code.by_coder;
        row.by_all = code.by_all;
        row.by_any = code.by_any;
        row.units = units_.total;
        row.too_rare = code.by_any < out_.options.fewest;
        if (coders() == 2) row.table = code.table;
        return row;
    }

    void add_counts(CodeFigures& sum, const CodeFigures& row) const {
        sum.by_coder.resize(coders());
        for (std::size_t coder = 0; coder < coders(); ++coder)
            sum.by_coder[coder] += row.by_coder[coder];
        sum.by_all += row.by_all;
        sum.by_any += row.by_any;
        sum.units += row.units;
        if (!row.table) return;
        if (!sum.table) sum.table.emplace();
        *sum.table += *row.table;
    }

    std::vector<Measured> measured_code(const std::vector<const RatingMeasure*>& measures,
                                        const CodeRatings& code) const {
        static const std::vector<std::string> kYesAndNo{"no", "yes"};
        std::vector<ScaledMeasure> possible;
        for (const RatingMeasure* each : measures) {
            if (not_measured(*each, units_.total)) continue;
            possible.push_back({each, {.yes = 1}});
            if (!each->weights.empty()) possible.back().scale.weights = each->weights.front();
        }
        std::vector<Measured> out;
        if (!possible.empty())
            out = measure_ratings(possible, code.ratings, kYesAndNo, out_.options.interval);
        for (Measured& figure : out) name_coders(figure.work, coder_names_);
        for (std::size_t at = 0; at < measures.size(); ++at)
            if (std::optional<Measured> none = not_measured(*measures[at], units_.total))
                out.insert(out.begin() + static_cast<std::ptrdiff_t>(at), std::move(*none));
        return out;
    }

    Measured measured_sets(const RatingMeasure& measure) const {
        if (std::optional<Measured> none = not_measured(measure, units_.total)) return *none;
        std::vector<int> codes;
        std::vector<std::string> names;
        for (std::size_t at = 0; at < wanted_.size(); ++at) {
            if (!wanted_[at]) continue;
            codes.push_back(static_cast<int>(at));
            names.push_back(names_[at]);
        }
        Measured out = measure_sets(measure, set_ratings(units_, codes), names,
                                    {.distance = out_.options.distance}, out_.options.interval);
        name_coders(out.work, coder_names_);
        if (measure.has_levels)
            out.remarks.push_back("distance of two sets: " +
                                  std::string(name_of(out_.options.distance)));
        return out;
    }

    std::size_t coders() const { return units_.coders.size(); }

    const CodedUnits& units_;
    const std::vector<CodeRatings> codes_;
    const std::string no_figures_;  // empty: they are made
    std::vector<std::string> names_, coder_names_;
    std::vector<bool> wanted_;
    StudyAgreement& out_;
};

class PassageAgreement {
 public:
    PassageAgreement(const CodedSpans& spans, std::vector<bool> wanted, std::string no_figures,
                     StudyAgreement& out)
        : spans_(spans),
          wanted_(std::move(wanted)),
          no_figures_(std::move(no_figures)),
          out_(out) {}

    void measure(const std::vector<const SpanMeasure*>& measures) {
        for (const SpanMeasure* each : measures) out_.measures.emplace_back(each->title);
        std::vector<int> used;
        for (std::size_t at = 0; at < wanted_.size(); ++at) {
            if (!wanted_[at]) continue;
            const int code = static_cast<int>(at);
            CodeFigures row = figures_of(std::span(&code, 1), measures);
            row.code = spans_.codes[at];
            if (row.by_any > 0) used.push_back(code);
            if (row.by_any > 0 || !out_.options.codes.empty()) out_.codes.push_back(std::move(row));
        }
        out_.pooled = figures_of(used, measures);
        out_.pooled.codes = static_cast<int>(used.size());
    }

 private:
    CodeFigures figures_of(std::span<const int> codes,
                           const std::vector<const SpanMeasure*>& measures) const {
        const Spans spans = only_codes(spans_.spans, codes);
        CodeFigures row;
        row.units = spans_.total;
        row.by_coder.resize(spans.coders.size());
        for (const Continuum& document : spans.documents)
            for (std::size_t coder = 0; coder < document.coders.size(); ++coder) {
                row.by_coder[coder] += std::ssize(document.coders[coder]);
                row.by_any += std::ssize(document.coders[coder]);
            }
        row.too_rare = row.by_any < out_.options.fewest;
        for (const SpanMeasure* each : measures)
            row.figures.push_back(
                no_figures_.empty()
                    ? measure_spans(*each, each->segmentations ? as_segments(spans) : spans,
                                    out_.options.spans, out_.options.interval)
                    : refused(*each, no_figures_, static_cast<double>(row.by_any),
                              spans.coders.size()));
        return row;
    }

    const CodedSpans& spans_;
    const std::vector<bool> wanted_;
    const std::string no_figures_;  // empty: they are made
    StudyAgreement& out_;
};

std::vector<std::string> named_or_default(const StudyAgreementOptions& options,
                                          std::size_t coders) {
    return options.measures.empty() ? default_measures(options, coders) : options.measures;
}

void measure_passages(const Project& project, std::span<const Coding* const> codings,
                      StudyAgreement& out) {
    std::vector<const SpanMeasure*> measures;
    for (const std::string& name : named_or_default(out.options, out.coders.size())) {
        measures.push_back(find_span_measure(name));
        if (!measures.back()) refuse_measure(name, out.options);
    }
    const CodedSpans spans =
        code_spans(project, codings, out.transcripts, out.coders, out.options.units);
    out.unit = "span";
    out.total_units = spans.total;
    for (const Continuum& document : spans.spans.documents)
        out.per_transcript.push_back(document.length);
    out.denominator = spans.denominator;
    out.left_out = spans.left_out;
    PassageAgreement(spans, wanted_codes(project, CodePlaces(project), out.options.codes),
                     why_no_figures(project), out)
        .measure(measures);
}

void measure_units(const Project& project, std::span<const Coding* const> codings,
                   StudyAgreement& out) {
    std::vector<const RatingMeasure*> measures;
    for (const std::string& name : named_or_default(out.options, out.coders.size())) {
        const RatingMeasure* measure = rating_measure(name);
        // Alpha over sets is alpha with another difference.
        if (measure && measure->name == "krippendorff-alpha" && out.options.sets)
            measure = find_rating_measure("alpha-sets");
        if (!measure || (out.options.sets && !over_sets(*measure)))
            refuse_measure(name, out.options);
        measures.push_back(measure);
    }
    const CodedUnits units =
        code_units(project, codings, out.transcripts, out.coders, out.options.units);
    out.unit = unit_name(out.options.units.unit);
    out.total_units = units.total;
    out.per_transcript = units.per_transcript;
    out.denominator = units.denominator;
    out.left_out = units.left_out;
    UnitAgreement(project, units, out).measure(measures);
}

}  // namespace

std::string coders_in_words(const Project& project, std::span<const CoderId> coders) {
    std::string names;
    for (std::size_t at = 0; at < coders.size(); ++at) {
        if (at > 0) names += at + 1 == coders.size() ? " and " : ", ";
        const Coder* coder = project.coders.find(coders[at]);
        names += coder ? coder->name : "?";
    }
    return names;
}

std::vector<std::string> default_measures(const StudyAgreementOptions& options,
                                          std::size_t coders) {
    if (options.passages) return {"u-alpha", "u-alpha-binary", "cu-alpha"};
    if (options.sets) return {"alpha-sets"};
    if (coders > 2)
        return {"percent-agreement", "krippendorff-alpha", "fleiss-kappa", "conger-kappa",
                "gwet-ac1"};
    std::vector<std::string> names;
    for (const Measure& measure : measures()) names.emplace_back(measure.name);
    return names;
}

std::vector<std::string_view> measures_for(const StudyAgreementOptions& options) {
    std::vector<std::string_view> names;
    if (options.passages) {
        for (const SpanMeasure& measure : span_measures()) names.push_back(measure.name);
        return names;
    }
    for (const RatingMeasure& measure : rating_measures())
        if (!options.sets || over_sets(measure)) names.push_back(measure.name);
    return names;
}

std::vector<std::string_view> measures_of_codes(std::size_t coders) {
    std::vector<std::string_view> names;
    for (const RatingMeasure& measure : rating_measures())
        if (!over_sets(measure) && (coders == 2 || !for_two(measure)))
            names.push_back(measure.name);
    return names;
}

StudyAgreement study_agreement(const Project& project, std::span<const Coding* const> codings,
                               std::span<const TranscriptId> transcripts,
                               std::span<const CoderId> coders,
                               const StudyAgreementOptions& options) {
    StudyAgreement out;
    out.options = options;
    out.coders.assign(coders.begin(), coders.end());
    out.transcripts.assign(transcripts.begin(), transcripts.end());
    if (options.passages)
        measure_passages(project, codings, out);
    else
        measure_units(project, codings, out);
    if (why_no_figures(project).empty()) withhold_figures(project, codings, out);
    return out;
}

std::vector<StudyAgreement> agreement_by_unit(const Project& project,
                                              std::span<const Coding* const> codings,
                                              std::span<const TranscriptId> transcripts,
                                              std::span<const CoderId> coders,
                                              StudyAgreementOptions options) {
    const double share = options.units.share;
    std::vector<StudyAgreement> all;
    for (const bool marked_only : {false, true})
        for (const Unit unit : {Unit::Turn, Unit::Sentence, Unit::Character}) {
            options.units.unit = unit;
            options.units.marked_only = marked_only;
            options.units.share = unit == Unit::Character ? 0 : share;
            all.push_back(study_agreement(project, codings, transcripts, coders, options));
        }
    return all;
}

}  // namespace tandem
