#include "tandem/base/sealed.h"

#include <algorithm>
#include <array>
#include <sodium.h>

#include "tandem/base/check.h"
#include "tandem/base/error.h"
#include "tandem/base/hash.h"

namespace tandem {
namespace {

constexpr std::string_view kMagic = "TandemSealed";
constexpr unsigned char kVersion = 1;
constexpr std::size_t kSaltBytes = crypto_pwhash_argon2id_SALTBYTES;
constexpr std::size_t kPrefix = kMagic.size() + 1 + 8 + 8 + kSaltBytes;  // before the stream header
constexpr std::size_t kStreamHeader = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t kTag = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t kPart = 64 * 1024;
// More than we ever write is a file made to exhaust the machine.
constexpr std::uint64_t kMostMemory = 1024u * 1024u * 1024u, kMostPasses = 16;

static_assert(kPrefix == 45 && kStreamHeader == 24 && kTag == 17, "as the header says");

unsigned char* bytes_of(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string little_endian(std::uint64_t value) {
    std::string bytes;
    for (int i = 0; i < 8; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xff);
    return bytes;
}

std::uint64_t from_little_endian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 8; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

void require_sodium() {
    TANDEM_CHECK(sodium_init() >= 0, "libsodium starts");
}

// Wiped when it goes.
struct Key {
    std::array<unsigned char, crypto_secretstream_xchacha20poly1305_KEYBYTES> bytes{};
    Key() = default;
    ~Key() { sodium_memzero(bytes.data(), bytes.size()); }
    Key(const Key&) = delete;
    Key& operator=(const Key&) = delete;
};

void derive(Key& key, std::string_view passphrase, std::string_view salt, SealCost cost) {
    const int failed = crypto_pwhash_argon2id(
        key.bytes.data(), key.bytes.size(), passphrase.data(), passphrase.size(), bytes_of(salt),
        cost.passes, static_cast<std::size_t>(cost.memory), crypto_pwhash_argon2id_ALG_ARGON2ID13);
    if (failed != 0)
        throw Error(ErrorKind::Storage,
                    "There is not enough memory to make a key from the passphrase: " +
                        std::to_string(cost.memory / (1024 * 1024)) +
                        " MB are needed. Close other programs and try again.");
}

struct Sealed {
    std::string_view prefix, salt, stream_header, content;
    SealCost cost;
};

Sealed read_sealed(std::string_view file, const std::string& called) {
    if (!file.starts_with(kMagic))
        throw Error(ErrorKind::BadInput, called + " is not a key file of Tandem.");
    const bool whole = file.size() >= kPrefix + kStreamHeader + kTag + sizeof(Sha256);
    const auto version =
        static_cast<unsigned char>(file.size() > kMagic.size() ? file[kMagic.size()] : 0);
    if (version != kVersion && file.size() > kMagic.size())
        throw Error(ErrorKind::BadInput,
                    called + (version > kVersion
                                  ? " was made by a newer version of Tandem. Open it with that one."
                                  : " is of a version that this Tandem does not read. Open it with "
                                    "the Tandem that made it, and store the decisions anew."));
    const std::size_t body = whole ? file.size() - sizeof(Sha256) : 0;
    const Sha256 sum = sha256(file.substr(0, body));
    const std::string_view stored = file.substr(body);
    if (!whole || !std::equal(sum.begin(), sum.end(), bytes_of(stored)))
        throw Error(ErrorKind::BadInput,
                    called + " is damaged: its checksum does not fit. Take your last copy of it.");
    Sealed sealed;
    sealed.prefix = file.substr(0, kPrefix);
    sealed.cost = {from_little_endian(file.substr(kMagic.size() + 1)),
                   from_little_endian(file.substr(kMagic.size() + 9))};
    sealed.salt = file.substr(kMagic.size() + 17, kSaltBytes);
    sealed.stream_header = file.substr(kPrefix, kStreamHeader);
    sealed.content = file.substr(kPrefix + kStreamHeader, body - kPrefix - kStreamHeader);
    if (sealed.cost.memory > kMostMemory || sealed.cost.passes > kMostPasses ||
        sealed.cost.memory < crypto_pwhash_argon2id_MEMLIMIT_MIN || sealed.cost.passes < 1)
        throw Error(ErrorKind::BadInput,
                    called + " was not made by Tandem: opening it would take too much memory.");
    return sealed;
}

}  // namespace

std::string seal(std::string_view content, std::string_view passphrase, SealCost cost) {
    require_sodium();
    if (passphrase.empty())
        throw Error(ErrorKind::BadInput, "The passphrase is empty. Choose one of several words.");
    std::string salt(kSaltBytes, '\0');
    randombytes_buf(salt.data(), salt.size());
    const std::string prefix = std::string(kMagic) + static_cast<char>(kVersion) +
                               little_endian(cost.passes) + little_endian(cost.memory) + salt;
    Key key;
    derive(key, passphrase, salt, cost);
    std::string header(kStreamHeader, '\0');
    crypto_secretstream_xchacha20poly1305_state state;
    crypto_secretstream_xchacha20poly1305_init_push(&state, bytes_of(header), key.bytes.data());
    std::string out = prefix + header;
    for (std::size_t at = 0, part = 0; part == 0 || at < content.size(); ++part) {
        const std::string_view piece = content.substr(at, kPart);
        at += piece.size();
        std::string cipher(piece.size() + kTag, '\0');
        crypto_secretstream_xchacha20poly1305_push(
            &state, bytes_of(cipher), nullptr, bytes_of(piece), piece.size(),
            part == 0 ? bytes_of(std::string_view(prefix)) : nullptr, part == 0 ? kPrefix : 0,
            at == content.size() ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
        out += cipher;
    }
    const Sha256 sum = sha256(out);
    return out.append(reinterpret_cast<const char*>(sum.data()), sum.size());
}

std::string unseal(std::string_view file, std::string_view passphrase, std::string_view name) {
    require_sodium();
    const std::string called = "'" + std::string(name) + "'";
    const Sealed sealed = read_sealed(file, called);
    Key key;
    derive(key, passphrase, sealed.salt, sealed.cost);
    crypto_secretstream_xchacha20poly1305_state state;
    crypto_secretstream_xchacha20poly1305_init_pull(&state, bytes_of(sealed.stream_header),
                                                    key.bytes.data());
    std::string content;
    unsigned char tag = 0;
    for (std::size_t at = 0, part = 0; at < sealed.content.size(); ++part) {
        const std::string_view cipher = sealed.content.substr(at, kPart + kTag);
        at += cipher.size();
        std::string piece(cipher.size() < kTag ? 0 : cipher.size() - kTag, '\0');
        const bool opened =
            cipher.size() >= kTag &&
            crypto_secretstream_xchacha20poly1305_pull(
                &state, bytes_of(piece), nullptr, &tag, bytes_of(cipher), cipher.size(),
                part == 0 ? bytes_of(sealed.prefix) : nullptr, part == 0 ? kPrefix : 0) == 0;
        const bool final = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
        if (!opened || final != (at == sealed.content.size()))
            throw Error(ErrorKind::BadInput,
                        "The passphrase does not open " + called + ". Nothing was changed.");
        content += piece;
    }
    return content;
}

}  // namespace tandem
