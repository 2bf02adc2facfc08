#include "tandem/text/utf8.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "tandem/base/random.h"

namespace tandem {
namespace {

// One text for each script that interviews come in, with its length in code points.
struct Sample {
    const char* text;
    std::int64_t length;
};
const Sample kSamples[] = {
    {"", 0},
    {"I could not say it.", 19},
    {"caf\u00e9", 4},
    {"cafe\u0301", 5},
    {"\u05e9\u05dc\u05d5\u05dd", 4},                    // Hebrew
    {"\u0645\u0631\u062d\u0628\u0627", 5},              // Arabic
    {"\u0928\u092e\u0938\u094d\u0924\u0947", 6},        // Hindi
    {"\u4f60\u597d\u3002", 3},                          // Chinese
    {"\U0001F468\u200d\U0001F469\u200d\U0001F467", 5},  // a family, one grapheme
    {"\r\n", 2},
    {"\U0010FFFF\uFFFF\u0800\u07FF\u0080\u007F", 6},  // every length's first and last
};

TEST(Utf8, MeasuresEveryScriptInCodePoints) {
    for (const Sample& sample : kSamples) EXPECT_EQ(length(sample.text).value, sample.length);
}

TEST(Utf8, SampleTextsAreValid) {
    for (const Sample& sample : kSamples) EXPECT_TRUE(is_valid_utf8(sample.text)) << sample.text;
}

// The Unicode Standard 15.0, table 3-7, and the cases it excludes.
TEST(Utf8, RefusesWhatTheStandardExcludes) {
    const std::string refused[] = {
        "\x80",
        "\xBF",
        "\xC0\x80",
        "\xC1\xBF",
        "\xC2",
        "\xC2\x41",
        "\xE0\x9F\xBF",
        "\xE0\xA0",
        "\xE2\x82",
        "\xE2\x82\x41",
        "\xED\xA0\x80",
        "\xED\xBF\xBF",
        "\xF0\x8F\xBF\xBF",
        "\xF0\x9F\x98",
        "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80",
        "\xFE",
        "\xFF",
        "\xF0\x9F\x98\xC0",
        "\xE9t\xE9",
    };
    for (const std::string& bytes : refused) {
        EXPECT_FALSE(is_valid_utf8(bytes));
        EXPECT_FALSE(is_valid_utf8("text before " + bytes + " and after it"));
        EXPECT_FALSE(is_valid_utf8(std::string(1000, 'a') + bytes));
    }
    EXPECT_TRUE(is_valid_utf8(std::string("\0", 1)));
    EXPECT_TRUE(is_valid_utf8("\xED\x9F\xBF\xEE\x80\x80"));
}

TEST(Utf8, FindsTheByteOfACodePoint) {
    const std::string text = "a\u00e9\u4f60\U0001F600z";  // 1, 2, 3, 4 and 1 bytes
    const std::size_t bytes[] = {0, 1, 3, 6, 10, 11};
    for (std::int64_t at = 0; at < 6; ++at) {
        EXPECT_EQ(byte_at(text, {at}), bytes[at]);
        EXPECT_EQ(code_point_at(text, bytes[at]).value, at);
    }
    EXPECT_EQ(code_point_at(text, 2).value, 1);  // inside é
    EXPECT_EQ(code_point_at(text, 9).value, 3);  // inside the emoji
    EXPECT_EQ(code_point_at("", 0).value, 0);
    EXPECT_EQ(byte_at("", {0}), 0u);
}

TEST(Utf8, SlicesByCodePoints) {
    const std::string text = "a\u00e9\u4f60\U0001F600z";
    EXPECT_EQ(slice(text, {1}, {3}), "\u00e9\u4f60");
    EXPECT_EQ(slice(text, {5}, {5}), "");
    EXPECT_EQ(slice(text, {0}, {5}), text);
}

TEST(Utf8, ConvertsToUtf16AndBack) {
    EXPECT_EQ(to_utf16("a\u00e9\u4f60\U0001F600"), u"a\u00e9\u4f60\U0001F600");
    for (const Sample& sample : kSamples) EXPECT_EQ(to_utf8(to_utf16(sample.text)), sample.text);
}

TEST(Utf8, LoneSurrogateBecomesTheReplacementCharacter) {
    const std::u16string units{u'a', char16_t{0xD83D}, u'b', char16_t{0xDE00}};
    EXPECT_EQ(to_utf8(units), "a\uFFFDb\uFFFD");
}

std::string random_text(Random& random, std::size_t count, std::vector<std::size_t>& begins) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        const char* const letters[] = {"a", " ", "\u00e9", "\u0301", "\u4f60", "\U0001F600"};
        begins.push_back(text.size());
        text += letters[random.below(6)];
    }
    begins.push_back(text.size());
    return text;
}

// Against a list of where each code point begins, across the block sizes of the fast paths.
TEST(Utf8, AgreesWithAListOfBeginnings) {
    Random random(1);
    for (int round = 0; round < 300; ++round) {
        std::vector<std::size_t> begins;
        const std::string text = random_text(random, random.below(400), begins);
        const std::size_t count = begins.size() - 1;
        ASSERT_TRUE(is_valid_utf8(text));
        ASSERT_EQ(length(text).value, static_cast<std::int64_t>(count));
        for (std::size_t at = 0; at <= count; ++at) {
            ASSERT_EQ(byte_at(text, {static_cast<std::int64_t>(at)}), begins[at]);
        }
        std::size_t at = 0;
        for (std::size_t byte = 0; byte < text.size(); ++byte) {
            if (byte == begins[at + 1]) ++at;
            ASSERT_EQ(code_point_at(text, byte).value, static_cast<std::int64_t>(at));
        }
        ASSERT_EQ(to_utf8(to_utf16(text)), text);
    }
}

TEST(Utf8, TenMegabytesOfOneLine) {
    Random random(2);
    std::vector<std::size_t> begins;
    const std::string text = random_text(random, 4'000'000, begins);
    EXPECT_TRUE(is_valid_utf8(text));
    EXPECT_EQ(length(text).value, 4'000'000);
    EXPECT_EQ(byte_at(text, {3'999'999}), begins[3'999'999]);
    EXPECT_EQ(to_utf8(to_utf16(text)), text);
}

TEST(Utf8DeathTest, PositionAfterTheEndIsABug) {
    EXPECT_DEATH(byte_at("abc", {4}), "not after its end");
    EXPECT_DEATH(byte_at("abc", {-1}), "not negative");
    EXPECT_DEATH(slice("abc", {2}, {1}), "begins before it ends");
}

}  // namespace
}  // namespace tandem
