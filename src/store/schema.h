// The tables of a project file, as SQL and as a description that the journal and the merge read.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "store/sqlite.h"

namespace tandem {

inline constexpr int kApplicationId = 0x54414e44;  // "TAND"
inline constexpr int kSchemaVersion = 6;

enum class ColumnKind { Key, Guid, Hash, Integer, Text, Reference };

struct ColumnSpec {
    std::string_view name;
    ColumnKind kind;
    std::string_view refers_to;  // table, for Reference
    bool identifies = false;     // part of the identity of a table without guid
    bool added = false;          // later than its table: rows of before have 0 or an empty text
};

// A study table: recorded by the journal, loaded, merged. Rows are identified, across copies of a
// study, by their guid or, for tables without one, by the columns that say `identifies`.
struct TableSpec {
    std::string_view name;
    std::span<const ColumnSpec> columns;  // in the order of CREATE TABLE
    bool has_guid() const { return columns[0].kind == ColumnKind::Key; }
    bool has_column(std::string_view name) const;
    int column(std::string_view name) const;  // index; must exist
};

// Parents before the tables that refer to them.
std::span<const TableSpec> study_tables();
const TableSpec& study_table(std::string_view name);  // must exist
const TableSpec* find_study_table(std::string_view name);

void create_schema(Connection& connection);

// Brings a file of schema `version`, lower than ours, to ours. Requires an open transaction. What
// journal entries of before leave out, rows have as the new columns' defaults.
void migrate(Connection& connection, std::int64_t version);

// Refuses, with an Error, a file whose schema has anything more, less or other than that of
// `version`: triggers and views in a file from elsewhere could change or hide rows.
void require_schema(const Connection& connection, std::int64_t version = kSchemaVersion);

}  // namespace tandem
