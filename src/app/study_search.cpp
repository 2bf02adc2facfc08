#include "tandem/app/study_search.h"

#include <algorithm>
#include <limits>

#include "tandem/analysis/frequency.h"

namespace tandem {

StudySearch::StudySearch(const SearchQuery& query, SearchScope scope, std::size_t most)
    : search_(query), scope_(std::move(scope)), most_(most) {}

static bool is_in_scope(const Project& project, const SearchScope& scope,
                        const Transcript& transcript) {
    if (scope.transcript && transcript.id != *scope.transcript) return false;
    if (!scope.group) return true;
    return group_of(project, transcript.id) == *scope.group;
}

void StudySearch::begin(const Project& project) {
    begun_ = true;
    for (const Transcript* each : project.transcripts_by_name())
        if (is_in_scope(project, scope_, *each)) transcripts_.push_back(each->id);
    if (search_.is_empty()) transcripts_.clear();
}

void StudySearch::gather_codings(const Project& project, Viewer viewer, TranscriptId transcript) {
    coded_.clear();
    if (scope_.codes == WithCodes::Any) return;
    for (const CodingId id : project.codings_in(transcript)) {
        const Coding& coding = *project.codings().find(id);
        if (viewer.me ? coding.coder != *viewer.me : !may_see(project, viewer, coding)) continue;
        for (const TextSpan& span : coding.spans)
            coded_[span.turn].push_back({span.begin, span.end});
    }
}

bool StudySearch::is_coded(TurnId turn, TextRange range) const {
    const auto found = coded_.find(turn);
    return found != coded_.end() &&
           std::any_of(found->second.begin(), found->second.end(), [&](const TextRange& each) {
               return each.begin < range.end && range.begin < each.end;
           });
}

static bool speaks_in_scope(const Project& project, const Turn& turn, WhoSpeaks who) {
    if (who == WhoSpeaks::Everyone) return true;
    const Speaker* speaker = project.speakers.find(turn.speaker);
    return (speaker && speaker->interviewer) == (who == WhoSpeaks::Interviewers);
}

void StudySearch::read_turn(const Turn& turn) {
    for (const TextRange& range : search_.find_in(turn.text)) {
        if (scope_.codes != WithCodes::Any &&
            is_coded(turn.id, range) != (scope_.codes == WithCodes::Coded))
            continue;
        if (hits_.size() == most_) {
            has_more_ = done_ = true;
            return;
        }
        hits_.push_back({turn.transcript, turn.id, range});
    }
    if (!search_.problem().empty()) done_ = true;
}

bool StudySearch::read_on(const Project& project, Viewer viewer, std::size_t bytes) {
    if (!begun_) begin(project);
    std::size_t read = 0;
    while (!done_ && transcript_ < transcripts_.size()) {
        const std::vector<Turn>& turns = project.turns(transcripts_[transcript_]);
        if (turn_ == 0) gather_codings(project, viewer, transcripts_[transcript_]);
        for (; turn_ < turns.size() && !done_; ++turn_) {
            if (read >= bytes) return false;
            read += turns[turn_].text.size() + 1;
            if (speaks_in_scope(project, turns[turn_], scope_.speakers)) read_turn(turns[turn_]);
        }
        ++transcript_;
        turn_ = 0;
    }
    return done_ = true;
}

StudySearch find_in_study(const Project& project, Viewer viewer, const SearchQuery& query,
                          const SearchScope& scope, std::size_t most) {
    StudySearch search(query, scope, most);
    search.read_on(project, viewer, std::numeric_limits<std::size_t>::max());
    return search;
}

// --- Words around a hit --------------------------------------------------------------------------

static std::string on_one_line(std::string_view text) {
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return line;
}

KeywordInContext in_context(std::string_view turn, TextRange hit, std::int64_t around) {
    // A word at the edge is looked at whole, if it is no longer than this.
    constexpr std::int64_t kLongWord = 40;
    const CodePoints size = length(turn);
    const CodePoints from{std::max<std::int64_t>(0, hit.begin.value - around - kLongWord)};
    const CodePoints to{std::min(size.value, hit.end.value + around + kLongWord)};
    const std::string_view part = slice(turn, from, to);
    const TextRange inner{hit.begin - from, hit.end - from};
    TextRange wanted{{std::max<std::int64_t>(0, inner.begin.value - around)},
                     {std::min(length(part).value, inner.end.value + around)}};
    wanted = snap_to_words(part, wanted);
    // Without blanks where it was cut.
    const TextRange shown = trim(part, wanted);
    KeywordInContext line;
    line.words = on_one_line(slice(part, inner.begin, inner.end));
    if (shown.begin < inner.begin) line.left = on_one_line(slice(part, shown.begin, inner.begin));
    if (inner.end < shown.end) line.right = on_one_line(slice(part, inner.end, shown.end));
    if (from + wanted.begin > CodePoints{0}) line.left.insert(0, "…");
    if (from + wanted.end < size) line.right += "…";
    return line;
}

CodePassages code_hits(const std::vector<SearchHit>& hits, CodeId code, const SearchQuery& query) {
    CodePassages command;
    command.code = code;
    command.sought = query.words;
    for (const SearchHit& hit : hits)
        command.passages.push_back({hit.transcript, {hit.turn, hit.range.begin, hit.range.end}});
    return command;
}

}  // namespace tandem
