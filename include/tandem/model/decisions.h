// What was decided about words that tell who somebody is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/base/guid.h"

namespace tandem {

// Exactly: in this spelling only, where the word in small letters is another one ("Will").
enum class Choice { Undecided, Keep, Replace, ReplaceExactly };

// "", "keep", "replace", "replace exactly", as files have it; none for other words.
std::string_view choice_word(Choice choice);
std::optional<Choice> choice_of(std::string_view word);

// Once for a string, applied wherever it stands.
struct Decision {
    std::string text;
    std::string type;  // as the finder has them, or a person's own word: "unique detail"
    Choice choice = Choice::Undecided;
    std::string replacement;  // "[Clinic A]"
};

// Otherwise at one place, or at all places in one turn. After a correction of the turn it may fit
// no more; then what was decided about the string holds.
struct PlaceDecision {
    static constexpr std::int64_t kAnywhere = -1;
    std::string text;
    Guid turn;
    std::int64_t begin = kAnywhere;  // code point of the turn where it stands
    Choice choice = Choice::Keep;
    std::string replacement;
};

struct Decisions {
    std::vector<Decision> strings;  // no two that are the same when looked for
    std::vector<PlaceDecision> places;
};

}  // namespace tandem
