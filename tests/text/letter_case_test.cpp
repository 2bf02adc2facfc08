#include "tandem/text/letter_case.h"

#include <gtest/gtest.h>

namespace tandem {
namespace {

TEST(LetterCase, FollowsWhatStandsThere) {
    EXPECT_EQ(with_case_of("IBS", "ibs", "ibh"), "IBH");
    EXPECT_EQ(with_case_of("Ibs", "ibs", "ibh"), "Ibh");
    EXPECT_EQ(with_case_of("ibs", "IBS", "IBH"), "ibh");
    EXPECT_EQ(with_case_of("iBs", "ibs", "ibh"), "ibh");
    EXPECT_EQ(with_case_of("Ärger", "ärger", "ömmes"), "Ömmes");
    EXPECT_EQ(with_case_of("I", "i", "we"), "We") << "one capital is no shouting";
    EXPECT_EQ(with_case_of("طبيب", "x", "y"), "y");
    EXPECT_EQ(with_case_of("IBS", "ibs", ""), "");
}

}  // namespace
}  // namespace tandem
