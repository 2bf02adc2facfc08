#include "tandem/exchange/reading_choices.h"

#include <gtest/gtest.h>

namespace tandem {
namespace {

TEST(ReadingChoices, WhatIsKeptIsReadTheSame) {
    ReadingChoices choices{"text", "windows-1251", {{"P \"1\"", "P1"}, {"Аня", "Ana"}}, {"A", "ü"}};
    const std::string text = choices_to_keep(choices);
    EXPECT_EQ(text,
              R"({"format":"text","speakers":[["P \"1\"","P1"],["Аня","Ana"]],"tiers":["A","ü"]})");
    const ReadingChoices kept = kept_choices(text);
    EXPECT_EQ(kept.format, choices.format);
    EXPECT_EQ(kept.renamed, choices.renamed);
    EXPECT_EQ(kept.tiers, choices.tiers);
    EXPECT_EQ(kept.encoding, "auto") << "it is kept elsewhere";
    EXPECT_EQ(choices_to_keep({}), "");
    EXPECT_EQ(choices_to_keep(kept_choices("")), "");
}

TEST(ReadingChoices, WhatIsDamagedReadsAsNothingChosen) {
    for (const char* damaged :
         {"{", "[]", "7", R"({"format":7})", R"({"format":"klingon"})", R"({"tiers":"A"})",
          R"({"tiers":["A",1]})", R"({"speakers":[["a"]]})", R"({"speakers":[["a",2]]})",
          R"({"speakers":{"a":"b"},"tiers":["A"]})", "{\"tiers\":[\"\xff\"]}"})
        EXPECT_EQ(choices_to_keep(kept_choices(damaged)), "") << damaged;
    EXPECT_EQ(choices_to_keep(kept_choices(R"({"format":"vtt","later":1})")),
              R"({"format":"vtt"})");
}

}  // namespace
}  // namespace tandem
