// Turns read on as one text, for words that move from one turn to another.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/text/boundaries.h"
#include "tandem/text/word_diff.h"

namespace tandem {

// The turns' texts in order, a space between them: where a turn was split at a space the running
// text stays the same. Places are code points.
class RunningText {
 public:
    explicit RunningText(const std::vector<std::string_view>& turns);

    const std::string& text() const { return text_; }
    // Where the words of a turn, counted from 0, begin.
    CodePoints begin_of(std::size_t turn) const { return begins_[turn]; }

    struct Piece {
        std::size_t turn;
        TextRange range;  // of the turn's text, never empty
    };
    // What of `range` lies in which turn; separators are in none.
    std::vector<Piece> pieces(TextRange range) const;
    std::string_view words(const Piece& piece) const;

 private:
    std::string text_;
    std::vector<CodePoints> begins_, ends_;
    std::vector<std::size_t> bytes_;  // where the turns begin
};

// As word_diff, but words that both texts have only once are held together first, as many as keep
// one order in both: the fewest changes could hold blanks together and leave such words apart.
std::vector<TextEdit> running_diff(const RunningText& before, const RunningText& after);

// Where pieces of the turns `before` are in the turns `after`, when `edits` lead from one running
// text to the other (see running_diff). What lies in one turn and was one stays one; what has become
// white space alone is left out.
std::vector<RunningText::Piece> carry(const std::vector<RunningText::Piece>& pieces,
                                      const RunningText& before, const RunningText& after,
                                      const std::vector<TextEdit>& edits);

}  // namespace tandem
