#include "tandem/agreement/measure_list.h"

#include <set>

#include "one_table.h"

namespace tandem::testing {
namespace {

TEST(MeasureList, EveryNameAndAliasIsFoundAndUnique) {
    std::set<std::string_view> seen;
    for (const Measure& each : measures()) {
        EXPECT_EQ(find_measure(each.name), &each);
        EXPECT_TRUE(seen.insert(each.name).second) << each.name;
        for (const std::string_view alias : each.aliases) {
            if (alias.empty()) continue;
            EXPECT_EQ(find_measure(alias), &each);
            EXPECT_TRUE(seen.insert(alias).second) << alias;
        }
        EXPECT_FALSE(each.title.empty() || each.source.empty() || each.pooling.empty());
    }
}

TEST(MeasureList, ShortNames) {
    EXPECT_EQ(measure("percent").name, "percent-agreement");
    EXPECT_EQ(measure("f1").name, "dice");
    EXPECT_EQ(measure("kappa").name, "cohen-kappa");
    EXPECT_EQ(measure("alpha").name, "krippendorff-alpha");
    EXPECT_EQ(measure("ac1").name, "gwet-ac1");
}

TEST(MeasureList, UnknownNames) {
    EXPECT_EQ(find_measure(""), nullptr);
    EXPECT_EQ(find_measure("Kappa"), nullptr);
    EXPECT_EQ(find_measure("alph"), nullptr);
}

TEST(MeasureList, DenominatorInWords) {
    EXPECT_EQ(describe(measure("alpha").denominator), "all units");
    EXPECT_EQ(describe(measure("dice").denominator), "units where either coder used the code");
}

}  // namespace
}  // namespace tandem::testing
