// Bytes locked with a passphrase, for what must not stand readable on a disk.
//
// A sealed file is, byte after byte:
//   "TandemSealed"       12 bytes
//   version              1 byte, 1
//   work, memory         8 bytes each, little-endian: Argon2id's passes and bytes
//   salt                 16 bytes
//   stream header        24 bytes
//   content              XChaCha20-Poly1305 (libsodium's secretstream) in parts of 64 KiB and 17
//                        bytes each, the last one tagged as final; the 45 bytes before the stream
//                        header are authenticated with the first part
//   checksum             32 bytes, SHA-256 of everything before it
// The key is Argon2id13 (RFC 9106) of the passphrase and the salt.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tandem {

// What trying one passphrase costs: passes over so many bytes of memory.
struct SealCost {
    std::uint64_t passes = 3;                     // libsodium's MODERATE: about a second
    std::uint64_t memory = 256u * 1024u * 1024u;  // bytes
};

// Salt and nonce are the machine's own random bytes, never a seed's.
// Throws Error(BadInput) for an empty passphrase, Error(Storage) when there is not the memory.
std::string seal(std::string_view content, std::string_view passphrase, SealCost cost = {});

// Throws Error(BadInput) that calls the file by `name`: not a sealed file, of another version,
// damaged, or not this passphrase.
std::string unseal(std::string_view sealed, std::string_view passphrase, std::string_view name);

}  // namespace tandem
