// The journal: one row for each thing that was done, each bound to the one before by its hash.
#include "tandem/base/error.h"

#include "store/project_file_state.h"

namespace tandem {

// SHA-256 over these lines, joined by LF: previous hash in hexadecimal, number, kind, target, time,
// clock, actor's GUID (empty for nobody), SHA-256 of the changeset, record.
Sha256 entry_hash(const JournalEntry& entry, std::string_view changeset) {
    std::string lines = to_hex(entry.previous) + "\n" + std::to_string(entry.number) + "\n" +
                        entry.kind + "\n" + std::to_string(entry.target) + "\n" +
                        std::to_string(entry.at_ms) + "\n" + std::to_string(entry.clock) + "\n" +
                        (entry.actor ? to_string(entry.actor) : std::string()) + "\n" +
                        to_hex(sha256(changeset)) + "\n";
    lines += entry.record;
    return sha256(lines);
}

static constexpr const char* kColumns =
    "SELECT number,kind,coalesce(target,0),at,clock,actor,record,previous,hash FROM journal ";

static JournalEntry read_entry(const Statement& row) {
    JournalEntry entry;
    entry.number = row.integer(0);
    entry.kind = row.text(1);
    entry.target = row.integer(2);
    entry.at_ms = row.integer(3);
    entry.clock = row.integer(4);
    entry.actor = row.guid(5);
    entry.record = row.text(6);
    entry.previous = row.hash(7);
    entry.hash = row.hash(8);
    return entry;
}

// The highest clock that the writer knows of: its own entries' and, through merges, the others'
// (a merge entry takes the higher of both as its base; Lamport 1978).
static std::int64_t clock_base(const JournalEntry& entry) {
    const Json record = Json::parse(entry.record, nullptr, false);
    return record.is_object() ? record.value("merged_clock", std::int64_t{0}) : 0;
}

JournalEntry append_entry(ProjectFile::State& state, JournalEntry entry,
                          std::string_view changeset) {
    Statement last(state.connection,
                   "SELECT number,clock,hash FROM journal ORDER BY number DESC LIMIT 1");
    if (last.step()) {
        entry.number = last.integer(0) + 1;
        entry.clock = last.integer(1) + 1;
        entry.previous = last.hash(2);
    } else {
        entry.number = 1;
        entry.clock = 1;
    }
    if (entry.record.find("\"merged_clock\"") != std::string::npos)
        entry.clock = std::max(entry.clock, clock_base(entry) + 1);
    entry.hash = entry_hash(entry, changeset);
    Statement& insert = state.statement("INSERT INTO journal VALUES(?,?,?,?,?,?,?,?,?,?)");
    insert.bind(1, entry.number).bind(2, std::string_view(entry.kind));
    if (entry.target) insert.bind(3, entry.target);
    insert.bind(4, entry.at_ms).bind(5, entry.clock);
    if (entry.actor) insert.bind_value(6, entry.actor);
    insert.bind(7, std::string_view(entry.record)).bind_blob(8, changeset);
    insert.bind_value(9, entry.previous).bind_value(10, entry.hash).run();
    return entry;
}

// Numbers are asked for that must be there, so the file is not whole.
[[noreturn]] static void throw_missing(const Connection& connection, std::int64_t number) {
    throw Error(ErrorKind::Storage, "The study '" + connection.path() +
                                        "' is damaged: journal entry " + std::to_string(number) +
                                        " is missing. Keep the file as it is and go on with your "
                                        "last copy.");
}

std::string changeset_of(const ProjectFile::State& state, std::int64_t number) {
    Statement row(state.connection, "SELECT changeset FROM journal WHERE number=?");
    row.bind(1, number);
    if (!row.step()) throw_missing(state.connection, number);
    return row.text(0);
}

std::int64_t ProjectFile::last_entry() const {
    Statement row(state_->connection, "SELECT coalesce(max(number),0) FROM journal");
    row.step();
    return row.integer(0);
}

JournalEntry ProjectFile::entry(std::int64_t number) const {
    Statement row(state_->connection, std::string(kColumns) + "WHERE number=?");
    row.bind(1, number);
    if (!row.step()) throw_missing(state_->connection, number);
    return read_entry(row);
}

void ProjectFile::each_entry(std::int64_t first,
                             const std::function<bool(const JournalEntry&)>& visit) const {
    Statement row(state_->connection, std::string(kColumns) + "WHERE number>=? ORDER BY number");
    row.bind(1, first);
    while (row.step())
        if (!visit(read_entry(row))) return;
}

void ProjectFile::each_entry_backwards(
    const std::function<bool(const JournalEntry&)>& visit) const {
    Statement row(state_->connection, std::string(kColumns) + "ORDER BY number DESC");
    while (row.step())
        if (!visit(read_entry(row))) return;
}

}  // namespace tandem
