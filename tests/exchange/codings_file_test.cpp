#include "tandem/exchange/codings_file.h"

#include <gtest/gtest.h>

#include "tandem/base/error.h"

namespace tandem {
namespace {

constexpr std::string_view kHeader = "transcript,turn,begin,end,code,coder,kind,voice,memo\n";

void expect_refused(const std::string& text, const std::vector<std::string>& words) {
    try {
        read_codings(text, "ana.csv");
        FAIL() << "accepted:\n" << text;
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::BadInput);
        for (const std::string& word : words)
            EXPECT_NE(std::string(error.what()).find(word), std::string::npos) << error.what();
    }
}

TEST(CodingsFile, ReadsByHeaderInAnyOrder) {
    const auto lines = read_codings(
        "code;memo;end;begin;turn;transcript;coder;extra\n"
        "\"Fixed opinion; wishes\";\"two\nlines\";12;3;4;PT06;Ana;x\n",
        "ana.csv");
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines[0].line, 2);
    EXPECT_EQ(lines[0].transcript, "PT06");
    EXPECT_EQ(lines[0].turn, 4);
    EXPECT_EQ(lines[0].begin, 3);
    EXPECT_EQ(lines[0].end, 12);
    EXPECT_EQ(lines[0].code, "Fixed opinion; wishes");
    EXPECT_EQ(lines[0].coder, "Ana");
    EXPECT_EQ(lines[0].memo, "two\nlines");
    EXPECT_EQ(lines[0].kind, "");
}

TEST(CodingsFile, CoderMayBeLeftOut) {
    const auto lines = read_codings("transcript,turn,begin,end,code\nPT06,1,0,5,Trust\n", "a");
    EXPECT_EQ(lines.at(0).coder, "");
}

TEST(CodingsFile, GoesRoundByteForByte) {
    const std::string plain = std::string(kHeader) +
                              "PT06,4,0,249,\"Fixed opinion, wishes\",Ana,barrier,first-hand,\n"
                              "PT06,4,0,9,信任,Ben,,,\"says \"\"no\"\"\n twice \"\n";
    EXPECT_EQ(write_codings(read_codings(plain, "a")), plain);
    const std::string joined =
        "transcript,turn,begin,end,code,coder,kind,voice,memo,coding\n"
        "PT06,4,0,249,Trust,Ana,,,,1\nPT06,6,0,9,Trust,Ana,,,,1\nPT06,8,0,9,Trust,Ana,,,,\n";
    EXPECT_EQ(write_codings(read_codings(joined, "a")), joined);
}

TEST(CodingsFile, FaultsAreNamedWithFileAndLine) {
    const std::string head(kHeader);
    expect_refused("", {"ana.csv", "empty"});
    expect_refused("transcript,turn,begin,code\n", {"line 1", "'end'"});
    expect_refused(head + "PT06,four,0,5,Trust,Ana,,,\n",
                   {"ana.csv", "line 2", "'four'", "'turn'"});
    expect_refused(head + "PT06,4,0,5,Trust,Ana,,,\nPT06,4,1.5,5,Trust,Ana,,,\n",
                   {"line 3", "'1.5'", "'begin'"});
    expect_refused(head + "PT06,0,0,5,Trust,Ana,,,\n", {"line 2", "'turn'"});
    expect_refused(head + "PT06,4,-1,5,Trust,Ana,,,\n", {"line 2", "'-1'"});
    expect_refused(head + "PT06,4,5,5,Trust,Ana,,,\n", {"line 2", "not after"});
    expect_refused(head + "PT06,4,0,99999999999999999999,Trust,Ana,,,\n", {"line 2", "'end'"});
    expect_refused(head + ",4,0,5,Trust,Ana,,,\n", {"line 2", "no transcript"});
    expect_refused(head + "PT06,4,0,5,,Ana,,,\n", {"line 2", "no code"});
    expect_refused(head + "PT06,4\n", {"line 2", "'begin'"});
}

TEST(CodingsFile, IsKnownByItsHeader) {
    EXPECT_TRUE(is_codings_header({"Transcript", "turn", "begin", "end", "code"}));
    EXPECT_FALSE(is_codings_header({"transcript", "turn", "text"}));
}

}  // namespace
}  // namespace tandem
