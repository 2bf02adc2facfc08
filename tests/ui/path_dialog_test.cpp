// The program's own file dialog, by keyboard and mouse, and the desktop's in its place.
#include <filesystem>
#include <fstream>

#include "ui/desktop_robot.h"

namespace tandem::ui::test {
namespace {

namespace fs = std::filesystem;
constexpr int kCtrl = ImGuiMod_Ctrl, kAlt = ImGuiMod_Alt;

// A folder "files" with transcripts in several scripts, a subfolder and a hidden file. The study is
// open and Ana is at work.
class PathDialogTest : public DesktopTest {
 protected:
    PathDialogTest() : files(folder + "/files/") {
        fs::create_directories(files + "Ordner ä/tief");
        for (const char* name : {"PT01.txt", "PT02.txt", "مقابلة ٣.txt", "साक्षात्कार.vtt",
                                 "notes.ogg", ".hidden.txt", "Ordner ä/PT09.txt"})
            std::ofstream(files + name)
                << "Interviewer  0:01\nIs this " << name << "?\n\nPT  0:04\nYes.\n";
        desktop->settings().now.folder = files;
        become("Ana");
    }
    PathDialogState& dialog() { return desktop->state().path_dialog; }
    void ask(FileFor purpose) {
        desktop->perform(AskForFiles{purpose});
        frames();
    }
    bool has_transcript(const char* name) { return project().find_transcript(name) != nullptr; }

    std::string files;
};

TEST_F(PathDialogTest, ShowsFoldersAndFilesOfTheKind) {
    robot.key(kCtrl | ImGuiKey_I);
    frames();
    EXPECT_TRUE(robot.sees("Import transcripts, participants or codings"));
    for (const char* name : {"Ordner ä", "PT01.txt", "مقابلة ٣.txt", "साक्षात्कार.vtt"})
        EXPECT_TRUE(robot.has_item(name)) << name;
    EXPECT_FALSE(robot.has_item("notes.ogg"));
    EXPECT_FALSE(robot.has_item(".hidden.txt"));
    robot.click("Show hidden files");
    frames();
    EXPECT_TRUE(robot.has_item(".hidden.txt"));
    robot.click("Transcripts");
    robot.click("Every file");
    frames();
    EXPECT_TRUE(robot.has_item("notes.ogg"));
}

TEST_F(PathDialogTest, ImportsTheOneThatIsTyped) {
    ask(FileFor::Import);
    robot.type("pt02");
    robot.key(ImGuiKey_Enter);
    frames();
    robot.click("Import");  // yes, these
    frames();
    EXPECT_TRUE(has_transcript("PT02")) << said();
    EXPECT_FALSE(has_transcript("PT01"));
    EXPECT_FALSE(dialog().open);
}

TEST_F(PathDialogTest, TicksSeveralWithTheKeyboard) {
    ask(FileFor::Import);
    robot.type("PT0");
    robot.key(kCtrl | ImGuiKey_Space);
    robot.key(ImGuiKey_DownArrow);
    robot.key(kCtrl | ImGuiKey_Space);
    frames();
    EXPECT_TRUE(robot.sees("2 files ticked"));
    robot.key(ImGuiKey_Enter);
    frames();
    robot.click("Import");  // yes, these
    frames();
    EXPECT_TRUE(has_transcript("PT01")) << said();
    EXPECT_TRUE(has_transcript("PT02"));
}

TEST_F(PathDialogTest, TicksSeveralWithTheMouse) {
    ask(FileFor::Import);
    robot.click("PT01.txt");
    robot.click("مقابلة ٣.txt");
    robot.click("PT01.txt");
    frames();
    EXPECT_TRUE(robot.sees("1 file ticked"));
    robot.click("Import");
    frames();
    robot.click("Import");  // yes, these
    frames();
    EXPECT_TRUE(has_transcript("مقابلة ٣")) << said();
    EXPECT_FALSE(has_transcript("PT01"));
}

TEST_F(PathDialogTest, TabCompletesAndFoldersAreEntered) {
    ask(FileFor::Import);
    robot.type("Or");
    robot.key(ImGuiKey_Tab);
    EXPECT_EQ(dialog().typed, files + "Ordner ä/");
    frames();
    EXPECT_TRUE(robot.has_item("PT09.txt"));
    robot.key(kAlt | ImGuiKey_UpArrow);
    frames();
    EXPECT_EQ(dialog().typed, files);
    robot.type("PT");
    robot.key(ImGuiKey_Tab);
    EXPECT_EQ(dialog().typed, files + "PT0");
    robot.key(kCtrl | ImGuiKey_Backspace);
    robot.key(ImGuiKey_DownArrow);
    robot.key(ImGuiKey_Enter);
    frames();
    EXPECT_EQ(dialog().typed, files + "Ordner ä/");
    robot.click("Parent folder");
    frames();
    EXPECT_EQ(dialog().typed, files);
}

TEST_F(PathDialogTest, EscapeChoosesNothing) {
    ask(FileFor::Import);
    robot.key(ImGuiKey_Escape);
    frames();
    EXPECT_FALSE(dialog().open);
    EXPECT_FALSE(robot.has_item("Path"));
    ask(FileFor::Import);
    robot.click("Cancel");
    frames();
    EXPECT_FALSE(dialog().open);
    EXPECT_EQ(project().transcripts.size(), 2u);
}

TEST_F(PathDialogTest, AFileOrFolderThatIsNotThereIsSaid) {
    ask(FileFor::Import);
    robot.type("zzz");
    robot.key(ImGuiKey_Enter);
    frames();
    EXPECT_TRUE(robot.sees("There is no file or folder “zzz” here."));
    robot.key(kCtrl | ImGuiKey_A);
    robot.type(folder + "/study.tandem/");
    frames();
    EXPECT_TRUE(robot.sees("cannot be read: Not a directory"));
    EXPECT_TRUE(dialog().open);
}

TEST_F(PathDialogTest, AsksBeforeItReplaces) {
    desktop->perform(ShowPage{Page::Tables});
    frames();
    std::ofstream(files + "quotes.md") << "mine";
    desktop->state().tables.path = files + "quotes.md";
    desktop->state().tables.typed = true;
    robot.click("Choose…");
    frames();
    robot.key(ImGuiKey_Enter);
    frames();
    EXPECT_TRUE(robot.sees("“quotes.md” is there already. Replace it?"));
    robot.click("Keep it");
    frames();
    EXPECT_EQ(fs::file_size(files + "quotes.md"), 4u);
    robot.click("Write");
    frames();
    robot.click("Replace");
    frames();
    EXPECT_NE(fs::file_size(files + "quotes.md"), 4u);
    EXPECT_NE(said().find("quotes.md"), std::string::npos);
}

TEST_F(PathDialogTest, MakesAFolderWhenSaving) {
    desktop->perform(ShowPage{Page::Tables});
    frames();
    desktop->state().tables.path = files + "quotes";
    desktop->state().tables.typed = true;
    robot.click("Choose…");
    frames();
    robot.click("New folder");
    frames();
    robot.type("Anhänge");
    robot.key(ImGuiKey_Enter);
    frames();
    EXPECT_EQ(dialog().typed, files + "Anhänge/quotes");
    robot.key(ImGuiKey_Enter);
    frames();
    EXPECT_TRUE(fs::exists(files + "Anhänge/quotes.docx")) << said();
}

TEST_F(PathDialogTest, ANameThatIsNoTextCanBeChosen) {
    std::ofstream(files + "\xff\xfe.txt") << "Interviewer  0:01\nHow are you?\n";
    ask(FileFor::Import);
    robot.click("\xEF\xBF\xBD\xEF\xBF\xBD.txt");
    robot.click("Import");
    frames();
    EXPECT_FALSE(dialog().open);
}

TEST_F(PathDialogTest, TheDesktopsDialogIsAskedFirst) {
    std::vector<FileQuestion> asked;
    std::optional<FileAnswer> answer;
    FileChooser fake;
    fake.ask = [&](const FileQuestion& question) {
        asked.push_back(question);
        return true;
    };
    int withdrawn = 0;
    fake.withdraw = [&] { ++withdrawn; };
    fake.take_answer = [&] { return std::exchange(answer, std::nullopt); };
    desktop->use(fake);
    ask(FileFor::Import);
    ASSERT_EQ(asked.size(), 1u);
    EXPECT_EQ(asked[0].ask, FileAsk::OpenSeveral);
    EXPECT_EQ(asked[0].folder, files);
    EXPECT_FALSE(dialog().open);
    ask(FileFor::Import);
    EXPECT_EQ(asked.size(), 2u);
    EXPECT_EQ(withdrawn, 1) << "two dialogs at once";
    frames(20);
    answer = FileAnswer{{files + "PT01.txt", files + "PT02.txt"}, false};
    frames();
    robot.click("Import");  // yes, these
    frames();
    EXPECT_TRUE(has_transcript("PT01")) << said();
    EXPECT_TRUE(has_transcript("PT02"));
    // One that fails to open gives way to our own.
    ask(FileFor::Import);
    answer = FileAnswer{{}, true};
    frames();
    EXPECT_TRUE(dialog().open);
}

}  // namespace
}  // namespace tandem::ui::test
