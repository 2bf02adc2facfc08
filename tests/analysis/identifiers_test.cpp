// What the finder finds, form by form, and how much of what is planted in long conversations.
#include "tandem/analysis/identifiers.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <set>

#include "tandem/analysis/deidentification.h"
#include "tandem/text/utf8.h"

#include "analysis/planted.h"

namespace tandem {
namespace {

const WordLists kNoLists;

// "type:words" of everything found, joined by '|'.
std::string found_by(IdentifierFinder& finder, std::string_view text) {
    std::string out;
    for (const Identifier& each : finder.find_in(text))
        out += (out.empty() ? "" : "|") + each.type + ":" +
               std::string(slice(text, each.range.begin, each.range.end));
    return out;
}

// Without lists; made once, because making the patterns ready takes long.
std::string found_in(std::string_view text, bool lower_case = false) {
    static IdentifierFinder mixed(kNoLists, false), small(kNoLists, true);
    return found_by(lower_case ? small : mixed, text);
}

TEST(Identifiers, NamesAfterTitlesAndRelations) {
    EXPECT_EQ(found_in("Then Dr. Haskell at Rivermead called."),
              "physician:Haskell|organization:Rivermead");
    EXPECT_EQ(found_in("and my daughter Kay, she cried"), "relative:Kay");
    EXPECT_EQ(found_in("and my daughter's name is Kay"), "relative:Kay");
    EXPECT_EQ(found_in("I asked Mrs. O'Shanter."), "name:O'Shanter");
    EXPECT_EQ(found_in("dr haskell said my son jarek was fine", true),
              "physician:haskell|relative:jarek");
}

TEST(Identifiers, ARunOfCapitalsIsOneName) {
    EXPECT_EQ(found_in("He went to Rivermead Family Clinic today."),
              "clinic:Rivermead Family Clinic");
    EXPECT_EQ(found_in("I met Dagny van der Meulen there."), "word:Dagny van der Meulen");
    EXPECT_EQ(found_in("I met J. Okonkwo-Vale there."), "word:J. Okonkwo-Vale");
    EXPECT_EQ(found_in("It was Kay. Then it rained."), "word:Kay");
    EXPECT_EQ(found_in("I met J.R. Quillan there."), "word:J.R. Quillan");
    EXPECT_EQ(found_in("I was in St. Mary's Hospital, in Kay's Toyota."),
              "clinic:St. Mary's Hospital|place:Kay|word:Toyota");
}

TEST(Identifiers, OrdinaryCapitalsAreNotAskedAbout) {
    EXPECT_EQ(found_in("So I went. Nobody said anything, and I'm fine on Monday. But then it was "
                       "the ER, and English."),
              "");
    EXPECT_EQ(found_in("“Come here,” she said. Waiting is hard: Everyone knows."), "");
}

TEST(Identifiers, AWordThatIsNotKnownIsAskedAboutAtTheBeginningToo) {
    EXPECT_EQ(found_in("Tamsin said no."), "word:Tamsin");
    WordLists lists;
    lists.ordinary = {"tamsin"};
    lists.names = {"hope"};
    IdentifierFinder finder(lists, false);
    EXPECT_EQ(found_by(finder, "Tamsin said no."), "");
    EXPECT_EQ(found_by(finder, "Hope said no."), "name:Hope");
    finder.learn("the thistle grows, write to quillan dot h at mail dot com");
    EXPECT_EQ(found_by(finder, "Thistle grows. Quillan knows."), "word:Quillan");
}

TEST(Identifiers, AnotherScriptThanTheTextsOwnIsAskedAbout) {
    EXPECT_EQ(found_in("I saw 王小明 at home."), "word:王小明");
    EXPECT_EQ(found_in("She wrote مريم on it."), "word:مريم");
    EXPECT_EQ(found_in("لم يكن الجدول هو المشكلة"), "");
    EXPECT_EQ(found_in("Я видел Мирона там."), "word:Мирона");
}

TEST(Identifiers, DatesAsWrittenAndAsSpoken) {
    for (const char* date :
         {"the fifth of March", "March fifth twenty nineteen", "March 5, 2019", "5 March 2019",
          "3/5/2019", "2019-03-05", "5.3.2019", "March the fifth", "March 2019", "October",
          "the twenty-first of May two thousand and four", "Sept. 9", "12 de octubre de 2018"})
        EXPECT_EQ(found_in("that was " + std::string(date) + " or so"),
                  "date:" + std::string(date));
    EXPECT_EQ(found_in("it may help, and they march on 24/7, half of 7/10, in 2019"), "");
}

TEST(Identifiers, AgesOver89) {
    EXPECT_EQ(found_in("she is 92 years old now"), "age:92 years old");
    EXPECT_EQ(found_in("she is ninety-two now"), "age:ninety-two");
    EXPECT_EQ(found_in("a hundred and two years old"), "age:a hundred and two years old");
    EXPECT_EQ(found_in("she is 89 and gave 95% or ninety percent, 100 times in the 90s"), "");
}

TEST(Identifiers, PhonesMailsAndAddresses) {
    for (const char* phone :
         {"(555) 010-0142", "555-010-0142", "555.010.0142", "+44 20 7946 0958", "010-0142",
          "five five five oh one oh oh one four two", "five five five, 0142, nine"})
        EXPECT_EQ(found_in("call " + std::string(phone) + " now"), "phone:" + std::string(phone));
    for (const char* mail : {"kay.haskell@mail.example", "kay dot haskell at mail dot com",
                             "k a y at mail dot example dot org"})
        EXPECT_EQ(found_in("write: " + std::string(mail) + ", please"),
                  "email:" + std::string(mail));
    for (const char* url : {"https://rivermead.example/kay?x=1", "www.rivermead.example",
                            "rivermead.org/staff", "www dot rivermead dot org", "192.168.10.4"})
        EXPECT_EQ(found_in("see " + std::string(url) + " there"), "url:" + std::string(url));
    EXPECT_EQ(found_in("at 12 Quillfeather Lane now"), "place:12 Quillfeather Lane");
}

TEST(Identifiers, Numbers) {
    EXPECT_EQ(found_in("it says MRN482137 there"), "number:MRN482137");
    EXPECT_EQ(found_in("it says 123-45-6789 there"), "phone:123-45-6789");
    EXPECT_EQ(found_in("born three five nineteen eighty, not nineteen ninety two"),
              "number:three five nineteen eighty");
    EXPECT_EQ(found_in("zip 02139 and 02139-4307"), "zip:02139|zip:02139-4307");
    EXPECT_EQ(found_in("the GAD-7 was 12, in the 1990s, from 2015-2019, about 2500 people"), "");
}

struct Measured {
    std::map<std::string, int> planted, touched;
    std::size_t most_strings = 0;
    int false_strings = 0, strings = 0;
    std::vector<std::string> missed;
};

Measured measure(std::uint64_t seed, int transcripts, bool lower_case, const WordLists& lists) {
    Measured out;
    Random random(seed);
    for (int i = 0; i < transcripts; ++i) {
        const auto transcript = test::planted_transcript(random, 240, lower_case);
        IdentifierFinder finder(lists, lower_case);
        for (const std::string& turn : transcript.turns) finder.learn(turn);
        std::set<std::string> strings, right;
        for (std::size_t turn = 0; turn < transcript.turns.size(); ++turn) {
            const auto found = finder.find_in(transcript.turns[turn]);
            const auto touches = [&](const test::Planted& planted, const Identifier& each) {
                return planted.turn == turn && planted.range.begin < each.range.end &&
                       each.range.begin < planted.range.end;
            };
            for (const Identifier& each : found) {
                const std::string key =
                    string_key(slice(transcript.turns[turn], each.range.begin, each.range.end));
                strings.insert(key);
                if (std::ranges::any_of(transcript.planted, [&](const auto& planted) {
                        return touches(planted, each);
                    }))
                    right.insert(key);
            }
            for (const test::Planted& planted : transcript.planted) {
                if (planted.turn != turn) continue;
                ++out.planted[planted.type];
                const bool touched = std::ranges::any_of(
                    found, [&](const Identifier& each) { return touches(planted, each); });
                out.touched[planted.type] += touched;
                if (!touched) out.missed.push_back(planted.type + " " + planted.text);
            }
        }
        out.most_strings = std::max(out.most_strings, strings.size());
        out.strings += static_cast<int>(strings.size());
        out.false_strings += static_cast<int>(strings.size() - right.size());
    }
    return out;
}

double share(const Measured& measured) {
    double planted = 0, touched = 0;
    for (const auto& [type, count] : measured.planted) planted += count;
    for (const auto& [type, count] : measured.touched) touched += count;
    return touched / planted;
}

void print(const char* name, const Measured& measured) {
    std::printf(
        "%s: touched %.4f of what was planted; %d strings, %d of them false, at most %zu in "
        "a transcript\n",
        name, share(measured), measured.strings, measured.false_strings, measured.most_strings);
    for (const auto& [type, count] : measured.planted)
        std::printf("  %s: %d of %d\n", type.c_str(), measured.touched.at(type), count);
}

// The targets of issue 4, point 5: without any dictionary of the machine.
TEST(PlantedIdentifiers, AreTouchedInMixedCase) {
    const Measured measured = measure(20260105, 12, false, kNoLists);
    print("mixed case", measured);
    for (const std::string& each : measured.missed) std::printf("  missed: %s\n", each.c_str());
    EXPECT_GE(share(measured), 0.995) << testing::PrintToString(measured.missed);
    for (const char* type : {"email", "phone", "url"})
        EXPECT_EQ(measured.touched.at(type), measured.planted.at(type)) << type;
    EXPECT_LE(measured.most_strings, 150u);
    // Not everything is called an identifier: most strings are one.
    EXPECT_LT(measured.false_strings * 4, measured.strings);
}

TEST(PlantedIdentifiers, AreTouchedInLowerCase) {
    const Measured measured = measure(20260106, 6, true, kNoLists);
    print("lower case", measured);
    EXPECT_GE(share(measured), 0.97) << testing::PrintToString(measured.missed);
    for (const char* type : {"email", "phone", "url"})
        EXPECT_EQ(measured.touched.at(type), measured.planted.at(type)) << type;
}

}  // namespace
}  // namespace tandem
