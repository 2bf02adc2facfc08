#include "tandem/model/running_text.h"

#include <algorithm>

#include "tandem/model/span.h"

namespace tandem {

RunningText::RunningText(const std::vector<std::string_view>& turns) {
    CodePoints at{0};
    for (const std::string_view turn : turns) {
        if (!begins_.empty()) {
            text_ += ' ';
            at.value += 1;
        }
        bytes_.push_back(text_.size());
        text_ += turn;
        begins_.push_back(at);
        at = at + length(turn);
        ends_.push_back(at);
    }
}

std::vector<RunningText::Piece> RunningText::pieces(TextRange range) const {
    std::vector<Piece> pieces;
    const auto first = std::upper_bound(ends_.begin(), ends_.end(), range.begin) - ends_.begin();
    for (auto turn = static_cast<std::size_t>(first); turn < begins_.size(); ++turn) {
        const CodePoints begin = std::max(range.begin, begins_[turn]);
        const CodePoints end = std::min(range.end, ends_[turn]);
        if (begins_[turn] >= range.end) break;
        if (begin < end) pieces.push_back({turn, {begin - begins_[turn], end - begins_[turn]}});
    }
    return pieces;
}

std::string_view RunningText::words(const Piece& piece) const {
    const std::string_view from = std::string_view(text_).substr(bytes_[piece.turn]);
    const std::size_t begin = byte_at(from, piece.range.begin);
    return from.substr(begin, byte_at(from.substr(begin), piece.range.end - piece.range.begin));
}

std::vector<RunningText::Piece> carry(const std::vector<RunningText::Piece>& pieces,
                                      const RunningText& before, const RunningText& after,
                                      const std::vector<TextEdit>& edits) {
    std::vector<RunningText::Piece> carried;
    for (const RunningText::Piece& piece : pieces) {
        const CodePoints from = before.begin_of(piece.turn);
        const auto span =
            carry(TextSpan{{}, from + piece.range.begin, from + piece.range.end}, edits);
        if (!span) continue;
        for (const RunningText::Piece& part : after.pieces({span->begin, span->end})) {
            const std::string_view words = after.words(part);
            if (after_white_space(words, 0) < words.size()) carried.push_back(part);
        }
    }
    return carried;
}

}  // namespace tandem
