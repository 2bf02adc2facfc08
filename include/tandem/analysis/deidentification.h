// A text without the words that tell who somebody is, and the list that a person decides by.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/analysis/identifiers.h"
#include "tandem/analysis/string_places.h"
#include "tandem/base/guid.h"
#include "tandem/model/decisions.h"
#include "tandem/text/word_diff.h"

namespace tandem {

// The later decision of two on one string, or on one place, stands.
void decide(Decisions& decisions, const std::vector<Decision>& strings,
            const std::vector<PlaceDecision>& places = {});

// A sentence that says which decisions do not go together: a replacement that is empty or holds a
// string that is to be replaced itself, a string without a letter or digit. Empty: all is well.
std::string problem_of(const Decisions& decisions);

struct Replaced {
    std::string text;
    std::vector<TextEdit> edits;  // in the old text's coordinates, as word_diff gives them
    std::map<std::string, int> by_type;
    std::vector<std::size_t> kept;  // a string for each place that its own decision left as it is
};

// Decisions made ready for many texts. A possessive or plural s stays behind the replacement, and
// the title before a physician's name goes with it.
class Replacer {
 public:
    // Requires: problem_of(decisions) is empty.
    explicit Replacer(const Decisions& decisions);

    // `turn` for the decisions on its places; none for what is no turn. Requires valid UTF-8.
    Replaced replace_in(std::string_view text, const Guid& turn = {}) const;
    // The strings that are to be replaced and stand in a text, one for each place, by index in the
    // decisions' strings.
    std::vector<std::size_t> left_in(std::string_view text) const;

 private:
    const PlaceDecision* place_decision(std::size_t string, const Guid& turn,
                                        CodePoints begin) const;

    Decisions decisions_;
    std::vector<std::size_t> sought_;  // for each string of places_: index in decisions_.strings
    StringPlaces places_;
};

// ---- The review list ----

// A text of the study, in reading order.
struct ReviewText {
    std::string place;  // "PT06:12", "a memo"
    Guid turn;          // none for what is no turn
    std::string text;
    bool hidden = false;  // its words are not shown to whoever reviews
};

struct ReviewContext {
    std::string place;
    Guid turn;
    std::int64_t begin = 0;          // code point of the text
    std::string left, words, right;  // empty where hidden
};

// One string with everywhere that it stands.
struct ReviewItem {
    std::string text, type;
    std::string suggestion;  // a replacement
    bool exactly = false;    // the word in small letters is an ordinary one
    Choice choice = Choice::Undecided;
    std::string replacement;  // decided
    std::vector<ReviewContext> contexts;
};

struct ReviewOptions {
    WordLists lists;
    std::vector<Decision> names;  // the study's own list; only text, type and replacement are read
    bool lower_case = false;
};

// Decided strings first as they were decided, then what nobody decided about, the most frequent
// first. Strings that occur nowhere are left out.
std::vector<ReviewItem> review_list(const std::vector<ReviewText>& texts,
                                    const ReviewOptions& options, const Decisions& decisions);

}  // namespace tandem
