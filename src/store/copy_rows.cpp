// Whole studies read row by row, and carried into a new one with ids and GUIDs of their own.
#include <algorithm>
#include <map>
#include <unordered_map>

#include "tandem/base/check.h"

#include "store/project_file_state.h"

namespace tandem {

Value& StoredRow::value(std::string_view column) {
    for (Field& field : fields)
        if (field.column == column) return field.value;
    TANDEM_CHECK(false, "a column that is asked for stands in the row");
}

const std::string& StoredRow::text(std::string_view column) {
    const std::string* text = std::get_if<std::string>(&value(column));
    TANDEM_CHECK(text, "a column that is asked for as text is text");
    return *text;
}

std::int64_t StoredRow::integer(std::string_view column) {
    const std::int64_t* number = std::get_if<std::int64_t>(&value(column));
    return number ? *number : 0;
}

namespace {

Value value_in(const Statement& row, int column, ColumnKind kind) {
    if (row.is_null(column)) return std::monostate{};
    switch (kind) {
        case ColumnKind::Guid:
            return row.guid(column);
        case ColumnKind::Hash:
            return row.hash(column);
        case ColumnKind::Text:
            return row.text(column);
        case ColumnKind::Key:
        case ColumnKind::Integer:
        case ColumnKind::Reference:
            break;
    }
    return row.integer(column);
}

// What rows of the one study have become in the other.
struct Became {
    std::map<std::string, std::unordered_map<std::int64_t, std::int64_t>, std::less<>> ids;
    std::unordered_map<Guid, Guid> guids;
};

// References to rows of its own table that come later are set when all are there.
struct Later {
    std::int64_t id;
    std::string_view column;
    std::int64_t refers_to;  // in the other study
};

// False when the row refers to something that was left out.
bool refer_anew(StoredRow& row, const TableSpec& table, const Became& became,
                std::vector<Later>& later) {
    for (const ColumnSpec& column : table.columns) {
        if (column.kind == ColumnKind::Guid && column.name != "guid") {
            Guid* target = std::get_if<Guid>(&row.value(column.name));
            if (!target || !*target) continue;
            const auto found = became.guids.find(*target);
            if (found == became.guids.end()) return false;
            *target = found->second;
        }
        const std::int64_t old =
            column.kind == ColumnKind::Reference ? row.integer(column.name) : 0;
        if (old == 0) continue;
        if (column.refers_to == table.name) {
            later.push_back({0, column.name, old});
            row.value(column.name) = std::monostate{};
            continue;
        }
        const auto& ids = became.ids.find(column.refers_to)->second;
        const auto found = ids.find(old);
        if (found == ids.end()) return false;
        row.value(column.name) = found->second;
    }
    return true;
}

}  // namespace

static void each_row_of(const ProjectFile::State& state, const TableSpec& table,
                        const std::function<void(StoredRow&)>& visit) {
    Statement row(state.connection, select_all(table));
    const std::size_t first = table.has_guid() ? 1 : 0;
    while (row.step()) {
        StoredRow stored{table.name, table.has_guid() ? row.integer(0) : 0, {}};
        for (std::size_t i = first; i < table.columns.size(); ++i)
            stored.fields.push_back(
                {table.columns[i].name, value_in(row, static_cast<int>(i), table.columns[i].kind)});
        visit(stored);
    }
}

void ProjectFile::each_row(const std::function<void(StoredRow&)>& visit) const {
    for (const TableSpec& table : study_tables()) each_row_of(*state_, table, visit);
}

// What points at rows of any table, by GUID, comes when all of them are there.
static std::vector<const TableSpec*> tables_to_copy() {
    const auto points = [](const TableSpec& table) {
        return std::ranges::any_of(table.columns, [](const ColumnSpec& column) {
            return column.kind == ColumnKind::Guid && column.name != "guid";
        });
    };
    std::vector<const TableSpec*> tables;
    for (const bool last : {false, true})
        for (const TableSpec& table : study_tables())
            if (points(table) == last) tables.push_back(&table);
    return tables;
}

void ProjectFile::copy_rows(const ProjectFile& other, const std::function<bool(StoredRow&)>& edit) {
    Became became;
    for (const TableSpec* table : tables_to_copy()) {
        auto& ids = became.ids[std::string(table->name)];
        std::vector<Later> later;
        each_row_of(*other.state_, *table, [&](StoredRow& row) {
            const Guid before = table->has_guid() ? std::get<Guid>(row.value("guid")) : Guid{};
            std::vector<Later> own;
            if (!edit(row) || !refer_anew(row, *table, became, own)) return;
            const std::int64_t id = insert_fields(*state_, row.table, row.fields);
            if (!table->has_guid()) return;
            ids[row.id] = id;
            became.guids[before] = std::get<Guid>(row.value("guid"));
            for (const Later& each : own) later.push_back({id, each.column, each.refers_to});
        });
        for (const Later& each : later)
            if (const auto found = ids.find(each.refers_to); found != ids.end())
                update(table->name, each.id, {{each.column, found->second}});
    }
}

}  // namespace tandem
