#include "tandem/exchange/codebook_files.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "tandem/base/error.h"
#include "tandem/exchange/csv.h"
#include "tandem/text/nearest.h"

#include "exchange/columns.h"

namespace tandem {
namespace {

// Columns that are plain text of a code, in the order of the file.
struct TextColumn {
    std::string_view name;
    std::string Code::*field;
};
constexpr std::array<TextColumn, 8> kTextColumns{{{"definition", &Code::definition},
                                                  {"use_when", &Code::use_when},
                                                  {"do_not_use_when", &Code::do_not_use_when},
                                                  {"example", &Code::example},
                                                  {"near_miss", &Code::near_miss},
                                                  {"near_miss_code", &Code::near_miss_code},
                                                  {"source", &Code::source},
                                                  {"derivation", &Code::derivation}}};
constexpr std::array<std::string_view, 6> kLeadingColumns{"id",     "name",  "alias",
                                                          "parent", "level", "kinds"};

bool is_known_column(std::string_view name) {
    return std::find(kLeadingColumns.begin(), kLeadingColumns.end(), name) !=
               kLeadingColumns.end() ||
           std::any_of(kTextColumns.begin(), kTextColumns.end(),
                       [&](const TextColumn& column) { return column.name == name; });
}

struct CodeRow {
    int line = 0;
    std::string id, parent_text;
    Code code;
    int parent = -1;
};

std::string without_spaces_between(std::string_view kinds) {
    std::string out;
    for (const std::string& kind : split_kinds(kinds)) {
        const std::string one = trimmed(kind);
        if (!one.empty()) out += (out.empty() ? "" : ";") + one;
    }
    return out;
}

class CodebookReader {
 public:
    explicit CodebookReader(std::string_view file) : file_(file) {}

    ParsedCodebook read(const std::vector<CsvRow>& table) {
        if (table.empty())
            throw Error(ErrorKind::BadInput, "Cannot read '" + std::string(file_) +
                                                 "': it is empty. A codebook begins with a line of "
                                                 "column names; 'name' must be one of them.");
        read_rows(table);
        find_parents();
        refuse_cycles();
        refuse_same_names();
        fill_levels();
        name_near_misses();
        return in_tree_order();
    }

 private:
    void read_rows(const std::vector<CsvRow>& table) {
        const Columns columns(table[0]);
        if (!columns.has("name"))
            refuse_line(file_, table[0].line, "has no column 'name'. Add one, and import again.");
        for (const std::string& name : columns.names())
            if (!is_known_column(name) && !name.empty())
                out_.warnings.push_back(
                    {table[0].line, "the column '" + name + "' is not known and was not read"});
        for (std::size_t i = 1; i < table.size(); ++i) rows_.push_back(read_row(columns, table[i]));
    }

    CodeRow read_row(const Columns& columns, const CsvRow& row) {
        CodeRow out;
        out.line = row.line;
        out.id = columns.field(row, "id");
        out.parent_text = columns.field(row, "parent");
        out.code.name = columns.field(row, "name");
        out.code.alias = columns.has("alias") ? columns.field(row, "alias") : out.id;
        out.code.level = in_lower_case(columns.field(row, "level"));
        out.code.kinds = without_spaces_between(columns.field(row, "kinds"));
        for (const TextColumn& column : kTextColumns)
            out.code.*column.field = columns.field(row, column.name);
        if (out.code.name.empty())
            refuse_line(file_, row.line, "has no name. Give the code a name.");
        const auto& levels = code_levels();
        if (!out.code.level.empty() &&
            std::find(levels.begin(), levels.end(), out.code.level) == levels.end())
            refuse_line(file_, row.line,
                        "gives '" + out.code.name + "' the level '" + out.code.level +
                            "'. Use frame, theme, subtheme or code.");
        if (!out.id.empty()) {
            const auto [same, fresh] = by_id_.emplace(out.id, static_cast<int>(rows_.size()));
            if (!fresh)
                refuse_line(file_, row.line,
                            "uses the id '" + out.id + "', which line " +
                                std::to_string(line_of(same->second)) +
                                " has already. Give each code its own.");
        }
        return out;
    }

    int line_of(int row) const { return rows_[static_cast<std::size_t>(row)].line; }

    void find_parents() {
        for (int i = 0; i < static_cast<int>(rows_.size()); ++i)
            by_name_[rows_[static_cast<std::size_t>(i)].code.name].push_back(i);
        for (CodeRow& row : rows_)
            if (!row.parent_text.empty()) row.parent = find_parent(row);
    }

    int find_parent(const CodeRow& row) const {
        if (const auto id = by_id_.find(row.parent_text); id != by_id_.end()) return id->second;
        std::vector<int> found;
        if (const auto named = by_name_.find(row.parent_text); named != by_name_.end())
            found = named->second;
        if (found.empty()) found = find_path(row.parent_text);
        if (found.size() == 1) return found[0];
        if (found.empty()) {
            std::vector<std::string> names;
            for (const auto& [id, index] : by_id_) names.push_back(id);
            for (const auto& [name, indices] : by_name_) names.push_back(name);
            refuse_line(file_, row.line,
                        "puts '" + row.code.name + "' under '" + row.parent_text +
                            "', which is not in the file." +
                            did_you_mean(nearest_names(row.parent_text, names)));
        }
        refuse_line(file_, row.line,
                    "puts '" + row.code.name + "' under '" + row.parent_text +
                        "', but several codes have that name (lines " +
                        std::to_string(line_of(found[0])) + " and " +
                        std::to_string(line_of(found[1])) +
                        "). Name the parent by its id or as 'A > B'.");
    }

    // Rows whose name is the last step of "A > B" and whose parent is written as the step before.
    std::vector<int> find_path(std::string_view path) const {
        const std::size_t cut = path.rfind('>');
        if (cut == std::string_view::npos) return {};
        const std::string last = trimmed(path.substr(cut + 1));
        const std::string before = trimmed(path.substr(0, cut));
        std::vector<int> found;
        const auto named = by_name_.find(last);
        if (named == by_name_.end()) return {};
        for (const int index : named->second)
            if (stands_under(rows_[static_cast<std::size_t>(index)], before))
                found.push_back(index);
        return found;
    }

    bool stands_under(const CodeRow& row, const std::string& parent) const {
        if (row.parent_text == parent) return true;
        const auto id = by_id_.find(row.parent_text);
        const std::string_view written = parent;
        const std::size_t cut = written.rfind('>');
        const std::string name =
            trimmed(cut == std::string_view::npos ? written : written.substr(cut + 1));
        if (id != by_id_.end()) {
            const CodeRow& above = rows_[static_cast<std::size_t>(id->second)];
            if (above.code.name != name) return false;
            return cut == std::string_view::npos ||
                   stands_under(above, trimmed(written.substr(0, cut)));
        }
        return false;
    }

    void refuse_cycles() const {
        for (const CodeRow& start : rows_) {
            std::string chain = "'" + start.code.name + "'";
            const CodeRow* at = &start;
            for (std::size_t step = 0; at->parent >= 0; ++step) {
                at = &rows_[static_cast<std::size_t>(at->parent)];
                chain += " under '" + at->code.name + "'";
                if (at == &start)
                    refuse_line(file_, start.line,
                                "puts a code under itself: " + chain +
                                    ". Give one of them another parent.");
                if (step > rows_.size()) break;  // runs into a circle further up, told there
            }
        }
    }

    void refuse_same_names() const {
        std::map<std::pair<int, std::string>, int> seen;
        for (const CodeRow& row : rows_) {
            const auto [same, fresh] = seen.emplace(std::pair(row.parent, row.code.name), row.line);
            if (fresh) continue;
            const std::string where =
                row.parent < 0
                    ? "at the top"
                    : "under '" + rows_[static_cast<std::size_t>(row.parent)].code.name + "'";
            refuse_line(file_, row.line,
                        "has a second code '" + row.code.name + "' " + where +
                            "; the first is in line " + std::to_string(same->second) +
                            ". Rename one of them.");
        }
    }

    // Left open: what has codes below it is a theme, the rest are codes.
    void fill_levels() {
        std::set<int> has_children;
        for (const CodeRow& row : rows_) has_children.insert(row.parent);
        for (int i = 0; i < static_cast<int>(rows_.size()); ++i) {
            std::string& level = rows_[static_cast<std::size_t>(i)].code.level;
            if (level.empty()) level = has_children.contains(i) ? "theme" : "code";
        }
    }

    void name_near_misses() {
        for (CodeRow& row : rows_) {
            std::string& other = row.code.near_miss_code;
            const auto id = by_id_.find(other);
            if (id == by_id_.end()) continue;
            const Code& code = rows_[static_cast<std::size_t>(id->second)].code;
            other = code.alias.empty() ? code.name : code.alias;
        }
    }

    ParsedCodebook in_tree_order() {
        std::vector<std::vector<int>> children(rows_.size() + 1);
        for (int i = 0; i < static_cast<int>(rows_.size()); ++i)
            children[static_cast<std::size_t>(rows_[static_cast<std::size_t>(i)].parent + 1)]
                .push_back(i);
        // A stack of (row, index of its parent in the result); the last child goes on first.
        std::vector<std::pair<int, int>> open;
        const auto open_children = [&](int row, int place) {
            const auto& list = children[static_cast<std::size_t>(row + 1)];
            for (auto child = list.rbegin(); child != list.rend(); ++child)
                open.emplace_back(*child, place);
        };
        open_children(-1, -1);
        while (!open.empty()) {
            const auto [row, parent] = open.back();
            open.pop_back();
            const int place = static_cast<int>(out_.codes.size());
            out_.codes.push_back(std::move(rows_[static_cast<std::size_t>(row)].code));
            out_.parents.push_back(parent);
            open_children(row, place);
        }
        return std::move(out_);
    }

    std::string_view file_;
    std::vector<CodeRow> rows_;
    std::map<std::string, int> by_id_;
    std::map<std::string, std::vector<int>> by_name_;
    ParsedCodebook out_;
};

using CodeIds = std::map<CodeId, std::string>;

void collect_tree(const Project& project, CodeId parent, std::vector<const Code*>& out) {
    for (const Code* code : project.children(parent)) {
        out.push_back(code);
        collect_tree(project, code->id, out);
    }
}

CodeIds make_ids(const std::vector<const Code*>& codes) {
    CodeIds ids;
    std::set<std::string> taken;
    for (const Code* code : codes)
        if (!code->alias.empty() && taken.insert(code->alias).second) ids[code->id] = code->alias;
    int next = 1;
    for (const Code* code : codes) {
        if (ids.contains(code->id)) continue;
        std::string id;
        do id = "c" + std::to_string(next++);
        while (taken.contains(id));
        ids[code->id] = id;
    }
    return ids;
}

std::string near_miss_id(const std::vector<const Code*>& codes, const CodeIds& ids,
                         const std::string& other) {
    if (other.empty()) return "";
    for (const Code* code : codes)
        if (code->alias == other) return ids.at(code->id);
    for (const Code* code : codes)
        if (code->name == other) return ids.at(code->id);
    return other;
}

}  // namespace

ParsedCodebook read_codebook(std::string_view text, std::string_view name) {
    return CodebookReader(name).read(read_csv(text, name));
}

std::string write_codebook(const Project& project) {
    std::vector<const Code*> codes;
    collect_tree(project, {}, codes);
    const CodeIds ids = make_ids(codes);
    std::vector<std::string> fields(kLeadingColumns.begin(), kLeadingColumns.end());
    for (const TextColumn& column : kTextColumns) fields.emplace_back(column.name);
    std::string out = csv_line(fields);
    for (const Code* code : codes) {
        const auto parent = ids.find(code->parent);
        fields = {ids.at(code->id), code->name,
                  code->alias,      parent == ids.end() ? "" : parent->second,
                  code->level,      code->kinds};
        for (const TextColumn& column : kTextColumns)
            fields.push_back(column.field == &Code::near_miss_code
                                 ? near_miss_id(codes, ids, code->near_miss_code)
                                 : code->*column.field);
        out += csv_line(fields);
    }
    return out;
}

bool is_codebook_header(const std::vector<std::string>& names) {
    const Columns columns(CsvRow{1, names});
    return columns.has("name") &&
           (columns.has("parent") || columns.has("definition") || columns.has("level"));
}

}  // namespace tandem
