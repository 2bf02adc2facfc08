#include "tandem/base/hash.h"

#include <gtest/gtest.h>

namespace tandem {
namespace {

// FIPS 180-4 examples (NIST, "Secure Hash Standard", SHA-256).
TEST(Sha256, MatchesThePublishedExamples) {
    EXPECT_EQ(to_hex(sha256("")),
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(to_hex(sha256("abc")),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(to_hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(to_hex(sha256(std::string(1'000'000, 'a'))),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, SeesBytesAfterAZero) {
    const std::string zero_a("\0a", 2), zero_b("\0b", 2);
    EXPECT_NE(sha256(zero_a), sha256(zero_b));
}

TEST(Hex, IsLowerCaseAndTwoDigitsAByte) {
    EXPECT_EQ(to_hex(std::string_view("\x00\x0f\xa0\xff", 4)), "000fa0ff");
    EXPECT_EQ(to_hex(std::string_view()), "");
}

TEST(Hex, ComesBackFromEitherCase) {
    EXPECT_EQ(from_hex("000FA0ff"), std::string("\x00\x0f\xa0\xff", 4));
}

TEST(Hex, AnythingElseIsEmpty) {
    for (const char* bad : {"", "0", "000", "0g", "g0", "0x10", " 00 ", "0\xc3\xa9"})
        EXPECT_EQ(from_hex(bad), "") << bad;
}

TEST(Hex, EveryByteComesBack) {
    std::string all;
    for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
    EXPECT_EQ(from_hex(to_hex(all)), all);
}

}  // namespace
}  // namespace tandem
