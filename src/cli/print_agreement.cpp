#include "cli/print_agreement.h"

#include "tandem/tables/study_agreement_table.h"

#include "cli/print.h"
#include "cli/print_measured.h"

namespace tandem::cli {
namespace {

std::string name_of_coder(const Project& project, CoderId id) {
    return project.coders.find(id)->name;
}

Json counts_json(const Project& project, const StudyAgreement& agreement, const CodeFigures& row) {
    Json by_coder = Json::object(), table;
    for (std::size_t at = 0; at < row.by_coder.size(); ++at)
        by_coder[name_of_coder(project, agreement.coders[at])] = row.by_coder[at];
    if (row.table)
        table = Json::array({Json::array({row.table->both, row.table->only_a}),
                             Json::array({row.table->only_b, row.table->neither})});
    Json counts{{"by_coder", by_coder}, {"table", table}};
    if (!agreement.options.passages) {
        counts["by_all"] = row.by_all;
        counts["by_any"] = row.by_any;
    }
    return counts;
}

Json figure_json(const Project& project, const StudyAgreement& agreement, const CodeFigures& row,
                 const Measured& figure, bool with_work) {
    Json out = json_of(figure, with_work);
    out["unit"] = agreement.unit;
    out["too_rare"] = row.too_rare;
    out.update(counts_json(project, agreement, row));
    return out;
}

// Of single codes, then of measures that look at all codes at once.
Json results_json(const Project& project, const StudyAgreement& agreement, bool with_work) {
    Json list = Json::array();
    for (const CodeFigures& code : agreement.codes)
        for (const Measured& figure : code.figures) {
            Json one = figure_json(project, agreement, code, figure, with_work);
            one["code"] = project.codes.find(code.code)->name;
            one["path"] = project.path(code.code);
            list.push_back(std::move(one));
        }
    for (const Measured& figure : agreement.over_codes) {
        Json one = json_of(figure, with_work);
        one["unit"] = agreement.unit;
        one["code"] = Json();
        one["path"] = Json();
        one["table"] = Json();
        list.push_back(std::move(one));
    }
    return list;
}

Json pooled_json(const Project& project, const StudyAgreement& agreement, bool with_work) {
    Json list = Json::array();
    for (const Measured& figure : agreement.pooled.figures) {
        Json one = figure_json(project, agreement, agreement.pooled, figure, with_work);
        one["codes"] = agreement.pooled.codes;
        list.push_back(std::move(one));
    }
    return list;
}

Json left_out_json(const LeftOut& left_out) {
    return {{"interviewer_turns", left_out.interviewer_turns},
            {"off_topic_turns", left_out.off_topic_turns},
            {"off_topic_by_some", left_out.off_topic_by_some},
            {"unmarked_units", left_out.unmarked_units},
            {"below_share", left_out.below_share},
            {"unasked_turns", left_out.unasked_turns},
            {"unanswered_questions", left_out.unanswered},
            {"lost_codings", left_out.lost}};
}

// null: any character of a unit counts.
Json share_json(const StudyAgreement& agreement) {
    const double share = agreement.options.units.share;
    return share > 0 ? Json(share) : Json();
}

// Where the units are, and what is not among them.
std::string units_text(const Project& project, const StudyAgreement& agreement) {
    Listing listing{
        {"Transcript", agreement.options.passages ? "code points" : agreement.unit + "s"},
        {},
        {false, true}};
    for (std::size_t at = 0; at < agreement.transcripts.size(); ++at)
        listing.rows.push_back({project.transcripts.find(agreement.transcripts[at])->name,
                                std::to_string(agreement.per_transcript[at])});
    std::string out = "\n" + listing.text();
    out += counted(agreement.left_out.interviewer_turns, "turn", "turns") +
           " of the interviewer left out\n";
    for (const std::string& sentence : exclusions(agreement.left_out)) out += sentence + "\n";
    return out;
}

std::string work_text(const Project& project, const StudyAgreement& agreement) {
    std::string out = units_text(project, agreement);
    const auto add = [&](const std::string& of, const std::vector<Measured>& figures) {
        for (const Measured& figure : figures)
            if (!figure.work.lines.empty() || !figure.work.tables.empty())
                out += "\n== " + of + ": " + figure.title + "\n" + text_of(figure.work);
    };
    for (const CodeFigures& code : agreement.codes)
        add(project.codes.find(code.code)->name, code.figures);
    add(agreement.options.passages ? "all codes together" : "pooled over codes",
        agreement.pooled.figures);
    return out;
}

}  // namespace

std::string text_of(const Project& project, const StudyAgreement& agreement,
                    const PrintedAgreement& how) {
    std::string out;
    if (!agreement.measures.empty()) {
        Table table = study_agreement_table(project, agreement);
        if (!how.defaults.empty()) table.notes.insert(table.notes.begin(), how.defaults);
        out = text_of(table);
        if (how.with_work) out += work_text(project, agreement);
    } else if (!how.defaults.empty()) {
        out = how.defaults + "\n";
    }
    for (const Measured& figure : agreement.over_codes) {
        if (!out.empty()) out += "\n";
        out += text_of(figure, how.with_work);
    }
    return out;
}

Json json_of(const Project& project, const StudyAgreement& agreement, const PrintedAgreement& how) {
    Json coders = Json::array(), transcripts = Json::array(), units = Json::object();
    for (const CoderId id : agreement.coders) coders.push_back(name_of_coder(project, id));
    for (std::size_t at = 0; at < agreement.transcripts.size(); ++at) {
        const std::string& name = project.transcripts.find(agreement.transcripts[at])->name;
        transcripts.push_back(name);
        units[name] = agreement.per_transcript[at];
    }
    return {{"unit", agreement.unit},
            {"denominator", agreement.denominator},
            {"share", share_json(agreement)},
            {"total_units", agreement.total_units},
            {"units_by_transcript", units},
            {"coders", coders},
            {"transcripts", transcripts},
            {"changed", agreement.left_out.changed},
            {"lost", agreement.left_out.lost},
            {"left_out", left_out_json(agreement.left_out)},
            {"defaults", how.defaults},
            {"results", results_json(project, agreement, how.with_work)},
            {"pooled", pooled_json(project, agreement, how.with_work)}};
}

Json what_changes_json(const Project& project, std::span<const StudyAgreement> all) {
    Json list = Json::array();
    for (const StudyAgreement& each : all)
        list.push_back({{"unit", each.unit},
                        {"text", each.options.units.marked_only ? "marked" : "all"},
                        {"denominator", each.denominator},
                        {"share", share_json(each)},
                        {"total_units", each.total_units},
                        {"results", results_json(project, each, false)},
                        {"pooled", pooled_json(project, each, false)}});
    return list;
}

}  // namespace tandem::cli
