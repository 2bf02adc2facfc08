#include "tandem/exchange/guide_file.h"

#include <gtest/gtest.h>

#include "tandem/base/error.h"

namespace tandem {
namespace {

std::string refusal(std::string_view text) {
    try {
        read_guide(text, "guide.csv");
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

TEST(GuideFile, ColumnsInAnyOrder) {
    const auto lines =
        read_guide("Wording,note,Question\n\"Who, if anybody?\",x, Q1 \n,,Q2\n", "f");
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].key, "Q1");
    EXPECT_EQ(lines[0].wording, "Who, if anybody?");
    EXPECT_EQ(lines[1].line, 3);
    EXPECT_EQ(lines[1].wording, "");
}

TEST(GuideFile, AFieldThatIsNotThereIsNotAnEmptyOne) {
    const auto without = read_guide("question,wording\nQ1,Who?\nQ2\n", "f");
    ASSERT_EQ(without.size(), 2U);
    EXPECT_EQ(without[0].group, std::nullopt);
    EXPECT_EQ(without[1].wording, std::nullopt) << "the line ends before it";
    const auto with = read_guide("question,wording,group\nQ1,Who?,\nQ2,,patient\n", "f");
    ASSERT_EQ(with.size(), 2U);
    EXPECT_EQ(with[0].group, "");
    EXPECT_EQ(with[1].wording, "");
    EXPECT_EQ(with[1].group, "patient");
}

TEST(GuideFile, WhatCannotBeReadIsRefusedWithItsLine) {
    EXPECT_NE(refusal("").find("it is empty"), std::string::npos);
    EXPECT_NE(refusal("question,group\nQ1,x\n").find("line 1 has no column 'wording'"),
              std::string::npos);
    EXPECT_NE(refusal("wording\nx\n").find("line 1 has no column 'question'"), std::string::npos);
    EXPECT_NE(refusal("question,wording\nQ1,a\n,b\n").find("line 3 has no key"), std::string::npos);
    EXPECT_NE(refusal("question,wording\nQ1,a\nq1,b\n").find("line 3 has the question q1"),
              std::string::npos);
}

}  // namespace
}  // namespace tandem
