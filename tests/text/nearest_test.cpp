#include "tandem/text/nearest.h"

#include <gtest/gtest.h>

namespace tandem {
namespace {

const std::vector<std::string> kNames{"Self-stigma", "Fear of being seen differently", "Empathy",
                                      "Café talk", "共情"};

TEST(Nearest, ForgivesCapitalsAndAccents) {
    EXPECT_EQ(nearest_names("self-STIGMA", kNames), std::vector<std::string>{"Self-stigma"});
    EXPECT_EQ(nearest_names("cafe talk", kNames), std::vector<std::string>{"Café talk"});
}

TEST(Nearest, ForgivesAFewLetters) {
    EXPECT_EQ(nearest_names("Emapthy", kNames), std::vector<std::string>{"Empathy"});
    EXPECT_EQ(nearest_names("Self stigm", kNames), std::vector<std::string>{"Self-stigma"});
    EXPECT_EQ(nearest_names("共清", kNames), std::vector<std::string>{"共情"});
}

TEST(Nearest, FindsAPartOfAName) {
    EXPECT_EQ(nearest_names("seen", kNames),
              std::vector<std::string>{"Fear of being seen differently"});
}

TEST(Nearest, IsSilentWhenNothingIsNear) {
    EXPECT_TRUE(nearest_names("Transport", kNames).empty());
    EXPECT_TRUE(nearest_names("x", {}).empty());
}

TEST(Nearest, GivesAtMostWhatIsAsked) {
    EXPECT_EQ(nearest_names("code", {"code1", "code2", "code", "code3"}, 2),
              (std::vector<std::string>{"code", "code1"}));
}

TEST(Nearest, AsksInASentence) {
    EXPECT_EQ(did_you_mean({}), "");
    EXPECT_EQ(did_you_mean({"A"}), " Did you mean 'A'?");
    EXPECT_EQ(did_you_mean({"A", "B", "C"}), " Did you mean 'A', 'B' or 'C'?");
}

}  // namespace
}  // namespace tandem
