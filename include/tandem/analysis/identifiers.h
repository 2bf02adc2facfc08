// Words that might tell who somebody is, for a person to decide about.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "tandem/text/boundaries.h"

namespace tandem {

// Folded, as WordRun::key. Beside them stand the words that are built in.
struct WordLists {
    std::unordered_set<std::string> names, places, ordinary;
};

struct Identifier {
    TextRange range;  // code points
    // "name", "relative", "physician", "place", "clinic", "organization", "date", "age", "phone",
    // "email", "url", "number", "zip", or "word", of which nothing is known.
    std::string type;
    std::string relation;  // "daughter", where the text says so
};

// Finds, in texts of one study: what has the form of an identifier; what follows a title or "my
// daughter"; words of the lists of names and places; words with a capital where no sentence begins,
// and where one begins if they are not known; words of another script than the text's own. Runs of
// such words are one identifier: "Rivermead Family Clinic".
class IdentifierFinder {
 public:
    // With `lower_case` capitals tell nothing, and any word that is not known is found.
    IdentifierFinder(const WordLists& lists, bool lower_case);
    ~IdentifierFinder();
    IdentifierFinder(IdentifierFinder&&) noexcept;

    // Words that a text has in small letters are ordinary words at the beginning of a sentence, in
    // any text. Not for lower-case drafts.
    void learn(std::string_view text);
    // Whether a word in small letters stands in a list, is built in, or was learnt.
    bool is_ordinary(std::string_view word) const;

    // From left to right, not overlapping. Requires valid UTF-8. Throws as IdentifierPatterns.
    std::vector<Identifier> find_in(std::string_view text);

    struct State;

 private:
    std::unique_ptr<State> state_;
};

}  // namespace tandem
