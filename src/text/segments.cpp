#include "text/segments.h"

#include <array>
#include <limits>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "tandem/base/check.h"

namespace tandem {

static std::unique_ptr<icu::BreakIterator> make_iterator(SegmentKind kind) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale& root = icu::Locale::getRoot();
    icu::BreakIterator* made = nullptr;
    switch (kind) {
        case SegmentKind::Grapheme:
            made = icu::BreakIterator::createCharacterInstance(root, status);
            break;
        case SegmentKind::Word:
            made = icu::BreakIterator::createWordInstance(root, status);
            break;
        case SegmentKind::Sentence:
            made = icu::BreakIterator::createSentenceInstance(root, status);
            break;
    }
    TANDEM_CHECK(U_SUCCESS(status) && made, "ICU has its break rules");
    return std::unique_ptr<icu::BreakIterator>(made);
}

// Loading the rules costs more than breaking a turn: each thread loads them once and clones.
static std::unique_ptr<icu::BreakIterator> clone_iterator(SegmentKind kind) {
    thread_local std::array<std::unique_ptr<icu::BreakIterator>, 3> loaded;
    auto& original = loaded[static_cast<std::size_t>(kind)];
    if (!original) original = make_iterator(kind);
    return std::unique_ptr<icu::BreakIterator>(original->clone());
}

Segments::Segments(std::string_view text, SegmentKind kind)
    : text_(text), utext_ UTEXT_INITIALIZER, iterator_(clone_iterator(kind)) {
    TANDEM_CHECK(text.size() < std::numeric_limits<std::int32_t>::max(),
                 "a text is shorter than 2 GiB");
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&utext_, text.empty() ? "" : text.data(), static_cast<std::int64_t>(text.size()),
                   &status);
    iterator_->setText(&utext_, status);
    TANDEM_CHECK(U_SUCCESS(status), "ICU takes a text in UTF-8");
}

Segments::~Segments() {
    utext_close(&utext_);
}

std::optional<std::size_t> Segments::next() {
    const std::int32_t end = iterator_->next();
    if (end == icu::BreakIterator::DONE) return std::nullopt;
    return static_cast<std::size_t>(end);
}

bool Segments::is_word() const {
    return iterator_->getRuleStatus() >= UBRK_WORD_NONE_LIMIT;
}

std::size_t Segments::at_or_before(std::size_t byte) {
    const auto at = static_cast<std::int32_t>(byte);
    if (byte == 0 || byte == text_.size() || iterator_->isBoundary(at)) return byte;
    return static_cast<std::size_t>(iterator_->preceding(at));
}

std::size_t Segments::at_or_after(std::size_t byte) {
    const auto at = static_cast<std::int32_t>(byte);
    if (byte == 0 || byte == text_.size() || iterator_->isBoundary(at)) return byte;
    return static_cast<std::size_t>(iterator_->following(at));
}

// UAX #29 GB3–GB13, on the safe side: true where a grapheme might run across the two characters.
static bool may_join(UChar32 before, UChar32 after) {
    const auto kind = [](UChar32 c) {
        return u_getIntPropertyValue(c, UCHAR_GRAPHEME_CLUSTER_BREAK);
    };
    const int left = kind(before), right = kind(after);
    if (left == U_GCB_PREPEND || left == U_GCB_L || left == U_GCB_ZWJ) return true;
    if (left == U_GCB_REGIONAL_INDICATOR && right == U_GCB_REGIONAL_INDICATOR) return true;
    return right == U_GCB_EXTEND || right == U_GCB_ZWJ || right == U_GCB_SPACING_MARK ||
           right == U_GCB_V || right == U_GCB_T;
}

static bool cuts_grapheme(std::string_view text, std::size_t at) {
    // Below U+0300 (lead byte CC) nothing joins but CR LF, which the rules for words keep together.
    const auto lead = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (lead(at) < 0xCC && lead(at - 1) < 0x80) return false;
    auto left = static_cast<std::int32_t>(at), right = static_cast<std::int32_t>(at);
    UChar32 before, after;
    U8_BACK_1_UNSAFE(text.data(), left);
    U8_NEXT_UNSAFE(text.data(), left, before);
    U8_NEXT_UNSAFE(text.data(), right, after);
    return may_join(before, after);
}

std::size_t Graphemes::next() {
    UChar32 before, after;
    std::size_t end = at_;
    U8_NEXT_UNSAFE(text_.data(), end, before);
    if (end < text_.size()) {
        std::size_t after_end = end;
        U8_NEXT_UNSAFE(text_.data(), after_end, after);
        const bool plain = before < 0x300 && after < 0x300 && before != '\r';
        if (!plain && (before == '\r' || may_join(before, after))) {
            if (!segments_) segments_.emplace(text_, SegmentKind::Grapheme);
            end = segments_->at_or_after(end);
        }
    }
    return at_ = end;
}

std::vector<std::uint32_t> word_segment_ends(std::string_view text) {
    std::vector<std::uint32_t> ends;
    if (text.empty()) return ends;
    ends.reserve(text.size() / 3);
    Segments words(text, SegmentKind::Word);
    while (const auto end = words.next()) {
        if (*end < text.size() && cuts_grapheme(text, *end)) continue;
        ends.push_back(static_cast<std::uint32_t>(*end));
    }
    return ends;
}

}  // namespace tandem
