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

#include "tandem/analysis/agreement_results.h"
#include "tandem/analysis/code_tree.h"
#include "tandem/analysis/disagreements.h"
#include "tandem/analysis/occurrences.h"
#include "tandem/analysis/themes.h"
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

struct AgreementQuery {
    CoderId a, b;
    Unit unit = Unit::Turn;
    auto operator<=>(const AgreementQuery&) const = default;
};

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

// Transcripts that both have declared done and in which the viewer may see both, by name.
std::vector<TranscriptId> comparable_transcripts(const Project& project, Viewer viewer, CoderId a,
                                                 CoderId b);

// Everything is made when it is first asked for after a change; references hold until the next
// change of the study or of the person at work. Shows nothing that the person must not see.
class Derived {
 public:
    explicit Derived(const Workspace& workspace) : workspace_(workspace) {}

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
    // Memos and concerns that may be seen, the newest first.
    const std::vector<MemoId>& memos();
    const std::vector<CodeInTree>& codes();
    bool hides_something();

    const AgreementResults& agreement(const AgreementQuery& query);
    const std::vector<Disagreement>& disagreements(CoderId a, CoderId b);
    // Behind a number that the viewer is shown; units only of transcripts that are compared, and
    // nothing of a relation that is hidden.
    const Occurrences& occurrences(const OccurrenceQuery& query);
    const ThemeBoard& themes();
    // As study_table().
    const Table& table(std::string_view kind, const AgreementQuery& query);
    // Newest first; lines about hidden work are left out.
    const std::vector<JournalLine>& history();

 private:
    struct Cache;

    Cache& fresh();
    const std::vector<const Coding*>& codings();
    const std::vector<TranscriptId>& transcripts();

    const Workspace& workspace_;
    std::shared_ptr<Cache> cache_;
};

}  // namespace tandem
