// What the parts of ProjectFile share.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "tandem/store/project_file.h"

#include "store/facts.h"
#include "store/schema.h"
#include "store/sqlite.h"

namespace tandem {

struct ProjectFile::State {
    State(const std::string& path, int flags, const std::string& name)
        : connection(path, flags, name) {}
    ~State();

    Connection connection;
    sqlite3_session* recorder = nullptr;  // between begin and commit or rollback
    std::unordered_map<std::string, std::unique_ptr<Statement>> statements;

    // Prepared once; ready to bind.
    Statement& statement(const std::string& sql);
    std::string take_changeset();  // ends the recorder
};

// project_file.cpp
// The new row's id; all other columns must be named.
std::int64_t insert_fields(ProjectFile::State& state, std::string_view table,
                           std::span<const Field> fields);

// journal.cpp
Sha256 entry_hash(const JournalEntry& entry, std::string_view changeset);
JournalEntry append_entry(ProjectFile::State& state, JournalEntry entry,
                          std::string_view changeset);
std::string changeset_of(const ProjectFile::State& state, std::int64_t number);

// load.cpp
void load_project(ProjectFile::State& state, Project& project);
void reload_rows(ProjectFile::State& state, Project& project, std::vector<RowChange> rows);

// quotes.cpp
// Whether every coding that the change touches, or whose turn it touches, still says the truth
// about the words under it.
bool codings_hold(ProjectFile::State& state, const std::vector<RowChange>& rows);
// Whether no memo hangs on a row that the changeset took away.
bool memos_hold(ProjectFile::State& state, std::string_view changeset);

// check.cpp
std::vector<std::string> dump_rows(const Connection& connection);

}  // namespace tandem
