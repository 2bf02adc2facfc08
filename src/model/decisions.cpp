#include "tandem/model/decisions.h"

#include <utility>

namespace tandem {

static constexpr std::pair<Choice, std::string_view> kWords[] = {
    {Choice::Undecided, ""},
    {Choice::Keep, "keep"},
    {Choice::Replace, "replace"},
    {Choice::ReplaceExactly, "replace exactly"}};

std::string_view choice_word(Choice choice) {
    return kWords[static_cast<std::size_t>(choice)].second;
}

std::optional<Choice> choice_of(std::string_view word) {
    for (const auto& [choice, known] : kWords)
        if (known == word) return choice;
    return std::nullopt;
}

}  // namespace tandem
