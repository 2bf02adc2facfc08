#include "bare_sqlite.h"

#include <filesystem>
#include <sqlite3.h>

#include "tandem/base/check.h"

namespace tandem::bench {

struct BareFile::Open {
    sqlite3* db = nullptr;
    sqlite3_stmt *turn = nullptr, *original = nullptr, *coding = nullptr;

    void execute(const char* sql) {
        TANDEM_CHECK(sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sql);
    }
    sqlite3_stmt* prepared(const char* sql) {
        sqlite3_stmt* statement = nullptr;
        TANDEM_CHECK(sqlite3_prepare_v2(db, sql, -1, &statement, nullptr) == SQLITE_OK, sql);
        return statement;
    }
    static void run(sqlite3_stmt* statement) {
        TANDEM_CHECK(sqlite3_step(statement) == SQLITE_DONE, "a bare row is written");
        sqlite3_reset(statement);
    }
    ~Open() {
        for (sqlite3_stmt* each : {turn, original, coding}) sqlite3_finalize(each);
        sqlite3_close(db);
    }
};

static void bind_text(sqlite3_stmt* statement, int place, const std::string& text) {
    sqlite3_bind_text64(statement, place, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

BareFile::BareFile(const std::string& path) : open_(std::make_unique<Open>()) {
    std::filesystem::remove(path);
    TANDEM_CHECK(sqlite3_open(path.c_str(), &open_->db) == SQLITE_OK, "a bare file can be made");
    open_->execute(
        "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA;"
        "CREATE TABLE turn(id INTEGER PRIMARY KEY, transcript INTEGER, number INTEGER,"
        "speaker TEXT, start_ms INTEGER, text TEXT);"
        "CREATE TABLE original(id INTEGER PRIMARY KEY, bytes BLOB);"
        "CREATE TABLE coding(id INTEGER PRIMARY KEY, coder INTEGER, code INTEGER, turn INTEGER,"
        "begin INTEGER, stop INTEGER, quote TEXT)");
    open_->turn = open_->prepared("INSERT INTO turn VALUES(NULL,?,?,?,?,?)");
    open_->original = open_->prepared("INSERT INTO original VALUES(NULL,?)");
    open_->coding = open_->prepared("INSERT INTO coding VALUES(NULL,1,2,3,4,5,'the words')");
}

BareFile::~BareFile() = default;

void BareFile::insert_transcripts(const ImportTranscripts& command) {
    open_->execute("BEGIN IMMEDIATE");
    int transcript = 0;
    for (const ImportTranscripts::File& file : command.files) {
        ++transcript;
        sqlite3_bind_blob64(open_->original, 1, file.bytes.data(), file.bytes.size(),
                            SQLITE_STATIC);
        Open::run(open_->original);
        int number = 0;
        for (const ParsedTurn& turn : file.parsed.turns) {
            sqlite3_bind_int(open_->turn, 1, transcript);
            sqlite3_bind_int(open_->turn, 2, ++number);
            bind_text(open_->turn, 3, turn.speaker);
            sqlite3_bind_int64(open_->turn, 4, turn.start_ms.value_or(0));
            bind_text(open_->turn, 5, turn.text);
            Open::run(open_->turn);
        }
    }
    open_->execute("COMMIT");
}

void BareFile::commit_one_coding() {
    open_->execute("BEGIN IMMEDIATE");
    Open::run(open_->coding);
    open_->execute("COMMIT");
}

}  // namespace tandem::bench
