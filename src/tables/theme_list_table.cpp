#include "tandem/tables/theme_list_table.h"

#include <algorithm>

#include "tandem/analysis/passages.h"
#include "tandem/analysis/themes.h"

#include "wording.h"

namespace tandem {
namespace {

std::string kinds_in_print(const Code& code) {
    return joined(split_kinds(code.kinds), ", ");
}

// Codes under a subtheme stand there, and not again at the theme and the frame.
std::vector<std::string> names_beside(const Project& project, const ThemeBoard& board,
                                      const Theme& theme) {
    std::vector<CodeId> codes = theme.codes;
    for (const Theme& below : board.themes)
        if (below.above == theme.code)
            std::erase_if(codes, [&](CodeId code) {
                return std::ranges::find(below.codes, code) != below.codes.end();
            });
    std::vector<std::string> names;
    for (const CodeId id : codes) names.push_back(project.codes.find(id)->name);
    return names;
}

std::vector<Column> columns_of(const ThemeBoard& board) {
    std::vector<Column> columns = {{"Theme", 2.0, false}, {"Level", 0.9, false},
                                   {"Kinds", 1.1, false}, {"Definition", 3.0, false},
                                   {"Codes", 2.5, false}, {"Codings", 0.8, true}};
    for (const std::string& group : board.groups)
        columns.push_back({group_title(group) + ", n/N (%)", 1.1, true});
    if (board.groups.size() != 1) columns.push_back({"All participants, n/N (%)", 1.1, true});
    return columns;
}

Cell people_cell(int part, int whole, const OccurrenceQuery& of) {
    Cell cell = share(part, whole);
    cell.counts = of;
    return cell;
}

Row row_of(const Project& project, const ThemeBoard& board, const Theme& theme) {
    OccurrenceQuery of;
    of.code = theme.code;
    of.with_below = of.placed = true;
    const Code& code = *project.codes.find(theme.code);
    Row row;
    row.cells = {indented(code.name, theme.depth),
                 code.level,
                 kinds_in_print(code),
                 code.definition,
                 joined(names_beside(project, board, theme), "; "),
                 Cell::count(theme.count.codings, of)};
    row.cells.front().strong = code.level != "subtheme";
    for (std::size_t group = 0; group < board.groups.size(); ++group) {
        OccurrenceQuery in_group = of;
        in_group.group = board.groups[group];
        row.cells.push_back(people_cell(theme.by_group[group].participants,
                                        board.participants_by_group[group], in_group));
    }
    if (board.groups.size() != 1)
        row.cells.push_back(people_cell(theme.count.participants, board.participants, of));
    return row;
}

}  // namespace

Table theme_list_table(const Project& project, std::span<const Coding* const> codings,
                       std::span<const TranscriptId> transcripts) {
    const ThemeBoard board = theme_board(project, codings, transcripts, {});
    Table table;
    table.name = "themes";
    table.title = "Themes and subthemes";
    table.columns = columns_of(board);
    for (const Theme& theme : board.themes) table.rows.push_back(row_of(project, board, theme));
    table.notes.push_back(describe(tally_themes(project)) + ".");
    std::vector<std::string> coders;
    for (const CoderId id : coders_of(codings))
        if (const Coder* coder = project.coders.find(id)) coders.push_back(coder->name);
    table.notes.push_back(
        "Codings and participants are those of the theme and everything under it" +
        (coders.size() > 1 ? "; each coder's codings count (" + joined(coders, ", ") + ")."
                           : std::string(".")));
    table.notes.push_back("A code stands beside the theme nearest above it.");
    table.notes.push_back(
        "n/N: participants with at least one coding, of the participants with "
        "one of the " +
        counted(static_cast<long long>(transcripts.size()), "transcript") + ".");
    return table;
}

}  // namespace tandem
