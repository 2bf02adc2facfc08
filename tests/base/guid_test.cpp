#include "tandem/base/guid.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <unordered_set>
#include <vector>

#include "tandem/base/random.h"

namespace tandem {
namespace {

// The example of RFC 9562, appendix A.6: 2022-02-22 19:22:22 UTC is 0x017F22E279B0 ms.
constexpr std::string_view kExample = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f";
constexpr std::int64_t kExampleTime = 0x017F22E279B0;

TEST(Guid, IsWrittenAsItWasRead) {
    EXPECT_EQ(to_string(parse_guid(kExample)), kExample);
    EXPECT_EQ(to_string(parse_guid("017F22E2-79B0-7CC3-98C4-DC0C0C07398F")), kExample);
}

TEST(Guid, HasTimeVersionAndVariantWhereTheyBelong) {
    Random random(1);
    for (int i = 0; i < 1000; ++i) {
        const std::string text = to_string(make_guid(kExampleTime, random));
        EXPECT_EQ(text.substr(0, 13), "017f22e2-79b0");
        EXPECT_EQ(text[14], '7');
        EXPECT_NE(std::string_view("89ab").find(text[19]), std::string_view::npos) << text;
    }
}

TEST(Guid, LaterOnesSortLater) {
    Random random(2);
    std::vector<Guid> guids;
    for (const std::int64_t time : {0LL, 1LL, 255LL, 256LL, 65'536LL, 1LL << 40, (1LL << 48) - 1})
        guids.push_back(make_guid(time, random));
    EXPECT_TRUE(std::ranges::is_sorted(guids));
    std::vector<std::string> texts;
    for (const Guid& guid : guids) texts.push_back(to_string(guid));
    EXPECT_TRUE(std::ranges::is_sorted(texts));
}

TEST(Guid, TheSameSeedGivesTheSame) {
    Random one(7), two(7), other(8);
    const Guid guid = make_guid(5, one);
    EXPECT_EQ(guid, make_guid(5, two));
    EXPECT_NE(guid, make_guid(5, other));
}

TEST(Guid, ManyInOneMillisecondDiffer) {
    Random random(3);
    std::unordered_set<Guid> seen;
    for (int i = 0; i < 100'000; ++i) seen.insert(make_guid(kExampleTime, random));
    EXPECT_EQ(seen.size(), 100'000u);
}

TEST(Guid, EmptyMeansNone) {
    EXPECT_FALSE(Guid{});
    EXPECT_TRUE(parse_guid(kExample));
    EXPECT_EQ(to_string(Guid{}), "00000000-0000-0000-0000-000000000000");
}

TEST(Guid, AnythingElseIsEmpty) {
    for (const char* bad :
         {"", "017f22e2", "017f22e279b07cc398c4dc0c0c07398f",
          "{017f22e2-79b0-7cc3-98c4-dc0c0c0739}", "017f22e2-79b0-7cc3-98c4-dc0c0c07398g",
          "017f22e2-79b0-7cc3-98c4_dc0c0c07398f", "017f22e27-9b0-7cc3-98c4-dc0c0c07398f",
          "017f22e2-79b0-7cc3-98c4-dc0c0c07398f "})
        EXPECT_FALSE(parse_guid(bad)) << bad;
}

}  // namespace
}  // namespace tandem
