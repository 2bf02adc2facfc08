// Typing, moving, selecting and undoing in a text field, through ImGui's own input queue.
#include "ui/text_field.h"

#include <gtest/gtest.h>
#include <string>

#include "tandem/base/random.h"

#include "ui/robot.h"
#include "ui/textkit/fonts.h"

namespace tandem::ui {
namespace {

constexpr int kCtrl = ImGuiMod_Ctrl, kShift = ImGuiMod_Shift;

TextFieldStyle style() {
    TextFieldStyle plain;
    plain.text = plain.caret = plain.border = IM_COL32(38, 36, 31, 255);
    plain.placeholder = IM_COL32(161, 154, 150, 255);
    plain.background = IM_COL32(255, 255, 255, 255);
    plain.focus = IM_COL32(47, 111, 143, 255);
    plain.selection = IM_COL32(47, 111, 143, 60);
    return plain;
}

struct Field : ::testing::Test {
    test::Robot robot{600, 400};
    Atlas atlas{1024};
    FontStack fonts{atlas, {16, interface_families()}};
    TextField field, other;
    std::string value, other_value;
    TextFieldOptions options;
    int changes = 0, submits = 0, cancels = 0;

    void start(std::string text = "", bool multiline = false) {
        value = std::move(text);
        options.multiline = multiline;
        options.width = 300;
        robot.run([this] { draw(); });
        robot.click("Memo");
        robot.key(kCtrl | ImGuiKey_End);
    }

    void draw() {
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize({600, 400});
        ImGui::Begin("window", nullptr, ImGuiWindowFlags_NoDecoration);
        const TextFieldEvents events =
            draw_text_field("Memo", field, value, fonts, style(), options);
        changes += events.changed;
        submits += events.submitted;
        cancels += events.cancelled;
        draw_text_field("Other", other, other_value, fonts, style(), {.width = 300});
        ImGui::End();
    }

    void key(int chord, int times = 1) {
        for (int i = 0; i < times; ++i) robot.key(chord);
    }

    // The middle of the letter that begins at `at`, on screen.
    ImVec2 place(std::int64_t at) {
        const Paragraph& text = field.paragraph;
        const Caret from = text.caret({at}), to = text.caret({at + 1});
        const ImVec2 corner = robot.item("Memo").min;
        const float line = fonts.line_height();
        return {corner.x + 10 + (from.x * 3 + to.x) / 4,
                corner.y + 6 + line * (static_cast<float>(from.line) + 0.5f)};
    }
};

TEST_F(Field, TabLeavesItForTheNext) {
    ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    start("one");
    robot.key(ImGuiKey_Tab);
    robot.type("two");
    EXPECT_EQ(value, "one");
    EXPECT_EQ(other_value, "two");
    robot.key(kShift | ImGuiKey_Tab);
    robot.key(kCtrl | ImGuiKey_End);
    robot.type("!");
    EXPECT_EQ(value, "one!");
    robot.key(ImGuiKey_Tab);
    robot.key(ImGuiKey_Tab);
    EXPECT_TRUE(field.focused) << "around";
}

TEST_F(Field, ASecretIsNeitherShownNorGivenAway) {
    options.secret = true;
    start("geh€im");
    EXPECT_FALSE(robot.sees("geh€im"));
    robot.type("é");
    EXPECT_EQ(value, "geh€imé");
    EXPECT_EQ(field.paragraph.text(), "•••••••");
    robot.clipboard() = "before";
    robot.key(kCtrl | ImGuiKey_A);
    robot.key(kCtrl | ImGuiKey_C);
    robot.key(kCtrl | ImGuiKey_X);
    EXPECT_EQ(robot.clipboard(), "before");
    EXPECT_EQ(value, "geh€imé");
    robot.key(kCtrl | ImGuiKey_End);
    robot.key(ImGuiKey_LeftArrow);
    robot.key(ImGuiKey_Backspace);
    EXPECT_EQ(value, "geh€ié");
    robot.key(kCtrl | ImGuiKey_Z);
    EXPECT_EQ(value, "geh€imé");
}

TEST_F(Field, TypesEveryScript) {
    start();
    robot.type("kettle العربية हिन्दी 中文 🙂👩‍👩‍👧");
    EXPECT_EQ(value, "kettle العربية हिन्दी 中文 🙂👩‍👩‍👧");
    EXPECT_EQ(field.caret, length(value));
    EXPECT_EQ(changes, 1);
    EXPECT_EQ(submits, 0);
}

TEST_F(Field, NothingIsTypedWithoutTheFocus) {
    start("kept");
    robot.click("Other");
    robot.type("elsewhere");
    EXPECT_EQ(value, "kept");
    EXPECT_EQ(other_value, "elsewhere");
    robot.click_at({500, 380});
    robot.type("nowhere");
    EXPECT_EQ(value, "kept");
    EXPECT_EQ(other_value, "elsewhere");
}

TEST_F(Field, BackspaceFollowsTheScript) {
    start("e\u0301नि👍🏽");
    key(ImGuiKey_Backspace);
    EXPECT_EQ(value, "e\u0301नि") << "a thumb with its skin tone at once";
    key(ImGuiKey_Backspace);
    EXPECT_EQ(value, "e\u0301न") << "only the vowel sign";
    key(ImGuiKey_Backspace, 2);
    EXPECT_EQ(value, "") << "a letter with its accent at once";
    key(ImGuiKey_Backspace);
    EXPECT_EQ(value, "");
}

TEST_F(Field, DeleteTakesAGrapheme) {
    start("🇩🇪नमस्ते");
    key(kCtrl | ImGuiKey_Home);
    key(ImGuiKey_Delete);
    EXPECT_EQ(value, "नमस्ते");
    key(kCtrl | ImGuiKey_Delete);
    EXPECT_EQ(value, "");
}

TEST_F(Field, UndoTakesBackAStretchOfTypingAndRedoReturnsIt) {
    start("one");
    robot.type(" two");
    robot.type(" three");
    key(ImGuiKey_Backspace);
    EXPECT_EQ(value, "one two thre");
    key(kCtrl | ImGuiKey_Z);
    EXPECT_EQ(value, "one two three");
    key(kCtrl | ImGuiKey_Z);
    EXPECT_EQ(value, "one") << "what was typed in one go is one step";
    key(kCtrl | ImGuiKey_Z);
    EXPECT_EQ(value, "one") << "nothing is left to undo";
    key(kCtrl | kShift | ImGuiKey_Z);
    key(kCtrl | ImGuiKey_Y);
    EXPECT_EQ(value, "one two thre");
    robot.type("!");
    key(kCtrl | ImGuiKey_Y);
    EXPECT_EQ(value, "one two thre!") << "typing forgets what could be redone";
}

TEST_F(Field, AMotionBeginsANewUndoStep) {
    start();
    robot.type("ab");
    key(ImGuiKey_LeftArrow);
    robot.type("X");
    EXPECT_EQ(value, "aXb");
    key(kCtrl | ImGuiKey_Z);
    EXPECT_EQ(value, "ab");
}

TEST_F(Field, WordMotionSelectionAndClipboard) {
    start("Thank you for coming");
    key(kCtrl | ImGuiKey_Home);
    key(kCtrl | kShift | ImGuiKey_RightArrow, 2);
    key(kCtrl | ImGuiKey_C);
    EXPECT_EQ(robot.clipboard(), "Thank you");
    key(kCtrl | ImGuiKey_X);
    EXPECT_EQ(value, " for coming");
    key(kCtrl | ImGuiKey_End);
    key(kCtrl | ImGuiKey_V);
    EXPECT_EQ(value, " for comingThank you");
    key(kCtrl | ImGuiKey_Backspace);
    EXPECT_EQ(value, " for comingThank ");
    key(kCtrl | ImGuiKey_A);
    robot.type("ب");
    EXPECT_EQ(value, "ب") << "typing replaces the selection";
}

TEST_F(Field, ArabicMovesOnScreenAndWordsFollowItsDirection) {
    start("نعم قال");
    EXPECT_EQ(field.caret.value, 7);
    key(ImGuiKey_RightArrow);
    EXPECT_EQ(field.caret.value, 6) << "right is back in Arabic";
    key(kCtrl | ImGuiKey_RightArrow);
    EXPECT_EQ(field.caret.value, 4);
    key(kCtrl | ImGuiKey_LeftArrow);
    EXPECT_EQ(field.caret.value, 7);
}

TEST_F(Field, ArrowsDropTheSelectionAtItsEnd) {
    start("abcdef");
    key(kShift | ImGuiKey_LeftArrow, 3);
    EXPECT_EQ(field.anchor.value, 6);
    EXPECT_EQ(field.caret.value, 3);
    key(ImGuiKey_RightArrow);
    EXPECT_EQ(field.caret.value, 6);
    EXPECT_EQ(field.anchor.value, 6);
}

TEST_F(Field, PastedTextFitsTheField) {
    robot.clipboard() = "two\r\nlines\x01\xFF";
    start();
    key(kCtrl | ImGuiKey_V);
    EXPECT_EQ(value, "two lines\uFFFD") << "one line, valid, no control characters";
}

TEST_F(Field, PastedLinesStayLinesInAMultiLineField) {
    robot.clipboard() = "two\r\nlines\rof text";
    start("", true);
    key(kCtrl | ImGuiKey_V);
    EXPECT_EQ(value, "two\nlines\nof text");
}

TEST_F(Field, ReturnSubmitsOneLineAndBreaksMany) {
    start("name");
    key(ImGuiKey_Enter);
    EXPECT_EQ(submits, 1);
    EXPECT_EQ(value, "name");
    options.multiline = true;
    key(ImGuiKey_Enter);
    EXPECT_EQ(submits, 1);
    EXPECT_EQ(value, "name\n");
    key(kCtrl | ImGuiKey_Enter);
    EXPECT_EQ(submits, 2);
    EXPECT_EQ(value, "name\n");
    key(ImGuiKey_Escape);
    EXPECT_EQ(cancels, 1);
}

TEST_F(Field, ReturnThatConfirmsACompositionIsSwallowed) {
    start("", true);
    robot.type_with_key("日本", ImGuiKey_Enter);
    EXPECT_EQ(value, "日本");
    options.multiline = false;
    robot.type_with_key("語", ImGuiKey_Enter);
    EXPECT_EQ(value, "日本語");
    EXPECT_EQ(submits, 0);
}

// As GLFW sends it: first the key, then, some frames or milliseconds later, the word.
TEST_F(Field, ReturnIsDroppedWhenTheComposedWordFollowsIt) {
    start("", true);
    ImGuiIO& io = ImGui::GetIO();
    const auto confirm = [&](const char* word) {
        io.AddKeyEvent(ImGuiKey_Enter, true);
        robot.frame();
        io.AddInputCharactersUTF8(word);
        robot.frame();
        io.AddKeyEvent(ImGuiKey_Enter, false);
        robot.frame(3);
    };
    confirm("日本");
    EXPECT_EQ(value, "日本");
    key(ImGuiKey_Enter);
    EXPECT_EQ(value, "日本\n") << "the next Return is one";
}

TEST_F(Field, ALetterTypedRightAfterReturnDoesNotDropIt) {
    start("a", true);
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiKey_Enter, true);
    robot.frame();
    io.AddKeyEvent(ImGuiKey_B, true);
    io.AddInputCharacter('b');
    robot.frame();
    io.AddKeyEvent(ImGuiKey_Enter, false);
    io.AddKeyEvent(ImGuiKey_B, false);
    robot.frame(3);
    EXPECT_EQ(value, "a\nb");
}

TEST_F(Field, UpAndDownKeepTheColumn) {
    start("a long first line\nx\nanother long line", true);
    key(kCtrl | ImGuiKey_Home);
    key(ImGuiKey_RightArrow, 10);
    key(ImGuiKey_DownArrow);
    EXPECT_EQ(field.caret.value, 19) << "behind the x";
    key(ImGuiKey_DownArrow);
    EXPECT_NEAR(static_cast<double>(field.caret.value), 30, 2) << "back in the column";
    key(ImGuiKey_DownArrow);
    EXPECT_EQ(field.caret, length(value)) << "below the last line is the end";
    key(ImGuiKey_Home);
    EXPECT_EQ(field.caret.value, 20);
    key(ImGuiKey_UpArrow, 3);
    EXPECT_EQ(field.caret.value, 0);
    key(ImGuiKey_End);
    EXPECT_EQ(field.caret.value, 17) << "before the line feed";
}

TEST_F(Field, MouseClicksAndDragsSelect) {
    start("say نعم again please");
    robot.click_at(place(8));
    EXPECT_EQ(field.caret.value, 8);
    robot.click_at(place(10), 2);
    EXPECT_EQ(field.anchor.value, 8);
    EXPECT_EQ(field.caret.value, 13);
    robot.click_at(place(10), 3);
    EXPECT_EQ(field.anchor.value, 0);
    EXPECT_EQ(field.caret.value, 20);
    robot.drag(place(0), place(2));
    EXPECT_EQ(field.anchor.value, 0);
    EXPECT_EQ(field.caret.value, 2);
    robot.click_at(place(16));
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
    robot.click_at(place(19));
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
    EXPECT_EQ(field.anchor.value, 16);
    EXPECT_EQ(field.caret.value, 19);
}

TEST_F(Field, ATripleClickTakesOneLineOfMany) {
    start("first\nsecond\nthird", true);
    robot.click_at(place(8), 3);
    EXPECT_EQ(field.anchor.value, 6);
    EXPECT_EQ(field.caret.value, 12);
}

TEST_F(Field, AReadOnlyFieldCanBeCopiedButNotChanged) {
    options.read_only = true;
    start("fixed");
    robot.type("x");
    key(ImGuiKey_Backspace);
    key(kCtrl | ImGuiKey_A);
    key(kCtrl | ImGuiKey_X);
    EXPECT_EQ(robot.clipboard(), "");
    key(kCtrl | ImGuiKey_C);
    EXPECT_EQ(value, "fixed");
    EXPECT_EQ(robot.clipboard(), "fixed");
    EXPECT_EQ(changes, 0);
}

TEST_F(Field, AValueFromOutsideIsTakenOverAndCanBeUndone) {
    start("a rather long value");
    value = "new";
    robot.frame();
    EXPECT_EQ(field.caret.value, 3);
    robot.type("!");
    EXPECT_EQ(value, "new!");
    key(kCtrl | ImGuiKey_Z, 2);
    EXPECT_EQ(value, "a rather long value");
}

TEST_F(Field, TheFocusCanBeGiven) {
    start("first");
    other.take_focus = true;
    robot.frame(2);
    robot.type("second");
    EXPECT_EQ(value, "first");
    EXPECT_EQ(other_value, "second");
    EXPECT_TRUE(ImGui::GetIO().WantTextInput);
}

TEST_F(Field, ThePlaceholderShowsUntilSomethingIsTyped) {
    options.placeholder = "What did you notice?";
    start();
    EXPECT_TRUE(robot.sees("What did you notice?"));
    robot.type("x");
    EXPECT_FALSE(robot.sees("What did you notice?"));
}

TEST_F(Field, TheInputMethodIsToldWhereTheCaretIs) {
    start("abc");
    robot.frame(2);
    const ImGuiPlatformImeData place_there = robot.input_method();
    EXPECT_TRUE(place_there.WantVisible);
    const ImVec2 corner = robot.item("Memo").min;
    EXPECT_NEAR(place_there.InputPos.x, corner.x + 10 + field.paragraph.caret({3}).x, 1);
    EXPECT_EQ(place_there.InputLineHeight, fonts.line_height());
}

TEST_F(Field, ALongLineScrollsWithTheCaret) {
    start(std::string(200, 'w'));
    EXPECT_GT(field.scroll.x, 1000);
    key(ImGuiKey_Home);
    EXPECT_EQ(field.scroll.x, 0);
}

TEST_F(Field, AMultiLineFieldGrowsToItsLimitThenScrolls) {
    options.max_height = 100;
    start("", true);
    const float empty = robot.item("Memo").max.y - robot.item("Memo").min.y;
    for (int i = 0; i < 20; ++i) key(ImGuiKey_Enter);
    EXPECT_LT(empty, 50);
    EXPECT_EQ(robot.item("Memo").max.y - robot.item("Memo").min.y, 100);
    EXPECT_GT(field.scroll.y, 200);
    key(kCtrl | ImGuiKey_Home);
    EXPECT_EQ(field.scroll.y, 0);
}

TEST_F(Field, ShortcutsOfTheProgramDoNotSeeTheFieldsKeys) {
    start("abc");
    int undone = 0;
    robot.run([&] {
        if (ImGui::Shortcut(ImGuiMod_Ctrl | ImGuiKey_Z, ImGuiInputFlags_RouteGlobal)) ++undone;
        draw();
    });
    key(kCtrl | ImGuiKey_Z);
    EXPECT_EQ(undone, 0);
    robot.click_at({500, 380});
    key(kCtrl | ImGuiKey_Z);
    EXPECT_EQ(undone, 1);
}

TEST_F(Field, RandomKeysNeverLoseTheCaret) {
    start("mixed نعم नमस्ते 👩‍👩‍👧\nsecond", true);
    Random random(11);
    const std::vector<int> keys{ImGuiKey_LeftArrow,
                                ImGuiKey_RightArrow,
                                ImGuiKey_UpArrow,
                                ImGuiKey_DownArrow,
                                ImGuiKey_Home,
                                ImGuiKey_End,
                                ImGuiKey_Backspace,
                                ImGuiKey_Delete,
                                ImGuiKey_Enter,
                                kCtrl | ImGuiKey_Z,
                                kCtrl | ImGuiKey_Y,
                                kCtrl | ImGuiKey_V,
                                kCtrl | ImGuiKey_C,
                                kShift | ImGuiKey_LeftArrow,
                                kShift | ImGuiKey_DownArrow,
                                kCtrl | ImGuiKey_Backspace};
    const std::vector<std::string> texts{"م",     "👩‍👩‍👧", "न", "\u0301", "中", "a b",
                                         "\u202E"};
    for (int i = 0; i < 600; ++i) {
        if (random.below(3) == 0)
            robot.type(texts[random.below(texts.size())]);
        else
            key(keys[random.below(keys.size())]);
        ASSERT_TRUE(is_valid_utf8(value));
        ASSERT_EQ(value, field.paragraph.text());
        ASSERT_GE(field.caret.value, 0);
        ASSERT_LE(field.caret, length(value));
        ASSERT_LE(field.anchor, length(value));
    }
}

}  // namespace
}  // namespace tandem::ui
