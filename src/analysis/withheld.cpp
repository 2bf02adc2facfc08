#include "analysis/withheld.h"

#include <algorithm>
#include <bit>
#include <unordered_set>

#include "tandem/model/approach.h"

#include "analysis/marks.h"
#include "analysis/rolled_up.h"

namespace tandem {
namespace {

void withhold(Measured& figure, const std::string& why) {
    Measured bare;
    bare.measure = std::move(figure.measure);
    bare.title = std::move(figure.title);
    bare.source = std::move(figure.source);
    bare.why_not = why;
    bare.why_no_interval = kNoFigure;
    bare.n_units = figure.n_units;
    bare.n_coders = figure.n_coders;
    bare.n_pairable = figure.n_pairable;
    figure = std::move(bare);
}

void withhold(std::vector<Measured>& figures, const std::string& why) {
    for (Measured& figure : figures) withhold(figure, why);
}

// Looks at borders alone, whatever the codes.
bool is_of_borders(const Measured& figure) {
    const SpanMeasure* measure = find_span_measure(figure.measure);
    return measure && (measure->segmentations || measure->name == "u-alpha-binary");
}

// Codings of one code by one coder, in the compared transcripts.
struct Placed {
    int all = 0, lost = 0;
};

class GivenCodes {
 public:
    GivenCodes(const Project& project, std::span<const Coding* const> codings,
               const StudyAgreement& agreement)
        : project_(project), places_(project), coders_(agreement.coders) {
        by_coder_.resize(places_.size());
        codings_.resize(coders_.size());
        placed_.assign(places_.size(), std::vector<Placed>(coders_.size()));
        const std::unordered_set<TranscriptId> compared(agreement.transcripts.begin(),
                                                        agreement.transcripts.end());
        const auto counted_for = rolled_up(places_, agreement.options.units.roll_up);
        for (const Coding* coding : codings) {
            const auto coder = static_cast<std::size_t>(std::ranges::find(coders_, coding->coder) -
                                                        coders_.begin());
            const int own = places_.find(project, coding->code);
            if (coder == coders_.size() || own < 0) continue;
            ++codings_[coder];
            for (const int code : counted_for[static_cast<std::size_t>(own)]) {
                const auto at = static_cast<std::size_t>(code);
                by_coder_[at] |= std::uint64_t{1} << coder;
                if (!compared.contains(coding->transcript)) continue;
                ++placed_[at][coder].all;
                placed_[at][coder].lost += coding->spans.empty();
            }
        }
    }

    bool nothing_in_common() const {
        const auto by_two = [](std::uint64_t who) { return std::popcount(who) > 1; };
        if (std::ranges::any_of(by_coder_, by_two)) return false;
        const auto enough = [](std::int64_t codings) { return codings >= kEnoughUnits; };
        return std::ranges::count_if(codings_, enough) > 1;
    }

    // "3 codings by Ana"; empty: every coder's codings of it have a place, or there are none.
    std::string all_lost(CodeId code) const {
        const int at = places_.find(project_, code);
        if (at < 0) return "";
        for (std::size_t coder = 0; coder < coders_.size(); ++coder) {
            const Placed& placed = placed_[static_cast<std::size_t>(at)][coder];
            if (placed.all == 0 || placed.lost < placed.all) continue;
            return std::to_string(placed.all) + (placed.all == 1 ? " coding by " : " codings by ") +
                   coders_in_words(project_, std::span(&coders_[coder], 1));
        }
        return "";
    }

 private:
    const Project& project_;
    const CodePlaces places_;
    const std::vector<CoderId>& coders_;
    std::vector<std::uint64_t> by_coder_;      // [code] bit i: the i-th coder gave it
    std::vector<std::int64_t> codings_;        // [coder] whatever the code
    std::vector<std::vector<Placed>> placed_;  // [code][coder]
};

// How often coders do the same; counts as they are, and no judgement of a code.
bool is_share_of_units(const Measured& figure) {
    return figure.measure == "percent-agreement" || figure.measure == "holsti";
}

void withhold_if_rare(CodeFigures& row, const StudyAgreement& agreement) {
    if (!row.too_rare) return;
    const std::string why = why_too_rare(agreement, row);
    for (Measured& figure : row.figures)
        if (figure.value && !is_share_of_units(figure)) withhold(figure, why);
}

}  // namespace

std::string why_too_rare(const StudyAgreement& agreement, const CodeFigures& of) {
    return "too rare to judge: fewer than " + std::to_string(agreement.options.fewest) + " " +
           (agreement.options.passages ? "passage" : agreement.unit) + "s carry " +
           (of.code ? "the code" : "any of the codes") + " by " +
           (agreement.coders.size() == 2 ? "either" : "any") + " coder. Read the passages instead";
}

std::string why_no_figures(const Project& project) {
    if (project.approach != kReflexive) return "";
    return "the study's approach is reflexive: readings are not measured against each other there. "
           "For figures all the same, declare another approach and why (tandem approach)";
}

void withhold_figures(const Project& project, std::span<const Coding* const> codings,
                      StudyAgreement& out) {
    const GivenCodes given(project, codings, out);
    if (given.nothing_in_common()) {
        const std::string why =
            "no code in common, as with different codebooks: no code was given by more than one "
            "of " +
            coders_in_words(project, out.coders) +
            ". Merge codes that mean the same or roll them up; where they marked anything at all "
            "can be compared as it is (--unit span --measure u-alpha-binary)";
        for (CodeFigures& row : out.codes) withhold(row.figures, why);
        withhold(out.over_codes, why);
        for (Measured& figure : out.pooled.figures)
            if (!is_of_borders(figure)) withhold(figure, why);
        return;
    }
    for (CodeFigures& row : out.codes)
        if (const std::string lost = given.all_lost(row.code); !lost.empty())
            withhold(row.figures,
                     "different revisions of the text: " + lost +
                         ", which is all of this code, lost the words to corrections and cannot be "
                         "placed. Code the passages again, or remove those codings");
    for (CodeFigures& row : out.codes) withhold_if_rare(row, out);
    withhold_if_rare(out.pooled, out);
}

}  // namespace tandem
