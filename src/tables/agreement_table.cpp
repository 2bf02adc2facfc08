#include "tandem/tables/agreement_table.h"

#include <algorithm>
#include <map>

#include "wording.h"

namespace tandem {
namespace {

constexpr int kDigits = 2;  // of coefficients; percentages have one
constexpr std::string_view kTooRare =
    "too rare to judge: fewer than 5 units carry the code by either coder";
static_assert(kEnoughUnits == 5);

bool is_percentage(const Measure& measure) {
    return measure.name == "percent-agreement";
}

// Which measure has its interval printed.
std::size_t with_interval(const AgreementResults& results) {
    const auto alpha = std::ranges::find(results.measures, "krippendorff-alpha",
                                         [](const Measure* measure) { return measure->name; });
    return alpha == results.measures.end()
               ? 0
               : static_cast<std::size_t>(alpha - results.measures.begin());
}

std::string name_of(const Project& project, CoderId id) {
    const Coder* coder = project.coders.find(id);
    return coder ? coder->name : "?";
}

std::vector<Column> columns_of(const Project& project, const AgreementResults& results) {
    std::vector<Column> columns = {{"Code", 3.0, false},
                                   {"Both", 0.7, true},
                                   {"Only " + name_of(project, results.a), 0.8, true},
                                   {"Only " + name_of(project, results.b), 0.8, true},
                                   {"Neither", 0.8, true}};
    for (std::size_t at = 0; at < results.measures.size(); ++at) {
        const Measure& measure = *results.measures[at];
        columns.push_back(
            {std::string(measure.title) + (is_percentage(measure) ? " (%)" : ""), 1.0, true});
        if (at == with_interval(results))
            columns.push_back(
                {Cell::of(100 * results.options.level, 0).text + "% interval", 1.3, true});
    }
    return columns;
}

Cell value_cell(const Measure& measure, const Estimate& figure, Footnotes& remarks) {
    if (!figure.value) return "–" + remarks.mark(figure.why_not);
    return is_percentage(measure) ? Cell::of(100 * *figure.value, 1)
                                  : Cell::of(*figure.value, kDigits);
}

Cell interval_cell(const Measure& measure, const Estimate& figure, Footnotes& remarks) {
    if (!figure.interval)
        return figure.value ? "–" + remarks.mark("no interval: " + figure.why_no_interval) : "–";
    const double scale = is_percentage(measure) ? 100 : 1;
    const int digits = is_percentage(measure) ? 1 : kDigits;
    return Cell::of(scale * figure.interval->low, digits).text + " to " +
           Cell::of(scale * figure.interval->high, digits).text;
}

// `code` none: pooled.
Row row_of(const AgreementResults& results, std::string name, CodeId code, const TwoByTwo& counts,
           const std::vector<Estimate>& figures, Footnotes& remarks) {
    const UnitOptions& units = results.options.units;
    const auto cell = [&](std::int64_t count, CellSide side) {
        OccurrenceQuery of;
        of.code = code;
        of.cell = {results.a,    results.b, side, units.unit, units.participant_turns_only,
                   units.roll_up};
        return Cell::count(count, std::move(of));
    };
    Row row;
    row.cells = {std::move(name), cell(counts.both, CellSide::Both),
                 cell(counts.only_a, CellSide::OnlyA), cell(counts.only_b, CellSide::OnlyB),
                 cell(counts.neither, CellSide::Neither)};
    for (std::size_t at = 0; at < figures.size(); ++at) {
        row.cells.push_back(value_cell(*results.measures[at], figures[at], remarks));
        if (at == with_interval(results))
            row.cells.push_back(interval_cell(*results.measures[at], figures[at], remarks));
    }
    return row;
}

// Two codes of one name are told apart by their paths.
std::vector<std::string> code_names(const Project& project, const AgreementResults& results) {
    std::map<std::string, int> uses;
    for (const CodeAgreement& row : results.codes) ++uses[project.codes.find(row.code)->name];
    std::vector<std::string> names;
    for (const CodeAgreement& row : results.codes) {
        const std::string& name = project.codes.find(row.code)->name;
        names.push_back(uses[name] > 1 ? project.path(row.code) : name);
    }
    return names;
}

std::string interval_method(const AgreementResults& results) {
    const std::size_t at = with_interval(results);
    for (const CodeAgreement& row : results.codes)
        if (row.figures[at].interval) return row.figures[at].interval->method;
    return "";
}

std::vector<std::string> notes_of(const Project& project, const AgreementResults& results) {
    const UnitOptions& units = results.options.units;
    const std::string unit(unit_name(units.unit));
    std::vector<std::string> notes;
    notes.push_back("Coders: " + name_of(project, results.a) + " and " +
                    name_of(project, results.b) + ". Unit: " + unit + ". Denominator: " +
                    results.denominator + "; " + counted(results.total_units, unit) + " in " +
                    counted(static_cast<long long>(results.transcripts.size()), "transcript") +
                    "." + (units.roll_up ? " A code includes the codes under it." : ""));
    for (const Measure* measure : results.measures) {
        std::string note = std::string(measure->title) + ": " + std::string(measure->source) + ".";
        if (measure->denominator == Denominator::UsedUnits)
            note += " Counts only " + std::string(describe(measure->denominator)) + ".";
        notes.push_back(note + " Pooled: " + std::string(measure->pooling) + ".");
    }
    if (const std::string method = interval_method(results); !method.empty())
        notes.push_back("Interval of " +
                        std::string(results.measures[with_interval(results)]->title) + ": " +
                        method + ".");
    if (results.changed > 0)
        notes.push_back(counted(results.changed, "coding") +
                        " counted where the words, corrected since, are now.");
    if (results.lost > 0)
        notes.push_back(counted(results.lost, "coding") +
                        " not counted, because the transcript no longer has the words.");
    return notes;
}

}  // namespace

Table agreement_table(const Project& project, const AgreementResults& results) {
    Table table;
    table.name = "agreement";
    table.title =
        "Agreement between " + name_of(project, results.a) + " and " + name_of(project, results.b);
    table.columns = columns_of(project, results);
    Footnotes remarks;
    const std::vector<std::string> names = code_names(project, results);
    for (std::size_t at = 0; at < results.codes.size(); ++at) {
        const CodeAgreement& code = results.codes[at];
        const std::string rare = code.too_rare ? remarks.mark(std::string(kTooRare)) : "";
        table.rows.push_back(
            row_of(results, names[at] + rare, code.code, code.counts, code.figures, remarks));
    }
    if (results.pooled_codes > 0) {
        table.rows.push_back(row_of(results, "Pooled over " + counted(results.pooled_codes, "code"),
                                    {}, results.pooled_counts, results.pooled, remarks));
        for (Cell& cell : table.rows.back().cells) cell.strong = true;
    }
    table.notes = notes_of(project, results);
    for (std::string& note : remarks.notes()) table.notes.push_back(std::move(note));
    return table;
}

}  // namespace tandem
