// Looking for words through a whole study: every hit with the words around it.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "tandem/app/command.h"
#include "tandem/app/view.h"
#include "tandem/model/project.h"
#include "tandem/text/search.h"

namespace tandem {

enum class WhoSpeaks { Everyone, Participants, Interviewers };
enum class WithCodes { Any, Coded, Uncoded };

// Where to look; all of it must hold.
struct SearchScope {
    std::optional<TranscriptId> transcript;
    std::optional<std::string> group;  // of the participant; "": those without
    // A turn without a speaker is a participant's.
    WhoSpeaks speakers = WhoSpeaks::Everyone;
    // By the person who reads, or, when that is nobody, by anybody whose codings are open.
    WithCodes codes = WithCodes::Any;
    bool operator==(const SearchScope&) const = default;
};

struct SearchHit {
    TranscriptId transcript;
    TurnId turn;
    TextRange range;
    bool operator==(const SearchHit&) const = default;
};

// Reads a study in portions, so that a window stays fluent. The study must not change in between;
// begin anew when it did.
class StudySearch {
 public:
    // Stops after `most` hits.
    StudySearch(const SearchQuery& query, SearchScope scope, std::size_t most);

    // Reads on for about so many bytes of text. True when everything has been read, or nothing more
    // will be found.
    bool read_on(const Project& project, Viewer viewer, std::size_t bytes);
    bool is_done() const { return done_; }

    // In the order of the transcripts' names and their turns.
    const std::vector<SearchHit>& hits() const { return hits_; }
    // There are more hits than it was to find.
    bool has_more() const { return has_more_; }
    // As in Search.
    const std::string& problem() const { return search_.problem(); }

 private:
    void begin(const Project& project);
    void read_turn(const Turn& turn);
    void gather_codings(const Project& project, Viewer viewer, TranscriptId transcript);
    bool is_coded(TurnId turn, TextRange range) const;

    Search search_;
    SearchScope scope_;
    std::size_t most_;
    bool begun_ = false, done_ = false, has_more_ = false;
    std::vector<TranscriptId> transcripts_;  // to be read
    std::size_t transcript_ = 0, turn_ = 0;
    std::unordered_map<TurnId, std::vector<TextRange>> coded_;  // in the transcript at hand
    std::vector<SearchHit> hits_;
};

// All at once.
StudySearch find_in_study(const Project& project, Viewer viewer, const SearchQuery& query,
                          const SearchScope& scope, std::size_t most);

// A hit with what stands around it, line ends as blanks; "…" where the turn goes on.
struct KeywordInContext {
    std::string left, words, right;
};

// About `around` code points on either side, not cutting a word.
KeywordInContext in_context(std::string_view turn, TextRange hit, std::int64_t around);

// To give the hits a code.
CodePassages code_hits(const std::vector<SearchHit>& hits, CodeId code, const SearchQuery& query);

}  // namespace tandem
