// Which of the names before colons are speakers, and which look like one misspelt.
#pragma once

#include <cstddef>
#include <set>
#include <string_view>
#include <vector>

#include "exchange/reading.h"

namespace tandem {

struct NameUse {
    std::string_view name;
    bool strong = false;  // it stands beside a time, or in a list of those present
};

// Names that are met at least twice (a phrase, such as "Règle numéro un", has to open a tenth of
// the paragraphs as well); strong ones that are written like a name; and single ones that a slip of
// the pen tells from these ("Particpant 4"). A name alone must open half of the paragraphs, or it
// is a heading ("Aim:") of a text that is no conversation.
std::set<std::string_view> choose_speakers(const std::vector<NameUse>& uses,
                                           std::size_t paragraphs);

// Equal but for capitals, spaces and one letter, or two in long names; digits must be the same, for
// "Speaker 1" is not "Speaker 2".
bool is_nearly(std::string_view name, std::string_view other);

// One warning for each speaker whose name is nearly that of one who speaks more. Nothing is merged:
// that is for the researcher to decide.
std::vector<ReadWarning> near_speakers(const std::vector<ParsedTurn>& turns);

}  // namespace tandem
