#include "tandem/app/derived.h"

#include <algorithm>
#include <array>
#include <set>

#include "tandem/analysis/submission.h"
#include "tandem/app/watch_list.h"

namespace tandem {

// Valid for one revision and one reader.
struct Derived::Cache {
    std::uint64_t revision = 0;
    std::optional<CoderId> me;

    std::unordered_map<TranscriptId, TranscriptMarks> marks;
    struct Counts {
        std::unordered_map<CodeId, int> of_code;
        std::unordered_map<TranscriptId, int> in_transcript;
        std::set<std::pair<TranscriptId, CoderId>> coded_by;
    };
    std::optional<Counts> counts;
    std::unordered_map<CodeId, std::vector<CodingId>> passages;
    std::unordered_map<TranscriptId, std::vector<TurnId>> uncoded;
    std::unordered_map<TranscriptId, std::vector<CoderProgress>> progress;
    std::map<std::pair<TranscriptId, CoderId>, bool> calls_off_topic;  // some turn there
    std::optional<std::vector<MemoId>> memos;
    std::optional<std::vector<CodeInTree>> codes;
    std::map<TranscriptId, std::vector<UnclearPlace>> unclear;
    std::map<TranscriptId, std::vector<WatchedPlaces>> watched;
    std::optional<bool> hides;
    std::optional<std::vector<CodingId>> changed;
    std::optional<std::vector<const Coding*>> codings;
    std::optional<std::vector<TranscriptId>> transcripts;
    std::map<OccurrenceQuery, Occurrences> occurrences;
    std::optional<std::vector<JournalLine>> history;
};

Derived::Cache& Derived::fresh() {
    const std::uint64_t revision = workspace_.revision();
    const std::optional<CoderId> me = viewer().me;
    if (!cache_ || cache_->revision != revision || cache_->me != me) {
        cache_ = std::make_shared<Cache>();
        cache_->revision = revision;
        cache_->me = me;
    }
    return *cache_;
}

Viewer Derived::viewer() const {
    constexpr CoderId kNewcomer{-1};  // no row has it
    if (workspace_.actor().empty()) return {};
    return {workspace_.me().value_or(kNewcomer)};
}

static TranscriptMarks make_marks(const Project& project, Viewer viewer, TranscriptId transcript) {
    TranscriptMarks marks;
    std::unordered_map<TurnId, std::size_t> place;
    for (const Turn& turn : project.turns(transcript)) place.emplace(turn.id, place.size());
    marks.by_turn.resize(place.size());
    for (const Coding* coding : visible_codings(project, viewer, transcript)) {
        marks.codings.push_back(coding->id);
        for (const TextSpan& span : coding->spans)
            if (const auto at = place.find(span.turn); at != place.end())
                marks.by_turn[at->second].push_back({coding->id, span.begin, span.end});
    }
    return marks;
}

const TranscriptMarks& Derived::marks(TranscriptId transcript) {
    Cache& cache = fresh();
    auto found = cache.marks.find(transcript);
    if (found == cache.marks.end())
        found =
            cache.marks.emplace(transcript, make_marks(workspace_.project(), viewer(), transcript))
                .first;
    return found->second;
}

template <class Counts>
static Counts count_visible(const Project& project, Viewer viewer) {
    Counts counts;
    TranscriptId transcript;
    CoderId coder;                           // codings mostly come in a row
    std::unordered_map<CoderId, bool> open;  // in that transcript
    for (const Coding& coding : project.codings()) {
        if (coding.transcript != transcript) {
            transcript = coding.transcript;
            coder = {};
            open.clear();
        }
        const auto [known, fresh] = open.try_emplace(coding.coder);
        if (fresh) known->second = may_see(project, viewer, coding);
        if (!known->second) continue;
        ++counts.of_code[coding.code];
        ++counts.in_transcript[transcript];
        if (coder != coding.coder) counts.coded_by.insert({transcript, coder = coding.coder});
    }
    return counts;
}

template <class Key>
static int at_or_none(const std::unordered_map<Key, int>& counts, Key key) {
    const auto found = counts.find(key);
    return found == counts.end() ? 0 : found->second;
}

int Derived::count_of(CodeId code) {
    Cache& cache = fresh();
    if (!cache.counts) cache.counts = count_visible<Cache::Counts>(workspace_.project(), viewer());
    return at_or_none(cache.counts->of_code, code);
}

int Derived::count_in(TranscriptId transcript) {
    Cache& cache = fresh();
    if (!cache.counts) cache.counts = count_visible<Cache::Counts>(workspace_.project(), viewer());
    return at_or_none(cache.counts->in_transcript, transcript);
}

const std::vector<CoderProgress>& Derived::progress(TranscriptId transcript) {
    Cache& cache = fresh();
    const auto [found, fresh_one] = cache.progress.try_emplace(transcript);
    if (!fresh_one) return found->second;
    const Project& project = workspace_.project();
    const Coverage coverage = coverage_of(project, transcript);
    for (const Coder* coder : project.coders_who_code()) {
        CoderProgress made{coder->id, project.is_done(transcript, coder->id), false, 0, 0};
        made.open = may_see(project, viewer(), coder->id, transcript);
        const auto covered = coverage.covered.find(coder->id);
        if (made.open) made.turns = coverage.turns;
        if (made.open && covered != coverage.covered.end()) made.covered = covered->second;
        found->second.push_back(made);
    }
    return found->second;
}

static bool calls_off_topic(const Project& project, TranscriptId transcript, CoderId coder) {
    const auto& marks = project.off_topic;
    if (std::none_of(marks.begin(), marks.end(),
                     [&](const OffTopicMark& mark) { return mark.coder == coder; }))
        return false;
    const auto& turns = project.turns(transcript);
    return std::any_of(turns.begin(), turns.end(), [&](const Turn& turn) {
        return marks.contains({turn.id, coder});
    });
}

// Requires: the coder's work there may be seen.
bool Derived::has_begun(TranscriptId transcript, CoderId coder) {
    Cache& cache = fresh();
    if (!cache.counts) cache.counts = count_visible<Cache::Counts>(workspace_.project(), viewer());
    if (cache.counts->coded_by.contains({transcript, coder})) return true;
    const auto [found, fresh_one] = cache.calls_off_topic.try_emplace({transcript, coder});
    if (fresh_one) found->second = calls_off_topic(workspace_.project(), transcript, coder);
    return found->second;
}

CodingStatus Derived::status(TranscriptId transcript, CoderId coder) {
    const Project& project = workspace_.project();
    if (project.is_done(transcript, coder)) return CodingStatus::Done;
    if (!may_see(project, viewer(), coder, transcript)) return CodingStatus::NotDone;
    return has_begun(transcript, coder) ? CodingStatus::Coding : CodingStatus::NotStarted;
}

const std::vector<CodingId>& Derived::passages_of(CodeId code) {
    Cache& cache = fresh();
    const auto [found, fresh_one] = cache.passages.try_emplace(code);
    std::vector<CodingId>& ids = found->second;
    if (!fresh_one) return ids;
    const Project& project = workspace_.project();
    for (const Coding& coding : project.codings())
        if (coding.code == code && may_see(project, viewer(), coding)) ids.push_back(coding.id);
    const auto& all = project.codings();
    std::sort(ids.begin(), ids.end(), [&](CodingId a, CodingId b) {
        const std::int64_t at_a = all.find(a)->made_at, at_b = all.find(b)->made_at;
        return at_a != at_b ? at_a > at_b : b < a;
    });
    return ids;
}

const std::vector<TurnId>& Derived::uncoded(TranscriptId transcript) {
    Cache& cache = fresh();
    const auto [found, fresh_one] = cache.uncoded.try_emplace(transcript);
    if (fresh_one)
        for (const Turn* turn :
             uncoded_turns(workspace_.project(), transcript, workspace_.me().value_or(CoderId{})))
            found->second.push_back(turn->id);
    return found->second;
}

const std::vector<MemoId>& Derived::memos() {
    Cache& cache = fresh();
    if (!cache.memos) {
        auto memos = visible_memos(workspace_.project(), viewer());
        std::stable_sort(memos.begin(), memos.end(), [](const Memo* a, const Memo* b) {
            return a->written_at != b->written_at ? a->written_at > b->written_at : b->id < a->id;
        });
        cache.memos.emplace();
        for (const Memo* memo : memos) cache.memos->push_back(memo->id);
    }
    return *cache.memos;
}

const std::vector<CodeInTree>& Derived::codes() {
    Cache& cache = fresh();
    if (!cache.codes) cache.codes = code_tree(workspace_.project());
    return *cache.codes;
}

const std::vector<UnclearPlace>& Derived::unclear(TranscriptId transcript) {
    Cache& cache = fresh();
    const auto [found, fresh_one] = cache.unclear.try_emplace(transcript);
    if (fresh_one) found->second = unclear_places(workspace_.project(), transcript);
    return found->second;
}

const std::vector<WatchedPlaces>& Derived::watched(TranscriptId transcript) {
    Cache& cache = fresh();
    const auto [found, fresh_one] = cache.watched.try_emplace(transcript);
    if (!fresh_one) return found->second;
    SearchScope here;
    here.transcript = transcript;
    const Project& project = workspace_.project();
    for (const WatchEntry* entry : tandem::watched(project))
        found->second.push_back({entry->id, find_watched(project, *entry, here)});
    return found->second;
}

bool Derived::hides_something() {
    Cache& cache = fresh();
    if (!cache.hides) cache.hides = tandem::hides_something(workspace_.project(), viewer());
    return *cache.hides;
}

const std::vector<CodingId>& Derived::changed_codings() {
    Cache& cache = fresh();
    if (cache.changed) return *cache.changed;
    cache.changed.emplace();
    const Project& project = workspace_.project();
    std::set<TranscriptId> touched;  // mostly few: the others need not be sorted
    for (const Coding& coding : project.codings())
        if (coding.state != CodingState::Same) touched.insert(coding.transcript);
    for (const TranscriptId transcript : transcripts())
        if (touched.contains(transcript))
            for (const Coding* coding : visible_codings(project, viewer(), transcript))
                if (coding->state != CodingState::Same) cache.changed->push_back(coding->id);
    return *cache.changed;
}

const std::vector<const Coding*>& Derived::codings() {
    Cache& cache = fresh();
    if (!cache.codings) cache.codings = visible_codings(workspace_.project(), viewer());
    return *cache.codings;
}

const std::vector<TranscriptId>& Derived::transcripts() {
    Cache& cache = fresh();
    if (!cache.transcripts) {
        cache.transcripts.emplace();
        for (const Transcript* transcript : workspace_.project().transcripts_by_name())
            cache.transcripts->push_back(transcript->id);
    }
    return *cache.transcripts;
}

const Occurrences& Derived::occurrences(const OccurrenceQuery& query) {
    Cache& cache = fresh();
    const auto [found, fresh_one] = cache.occurrences.try_emplace(query);
    if (!fresh_one) return found->second;
    const Project& project = workspace_.project();
    const Relation* relation = project.relations.find(query.relation);
    if (relation && !may_see(project, viewer(), *relation)) return found->second;
    const auto compared =
        query.cell
            ? compared_transcripts(project, viewer(), std::array{query.cell->a, query.cell->b},
                                   query.cell->round)
            : transcripts();
    found->second = find_occurrences(project, codings(), compared, query);
    return found->second;
}

const std::vector<JournalLine>& Derived::history() {
    Cache& cache = fresh();
    if (!cache.history) {
        cache.history = workspace_.history();
        const Project& project = workspace_.project();
        std::erase_if(*cache.history,
                      [&](const JournalLine& line) { return !may_see(project, viewer(), line); });
        std::reverse(cache.history->begin(), cache.history->end());
    }
    return *cache.history;
}

}  // namespace tandem
