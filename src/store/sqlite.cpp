#include "store/sqlite.h"

#include <cstring>

#include "tandem/base/error.h"

namespace tandem {

void throw_storage_error(sqlite3* db, int result, const std::string& path) {
    const std::string study = "'" + path + "'";
    switch (result & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw Error(ErrorKind::Conflict,
                        "The study " + study +
                            " is open in another Tandem window or command. Close it there first.");
        case SQLITE_NOTADB:
            throw Error(ErrorKind::BadInput, study + " is not a Tandem study.");
        case SQLITE_CORRUPT:
            throw Error(ErrorKind::Storage,
                        "The study " + study +
                            " is damaged. Keep the file as it is and go on with your last copy.");
        case SQLITE_FULL:
            throw Error(ErrorKind::Storage, "The disk is full: the last change to " + study +
                                                " was not saved. Make room and do it again.");
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            throw Error(ErrorKind::Storage, "The study " + study +
                                                " cannot be written. Check that the file and its "
                                                "folder are not read-only.");
        case SQLITE_CANTOPEN:
            throw Error(ErrorKind::NotFound,
                        "The study " + study + " cannot be opened. Check the name and the folder.");
        default:
            throw Error(ErrorKind::Storage,
                        "The study " + study + " could not be read or written (" +
                            (db ? sqlite3_errmsg(db) : "no memory") + "). Nothing was changed.");
    }
}

Connection::Connection(const std::string& path, int flags, const std::string& name) : path_(name) {
    // One thread at a time uses a study, so SQLite's own locking would only cost (a tenth of the
    // time to open a large one).
    const int result = sqlite3_open_v2(path.c_str(), &db_, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    if (result == SQLITE_OK) return;
    sqlite3_close(db_);
    db_ = nullptr;
    throw_storage_error(nullptr, result, name);
}

Connection::~Connection() {
    sqlite3_close(db_);
}

void Connection::execute(const char* sql) {
    const int result = sqlite3_exec(db_, sql, nullptr, nullptr, nullptr);
    if (result != SQLITE_OK) throw_storage_error(db_, result, path_);
}

Statement::Statement(const Connection& connection, std::string_view sql) : connection_(connection) {
    require(sqlite3_prepare_v2(connection.get(), sql.data(), static_cast<int>(sql.size()),
                               &statement_, nullptr));
}

Statement::~Statement() {
    sqlite3_finalize(statement_);
}

void Statement::require(int result) const {
    if (result != SQLITE_OK) throw_storage_error(connection_.get(), result, connection_.path());
}

Statement& Statement::bind(int place, std::int64_t value) {
    require(sqlite3_bind_int64(statement_, place, value));
    return *this;
}

Statement& Statement::bind(int place, std::string_view text) {
    require(sqlite3_bind_text64(statement_, place, text.data() ? text.data() : "", text.size(),
                                SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind_blob(int place, std::string_view bytes) {
    require(sqlite3_bind_blob64(statement_, place, bytes.data() ? bytes.data() : "", bytes.size(),
                                SQLITE_TRANSIENT));
    return *this;
}

Statement& Statement::bind_null(int place) {
    require(sqlite3_bind_null(statement_, place));
    return *this;
}

Statement& Statement::bind_value(int place, const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) return bind(place, *number);
    if (const auto* text = std::get_if<std::string>(&value)) return bind(place, *text);
    if (const auto* guid = std::get_if<Guid>(&value))
        return bind_blob(place, {reinterpret_cast<const char*>(guid->bytes.data()), 16});
    if (const auto* hash = std::get_if<Sha256>(&value))
        return bind_blob(place, {reinterpret_cast<const char*>(hash->data()), hash->size()});
    return bind_null(place);
}

bool Statement::step() {
    const int result = sqlite3_step(statement_);
    if (result == SQLITE_ROW) return true;
    if (result != SQLITE_DONE) throw_storage_error(connection_.get(), result, connection_.path());
    return false;
}

void Statement::run() {
    while (step()) {
    }
    reset();
}

void Statement::reset() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::string Statement::text(int column) const {
    return std::string(bytes(column));
}

std::string_view Statement::bytes(int column) const {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    return {data ? data : "", static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

Guid Statement::guid(int column) const {
    return guid_from(bytes(column));
}

Sha256 Statement::hash(int column) const {
    return hash_from(bytes(column));
}

Guid guid_from(std::string_view bytes) {
    Guid guid;
    if (bytes.size() == guid.bytes.size())
        std::memcpy(guid.bytes.data(), bytes.data(), bytes.size());
    return guid;
}

Sha256 hash_from(std::string_view bytes) {
    Sha256 hash{};
    if (bytes.size() == hash.size()) std::memcpy(hash.data(), bytes.data(), bytes.size());
    return hash;
}

}  // namespace tandem
