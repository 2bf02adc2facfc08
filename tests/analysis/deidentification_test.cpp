// Decisions applied to texts: everywhere, once, with what belongs to the words around.
#include "tandem/analysis/deidentification.h"

#include <gtest/gtest.h>

#include "tandem/analysis/rare_combinations.h"
#include "tandem/base/random.h"
#include "tandem/model/span.h"

#include "fixtures.h"

namespace tandem {
namespace {

Decision replace(std::string text, std::string with, std::string type = "name") {
    return {std::move(text), std::move(type), Choice::Replace, std::move(with)};
}

std::string replaced(std::string_view text, const std::vector<Decision>& strings) {
    Decisions decisions;
    decide(decisions, strings);
    EXPECT_EQ(problem_of(decisions), "");
    return Replacer(decisions).replace_in(text).text;
}

TEST(Replacer, KeepsPossessivesPluralsAndWhatStandsAround) {
    const std::vector<Decision> kay = {replace("Kay", "[daughter]")};
    EXPECT_EQ(replaced("Kay's, KAY, kay and the Kays. Okay, Kayla?", kay),
              "[daughter]'s, [daughter], [daughter] and the [daughter]s. Okay, Kayla?");
    EXPECT_EQ(replaced("(Kay)—Kay’s pt_kay_01", kay), "([daughter])—[daughter]’s pt_[daughter]_01");
}

TEST(Replacer, TheTitleGoesWithAPhysiciansName) {
    const std::vector<Decision> both = {replace("Haskell", "[name of physician]", "physician"),
                                        replace("Rivermead", "[name of clinic]", "clinic")};
    EXPECT_EQ(replaced("Dr. Haskell at Rivermead", both),
              "[name of physician] at [name of clinic]");
    EXPECT_EQ(replaced("Dr. Haskell's office. Haskell left.", both),
              "[name of physician]'s office. [name of physician] left.");
}

TEST(Replacer, TheLongestStringWins) {
    EXPECT_EQ(
        replaced("Rivermead Clinic in Rivermead",
                 {replace("Rivermead", "[Town A]"), replace("Rivermead Clinic", "[Clinic A]")}),
        "[Clinic A] in [Town A]");
}

TEST(Replacer, SpellingsAreOneStringUnlessOneIsMeant) {
    EXPECT_EQ(replaced("José, Jose, JOSÉ, Jose\u0301", {replace("José", "[Name A]")}),
              "[Name A], [Name A], [Name A], [Name A]");
    EXPECT_EQ(replaced("Rivermead-Clinic RIVERMEAD  CLINIC", {replace("Rivermead Clinic", "[A]")}),
              "[A] [A]");
    Decision will = replace("Will", "[Name B]");
    will.choice = Choice::ReplaceExactly;
    EXPECT_EQ(replaced("Will will go with Will's car", {will}),
              "[Name B] will go with [Name B]'s car");
}

TEST(Replacer, EveryScript) {
    EXPECT_EQ(replaced("我见了王小明，他说", {replace("王小明", "[Name C]")}),
              "我见了[Name C]，他说");
    EXPECT_EQ(replaced("قالت مريم ومريم", {replace("مريم", "[Name D]")}),
              "قالت [Name D] و[Name D]");
    EXPECT_EQ(replaced("Мирон и МИРОН", {replace("Мирон", "[Name E]")}), "[Name E] и [Name E]");
    EXPECT_EQ(
        replaced("👩‍👩‍👧 सुनीता, 👍", {replace("सुनीता", "[Name F]")}),
        "👩‍👩‍👧 [Name F], 👍");
}

TEST(Replacer, NumbersAreNotCutOutOfOthers) {
    EXPECT_EQ(replaced("92, 1.92, 192, 920, 92.5, 92,000, 92.", {replace("92", "[age over 89]")}),
              "[age over 89], 1.92, 192, 920, 92.5, 92,000, [age over 89].");
    EXPECT_EQ(replaced("at (555) 010-0142!", {replace("(555) 010-0142", "[phone number]")}),
              "at [phone number]!");
}

TEST(Replacer, APlaceMayBeDecidedOtherwise) {
    Guid turn;
    turn.bytes[0] = 7;
    Decisions decisions;
    decide(decisions, {replace("Hope", "[Name A]")},
           {{"Hope", turn, 5, Choice::Keep, ""}, {"Hope", turn, 10, Choice::Replace, "[Town A]"}});
    const Replacer replacer(decisions);
    const Replaced here = replacer.replace_in("Hope Hope Hope", turn);
    EXPECT_EQ(here.text, "[Name A] Hope [Town A]");
    EXPECT_EQ(here.kept, std::vector<std::size_t>{0});
    EXPECT_EQ(replacer.replace_in("Hope Hope").text, "[Name A] [Name A]");
    decide(decisions, {}, {{"Hope", turn, PlaceDecision::kAnywhere, Choice::Keep, ""}});
    EXPECT_EQ(Replacer(decisions).replace_in("Hope Hope Hope Hope", turn).text,
              "Hope Hope [Town A] Hope");
}

TEST(Replacer, DecisionsThatDoNotGoTogetherAreNamed) {
    const auto problem = [](std::vector<Decision> strings) {
        Decisions decisions;
        decide(decisions, strings);
        return problem_of(decisions);
    };
    EXPECT_NE(problem({replace("Kay", "")}).find("nothing is named"), std::string::npos);
    EXPECT_NE(problem({replace("Kay", "[friend of Noor]"), replace("Noor", "[Name A]")})
                  .find("holds “Noor”"),
              std::string::npos);
    EXPECT_NE(problem({replace("…", "[x]")}).find("no letter"), std::string::npos);
    Decisions decisions;
    decide(decisions, {}, {{"Kay", {}, 0, Choice::Keep, ""}});
    EXPECT_NE(problem_of(decisions).find("Decide about it first"), std::string::npos);
}

TEST(Decisions, TheLaterOneOnAStringStands) {
    Decisions decisions;
    decide(decisions, {replace("Kay", "[a]"), replace("KAY", "[b]")});
    ASSERT_EQ(decisions.strings.size(), 1u);
    EXPECT_EQ(decisions.strings[0].replacement, "[b]");
}

// Random texts, decisions and codings: no string is left, and a coding covers what its words
// became, no less and no more.
TEST(Replacer, NothingIsLeftAndCodingsFollowTheirWords) {
    Random random(77);
    const std::vector<std::string> names = {
        "Kay",    "Dagny Ytterström", "Rivermead",        "王小明", "مريم",
        "O'Neil", "92 years old",     "kay@mail.example", "Will"};
    const std::vector<std::string> fill = {"okay", " ",           ", ",    "’s ", "the",
                                           ".",    "\n",          "und",   "a92", "-",
                                           "é",    "👩‍👧", "Kayla", " s"};
    for (int round = 0; round < 3000; ++round) {
        Decisions decisions;
        std::vector<Decision> strings;
        for (const std::string& name : names)
            if (random.below(2))
                strings.push_back({name, "name", random.below(4) ? Choice::Replace : Choice::Keep,
                                   "[X" + std::string(1 + random.below(3), 'y') + "]"});
        decide(decisions, strings);
        std::string text;
        for (std::uint64_t i = 0, n = 1 + random.below(14); i < n; ++i)
            text += random.below(2) ? names[random.below(names.size())]
                                    : fill[random.below(fill.size())];
        const Replacer replacer(decisions);
        const Replaced out = replacer.replace_in(text);
        ASSERT_TRUE(is_valid_utf8(out.text));
        EXPECT_TRUE(replacer.left_in(out.text).empty()) << text << " -> " << out.text;
        const std::int64_t size = length(text).value;
        const auto begin =
            static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(size)));
        const TextSpan span{
            {1},
            {begin},
            {begin + 1 +
             static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(size - begin)))}};
        const auto moved = carry(span, out.edits);
        ASSERT_TRUE(moved);
        // Widened to whole replaced strings in the old text, and those replaced one by one.
        TextSpan wide = span;
        for (const TextEdit& edit : out.edits)
            if (edit.begin < span.end && span.begin < edit.end) {
                wide.begin = std::min(wide.begin, edit.begin);
                wide.end = std::max(wide.end, edit.end);
            }
        std::string expected;
        CodePoints at = wide.begin, shift{0};
        for (const TextEdit& edit : out.edits) {
            if (edit.begin >= wide.begin && edit.end <= wide.end) {
                expected += slice(text, at, edit.begin);
                expected += slice(out.text, edit.begin + shift, edit.begin + shift + edit.inserted);
                at = edit.end;
            }
            shift = shift + edit.inserted - (edit.end - edit.begin);
        }
        expected += slice(text, at, wide.end);
        EXPECT_EQ(slice(out.text, moved->begin, moved->end), expected) << text;
    }
}

TEST(ReviewList, EveryStringOnceWithItsPlaces) {
    Guid turn;
    turn.bytes[0] = 1;
    std::vector<ReviewText> texts = {
        {"PT01:1", turn, "Then Dr. Haskell came. My daughter Kay asked Haskell, and Kay left.",
         false},
        {"PT01:2", turn, "Kay said so.", false},
        {"a memo", {}, "Kay again", true}};
    ReviewOptions options;
    options.names = {{"Quill Fernsby", "name", Choice::Undecided, "[Name X]"}};
    texts.push_back({"PT01:3", turn, "fernsby was there", false});
    const auto items = review_list(texts, options, {});
    ASSERT_EQ(items.size(), 3u) << items[0].text << ", " << items[1].text;
    EXPECT_EQ(items[0].text, "Kay");
    EXPECT_EQ(items[0].type, "relative");
    EXPECT_EQ(items[0].suggestion, "[daughter]");
    ASSERT_EQ(items[0].contexts.size(), 4u);
    EXPECT_EQ(items[0].contexts[0].place, "PT01:1");
    EXPECT_EQ(items[0].contexts[0].words, "Kay");
    EXPECT_EQ(items[0].contexts[3].place, "a memo");
    EXPECT_EQ(items[0].contexts[3].words, "");
    EXPECT_EQ(items[1].text, "Haskell");
    EXPECT_EQ(items[1].suggestion, "[name of physician]");
    EXPECT_EQ(items[2].text, "Fernsby");
    EXPECT_EQ(items[2].suggestion, "[Name X]");

    Decisions decisions;
    decide(decisions, {{"Kay", "relative", Choice::Keep, ""}});
    const auto later = review_list(texts, options, decisions);
    ASSERT_EQ(later.size(), 3u);
    EXPECT_EQ(later[0].choice, Choice::Keep);
    EXPECT_EQ(later[1].choice, Choice::Undecided);
}

TEST(ReviewList, ANameThatIsAWordIsMeantInItsSpelling) {
    Guid turn;
    turn.bytes[0] = 1;
    const auto items = review_list(
        {{"PT01:1", turn, "and then Will said he will wait, will you, he told Will.", false}}, {},
        {});
    ASSERT_EQ(items.size(), 1u);
    EXPECT_EQ(items[0].contexts.size(), 2u);
    const auto hope = review_list(
        {{"PT01:1", turn, "and then Hope said there is no hope, and Hope left", false}}, {}, {});
    ASSERT_EQ(hope.size(), 1u);
    EXPECT_TRUE(hope[0].exactly);
    EXPECT_EQ(hope[0].contexts.size(), 2u);
}

TEST(RareCombinations, OnlyTheSmallestAreListed) {
    fixtures::Study study;
    const auto add = [&](const char* label, const char* role, const char* sex) {
        const ParticipantId id = study.add_participant(label, "professional");
        study.set_attribute(id, "role", "category", role);
        study.set_attribute(id, "sex", "category", sex);
    };
    for (const char* label : {"P1", "P2", "P3", "P4"}) add(label, "nurse", "woman");
    add("P5", "psychologist", "woman");
    add("P6", "psychologist", "man");
    for (const char* label : {"P7", "P8", "P9"}) add(label, "nurse", "man");
    const auto rare = rare_combinations(study.project);
    // role psychologist (2), nurse and man (3), psychologist and woman (1), psychologist and man
    // (1)
    ASSERT_EQ(rare.size(), 4u);
    EXPECT_EQ(rare[0].participants.size(), 1u);
    EXPECT_EQ(rare[1].participants.size(), 1u);
    EXPECT_EQ(rare[2].values,
              (std::vector<std::pair<std::string, std::string>>{{"role", "psychologist"}}));
    EXPECT_EQ(rare[3].values, (std::vector<std::pair<std::string, std::string>>{{"role", "nurse"},
                                                                                {"sex", "man"}}));
}

}  // namespace
}  // namespace tandem
