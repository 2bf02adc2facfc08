#include "tandem/app/workspace.h"

#include <algorithm>
#include <map>
#include <set>

#include "tandem/app/deidentify.h"
#include "tandem/base/check.h"
#include "tandem/base/error.h"
#include "tandem/text/boundaries.h"

#include "app/change.h"
#include "app/deidentify_study.h"
#include "app/file_bytes.h"
#include "app/merge_study.h"
#include "app/original_turns.h"

namespace tandem {

struct Workspace::State {
    std::unique_ptr<ProjectFile> file;
    Project project;
    std::uint64_t revision = 1;
    Clock clock;
    Random random;
    std::string actor;
    HistoryReader reader = {};

    // Throws Error(Conflict) while the study is lent.
    ProjectFile& open_file() const {
        if (!file)
            throw Error(ErrorKind::Conflict,
                        "The study is being written to just now, so nothing else can be changed. "
                        "Try again when that has ended.");
        return *file;
    }
    Guid actor_guid() const {
        return actor.empty() ? Guid{} : name_guid(project.guid, "coder", actor);
    }
};

static void read_turns_from(ProjectFile& file, Project& project) {
    ProjectFile* source = &file;
    project.set_turn_source(
        [source](TranscriptId transcript) { return source->load_turns(transcript); });
}

Workspace::Workspace(std::unique_ptr<ProjectFile> file, Clock clock)
    : state_(new State{std::move(file), {}, 1, clock, Random(clock.seed), {}}) {
    state_->file->load(state_->project);
    read_turns_from(*state_->file, state_->project);
}

Workspace::Workspace(std::unique_ptr<State> state) : state_(std::move(state)) {}

Workspace::Workspace(Workspace&&) noexcept = default;
Workspace::~Workspace() = default;

namespace {

Json touches_json(const std::vector<std::pair<Guid, Guid>>& touches) {
    Json list = Json::array();
    for (const auto& [coder, transcript] : touches)
        list.push_back({to_string(coder), to_string(transcript)});
    return list;
}

}  // namespace

Workspace Workspace::begin(std::unique_ptr<ProjectFile> file, const std::string& title,
                           const std::string& actor, Clock clock) {
    Random random(clock.seed);
    const std::int64_t now = clock.now_ms();
    const Guid guid = make_guid(now, random);
    file->begin();
    file->insert("study", {{"guid", guid}, {"title", title}, {"coverage", std::int64_t{0}}});
    file->insert("round", {{"guid", name_guid(guid, "round", "1")},
                           {"name", std::string("Round 1")},
                           {"started_at", now}});
    Guid coder;
    if (!actor.empty()) {
        coder = name_guid(guid, "coder", actor);
        file->insert("coder", {{"guid", coder}, {"name", actor}});
    }
    Project project;
    Json record = {{"command", "new-study"}, {"sentence", "began the study " + in_quotes(title)}};
    if (!actor.empty()) record["by"] = actor;
    file->commit(now, coder, std::move(record), project);
    Workspace workspace(std::move(file), clock);
    // The seed's first draws named the study; the next ones must differ.
    workspace.state_->random = random;
    workspace.set_actor(actor);
    return workspace;
}

static std::string actor_called(const std::string& actor) {
    return actor.empty() ? std::string() : required_text(actor, "The coder's name");
}

Workspace Workspace::create(const std::string& path, const std::string& title,
                            const std::string& actor, Clock clock) {
    const std::string name = required_text(title, "The study's title"), who = actor_called(actor);
    std::unique_ptr<ProjectFile> file = ProjectFile::create(path);
    Unfinished begun(path);
    Workspace workspace = begin(std::move(file), name, who, clock);
    begun.finish();
    return workspace;
}

Workspace Workspace::in_memory(const std::string& title, const std::string& actor, Clock clock) {
    return begin(ProjectFile::in_memory(), required_text(title, "The study's title"),
                 actor_called(actor), clock);
}

Workspace Workspace::open(const std::string& path, Clock clock) {
    Workspace workspace(ProjectFile::open(path), clock);
    // A fixed seed, as tests have it, must not give the same GUIDs in two runs on one study. The
    // entry's number is mixed by a draw: a multiple of SplitMix64's own step would only lead
    // further along the same sequence.
    Random mixed(clock.seed ^
                 Random(static_cast<std::uint64_t>(workspace.state_->file->last_entry())).next());
    workspace.state_->random = mixed;
    return workspace;
}

const Project& Workspace::project() const {
    return state_->project;
}
std::uint64_t Workspace::revision() const {
    return state_->revision;
}
void Workspace::set_actor(const std::string& name) {
    if (!is_valid_utf8(name))
        throw Error(ErrorKind::BadInput, "The coder's name holds bytes that are not text (UTF-8).");
    const TextRange kept = trim(name, {{0}, length(name)});
    state_->actor = std::string(slice(name, kept.begin, kept.end));
}
const std::string& Workspace::actor() const {
    return state_->actor;
}

std::optional<CoderId> Workspace::me() const {
    const Coder* coder = state_->project.find_coder(state_->actor);
    return coder ? std::optional(coder->id) : std::nullopt;
}

Workspace Workspace::lend() {
    State& state = *state_;
    ProjectFile& file = state.open_file();
    for (const TranscriptId each : state.project.unread(state.project.transcripts.size()))
        state.project.turns(each);
    std::unique_ptr<State> lent(new State{std::move(state.file), state.project.snapshot(),
                                          state.revision, state.clock, state.random, state.actor});
    read_turns_from(file, lent->project);
    state.project.set_turn_source([](TranscriptId) { return std::vector<Turn>(); });
    return Workspace(std::move(lent));
}

void Workspace::take_back(Workspace lent) {
    TANDEM_CHECK(is_lent() && !lent.is_lent(), "what was lent comes back");
    State& state = *state_;
    state.file = std::move(lent.state_->file);
    state.project = std::move(lent.state_->project);
    state.revision = lent.state_->revision;
    state.random = lent.state_->random;
}

bool Workspace::is_lent() const {
    return !state_->file;
}

RunResult Workspace::run(const Command& command, const Steps& steps, std::int64_t with) {
    State& state = *state_;
    ProjectFile& file = state.open_file();
    file.begin();
    Rollback rollback(file);
    Change change{
        file, state.project, state.random, state.clock.now_ms(), me().value_or(CoderId{}), {}, {}};
    change.steps = steps;
    const bool new_actor = !state.actor.empty() && !change.actor;
    if (!state.actor.empty()) {
        if (new_actor) change.actor = coder_named(state.actor, change);
        change.actor_name = state.actor;
    }
    std::visit([&](const auto& known) { perform(known, change); }, command);
    if (new_actor)
        change.result.remarks.push_back(state.actor + " is new and was added as a coder.");
    Json record = {{"command", command_name(command)}, {"sentence", change.result.sentence}};
    if (!state.actor.empty()) record["by"] = state.actor;
    if (!change.touches.empty()) record["touches"] = touches_json(change.touches);
    if (change.is_thought) record["thought"] = true;
    if (with) record["with"] = with;
    if (!change.submission.is_null()) record["submission"] = change.submission;
    if (!change.original.is_null()) record["original"] = change.original;
    const JournalEntry entry =
        file.commit(change.now_ms, state.actor_guid(), std::move(record), state.project);
    rollback.dismiss();
    ++state.revision;
    change.result.journal_number = entry.number;
    return change.result;
}

namespace {

// Entries by whether they are undone now: the newest undo or redo of each decides.
class UndoScan {
 public:
    explicit UndoScan(const Guid& actor) : actor_(actor) {}

    // Newest first. Returns false when nothing older matters any more.
    bool visit(const JournalEntry& entry) {
        if (entry.kind != "do") {
            if (decided_.insert(entry.target).second && entry.kind == "undo") {
                undone_.insert(entry.target);
                if (is_mine(entry) && !redo_ && !blocked_) redo_ = entry.target;
            }
            return true;
        }
        if (!is_mine(entry) || undone_.count(entry.number)) return true;
        blocked_ = true;
        if (entry.number > 1) undo_ = entry.number;  // the study's beginning stays
        return false;
    }
    std::int64_t undo() const { return undo_; }
    std::int64_t redo() const { return redo_; }

 private:
    bool is_mine(const JournalEntry& entry) const { return !actor_ || entry.actor == actor_; }
    Guid actor_;
    std::set<std::int64_t> decided_, undone_;
    bool blocked_ = false;
    std::int64_t undo_ = 0, redo_ = 0;
};

std::string sentence_of(const JournalEntry& entry) {
    const Json record = Json::parse(entry.record, nullptr, false);
    return record.is_object() ? record.value("sentence", std::string()) : std::string();
}

}  // namespace

static UndoScan scan(const ProjectFile& file, const Guid& actor) {
    UndoScan scan(actor);
    file.each_entry_backwards([&](const JournalEntry& entry) { return scan.visit(entry); });
    return scan;
}

template <class Row>
static decltype(Row::id) id_of(const Rows<Row>& rows, const std::string& guid) {
    const Guid wanted = parse_guid(guid);
    for (const Row& row : rows)
        if (row.guid == wanted) return row.id;
    return {};
}

// Undoing "done", or doing a reopening again, opens a transcript: refused as reopening it is.
static void require_still_closed(const Json& facts, const std::string& kind,
                                 const Project& project) {
    for (const Json& group : facts) {
        if (group.at("table") != "done") continue;
        const bool inserted = group.contains("insert");
        if (inserted != (kind == "undo")) continue;
        for (const Json& row : inserted ? group["insert"].at("rows") : group["delete"]) {
            const auto transcript = id_of(project.transcripts, row.at(1).get<std::string>());
            const auto coder = id_of(project.coders, row.at(2).get<std::string>());
            if (const Transcript* found = project.transcripts.find(transcript))
                require_not_revealed(project, *found, coder);
        }
    }
}

// The first entry of the gesture that the entry is part of.
static std::int64_t gesture_of(const JournalEntry& entry) {
    const Json record = Json::parse(entry.record, nullptr, false);
    return record.is_object() ? record.value("with", entry.number) : entry.number;
}

// The entries of the gesture that ends with `newest`, the newest first.
static std::vector<std::int64_t> undo_targets(const ProjectFile& file, std::int64_t newest) {
    std::vector<std::int64_t> targets;
    const std::int64_t first = newest ? gesture_of(file.entry(newest)) : 1;
    for (std::int64_t number = newest; number >= first; --number) {
        const JournalEntry entry = file.entry(number);
        if (entry.kind == "do" && gesture_of(entry) == first) targets.push_back(number);
    }
    return targets;
}

// Those of the gesture that begins with `oldest`, the oldest first.
static std::vector<std::int64_t> redo_targets(const ProjectFile& file, std::int64_t oldest) {
    std::vector<std::int64_t> targets;
    if (oldest == 0) return targets;
    const std::int64_t first = gesture_of(file.entry(oldest));
    for (std::int64_t number = oldest; number <= file.last_entry(); ++number) {
        const JournalEntry entry = file.entry(number);
        if (entry.kind != "do" || gesture_of(entry) != first) break;
        targets.push_back(number);
    }
    return targets;
}

// In the order in which they were done.
static std::optional<std::string> sentences_of(const ProjectFile& file,
                                               std::vector<std::int64_t> targets) {
    if (targets.empty()) return std::nullopt;
    std::sort(targets.begin(), targets.end());
    std::string sentences;
    for (const std::int64_t target : targets)
        sentences += (sentences.empty() ? "" : "; ") + sentence_of(file.entry(target));
    return sentences;
}

static std::optional<std::string> invert(ProjectFile& file, Project& project,
                                         const std::string& kind,
                                         const std::vector<std::int64_t>& targets,
                                         std::int64_t now_ms, const std::string& by,
                                         const Guid& actor) {
    std::vector<ProjectFile::Inversion> inversions;
    for (const std::int64_t target : targets) {
        const JournalEntry entry = file.entry(target);
        const Json original = Json::parse(entry.record);
        require_still_closed(original.value("facts", Json::array()), kind, project);
        Json record = {{"command", kind}, {"sentence", sentence_of(entry)}};
        if (!by.empty()) record["by"] = by;
        for (const char* key : {"touches", "thought"})
            if (original.contains(key)) record[key] = original[key];
        inversions.push_back({target, std::move(record)});
    }
    if (!targets.empty()) file.invert(kind, inversions, now_ms, actor, project);
    return sentences_of(file, targets);
}

std::optional<std::string> Workspace::undo() {
    State& state = *state_;
    ProjectFile& file = state.open_file();
    const auto targets = undo_targets(file, scan(file, state.actor_guid()).undo());
    auto sentence = invert(file, state.project, "undo", targets, state.clock.now_ms(), state.actor,
                           state.actor_guid());
    if (sentence) ++state.revision;
    return sentence;
}

std::optional<std::string> Workspace::redo() {
    State& state = *state_;
    ProjectFile& file = state.open_file();
    const auto targets = redo_targets(file, scan(file, state.actor_guid()).redo());
    auto sentence = invert(file, state.project, "redo", targets, state.clock.now_ms(), state.actor,
                           state.actor_guid());
    if (sentence) ++state.revision;
    return sentence;
}

std::optional<std::string> Workspace::undo_sentence() const {
    if (is_lent()) return std::nullopt;
    const ProjectFile& file = *state_->file;
    return sentences_of(file, undo_targets(file, scan(file, state_->actor_guid()).undo()));
}

std::optional<std::string> Workspace::redo_sentence() const {
    if (is_lent()) return std::nullopt;
    const ProjectFile& file = *state_->file;
    return sentences_of(file, redo_targets(file, scan(file, state_->actor_guid()).redo()));
}

static JournalLine line_of(const JournalEntry& entry, const Project& project) {
    JournalLine line;
    line.number = entry.number;
    line.at_ms = entry.at_ms;
    const Json record = Json::parse(entry.record, nullptr, false);
    if (!record.is_object()) return line;
    line.actor = record.value("by", std::string());
    line.command = record.value("command", std::string());
    if (record.value("thought", false))
        if (const Coder* coder = project.find_coder(line.actor)) line.thought_of = coder->id;
    line.sentence = record.value("sentence", std::string());
    if (record.contains("submission"))
        line.fingerprint = record["submission"].value("fingerprint", std::string());
    for (const Json& touched : record.value("touches", Json::array()))
        line.touches.emplace_back(id_of(project.coders, touched.at(0).get<std::string>()),
                                  id_of(project.transcripts, touched.at(1).get<std::string>()));
    return line;
}

std::vector<JournalLine> Workspace::history(std::size_t limit) const {
    std::vector<JournalLine> lines;
    if (is_lent()) return lines;
    std::set<std::int64_t> decided, undone;
    state_->file->each_entry_backwards([&](const JournalEntry& entry) {
        if (entry.kind != "do" && decided.insert(entry.target).second && entry.kind == "undo")
            undone.insert(entry.target);
        lines.push_back(line_of(entry, state_->project));
        lines.back().undone = undone.count(entry.number) > 0;
        return limit == 0 || lines.size() < limit;
    });
    std::reverse(lines.begin(), lines.end());
    return lines;
}

MergeReport Workspace::merge(const std::string& other_path, bool dry_run) {
    State& state = *state_;
    const Viewer viewer{me()};
    MergeReport report = merge_study(state.open_file(), state.project, viewer, other_path, dry_run,
                                     state.clock.now_ms(), state.actor, state.actor_guid());
    if (!dry_run && !report.nothing_new) ++state.revision;
    return report;
}

CheckReport Workspace::check() const {
    CheckReport report;
    report.findings = state_->open_file().check();
    report.entries = state_->file->last_entry();
    report.transcripts = static_cast<std::int64_t>(state_->project.transcripts.size());
    report.codings = static_cast<std::int64_t>(state_->project.codings().size());
    return report;
}

std::map<TranscriptId, TranscriptHistory> Workspace::transcript_histories() const {
    return tandem::transcript_histories(state_->open_file(), state_->project);
}

TranscriptHistory Workspace::transcript_history(TranscriptId transcript) const {
    ProjectFile& file = state_->open_file();
    state_->reader.read_on(file);
    const Transcript* row = state_->project.transcripts.find(transcript);
    return row ? tandem::transcript_history(file, *row, state_->reader) : TranscriptHistory();
}

DeidentifyReport Workspace::deidentify(const DeidentifyOptions& options) const {
    const Viewer viewer{me()};
    return deidentify_study(state_->open_file(), state_->project, viewer, options, state_->actor,
                            state_->clock, state_->random);
}

std::string Workspace::original_bytes(TranscriptId transcript) const {
    const Transcript* row = state_->project.transcripts.find(transcript);
    return row ? state_->open_file().original_bytes(row->original) : std::string();
}

}  // namespace tandem
