// What a change did to the study, in a form that can travel: rows by GUID, not by row id.
//
// Facts are a JSON array, in the order of study_tables(), of
//   {"table":T,"insert":{"columns":[C…],"rows":[[V…]…]}}
//   {"table":T,"update":[[IDENTITY,{C:V…}]…]}
//   {"table":T,"delete":[IDENTITY…]}
// IDENTITY is the row's GUID or, for tables without one, the array of its identifying values.
// References to other rows are their GUIDs; hashes are hexadecimal.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "tandem/base/json.h"

#include "store/schema.h"
#include "store/sqlite.h"

namespace tandem {

// One row that a changeset touches.
struct RowChange {
    enum class Kind { Insert, Update, Delete };
    const TableSpec* table = nullptr;
    Kind kind = Kind::Update;
    std::int64_t key = 0;     // row id; for tables without guid, the first identifying column
    std::int64_t second = 0;  // for those, the second one
    std::int64_t third = 0;
};

// Looks rows up by GUID and back.
class RowLookup {
 public:
    explicit RowLookup(const Connection& connection) : connection_(connection) {}
    std::string guid_of(std::string_view table, std::int64_t id);  // text form; empty: no such row
    std::int64_t id_of(std::string_view table, const std::string& guid);  // 0: no such row
    // For rows that a change deletes, or that are about to be inserted.
    void learn(std::string_view table, std::int64_t id, const std::string& guid);

 private:
    struct Known {
        std::unordered_map<std::int64_t, std::string> guids;
        std::unordered_map<std::string, std::int64_t> ids;
    };
    const Connection& connection_;
    std::unordered_map<std::string, Known> known_;
};

// The GUIDs of the rows that a changeset deletes, in text form.
std::vector<std::string> deleted_guids(std::string_view changeset);

std::vector<RowChange> changed_rows(std::string_view changeset);

Json facts_of(const Connection& connection, std::string_view changeset);

// Requires an open transaction. Throws Error(BadInput) when a fact does not fit: a row that is
// there already, one that is missing, a column we do not know.
void apply_facts(const Connection& connection, const Json& facts);

// A row as its journal form: {"guid":…, column: value…} for find_row and the dumps.
Json row_json(const Statement& row, const TableSpec& table, RowLookup& lookup);
std::string select_all(const TableSpec& table);

// The identity of a row in that form.
Json identity_of(const TableSpec& table, const Json& row);

}  // namespace tandem
