#include "tandem/store/project_file.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "tandem/base/check.h"
#include "tandem/base/error.h"

#include "store/project_file_state.h"

namespace tandem {

namespace fs = std::filesystem;

ProjectFile::State::~State() {
    if (recorder) sqlite3session_delete(recorder);
}

Statement& ProjectFile::State::statement(const std::string& sql) {
    auto& slot = statements[sql];
    if (!slot)
        slot = std::make_unique<Statement>(connection, sql);
    else
        slot->reset();
    return *slot;
}

std::string ProjectFile::State::take_changeset() {
    TANDEM_CHECK(recorder, "a change was begun");
    int size = 0;
    void* bytes = nullptr;
    const int result = sqlite3session_changeset(recorder, &size, &bytes);
    std::string changeset(static_cast<const char*>(bytes),
                          bytes ? static_cast<std::size_t>(size) : 0);
    sqlite3_free(bytes);
    sqlite3session_delete(recorder);
    recorder = nullptr;
    if (result != SQLITE_OK) throw_storage_error(connection.get(), result, connection.path());
    return changeset;
}

// DESIGN decision 8; the exclusive lock is taken at once and kept.
static void settle(Connection& connection) {
    sqlite3_busy_timeout(connection.get(), 0);
    sqlite3_limit(connection.get(), SQLITE_LIMIT_ATTACHED, 0);
    connection.execute(
        "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA;"
        "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
        "PRAGMA mmap_size=0; BEGIN EXCLUSIVE; COMMIT");
}

ProjectFile::ProjectFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
ProjectFile::~ProjectFile() = default;

const std::string& ProjectFile::path() const {
    return state_->connection.path();
}

static void initialise(Connection& connection) {
    connection.execute("BEGIN");
    connection.execute(("PRAGMA application_id=" + std::to_string(kApplicationId)).c_str());
    connection.execute(("PRAGMA user_version=" + std::to_string(kSchemaVersion)).c_str());
    create_schema(connection);
    connection.execute("COMMIT");
}

std::unique_ptr<ProjectFile> ProjectFile::create(const std::string& path) {
    if (fs::exists(fs::symlink_status(path)))
        throw Error(ErrorKind::Conflict, "'" + path +
                                             "' exists already and was left as it is. Choose "
                                             "another name for the new study.");
    auto state = std::make_unique<State>(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, path);
    settle(state->connection);
    initialise(state->connection);
    return std::unique_ptr<ProjectFile>(new ProjectFile(std::move(state)));
}

std::unique_ptr<ProjectFile> ProjectFile::in_memory() {
    auto state = std::make_unique<State>(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                                         "the study in memory");
    state->connection.execute("PRAGMA foreign_keys=ON");
    initialise(state->connection);
    return std::unique_ptr<ProjectFile>(new ProjectFile(std::move(state)));
}

// A rollback journal that names a super-journal makes SQLite delete the file it names; none of ours
// has one (reliability.md §1.2 rule 2b).
static void refuse_foreign_side_files(const std::string& path) {
    if (fs::exists(path + "-wal"))
        throw Error(ErrorKind::BadInput, "Beside '" + path + "' stands a file '" + path +
                                             "-wal' that Tandem did not make. Ask whoever sent "
                                             "the study for a copy that was closed properly.");
    std::ifstream journal(path + "-journal", std::ios::binary | std::ios::ate);
    if (!journal || journal.tellg() < 8) return;
    journal.seekg(-8, std::ios::end);
    char tail[8] = {};
    journal.read(tail, 8);
    static constexpr unsigned char kMagic[8] = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
    if (std::memcmp(tail, kMagic, 8) == 0)
        throw Error(ErrorKind::BadInput, "The file '" + path +
                                             "-journal' was not made by Tandem and could delete "
                                             "other files. The study was not opened.");
}

static std::int64_t pragma(const Connection& connection, const char* sql) {
    Statement statement(connection, sql);
    statement.step();
    return statement.integer(0);
}

namespace {

// A transaction without a recorder: rolls back unless it was committed.
class Transaction {
 public:
    explicit Transaction(Connection& connection) : connection_(connection) {
        connection_.execute("BEGIN IMMEDIATE");
    }
    ~Transaction() {
        if (!committed_) sqlite3_exec(connection_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit() {
        connection_.execute("COMMIT");
        committed_ = true;
    }

 private:
    Connection& connection_;
    bool committed_ = false;
};

}  // namespace

// The file of an older Tandem gets the tables of this one: all or nothing.
static void bring_up_to_date(Connection& connection, std::int64_t version) {
    Transaction transaction(connection);
    migrate(connection, version);
    require_schema(connection);
    transaction.commit();
}

std::unique_ptr<ProjectFile> ProjectFile::open(const std::string& path, const std::string& name) {
    const std::string called = name.empty() ? path : name;
    const fs::file_status status = fs::symlink_status(path);
    if (!fs::exists(status))
        throw Error(ErrorKind::NotFound, "There is no study '" + called +
                                             "'. Check the name, or make one with: tandem new");
    if (!fs::is_regular_file(fs::status(path)))
        throw Error(ErrorKind::BadInput, "'" + called + "' is not a file.");
    if (fs::file_size(path) < 512)
        throw Error(ErrorKind::BadInput, "'" + called + "' is not a Tandem study.");
    refuse_foreign_side_files(path);
    auto state = std::make_unique<State>(path, SQLITE_OPEN_READWRITE, called);
    settle(state->connection);
    if (pragma(state->connection, "PRAGMA application_id") != kApplicationId)
        throw Error(ErrorKind::BadInput, "'" + called + "' is not a Tandem study.");
    const std::int64_t version = pragma(state->connection, "PRAGMA user_version");
    if (version > kSchemaVersion)
        throw Error(ErrorKind::BadInput, "'" + called +
                                             "' was made by a newer version of Tandem. Open it "
                                             "with that version.");
    require_schema(state->connection, version);
    if (version < kSchemaVersion) bring_up_to_date(state->connection, version);
    return std::unique_ptr<ProjectFile>(new ProjectFile(std::move(state)));
}

static int is_study_table(void*, const char* table) {
    return find_study_table(table) ? 1 : 0;
}

void ProjectFile::begin() {
    TANDEM_CHECK(!state_->recorder, "one change at a time");
    state_->connection.execute("BEGIN IMMEDIATE");
    sqlite3* db = state_->connection.get();
    int result = sqlite3session_create(db, "main", &state_->recorder);
    if (result == SQLITE_OK) {
        sqlite3session_table_filter(state_->recorder, is_study_table, nullptr);
        result = sqlite3session_attach(state_->recorder, nullptr);
    }
    if (result != SQLITE_OK) throw_storage_error(db, result, path());
}

void ProjectFile::rollback() {
    if (state_->recorder) sqlite3session_delete(state_->recorder);
    state_->recorder = nullptr;
    // Cannot fail in a way that matters: without it the change is rolled back when the file closes.
    sqlite3_exec(state_->connection.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

std::int64_t insert_fields(ProjectFile::State& state, std::string_view table,
                           std::span<const Field> fields) {
    const TableSpec& spec = study_table(table);
    TANDEM_CHECK(fields.size() + spec.has_guid() == spec.columns.size(),
                 "all columns of a new row are named");
    std::string sql = "INSERT INTO " + std::string(table) + "(", marks;
    for (const Field& field : fields) {
        if (!marks.empty()) sql += ',';
        sql += field.column;
        marks += marks.empty() ? "?" : ",?";
    }
    Statement& statement = state.statement(sql + ") VALUES(" + marks + ")");
    int place = 1;
    for (const Field& field : fields) statement.bind_value(place++, field.value);
    statement.run();
    return state.connection.last_row_id();
}

std::int64_t ProjectFile::insert(std::string_view table, std::initializer_list<Field> fields) {
    return insert_fields(*state_, table, {fields.begin(), fields.size()});
}

void ProjectFile::update(std::string_view table, std::int64_t id,
                         std::initializer_list<Field> fields) {
    TANDEM_CHECK(find_study_table(table), "a table that is asked for stands in the schema");
    std::string sql = "UPDATE " + std::string(table) + " SET ";
    for (const Field& field : fields) {
        if (sql.back() != ' ') sql += ',';
        sql += std::string(field.column) + "=?";
    }
    Statement& statement = state_->statement(sql + " WHERE id=?");
    int place = 1;
    for (const Field& field : fields) statement.bind_value(place++, field.value);
    statement.bind(place, id).run();
    TANDEM_CHECK(state_->connection.changes() == 1, "an updated row exists");
}

void ProjectFile::put(std::string_view table, std::initializer_list<Field> fields) {
    const TableSpec& spec = study_table(table);
    TANDEM_CHECK(!spec.has_guid() && fields.size() == spec.columns.size(),
                 "all columns of a row without guid are named");
    std::string columns, marks, identity, set;
    for (const Field& field : fields) {
        const std::string name(field.column);
        const bool identifies =
            spec.columns[static_cast<std::size_t>(spec.column(name))].identifies;
        columns += (columns.empty() ? "" : ",") + name;
        marks += marks.empty() ? "?" : ",?";
        std::string& list = identifies ? identity : set;
        list += (list.empty() ? "" : ",") + name + (identifies ? "" : "=excluded." + name);
    }
    Statement& statement =
        state_->statement("INSERT INTO " + std::string(table) + "(" + columns + ") VALUES(" +
                          marks + ") ON CONFLICT(" + identity + ") DO UPDATE SET " + set);
    int place = 1;
    for (const Field& field : fields) statement.bind_value(place++, field.value);
    statement.run();
}

void ProjectFile::erase(std::string_view table, std::initializer_list<Field> identity) {
    TANDEM_CHECK(!study_table(table).has_guid(), "rows with a guid keep a tombstone");
    std::string sql;
    for (const Field& field : identity)
        sql += (sql.empty() ? " WHERE " : " AND ") + std::string(field.column) + "=?";
    Statement& statement = state_->statement("DELETE FROM " + std::string(table) + sql);
    int place = 1;
    for (const Field& field : identity) statement.bind_value(place++, field.value);
    statement.run();
}

void ProjectFile::replace_spans(CodingId coding, const std::vector<TextSpan>& spans) {
    state_->statement("DELETE FROM span WHERE coding=?").bind(1, coding.value).run();
    std::int64_t ordinal = 0;
    for (const TextSpan& span : spans) {
        Statement& statement = state_->statement("INSERT INTO span VALUES(?,?,?,?,?)");
        statement.bind(1, coding.value).bind(2, ordinal++).bind(3, span.turn.value);
        statement.bind(4, span.begin.value).bind(5, span.end.value).run();
    }
}

void ProjectFile::add_support(RelationId relation, CodingId coding) {
    state_->statement("INSERT OR IGNORE INTO relation_support VALUES(?,?)")
        .bind(1, relation.value)
        .bind(2, coding.value)
        .run();
}

void ProjectFile::keep_original(const Sha256& hash, std::string_view bytes) {
    state_->statement("INSERT OR IGNORE INTO original VALUES(?,?)")
        .bind_value(1, hash)
        .bind_blob(2, bytes)
        .run();
}

bool ProjectFile::has_changed() {
    return !sqlite3session_isempty(state_->recorder);
}

JournalEntry ProjectFile::commit(std::int64_t at_ms, const Guid& actor, Json record,
                                 Project& project) {
    const std::string changeset = state_->take_changeset();
    record["facts"] = facts_of(state_->connection, changeset);
    JournalEntry entry;
    entry.kind = "do";
    entry.at_ms = at_ms;
    entry.actor = actor;
    entry.record = record.dump();
    entry = append_entry(*state_, std::move(entry), changeset);
    state_->connection.execute("COMMIT");
    reload_rows(*state_, project, changed_rows(changeset));
    return entry;
}

static int refuse_conflict(void*, int, sqlite3_changeset_iter*) {
    return SQLITE_CHANGESET_ABORT;
}

static std::string inverse_of(const Connection& connection, std::string_view changeset) {
    int size = 0;
    void* bytes = nullptr;
    const int result = sqlite3changeset_invert(static_cast<int>(changeset.size()), changeset.data(),
                                               &size, &bytes);
    if (result != SQLITE_OK) throw_storage_error(connection.get(), result, connection.path());
    const std::string inverse(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
    sqlite3_free(bytes);
    return inverse;
}

static void apply_inverse(ProjectFile::State& state, const std::string& inverse) {
    const int result = sqlite3changeset_apply(
        state.connection.get(), static_cast<int>(inverse.size()), const_cast<char*>(inverse.data()),
        nullptr, refuse_conflict, nullptr);
    if (result != SQLITE_OK && result != SQLITE_ABORT && result != SQLITE_CONSTRAINT)
        throw_storage_error(state.connection.get(), result, state.connection.path());
    if (result != SQLITE_OK || !codings_hold(state, changed_rows(inverse)) ||
        !memos_hold(state, inverse))
        throw Error(ErrorKind::Conflict,
                    "This cannot be taken back, because later changes rest on it. Undo those "
                    "first; the history lists them.");
}

static std::int64_t newest_undo_of(const ProjectFile& file, std::int64_t target) {
    std::int64_t found = target;
    file.each_entry_backwards([&](const JournalEntry& entry) {
        if (entry.kind != "undo" || entry.target != target) return true;
        found = entry.number;
        return false;
    });
    return found;
}

void ProjectFile::invert(const std::string& kind, const std::vector<Inversion>& inversions,
                         std::int64_t at_ms, const Guid& actor, Project& project) {
    Transaction transaction(state_->connection);
    std::vector<std::string> inverses;
    for (const Inversion& each : inversions) {
        const std::int64_t source =
            kind == "redo" ? newest_undo_of(*this, each.target) : each.target;
        inverses.push_back(inverse_of(state_->connection, changeset_of(*state_, source)));
        apply_inverse(*state_, inverses.back());
        JournalEntry entry;
        entry.kind = kind;
        entry.target = each.target;
        entry.at_ms = at_ms;
        entry.actor = actor;
        Json record = each.record;
        record["facts"] = facts_of(state_->connection, inverses.back());
        entry.record = record.dump();
        append_entry(*state_, std::move(entry), inverses.back());
    }
    transaction.commit();
    for (const std::string& inverse : inverses)
        reload_rows(*state_, project, changed_rows(inverse));
}

void ProjectFile::load(Project& project) {
    load_project(*state_, project);
}

std::string ProjectFile::original_bytes(const Sha256& hash) {
    Statement& statement = state_->statement("SELECT bytes FROM original WHERE sha256=?");
    statement.bind_value(1, hash);
    return statement.step() ? std::string(statement.bytes(0)) : std::string();
}

std::vector<std::string> ProjectFile::dump() {
    return dump_rows(state_->connection);
}

}  // namespace tandem
