#include "tandem/text/utf8.h"

#include <cstring>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "tandem/base/check.h"

#include "text/utf8_sequence.h"

namespace tandem {

static bool is_start(char byte) {
    return static_cast<signed char>(byte) >= -64;
}

// Blocks are short enough for counts of one byte, which lets the compiler count 16 bytes at a time.
static constexpr std::size_t kBlock = 128;

static std::size_t starts_in_block(const char* bytes) {
    std::uint8_t count = 0;
    for (std::size_t i = 0; i < kBlock; ++i) {
        count = static_cast<std::uint8_t>(count + (is_start(bytes[i]) ? 1 : 0));
    }
    return count;
}

static std::size_t count_starts(std::string_view text) {
    std::size_t count = 0, i = 0;
    for (; text.size() - i >= kBlock; i += kBlock) count += starts_in_block(text.data() + i);
    for (; i < text.size(); ++i) count += is_start(text[i]) ? 1 : 0;
    return count;
}

std::size_t skip_ascii(std::string_view bytes, std::size_t from) {
    constexpr std::uint64_t kHighBits = 0x8080808080808080u;
    while (bytes.size() - from >= sizeof(std::uint64_t)) {
        std::uint64_t word;
        std::memcpy(&word, bytes.data() + from, sizeof word);
        if (word & kHighBits) break;
        from += sizeof word;
    }
    return from;
}

// The Unicode Standard, table 3-7: after these leads the second byte has a narrower range, which
// keeps out overlong forms (E0, F0), surrogates (ED) and what is above U+10FFFF (F4).
static bool is_second_byte(unsigned lead, unsigned byte) {
    switch (lead) {
        case 0xE0:
            return byte >= 0xA0 && byte <= 0xBF;
        case 0xED:
            return byte >= 0x80 && byte <= 0x9F;
        case 0xF0:
            return byte >= 0x90 && byte <= 0xBF;
        case 0xF4:
            return byte >= 0x80 && byte <= 0x8F;
        default:
            return byte >= 0x80 && byte <= 0xBF;
    }
}

std::size_t utf8_sequence(std::string_view bytes, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned lead = byte(at);
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    const std::size_t count = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (bytes.size() - at < count || !is_second_byte(lead, byte(at + 1))) return 0;
    for (std::size_t i = 2; i < count; ++i) {
        if (is_start(bytes[at + i])) return 0;
    }
    return count;
}

bool is_valid_utf8(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t count = utf8_sequence(bytes, i);
        if (count == 0) return false;
        i += count;
        if (count == 1) i = skip_ascii(bytes, i);
    }
    return true;
}

CodePoints length(std::string_view text) {
    return {static_cast<std::int64_t>(count_starts(text))};
}

std::size_t byte_at(std::string_view text, CodePoints at) {
    TANDEM_CHECK(at.value >= 0, "a position in a text is not negative");
    auto left = static_cast<std::size_t>(at.value);
    std::size_t i = 0;
    while (text.size() - i >= kBlock) {
        const std::size_t starts = starts_in_block(text.data() + i);
        if (starts > left) break;
        left -= starts;
        i += kBlock;
    }
    for (; i < text.size(); ++i) {
        if (is_start(text[i]) && left-- == 0) return i;
    }
    TANDEM_CHECK(left == 0, "a position in a text is not after its end");
    return text.size();
}

CodePoints code_point_at(std::string_view text, std::size_t at) {
    TANDEM_CHECK(at <= text.size(), "a byte of a text is not after its end");
    if (at == text.size()) return length(text);
    return {static_cast<std::int64_t>(count_starts(text.substr(0, at + 1))) - 1};
}

std::string_view slice(std::string_view text, CodePoints begin, CodePoints end) {
    TANDEM_CHECK(begin <= end, "a slice begins before it ends");
    const std::string_view rest = text.substr(byte_at(text, begin));
    return rest.substr(0, byte_at(rest, end - begin));
}

std::u16string to_utf16(std::string_view text) {
    std::u16string units(text.size(), u'\0');
    std::size_t used = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (U8_IS_SINGLE(text[i])) {
            units[used++] = static_cast<char16_t>(text[i++]);
            continue;
        }
        UChar32 c;
        U8_NEXT_UNSAFE(text.data(), i, c);
        U16_APPEND_UNSAFE(units, used, c);
    }
    units.resize(used);
    return units;
}

std::string to_utf8(std::u16string_view text) {
    std::string bytes(text.size() * 3, '\0');
    std::size_t used = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] < 0x80) {
            bytes[used++] = static_cast<char>(text[i++]);
            continue;
        }
        UChar32 c;
        U16_NEXT_OR_FFFD(text.data(), i, text.size(), c);
        U8_APPEND_UNSAFE(bytes, used, c);
    }
    bytes.resize(used);
    return bytes;
}

}  // namespace tandem
