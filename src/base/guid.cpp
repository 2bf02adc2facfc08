#include "tandem/base/guid.h"

#include <cstring>

#include "tandem/base/hash.h"
#include "tandem/base/random.h"

namespace tandem {

Guid make_guid(std::int64_t unix_ms, Random& random) {
    Guid guid;
    const auto time = static_cast<std::uint64_t>(unix_ms);
    for (unsigned i = 0; i < 6; ++i)
        guid.bytes[i] = static_cast<std::uint8_t>(time >> (40 - 8 * i));
    const std::uint64_t a = random.next(), b = random.next();
    std::memcpy(&guid.bytes[6], &a, 2);
    std::memcpy(&guid.bytes[8], &b, 8);
    guid.bytes[6] = static_cast<std::uint8_t>((guid.bytes[6] & 0x0f) | 0x70);
    guid.bytes[8] = static_cast<std::uint8_t>((guid.bytes[8] & 0x3f) | 0x80);
    return guid;
}

Guid name_guid(const Guid& space, std::string_view kind, std::string_view name) {
    const Sha256 hash =
        sha256(to_string(space) + "\n" + std::string(kind) + "\n" + std::string(name));
    Guid guid;
    std::memcpy(guid.bytes.data(), hash.data(), guid.bytes.size());
    guid.bytes[6] = static_cast<std::uint8_t>((guid.bytes[6] & 0x0f) | 0x80);
    guid.bytes[8] = static_cast<std::uint8_t>((guid.bytes[8] & 0x3f) | 0x80);
    return guid;
}

std::string to_string(const Guid& guid) {
    const std::string hex =
        to_hex(std::string_view(reinterpret_cast<const char*>(guid.bytes.data()), 16));
    return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" +
           hex.substr(16, 4) + "-" + hex.substr(20);
}

Guid parse_guid(std::string_view text) {
    Guid guid;
    if (text.size() != 36) return guid;
    std::string hex;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash != (text[i] == '-')) return guid;
        if (!dash) hex += text[i];
    }
    const std::string bytes = from_hex(hex);
    if (bytes.size() == 16) std::memcpy(guid.bytes.data(), bytes.data(), 16);
    return guid;
}

}  // namespace tandem

std::size_t std::hash<tandem::Guid>::operator()(const tandem::Guid& guid) const noexcept {
    std::uint64_t word;
    std::memcpy(&word, &guid.bytes[8], 8);  // the random half
    return static_cast<std::size_t>(word);
}
