// What the window shows beyond the rows themselves, computed once per revision and reader.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tandem/analysis/bracket_marks.h"
#include "tandem/analysis/code_tree.h"
#include "tandem/analysis/disagreements.h"
#include "tandem/analysis/import_comparison.h"
#include "tandem/analysis/occurrences.h"
#include "tandem/analysis/themes.h"
#include "tandem/analysis/two_readings.h"
#include "tandem/app/agreement_views.h"
#include "tandem/app/job.h"
#include "tandem/app/study_search.h"
#include "tandem/app/view.h"
#include "tandem/app/workspace.h"
#include "tandem/tables/table.h"

namespace tandem {

// The words of one turn that a coding covers.
struct CodingMark {
    CodingId coding;
    CodePoints begin, end;
};

// The codings of a transcript that the reader may see.
struct TranscriptMarks {
    std::vector<CodingId> codings;                 // in reading order; those without words are last
    std::vector<std::vector<CodingMark>> by_turn;  // by place of the turn in the transcript, from 0
};

// How far a coder has come in a transcript, as far as the reader may know.
struct CoderProgress {
    CoderId coder;
    bool done = false;
    bool open = false;                    // what follows may be known; else it is 0
    std::int64_t turns = 0, covered = 0;  // the participants'; those coded or called off topic
};
enum class CodingStatus { NotStarted, Coding, Done, NotDone };  // NotDone: one of the first two

// A table that a study can be printed as.
struct TableKind {
    std::string_view name;   // "theme-quotes"
    std::string_view title;  // "Themes and quotes"
    std::string_view tells;  // one sentence
};
std::span<const TableKind> table_kinds();

// By TableKind::name, of what the viewer may see; with a note where something is hidden. The
// agreement table needs two coders: without, it says so in a note.
Table study_table(const Project& project, Viewer viewer, std::string_view kind,
                  const AgreementQuery& query);

// Something counted over the whole study.
template <class Result>
struct Counted {
    std::shared_ptr<const Result> result;  // none: it is being counted, or that was ended
    bool fresh = false;                    // of the study as it is now; else of an earlier revision
    bool ended = false;                    // not fresh, and nobody is counting
    std::string problem;                   // why it ended, unless it was cancelled
};

struct WatchedPlaces {
    WatchId entry;
    std::vector<SearchHit> hits;
};

// Everything is made when it is first asked for after a change; references hold until the next
// change of the study or of the person at work. Shows nothing that the person must not see.
class Derived {
 public:
    explicit Derived(const Workspace& workspace);

    // The person at work. Somebody who has said a name that is new to the study is a coder already:
    // one who has declared nothing done.
    Viewer viewer() const;
    // Of the study; what others keep beside this is made anew when it grows.
    std::uint64_t revision() const { return workspace_.revision(); }

    const TranscriptMarks& marks(TranscriptId transcript);
    // Visible codings with exactly this code, lost ones included.
    int count_of(CodeId code);
    int count_in(TranscriptId transcript);
    // Those codings, the newest first.
    const std::vector<CodingId>& passages_of(CodeId code);
    // Turns of participants that the person at work has neither coded nor called off topic.
    const std::vector<TurnId>& uncoded(TranscriptId transcript);
    // Of all who code, by name.
    const std::vector<CoderProgress>& progress(TranscriptId transcript);
    // NotDone when the reader may not know more.
    CodingStatus status(TranscriptId transcript, CoderId coder);
    // By name.
    const std::vector<TranscriptId>& transcripts();
    // Memos and concerns that may be seen, the newest first.
    const std::vector<MemoId>& memos();
    const std::vector<CodeInTree>& codes();
    const std::vector<UnclearPlace>& unclear(TranscriptId transcript);
    // Where each entry of the watch list stands in the transcript, in the order of watched().
    const std::vector<WatchedPlaces>& watched(TranscriptId transcript);
    bool hides_something();
    // Those whose words were changed or lost since they were chosen: transcripts by name, and in
    // reading order there.
    const std::vector<CodingId>& changed_codings();

    // Behind a number that the viewer is shown; units only of transcripts that are compared, and
    // nothing of a relation that is hidden.
    const Occurrences& occurrences(const OccurrenceQuery& query);

    // The next nine are counted on the spot in a study of at most `codings` codings and few unread
    // transcripts (beside_import() if the transcript is short and `codings` not 0), else beside the
    // frame: then each call gives what there is, and `post` is given
    // the work, for a newer revision in place of that for an older one. What was counted for
    // somebody else, or tells of work that is hidden by now, is not given.
    void count_beside(PostJob post, std::size_t codings = kOnTheSpot);
    static constexpr std::size_t kOnTheSpot = 2'000;
    // Counts what was cancelled or failed once more.
    void count_again();

    const Counted<StudyAgreement>& agreement(const AgreementQuery& query);
    // By every measure that suits two coders: of the code alone; none: of all, pooled.
    const Counted<StudyAgreement>& agreement_in_full(const AgreementQuery& query, CodeId code);
    const Counted<std::vector<StudyAgreement>>& agreement_changes(const AgreementQuery& query);
    const Counted<std::vector<StudyAgreement>>& agreement_of_pairs(const AgreementQuery& query);
    const Counted<std::vector<RoundAgreement>>& agreement_by_round(const AgreementQuery& query);
    // Of the query coders, group and round count.
    const Counted<std::vector<Disagreement>>& disagreements(const AgreementQuery& query);
    const Counted<std::vector<TwoReadings>>& two_readings();
    const Counted<ThemeBoard>& themes();
    // What was corrected in the transcript, and by whom; nothing new while the study is lent.
    const Counted<BesideImport>& beside_import(TranscriptId transcript);
    // As study_table().
    const Counted<Table>& table(std::string_view kind, const AgreementQuery& query);
    // Newest first; lines about hidden work are left out.
    const std::vector<JournalLine>& history();

 private:
    struct Cache;
    struct Results;

    Cache& fresh();
    const std::vector<const Coding*>& codings();
    bool has_begun(TranscriptId transcript, CoderId coder);

    const Workspace& workspace_;
    std::shared_ptr<Cache> cache_;
    std::shared_ptr<Results> results_;
};

}  // namespace tandem
