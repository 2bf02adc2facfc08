// Looking for words or a regular expression in texts: one meaning for window and command line.
#pragma once

#include <compare>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/text/boundaries.h"

namespace tandem {

// Capitals and accents are told apart only when asked for; ligatures, the shape of quotation marks
// and dashes, kinds of space and what cannot be seen never are (see fold.h). A regular expression
// (ICU's, "^" and "$" at every line) reads texts folded in that way, but for tabs and line ends;
// with `match_accents` it reads them as they stand.
struct SearchQuery {
    std::string words;  // UTF-8
    bool regular_expression = false;
    bool whole_word = false;  // begins and ends where a word does (UAX #29, Thai and Chinese too)
    bool match_case = false;
    bool match_accents = false;
    auto operator<=>(const SearchQuery&) const = default;
};

// A query made ready to look through many texts. A problem is a value, to be shown beside the
// field; after one, nothing is found.
class Search {
 public:
    explicit Search(const SearchQuery& query);
    ~Search();
    Search(Search&&) noexcept;
    Search& operator=(Search&&) noexcept;

    // "The regular expression cannot be read at character 5: …", or that it takes too long. Empty
    // when all is well.
    const std::string& problem() const { return problem_; }
    // Whether there is nothing to look for: no words, or none that can be seen.
    bool is_empty() const;

    // Whole graphemes, left to right, not overlapping, never empty. A regular expression is given
    // so many steps for a text, the more the longer it is; one that needs more is refused.
    std::vector<TextRange> find_in(std::string_view text);

 private:
    struct Words;
    struct Expression;

    std::string problem_;
    std::unique_ptr<Words> words_;
    std::unique_ptr<Expression> expression_;
};

}  // namespace tandem
