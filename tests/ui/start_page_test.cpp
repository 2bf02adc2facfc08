// The window without a study: recent ones, a new one, the example, files dropped, a second opener.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "source_folder.h"
#include "ui/desktop_robot.h"

namespace tandem::ui::test {
namespace {

namespace fs = std::filesystem;
constexpr int kCtrl = ImGuiMod_Ctrl;

class StartTest : public DesktopTest {
 protected:
    StartTest() : other(folder + "/other.tandem") {
        const Clock clock{[] { return std::int64_t{1'700'000'000'000}; }, 3};
        Workspace::create(other, "دراسة أخرى", "", clock);
        Workspace::create(folder + "/gone.tandem", "Gone", "", clock);
        for (const char* name : {"/gone.tandem", "/other.tandem", "/study.tandem"}) {
            desktop->perform(OpenStudy{folder + name});
            desktop->perform(CloseStudy{});
        }
        fs::remove(folder + "/gone.tandem");
        std::ofstream(folder + "/PT01.txt")
            << "Interviewer  0:01\nHow are you?\n\nPT  0:04\nWell.\n";
        desktop->use_share(tandem::test::source_folder());
        desktop->settings().now.folder = folder + "/";
        desktop->state().start = {};
        desktop->state().message = {};
        frames();
    }
    bool is_open() { return desktop->workspace() != nullptr; }
    NewStudyState& set_up() { return desktop->state().start.set_up; }

    std::string other;
};

TEST_F(StartTest, ListsRecentStudies) {
    for (const char* words : {"A small study", "دراسة أخرى", "Gone", "other.tandem"})
        EXPECT_TRUE(robot.sees(words)) << words;
    EXPECT_TRUE(robot.sees("Not there any more: "));
    EXPECT_EQ(desktop->window_title(), "Tandem");
}

TEST_F(StartTest, OpensARecentOneByKeyboard) {
    robot.key(ImGuiKey_DownArrow);
    robot.key(ImGuiKey_Enter);
    frames();
    ASSERT_TRUE(is_open()) << said();
    EXPECT_EQ(project().title, "دراسة أخرى");
}

TEST_F(StartTest, WhatIsGoneCanBeRemovedFromTheList) {
    robot.click("Gone");
    frames();
    EXPECT_FALSE(is_open());
    robot.click("Remove from list");
    frames();
    EXPECT_FALSE(robot.sees("Gone"));
    robot.key(ImGuiKey_Delete);
    frames();
    EXPECT_EQ(desktop->settings().now.recent.size(), 2u);
    EXPECT_TRUE(fs::exists(path));
}

TEST_F(StartTest, SetsUpAStudyByKeyboardAlone) {
    robot.key(kCtrl | ImGuiKey_N);
    frames();
    robot.type("Stigma: pilot");
    EXPECT_EQ(set_up().path, folder + "/Stigma- pilot.tandem");
    robot.key(kCtrl | ImGuiKey_Enter);
    frames();
    EXPECT_TRUE(robot.sees("made after the study of stigma in integrated behavioral health"));
    for (int i = 0; i < 4; ++i) robot.key(ImGuiKey_DownArrow);
    robot.key(ImGuiKey_Enter);
    frames();
    EXPECT_EQ(set_up().codebook, 4);
    robot.key(kCtrl | ImGuiKey_Enter);
    frames();
    robot.type("Noor");
    robot.key(kCtrl | ImGuiKey_Enter);
    frames();
    ASSERT_TRUE(is_open()) << said();
    EXPECT_EQ(project().title, "Stigma: pilot");
    EXPECT_EQ(project().codes.size(), 50u);
    EXPECT_EQ(desktop->workspace()->actor(), "Noor");
    EXPECT_TRUE(fs::exists(folder + "/Stigma- pilot.tandem"));
}

TEST_F(StartTest, BeginsWithTranscripts) {
    robot.click("New study");
    frames();
    robot.type("Pilot");
    robot.click("Next");
    robot.click("No codebook");
    robot.click("Next");
    robot.click("Choose files…");
    frames();
    robot.type("PT01");
    robot.key(ImGuiKey_Enter);
    frames();
    EXPECT_TRUE(robot.sees("PT01.txt"));
    robot.click("Make the study");
    frames();
    ASSERT_TRUE(is_open()) << said();
    EXPECT_NE(project().find_transcript("PT01"), nullptr);
    EXPECT_TRUE(robot.sees("Who is at work?"));
}

TEST_F(StartTest, NothingIsWrittenWhenATranscriptCannotBeRead) {
    std::ofstream(folder + "/empty.txt") << "";
    desktop->perform(MakeStudy{folder + "/new.tandem", "New", "", {folder + "/empty.txt"}, "Ana"});
    EXPECT_TRUE(desktop->message().error);
    EXPECT_FALSE(is_open());
    EXPECT_FALSE(fs::exists(folder + "/new.tandem"));
}

TEST_F(StartTest, SaysWhatIsMissingAndWhatIsThere) {
    robot.click("New study");
    frames();
    robot.click("Next");
    frames();
    EXPECT_TRUE(robot.sees("Give the study a title."));
    robot.click("Study title");
    robot.type("other");
    robot.click("Next");
    frames();
    EXPECT_TRUE(robot.sees("“other.tandem” is there already."));
    robot.click("Cancel");
    frames();
    EXPECT_TRUE(robot.sees("RECENT STUDIES"));
    EXPECT_EQ(file_name_for(" ../a/b\\c. "), "-a-b-c.tandem");
    EXPECT_EQ(file_name_for(""), "study.tandem");
    EXPECT_LT(file_name_for(std::string(4000, 'x') + "é").size(), 200u);
}

TEST_F(StartTest, OpensACopyOfTheExample) {
    EXPECT_TRUE(robot.item("Open the example").disabled) << "the source tree holds none";
    const char* before = std::getenv("XDG_DATA_HOME");
    const std::string kept = before ? before : "";
    setenv("XDG_DATA_HOME", (folder + "/data").c_str(), 1);
    fs::create_directories(folder + "/share/examples");
    fs::copy_file(other, folder + "/share/examples/stigma-ibh.tandem");
    desktop->use_share(folder + "/share");
    frames();
    robot.click("Open the example");
    frames();
    ASSERT_TRUE(is_open()) << said();
    EXPECT_TRUE(fs::exists(folder + "/data/tandem/stigma-ibh.tandem"));
    EXPECT_NE(said().find(folder + "/data/tandem/stigma-ibh.tandem"), std::string::npos);
    desktop->perform(CloseStudy{});
    desktop->perform(OpenExample{});
    EXPECT_NE(said().find("as you left it"), std::string::npos) << said();
    before ? setenv("XDG_DATA_HOME", kept.c_str(), 1) : unsetenv("XDG_DATA_HOME");
}

TEST_F(StartTest, ASecondOpenerIsRefusedAndThePageStaysUsable) {
    {
        const Workspace first = Workspace::open(path, Clock{[] { return std::int64_t{1}; }, 1});
        robot.click("A small study");
        frames();
        EXPECT_FALSE(is_open());
        EXPECT_TRUE(robot.sees(path + "' is open in another Tandem window or command. Close it "
                                      "there first."));
        robot.click("دراسة أخرى");
        frames();
        EXPECT_TRUE(is_open());
        // And from an open study: it stays open.
        desktop->perform(OpenStudy{path});
        EXPECT_TRUE(desktop->message().error);
        EXPECT_EQ(project().title, "دراسة أخرى");
    }
    desktop->perform(OpenStudy{path});
    EXPECT_EQ(project().title, "A small study");
    desktop->perform(OpenStudy{path});
    EXPECT_EQ(said(), "This study is open here already.");
}

TEST_F(StartTest, DroppedFiles) {
    desktop->perform(DropFiles{{folder + "/PT01.txt"}});
    frames();
    EXPECT_TRUE(robot.sees("open one or begin a new one"));
    desktop->perform(DropFiles{{other, path}});
    EXPECT_TRUE(desktop->message().error);
    desktop->perform(DropFiles{{other}});
    ASSERT_TRUE(is_open());
    desktop->perform(DropFiles{{folder + "/PT01.txt"}});
    frames();
    robot.click("Import");
    frames();
    EXPECT_NE(project().find_transcript("PT01"), nullptr) << said();
    desktop->perform(DropFiles{{tandem::test::source_folder() + "/codebooks/stigma-ibh.csv"}});
    frames();
    robot.click("Import");
    frames();
    EXPECT_EQ(project().codes.size(), 50u) << said();
    desktop->perform(DropFiles{{path}});
    EXPECT_EQ(project().title, "A small study");
    // Into a study that is being set up.
    robot.key(kCtrl | ImGuiKey_N);
    frames();
    EXPECT_FALSE(is_open());
    desktop->perform(DropFiles{{folder + "/PT01.txt"}});
    EXPECT_EQ(set_up().transcripts.size(), 1u);
}

TEST_F(StartTest, ClosesAStudyByKey) {
    desktop->perform(OpenStudy{path});
    become("Ana");
    robot.key(kCtrl | ImGuiKey_W);
    frames();
    EXPECT_FALSE(is_open());
    EXPECT_TRUE(robot.sees("RECENT STUDIES"));
    EXPECT_EQ(desktop->window_title(), "Tandem");
}

}  // namespace
}  // namespace tandem::ui::test
