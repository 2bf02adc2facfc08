#include "tandem/text/boundaries.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "tandem/base/check.h"

#include "text/segments.h"

namespace tandem {
namespace {

// Half-open, in bytes.
struct ByteRange {
    std::size_t begin, end;
    bool operator==(const ByteRange&) const = default;
};

ByteRange to_bytes(std::string_view text, TextRange range) {
    TANDEM_CHECK(range.begin <= range.end, "a range begins before it ends");
    const std::size_t begin = byte_at(text, range.begin);
    return {begin, begin + byte_at(text.substr(begin), range.end - range.begin)};
}

TextRange to_code_points(std::string_view text, ByteRange range) {
    const CodePoints begin = length(text.substr(0, range.begin));
    return {begin, begin + length(text.substr(range.begin, range.end - range.begin))};
}

ByteRange widen(Segments& segments, ByteRange range) {
    return {segments.at_or_before(range.begin), segments.at_or_after(range.end)};
}

// A word may end inside a grapheme (after a mark that is prepended to what follows); such a range
// grows until it holds whole words and whole graphemes.
TextRange snap(std::string_view text, TextRange range, SegmentKind kind) {
    if (range.begin == range.end) return range;
    ByteRange bytes = to_bytes(text, range);
    Segments segments(text, kind), graphemes(text, SegmentKind::Grapheme);
    for (;;) {
        const ByteRange wider = widen(graphemes, widen(segments, bytes));
        if (wider == bytes) return to_code_points(text, bytes);
        bytes = wider;
    }
}

}  // namespace

std::vector<TextRange> sentences(std::string_view text) {
    std::vector<TextRange> found;
    Segments segments(text, SegmentKind::Sentence), graphemes(text, SegmentKind::Grapheme);
    std::size_t begin = 0;
    CodePoints at{0};
    while (const auto end = segments.next()) {
        // The rules for sentences may end one before a joiner that belongs to its last character.
        if (graphemes.at_or_before(*end) != *end) continue;
        const CodePoints to = at + length(text.substr(begin, *end - begin));
        found.push_back({at, to});
        begin = *end;
        at = to;
    }
    return found;
}

std::vector<WordInText> words_in(std::string_view text) {
    std::vector<WordInText> found;
    Segments segments(text, SegmentKind::Word);
    std::size_t begin = 0;
    CodePoints at{0};
    while (const auto end = segments.next()) {
        const std::string_view segment = text.substr(begin, *end - begin);
        const CodePoints to = at + length(segment);
        if (segments.is_word()) found.push_back({{at, to}, segment});
        begin = *end;
        at = to;
    }
    return found;
}

std::vector<TextRange> words(std::string_view text) {
    std::vector<TextRange> ranges;
    for (const WordInText& word : words_in(text)) ranges.push_back(word.range);
    return ranges;
}

TextRange snap_to_graphemes(std::string_view text, TextRange range) {
    if (range.begin == range.end) return range;
    Segments graphemes(text, SegmentKind::Grapheme);
    return to_code_points(text, widen(graphemes, to_bytes(text, range)));
}

TextRange snap_to_words(std::string_view text, TextRange range) {
    return snap(text, range, SegmentKind::Word);
}

TextRange snap_to_sentences(std::string_view text, TextRange range) {
    return snap(text, range, SegmentKind::Sentence);
}

TextRange trim(std::string_view text, TextRange range) {
    const ByteRange bytes = to_bytes(text, range);
    std::size_t begin = bytes.begin, end = bytes.end;
    while (begin < end) {
        std::size_t after = begin;
        UChar32 c;
        U8_NEXT_UNSAFE(text.data(), after, c);
        if (!u_isUWhiteSpace(c)) break;
        begin = after;
        range.begin.value += 1;
    }
    while (begin < end) {
        std::size_t before = end;
        U8_BACK_1_UNSAFE(text.data(), before);
        std::size_t after = before;
        UChar32 c;
        U8_NEXT_UNSAFE(text.data(), after, c);
        if (!u_isUWhiteSpace(c)) break;
        end = before;
        range.end.value -= 1;
    }
    return range;
}

std::size_t after_white_space(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        std::size_t after = at;
        UChar32 c;
        U8_NEXT_UNSAFE(text.data(), after, c);
        if (!u_isUWhiteSpace(c)) break;
        at = after;
    }
    return at;
}

}  // namespace tandem
