#include "exchange/speaker_names.h"

#include <gtest/gtest.h>
#include <string>

namespace tandem {
namespace {

std::string name_in(std::string_view line) {
    const auto prefix = name_prefix(line);
    return prefix ? std::string(prefix->name) + "|" + std::string(prefix->rest) : "none";
}

TEST(SpeakerNames, FoundBeforeAColon) {
    EXPECT_EQ(name_in("P1: yes"), "P1|yes");
    EXPECT_EQ(name_in("\tMODERATOR:  yes "), "MODERATOR|yes ");
    EXPECT_EQ(name_in("Interviewer1 : yes"), "Interviewer1|yes");
    EXPECT_EQ(name_in("Dr. Ana O’Neill (SL):"), "Dr. Ana O’Neill (SL)|");
    EXPECT_EQ(name_in("**Ana:** yes"), "Ana|yes");
    EXPECT_EQ(name_in("**Ana**: yes"), "Ana|yes");
    EXPECT_EQ(name_in("张三：你好: x"), "张三|你好: x");
    EXPECT_EQ(name_in("Ana\u00a0: oui"), "Ana|oui");
    EXPECT_EQ(name_in("רות: כן"), "רות|כן");
}

TEST(SpeakerNames, ProseIsNone) {
    for (const char* line :
         {"", ":", ": x", "Note: x", "NOTES: x", "e.g.: x", "http://example.org", "at 10:30 we",
          "10: x", "Kiger, M. & Varpio, L. (2020): x", "Smith et al.: x", "Why? Because: x",
          "She said \"no\": x", "- item: x", "# Heading: x", "one two three four five six seven: x",
          "A name of far more than forty code points in all: x", "**Ana: x", "no colon at all"}) {
        EXPECT_EQ(name_in(line), "none") << line;
    }
}

TEST(SpeakerNames, FortyCodePointsAreMeasuredNotBytes) {
    std::string name;
    for (int i = 0; i < 40; ++i) name += "ש";
    EXPECT_NE(name_in(name + ": x"), "none");
    EXPECT_EQ(name_in(name + "ש: x"), "none");
}

TEST(SpeakerNames, WrittenLikeAName) {
    EXPECT_TRUE(is_written_like_a_name("Ana van der Berg (SL)"));
    EXPECT_TRUE(is_written_like_a_name("מיכל"));
    EXPECT_FALSE(is_written_like_a_name("So the point is"));
    EXPECT_FALSE(is_written_like_a_name("at"));
}

}  // namespace
}  // namespace tandem
