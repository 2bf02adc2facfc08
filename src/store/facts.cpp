#include "store/facts.h"

#include <algorithm>
#include <memory>

#include "tandem/base/check.h"
#include "tandem/base/error.h"

namespace tandem {

namespace {

// Walks a changeset; closes it.
class ChangesetWalk {
 public:
    explicit ChangesetWalk(std::string_view changeset) {
        const int result = sqlite3changeset_start(&iterator_, static_cast<int>(changeset.size()),
                                                  const_cast<char*>(changeset.data()));
        TANDEM_CHECK(result == SQLITE_OK, "a changeset we recorded can be read");
    }
    ~ChangesetWalk() { sqlite3changeset_finalize(iterator_); }
    ChangesetWalk(const ChangesetWalk&) = delete;
    ChangesetWalk& operator=(const ChangesetWalk&) = delete;

    bool next() {
        if (sqlite3changeset_next(iterator_) != SQLITE_ROW) return false;
        const char* name = nullptr;
        int columns = 0, operation = 0, indirect = 0;
        sqlite3changeset_op(iterator_, &name, &columns, &operation, &indirect);
        columns_ = static_cast<std::size_t>(columns);
        table_ = find_study_table(name);
        TANDEM_CHECK(table_, "a changeset holds study tables only");
        kind_ = operation == SQLITE_INSERT   ? RowChange::Kind::Insert
                : operation == SQLITE_DELETE ? RowChange::Kind::Delete
                                             : RowChange::Kind::Update;
        return true;
    }
    const TableSpec& table() const { return *table_; }
    RowChange::Kind kind() const { return kind_; }
    // The value after the change; for deleted rows and for identifying columns of updates, before.
    // nullptr for a column that an update leaves alone, and for one that the table got later.
    sqlite3_value* value(std::size_t column) const {
        sqlite3_value* value = nullptr;
        if (column >= columns_) return nullptr;
        const int at = static_cast<int>(column);
        if (kind_ != RowChange::Kind::Delete) sqlite3changeset_new(iterator_, at, &value);
        if (!value && (kind_ == RowChange::Kind::Delete || is_key(column)))
            sqlite3changeset_old(iterator_, at, &value);
        return value;
    }

 private:
    bool is_key(std::size_t column) const {
        const ColumnSpec& spec = table_->columns[column];
        return spec.identifies || spec.kind == ColumnKind::Key;
    }
    sqlite3_changeset_iter* iterator_ = nullptr;
    const TableSpec* table_ = nullptr;
    std::size_t columns_ = 0;  // that the table had when the changeset was recorded
    RowChange::Kind kind_ = RowChange::Kind::Update;
};

std::string_view bytes_of(sqlite3_value* value) {
    const auto* data = static_cast<const char*>(sqlite3_value_blob(value));
    return {data ? data : "", static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

// What rows have in a column that was added after them.
Json default_of(const ColumnSpec& column) {
    TANDEM_CHECK(column.added, "columns of the first version are in every changeset");
    return column.kind == ColumnKind::Text ? Json("") : Json(0);
}

Json json_of(sqlite3_value* value, const ColumnSpec& column, RowLookup& lookup) {
    if (sqlite3_value_type(value) == SQLITE_NULL) return nullptr;
    switch (column.kind) {
        case ColumnKind::Key:
        case ColumnKind::Integer:
            return sqlite3_value_int64(value);
        case ColumnKind::Text:
            return std::string(bytes_of(value));
        case ColumnKind::Guid:
            return to_string(guid_from(bytes_of(value)));
        case ColumnKind::Hash:
            return to_hex(bytes_of(value));
        case ColumnKind::Reference:
            return lookup.guid_of(column.refers_to, sqlite3_value_int64(value));
    }
    return nullptr;
}

// The facts of one table, rows sorted by row id or identity so that they have one order.
struct TableFacts {
    std::vector<std::pair<std::int64_t, Json>> inserts, updates, deletes;
};

Json identity_from(const ChangesetWalk& walk, RowLookup& lookup) {
    const TableSpec& table = walk.table();
    if (table.has_guid()) {
        const std::int64_t id = sqlite3_value_int64(walk.value(0));
        return lookup.guid_of(table.name, id);
    }
    Json identity = Json::array();
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].identifies)
            identity.push_back(json_of(walk.value(i), table.columns[i], lookup));
    return identity;
}

void learn_guids(std::string_view changeset, RowLookup& lookup) {
    ChangesetWalk walk(changeset);
    while (walk.next()) {
        if (!walk.table().has_guid() || walk.kind() == RowChange::Kind::Update) continue;
        lookup.learn(walk.table().name, sqlite3_value_int64(walk.value(0)),
                     to_string(guid_from(bytes_of(walk.value(1)))));
    }
}

void collect(const ChangesetWalk& walk, RowLookup& lookup, TableFacts& facts) {
    const TableSpec& table = walk.table();
    const std::int64_t order = sqlite3_value_int64(walk.value(0));
    if (walk.kind() == RowChange::Kind::Delete) {
        facts.deletes.emplace_back(order, identity_from(walk, lookup));
        return;
    }
    if (walk.kind() == RowChange::Kind::Insert) {
        Json row = Json::array();
        for (std::size_t i = table.has_guid() ? 1 : 0; i < table.columns.size(); ++i)
            row.push_back(walk.value(i) ? json_of(walk.value(i), table.columns[i], lookup)
                                        : default_of(table.columns[i]));
        facts.inserts.emplace_back(order, std::move(row));
        return;
    }
    Json fields = Json::object();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const ColumnSpec& column = table.columns[i];
        if (column.identifies || column.kind == ColumnKind::Key) continue;
        if (sqlite3_value* value = walk.value(i))
            fields[std::string(column.name)] = json_of(value, column, lookup);
    }
    facts.updates.emplace_back(order, Json::array({identity_from(walk, lookup), fields}));
}

Json sorted_rows(std::vector<std::pair<std::int64_t, Json>>& rows) {
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : a.second < b.second;
    });
    Json list = Json::array();
    for (auto& row : rows) list.push_back(std::move(row.second));
    return list;
}

Json column_names(const TableSpec& table) {
    Json names = Json::array();
    for (const ColumnSpec& column : table.columns)
        if (column.kind != ColumnKind::Key) names.push_back(std::string(column.name));
    return names;
}

[[noreturn]] void refuse_fact(const TableSpec& table, const std::string& what) {
    throw Error(ErrorKind::BadInput, "The journal does not fit the study: in the table '" +
                                         std::string(table.name) + "', " + what + ".");
}

// Binds journal values to columns.
class FactBinder {
 public:
    FactBinder(const Connection& connection, RowLookup& lookup)
        : connection_(connection), lookup_(lookup) {}

    void bind(Statement& statement, int place, const TableSpec& table, const ColumnSpec& column,
              const Json& value) {
        if (value.is_null()) {
            statement.bind_null(place);
            return;
        }
        if (column.kind == ColumnKind::Integer) {
            if (!value.is_number_integer()) refuse_fact(table, "a number is not a number");
            statement.bind(place, value.get<std::int64_t>());
            return;
        }
        if (!value.is_string()) refuse_fact(table, "a text is not a text");
        const auto& text = value.get_ref<const std::string&>();
        if (column.kind == ColumnKind::Text) {
            statement.bind(place, std::string_view(text));
        } else if (column.kind == ColumnKind::Guid) {
            statement.bind_value(place, parse_guid(text));
        } else if (column.kind == ColumnKind::Hash) {
            statement.bind_value(place, hash_from(from_hex(text)));
        } else {
            const std::int64_t id = lookup_.id_of(column.refers_to, text);
            if (id == 0) refuse_fact(table, "a row refers to one that is not there");
            statement.bind(place, id);
        }
    }

    void insert(const TableSpec& table, const Json& group) {
        const std::size_t first = table.has_guid() ? 1 : 0;
        const std::size_t known = first + require_columns(table, group.at("columns"));
        std::int64_t id = table.has_guid() ? next_id(table) : 0;
        if (first)  // first all ids, so that rows may refer to later rows of the same table
            for (const Json& row : group.at("rows"))
                lookup_.learn(table.name, id++, row.at(0).get<std::string>());
        id -= static_cast<std::int64_t>(first ? group.at("rows").size() : 0);
        Statement statement(connection_, insert_sql(table));
        for (const Json& row : group.at("rows")) {
            if (first) statement.bind(1, id++);
            for (std::size_t i = first; i < table.columns.size(); ++i)
                bind(statement, static_cast<int>(i) + 1, table, table.columns[i],
                     i < known ? row.at(i - first) : default_of(table.columns[i]));
            statement.run();
        }
    }

    void update(const TableSpec& table, const Json& change) {
        for (const auto& [name, value] : change.at(1).items())
            if (!table.has_column(name)) refuse_fact(table, "a column is unknown");
        std::string sql = "UPDATE " + std::string(table.name) + " SET ";
        for (const auto& [name, value] : change.at(1).items()) {
            if (sql.back() != ' ') sql += ',';
            sql += std::string(table.columns[static_cast<std::size_t>(table.column(name))].name);
            sql += "=?";
        }
        Statement statement(connection_, sql + where(table));
        int place = 1;
        for (const auto& [name, value] : change.at(1).items())
            bind(statement, place++, table,
                 table.columns[static_cast<std::size_t>(table.column(name))], value);
        bind_identity(statement, place, table, change.at(0));
        run_one(statement, table);
    }

    void erase(const TableSpec& table, const Json& identity) {
        Statement statement(connection_, "DELETE FROM " + std::string(table.name) + where(table));
        bind_identity(statement, 1, table, identity);
        run_one(statement, table);
    }

 private:
    // How many of the columns a journal entry names: all, or those before the added ones.
    static std::size_t require_columns(const TableSpec& table, const Json& named) {
        const Json names = column_names(table);
        bool fits = named.is_array() && named.size() <= names.size();
        for (std::size_t i = 0; fits && i < names.size(); ++i) {
            const std::size_t column = i + names_from(table);
            fits = i < named.size() ? named[i] == names[i] : table.columns[column].added;
        }
        if (!fits) refuse_fact(table, "columns are unknown");
        return named.size();
    }
    static std::size_t names_from(const TableSpec& table) { return table.has_guid() ? 1 : 0; }
    static std::string insert_sql(const TableSpec& table) {
        std::string marks;
        for (std::size_t i = 0; i < table.columns.size(); ++i) marks += i ? ",?" : "?";
        return "INSERT INTO " + std::string(table.name) + " VALUES(" + marks + ")";
    }
    static std::string where(const TableSpec& table) {
        if (table.has_guid()) return " WHERE guid=?";
        std::string sql;
        for (const ColumnSpec& column : table.columns)
            if (column.identifies)
                sql += (sql.empty() ? " WHERE " : " AND ") + std::string(column.name) + "=?";
        return sql;
    }
    void bind_identity(Statement& statement, int place, const TableSpec& table,
                       const Json& identity) {
        if (table.has_guid()) {
            statement.bind_value(place, parse_guid(identity.get<std::string>()));
            return;
        }
        std::size_t at = 0;
        for (const ColumnSpec& column : table.columns)
            if (column.identifies) bind(statement, place++, table, column, identity.at(at++));
    }
    void run_one(Statement& statement, const TableSpec& table) {
        statement.run();
        if (connection_.changes() != 1) refuse_fact(table, "a row that should change is missing");
    }
    std::int64_t next_id(const TableSpec& table) {
        Statement statement(connection_,
                            "SELECT coalesce(max(id),0)+1 FROM " + std::string(table.name));
        statement.step();
        return statement.integer(0);
    }
    const Connection& connection_;
    RowLookup& lookup_;
};

}  // namespace

std::string RowLookup::guid_of(std::string_view table, std::int64_t id) {
    Known& known = known_[std::string(table)];
    const auto found = known.guids.find(id);
    if (found != known.guids.end()) return found->second;
    Statement row(connection_, "SELECT guid FROM " + std::string(table) + " WHERE id=?");
    row.bind(1, id);
    if (!row.step()) return {};
    return known.guids.emplace(id, to_string(row.guid(0))).first->second;
}

std::int64_t RowLookup::id_of(std::string_view table, const std::string& guid) {
    Known& known = known_[std::string(table)];
    const auto found = known.ids.find(guid);
    if (found != known.ids.end()) return found->second;
    Statement row(connection_, "SELECT id FROM " + std::string(table) + " WHERE guid=?");
    row.bind_value(1, parse_guid(guid));
    if (!row.step()) return 0;
    return known.ids.emplace(guid, row.integer(0)).first->second;
}

void RowLookup::learn(std::string_view table, std::int64_t id, const std::string& guid) {
    Known& known = known_[std::string(table)];
    known.guids[id] = guid;
    known.ids[guid] = id;
}

std::vector<std::string> deleted_guids(std::string_view changeset) {
    std::vector<std::string> guids;
    ChangesetWalk walk(changeset);
    while (walk.next())
        if (walk.kind() == RowChange::Kind::Delete && walk.table().has_guid())
            guids.push_back(to_string(guid_from(bytes_of(walk.value(1)))));
    return guids;
}

std::vector<RowChange> changed_rows(std::string_view changeset) {
    std::vector<RowChange> rows;
    ChangesetWalk walk(changeset);
    while (walk.next()) {
        RowChange row{&walk.table(), walk.kind(), sqlite3_value_int64(walk.value(0))};
        // Other columns have no value when they did not change.
        const auto& columns = row.table->columns;
        if (!row.table->has_guid() && columns[1].identifies) {
            row.second = sqlite3_value_int64(walk.value(1));
            if (columns.size() > 2 && columns[2].identifies)
                row.third = sqlite3_value_int64(walk.value(2));
        }
        rows.push_back(row);
    }
    return rows;
}

Json facts_of(const Connection& connection, std::string_view changeset) {
    RowLookup lookup(connection);
    learn_guids(changeset, lookup);
    std::vector<TableFacts> by_table(study_tables().size());
    ChangesetWalk walk(changeset);
    while (walk.next())
        collect(walk, lookup,
                by_table[static_cast<std::size_t>(&walk.table() - study_tables().data())]);
    Json facts = Json::array();
    for (std::size_t t = 0; t < by_table.size(); ++t) {
        const TableSpec& table = study_tables()[t];
        const std::string name(table.name);
        TableFacts& rows = by_table[t];
        if (!rows.inserts.empty())
            facts.push_back(
                {{"table", name},
                 {"insert",
                  {{"columns", column_names(table)}, {"rows", sorted_rows(rows.inserts)}}}});
        if (!rows.updates.empty())
            facts.push_back({{"table", name}, {"update", sorted_rows(rows.updates)}});
        if (!rows.deletes.empty())
            facts.push_back({{"table", name}, {"delete", sorted_rows(rows.deletes)}});
    }
    return facts;
}

static const TableSpec& table_of(const Json& group) {
    const TableSpec* table = find_study_table(group.at("table").get<std::string>());
    if (!table) throw Error(ErrorKind::BadInput, "The journal names a table that we do not know.");
    return *table;
}

void apply_facts(const Connection& connection, const Json& facts) {
    Statement(connection, "PRAGMA defer_foreign_keys=ON").run();
    RowLookup lookup(connection);
    FactBinder binder(connection, lookup);
    for (const Json& group : facts) {
        const TableSpec& table = table_of(group);
        if (group.contains("insert")) binder.insert(table, group["insert"]);
        if (group.contains("update"))
            for (const Json& change : group["update"]) binder.update(table, change);
    }
    // Children before their parents, whose GUIDs identify them.
    for (auto group = facts.rbegin(); group != facts.rend(); ++group)
        if (group->contains("delete"))
            for (const Json& identity : (*group)["delete"])
                binder.erase(table_of(*group), identity);
}

std::string select_all(const TableSpec& table) {
    std::string sql = "SELECT ";
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        sql += (i ? "," : "") + std::string(table.columns[i].name);
    return sql + " FROM " + std::string(table.name);
}

Json row_json(const Statement& row, const TableSpec& table, RowLookup& lookup) {
    Json json = Json::object();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const ColumnSpec& column = table.columns[i];
        if (column.kind == ColumnKind::Key) continue;
        const int at = static_cast<int>(i);
        Json& value = json[std::string(column.name)];
        if (row.is_null(at)) continue;
        switch (column.kind) {
            case ColumnKind::Key:
                break;
            case ColumnKind::Integer:
                value = row.integer(at);
                break;
            case ColumnKind::Text:
                value = row.text(at);
                break;
            case ColumnKind::Guid:
                value = to_string(row.guid(at));
                break;
            case ColumnKind::Hash:
                value = to_hex(row.bytes(at));
                break;
            case ColumnKind::Reference:
                value = lookup.guid_of(column.refers_to, row.integer(at));
                break;
        }
    }
    return json;
}

Json identity_of(const TableSpec& table, const Json& row) {
    if (table.has_guid()) return row.at("guid");
    Json identity = Json::array();
    for (const ColumnSpec& column : table.columns)
        if (column.identifies) identity.push_back(row.at(std::string(column.name)));
    return identity;
}

}  // namespace tandem
