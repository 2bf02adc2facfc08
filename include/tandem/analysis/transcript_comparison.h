// What correction made of a transcript, word by word.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/model/transcript_history.h"
#include "tandem/text/boundaries.h"

namespace tandem {

enum class DifferenceKind {
    Words,        // replaced, added or removed
    Capitals,     // the same words, with other capitals
    Speaker,      // somebody else says them
    Split,        // a turn begins where none did
    Joined,       // none begins where one did
    Unclear,      // an uncertain mark came or went
    Placeholder,  // words were taken out for "[Clinic A]"
};

std::string_view name_of(DifferenceKind kind);  // "words", "capitals", …

// A stretch of words within one turn; places are turns from 0, and code points of their texts.
struct TextDifference {
    DifferenceKind kind = DifferenceKind::Words;
    std::size_t old_turn = 0, new_turn = 0;
    TextRange old_range{}, new_range{};                 // empty where words were added, or removed
    std::string before, after;                          // what stands there
    std::int64_t replaced = 0, added = 0, removed = 0;  // words
    std::int64_t words = 0;                             // Speaker: how many they say
    Guid old_speaker{}, new_speaker{};                  // Speaker
    Guid by{};                                          // set by attribute_differences()
    std::size_t old_word = 0, new_word = 0;             // the first one's place, marks counted
    bool has_new = false;                               // else only words of the old text
};

struct WordChanges {
    std::int64_t replaced = 0, added = 0, removed = 0;
    std::int64_t changed() const { return replaced + added + removed; }
};

struct TranscriptComparison {
    std::vector<TextDifference> differences;  // in reading order
    WordChanges words;
    std::int64_t old_words = 0, new_words = 0;
    std::int64_t capitals = 0;  // words
    std::int64_t speaker_changes = 0, splits = 0, joins = 0;
    std::int64_t placeholders = 0, unclear = 0;  // in the corrected text
    bool fewest = true;  // false: so much differs that the number of changes is an upper bound

    // Word error rate of the old text with the new one as the reference: (S + D + I) / N, where N
    // are the words of the new one (Morris, Maier and Green 2004, "From WER and RIL to MER and
    // WIL"). None when the new text has no words.
    std::optional<double> error_rate() const;
};

// Turns in order. Words are those of UAX #29; the same word is the same whatever its capitals and
// the shape of its apostrophe, which count apart; punctuation is not compared. What stands in
// square brackets is one thing and no word: words that a bracket took the place of are not counted
// as errors. Which turn words are in makes no difference to them, so that turns that were split or
// joined stay the same words.
TranscriptComparison compare_transcripts(const std::vector<TurnVersion>& olds,
                                         const std::vector<TurnVersion>& news);

// Turns of both texts that stand beside each other: [old_begin, old_end) and [new_begin, new_end),
// from 0. The parts of a turn that was split stand beside the whole, one that was joined beside the
// turn that has its words.
struct TurnsBeside {
    std::size_t old_begin = 0, old_end = 0, new_begin = 0, new_end = 0;
    bool operator==(const TurnsBeside&) const = default;
};

// All turns of both, in order; turns are the same by their GUIDs.
std::vector<TurnsBeside> turns_beside(const std::vector<TurnVersion>& olds,
                                      const std::vector<TurnVersion>& news);

// Who made each difference: the actor of the last change that wrote its words, or took them away,
// moved them to a speaker, parted or joined the turns. None where the journal does not tell it.
// Requires: `comparison` is of history.imported with `news`, the turns after the last change.
void attribute_differences(const TranscriptHistory& history, const std::vector<TurnVersion>& news,
                           TranscriptComparison& comparison);

}  // namespace tandem
