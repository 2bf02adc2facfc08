#include "tandem/tables/codebook_table.h"

#include <algorithm>

#include "tandem/analysis/code_tree.h"
#include "tandem/analysis/themes.h"

#include "wording.h"

namespace tandem {
namespace {

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& letter : lower)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return lower;
}

// Codebook files name the code that a near miss belongs to by its alias, in either case.
std::string near_miss(const Project& project, const Code& code) {
    if (code.near_miss_code.empty()) return code.near_miss;
    std::string target = code.near_miss_code;
    for (const Code& other : project.codes)
        if (!other.merged_into && lower_case(other.alias) == lower_case(code.near_miss_code))
            target = other.name;
    return code.near_miss.empty() ? "→ " + target : code.near_miss + " → " + target;
}

struct Field {
    Column column;
    std::string (*text)(const Project& project, const Code& code);
};

// After the number and the name.
std::vector<Field> fields() {
    return {
        {{"Alias", 0.6, false}, [](const Project&, const Code& code) { return code.alias; }},
        {{"Level", 0.8, false}, [](const Project&, const Code& code) { return code.level; }},
        {{"Kinds", 1.0, false},
         [](const Project&, const Code& code) { return joined(split_kinds(code.kinds), ", "); }},
        {{"Definition", 2.5, false},
         [](const Project&, const Code& code) { return code.definition; }},
        {{"Use when", 2.0, false}, [](const Project&, const Code& code) { return code.use_when; }},
        {{"Do not use when", 2.0, false},
         [](const Project&, const Code& code) { return code.do_not_use_when; }},
        {{"Example", 2.0, false}, [](const Project&, const Code& code) { return code.example; }},
        {{"Near miss → its code", 2.0, false}, near_miss},
        {{"Source", 1.5, false}, [](const Project&, const Code& code) { return code.source; }},
    };
}

}  // namespace

Table codebook_table(const Project& project) {
    const std::vector<CodeInTree> tree = code_tree(project);
    Table table;
    table.name = "codebook";
    table.title = "Codebook";
    table.columns = {{"No.", 0.6, false}, {"Code", 2.0, false}};
    for (const CodeInTree& row : tree) {
        table.rows.push_back({Row::Kind::Body, {row.number, indented(row.code->name, row.depth)}});
        table.rows.back().cells[1].strong =
            row.code->level == "frame" || row.code->level == "theme";
    }
    for (const Field& field : fields()) {
        const bool filled = std::ranges::any_of(
            tree, [&](const CodeInTree& row) { return !field.text(project, *row.code).empty(); });
        if (!filled) continue;
        table.columns.push_back(field.column);
        for (std::size_t at = 0; at < tree.size(); ++at)
            table.rows[at].cells.emplace_back(field.text(project, *tree[at].code));
    }
    const ThemeTally tally = tally_themes(project);
    if (tally.themes + tally.subthemes > 0) table.notes.push_back(describe(tally) + ".");
    const auto codes = std::ranges::count_if(
        tree, [](const CodeInTree& row) { return row.code->level == "code"; });
    table.notes.push_back(counted(codes, "code") + ".");
    return table;
}

}  // namespace tandem
