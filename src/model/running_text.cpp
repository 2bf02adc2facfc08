#include "tandem/model/running_text.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

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

namespace {

// A word that both texts have once, and where.
struct Anchor {
    TextRange before, after;
};

struct Once {
    int before = 0, after = 0;  // how often
    TextRange range;            // in the text before
};

std::vector<Anchor> anchors_of(std::string_view before, std::string_view after) {
    std::unordered_map<std::string_view, Once> known;
    for (const WordInText& word : words_in(before)) {
        Once& once = known[word.text];
        ++once.before;
        once.range = word.range;
    }
    const std::vector<WordInText> afters = words_in(after);
    for (const WordInText& word : afters) ++known[word.text].after;
    // The longest run in which the places before grow as well.
    std::vector<Anchor> pairs;
    std::vector<std::size_t> tails, previous;
    for (const auto& [range, word] : afters) {
        const Once& once = known[word];
        if (once.before != 1 || once.after != 1) continue;
        const auto tail = std::lower_bound(
            tails.begin(), tails.end(), once.range.begin,
            [&](std::size_t pair, CodePoints at) { return pairs[pair].before.begin < at; });
        previous.push_back(tail == tails.begin() ? SIZE_MAX : *(tail - 1));
        if (tail == tails.end())
            tails.push_back(pairs.size());
        else
            *tail = pairs.size();
        pairs.push_back({once.range, range});
    }
    std::vector<Anchor> chain;
    for (std::size_t at = tails.empty() ? SIZE_MAX : tails.back(); at != SIZE_MAX;
         at = previous[at])
        chain.push_back(pairs[at]);
    std::reverse(chain.begin(), chain.end());
    return chain;
}

}  // namespace

std::vector<TextEdit> running_diff(const RunningText& before, const RunningText& after) {
    std::vector<TextEdit> edits;
    if (before.text() == after.text()) return edits;
    std::string_view olds = before.text(), news = after.text();
    std::vector<Anchor> anchors = anchors_of(olds, news);
    const CodePoints old_end = length(olds), new_end = length(news);
    anchors.push_back({{old_end, old_end}, {new_end, new_end}});
    CodePoints old_at{0}, new_at{0};
    for (const Anchor& anchor : anchors) {
        const std::size_t old_bytes = byte_at(olds, anchor.before.begin - old_at);
        const std::size_t new_bytes = byte_at(news, anchor.after.begin - new_at);
        for (TextEdit edit : word_diff(olds.substr(0, old_bytes), news.substr(0, new_bytes))) {
            edit.begin = edit.begin + old_at;
            edit.end = edit.end + old_at;
            edits.push_back(edit);
        }
        olds.remove_prefix(old_bytes);
        news.remove_prefix(new_bytes);
        const CodePoints size = anchor.before.end - anchor.before.begin;
        const std::size_t word = byte_at(olds, size);
        olds.remove_prefix(word);
        news.remove_prefix(word);
        old_at = anchor.before.end;
        new_at = anchor.after.end;
    }
    return edits;
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
