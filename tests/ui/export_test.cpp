// Tables to files, beside the frame: progress, cancelling, failing, and going on meanwhile.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "ui/held_desktop.h"

namespace tandem::ui::test {
namespace {

namespace fs = std::filesystem;

class ExportTest : public HeldDesktopTest {
 protected:
    std::string contents(const std::string& name) {
        std::ifstream file(name, std::ios::binary);
        std::ostringstream all;
        all << file.rdbuf();
        return all.str();
    }
    int files() {
        return static_cast<int>(
            std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
    }
    void ask_held(const Request& request, std::int64_t at) {
        start_held(at, [&] { desktop->perform(request); });
    }
};

TEST_F(ExportTest, ShowsWhatIsWrittenAndHowFarItIs) {
    become("Ana");
    ask_held(WriteTable{"codebook", folder + "/codebook.md"}, 1);
    EXPECT_TRUE(robot.sees("Writing codebook.md"));
    EXPECT_FALSE(fs::exists(folder + "/codebook.md"));
    let_go();
    EXPECT_FALSE(robot.sees("Writing codebook.md"));
    EXPECT_EQ(said(), "Written: " + folder + "/codebook.md.");
    EXPECT_NE(contents(folder + "/codebook.md").find("Closing the record"), std::string::npos);
}

TEST_F(ExportTest, CancelledItLeavesNothing) {
    become("Ana");
    const int before = files();
    ask_held(WriteAllTables{}, 2);
    EXPECT_TRUE(robot.sees("Writing 6 tables"));
    EXPECT_TRUE(robot.sees("1 of 6"));
    robot.click("Cancel work");
    frames();
    EXPECT_TRUE(robot.sees("being cancelled…"));
    let_go();
    EXPECT_EQ(said(), "Writing 6 tables was cancelled; no file was made.");
    EXPECT_FALSE(desktop->message().error);
    EXPECT_EQ(files(), before);
}

TEST_F(ExportTest, EscapeCancelsWhereTheKeyboardIs) {
    become("Ana");
    ask_held(WriteTable{"codebook", folder + "/codebook.md"}, 0);
    const ImVec2 button = robot.item("Cancel work").centre();
    robot.drag(button, {button.x + 300, button.y - 300});  // gives it the keyboard, no more
    EXPECT_FALSE(desktop->jobs().progress()->cancelled);
    robot.key(ImGuiKey_Escape);
    frames();
    EXPECT_TRUE(desktop->jobs().progress()->cancelled);
    let_go();
    EXPECT_FALSE(fs::exists(folder + "/codebook.md"));
}

TEST_F(ExportTest, CodingGoesOnMeanwhileAndIsNotInTheFile) {
    become("Ana");
    robot.click("PT06");
    frames();
    drag_over(1, "Nobody had asked me");
    code_as("jump");
    ask_held(WriteTable{"theme-quotes", folder + "/quotes.md"}, 0);
    drag_over(4, "went home");
    code_as("clos");
    EXPECT_EQ(project().codings().size(), 2u);
    drag_over(1, "not sleeping");
    code_as("phys");
    EXPECT_EQ(project().codings().size(), 3u);
    let_go();
    const std::string quotes = contents(folder + "/quotes.md");
    EXPECT_NE(quotes.find("Nobody had asked me"), std::string::npos) << quotes;
    EXPECT_EQ(quotes.find("went home"), std::string::npos) << quotes;
}

TEST_F(ExportTest, AFileThatCannotBeWrittenIsSaidAndLeavesNothing) {
    become("Ana");
    const int before = files();
    desktop->perform(WriteTable{"codebook", path + "/codebook.md"});  // the study is no folder
    frames();
    EXPECT_TRUE(desktop->message().error);
    EXPECT_NE(said().find("Cannot write '" + path + "/codebook.md'"), std::string::npos) << said();
    desktop->perform(WriteTable{"codebook", folder + "/codebook.xyz"});
    frames();
    EXPECT_NE(said().find("ends with one of"), std::string::npos) << said();
    EXPECT_EQ(files(), before);
}

TEST_F(ExportTest, WritesAllTablesInOneGesture) {
    become("Ana");
    robot.click("Tables");
    frames();
    robot.click("Table file");
    robot.key(ImGuiMod_Ctrl | ImGuiKey_A);
    robot.type(folder + "/mine.csv");
    frames();
    robot.click("Write all tables");
    frames();
    for (const TableKind& kind : table_kinds())
        EXPECT_TRUE(fs::exists(folder + "/" + std::string(kind.name) + ".csv")) << kind.name;
    EXPECT_FALSE(fs::exists(folder + "/mine.csv"));
    EXPECT_EQ(said(), "Written: 6 tables to " + folder + ".");
}

TEST_F(ExportTest, ClosingInBetweenLeavesNothing) {
    become("Ana");
    ask_held(WriteTable{"codebook", folder + "/codebook.md"}, 0);
    desktop->jobs().cancel();
    held.release();
    desktop->close();
    EXPECT_FALSE(fs::exists(folder + "/codebook.md"));
    EXPECT_TRUE(desktop->jobs().idle());
}

}  // namespace
}  // namespace tandem::ui::test
