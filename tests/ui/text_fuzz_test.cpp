// Random Unicode through the layout and through text fields: whatever is typed, the places stay
// places, keys reach them all, and undo returns the very same text.
#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <set>
#include <string>
#include <vector>

#include "tandem/base/random.h"

#include "ui/random_text.h"
#include "ui/robot.h"
#include "ui/text_field.h"
#include "ui/text_field_edit.h"
#include "ui/textkit/fonts.h"
#include "ui/textkit/label.h"
#include "ui/textkit/paragraph.h"

namespace tandem::ui {
namespace {

constexpr float kLineHeight = 28;
constexpr ImU32 kInk = IM_COL32(38, 36, 31, 255);

struct TextFuzz : ::testing::Test {
    test::Robot robot{400, 300};
    Atlas atlas{1024};
    FontStack fonts{atlas, {17.5f, reading_families()}};
    Random random{20260117};

    float random_width() {
        switch (random.below(6)) {
            case 0:
                return 1;
            case 1:
                return 1e9f;
            default:
                return static_cast<float>(5 + random.below(400));
        }
    }

    Direction random_direction() { return static_cast<Direction>(random.below(3)); }
};

// Every place between two graphemes, the end included.
std::vector<CodePoints> places_of(const Paragraph& paragraph) {
    std::vector<CodePoints> places{{0}};
    while (places.back() < paragraph.length())
        places.push_back(paragraph.next_grapheme(places.back()));
    return places;
}

void expect_lines(const Paragraph& paragraph, const std::vector<CodePoints>& places) {
    CodePoints expected{0};
    std::size_t cells = 0;
    for (int line = 0; line < paragraph.line_count(); ++line) {
        const WordRange range = paragraph.line_range(line);
        ASSERT_EQ(range.begin, expected);
        ASSERT_TRUE(std::binary_search(places.begin(), places.end(), range.begin));
        expected = range.end;
        float x = 0;
        for (const Cell& cell : paragraph.cells(line)) {
            if (&cell != &paragraph.cells(line).front()) {
                ASSERT_NEAR(cell.x0, x, 0.01f) << "no gaps on the line";
            }
            ASSERT_TRUE(std::isfinite(cell.x0) && std::isfinite(cell.x1));
            ASSERT_GE(cell.x1, cell.x0 - 0.01f);
            x = cell.x1;
            ++cells;
        }
    }
    ASSERT_EQ(expected, paragraph.length());
    ASSERT_EQ(cells + 1, places.size()) << "one cell for each grapheme";
}

// To the place that is drawn and back.
void expect_carets(const Paragraph& paragraph, const std::vector<CodePoints>& places) {
    for (const CodePoints at : places) {
        const Caret caret = paragraph.caret(at);
        ASSERT_TRUE(caret.line >= 0 && caret.line < paragraph.line_count());
        ASSERT_GE(at, paragraph.line_range(caret.line).begin);
        ASSERT_LE(at, paragraph.line_range(caret.line).end);
        const float y = (static_cast<float>(caret.line) + 0.5f) * kLineHeight;
        for (const float aside : {-0.3f, 0.3f}) {
            const CodePoints under = paragraph.hit(caret.x + aside, y);
            ASSERT_TRUE(std::binary_search(places.begin(), places.end(), under));
        }
        ASSERT_EQ(paragraph.line_home(at), paragraph.line_range(caret.line).begin);
        ASSERT_EQ(paragraph.caret(paragraph.line_end(at)).line, caret.line);
    }
    for (int line = 0; line < paragraph.line_count(); ++line)
        for (const Cell& cell : paragraph.cells(line)) {
            if (cell.x1 - cell.x0 < 1) continue;  // without width there is nothing to point at
            const float x = cell.rtl ? cell.x1 - 0.3f : cell.x0 + 0.3f;
            const float y = (static_cast<float>(line) + 0.5f) * kLineHeight;
            ASSERT_EQ(paragraph.hit(x, y), paragraph.to_code_points(cell.begin));
        }
}

// The arrow keys reach every place, one after the other, and end.
void expect_steps(const Paragraph& paragraph, const std::vector<CodePoints>& places) {
    const auto walk = [&](CodePoints from, bool right) {
        std::set<std::int64_t> seen{from.value};
        for (CodePoints at = from;;) {
            const CodePoints next = right ? paragraph.right_of(at) : paragraph.left_of(at);
            if (!seen.insert(next.value).second) return seen;
            at = next;
        }
    };
    std::set<std::int64_t> seen;
    for (const CodePoints from : {CodePoints{0}, paragraph.length()})
        for (const bool right : {false, true}) seen.merge(walk(from, right));
    for (const CodePoints at : places) ASSERT_TRUE(seen.contains(at.value)) << at.value;
    ASSERT_EQ(seen.size(), places.size()) << "and nothing else";
}

void expect_words(const Paragraph& paragraph, const std::vector<CodePoints>& places) {
    const auto is_place = [&](CodePoints at) {
        return std::binary_search(places.begin(), places.end(), at);
    };
    for (const CodePoints at : places) {
        const CodePoints next = paragraph.next_word(at), previous = paragraph.previous_word(at);
        ASSERT_TRUE(is_place(next)) << "next word of " << at.value;
        ASSERT_TRUE(is_place(previous)) << "word before " << at.value;
        if (at < paragraph.length()) {
            ASSERT_GT(next, at);
        }
        if (at > CodePoints{0}) {
            ASSERT_LT(previous, at);
            ASSERT_LT(paragraph.backspace_begin(at), at);
            ASSERT_GE(paragraph.backspace_begin(at), paragraph.previous_grapheme(at));
        }
        const WordRange word = paragraph.word_at(at);
        ASSERT_TRUE(is_place(word.begin) && is_place(word.end));
        ASSERT_LE(word.begin, at);
        ASSERT_GE(word.end, at);
    }
}

// A selection covers the cells of its graphemes and nothing else.
void expect_rects(const Paragraph& paragraph, CodePoints begin, CodePoints end) {
    float covered = 0, all = 0;
    for (const LineRect& rect : paragraph.rects(begin, end)) {
        ASSERT_TRUE(rect.line >= 0 && rect.line < paragraph.line_count());
        ASSERT_GE(rect.x1, rect.x0 - 0.01f);
        covered += rect.x1 - rect.x0;
    }
    for (int line = 0; line < paragraph.line_count(); ++line)
        for (const Cell& cell : paragraph.cells(line))
            if (paragraph.to_code_points(cell.begin) < end &&
                paragraph.to_code_points(cell.end) > begin)
                all += cell.x1 - cell.x0;
    ASSERT_LE(covered, all + 0.1f);
    if (paragraph.line_count() == 1) {  // no blanks at the end of a wrapped line to be left out
        ASSERT_NEAR(covered, all, std::abs(all) * 1e-4f + 0.1f);
    }
}

TEST_F(TextFuzz, RandomTextsAreLaidOutConsistently) {
    for (int i = 0; i < 1500; ++i) {
        const std::string text = test::random_text(random, 14);
        Paragraph paragraph(text, random_direction());
        paragraph.layout(fonts, random_width(), kLineHeight);
        SCOPED_TRACE("text " + std::to_string(i) + ": " + text);
        const std::vector<CodePoints> places = places_of(paragraph);
        expect_lines(paragraph, places);
        expect_carets(paragraph, places);
        expect_steps(paragraph, places);
        expect_words(paragraph, places);
        const CodePoints one = places[random.below(places.size())];
        const CodePoints two = places[random.below(places.size())];
        expect_rects(paragraph, std::min(one, two), std::max(one, two));
        if (HasFatalFailure()) return;
    }
}

TEST_F(TextFuzz, AnotherWidthAndThePiecesOfALongTextGiveTheSameLines) {
    for (int i = 0; i < 60; ++i) {
        std::string text;
        while (text.size() < 12'000) text += test::random_text(random, 30);
        const float width = random_width();
        Paragraph whole(text), narrow(text), sliced(text);
        whole.layout(fonts, width, kLineHeight);
        narrow.layout(fonts, 60, kLineHeight);
        narrow.layout(fonts, width, kLineHeight);
        for (int slices = 0; !sliced.complete(); ++slices) {
            ASSERT_LT(slices, 100);
            sliced.layout(fonts, width, kLineHeight, 3000);
            ASSERT_LE(sliced.hit(30, 1e9f), sliced.length());
            sliced.rects({0}, sliced.length());
            sliced.caret(sliced.length());
        }
        for (const Paragraph* other : {&narrow, &sliced}) {
            ASSERT_EQ(other->line_count(), whole.line_count()) << "text " << i;
            for (int line = 0; line < whole.line_count(); ++line)
                ASSERT_EQ(other->line_range(line).begin, whole.line_range(line).begin);
        }
    }
}

TEST_F(TextFuzz, RandomTextsAreDrawnWhereverTheyAre) {
    std::vector<Paragraph> paragraphs;
    std::vector<std::string> labels;
    for (int i = 0; i < 300; ++i) {
        labels.push_back(test::random_text(random, 10));
        paragraphs.emplace_back(test::random_text(random, 14));
        paragraphs.back().layout(fonts, random_width(), kLineHeight);
    }
    robot.run([&] {
        ImDrawList& list = *ImGui::GetBackgroundDrawList();
        for (const Paragraph& each : paragraphs) {
            const float y = static_cast<float>(random.below(2000)) - 1000;
            each.draw(list, fonts, {static_cast<float>(random.below(200)), y}, kInk);
        }
        for (const std::string& each : labels) {
            const float room = static_cast<float>(random.below(300));
            const float drawn = draw_label(list, fonts, {10, 10}, kInk, each, room);
            EXPECT_TRUE(drawn <= room || drawn <= fonts.px() * 2) << each << ": " << drawn;
        }
    });
    EXPECT_GT(ImGui::GetDrawData()->TotalVtxCount, 0);
}

// A field that is driven without a window.
struct FieldFuzz : TextFuzz {
    TextField field;
    std::string value;
    FieldEditor editor{field, value, fonts, 200, kLineHeight, true};

    void one_edit() {
        switch (random.below(6)) {
            case 0:
            case 1:
                return insert_text(editor, cleaned(test::random_text(random, 2), true), true);
            case 2:
                return insert_text(editor, cleaned(test::random_text(random, 8), true), false);
            case 3:
                return erase_backward(editor, random.below(3) == 0);
            case 4:
                return erase_forward(editor, random.below(3) == 0);
            default:
                return select_around(field, random_place(), static_cast<int>(2 + random.below(2)));
        }
    }

    CodePoints random_place() {
        const auto size = static_cast<std::uint64_t>(length(value).value);
        return {static_cast<std::int64_t>(random.below(size + 1))};
    }

    void one_motion() {
        move_caret(editor, static_cast<Motion>(random.below(10)), random.below(3) == 0);
    }

    void expect_sound() {
        ASSERT_EQ(value, field.paragraph.text());
        ASSERT_EQ(field.seen, value);
        ASSERT_TRUE(is_valid_utf8(value));
        for (const CodePoints at : {field.caret, field.anchor}) {
            ASSERT_GE(at.value, 0);
            ASSERT_LE(at, length(value));
        }
        field.paragraph.caret(field.caret);
        field.paragraph.rects(selection_begin(field), selection_end(field));
    }
};

TEST_F(FieldFuzz, UndoReturnsEveryVersionAndRedoToo) {
    for (int round = 0; round < 40; ++round) {
        field = {};
        value = cleaned(test::random_text(random, 10), true);
        accept_value(editor);
        std::vector<std::string> versions{value};
        for (int i = 0; i < 60; ++i) {
            one_motion();
            field.joins_undo = false;  // so that each edit is a step of its own
            const std::size_t steps = field.undo.size();
            one_edit();
            if (field.undo.size() > steps) versions.push_back(value);
            expect_sound();
            if (HasFatalFailure()) return;
        }
        ASSERT_EQ(versions.back(), value);
        ASSERT_EQ(versions.size(), field.undo.size() + 1);
        for (std::size_t i = versions.size() - 1; i-- > 0;) {
            undo(editor);
            ASSERT_EQ(value, versions[i]);
            expect_sound();
        }
        undo(editor);
        ASSERT_EQ(value, versions.front());
        for (std::size_t i = 1; i < versions.size(); ++i) {
            redo(editor);
            ASSERT_EQ(value, versions[i]);
        }
    }
}

TEST_F(FieldFuzz, BackspaceAndDeleteEmptyAnyText) {
    for (int i = 0; i < 150; ++i) {
        for (const bool backward : {true, false}) {
            field = {};
            value = cleaned(test::random_text(random, 8), true);
            accept_value(editor);
            const std::int64_t size = length(value).value;
            place_caret(field, backward ? length(value) : CodePoints{0}, false);
            std::int64_t presses = 0;
            for (; !value.empty() && presses <= size; ++presses)
                backward ? erase_backward(editor, false) : erase_forward(editor, false);
            ASSERT_TRUE(value.empty()) << "text " << i << ": " << value;
            while (!field.undo.empty()) undo(editor);
            ASSERT_EQ(length(value).value, size);
        }
    }
}

TEST_F(FieldFuzz, MotionsStayOnPlacesAndTerminate) {
    for (int i = 0; i < 150; ++i) {
        field = {};
        value = cleaned(test::random_text(random, 12), true);
        accept_value(editor);
        const std::vector<CodePoints> places = places_of(field.paragraph);
        for (int step = 0; step < 40; ++step) {
            one_motion();
            ASSERT_TRUE(std::binary_search(places.begin(), places.end(), field.caret))
                << "text " << i << ": " << value << ", at " << field.caret.value;
        }
        const std::size_t most = places.size() + 2;
        for (const Motion motion : {Motion::Left, Motion::Right, Motion::WordLeft,
                                    Motion::WordRight, Motion::Up, Motion::Down}) {
            std::size_t presses = 0;
            for (CodePoints before{-1}; before != field.caret && presses < most; ++presses) {
                before = field.caret;
                move_caret(editor, motion, false);
            }
            ASSERT_LT(presses, most) << "text " << i << ": " << value;
        }
    }
}

}  // namespace
}  // namespace tandem::ui
