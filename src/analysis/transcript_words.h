// The words of turns one after the other, with where they stand.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "tandem/analysis/bracket_marks.h"
#include "tandem/model/transcript_history.h"

namespace tandem {

struct TranscriptWord {
    std::size_t turn = 0;  // place in the list of turns
    TextRange range;
    std::string_view written;
    bool is_word = true;  // else a bracket, of the kind
    BracketKind bracket = BracketKind::Placeholder;
};

// The turns must stay alive.
std::vector<TranscriptWord> words_of(const std::vector<TurnVersion>& turns);

// Equal numbers for equal words.
class WordNumbers {
 public:
    std::uint32_t of(std::string key) {
        return numbers_.try_emplace(std::move(key), static_cast<std::uint32_t>(numbers_.size()))
            .first->second;
    }

 private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

// What makes two words the same; brackets are never the same as words.
std::string key_of(const TranscriptWord& word, bool keep_case);

std::vector<std::uint32_t> numbered(const std::vector<TranscriptWord>& words, bool keep_case,
                                    WordNumbers& numbers);

}  // namespace tandem
