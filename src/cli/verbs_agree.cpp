// agree.
#include <algorithm>
#include <ostream>

#include "tandem/app/find.h"
#include "tandem/base/error.h"
#include "tandem/tables/agreement_table.h"

#include "cli/compared.h"
#include "cli/print.h"
#include "cli/verbs.h"

namespace tandem::cli {
namespace {

std::pair<CoderId, CoderId> two_coders(const Project& project, const std::string& names) {
    if (names.empty()) {
        std::vector<CoderId> who;  // in the order in which they came
        for (const Coder& coder : project.coders)
            if (!project.assistants.contains(coder.id)) who.push_back(coder.id);
        if (who.size() != 2)
            throw Error(ErrorKind::BadInput,
                        "The study has " +
                            counted(static_cast<std::int64_t>(who.size()), "coder", "coders") +
                            "; agreement is between two. Name them: --coders Ana,Ben.");
        return {who[0], who[1]};
    }
    const std::size_t comma = names.find(',');
    if (comma == std::string::npos)
        throw Error(ErrorKind::BadInput, "Name two coders with a comma between: --coders Ana,Ben.");
    const std::pair two{find_coder(project, names.substr(0, comma)).id,
                        find_coder(project, names.substr(comma + 1)).id};
    if (two.first == two.second)
        throw Error(ErrorKind::BadInput, "Name two different coders: --coders Ana,Ben.");
    return two;
}

Json table_json(const TwoByTwo& counts) {
    return Json::array(
        {Json::array({counts.both, counts.only_a}), Json::array({counts.only_b, counts.neither})});
}

Json estimate_json(const AgreementResults& results, const Measure& measure,
                   const Estimate& estimate, const TwoByTwo& counts) {
    Json interval, why_not, why_no_interval;
    if (estimate.interval)
        interval = {{"low", estimate.interval->low},
                    {"high", estimate.interval->high},
                    {"level", estimate.interval->level},
                    {"method", estimate.interval->method}};
    if (!estimate.value) why_not = estimate.why_not;
    if (!estimate.interval) why_no_interval = estimate.why_no_interval;
    return {{"unit", std::string(unit_name(results.options.units.unit))},
            {"measure", std::string(measure.name)},
            {"value", estimate.value ? Json(*estimate.value) : Json()},
            {"why_not", why_not},
            {"n_units", static_cast<std::int64_t>(estimate.n_units)},
            {"table", table_json(counts)},
            {"interval", interval},
            {"why_no_interval", why_no_interval},
            {"too_rare", estimate.too_rare}};
}

Json results_json(const Project& project, const AgreementResults& results) {
    Json transcripts = Json::array(), list = Json::array(), pooled = Json::array();
    for (const TranscriptId id : results.transcripts)
        transcripts.push_back(project.transcripts.find(id)->name);
    for (const CodeAgreement& code : results.codes)
        for (std::size_t i = 0; i < results.measures.size(); ++i) {
            Json one = estimate_json(results, *results.measures[i], code.figures[i], code.counts);
            one["code"] = project.codes.find(code.code)->name;
            one["path"] = project.path(code.code);
            one["too_rare"] = code.too_rare;
            list.push_back(std::move(one));
        }
    for (std::size_t i = 0; i < results.pooled.size(); ++i) {
        Json one =
            estimate_json(results, *results.measures[i], results.pooled[i], results.pooled_counts);
        one["codes"] = results.pooled_codes;
        pooled.push_back(std::move(one));
    }
    return {
        {"unit", std::string(unit_name(results.options.units.unit))},
        {"denominator", results.denominator},
        {"total_units", results.total_units},
        {"coders", {project.coders.find(results.a)->name, project.coders.find(results.b)->name}},
        {"transcripts", transcripts},
        {"changed", results.changed},
        {"lost", results.lost},
        {"results", list},
        {"pooled", pooled}};
}

}  // namespace

AgreementResults compare(const Workspace& workspace, const ComparedCoders& compared) {
    const Project& project = workspace.project();
    const auto [a, b] = two_coders(project, compared.coders);
    std::vector<TranscriptId> transcripts;
    for (const Transcript* transcript : project.transcripts_by_name())
        if (project.is_done(transcript->id, a) && project.is_done(transcript->id, b) &&
            may_see(project, viewer_of(workspace), a, transcript->id) &&
            may_see(project, viewer_of(workspace), b, transcript->id))
            transcripts.push_back(transcript->id);
    if (transcripts.empty())
        throw Error(
            ErrorKind::Conflict,
            "There is nothing to compare yet: no transcript has been declared done by both " +
                project.coders.find(a)->name + " and " + project.coders.find(b)->name +
                ". Each does so with: tandem round done.");
    AgreementOptions options;
    const auto unit = find_unit(compared.unit);
    if (!unit) throw Error(ErrorKind::BadInput, "There is no unit '" + compared.unit + "'.");
    options.units.unit = *unit;
    options.units.participant_turns_only = !compared.all_turns;
    options.units.roll_up = compared.roll_up;
    for (const std::string& code : compared.codes)
        options.units.codes.push_back(find_code(project, code).id);
    options.measures = compared.measures;
    options.level = compared.level;
    const auto codings = visible_codings(project, viewer_of(workspace));
    return compare_coders(project, codings, transcripts, a, b, options);
}

void add_agree_verbs(CLI::App& parser, Session& session) {
    const auto compared = std::make_shared<ComparedCoders>();
    CLI::App* verb = add_reading_verb(
        parser, session, "agree",
        "Compare two coders, code by code, over the transcripts that both have declared done.",
        "tandem agree stigma.tandem --unit sentence --measure krippendorff-alpha");
    add_value(*verb, "--coders", compared->coders, "Two names with a comma between");
    add_value(*verb, "--unit", compared->unit, "turn, sentence, character or document")
        ->check(
            CLI::IsMember(std::vector<std::string>{"turn", "sentence", "character", "document"}));
    add_value(*verb, "--measure", compared->measures, "A measure by name; again for more");
    add_value(*verb, "--code", compared->codes, "Only this code; again for more");
    add_value(*verb, "--level", compared->level, "Of the intervals, 0.95")
        ->check(CLI::Range(0.5, 0.9999));
    verb->add_flag("--all-turns", compared->all_turns, "Count the interviewer's turns too");
    verb->add_flag("--roll-up", compared->roll_up, "A coding counts for the codes above it too");
    verb->callback([&session, compared] {
        const Workspace workspace = session.open_for_reading();
        const AgreementResults results = compare(workspace, *compared);
        if (session.json) {
            Json answer = results_json(workspace.project(), results);
            answer["hidden"] = hides_something(workspace);
            session.print_json(answer);
            return;
        }
        session.out << text_of(agreement_table(workspace.project(), results));
        session.print_hidden_note(workspace);
    });
}

}  // namespace tandem::cli
