// A study on disk: one SQLite file, opened by one program at a time, every change in its journal.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/base/json.h"
#include "tandem/model/project.h"
#include "tandem/store/value.h"

namespace tandem {

// One entry of the journal. Entries are never changed or removed.
struct JournalEntry {
    std::int64_t number = 0;  // from 1, without gaps
    std::string kind;         // "do", "undo", "redo"
    std::int64_t target = 0;  // the entry that is undone or redone; 0 for "do"
    std::int64_t at_ms = 0;
    std::int64_t clock = 0;  // Lamport clock: higher than everything the writer knew of
    Guid actor;              // a coder's; none when nobody was named
    std::string record;      // canonical JSON: {"command":…,"sentence":…,"facts":[…],…}
    Sha256 previous{}, hash{};
};

// Rows another copy brings, and what became of them; see merge_from.
struct MergeOutcome {
    struct Conflict {
        std::string table, column;
        Json identity;  // as in the facts
        std::string kept, lost;
    };
    int added = 0, changed = 0, removed = 0;
    std::vector<Conflict> conflicts;
    std::vector<Guid> carried;  // codings whose spans were moved to a corrected turn
    bool nothing_new = false;
    std::vector<std::string> merged;  // hashes of the entries that were new to us
    std::int64_t merged_clock = 0;    // the other's highest
    Json stamps;                      // for the record: where each fact comes from
};

// A coding as the file has it, removed ones included.
struct StoredCoding {
    CodingId id;
    CoderId coder;
    std::string quote;
    CodingState state = CodingState::Same;
    bool deleted = false;
    std::vector<TextSpan> spans;
};

// Where a turn stands in its transcript: by number, part, GUID.
struct TurnRow {
    TurnId id;
    std::int64_t number = 0, part = 0;
};

class ProjectFile {
 public:
    // Makes the file with its empty tables; throws Error(Conflict) when something is at `path`.
    static std::unique_ptr<ProjectFile> create(const std::string& path);
    // A file of an older version is brought to this one's tables first.
    // Throws Error: nothing there, not a study, newer than this program, open elsewhere, damaged.
    // Messages call it by `name`, by default its path.
    static std::unique_ptr<ProjectFile> open(const std::string& path, const std::string& name = {});
    // An empty study in memory, for replays.
    static std::unique_ptr<ProjectFile> in_memory();
    ~ProjectFile();

    const std::string& path() const;

    // A change is: begin, any writes, then commit (with its journal entry) or rollback.
    void begin();
    void rollback();
    // Row ids are given by SQLite; all columns but the id must be named. Table and column names are
    // those of src/store/schema.cpp.
    std::int64_t insert(std::string_view table, std::initializer_list<Field> fields);
    void update(std::string_view table, std::int64_t id, std::initializer_list<Field> fields);
    // For rows without guid, which the columns that identify them name: added, or what they hold
    // replaced; taken away. All columns are named, or all that identify.
    void put(std::string_view table, std::initializer_list<Field> fields);
    void erase(std::string_view table, std::initializer_list<Field> identity);
    void replace_spans(CodingId coding, const std::vector<TextSpan>& spans);
    void add_support(RelationId relation, CodingId coding);
    // Kept for ever, outside the journal: an undone import leaves it.
    void keep_original(const Sha256& hash, std::string_view bytes);
    bool has_changed();  // since begin()
    // Adds the facts to `record`, appends the entry, commits, and brings `project` up to date: only
    // the rows that changed are read again.
    JournalEntry commit(std::int64_t at_ms, const Guid& actor, Json record, Project& project);

    // Applies the inverses of entries ("undo") or of the newest undo of each ("redo"), in this
    // order, each as an entry of its own; all or none. Throws Error(Conflict) when later changes
    // stand in the way.
    struct Inversion {
        std::int64_t target = 0;
        Json record;
    };
    void invert(const std::string& kind, const std::vector<Inversion>& inversions,
                std::int64_t at_ms, const Guid& actor, Project& project);

    // Brings in what `other` (a copy of this study) has, inside a change begun by the caller.
    MergeOutcome merge_from(ProjectFile& other);

    // Every row of the study, tables in an order in which none refers to a later one but itself;
    // references are row ids. Not what is beside the tables: the journal and the originals.
    void each_row(const std::function<void(StoredRow&)>& visit) const;
    // Brings every row of `other` into this study, which has none yet, inside a change begun by the
    // caller. `edit` may change a row, its guid too, or answer false to leave it out; so are rows
    // that refer to one left out. Row ids and GUIDs of targets follow what the rows became.
    void copy_rows(const ProjectFile& other, const std::function<bool(StoredRow&)>& edit);

    void load(Project& project);
    std::vector<Turn> load_turns(TranscriptId transcript);
    // In their order, those that were joined to others or are gone too.
    std::vector<TurnRow> turn_rows(TranscriptId transcript);
    // Codings with a span on the turn, in the order they were made.
    std::vector<StoredCoding> codings_on(TurnId turn);
    std::string original_bytes(const Sha256& hash);  // empty when there is none

    std::int64_t last_entry() const;
    JournalEntry entry(std::int64_t number) const;
    // From entry `first` on, in order; `visit` returns false to stop.
    void each_entry(std::int64_t first,
                    const std::function<bool(const JournalEntry&)>& visit) const;
    void each_entry_backwards(const std::function<bool(const JournalEntry&)>& visit) const;

    // Does again, in this (empty) study, all that the journal of the other tells. Throws
    // Error(BadInput) when an entry cannot be read or does not fit.
    void replay(const ProjectFile& journal_of);

    // Proves the file: pages, references, chain, originals, quotes, and that replaying the journal
    // gives these tables. Sentences that name what does not hold; empty when all does.
    std::vector<std::string> check();

    // Every study row by GUID, sorted: equal for equal studies whatever their row ids.
    std::vector<std::string> dump();

    struct State;

 private:
    explicit ProjectFile(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace tandem
