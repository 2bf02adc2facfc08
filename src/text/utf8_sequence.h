// Bytes that may not be UTF-8, looked at one character at a time.
#pragma once

#include <cstddef>
#include <string_view>

namespace tandem {

// How many bytes the well-formed character at `at` has (1 to 4); 0 if none begins there.
// Requires: at < bytes.size().
std::size_t utf8_sequence(std::string_view bytes, std::size_t at);

// The first byte at or after `from` that is not ASCII; it may stop up to 7 bytes too early.
std::size_t skip_ascii(std::string_view bytes, std::size_t from);

}  // namespace tandem
