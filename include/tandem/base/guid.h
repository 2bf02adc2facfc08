// The identity of everything that can travel between copies of a study.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace tandem {

class Random;

// 16 bytes, UUID version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then random bits, so that
// later things sort later. All zero means "none".
struct Guid {
    std::array<std::uint8_t, 16> bytes{};
    auto operator<=>(const Guid&) const = default;
    explicit operator bool() const { return *this != Guid{}; }
};

Guid make_guid(std::int64_t unix_ms, Random& random);

// The same for the same words, on every machine (UUID version 8, RFC 9562 §5.8, from SHA-256): for
// things that are the same thing wherever they are made, such as a coder of a study, by name.
Guid name_guid(const Guid& space, std::string_view kind, std::string_view name);

// "018f3c2e-…", 36 characters, lower case.
std::string to_string(const Guid& guid);

// Requires 36 characters in the form above; anything else gives the empty Guid.
Guid parse_guid(std::string_view text);

}  // namespace tandem

template <>
struct std::hash<tandem::Guid> {
    std::size_t operator()(const tandem::Guid& guid) const noexcept;
};
