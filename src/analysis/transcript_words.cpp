#include "analysis/transcript_words.h"

#include "tandem/text/fold.h"

namespace tandem {

// The "s" of "[daughter]'s": it belongs to the bracket as it would to a name.
static bool ends_possessive(std::string_view text, CodePoints bracket_end, const TextRange& word) {
    if (word.begin.value != bracket_end.value + 1) return false;
    const std::string_view between = slice(text, bracket_end, word.begin);
    return between == "'" || between == "’";
}

static void append_words(const TurnVersion& turn, std::size_t place,
                         std::vector<TranscriptWord>& out) {
    const std::string_view text = turn.text;
    const std::vector<BracketMark> marks =
        text.find('[') == std::string_view::npos ? std::vector<BracketMark>() : bracket_marks(text);
    std::size_t mark = 0, byte = 0;
    CodePoints at{0};
    const auto add = [&](TextRange range, bool is_word, BracketKind kind) {
        const std::size_t begin = byte + byte_at(text.substr(byte), range.begin - at);
        const std::size_t size = byte_at(text.substr(begin), range.end - range.begin);
        out.push_back({place, range, text.substr(begin, size), is_word, kind});
        byte = begin;
        at = range.begin;
    };
    for (const TextRange& word : words(text)) {
        while (mark < marks.size() && marks[mark].range.end <= word.begin) {
            add(marks[mark].range, false, marks[mark].kind);
            ++mark;
        }
        const bool inside = mark < marks.size() && marks[mark].range.begin < word.end;
        const bool belongs = mark > 0 && ends_possessive(text, marks[mark - 1].range.end, word);
        if (!inside && !belongs) add(word, true, BracketKind::Placeholder);
    }
    for (; mark < marks.size(); ++mark) add(marks[mark].range, false, marks[mark].kind);
}

std::vector<TranscriptWord> words_of(const std::vector<TurnVersion>& turns) {
    std::vector<TranscriptWord> out;
    for (std::size_t i = 0; i < turns.size(); ++i) append_words(turns[i], i, out);
    return out;
}

std::string key_of(const TranscriptWord& word, bool keep_case) {
    return fold_keeping_accents(word.written, keep_case || !word.is_word);
}

std::vector<std::uint32_t> numbered(const std::vector<TranscriptWord>& words, bool keep_case,
                                    WordNumbers& numbers) {
    std::vector<std::uint32_t> tokens;
    tokens.reserve(words.size());
    for (const TranscriptWord& word : words) tokens.push_back(numbers.of(key_of(word, keep_case)));
    return tokens;
}

}  // namespace tandem
