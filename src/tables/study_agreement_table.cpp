#include "tandem/tables/study_agreement_table.h"

#include <algorithm>
#include <map>

#include "tandem/agreement/measure_list.h"

#include "wording.h"

namespace tandem {
namespace {

constexpr int kDigits = 2;  // of coefficients; percentages have one

bool is_percentage(const Measured& figure) {
    return figure.measure == "percent-agreement";
}

// Which measure has its interval printed.
std::size_t with_interval(const StudyAgreement& agreement, const CodeFigures& row) {
    const auto found =
        std::ranges::find(row.figures, agreement.options.looked_at, &Measured::measure);
    return found == row.figures.end() ? 0 : static_cast<std::size_t>(found - row.figures.begin());
}

std::string name_of(const Project& project, CoderId id) {
    const Coder* coder = project.coders.find(id);
    return coder ? coder->name : "?";
}

bool as_two_by_two(const StudyAgreement& agreement) {
    return agreement.coders.size() == 2 && !agreement.options.passages;
}

std::string percent(double share) {
    return Cell::of(100 * share, 0).text + "%";
}

void add_figure_columns(const StudyAgreement& agreement, std::vector<Column>& columns) {
    const CodeFigures& row = agreement.pooled;
    for (std::size_t at = 0; at < row.figures.size(); ++at) {
        columns.push_back(
            {row.figures[at].title + (is_percentage(row.figures[at]) ? " (%)" : ""), 1.0, true});
        if (at == with_interval(agreement, row))
            columns.push_back({percent(agreement.options.interval.level) + " interval", 1.3, true});
    }
}

std::vector<Column> columns_of(const Project& project, const StudyAgreement& agreement) {
    std::vector<Column> columns = {{"Code", 3.0, false}};
    if (as_two_by_two(agreement)) {
        columns.push_back({"Both", 0.7, true});
        for (const CoderId coder : agreement.coders)
            columns.push_back({"Only " + name_of(project, coder), 0.8, true});
        columns.push_back({"Neither", 0.8, true});
    } else {
        for (const CoderId coder : agreement.coders)
            columns.push_back({name_of(project, coder), 0.8, true});
        if (!agreement.options.passages) {
            columns.push_back({"All", 0.7, true});
            columns.push_back({"Nobody", 0.8, true});
        }
    }
    add_figure_columns(agreement, columns);
    return columns;
}

// Stands in for a figure that a table of many rare codes withholds nearly everywhere: its reason is
// one note, without a mark in each of the cells.
bool is_bare_dash(const StudyAgreement& agreement, const CodeFigures& of, const Measured& figure) {
    return of.too_rare && of.code && !figure.value && figure.why_not == why_too_rare(agreement, of);
}

Cell value_cell(const Measured& figure, Footnotes& remarks) {
    if (!figure.value) return "–" + remarks.mark(figure.why_not);
    return is_percentage(figure) ? Cell::of(100 * *figure.value, 1)
                                 : Cell::of(*figure.value, kDigits);
}

Cell interval_cell(const Measured& figure, Footnotes& remarks) {
    if (!figure.interval)
        return figure.value ? "–" + remarks.mark("no interval: " + figure.why_no_interval) : "–";
    const double scale = is_percentage(figure) ? 100 : 1;
    const int digits = is_percentage(figure) ? 1 : kDigits;
    return Cell::of(scale * figure.interval->low, digits).text + " to " +
           Cell::of(scale * figure.interval->high, digits).text;
}

void add_figures(const StudyAgreement& agreement, const CodeFigures& of, Row& row,
                 Footnotes& remarks, bool bare_dashes) {
    for (std::size_t at = 0; at < of.figures.size(); ++at) {
        row.cells.push_back(bare_dashes && is_bare_dash(agreement, of, of.figures[at])
                                ? Cell("–")
                                : value_cell(of.figures[at], remarks));
        if (at == with_interval(agreement, of))
            row.cells.push_back(interval_cell(of.figures[at], remarks));
    }
}

// Whether the units that a cell counts can be listed.
bool can_be_listed(const CodedUnitOptions& units) {
    return !units.without_off_topic && units.roll_up.to != RollUp::To::Level;
}

void add_two_by_two(const StudyAgreement& agreement, const CodeFigures& of, Row& row) {
    const CodedUnitOptions& units = agreement.options.units;
    const TwoByTwo table = of.table.value_or(TwoByTwo{});
    for (const auto& [side, count] :
         {std::pair(CellSide::Both, table.both), std::pair(CellSide::OnlyA, table.only_a),
          std::pair(CellSide::OnlyB, table.only_b), std::pair(CellSide::Neither, table.neither)}) {
        OccurrenceQuery query;
        query.code = of.code;
        query.cell = {agreement.coders[0],
                      agreement.coders[1],
                      side,
                      units.unit,
                      units.participant_turns_only,
                      units.roll_up.to == RollUp::To::Above,
                      units.marked_only,
                      {},
                      units.share};
        row.cells.push_back(can_be_listed(units) ? Cell::count(count, std::move(query))
                                                 : Cell::count(count));
    }
}

Row row_of(const StudyAgreement& agreement, std::string name, const CodeFigures& of,
           Footnotes& remarks) {
    Row row;
    row.cells = {std::move(name)};
    const auto add = [&](std::int64_t count) { row.cells.push_back(Cell::count(count)); };
    if (as_two_by_two(agreement)) {
        add_two_by_two(agreement, of, row);
    } else {
        for (const std::int64_t units : of.by_coder) add(units);
        if (!agreement.options.passages) {
            add(of.by_all);
            add(of.units - of.by_any);
        }
    }
    add_figures(agreement, of, row, remarks, true);
    return row;
}

// Two codes of one name are told apart by their paths.
std::vector<std::string> code_names(const Project& project, const StudyAgreement& agreement) {
    std::map<std::string, int> uses;
    for (const CodeFigures& row : agreement.codes) ++uses[project.codes.find(row.code)->name];
    std::vector<std::string> names;
    for (const CodeFigures& row : agreement.codes) {
        const std::string& name = project.codes.find(row.code)->name;
        names.push_back(uses[name] > 1 ? project.path(row.code) : name);
    }
    return names;
}

std::string interval_note(const StudyAgreement& agreement) {
    for (const CodeFigures& row : agreement.codes) {
        const Measured& figure = row.figures[with_interval(agreement, row)];
        if (!figure.interval) continue;
        std::string note = "Interval of " + figure.title + ": " + figure.interval->method;
        if (figure.draws)
            note += ", " + std::to_string(figure.draws->replicates) + " replicates, seed " +
                    std::to_string(figure.draws->seed);
        return note + ".";
    }
    return "";
}

std::string roll_up_note(const RollUp& roll_up) {
    if (roll_up.to == RollUp::To::Above) return " A code includes the codes under it.";
    if (roll_up.to == RollUp::To::Level)
        return " Codings count for the code above them at level " + std::to_string(roll_up.level) +
               " of the codebook.";
    return "";
}

std::string pooling_note(const StudyAgreement& agreement, const Measured& figure) {
    if (agreement.options.passages) return " Last row: the passages of all codes together.";
    const Measure* named = find_measure(figure.measure);
    if (named && agreement.coders.size() == 2)
        return std::string(named->denominator == Denominator::UsedUnits
                               ? " Counts only units where either coder used the code."
                               : "") +
               " Pooled: " + std::string(named->pooling) + ".";
    if (is_percentage(figure)) return " Pooled: the mean over codes.";
    if (figure.measure == "krippendorff-alpha")
        return " Pooled: 1 - sum of Do / sum of De over codes (ours).";
    return " Pooled: 1 - sum of (1 - po) / sum of (1 - pe) over codes (ours).";
}

std::string formula_of(const StudyAgreement& agreement, const Measured& figure) {
    return std::string(agreement.options.passages ? find_span_measure(figure.measure)->formula
                                                  : find_rating_measure(figure.measure)->formula);
}

std::string what_was_counted(const Project& project, const StudyAgreement& agreement) {
    const std::string text = agreement.options.passages
                                 ? counted(agreement.total_units, "code point") + " of text in "
                                 : counted(agreement.total_units, agreement.unit) + " in ";
    return "Coders: " + coders_in_words(project, agreement.coders) + ". Unit: " + agreement.unit +
           ". Denominator: " + agreement.denominator + "; " + text +
           counted(static_cast<long long>(agreement.transcripts.size()), "transcript") + "." +
           roll_up_note(agreement.options.units.roll_up);
}

// What a dash without a mark stands for; empty where there is none.
std::string dash_note(const StudyAgreement& agreement) {
    const bool dashes = std::ranges::any_of(agreement.codes, [&](const CodeFigures& of) {
        return std::ranges::any_of(of.figures, [&](const Measured& figure) {
            return is_bare_dash(agreement, of, figure);
        });
    });
    if (!dashes) return "";
    const std::string units =
        (agreement.options.passages ? "passage" : agreement.unit) + std::string("s");
    return "–: too rare to judge, because fewer than " + std::to_string(agreement.options.fewest) +
           " " + units + " carry the code by " + (agreement.coders.size() == 2 ? "either" : "any") +
           " coder" + (agreement.pooled.codes > 0 ? "; the last row includes these codes." : ".");
}

std::vector<std::string> notes_of(const Project& project, const StudyAgreement& agreement) {
    std::vector<std::string> notes{what_was_counted(project, agreement)};
    if (std::string note = dash_note(agreement); !note.empty()) notes.push_back(std::move(note));
    for (const Measured& figure : agreement.pooled.figures)
        notes.push_back(figure.title + ": " + formula_of(agreement, figure) + " (" + figure.source +
                        ")." + pooling_note(agreement, figure));
    if (std::string note = interval_note(agreement); !note.empty())
        notes.push_back(std::move(note));
    for (std::string& sentence : exclusions(agreement.left_out))
        notes.push_back(std::move(sentence));
    return notes;
}

std::string unit_and_text(const StudyAgreement& agreement) {
    return agreement.unit +
           (agreement.options.units.marked_only ? ", only marked text" : ", all text");
}

}  // namespace

std::vector<std::string> exclusions(const LeftOut& left_out) {
    std::vector<std::string> sentences;
    if (left_out.off_topic_turns > 0)
        sentences.push_back("Left out: " + counted(left_out.off_topic_turns, "turn") +
                            " that every coder called off topic.");
    if (left_out.off_topic_by_some > 0)
        sentences.push_back(counted(left_out.off_topic_by_some, "turn") +
                            " that some coders called off topic and others did not: counted.");
    if (left_out.unmarked_units > 0)
        sentences.push_back("Left out: " + counted(left_out.unmarked_units, "unit") +
                            " to which nobody gave any code. The figure says nothing about them.");
    if (left_out.unasked_turns > 0)
        sentences.push_back("Left out: " + counted(left_out.unasked_turns, "turn") +
                            " before the first question of the guide.");
    if (left_out.unanswered > 0)
        sentences.push_back("Left out: " + counted(left_out.unanswered, "question") +
                            " asked without an answer.");
    if (left_out.below_share > 0)
        sentences.push_back("Not counted: " + counted(left_out.below_share, "time") +
                            " that a coder gave a code to less than the asked share of a unit.");
    if (left_out.changed > 0)
        sentences.push_back(counted(left_out.changed, "coding") +
                            " counted where the words, corrected since, are now.");
    if (left_out.lost > 0)
        sentences.push_back(counted(left_out.lost, "coding") +
                            " not counted, because the transcript no longer has the words.");
    return sentences;
}

namespace {

// Measures that look at all codes at once have no rows of codes.
Table sets_table(const Project& project, const StudyAgreement& agreement) {
    Table table;
    table.name = "agreement";
    table.title = "Agreement between " + coders_in_words(project, agreement.coders);
    table.columns = {{"Measure", 3.0, false},
                     {"Figure", 1.0, true},
                     {percent(agreement.options.interval.level) + " interval", 1.3, true}};
    Footnotes remarks;
    for (const Measured& figure : agreement.over_codes) {
        Row row;
        row.cells = {figure.title, value_cell(figure, remarks), interval_cell(figure, remarks)};
        table.rows.push_back(std::move(row));
    }
    table.notes.push_back(what_was_counted(project, agreement));
    for (const Measured& figure : agreement.over_codes) {
        std::string note =
            figure.title + ": " + formula_of(agreement, figure) + " (" + figure.source + ").";
        for (const std::string& remark : figure.remarks) note += " " + remark + ".";
        table.notes.push_back(std::move(note));
    }
    for (std::string& sentence : exclusions(agreement.left_out))
        table.notes.push_back(std::move(sentence));
    for (std::string& note : remarks.notes()) table.notes.push_back(std::move(note));
    return table;
}

// Beside figures of single codes: one sentence for each.
std::string over_codes_note(const Measured& figure) {
    Footnotes nothing;
    std::string note = figure.title + " over all codes: ";
    if (!figure.value) return note + "undefined, " + figure.why_not + ".";
    note += value_cell(figure, nothing).text;
    if (figure.interval) note += " (" + interval_cell(figure, nothing).text + ")";
    return note + " (" + figure.source + ").";
}

}  // namespace

Table study_agreement_table(const Project& project, const StudyAgreement& agreement) {
    if (agreement.measures.empty()) return sets_table(project, agreement);
    Table table;
    table.name = "agreement";
    table.title = "Agreement between " + coders_in_words(project, agreement.coders);
    table.columns = columns_of(project, agreement);
    Footnotes remarks;
    const std::vector<std::string> names = code_names(project, agreement);
    for (std::size_t at = 0; at < agreement.codes.size(); ++at) {
        table.rows.push_back(row_of(agreement, names[at], agreement.codes[at], remarks));
    }
    if (agreement.pooled.codes > 0) {
        const std::string over = agreement.options.passages ? "All together, " : "Pooled over ";
        table.rows.push_back(row_of(agreement, over + counted(agreement.pooled.codes, "code"),
                                    agreement.pooled, remarks));
        for (Cell& cell : table.rows.back().cells) cell.strong = true;
    }
    table.notes = notes_of(project, agreement);
    for (const Measured& figure : agreement.over_codes)
        table.notes.push_back(over_codes_note(figure));
    for (std::string& note : remarks.notes()) table.notes.push_back(std::move(note));
    return table;
}

Table what_changes_table(const Project& project, std::span<const StudyAgreement> all) {
    Table table;
    table.name = "what-changes";
    table.title = "What changes the agreement of " + coders_in_words(project, all.front().coders);
    table.columns = {{"Unit and text", 2.0, false}, {"Code", 3.0, false}, {"Units", 0.8, true}};
    add_figure_columns(all.front(), table.columns);
    Footnotes remarks;
    for (const StudyAgreement& each : all) {
        const std::vector<std::string> names = code_names(project, each);
        const auto add = [&](const std::string& name, const CodeFigures& of) {
            Row row;
            row.cells = {unit_and_text(each), name, Cell::count(each.total_units)};
            add_figures(each, of, row, remarks, false);  // units differ, and so do reasons
            table.rows.push_back(std::move(row));
        };
        if (!each.options.codes.empty() || each.codes.size() == 1)
            for (std::size_t at = 0; at < each.codes.size(); ++at) add(names[at], each.codes[at]);
        if (each.pooled.codes > 0 && each.codes.size() != 1)
            add("Pooled over " + counted(each.pooled.codes, "code"), each.pooled);
    }
    table.notes.push_back(
        "The same codings each time. By turn a boundary that lies elsewhere changes nothing; by "
        "character every letter of it counts. Text that nobody marked lifts percent agreement and "
        "kappa, and leaves Dice and Jaccard alone; figures of marked text only are conditional on "
        "it.");
    for (std::string& note : remarks.notes()) table.notes.push_back(std::move(note));
    return table;
}

}  // namespace tandem
