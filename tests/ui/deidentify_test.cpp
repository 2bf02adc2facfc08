// The page of de-identification: the list, decisions by keyboard, the key, the study that is made.
#include <algorithm>
#include <filesystem>
#include <imgui_internal.h>

#include "tandem/base/error.h"

#include "ui/desktop_robot.h"
#include "ui/panels/deidentify_list.h"

namespace tandem::ui::test {
namespace {

constexpr int kCtrl = ImGuiMod_Ctrl, kAlt = ImGuiMod_Alt;

class DeidentifyTest : public DesktopTest {
 protected:
    DeidentifyTest() {
        ImportTranscripts import;
        ImportTranscripts::File file;
        file.name = file.participant = "PT11";
        file.file_name = "PT11.txt";
        file.bytes = "the original of PT11";
        file.parsed.format = "otter";
        file.parsed.encoding = "UTF-8";
        for (const char* text : {"So they sent me to Rivermead, and I met Dr. Haskell there.",
                                 "I told my daughter Kay. Then Kay told Rivermead.",
                                 "I am the only pastor in town who sings on the bus."}) {
            ParsedTurn turn;
            turn.speaker = "PT11";
            turn.text = text;
            file.parsed.turns.push_back(turn);
        }
        import.files = {file};
        const std::string own = folder + "/names.tandem";
        Workspace study = Workspace::create(own, "A study", "", still_clock());
        study.run(Command{import});
        desktop->show(std::move(study), own);
        become("Ana");
    }
    DeidentifyState& page() { return desktop->state().deidentify; }
    const ReviewItem* item(std::string_view text) {
        const auto found = std::ranges::find(page().items, text, &ReviewItem::text);
        return found == page().items.end() ? nullptr : &*found;
    }
    void list() {
        robot.key(kCtrl | ImGuiKey_D);
        frames();
        ASSERT_EQ(desktop->state().page, Page::Deidentify);
        robot.click("List the words");
        frames();
        ASSERT_EQ(page().step, DeidentifyState::Step::List) << said();
    }
    // The keyboard to the string's row.
    void go_to(const std::string& text) {
        const auto shown = std::ranges::find(page().items, text, &ReviewItem::text);
        ASSERT_NE(shown, page().items.end()) << text;
        page().focus_row = static_cast<int>(shown - page().items.begin());
        frames();
        ASSERT_EQ(page().chosen, text);
    }
    // Everything that is found is decided: what is not named is kept.
    void decide_all() {
        for (const auto& [text, replacement] :
             {std::pair{"Rivermead", "[Clinic A]"}, std::pair{"Kay", "[daughter]"}})
            decide_item(page(), text, tandem::Choice::Replace, replacement);
        for (const ReviewItem& each : std::vector<ReviewItem>(page().items))
            if (each.choice == tandem::Choice::Undecided)
                decide_item(page(), each.text,
                            each.text.find("Haskell") != std::string::npos ? tandem::Choice::Replace
                                                                           : tandem::Choice::Keep,
                            "[physician]");
    }
    void fill(const std::string& label, const std::string& words) {
        robot.click(label);
        robot.key(kCtrl | ImGuiKey_A);
        robot.type(words);
        frames();
    }
    void make(const std::string& study, const std::string& key, const std::string& passphrase,
              const std::string& again) {
        robot.click("Make the shared study…");
        frames();
        fill("File of the new study", study);
        fill("File of the key: keep it apart from the study", key);
        fill("Passphrase: keep it apart from the key", passphrase);
        fill("The same passphrase once more", again);
    }
};

TEST_F(DeidentifyTest, ListsEveryStringOnceWithItsPlaces) {
    list();
    ASSERT_NE(item("Rivermead"), nullptr);
    EXPECT_EQ(item("Rivermead")->contexts.size(), 2u);
    ASSERT_NE(item("Kay"), nullptr);
    EXPECT_TRUE(robot.sees("WHERE IT STANDS ("));
    EXPECT_FALSE(page().unsaved);
    EXPECT_TRUE(desktop->may_close());
}

TEST_F(DeidentifyTest, IsDecidedByKeyboard) {
    list();
    go_to("Rivermead");
    robot.key(ImGuiKey_K);
    frames();
    EXPECT_EQ(item("Rivermead")->choice, tandem::Choice::Keep);
    EXPECT_NE(page().chosen, "Rivermead") << "on to the next";
    go_to("Kay");
    robot.key(ImGuiKey_Enter);
    frames();
    robot.type("[daughter]");
    EXPECT_EQ(page().replacement, "[daughter]");
    robot.key(ImGuiKey_Enter);
    frames();
    EXPECT_EQ(item("Kay")->choice, tandem::Choice::Replace);
    EXPECT_EQ(item("Kay")->replacement, "[daughter]");
    EXPECT_TRUE(robot.sees("→ [daughter]"));
    go_to("Kay");
    robot.key(ImGuiKey_U);
    frames();
    EXPECT_EQ(item("Kay")->choice, tandem::Choice::Undecided);
    EXPECT_EQ(page().key.decisions.strings.size(), 1u);
    go_to("Kay");
    robot.key(ImGuiKey_R);
    frames();
    EXPECT_EQ(item("Kay")->choice, tandem::Choice::Replace) << "as is suggested";
}

TEST_F(DeidentifyTest, OnePlaceIsDecidedOtherwise) {
    list();
    decide_item(page(), "Kay", tandem::Choice::Replace, "[daughter]");
    go_to("Kay");
    frames();
    const std::string place = "PT11:2";
    std::vector<RobotItem> rows;
    for (const RobotItem& each : robot.items())
        if (each.label == place) rows.push_back(each);
    ASSERT_EQ(rows.size(), 2u);
    robot.click_at({rows[1].min.x + 14, rows[1].centre().y});
    frames();
    ASSERT_EQ(page().key.decisions.places.size(), 1u);
    EXPECT_EQ(page().key.decisions.places[0].choice, tandem::Choice::Keep);
    EXPECT_TRUE(robot.has_item("PT11:2, otherwise than elsewhere"));
    robot.click_at({rows[1].min.x + 14, rows[1].centre().y});
    frames();
    EXPECT_TRUE(page().key.decisions.places.empty());
    robot.click_at(rows[0].centre());
    frames();
    EXPECT_EQ(desktop->state().page, Page::Transcript) << "elsewhere in the row it opens the place";
    EXPECT_EQ(desktop->state().transcript.selection_begin().turn, 1);
    robot.key(kAlt | ImGuiKey_LeftArrow);
    frames();
    EXPECT_EQ(desktop->state().page, Page::Deidentify);
}

TEST_F(DeidentifyTest, WordsFoundByHandBeginWithTheSelection) {
    drag_over(2, "only pastor in town");
    robot.key(kCtrl | ImGuiKey_D);
    frames();
    EXPECT_EQ(page().by_hand, "only pastor in town");
    robot.type("[unusual work]");
    robot.key(ImGuiKey_Enter);
    frames();
    ASSERT_NE(item("only pastor in town"), nullptr);
    EXPECT_EQ(item("only pastor in town")->replacement, "[unusual work]");
    EXPECT_EQ(item("only pastor in town")->contexts.size(), 1u);
    EXPECT_TRUE(page().unsaved);
}

TEST_F(DeidentifyTest, ClosingAsksWhileDecisionsAreInNoKey) {
    list();
    decide_item(page(), "Kay", tandem::Choice::Replace, "[daughter]");
    EXPECT_FALSE(desktop->may_close());
    frames();
    EXPECT_TRUE(robot.sees("is in no key yet"));
    robot.click("Go on working");
    frames();
    desktop->perform(CloseStudy{});
    EXPECT_TRUE(desktop->message().error);
    EXPECT_NE(said().find("is in no key yet"), std::string::npos) << said();
    EXPECT_NE(desktop->workspace(), nullptr);
}

TEST_F(DeidentifyTest, MakesTheStudyAndTheSealedKey) {
    list();
    decide_all();
    const std::string shared = folder + "/shared.tandem", key = folder + "/names.key";
    make(shared, key, "correct horse", "correct hors");
    EXPECT_TRUE(robot.sees("The two passphrases are not the same."));
    EXPECT_TRUE(robot.item("Make the shared study").disabled);
    fill("The same passphrase once more", "correct horse");
    EXPECT_FALSE(robot.sees("correct horse")) << "a passphrase is never shown";
    EXPECT_EQ(page().passphrase_field.paragraph.text(), "•••••••••••••");
    robot.click("Make the shared study");
    frames();
    ASSERT_EQ(page().step, DeidentifyState::Step::Report) << said();
    EXPECT_TRUE(robot.sees("De-identified by these rules"));
    EXPECT_TRUE(robot.sees("Replaced in the words of transcripts: "));
    EXPECT_FALSE(robot.sees("anonym"));
    EXPECT_TRUE(page().passphrase.empty());
    EXPECT_TRUE(desktop->may_close());
    {
        const Workspace made = Workspace::open(shared, still_clock());
        const auto& turns = made.project().turns(made.project().transcripts.begin()->id);
        EXPECT_NE(turns[0].text.find("[Clinic A]"), std::string::npos) << turns[0].text;
        EXPECT_EQ(turns[0].text.find("Haskell"), std::string::npos) << turns[0].text;
    }
    const IdentityKey opened = open_key(key, "correct horse");
    EXPECT_EQ(opened.decisions.strings.size(), page().key.decisions.strings.size());
    EXPECT_THROW(open_key(key, "wrong"), Error);
}

TEST_F(DeidentifyTest, WhatNobodyDecidedIsRefusedAndTheKeyIsKept) {
    list();
    decide_item(page(), "Kay", tandem::Choice::Replace, "[daughter]");
    const std::string key = folder + "/names.key";
    make(folder + "/shared.tandem", key, "one", "one");
    EXPECT_TRUE(robot.sees("Nobody has decided about "));
    robot.click("Make the shared study");
    frames();
    EXPECT_TRUE(desktop->message().error);
    EXPECT_NE(said().find("Nobody decided about "), std::string::npos) << said();
    EXPECT_FALSE(std::filesystem::exists(folder + "/shared.tandem"));
    EXPECT_EQ(open_key(key, "one").decisions.strings.size(), 1u);
    EXPECT_FALSE(page().unsaved);
}

TEST_F(DeidentifyTest, GoesOnWithAKey) {
    IdentityKey key;
    decide(key.decisions, {{"Rivermead", "clinic", tandem::Choice::Replace, "[Clinic A]"}});
    save_key(folder + "/old.key", key, "pass", {1, 8 * 1024 * 1024});
    desktop->perform(Invoke{CommandId::Deidentify});
    frames();
    fill("File of the key", folder + "/old.key");
    fill("Passphrase", "not this one");
    robot.key(ImGuiKey_Enter);
    frames();
    EXPECT_TRUE(desktop->message().error) << said();
    EXPECT_EQ(page().step, DeidentifyState::Step::Begin);
    fill("Passphrase", "pass");
    robot.key(ImGuiKey_Enter);
    frames();
    ASSERT_EQ(page().step, DeidentifyState::Step::List) << said();
    EXPECT_EQ(item("Rivermead")->replacement, "[Clinic A]");
    EXPECT_FALSE(page().unsaved);
}

TEST_F(DeidentifyTest, WorkThatIsHiddenGoesAlongAndStaysHidden) {
    const auto code = [this](const char* name) {
        desktop->perform(BecomeCoder{name});
        if (project().codes.empty())
            desktop->perform(Command{AddCode{"Trust", {}, "code", "", ""}});
        const Turn turn = project().turns(project().transcripts.begin()->id)[0];
        ApplyCode apply;
        apply.code = project().codes.begin()->id;
        apply.transcript = turn.transcript;
        apply.spans = {{turn.id, {0}, {7}}};
        desktop->perform(Command{apply});
    };
    code("Ben");
    code("Ana");
    list();
    decide_all();
    make(folder + "/shared.tandem", folder + "/names.key", "one", "one");
    robot.click("Make the shared study");
    frames();
    EXPECT_FALSE(desktop->message().error) << said();
    Workspace made = Workspace::open(folder + "/shared.tandem", still_clock());
    made.set_actor("Ana");
    EXPECT_EQ(made.project().codings().size(), 2u);
    EXPECT_EQ(visible_codings(made.project(), Viewer{made.me()}).size(), 1u);
}

TEST_F(DeidentifyTest, AnotherFileIsNeverWrittenOver) {
    list();
    decide_all();
    const std::string other = folder + "/names.tandem";  // this very study
    make(folder + "/shared.tandem", other, "one", "one");
    robot.click("Save the key only");
    frames();
    EXPECT_TRUE(desktop->message().error);
    EXPECT_NE(said().find("There is a file"), std::string::npos) << said();
    EXPECT_TRUE(desktop->workspace()->check().findings.empty());
}

}  // namespace
}  // namespace tandem::ui::test
