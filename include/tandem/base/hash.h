// SHA-256, the one hash of the project file: of originals, of journal entries, of commitments.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace tandem {

using Sha256 = std::array<std::uint8_t, 32>;

Sha256 sha256(std::string_view bytes);
// Of many bytes, piece by piece, until a piece is empty.
Sha256 sha256(const std::function<std::string_view()>& next_piece);

// Lower-case hexadecimal, two digits a byte.
std::string to_hex(std::string_view bytes);
std::string to_hex(const Sha256& hash);

// Empty string when `hex` is not an even number of hexadecimal digits.
std::string from_hex(std::string_view hex);

}  // namespace tandem
