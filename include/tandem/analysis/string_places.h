// Where given strings stand in a text, as whole words, however they are written there.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tandem/text/boundaries.h"
#include "tandem/text/word_runs.h"

namespace tandem {

struct SoughtString {
    std::string text;
    bool exact = false;  // in this spelling only: "Will", not "will"
};

struct StringPlace {
    std::size_t string = 0;  // its index among those sought
    TextRange range;         // code points; a possessive or plural s is not part of it
};

// Strings are the same when their letters and digits are, run by run, whatever the case, the
// accents and what stands between the runs: "Rivermead clinic" is found in "RIVERMEAD-CLINIC", and
// "Haskell" in "the Haskells" and "pt_haskell", not in "Haskellville". In scripts without spaces
// they are found anywhere, in Arabic and Hebrew also behind the small words written in front.
// A string without letters and digits is never found.
class StringPlaces {
 public:
    explicit StringPlaces(const std::vector<SoughtString>& strings);

    // From left to right, not overlapping: of those that begin at one place the longest.
    std::vector<StringPlace> find_in(std::string_view text) const;

 private:
    struct Rule {
        std::string text, before, after;  // what stands around its runs, in it: "(" and ")"
        std::vector<WordRun> runs;
        bool exact = false;
    };
    struct Candidate {
        std::size_t string;
        TextRange range;
    };
    void find_words(std::string_view text, std::vector<Candidate>& found) const;
    void find_at(std::string_view text, const std::vector<WordRun>& runs, std::size_t at,
                 std::string_view prefix, std::vector<Candidate>& found) const;
    void find_anywhere(std::string_view text, std::vector<Candidate>& found) const;

    std::vector<Rule> rules_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_first_key_;
    std::vector<std::size_t> unspaced_;
};

// One key for all spellings of a string that are the same in this sense.
std::string string_key(std::string_view text);

}  // namespace tandem
