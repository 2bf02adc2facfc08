// The little of SQLite that we need, closed by its destructors.
#pragma once

#include <cstdint>
#include <optional>
#include <sqlite3.h>
#include <string>
#include <string_view>
#include <variant>

#include "tandem/base/guid.h"
#include "tandem/base/hash.h"
#include "tandem/store/value.h"

namespace tandem {

// Throws Error(Storage) in words for what SQLite's last result on `db` means for the study at
// `path`.
[[noreturn]] void throw_storage_error(sqlite3* db, int result, const std::string& path);

class Connection {
 public:
    // `flags` as in sqlite3_open_v2.
    // Messages call the file by `name`.
    Connection(const std::string& path, int flags, const std::string& name);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void execute(const char* sql);
    sqlite3* get() const { return db_; }
    const std::string& path() const { return path_; }
    std::int64_t last_row_id() const { return sqlite3_last_insert_rowid(db_); }
    int changes() const { return sqlite3_changes(db_); }

 private:
    sqlite3* db_ = nullptr;
    std::string path_;
};

// A prepared statement: bind from 1, step, read columns from 0.
class Statement {
 public:
    Statement(const Connection& connection, std::string_view sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    Statement& bind(int place, std::int64_t value);
    Statement& bind(int place, std::string_view text);
    Statement& bind_blob(int place, std::string_view bytes);
    Statement& bind_null(int place);
    Statement& bind_value(int place, const Value& value);

    bool step();  // true while there is a row
    void run();   // step to the end, then ready to be bound again
    void reset();

    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    std::string text(int column) const;
    std::string_view bytes(int column) const;  // valid until the next step
    Guid guid(int column) const;
    Sha256 hash(int column) const;

 private:
    void require(int result) const;
    const Connection& connection_;
    sqlite3_stmt* statement_ = nullptr;
};

Guid guid_from(std::string_view bytes);
Sha256 hash_from(std::string_view bytes);

}  // namespace tandem
