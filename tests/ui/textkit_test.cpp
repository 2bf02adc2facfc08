// Layout of text: positions, wrapping, rectangles, fonts, the atlas.
#include <algorithm>
#include <gtest/gtest.h>
#include <imgui_internal.h>
#include <set>
#include <string>

#include "tandem/base/random.h"

#include "ui/robot.h"
#include "ui/textkit/font_parts.h"
#include "ui/textkit/fonts.h"
#include "ui/textkit/label.h"
#include "ui/textkit/paragraph.h"

namespace tandem::ui {
namespace {

constexpr float kLineHeight = 28;
constexpr ImU32 kInk = IM_COL32(38, 36, 31, 255);

const std::vector<std::string>& mixed_lines() {
    static const std::vector<std::string> kLines{
        "Office said السلام عليكم then नमस्ते क्षत्रिय 你好，世界 end.",
        "שלום עולם and ภาษาไทยสวยงาม and 👩‍👩‍👧 "
        "🇩🇪 "
        "👍🏽 "
        "é "
        "ẹ́",
        "قال لي Dr. Haddad في الممر: 3.14 ٪ من الوقت (صحيح) — وضحك.",
        "Tiếng Việt, Ελληνικά, Русский, 한국어, বাংলা ভাষা, தமிழ், አማርኛ, မြန်မာစာ, ខ្មែរ",
        "שָׁלוֹם עֲלֵיכֶם",
        "1️⃣ ❤️ a\u0301\u0323 \u0915\u094D\u200D\u0937"};
    return kLines;
}

// Long enough to wrap, of all scripts at once.
std::string all_scripts() {
    std::string text;
    for (const std::string& line : mixed_lines()) text += line + " ";
    return text;
}

std::vector<CodePoints> graphemes(const Paragraph& paragraph) {
    std::vector<CodePoints> starts;
    for (CodePoints at{0}; at < paragraph.length(); at = paragraph.next_grapheme(at))
        starts.push_back(at);
    return starts;
}

struct Textkit : ::testing::Test {
    test::Robot robot{800, 600};
    Atlas atlas{1024};
    FontStack fonts{atlas, {17.5f, reading_families()}};

    Paragraph laid_out(std::string_view text, float width = 700,
                       Direction direction = Direction::Auto) {
        Paragraph paragraph(text, direction);
        paragraph.layout(fonts, width, kLineHeight);
        return paragraph;
    }
};

TEST_F(Textkit, CaretToPointToCaretForEveryGraphemeOfEveryScript) {
    for (const std::string& text : mixed_lines()) {
        const Paragraph paragraph = laid_out(text, 2000);
        ASSERT_EQ(paragraph.line_count(), 1) << text;
        for (const Cell& cell : paragraph.cells(0)) {
            const CodePoints at = paragraph.to_code_points(cell.begin);
            const Caret caret = paragraph.caret(at);
            EXPECT_EQ(caret.x, cell.rtl ? cell.x1 : cell.x0);
            if (cell.x1 - cell.x0 < 1) continue;  // without width there is nothing to point at
            const float x = caret.x + (cell.rtl ? -0.3f : 0.3f);
            EXPECT_EQ(paragraph.hit(x, 5).value, at.value) << text << " at " << at.value;
        }
    }
}

TEST_F(Textkit, NoGraphemeOfTheSampleIsWithoutWidthOrPicture) {
    for (const std::string& text : mixed_lines())
        for (const Paragraph paragraph = laid_out(text, 2000);
             const Cell& cell : paragraph.cells(0))
            EXPECT_GT(cell.x1, cell.x0) << text << " at unit " << cell.begin;
}

TEST_F(Textkit, CountsCodePointsNotBytesOrUtf16) {
    const Paragraph paragraph = laid_out("a👩‍👩‍👧b");  // 1 + 5 + 1
    EXPECT_EQ(paragraph.length().value, 7);
    EXPECT_EQ(paragraph.next_grapheme({1}).value, 6);
    EXPECT_EQ(paragraph.previous_grapheme({6}).value, 1);
    EXPECT_EQ(paragraph.to_utf16({6}), 9);
    EXPECT_EQ(paragraph.to_utf16({7}), 10);
    for (std::int64_t i = 0; i <= 7; ++i)
        EXPECT_EQ(paragraph.to_code_points(paragraph.to_utf16({i})).value, i);
}

TEST_F(Textkit, ParagraphDirectionIsFoundOrGiven) {
    EXPECT_FALSE(laid_out("The word سلام").rtl());
    EXPECT_TRUE(laid_out("سلام is a word").rtl());
    EXPECT_TRUE(laid_out("a quotation from an Arabic turn", 700, Direction::RightToLeft).rtl());
    EXPECT_FALSE(laid_out("سلام", 700, Direction::LeftToRight).rtl());
    EXPECT_TRUE(laid_out("", 700, Direction::RightToLeft).rtl());
}

TEST_F(Textkit, RightToLeftLinesEndAtTheRightEdge) {
    const Paragraph paragraph = laid_out("שלום", 300);
    EXPECT_NEAR(paragraph.cells(0).back().x1, 300, 0.01);
    EXPECT_NEAR(paragraph.caret({0}).x, 300, 0.01);
    EXPECT_EQ(paragraph.hit(299, 5).value, 0);
    EXPECT_EQ(paragraph.hit(-50, 5).value, 4);
}

TEST_F(Textkit, ArabicLettersJoin) {
    // Three joined letters are narrower than the same letters alone.
    const float joined = laid_out("ممم").widest_line();
    const float alone = laid_out("م‌م‌م").widest_line();
    EXPECT_LT(joined, alone);
}

TEST_F(Textkit, WrappingSplitsNoGraphemeAndLosesNothing) {
    const std::string text = all_scripts() + "Donaudampfschifffahrtsgesellschaft";
    for (const float width : {1.0f, 30.0f, 61.0f, 140.0f, 333.0f, 700.0f}) {
        const Paragraph paragraph = laid_out(text, width);
        std::set<std::int64_t> starts;
        for (const CodePoints at : graphemes(paragraph)) starts.insert(at.value);
        CodePoints expected{0};
        for (int line = 0; line < paragraph.line_count(); ++line) {
            const WordRange range = paragraph.line_range(line);
            EXPECT_EQ(range.begin, expected);
            EXPECT_TRUE(starts.contains(range.begin.value)) << width << ", line " << line;
            expected = range.end;
        }
        EXPECT_EQ(expected, paragraph.length());
    }
}

TEST_F(Textkit, NoLineIsWiderThanItsWidth) {
    const Paragraph paragraph = laid_out(all_scripts(), 200);
    EXPECT_GT(paragraph.line_count(), 10);
    EXPECT_LE(paragraph.widest_line(), 200.01f);
}

TEST_F(Textkit, LineFeedsEndLinesAndALastOneBeginsAnEmptyLine) {
    const Paragraph paragraph = laid_out("one\r\ntwo\n");
    ASSERT_EQ(paragraph.line_count(), 3);
    EXPECT_EQ(paragraph.line_range(0).end.value, 5);
    EXPECT_EQ(paragraph.line_range(1).begin.value, 5);
    EXPECT_EQ(paragraph.line_range(2).begin.value, 9);
    EXPECT_EQ(paragraph.caret({9}).line, 2);
    EXPECT_EQ(paragraph.caret({9}).x, 0);
    EXPECT_EQ(paragraph.hit(600, 5).value, 3) << "behind 'one', before the line feed";
    EXPECT_EQ(paragraph.hit(600, 2 * kLineHeight + 5).value, 9);
    EXPECT_EQ(paragraph.height(), 3 * kLineHeight);
}

TEST_F(Textkit, ASoftHyphenShowsOnlyWhereALineEndsWithIt) {
    const std::string word = "Donau\u00ADdampf\u00ADschiff";
    const Paragraph whole = laid_out(word);
    EXPECT_EQ(whole.cells(0)[5].x0, whole.cells(0)[5].x1);
    const float width = whole.caret({11}).x + 12;  // room for "Donaudampf" and a hyphen
    const Paragraph wrapped = laid_out(word, width);
    ASSERT_EQ(wrapped.line_count(), 2);
    EXPECT_EQ(wrapped.line_range(1).begin.value, 12);
    EXPECT_EQ(wrapped.cells(0)[5].x0, wrapped.cells(0)[5].x1);
    EXPECT_GT(wrapped.cells(0)[11].x1, wrapped.cells(0)[11].x0 + 3);
    EXPECT_LE(wrapped.widest_line(), width);
    EXPECT_EQ(laid_out(word, whole.caret({11}).x + 1).line_range(1).begin.value, 6)
        << "without room for the hyphen the word is divided before";
    const Paragraph hebrew = laid_out("של\u00ADום", 25);
    ASSERT_EQ(hebrew.line_count(), 2);
    EXPECT_LT(hebrew.cells(0)[0].x0 + 3, hebrew.cells(0)[0].x1) << "at the left end";
}

TEST_F(Textkit, TabsGoToTheNextStop) {
    const Paragraph text = laid_out("a\tb\nno\tb\n\tb\nlonger\tb");
    const float stop = text.caret({2}).x;
    EXPECT_EQ(stop, 2 * fonts.px());
    EXPECT_EQ(text.caret({7}).x, stop);
    EXPECT_EQ(text.caret({10}).x, stop);
    EXPECT_EQ(text.caret({19}).x, 2 * stop);
    EXPECT_NEAR(laid_out("ש\tב", 300).caret({2}).x, 300 - stop, 0.01f);
}

TEST_F(Textkit, TheCaretEntersALigatureWhereTheFontSays) {
    const Paragraph text = laid_out("difficult");
    const float even = (text.caret({5}).x - text.caret({2}).x) / 3;
    EXPECT_GT(text.caret({3}).x, text.caret({2}).x);
    EXPECT_GT(text.caret({4}).x, text.caret({3}).x);
    EXPECT_NE(text.caret({3}).x, text.caret({2}).x + even);
}

TEST_F(Textkit, EmptyTextHasOneLineAndOnePlace) {
    const Paragraph paragraph = laid_out("");
    EXPECT_EQ(paragraph.line_count(), 1);
    EXPECT_EQ(paragraph.hit(50, 50).value, 0);
    EXPECT_EQ(paragraph.caret({0}).x, 0);
    EXPECT_EQ(paragraph.next_word({0}).value, 0);
    EXPECT_TRUE(paragraph.rects({0}, {0}).empty());
}

TEST_F(Textkit, RectanglesCoverExactlyTheirGraphemes) {
    const Paragraph paragraph = laid_out(all_scripts(), 260);
    const std::int64_t end = paragraph.length().value;
    for (std::int64_t from = 0; from < end; from += 7) {
        const CodePoints begin{from}, last{std::min(end, from + 23)};
        float wanted = 0, covered = 0;
        for (int line = 0; line < paragraph.line_count(); ++line)
            for (const Cell& cell : paragraph.cells(line))
                if (paragraph.to_code_points(cell.begin) < last &&
                    paragraph.to_code_points(cell.end) > begin)
                    wanted += cell.x1 - cell.x0;
        for (const LineRect& rect : paragraph.rects(begin, last)) covered += rect.x1 - rect.x0;
        // Blanks at the ends of wrapped lines are left out: at most one for each line.
        EXPECT_LE(covered, wanted + 0.01f);
        EXPECT_GE(covered, wanted - 6 * static_cast<float>(paragraph.line_count()));
    }
}

TEST_F(Textkit, ASelectionAcrossDirectionsFallsApartIntoVisualStretches) {
    // Visually "abc FED ghi"; logical [2, 5) is "c", " " and "D".
    const Paragraph paragraph = laid_out("abc שלם ghi");
    const auto rects = paragraph.rects({2}, {5});
    ASSERT_EQ(rects.size(), 2u);
    EXPECT_EQ(rects[0].x0, paragraph.caret({2}).x);
    EXPECT_EQ(rects[1].x1, paragraph.caret({4}).x);
    EXPECT_LT(rects[0].x1, rects[1].x0);
    EXPECT_EQ(paragraph.rects({0}, {11}).size(), 1u) << "all of it is one stretch";
}

TEST_F(Textkit, LeftAndRightVisitEveryPosition) {
    for (const std::string& text : mixed_lines()) {
        const Paragraph paragraph = laid_out(text, 180);
        std::set<std::int64_t> visited;
        // From the reading start, the far side is reached by the key that reads forward.
        CodePoints at = paragraph.rtl() ? paragraph.length() : CodePoints{0};
        for (CodePoints next = at; visited.size() < 1000; at = next) {
            visited.insert(at.value);
            next = paragraph.right_of(at);
            if (next == at || visited.contains(next.value)) break;
        }
        for (CodePoints next = at; visited.size() < 1000; at = next) {
            visited.insert(at.value);
            next = paragraph.left_of(at);
            if (next == at) break;
        }
        std::size_t missed = 0;
        for (const CodePoints start : graphemes(paragraph))
            missed += !visited.contains(start.value);
        EXPECT_EQ(missed, 0u) << text;
    }
}

TEST_F(Textkit, LeftAndRightFollowTheScreenInsideALine) {
    const Paragraph paragraph = laid_out("abc שלם ghi");
    float x = -1;
    for (CodePoints at{0}; at < paragraph.length(); at = paragraph.right_of(at)) {
        EXPECT_GE(paragraph.caret(at).x, x);
        x = paragraph.caret(at).x;
    }
}

TEST_F(Textkit, WordSteps) {
    const Paragraph paragraph = laid_out("Well, she couldn't say it — نعم قال.");
    EXPECT_EQ(paragraph.next_word({0}).value, 4);
    EXPECT_EQ(paragraph.next_word({4}).value, 9);
    EXPECT_EQ(paragraph.next_word({9}).value, 18) << "couldn't is one word";
    EXPECT_EQ(paragraph.next_word({25}).value, 31);
    EXPECT_EQ(paragraph.previous_word({18}).value, 10);
    EXPECT_EQ(paragraph.previous_word({10}).value, 6);
    EXPECT_EQ(paragraph.previous_word({3}).value, 0);
    EXPECT_EQ(paragraph.next_word(paragraph.length()), paragraph.length());
    EXPECT_EQ(paragraph.word_at({12}).begin.value, 10);
    EXPECT_EQ(paragraph.word_at({12}).end.value, 18);
    EXPECT_EQ(paragraph.word_at(paragraph.length()).end, paragraph.length());
}

TEST_F(Textkit, BackspaceTakesOneSignOfIndicScriptsAndAWholeEmoji) {
    EXPECT_EQ(laid_out("नमस्ते").backspace_begin({6}).value, 5) << "the vowel sign only";
    EXPECT_EQ(laid_out("กำ").backspace_begin({2}).value, 1);
    EXPECT_EQ(laid_out("שָׁ").backspace_begin({3}).value, 2) << "the point, not the letter";
    EXPECT_EQ(laid_out("e\u0323\u0301").backspace_begin({3}).value, 0) << "Latin with two marks";
    EXPECT_EQ(laid_out("👩‍👩‍👧").backspace_begin({5}).value, 0);
    EXPECT_EQ(laid_out("🇩🇪🇫🇷").backspace_begin({4}).value, 2);
    EXPECT_EQ(laid_out("a").backspace_begin({0}).value, 0);
}

TEST_F(Textkit, RewrappingKeepsTheShapes) {
    Paragraph paragraph = laid_out(all_scripts(), 700);
    const int lines = paragraph.line_count();
    paragraph.layout(fonts, 200, kLineHeight);
    EXPECT_GT(paragraph.line_count(), lines);
    paragraph.layout(fonts, 700, kLineHeight);
    EXPECT_EQ(paragraph.line_count(), lines);
}

// Any code point, with more than its share of the troublesome ones.
std::string random_text(Random& random) {
    static const std::vector<char32_t> kTrouble{
        0x0000, 0x0009, 0x000A, 0x000D, 0x0085, 0x00AD, 0x0300, 0x0301,  0x034F,  0x0600,  0x061C,
        0x064B, 0x0915, 0x094D, 0x093F, 0x0E33, 0x1100, 0x1161, 0x11A8,  0x200B,  0x200C,  0x200D,
        0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202E,  0x2066,  0x2067,  0x2069,
        0xFE0E, 0xFE0F, 0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF, 0xFDD0, 0x1F1E6, 0x1F1E7, 0x1F3FD, 0x1F468,
        0x20E3, U' ',   U'f',   U'i',   U'א',   U'م',   U'1',   0xE0001, 0xE0067, 0x10FFFF};
    std::u16string text;
    const auto size = random.below(40);
    for (std::uint64_t i = 0; i < size; ++i) {
        char32_t c = kTrouble[random.below(kTrouble.size())];
        if (random.below(3) == 0) c = static_cast<char32_t>(random.below(0x110000));
        if (random.below(3) == 0) c = static_cast<char32_t>(0x20 + random.below(0x3000));
        if (c >= 0xD800 && c < 0xE000) c = 0xFFFD;
        if (c > 0xFFFF) {
            text += static_cast<char16_t>(0xD7C0 + (c >> 10));
            text += static_cast<char16_t>(0xDC00 + (c & 0x3FF));
        } else {
            text += static_cast<char16_t>(c);
        }
    }
    return to_utf8(text);
}

void expect_consistent(const Paragraph& paragraph) {
    CodePoints expected{0};
    std::size_t cells = 0;
    for (int line = 0; line < paragraph.line_count(); ++line) {
        ASSERT_EQ(paragraph.line_range(line).begin, expected);
        expected = paragraph.line_range(line).end;
        cells += paragraph.cells(line).size();
    }
    ASSERT_EQ(expected, paragraph.length());
    const std::vector<CodePoints> starts = graphemes(paragraph);
    ASSERT_EQ(cells, starts.size()) << "one cell for each grapheme";
    for (const CodePoints at : starts) {
        const Caret caret = paragraph.caret(at);
        ASSERT_LE(paragraph.line_range(caret.line).begin, at);
        ASSERT_LT(at, paragraph.line_range(caret.line).end);
        ASSERT_EQ(paragraph.previous_grapheme(paragraph.next_grapheme(at)), at);
        const float y = (static_cast<float>(caret.line) + 0.5f) * kLineHeight;
        const CodePoints back = paragraph.hit(caret.x, y);
        ASSERT_GE(back.value, 0);
        ASSERT_LE(back, paragraph.length());
    }
    std::set<std::int64_t> seen;
    CodePoints at = paragraph.length();
    while (seen.insert(at.value).second) at = paragraph.left_of(at);
    at = {0};
    while (seen.insert(at.value).second || at == CodePoints{0}) {
        const CodePoints next = paragraph.right_of(at);
        if (next == at) break;
        at = next;
    }
}

TEST_F(Textkit, TwoThousandRandomTextsAreLaidOutConsistently) {
    Random random(20240607);
    for (int i = 0; i < 2000; ++i) {
        const std::string text = random_text(random);
        const float width = static_cast<float>(1 + random.below(300));
        const Paragraph paragraph = laid_out(text, width);
        SCOPED_TRACE("text " + std::to_string(i));
        expect_consistent(paragraph);
        if (HasFatalFailure()) return;
        paragraph.rects({0}, paragraph.length());
        paragraph.word_at({static_cast<std::int64_t>(random.below(40))});
    }
}

TEST_F(Textkit, RandomTextsCanBeDrawn) {
    Random random(7);
    std::vector<Paragraph> paragraphs;
    for (int i = 0; i < 200; ++i) paragraphs.push_back(laid_out(random_text(random), 200));
    robot.run([&] {
        for (const Paragraph& each : paragraphs)
            each.draw(*ImGui::GetBackgroundDrawList(), fonts, {10, 10}, kInk);
    });
    EXPECT_GT(ImGui::GetDrawData()->TotalVtxCount, 0);
}

TEST_F(Textkit, InvalidBytesBecomeReplacementCharacters) {
    const Paragraph paragraph = laid_out("a\xFF\xC3z");
    EXPECT_EQ(paragraph.text(), "a\uFFFD\uFFFDz");
    EXPECT_EQ(paragraph.length().value, 4);
}

TEST_F(Textkit, AVeryLongTurnIsShapedInSlices) {
    std::string text;
    while (text.size() < 300'000) text += "I could not say it there, and nobody asked me again. ";
    Paragraph whole(text), sliced(text);
    whole.layout(fonts, 500, kLineHeight);
    int slices = 0;
    for (; !sliced.complete(); ++slices) {
        sliced.layout(fonts, 500, kLineHeight, 20'000);
        EXPECT_NEAR(sliced.height(), whole.height(), whole.height() * 0.05f);
        EXPECT_LE(sliced.hit(100, 1e9f), sliced.length());
    }
    EXPECT_GT(slices, 10);
    ASSERT_EQ(sliced.line_count(), whole.line_count());
    for (int line = 0; line < whole.line_count(); ++line)
        ASSERT_EQ(sliced.line_range(line).begin, whole.line_range(line).begin);
    const CodePoints last{whole.length().value - 1};
    EXPECT_EQ(whole.caret(last).line, whole.line_count() - 1);
}

TEST_F(Textkit, PiecesOfALongTextLeaveNoTrace) {
    // Without blanks the pieces end inside the text; every position must still be there once.
    std::string text;
    for (int i = 0; i < 3000; ++i) text += "走廊里";
    for (int i = 0; i < 3000; ++i) text += "سلام";
    const Paragraph paragraph = laid_out(text, 400);
    expect_consistent(laid_out(text.substr(0, 9000), 400));
    EXPECT_EQ(paragraph.line_range(paragraph.line_count() - 1).end, paragraph.length());
    EXPECT_EQ(graphemes(paragraph).size(), 21'000u);
}

TEST_F(Textkit, TenThousandGlyphsPassThroughASmallAtlas) {
    Atlas small(256);
    FontStack big(small, {24, reading_families()});
    std::vector<Paragraph> pages;
    for (char32_t first = 0x4E00; first < 0x4E00 + 10'000; first += 100) {
        std::u16string page;
        for (char32_t c = first; c < first + 100; ++c) page += static_cast<char16_t>(c);
        pages.emplace_back(to_utf8(page));
        pages.back().layout(big, 600, 40);
    }
    std::size_t shown = 0;
    robot.run([&] {
        if (shown < pages.size())
            pages[shown].draw(*ImGui::GetBackgroundDrawList(), big, {10, 10}, kInk);
    });
    const test::Image before = robot.picture();
    for (shown = 0; shown < pages.size(); ++shown) robot.frame();
    EXPECT_GT(small.generation(), 20);
    EXPECT_LT(small.slot_count(), 2000) << "slots of generations before are gone";
    EXPECT_LE(ImGui::GetPlatformIO().Textures.Size, 8) << "old textures are given back";
    shown = 0;
    robot.frame(2);
    // Texture coordinates differ, so a shade may be off by one; a missing glyph would make 1e-2.
    EXPECT_LT(test::rms_difference(before, robot.picture()), 1e-4)
        << "the first page looks as it did before its glyphs were evicted";
}

TEST_F(Textkit, SizesThatDoNotFitTheAtlasTogetherAreStillDrawnTogether) {
    Atlas small(256);
    FontStack one(small, {14, reading_families()}), two(small, {26, reading_families()}),
        three(small, {45, reading_families()});
    const auto page = [](FontStack& stack, char32_t first) {
        std::u16string text;
        for (char32_t c = first; c < first + 60; ++c) text += static_cast<char16_t>(c);
        Paragraph made(to_utf8(text));
        made.layout(stack, 700, stack.px() * 1.6f);
        return made;
    };
    char32_t first = 0x4E00;
    robot.run([&] {
        ImDrawList& list = *ImGui::GetBackgroundDrawList();
        page(one, first).draw(list, one, {10, 10}, kInk);
        page(two, first).draw(list, two, {10, 80}, kInk);
        page(three, first).draw(list, three, {10, 250}, kInk);
    });
    const test::Image before = robot.picture();
    const int generations = small.generation();
    EXPECT_GT(generations, 2) << "more than one texture in a frame";
    for (first = 0x5000; first < 0x5000 + 40 * 60; first += 60) robot.frame();
    EXPECT_LE(ImGui::GetPlatformIO().Textures.Size, 16);
    EXPECT_LT(small.slot_count(), 2000);
    first = 0x4E00;
    robot.frame(2);
    EXPECT_LT(test::rms_difference(before, robot.picture()), 1e-4);
}

TEST_F(Textkit, LabelsAreShortenedToTheirWidth) {
    const std::string name = "Fear of being judged by colleagues and friends";
    const float whole = measure_label(fonts, name);
    float drawn = 0, full = 0;
    robot.run([&] {
        ImDrawList& list = *ImGui::GetBackgroundDrawList();
        drawn = draw_label(list, fonts, {10, 10}, kInk, name, 150);
        full = draw_label(list, fonts, {10, 40}, kInk, name, whole + 1);
    });
    EXPECT_LE(drawn, 150);
    EXPECT_GT(drawn, 110) << "as much as fits is shown";
    EXPECT_EQ(full, whole);
    EXPECT_TRUE(robot.sees("Fear of being judged"));
    EXPECT_EQ(measure_label(fonts, ""), 0);
    EXPECT_GT(measure_label(fonts, std::string(1'000'000, 'm')), 1000);
}

TEST_F(Textkit, ManyDifferentLabelsDoNotPileUp) {
    for (int i = 0; i < 10'000; ++i) measure_label(fonts, "code " + std::to_string(i));
    EXPECT_GT(measure_label(fonts, "code 1"), 0);
    EXPECT_LE(fonts.parts().labels.size(), 2 * LabelCache::kHalf);
}

TEST_F(Textkit, APassageTakesTheDirectionOfItsLine) {
    const std::string turn = "He said قال لي\nقال لي He said";
    EXPECT_EQ(direction_at(turn, {0}), Direction::LeftToRight);
    EXPECT_EQ(direction_at(turn, {8}), Direction::LeftToRight) << "it begins in Arabic";
    EXPECT_EQ(direction_at(turn, {14}), Direction::LeftToRight) << "at the line feed";
    EXPECT_EQ(direction_at(turn, {15}), Direction::RightToLeft);
    EXPECT_EQ(direction_at(turn, {22}), Direction::RightToLeft) << "it begins in English";
    EXPECT_EQ(direction_at("12 ?!", {0}), Direction::LeftToRight);
    EXPECT_EQ(direction_at("", {0}), Direction::LeftToRight);
}

TEST_F(Textkit, ALabelOfAPassageIsDrawnInTheDirectionOfItsParagraph) {
    // "(1)" after Arabic stands to the right of it in an English turn, to the left in an Arabic
    // one.
    const std::string passage = "قال!";
    float wide = 0;
    const auto ink_at = [&](Direction direction) {
        robot.run([&] {
            wide = draw_label(*ImGui::GetBackgroundDrawList(), fonts, {10, 10}, kInk, passage,
                              FLT_MAX, direction);
        });
        return robot.picture();
    };
    const test::Image english = ink_at(Direction::LeftToRight);
    const test::Image arabic = ink_at(Direction::RightToLeft);
    const test::Image found = ink_at(Direction::Auto);
    EXPECT_GT(test::rms_difference(english, arabic), 1e-3);
    EXPECT_EQ(test::rms_difference(found, arabic), 0) << "by its own first letter";
    EXPECT_EQ(measure_label(fonts, passage, Direction::LeftToRight), wide);
    robot.run([&] {
        wide = draw_label(*ImGui::GetBackgroundDrawList(), fonts, {10, 10}, kInk,
                          passage + " and so on", 80, Direction::LeftToRight);
    });
    EXPECT_LE(wide, 80) << "shortened too";
}

TEST_F(Textkit, WorksWithoutTheFamiliesAskedFor) {
    FontStack plain(atlas, {16, {"No Such Family", "Nor This One"}});
    Paragraph paragraph(all_scripts());
    paragraph.layout(plain, 500, kLineHeight);
    EXPECT_GT(paragraph.line_count(), 3);
    EXPECT_GT(plain.face_count(), 3) << "fontconfig has fonts for the other scripts";
}

TEST_F(Textkit, DigitsAndPunctuationReturnToTheMainFont) {
    const float latin = laid_out("3.14").widest_line();
    const Paragraph mixed = laid_out("你好3.14");
    EXPECT_NEAR(mixed.caret({6}).x - mixed.caret({2}).x, latin, 1.0f);
}

TEST_F(Textkit, AParagraphFollowsItsNewFont) {
    FontStack larger(atlas, {35, reading_families()});
    Paragraph paragraph = laid_out("twice as large");
    const float before = paragraph.widest_line();
    paragraph.layout(larger, 700, 56);
    EXPECT_NEAR(paragraph.widest_line(), before * 2, before * 0.02f);
}

TEST_F(Textkit, OneDrawCallForHighlightsAndText) {
    const Paragraph paragraph = laid_out("a highlighted line");
    robot.run([&] {
        ImDrawList& list = *ImGui::GetBackgroundDrawList();
        const AtlasScope scope(list, atlas);
        list.AddRectFilled({10, 10}, {100, 30}, IM_COL32(200, 30, 30, 255));
        paragraph.draw(list, fonts, {10, 10}, kInk);
        list.AddRectFilled({10, 40}, {100, 42}, IM_COL32(30, 30, 200, 255));
        paragraph.draw(list, fonts, {10, 50}, kInk);
    });
    int commands = 0;
    for (const ImDrawCmd& command : ImGui::GetDrawData()->CmdLists[0]->CmdBuffer)
        commands += command.ElemCount > 0;
    EXPECT_EQ(commands, 1);
    const test::Image picture = robot.picture();
    const std::size_t red = static_cast<std::size_t>(12 * picture.width + 12) * 4;
    EXPECT_EQ(picture.rgba[red], 200);
    EXPECT_EQ(picture.rgba[red + 1], 30);
}

TEST(SoftwareRender, PicturesSurviveTheFileAndDifferencesAreMeasured) {
    test::Image image{2, 1, {0, 0, 0, 255, 255, 255, 255, 255}}, read;
    const std::string path = ::testing::TempDir() + "software_render.png";
    ASSERT_TRUE(test::write_png(image, path));
    ASSERT_TRUE(test::read_png(path, read));
    EXPECT_EQ(read.rgba, image.rgba);
    EXPECT_EQ(test::rms_difference(image, read), 0);
    read.rgba[0] = 255;  // one of eight channels: sqrt(1/8)
    EXPECT_NEAR(test::rms_difference(image, read), 0.35355, 1e-5);
    EXPECT_EQ(test::rms_difference(image, {1, 1, {0, 0, 0, 0}}), 1);
}

}  // namespace
}  // namespace tandem::ui
