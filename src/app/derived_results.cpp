// What is counted over the whole study: on the spot, or beside the frame.
#include <algorithm>
#include <array>
#include <atomic>

#include "tandem/agreement/measure_list.h"
#include "tandem/app/derived.h"
#include "tandem/base/error.h"

namespace tandem {
namespace {

// Transcripts whose texts may be fetched on the spot, and in one frame while work waits for all.
constexpr std::size_t kUnreadOnTheSpot = 20, kTextsInAFrame = 4;

// Bytes of a transcript that is compared on the spot; how many that were compared are kept.
constexpr std::size_t kComparedOnTheSpot = 20'000, kKeptBesideImport = 8;

// Answers of one kind that are kept, each for another question.
constexpr std::size_t kKeptAnswers = 24;

// Whose work of which transcripts may be seen, sorted; without a transcript: all of that coder's.
using Openness = std::vector<std::pair<CoderId, TranscriptId>>;

Openness openness_of(const Project& project, Viewer viewer) {
    Openness open;
    for (const Coder& coder : project.coders) {
        bool all = true;
        for (const Transcript& transcript : project.transcripts) {
            if (may_see(project, viewer, coder.id, transcript.id))
                open.emplace_back(coder.id, transcript.id);
            else
                all = false;
        }
        if (all) open.emplace_back(coder.id, TranscriptId{});
    }
    std::sort(open.begin(), open.end());
    return open;
}

struct Running {
    std::uint64_t revision = 0;          // for the window's thread alone
    std::atomic<bool> unwanted = false;  // a newer one takes its place
};

template <class Result>
struct Slot {
    Counted<Result> counted;
    std::uint64_t revision = 0;  // of the result, or of what ended
    Openness open;               // when it was counted
    std::shared_ptr<Running> running;

    ~Slot() { give_up(); }
    void give_up() {
        if (running) running->unwanted = true;
        running.reset();
    }
    void put(std::shared_ptr<const Result> result, std::uint64_t of_revision, Openness seen) {
        counted = {std::move(result), false, false, {}};
        revision = of_revision;
        open = std::move(seen);
    }
    void end(std::string problem, std::uint64_t at) {
        counted.ended = true;
        counted.problem = std::move(problem);
        revision = at;
    }
};

template <class Key, class Result>
using Slots = std::map<Key, std::shared_ptr<Slot<Result>>>;

template <class Key, class Result>
std::shared_ptr<Slot<Result>> slot_at(Slots<Key, Result>& slots, const Key& key) {
    if (slots.size() >= kKeptAnswers && !slots.contains(key)) slots.clear();
    std::shared_ptr<Slot<Result>>& slot = slots[key];
    if (!slot) slot = std::make_shared<Slot<Result>>();
    return slot;
}

// What is counted, and how.
template <class Result>
struct Counting {
    std::string title;  // "Counting the agreement"
    std::function<Result(const Project&, Viewer, const Steps&)> work;
    bool always_on_the_spot = false;
    TranscriptId only = {};  // set: the texts of no other transcript are read
};

// What goes to the other thread and back.
template <class Result>
struct Task {
    Counting<Result> counting;
    Viewer viewer;
    std::shared_ptr<Running> running;
    std::weak_ptr<Slot<Result>> slot;
    std::optional<Project> project;
    Openness open;
    std::shared_ptr<const Result> result;

    // A few texts in each frame. True once the study can be given to another thread.
    bool prepare(const Workspace& workspace) {
        if (running->unwanted) throw Error(ErrorKind::Cancelled, counting.title);
        const Project& now = workspace.project();
        if (counting.only) {
            // What it holds was read for an earlier revision.
            if (running->revision != workspace.revision())
                throw Error(ErrorKind::Cancelled, counting.title);
            if (now.transcripts.find(counting.only)) now.turns(counting.only);
        } else {
            for (const TranscriptId each : now.unread(kTextsInAFrame)) now.turns(each);
            if (!now.unread(1).empty()) return false;
        }
        project = now.snapshot();
        open = openness_of(now, viewer);
        running->revision = workspace.revision();
        return true;
    }
    void work(const Steps& steps) {
        const Steps watched = [&](std::int64_t done, std::int64_t total) {
            step(steps, done, total);
            if (running->unwanted) throw Error(ErrorKind::Cancelled, counting.title);
        };
        result = std::make_shared<const Result>(counting.work(*project, viewer, watched));
    }
    void finish(const Ending& ending) {
        const auto into = slot.lock();
        if (!into || into->running != running) return;
        into->running.reset();
        if (ending.well())
            into->put(result, running->revision, std::move(open));
        else
            into->end(ending.error, running->revision);
    }
};

// As visible_codings(), transcript by transcript.
std::vector<const Coding*> codings_by_steps(const Project& project, Viewer viewer,
                                            const Steps& steps) {
    std::vector<const Coding*> codings;
    const auto transcripts = project.transcripts_by_name();
    const auto total = static_cast<std::int64_t>(transcripts.size()) + 1;
    std::int64_t done = 0;
    for (const Transcript* transcript : transcripts) {
        step(steps, done++, total);
        const auto part = visible_codings(project, viewer, transcript->id);
        codings.insert(codings.end(), part.begin(), part.end());
    }
    step(steps, done, total);
    return codings;
}

ThemeBoard visible_themes(const Project& project, Viewer viewer, const Steps& steps) {
    const auto codings = codings_by_steps(project, viewer, steps);
    std::vector<TranscriptId> transcripts;
    for (const Transcript* each : project.transcripts_by_name()) transcripts.push_back(each->id);
    return theme_board(project, codings, transcripts, visible_relations(project, viewer));
}

// Questions with one answer are one: the usual measures are in every answer, and characters have no
// shares.
AgreementQuery counted_as(AgreementQuery query) {
    if (find_measure(query.measure)) query.measure = AgreementQuery{}.measure;
    if (query.unit == Unit::Character) query.share = 0;
    return query;
}

}  // namespace

// For one reader.
struct Derived::Results {
    const Workspace& workspace;
    PostJob post = {};
    std::size_t on_the_spot = kOnTheSpot;
    std::optional<CoderId> me = {};
    Slots<AgreementQuery, StudyAgreement> agreement = {};
    Slots<std::pair<AgreementQuery, CodeId>, StudyAgreement> in_full = {};
    Slots<AgreementQuery, std::vector<StudyAgreement>> changes = {}, pairs = {};
    Slots<AgreementQuery, std::vector<RoundAgreement>> by_round = {};
    Slots<AgreementQuery, std::vector<Disagreement>> disagreements = {};
    Slots<int, std::vector<TwoReadings>> two_readings = {};  // one
    Slots<int, ThemeBoard> themes = {};                      // one
    Slots<std::pair<std::string, AgreementQuery>, Table> tables = {};
    Slots<TranscriptId, BesideImport> beside_import = {};  // hides nothing from anybody

    void read_by(Viewer viewer) {
        if (me == viewer.me) return;
        me = viewer.me;
        agreement.clear();
        in_full.clear();
        changes.clear();
        pairs.clear();
        by_round.clear();
        disagreements.clear();
        two_readings.clear();
        themes.clear();
        tables.clear();
    }

    bool is_small() const {
        const Project& project = workspace.project();
        return project.codings().size() <= on_the_spot &&
               project.unread(kUnreadOnTheSpot + 1).size() <= kUnreadOnTheSpot;
    }

    // Whether ask() would begin to count.
    template <class Result>
    bool is_due(const Slot<Result>& slot) const {
        const bool up_to_date = slot.revision == workspace.revision();
        if (up_to_date && (slot.counted.result || slot.counted.ended)) return false;
        return !slot.running || slot.running->revision != workspace.revision();
    }

    template <class Result>
    const Counted<Result>& ask(const std::shared_ptr<Slot<Result>>& slot,
                               const Counting<Result>& counting) {
        Counted<Result>& counted = slot->counted;
        const std::uint64_t now = workspace.revision();
        const bool up_to_date = slot->revision == now;
        counted.fresh = counted.result && up_to_date && !counted.ended;
        if (counted.fresh) return counted;
        const Project& project = workspace.project();
        if (counted.result) {
            const Openness open = openness_of(project, {me});
            if (!std::includes(open.begin(), open.end(), slot->open.begin(), slot->open.end()))
                counted.result.reset();
        }
        if (counted.ended && up_to_date) return counted;
        if (!post || counting.always_on_the_spot || (!counting.only && is_small())) {
            slot->give_up();
            slot->put(std::make_shared<const Result>(counting.work(project, {me}, {})), now,
                      openness_of(project, {me}));
            counted.fresh = true;
        } else if (!slot->running || slot->running->revision != now) {
            count(slot, counting);
        }
        return counted;
    }

    template <class Result>
    void count(const std::shared_ptr<Slot<Result>>& slot, const Counting<Result>& counting) {
        slot->give_up();
        slot->counted.ended = false;
        slot->running = std::make_shared<Running>();
        slot->running->revision = workspace.revision();
        const auto task = std::make_shared<Task<Result>>();
        task->counting = counting;
        task->viewer = {me};
        task->running = slot->running;
        task->slot = slot;
        Job job;
        job.title = counting.title;
        job.prepare = [task, &study = workspace] { return task->prepare(study); };
        job.work = [task](const Steps& steps) { task->work(steps); };
        job.finish = [task](const Ending& ending) { task->finish(ending); };
        post(std::move(job));
    }
};

Derived::Derived(const Workspace& workspace)
    : workspace_(workspace), results_(std::make_shared<Results>(Results{workspace})) {}

void Derived::count_beside(PostJob post, std::size_t codings) {
    results_->post = std::move(post);
    results_->on_the_spot = codings;
}

void Derived::count_again() {
    const auto forget_endings = [](auto& slots) {
        for (auto& [key, slot] : slots)
            if (slot->counted.ended) slot->end({}, 0);
    };
    forget_endings(results_->agreement);
    forget_endings(results_->in_full);
    forget_endings(results_->changes);
    forget_endings(results_->pairs);
    forget_endings(results_->by_round);
    forget_endings(results_->disagreements);
    forget_endings(results_->two_readings);
    forget_endings(results_->themes);
    forget_endings(results_->tables);
    forget_endings(results_->beside_import);
}

const Counted<StudyAgreement>& Derived::agreement(const AgreementQuery& asked) {
    results_->read_by(viewer());
    const AgreementQuery query = counted_as(asked);
    const Counting<StudyAgreement> counting{
        "Counting the agreement", [query](const Project& project, Viewer viewer, const Steps& s) {
            return viewed_agreement(project, viewer, codings_by_steps(project, viewer, s), query);
        }};
    return results_->ask(slot_at(results_->agreement, query), counting);
}

const Counted<StudyAgreement>& Derived::agreement_in_full(const AgreementQuery& asked,
                                                          CodeId code) {
    results_->read_by(viewer());
    AgreementQuery query = counted_as(asked);
    query.measure = AgreementQuery{}.measure;  // all of them are counted
    const Counting<StudyAgreement> counting{
        "Counting every measure",
        [query, code](const Project& project, Viewer viewer, const Steps& s) {
            std::vector<std::string> names;
            for (const std::string_view each : measures_of_codes(2)) names.emplace_back(each);
            return viewed_agreement(project, viewer, codings_by_steps(project, viewer, s), query,
                                    std::move(names), code);
        }};
    return results_->ask(slot_at(results_->in_full, std::pair{query, code}), counting);
}

const Counted<std::vector<StudyAgreement>>& Derived::agreement_changes(
    const AgreementQuery& query) {
    results_->read_by(viewer());
    AgreementQuery key = query;  // each unit, and all text as well as marked, is in the answer
    key.unit = Unit::Turn;
    key.marked_only = false;
    key = counted_as(key);
    const Counting<std::vector<StudyAgreement>> counting{
        "Counting by other units", [key](const Project& project, Viewer viewer, const Steps& s) {
            return viewed_changes(project, viewer, codings_by_steps(project, viewer, s), key);
        }};
    return results_->ask(slot_at(results_->changes, key), counting);
}

const Counted<std::vector<StudyAgreement>>& Derived::agreement_of_pairs(
    const AgreementQuery& query) {
    results_->read_by(viewer());
    AgreementQuery key = counted_as(query);
    key.a = key.b = {};
    const Counting<std::vector<StudyAgreement>> counting{
        "Comparing each two coders", [key](const Project& project, Viewer viewer, const Steps& s) {
            return viewed_pairs(project, viewer, codings_by_steps(project, viewer, s), key);
        }};
    return results_->ask(slot_at(results_->pairs, key), counting);
}

const Counted<std::vector<RoundAgreement>>& Derived::agreement_by_round(
    const AgreementQuery& query) {
    results_->read_by(viewer());
    AgreementQuery key = counted_as(query);
    key.round = {};
    const Counting<std::vector<RoundAgreement>> counting{
        "Counting each round", [key](const Project& project, Viewer viewer, const Steps& s) {
            return viewed_rounds(project, viewer, codings_by_steps(project, viewer, s), key);
        }};
    return results_->ask(slot_at(results_->by_round, key), counting);
}

const Counted<std::vector<Disagreement>>& Derived::disagreements(const AgreementQuery& query) {
    results_->read_by(viewer());
    AgreementQuery key{query.a, query.b};
    key.group = query.group;
    key.round = query.round;
    const Counting<std::vector<Disagreement>> counting{
        "Finding where they differ", [key](const Project& project, Viewer viewer, const Steps& s) {
            return find_disagreements(
                project, codings_by_steps(project, viewer, s),
                compared_transcripts(project, viewer, std::array{key.a, key.b}, key.round,
                                     key.group),
                key.a, key.b);
        }};
    return results_->ask(slot_at(results_->disagreements, key), counting);
}

const Counted<std::vector<TwoReadings>>& Derived::two_readings() {
    results_->read_by(viewer());
    const Counting<std::vector<TwoReadings>> counting{
        "Finding two readings", [](const Project& project, Viewer viewer, const Steps& s) {
            return find_two_readings(project, codings_by_steps(project, viewer, s));
        }};
    return results_->ask(slot_at(results_->two_readings, 0), counting);
}

const Counted<ThemeBoard>& Derived::themes() {
    results_->read_by(viewer());
    return results_->ask(slot_at(results_->themes, 0),
                         Counting<ThemeBoard>{"Counting the themes", visible_themes});
}

const Counted<BesideImport>& Derived::beside_import(TranscriptId transcript) {
    auto& slots = results_->beside_import;
    if (slots.size() > kKeptBesideImport && !slots.contains(transcript)) slots.clear();
    const std::shared_ptr<Slot<BesideImport>> slot = slot_at(slots, transcript);
    Counting<BesideImport> counting;
    counting.only = transcript;
    if (!results_->is_due(*slot)) return results_->ask(slot, counting);
    slot->counted.fresh = false;
    if (workspace_.is_lent()) return slot->counted;  // the history is not at hand
    const Project& project = workspace_.project();
    std::size_t bytes = 0;
    if (project.transcripts.find(transcript))
        for (const Turn& turn : project.turns(transcript)) bytes += turn.text.size();
    counting.always_on_the_spot = results_->on_the_spot > 0 && bytes <= kComparedOnTheSpot;
    const auto history =
        std::make_shared<const TranscriptHistory>(workspace_.transcript_history(transcript));
    counting.work = [transcript, history](const Project& study, Viewer, const Steps&) {
        return tandem::beside_import(study, transcript, *history);
    };
    return results_->ask(slot, counting);
}

const Counted<Table>& Derived::table(std::string_view kind, const AgreementQuery& query) {
    results_->read_by(viewer());
    const std::pair key{std::string(kind), kind == "agreement" ? query : AgreementQuery{}};
    const Counting<Table> counting{
        "Making the table",
        [key](const Project& project, Viewer viewer, const Steps& steps) {
            step(steps, 0, 1);
            Table table = study_table(project, viewer, key.first, key.second);
            step(steps, 1, 1);
            return table;
        },
        kind == "codebook" || kind == "participants"};
    return results_->ask(slot_at(results_->tables, key), counting);
}

}  // namespace tandem
