// The Agreement page: the table, the figures of a code, the square of coders, rounds, the lesson.
#include <algorithm>
#include <fstream>
#include <iterator>

#include "ui/desktop_robot.h"
#include "ui/panels/agreement_lesson.h"
#include "ui/panels/agreement_parts.h"
#include "ui/panels/heat.h"
#include "ui/words.h"

namespace tandem::ui::test {
namespace {

class AgreementPage : public DesktopTest {
 protected:
    void ana(std::string_view transcript = "PT06") {
        become("Ana");
        code(transcript, 1, transcript == "PT06" ? "Ten minutes later" : "They notice.",
             "Jumping to treatment");
        if (transcript == "PT06") code(transcript, 4, "I went home", "It must be physical");
        done(transcript);
    }
    void ben(std::string_view transcript = "PT06") {
        become("Ben");
        code(transcript, 1, transcript == "PT06" ? "Ten minutes" : "They notice.",
             "Jumping to treatment");
        if (transcript == "PT06") code(transcript, 2, "No.", "Closing the record");
        done(transcript);
    }
    void open(AgreementView view = AgreementView::Codes) {
        desktop->perform(ShowAgreement{view});
        frames();
    }
    AgreementState& state() { return desktop->state().agreement; }
    CodeId code_id(std::string_view name) { return project().find_codes(name).front()->id; }
    // The codes of the table, from above.
    std::vector<std::string> rows() {
        std::vector<std::string> names;
        for (const RobotItem& item : robot.items())
            if (!project().find_codes(item.label).empty()) names.push_back(item.label);
        return names;
    }
    RobotItem rightmost(std::string_view label) {
        RobotItem found;
        for (const RobotItem& item : robot.items())
            if (item.label == label && item.min.x > found.min.x) found = item;
        return found;
    }
};

using Names = std::vector<std::string>;

TEST_F(AgreementPage, TheOrderOfTheCodesIsChosenAtTheirHeads) {
    ana();
    ben();
    open();
    const Names tree{"Closing the record", "Jumping to treatment", "It must be physical"};
    EXPECT_EQ(rows(), tree);
    robot.click("Order by Code");
    frames();
    EXPECT_EQ(rows(), (Names{"Closing the record", "It must be physical", "Jumping to treatment"}));
    robot.click("Order by Code");
    frames();
    EXPECT_EQ(rows().front(), "Jumping to treatment");
    robot.click("Order by Code");
    frames();
    EXPECT_EQ(rows(), tree);
    robot.click("Order by only Ana");
    frames();
    EXPECT_EQ(rows().front(), "It must be physical");
    robot.click("Order by both");
    frames();
    EXPECT_EQ(rows().front(), "Jumping to treatment");
    robot.click("In another order");
    frames();
    robot.click("By disagreements, most first");
    frames();
    EXPECT_EQ(rows().back(), "Jumping to treatment");
}

TEST_F(AgreementPage, FiltersHideCodesAndSayHowManyAreShown) {
    ana();
    ben();
    open();
    robot.click("They differ");
    frames();
    EXPECT_EQ(rows(), (Names{"Closing the record", "It must be physical"}));
    EXPECT_TRUE(robot.sees("Pooled over 3 codes, 2 shown"));
    robot.click("They differ");
    robot.click("Used by both");
    frames();
    EXPECT_EQ(rows(), Names{"Jumping to treatment"});
    robot.click("Used by both");
    robot.click("Find a code");
    write("PHYS");
    EXPECT_EQ(rows(), Names{"It must be physical"});
    robot.key(ImGuiKey_Escape);
    robot.click("Without rare");
    frames();
    EXPECT_EQ(rows(), Names{}) << "all are given to fewer than 5 units";
    EXPECT_TRUE(robot.sees("No code is like that."));
    robot.click("Show all codes");
    frames();
    EXPECT_EQ(rows().size(), 3u);
    robot.click("Every kind");
    frames();
    robot.click("facilitator");
    frames();
    EXPECT_EQ(rows().size(), 3u);
}

TEST_F(AgreementPage, TheTextThatCountsIsChosen) {
    ana();
    ben();
    open();
    EXPECT_TRUE(robot.sees("3 units: all turns but the interviewer's"));
    robot.click("Without the interviewer");
    frames();
    robot.click("All speakers");
    frames();
    EXPECT_TRUE(robot.sees("5 units: all turns"));
    robot.click("All text");
    frames();
    robot.click("Marked text only");
    frames();
    EXPECT_TRUE(robot.sees("3 units"));
    EXPECT_TRUE(robot.sees("2 units to which nobody gave any code"));
}

TEST_F(AgreementPage, AnotherMeasureIsDrawnWithItsInterval) {
    ana();
    ben();
    open();
    EXPECT_TRUE(robot.has_item("Order by α"));
    robot.click("Measure: α");
    frames();
    robot.click("Jaccard");
    frames();
    EXPECT_EQ(state().query.measure, "jaccard");
    EXPECT_TRUE(robot.has_item("Order by Jaccard"));
    EXPECT_TRUE(robot.has_item("Order by α"));
}

TEST_F(AgreementPage, ACodeShowsItsFourCellsAndEveryFigure) {
    ana();
    ben();
    open();
    robot.click("Jumping to treatment");
    frames();
    for (const char* words :
         {"Ana: yes", "Ana: no", "Ben: yes", "Ben: no",
          "Base rate: Ana 33.3 %, Ben 33.3 % of 3 turns.",
          "too rare to judge: fewer than 5 turns carry the code by either coder"})
        EXPECT_TRUE(robot.sees(words)) << words;
    const RobotItem cell = rightmost("Jumping to treatment, marked by both Ana and Ben: 1");
    robot.click_at(cell.centre());
    frames();
    EXPECT_EQ(desktop->state().page, Page::Passages);
    EXPECT_TRUE(robot.sees("Jumping to treatment, marked by both Ana and Ben: 1 turn"));
    open();
    EXPECT_FALSE(robot.sees("Scott's pi"));
    robot.click("Every measure");
    frames();
    EXPECT_TRUE(robot.sees("Scott's pi"));
    EXPECT_TRUE(robot.sees("Holsti"));
    robot.click("Places");
    frames();
    EXPECT_TRUE(robot.sees("Jumping to treatment: 0 places."));
}

TEST_F(AgreementPage, AFigureThatIsUndefinedSaysWhy) {
    for (const char* name : {"Ana", "Ben"}) {
        become(name);
        code("HP02", 1, "They notice.", "Closing the record");
        done("HP02");
    }
    open();
    robot.click("Closing the record");
    frames();
    EXPECT_TRUE(robot.sees("no variation: every coder gave the code to every unit"));
    EXPECT_TRUE(robot.sees("no interval: "));
}

TEST_F(AgreementPage, WhatChangesANumberStandsSideBySide) {
    ana();
    ben();
    open();
    robot.click("Jumping to treatment");
    state().query.measure = "dice";
    state().query.of_rare = true;
    frames();
    robot.click("What changes this number?");
    frames();
    // "Ten minutes later" is 17 characters, "Ten minutes" 11: 22 / 28.
    for (const char* cell :
         {"turn, all text: 1.00", "sentence, all text: 1.00", "character, all text: 0.79",
          "turn, marked text: 1.00", "character, marked text: 0.79"})
        EXPECT_TRUE(robot.has_item(cell)) << cell;
    EXPECT_TRUE(robot.sees("text that nobody marked leaves it as it is"));
}

TEST_F(AgreementPage, TheCalculationIsThatOfTheCommandLine) {
    ana();
    ben();
    open();
    robot.click("It must be physical");
    frames();
    EXPECT_TRUE(robot.sees("too rare to judge"));
    robot.click("Figures of rare ones");
    frames();
    EXPECT_FALSE(robot.sees("too rare to judge"));
    robot.click("Show the calculation");
    frames();
    // One of three turns by Ana alone: 1 yes and 5 no, Do 1 / 3, De 2 * 1 * 5 / (6 * 5).
    EXPECT_TRUE(robot.sees("Krippendorff's alpha = 1 - Do / De = 1 - 0.3333333333 / 0.3333333333"));
    EXPECT_TRUE(robot.sees("Units of each transcript"));
}

// --- Choices -------------------------------------------------------------------------------------

TEST_F(AgreementPage, AParagraphAndAShareOfItAreCounted) {
    become("Ana");
    const Turn turn = project().turns(project().find_transcript("PT06")->id).at(4);
    desktop->perform(
        Command{CorrectTurn{turn.transcript, turn.id, "Then I went home.\nI slept until noon."}});
    ana();
    ben();
    open();
    robot.click("paragraph");
    frames();
    EXPECT_TRUE(robot.sees("4 units: all paragraphs but those of the interviewer's turns"));
    EXPECT_TRUE(robot.has_item("Jumping to treatment, marked by both Ana and Ben: 1"));
    robot.click("Coded from which share of a unit");
    write("50");
    EXPECT_EQ(state().query.share, 0.5);
    EXPECT_TRUE(robot.sees("gave it to at least 0.5 of its characters"));
    // "I went home" are 9 of 14 characters of its paragraph; all other passages are below a half.
    EXPECT_EQ(rows(), Names{"It must be physical"});
    EXPECT_TRUE(robot.has_item(
        "It must be physical, from 0.5 of a unit on, marked by Ana and not by Ben: 1"));
    robot.key(ImGuiMod_Ctrl | ImGuiKey_A);
    press(ImGuiKey_Delete);
    EXPECT_EQ(state().query.share, 0);
    EXPECT_EQ(rows().size(), 3u);
    write("120");
    EXPECT_TRUE(robot.sees("“120” is no share of a unit"));
    EXPECT_EQ(rows().size(), 3u) << "as without a share";
    robot.click("character");
    frames();
    EXPECT_FALSE(robot.has_item("Coded from which share of a unit")) << "they have no parts";
}

TEST_F(AgreementPage, WhatWasSaidToAQuestionIsAUnit) {
    ana();
    ben();
    open();
    EXPECT_FALSE(robot.has_item("question")) << "there is no guide";
    desktop->perform(Command{AddQuestion{"Q1", "What happened?"}});
    desktop->perform(Command{AddQuestion{"Q2", "And then?"}});
    frames();
    robot.click("question");
    frames();
    EXPECT_TRUE(robot.sees("No question is marked as asked"));
    const TranscriptId in = project().find_transcript("PT06")->id;
    const auto ask = [&](std::size_t turn, std::string_view key) {
        desktop->perform(Command{
            MarkAsked{in, project().turns(in).at(turn).id, find_question(project(), key)->id}});
    };
    ask(0, "Q1");
    ask(3, "Q2");
    frames();
    EXPECT_TRUE(robot.sees("2 units: all questions of the guide with an answer"));
    EXPECT_TRUE(robot.has_item("Jumping to treatment, marked by both Ana and Ben: 1"));
    EXPECT_TRUE(robot.has_item("It must be physical, marked by Ana and not by Ben: 1"));
    EXPECT_TRUE(robot.has_item("It must be physical, marked by neither Ana nor Ben: 1"));
    for (const char* key : {"Q1", "Q2"})
        desktop->perform(Command{RemoveQuestion{find_question(project(), key)->id}});
    frames();
    EXPECT_EQ(state().query.unit, Unit::Turn) << "the guide is gone";
}

TEST_F(AgreementPage, ABranchIsCountedWithTheCodesBelow) {
    ana();
    ben();
    open();
    robot.click("Each code by itself");
    frames();
    robot.click("With the codes below");
    frames();
    const std::string theme = "Self-stigma";
    ASSERT_TRUE(robot.has_item(theme));
    robot.click(theme);
    frames();
    EXPECT_TRUE(robot.sees("Jumping to treatment"));
    const RobotItem cell = rightmost(theme + " and below, marked by both Ana and Ben: 1");
    robot.click_at(cell.centre());
    frames();
    EXPECT_EQ(desktop->state().page, Page::Passages);
    EXPECT_TRUE(robot.sees(theme + " and below, marked by both Ana and Ben: 1 turn"));
    open();
    state().shows_figures = false;
    frames();
    EXPECT_TRUE(robot.sees(theme + " and below: 2 places."));
}

TEST_F(AgreementPage, AMeasureBesideTheUsualOnesIsShown) {
    ana();
    ben();
    open();
    state().query.of_rare = true;
    robot.click("It must be physical");
    frames();
    robot.click("Every measure");
    frames();
    robot.click("Show Scott's pi");
    frames();
    EXPECT_EQ(state().query.measure, "scott-pi");
    EXPECT_TRUE(robot.has_item("Order by Scott's pi"));
    EXPECT_TRUE(robot.has_item("Measure: Scott's pi"));
    state().every_measure = false;
    frames();
    EXPECT_TRUE(robot.has_item("Show Scott's pi")) << "it is one of the usual ones now";
    robot.click("Show the calculation");
    frames();
    EXPECT_TRUE(robot.sees("Scott's pi = "));
    open(AgreementView::Coders);
    EXPECT_TRUE(robot.has_item("Ana and Ben: 0.33")) << "pooled by it, too";
    open();
    robot.click("Measure: Scott's pi");
    frames();
    robot.click("κ");
    frames();
    EXPECT_FALSE(robot.has_item("Order by Scott's pi"));
}

TEST_F(AgreementPage, InAReflexiveStudyStandsWhyThereAreNoFigures) {
    ana();
    ben();
    desktop->perform(Command{DeclareApproach{"reflexive"}});
    open();
    EXPECT_TRUE(robot.sees("Two readings, not a measurement"));
    EXPECT_FALSE(robot.sees("Jumping to treatment"));
    robot.click("Reason for figures");
    robot.key(ImGuiKey_Enter);
    frames();
    EXPECT_EQ(project().approach, "reflexive") << "a reason is needed";
    robot.click("Reason for figures");
    write("The journal asks for them.");
    robot.key(ImGuiKey_Enter);
    frames();
    EXPECT_EQ(project().approach, "codebook");
    EXPECT_TRUE(robot.sees("Jumping to treatment"));
    desktop->perform(Invoke{CommandId::Undo});
    frames();
    EXPECT_TRUE(robot.sees("Two readings, not a measurement"));
}

TEST_F(AgreementPage, ThePrintedTableIsOfTheSameChoices) {
    ana();
    ben();
    open();
    state().query.unit = Unit::Sentence;
    state().query.marked_only = state().query.all_turns = true;
    state().query.share = 0.25;
    state().query.measure = "scott-pi";
    frames();
    Derived derived(*desktop->workspace());
    const StudyAgreement shown = *derived.agreement(state().query).result;
    ASSERT_FALSE(shown.codes.empty());
    desktop->perform(ShowPage{Page::Tables});
    desktop->state().tables.kind = "agreement";
    frames();
    const Table& printed = *derived.table("agreement", state().query).result;
    const auto column = [&](std::string_view name) {
        const auto found = std::ranges::find(printed.columns, name, &Column::name);
        EXPECT_NE(found, printed.columns.end()) << name;
        return static_cast<std::size_t>(found - printed.columns.begin());
    };
    ASSERT_EQ(printed.rows.size(), shown.codes.size() + 1);
    for (std::size_t at = 0; at < shown.codes.size(); ++at) {
        const TwoByTwo& table = *shown.codes[at].table;
        const auto cell = [&](std::string_view name) {
            return printed.rows[at].cells[column(name)].text;
        };
        EXPECT_EQ(cell("Both"), std::to_string(table.both));
        EXPECT_EQ(cell("Only Ana"), std::to_string(table.only_a));
        EXPECT_EQ(cell("Neither"), std::to_string(table.neither));
        const Measured& pi = shown.codes[at].figures.back();
        EXPECT_EQ(pi.measure, "scott-pi");
        std::string value = value_words(pi);
        if (value.starts_with("−")) value.replace(0, std::string("−").size(), "-");
        EXPECT_TRUE(cell("Scott's pi").starts_with(value)) << cell("Scott's pi");
    }
    EXPECT_EQ(column("95% interval"), column("Scott's pi") + 1);
    EXPECT_TRUE(
        robot.sees("As chosen on the Agreement page: sentence coded from 25 % on, Ana and "
                   "Ben, Scott's pi, marked text only, all speakers."));
    const std::string half =
        "It must be physical, of what somebody marked, from 0.25 of a unit on, "
        "marked by Ana and not by Ben: 1";
    EXPECT_TRUE(robot.has_item(half));
    robot.click("Change…");
    frames();
    EXPECT_EQ(desktop->state().page, Page::Agreement);
    EXPECT_TRUE(robot.has_item(half));
}

// A file is written from what the page shows.
TEST_F(AgreementPage, TheWrittenTableIsOfTheSameChoices) {
    ana();
    ben();
    open();
    state().query.unit = Unit::Character;
    frames();
    const std::string file = folder + "/agreement.md";
    desktop->perform(WriteTable{"agreement", file});
    desktop->finish_jobs();
    std::ifstream written(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(written), {}};
    EXPECT_NE(text.find("Unit: character."), std::string::npos) << text;
    EXPECT_NE(text.find("| Jumping to treatment | 11 | 6 | 0 |"), std::string::npos)
        << "Ana marked 17 characters, Ben 11 of them: " << text;
}

TEST_F(AgreementPage, InALowWindowTheChoicesAreOneLine) {
    ana();
    ben();
    open();
    EXPECT_FALSE(robot.has_item("Change…"));
    EXPECT_TRUE(robot.has_item("Without rare"));
    desktop->set_scale(2);
    frames();
    EXPECT_FALSE(robot.has_item("Without rare"));
    EXPECT_TRUE(robot.sees("turn, Ana and Ben, α"));
    EXPECT_TRUE(robot.has_item("Jumping to treatment"));
    robot.click("Change…");
    frames();
    robot.click("They differ");
    robot.click("sentence");
    frames();
    robot.click("Fold the choices");
    frames();
    EXPECT_FALSE(robot.has_item("They differ"));
    EXPECT_TRUE(robot.sees("sentence, Ana and Ben"));
    EXPECT_TRUE(robot.sees("some codes may be hidden"));
}

// --- Coders --------------------------------------------------------------------------------------

TEST_F(AgreementPage, ASquareOfCodersOpensTheTwo) {
    ana();
    ben();
    become("Cem");
    code("PT06", 4, "I went home", "It must be physical");
    done("PT06");
    open(AgreementView::Coders);
    robot.click("Measure: α");
    frames();
    robot.click("Percent");
    frames();
    // Ana and Cem: 1 of 6 decisions on two codes differs.
    EXPECT_EQ(std::ranges::count(robot.items(), "Ana and Cem: 83.3 %", &RobotItem::label), 2);
    robot.click_at(rightmost("Ben and Cem: 66.7 %").centre());
    frames();
    EXPECT_EQ(state().shown, AgreementView::Codes);
    EXPECT_EQ(state().query.a, project().find_coder("Ben")->id);
    EXPECT_EQ(state().query.b, project().find_coder("Cem")->id);
}

TEST(Heat, WordsCanBeReadOnEveryGround) {
    for (const bool dark : {false, true})
        for (const bool high_contrast : {false, true}) {
            const Theme theme = make_theme(dark, high_contrast);
            for (int i = -10; i <= 100; ++i) {
                const HeatColours colours = heat_colours(theme, i / 100.0);
                EXPECT_GE(contrast(colours.words, colours.ground), 4.5f) << i << dark;
            }
        }
}

// --- Rounds --------------------------------------------------------------------------------------

TEST_F(AgreementPage, ARoundIsStartedByNameAndUndone) {
    ana();
    ben();
    desktop->perform(Invoke{CommandId::StartRound});
    frames();
    EXPECT_EQ(state().shown, AgreementView::Rounds);
    EXPECT_TRUE(robot.sees("There is one round"));
    write("Round 2");
    robot.key(ImGuiKey_Enter);
    frames();
    ASSERT_EQ(project().rounds.size(), 2u);
    EXPECT_TRUE(state().round_name.empty());
    EXPECT_TRUE(robot.sees("declared done now belongs to Round 2"));
    robot.click("Name of the next round");
    write("round 2");
    robot.click("Start the round");
    frames();
    EXPECT_EQ(project().rounds.size(), 2u);
    EXPECT_EQ(state().round_name, "round 2") << "it is there to be changed";
    desktop->perform(Invoke{CommandId::Undo});
    frames();
    EXPECT_EQ(project().rounds.size(), 1u);
}

// Sentences, so that five are marked in each round: in the second both mark the same.
class AgreementRounds : public AgreementPage {
 protected:
    AgreementRounds() {
        become("Ana");
        code("PT06", 1, "Nobody had asked me", "Jumping to treatment");
        code("PT06", 2, "She closed the laptop.", "Closing the record");
        ana();
        ben();
        desktop->perform(Command{StartRound{"Round 2"}});
        for (const char* name : {"Ana", "Ben"}) {
            become(name);
            for (const char* each :
                 {"Closing the record", "Jumping to treatment", "It must be physical"})
                code("HP02", 1, "I shut the laptop. They notice.", each);
            done("HP02");
        }
        open(AgreementView::Rounds);
        state().query.unit = Unit::Sentence;
        state().query.measure = "percent-agreement";
        frames();
    }
    double pooled(std::size_t round) {
        Derived derived(*desktop->workspace());
        const auto& rounds = *derived.agreement_by_round(state().query).result;
        for (const Measured& each : rounds.at(round).agreement.pooled.figures)
            if (each.measure == state().query.measure) return each.value.value();
        return -1;
    }
};

TEST_F(AgreementRounds, AreComparedAsSlopes) {
    EXPECT_FALSE(robot.sees("Only one round"));
    EXPECT_EQ(rows().size(), 3u);
    EXPECT_TRUE(robot.sees("too rare")) << "each code by itself";
    EXPECT_LT(pooled(0), 1);
    EXPECT_TRUE(robot.sees(decimal(pooled(0) * 100, 1) + " %"));
    EXPECT_TRUE(robot.sees("100.0 %"));
    EXPECT_TRUE(robot.sees("+" + decimal(100 - pooled(0) * 100, 1) + " %"));
    robot.click("Jumping to treatment");
    frames();
    EXPECT_EQ(state().code, code_id("Jumping to treatment"));
    EXPECT_TRUE(robot.sees("Base rate: "));
    open();
    robot.click("Every round");
    frames();
    robot.click("Round 2");
    frames();
    EXPECT_TRUE(robot.sees("1 transcript that both have declared done; 2 units"));
    EXPECT_TRUE(robot.has_item(
        "Jumping to treatment, in the round Round 2, marked by both Ana and Ben: 2"));
}

TEST_F(AgreementRounds, ALineUnderTheMouseOpens) {
    state().code = code_id("It must be physical");
    frames();
    // The pooled line alone is drawn, the codes are too rare: it ends at 1.
    const RobotItem chart = robot.item("Rounds as slopes");
    robot.click_at({chart.max.x - 20, chart.min.y + 11});
    frames();
    EXPECT_FALSE(state().code);
    EXPECT_TRUE(state().shows_figures);
    state().code = code_id("It must be physical");
    robot.click_at({chart.max.x - 20, chart.max.y - 60});
    frames();
    EXPECT_TRUE(state().code) << "there is no line here";
}

TEST_F(AgreementPage, WithNothingDoneEachPageSaysSo) {
    become("Ana");
    for (const AgreementView view : {AgreementView::Codes, AgreementView::Coders}) {
        open(view);
        EXPECT_TRUE(robot.sees("Agreement needs two coders"));
    }
    desktop->perform(Command{AddCoder{"Ben"}});
    code("PT06", 1, "Ten minutes", "Jumping to treatment");
    desktop->perform(Command{StartRound{"Round 2"}});
    open(AgreementView::Codes);
    EXPECT_TRUE(robot.sees("Nothing to compare yet"));
    open(AgreementView::Rounds);
    EXPECT_TRUE(robot.sees("Nothing to compare yet"));
    open(AgreementView::Coders);
    EXPECT_TRUE(robot.has_item("Ana and Ben: –"));
}

// --- The lesson ----------------------------------------------------------------------------------

// The golden values of the methodology, section 4.6, its last three rows.
TEST(Lesson, SaysTheGoldenValues) {
    struct Golden {
        std::int64_t text;
        double percent, kappa, alpha;
    };
    const LessonState state;
    EXPECT_EQ(state.text, (std::array<std::int64_t, 4>{1'000, 5'000, 20'000, 60'000}));
    for (const Golden& each :
         {Golden{1'000, .8, .5833, .5835}, Golden{5'000, .96, .7283, .7283},
          Golden{20'000, .99, .7449, .7449}, Golden{60'000, .9967, .7483, .7483}}) {
        const TwoByTwo table = lesson_table(state, each.text);
        const auto value = [&](std::string_view name) { return *lesson_figure(name, table).value; };
        EXPECT_NEAR(value("percent-agreement"), each.percent, 5e-5);
        EXPECT_NEAR(value("cohen-kappa"), each.kappa, 5e-5);
        EXPECT_NEAR(value("krippendorff-alpha"), each.alpha, 5e-5);
        EXPECT_NEAR(value("dice"), .75, 1e-12);
    }
    EXPECT_NEAR(*lesson_figure("dice", idea_by_character(state)).value, .8462, 5e-5);
    EXPECT_NEAR(*lesson_figure("jaccard", idea_by_character(state)).value, .7333, 5e-5);
    EXPECT_EQ(*lesson_figure("percent-agreement", idea_by_turn()).value, 1);
}

TEST_F(AgreementPage, BesideTheLessonTheStudysOwnNumbersStand) {
    become("Ana");
    open(AgreementView::Lesson);
    EXPECT_TRUE(robot.sees("Here your own numbers follow"));
    ana();
    ben();
    open(AgreementView::Lesson);
    EXPECT_TRUE(robot.sees("IN THIS STUDY"));
    EXPECT_TRUE(robot.sees("All codes, pooled"));
    EXPECT_TRUE(robot.sees("Choose a code in the table"));
    robot.click("Choose a code");
    frames();
    robot.click("Jumping to treatment");
    open(AgreementView::Lesson);
    EXPECT_FALSE(robot.sees("All codes, pooled"));
    EXPECT_TRUE(robot.has_item("turn, all text: –"));
    EXPECT_TRUE(robot.has_item("character, all text: 0.77")) << "11 of 17 characters are many";
}

TEST_F(AgreementPage, TheLessonShowsThemAndFollowsTheMarks) {
    become("Ana");  // nobody needs to have coded
    desktop->perform(Invoke{CommandId::ExplainNumbers});
    frames();
    for (const char* words :
         {"0.9600", "0.9900", "0.9967", "0.5833", "0.5835", "0.7283", "0.7449", "0.7483", "0.7500",
          "0.8462", "0.7333", "1 of 1 turn", "440 of 600 characters", "60,000"})
        EXPECT_TRUE(robot.sees(words)) << words;
    robot.click("Only the first: more");
    frames();
    EXPECT_EQ(state().lesson.only_a, 120);
    EXPECT_TRUE(robot.sees("0.7317"));  // Dice, 600 / 820
    robot.click("Text 1: more");
    frames();
    EXPECT_TRUE(robot.sees("2,000"));
    for (int i = 0; i < 10; ++i) robot.click("The second, inside it: more");
    frames();
    EXPECT_EQ(state().lesson.idea_b, 600) << "no longer than the first";
    EXPECT_TRUE(robot.sees("600 of 600 characters"));
}

}  // namespace
}  // namespace tandem::ui::test
