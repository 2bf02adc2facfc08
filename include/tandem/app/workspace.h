// The one door to a study: every change goes through run(), every reader sees project().
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tandem/app/command.h"
#include "tandem/base/random.h"
#include "tandem/base/steps.h"
#include "tandem/model/project.h"
#include "tandem/model/transcript_history.h"

namespace tandem {

class ProjectFile;
struct DeidentifyOptions;
struct DeidentifyReport;

// Where time and randomness come from, so that tests and replays have their own.
struct Clock {
    std::function<std::int64_t()> now_ms;  // Unix milliseconds
    std::uint64_t seed = 0;                // for new GUIDs
};

// One line of the history.
struct JournalLine {
    std::int64_t number = 0;  // from 1
    std::int64_t at_ms = 0;
    std::string actor;     // coder's name; empty when nobody was named
    std::string sentence;  // "coded PT06:12 as Closing the record: “…”"
    std::string command;   // command_name(), "undo", "redo", "new-study", "merge-study"
    bool undone = false;
    // Whose codings of which transcripts it tells of; readers that must not see one of these skip
    // the line (app/view).
    std::vector<std::pair<CoderId, TranscriptId>> touches;
    std::string fingerprint;  // of the codings, hexadecimal, when a transcript was declared done
    CoderId thought_of;       // set when it tells a coder's memo or relation
};

// What happened, for the person: sentences, and how much changed.
struct RunResult {
    std::string sentence;
    std::vector<std::string> remarks;  // "2 codings have changed words", "overlaps with …"
    std::int64_t journal_number = 0;
};

struct MergeReport {
    int added = 0, changed = 0, removed = 0;  // rows of theirs that came in
    struct Conflict {
        std::string what;        // "turn PT06:12, text"
        std::string kept, lost;  // both values
    };
    std::vector<Conflict> conflicts;  // both sides changed the same field
    std::vector<std::string>
        remarks;  // codes with the same name, codings that changed or were lost
    std::map<std::string, std::pair<int, int>> codings_per_coder;  // before, after
    bool nothing_new = false;
};

struct CheckReport {
    std::vector<std::string> findings;  // empty: all holds
    std::int64_t entries = 0, transcripts = 0, codings = 0;
};

class Workspace {
 public:
    // Makes the file; throws Error when it exists. `actor` may be empty.
    static Workspace create(const std::string& path, const std::string& title,
                            const std::string& actor, Clock clock);
    // The same without a file: it is gone with the workspace.
    static Workspace in_memory(const std::string& title, const std::string& actor, Clock clock);
    // Throws Error: no such file, not a study, open elsewhere, damaged.
    static Workspace open(const std::string& path, Clock clock);
    Workspace(Workspace&&) noexcept;
    ~Workspace();

    const Project& project() const;
    std::uint64_t revision() const;  // grows with every change; caches compare it

    // Who acts. A name that is new to the study is added with the first command that changes
    // something. Empty: nobody in particular; then only what no coder owns can be changed.
    void set_actor(const std::string& name);
    const std::string& actor() const;
    std::optional<CoderId> me() const;  // none when nobody acts or the name is new

    // All or nothing, one journal entry, on disk when it returns. Throws Error and changes nothing.
    // `steps` hears of what takes long, and may end it. `with`: the journal number of the first
    // command of the same gesture, for the others of it: they are undone and done again together.
    RunResult run(const Command& command, const Steps& steps = {}, std::int64_t with = 0);

    // For a change that takes long, made on another thread: the study itself goes with the returned
    // workspace. Until take_back(), this one can be read as it was, and whatever needs the file
    // throws Error(Conflict) that says so; there is no history and nothing to undo.
    Workspace lend();
    // Requires: what lend() gave. Who acts here stays.
    void take_back(Workspace lent);
    bool is_lent() const;

    // The actor's last gesture that is not undone (anybody's when nobody acts). Empty when there is
    // none. Throws Error(Conflict) when later changes of others stand in the way.
    std::optional<std::string> undo();
    std::optional<std::string> redo();
    // What undo() and redo() would do: the sentence, without doing it.
    std::optional<std::string> undo_sentence() const;
    std::optional<std::string> redo_sentence() const;

    // Newest last; the last `limit` ones (0: all).
    std::vector<JournalLine> history(std::size_t limit = 0) const;

    // Another copy of this study, in; rehearsed only when `dry_run`. Throws Error when it is
    // another study.
    MergeReport merge(const std::string& other_path, bool dry_run);

    CheckReport check() const;

    // Every transcript as it was imported, and what was done to its turns since. Reads the whole
    // journal, and again the original of a transcript that came by merging.
    std::map<TranscriptId, TranscriptHistory> transcript_histories() const;
    // Of one transcript. Reads of the journal only what came since it was called last.
    TranscriptHistory transcript_history(TranscriptId transcript) const;

    // Makes a new study without the strings of a key (app/deidentify.h), with new GUIDs and a
    // history that begins anew; this one stays as it is. Then every text of it, its bytes and its
    // exports are searched: when a string of the key is left the new file is removed. Throws Error
    // that lists the places, or what nobody decided about.
    DeidentifyReport deidentify(const DeidentifyOptions& options) const;

    // The imported bytes of a transcript, as they came.
    std::string original_bytes(TranscriptId transcript) const;

 private:
    struct State;
    explicit Workspace(std::unique_ptr<ProjectFile> file, Clock clock);
    explicit Workspace(std::unique_ptr<State> state);
    static Workspace begin(std::unique_ptr<ProjectFile> file, const std::string& title,
                           const std::string& actor, Clock clock);
    std::unique_ptr<State> state_;
};

}  // namespace tandem
