#include "tandem/app/derived.h"

#include <algorithm>
#include <array>

#include "tandem/analysis/submission.h"
#include "tandem/base/check.h"
#include "tandem/tables/agreement_table.h"
#include "tandem/tables/codebook_table.h"
#include "tandem/tables/participants_table.h"
#include "tandem/tables/relations_table.h"
#include "tandem/tables/theme_list_table.h"
#include "tandem/tables/theme_quote_table.h"

namespace tandem {

// Valid for one revision and one reader.
struct Derived::Cache {
    std::uint64_t revision = 0;
    std::optional<CoderId> me;

    std::unordered_map<TranscriptId, TranscriptMarks> marks;
    struct Counts {
        std::unordered_map<CodeId, int> of_code;
        std::unordered_map<TranscriptId, int> in_transcript;
    };
    std::optional<Counts> counts;
    std::unordered_map<CodeId, std::vector<CodingId>> passages;
    std::unordered_map<TranscriptId, std::vector<TurnId>> uncoded;
    std::optional<std::vector<MemoId>> memos;
    std::optional<std::vector<CodeInTree>> codes;
    std::optional<bool> hides;
    std::optional<std::vector<const Coding*>> codings;
    std::optional<std::vector<TranscriptId>> transcripts;
    std::map<AgreementQuery, AgreementResults> agreement;
    std::map<std::pair<CoderId, CoderId>, std::vector<Disagreement>> disagreements;
    std::map<OccurrenceQuery, Occurrences> occurrences;
    std::optional<ThemeBoard> themes;
    std::map<std::string, std::pair<AgreementQuery, Table>, std::less<>> tables;
    std::optional<std::vector<JournalLine>> history;
};

std::span<const TableKind> table_kinds() {
    static constexpr std::array kKinds{
        TableKind{"theme-quotes", "Themes and quotes",
                  "Every theme with its numbered quotes, patients and professionals apart."},
        TableKind{"themes", "Themes", "What each theme means and how many people stand behind it."},
        TableKind{"codebook", "Codebook", "All codes with their definitions and rules of use."},
        TableKind{"agreement", "Agreement", "Two coders compared, code by code."},
        TableKind{"participants", "Participants", "Who was interviewed."},
        TableKind{"relations", "Relations", "How codes hang together, with the passages."}};
    return kKinds;
}

std::vector<TranscriptId> comparable_transcripts(const Project& project, Viewer viewer, CoderId a,
                                                 CoderId b) {
    std::vector<TranscriptId> transcripts;
    for (const Transcript* transcript : project.transcripts_by_name()) {
        const TranscriptId id = transcript->id;
        if (project.is_done(id, a) && project.is_done(id, b) && may_see(project, viewer, a, id) &&
            may_see(project, viewer, b, id))
            transcripts.push_back(id);
    }
    return transcripts;
}

static AgreementResults agreement_of(const Project& project, Viewer viewer,
                                     std::span<const Coding* const> codings,
                                     const AgreementQuery& query) {
    AgreementOptions options;
    options.units.unit = query.unit;
    const auto compared = comparable_transcripts(project, viewer, query.a, query.b);
    return compare_coders(project, codings, compared, query.a, query.b, options);
}

static Table visible_table(const Project& project, Viewer viewer, std::string_view kind,
                           const AgreementQuery& query) {
    if (kind == "codebook") return codebook_table(project);
    if (kind == "participants") return participants_table(project);
    const std::vector<const Coding*> codings = visible_codings(project, viewer);
    std::vector<TranscriptId> transcripts;
    for (const Transcript* each : project.transcripts_by_name()) transcripts.push_back(each->id);
    if (kind == "theme-quotes") return theme_quote_table(project, codings, transcripts);
    if (kind == "themes") return theme_list_table(project, codings, transcripts);
    if (kind == "relations")
        return relations_table(project, codings, visible_relations(project, viewer));
    TANDEM_CHECK(kind == "agreement", "a table is one of table_kinds()");
    if (query.a != query.b && query.a && query.b)
        return agreement_table(project, agreement_of(project, viewer, codings, query));
    Table none;
    none.name = "agreement";
    none.title = "Agreement";
    none.notes = {"Agreement needs two coders; this study has fewer."};
    return none;
}

Table study_table(const Project& project, Viewer viewer, std::string_view kind,
                  const AgreementQuery& query) {
    Table table = visible_table(project, viewer, kind, query);
    if (kind != "codebook" && kind != "participants" && hides_something(project, viewer))
        table.notes.push_back(
            "Partial: work that is hidden until its coders are done is not counted.");
    return table;
}

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
    std::unordered_map<CoderId, bool> open;  // in that transcript; codings mostly come in a row
    for (const Coding& coding : project.codings()) {
        if (coding.transcript != transcript) {
            transcript = coding.transcript;
            open.clear();
        }
        const auto [known, fresh] = open.try_emplace(coding.coder);
        if (fresh) known->second = may_see(project, viewer, coding);
        if (!known->second) continue;
        ++counts.of_code[coding.code];
        ++counts.in_transcript[transcript];
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

bool Derived::hides_something() {
    Cache& cache = fresh();
    if (!cache.hides) cache.hides = tandem::hides_something(workspace_.project(), viewer());
    return *cache.hides;
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

const AgreementResults& Derived::agreement(const AgreementQuery& query) {
    Cache& cache = fresh();
    auto found = cache.agreement.find(query);
    if (found == cache.agreement.end())
        found = cache.agreement
                    .emplace(query, agreement_of(workspace_.project(), viewer(), codings(), query))
                    .first;
    return found->second;
}

const std::vector<Disagreement>& Derived::disagreements(CoderId a, CoderId b) {
    Cache& cache = fresh();
    auto found = cache.disagreements.find({a, b});
    if (found == cache.disagreements.end()) {
        const Project& project = workspace_.project();
        const auto compared = comparable_transcripts(project, viewer(), a, b);
        found =
            cache.disagreements
                .emplace(std::pair{a, b}, find_disagreements(project, codings(), compared, a, b))
                .first;
    }
    return found->second;
}

const Occurrences& Derived::occurrences(const OccurrenceQuery& query) {
    Cache& cache = fresh();
    const auto [found, fresh_one] = cache.occurrences.try_emplace(query);
    if (!fresh_one) return found->second;
    const Project& project = workspace_.project();
    const Relation* relation = project.relations.find(query.relation);
    if (relation && !may_see(project, viewer(), *relation)) return found->second;
    const auto compared =
        query.cell ? comparable_transcripts(project, viewer(), query.cell->a, query.cell->b)
                   : transcripts();
    found->second = find_occurrences(project, codings(), compared, query);
    return found->second;
}

const ThemeBoard& Derived::themes() {
    Cache& cache = fresh();
    if (!cache.themes)
        cache.themes = theme_board(workspace_.project(), codings(), transcripts(),
                                   visible_relations(workspace_.project(), viewer()));
    return *cache.themes;
}

const Table& Derived::table(std::string_view kind, const AgreementQuery& query) {
    Cache& cache = fresh();
    auto found = cache.tables.find(kind);
    if (found == cache.tables.end() || found->second.first != query) {
        Table made = study_table(workspace_.project(), viewer(), kind, query);
        found = cache.tables.insert_or_assign(std::string(kind), std::pair{query, std::move(made)})
                    .first;
    }
    return found->second.second;
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
