// What is sealed comes back with its passphrase alone, and every damage is named.
#include "tandem/base/sealed.h"

#include <gtest/gtest.h>

#include "tandem/base/error.h"
#include "tandem/base/hash.h"
#include "tandem/base/random.h"

namespace tandem {
namespace {

constexpr SealCost kCheap{1, 8192};

std::string refusal(const std::string& file, const std::string& passphrase) {
    try {
        unseal(file, passphrase, "study.key");
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

// With the checksum that fits, as somebody who knows the format would write it.
std::string summed(std::string body) {
    const Sha256 sum = sha256(body);
    return body.append(reinterpret_cast<const char*>(sum.data()), sum.size());
}

TEST(Sealed, ContentOfAnyLengthComesBack) {
    for (const std::size_t size : {0u, 1u, 17u, 65535u, 65536u, 65537u, 200000u}) {
        std::string content(size, 'x');
        if (size) content.back() = 'y';
        const std::string file = seal(content, "correct horse", kCheap);
        EXPECT_EQ(unseal(file, "correct horse", "study.key"), content) << size;
    }
}

TEST(Sealed, NothingReadableIsInTheFileAndNoTwoAreEqual) {
    const std::string content(200, 'K');
    const std::string a = seal(content, "p", kCheap), b = seal(content, "p", kCheap);
    EXPECT_EQ(a.find("KKKK"), std::string::npos);
    EXPECT_NE(a, b);
}

TEST(Sealed, AWrongPassphraseIsSaidAsThat) {
    const std::string file = seal("secret", "right", kCheap);
    EXPECT_NE(refusal(file, "wrong").find("passphrase does not open 'study.key'"),
              std::string::npos);
    EXPECT_NE(refusal(file, "").find("passphrase does not open"), std::string::npos);
}

TEST(Sealed, EveryFlippedBitAndEveryCutIsRefused) {
    const std::string file = seal("a short secret", "right", kCheap);
    for (std::size_t at = 0; at < file.size(); ++at) {
        std::string damaged = file;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
        EXPECT_NE(refusal(damaged, "right"), "") << at;
        EXPECT_NE(refusal(file.substr(0, at), "right"), "") << at;
    }
    EXPECT_NE(refusal(file + "x", "right").find("damaged"), std::string::npos);
}

TEST(Sealed, AForgedFileWithAFittingChecksumIsRefused) {
    const std::string file = seal(std::string(200000, 'z'), "right", kCheap);
    const std::string body = file.substr(0, file.size() - 32);
    for (std::size_t at = 12; at < body.size(); at += 997) {
        std::string forged = body;
        forged[at] = static_cast<char>(forged[at] ^ 1);
        EXPECT_NE(refusal(summed(forged), "right"), "") << at;
    }
    // A part left out at the end, and two parts exchanged.
    constexpr std::size_t first = 45 + 24, part = 65536 + 17;
    EXPECT_NE(refusal(summed(body.substr(0, first + 2 * part)), "right"), "");
    std::string swapped = body;
    swapped.replace(first, part, body, first + part, part);
    swapped.replace(first + part, part, body, first, part);
    EXPECT_NE(refusal(summed(swapped), "right"), "");
}

TEST(Sealed, VersionsAndForeignFilesAreToldApart) {
    EXPECT_NE(refusal("PK\x03\x04", "p").find("is not a key file of Tandem"), std::string::npos);
    std::string file = seal("x", "p", kCheap);
    file[12] = 2;
    EXPECT_NE(refusal(file, "p").find("newer version"), std::string::npos);
    file[12] = 0;
    EXPECT_NE(refusal(file, "p").find("does not read"), std::string::npos);
}

TEST(Sealed, AFileThatAsksForTooMuchMemoryIsRefusedBeforeItGetsIt) {
    std::string body = seal("x", "p", kCheap);
    body.resize(body.size() - 32);
    body[12 + 1 + 8 + 5] = 1;  // a terabyte
    EXPECT_NE(refusal(summed(body), "p").find("too much memory"), std::string::npos);
}

TEST(Sealed, AnEmptyPassphraseSealsNothing) {
    EXPECT_THROW(seal("x", "", kCheap), Error);
}

}  // namespace
}  // namespace tandem
