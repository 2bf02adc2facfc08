#include "tandem/exchange/csv.h"

#include <gtest/gtest.h>

#include "tandem/base/error.h"
#include "tandem/base/random.h"

namespace tandem {
namespace {

using Fields = std::vector<std::string>;

TEST(Csv, ReadsPlainRowsWithTheirLines) {
    const auto rows = read_csv("a,b\n1,2\n", "t.csv");
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].line, 1);
    EXPECT_EQ(rows[0].fields, (Fields{"a", "b"}));
    EXPECT_EQ(rows[1].line, 2);
    EXPECT_EQ(rows[1].fields, (Fields{"1", "2"}));
}

TEST(Csv, LastLineNeedsNoLineEnd) {
    EXPECT_EQ(read_csv("a,b\n1,", "t.csv")[1].fields, (Fields{"1", ""}));
    EXPECT_EQ(read_csv("a,b\n1,\"\"", "t.csv")[1].fields, (Fields{"1", ""}));
}

TEST(Csv, EmptyTextHasNoRows) {
    EXPECT_TRUE(read_csv("", "t.csv").empty());
    EXPECT_TRUE(read_csv("\n\n", "t.csv").empty());
}

TEST(Csv, QuotedFieldsHoldSeparatorsQuotesAndLineBreaks) {
    const auto rows =
        read_csv("code,quote\nTrust,\"I said, \"\"no\"\"\n\nand left\"\nFear,x\n", "t");
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[1].fields, (Fields{"Trust", "I said, \"no\"\n\nand left"}));
    EXPECT_EQ(rows[1].line, 2);
    EXPECT_EQ(rows[2].line, 5);
}

TEST(Csv, FindsTheSeparatorInTheFirstLine) {
    EXPECT_EQ(read_csv("a;b\n1,5;2\n", "t")[1].fields, (Fields{"1,5", "2"}));
    EXPECT_EQ(read_csv("a\tb\n1,5\t2;3\n", "t")[1].fields, (Fields{"1,5", "2;3"}));
    EXPECT_EQ(read_csv("\n\na;b\n1;2", "t")[0].line, 3);
    EXPECT_EQ(read_csv("\"a,b,c\";d\n1;2", "t")[0].fields, (Fields{"a,b,c", "d"}));
    EXPECT_EQ(read_csv("\"a\"\",b,\";d\n1;2", "t")[0].fields, (Fields{"a\",b,", "d"}));
    EXPECT_EQ(read_csv("5\" pipe,3;\n", "t")[0].fields, (Fields{"5\" pipe", "3;"}));
}

TEST(Csv, FirstLineOfExcelNamesTheSeparator) {
    const auto rows = read_csv("sep=;\na,b;c\n", "t");
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].line, 2);
    EXPECT_EQ(rows[0].fields, (Fields{"a,b", "c"}));
}

TEST(Csv, SkipsBlankLinesAndCountsThem) {
    const auto rows = read_csv("a,b\n\n\n1,2\n\n", "t");
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[1].line, 4);
}

TEST(Csv, QuoteInsideAnUnquotedFieldIsText) {
    EXPECT_EQ(read_csv("a,5\" pipe,c\n", "t")[0].fields, (Fields{"a", "5\" pipe", "c"}));
    EXPECT_EQ(read_csv("\"a\" b,c\n", "t")[0].fields, (Fields{"a b", "c"}));
}

TEST(Csv, UnclosedQuoteNamesFileAndLine) {
    try {
        read_csv("a,b\n1,2\n3,\"four\nfive\n", "codes.csv");
        FAIL() << "accepted an unclosed quote";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::BadInput);
        const std::string message = error.what();
        EXPECT_NE(message.find("codes.csv"), std::string::npos) << message;
        EXPECT_NE(message.find("line 3"), std::string::npos) << message;
    }
}

TEST(Csv, KeepsEveryScript) {
    const std::string line =
        "שלום,مرحبا,नमस्ते,你好,👩‍👩‍👧,e\u0301,“x”\n";
    EXPECT_EQ(read_csv(line, "t")[0].fields,
              (Fields{"שלום", "مرحبا", "नमस्ते", "你好", "👩‍👩‍👧", "e\u0301", "“x”"}));
}

TEST(Csv, WritesQuotesOnlyWhereNeeded) {
    EXPECT_EQ(csv_line({"a", "b c", ""}), "a,b c,\n");
    EXPECT_EQ(csv_line({"a,b", "c\"d", "e\nf"}), "\"a,b\",\"c\"\"d\",\"e\nf\"\n");
    EXPECT_EQ(csv_line({"a", "b"}, '\t'), "a\tb\n");
    EXPECT_EQ(csv_line({""}), "\"\"\n");
}

TEST(Csv, WhatIsWrittenIsReadBack) {
    Random random(20261122);
    const std::vector<std::string> pieces = {"a",        "7",      ",",  ";",      "\t",   "\"",
                                             "\n",       " ",      "'",  "=",      "sep=", "שלום",
                                             "👍🏽", "\u00a0", "\r", "e\u0301"};
    for (int round = 0; round < 3000; ++round) {
        const char separator = ",;\t"[random.below(3)];
        const std::size_t columns = 1 + random.below(5);
        // A first row of plain names, as every file of ours has, tells the separator.
        Fields header;
        for (std::size_t c = 0; c < columns; ++c) header.push_back("c" + std::to_string(c));
        std::string text = csv_line(header, separator);
        std::vector<Fields> expected;
        for (std::uint64_t r = random.below(4); r-- > 0;) {
            Fields fields(columns);
            for (std::string& field : fields) {
                for (std::uint64_t n = random.below(6); n-- > 0;) {
                    field += pieces[random.below(pieces.size())];
                }
            }
            expected.push_back(fields);
            text += csv_line(fields, separator);
        }
        const auto rows = read_csv(text, "t");
        ASSERT_EQ(rows.size(), expected.size() + 1) << text;
        for (std::size_t r = 0; r < expected.size(); ++r) {
            ASSERT_EQ(rows[r + 1].fields, expected[r]) << text;
        }
    }
}

TEST(Csv, AFirstFieldThatReadsLikeExcelsOwnLineIsARow) {
    const std::string line = csv_line({"sep=", ""});
    const auto rows = read_csv(line, "t");
    ASSERT_EQ(rows.size(), 1u) << line;
    EXPECT_EQ(rows[0].fields, (std::vector<std::string>{"sep=", ""}));
}

TEST(Csv, AnyTextGivesRowsOrAnError) {
    Random random(7);
    const std::string_view alphabet = "ab,;\t\"\n\"\n,";
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (std::uint64_t n = random.below(40); n-- > 0;) {
            text += alphabet[random.below(alphabet.size())];
        }
        try {
            for (const CsvRow& row : read_csv(text, "t")) ASSERT_FALSE(row.fields.empty());
        } catch (const Error&) {
        }
    }
}

}  // namespace
}  // namespace tandem
