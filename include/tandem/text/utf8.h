// UTF-8 text measured in Unicode code points, the unit of every position in a transcript.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tandem {

// A position or length in code points. A type of its own so that bytes cannot be passed for it.
struct CodePoints {
    std::int64_t value = 0;
    auto operator<=>(const CodePoints&) const = default;
    CodePoints operator+(CodePoints other) const { return {value + other.value}; }
    CodePoints operator-(CodePoints other) const { return {value - other.value}; }
};

// Strict: no surrogates, no overlong forms, nothing above U+10FFFF.
bool is_valid_utf8(std::string_view bytes);

// All below require valid UTF-8.
CodePoints length(std::string_view text);

// The byte where code point `at` begins; text.size() for the end. Requires: at <= length(text).
std::size_t byte_at(std::string_view text, CodePoints at);

// The code point that begins at, or contains, byte `at`.
CodePoints code_point_at(std::string_view text, std::size_t at);

// Code points [begin, end). Requires: begin <= end <= length(text).
std::string_view slice(std::string_view text, CodePoints begin, CodePoints end);

std::u16string to_utf16(std::string_view text);

// A surrogate without its partner becomes U+FFFD.
std::string to_utf8(std::u16string_view text);

}  // namespace tandem
