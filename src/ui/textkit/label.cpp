#include "ui/textkit/label.h"

#include <algorithm>
#include <imgui_internal.h>
#include <string>

#include "tandem/text/direction.h"

#include "ui/textkit/font_parts.h"
#include "ui/textkit/fonts.h"
#include "ui/textkit/paragraph.h"

namespace tandem::ui {
namespace {

constexpr float kOneLine = FLT_MAX;
constexpr std::string_view kEllipsis = "…";
// A label is a glance; of a whole memo given by mistake only the beginning is shaped.
constexpr std::size_t kLongest = 1000;  // bytes

std::string one_line(std::string_view text) {
    std::string line(text.substr(0, kLongest));
    if (text.size() > kLongest) {  // not in the middle of a character
        while (!line.empty() && (line.back() & 0xC0) == 0x80) line.pop_back();
        if (!line.empty()) line.pop_back();
        line += kEllipsis;
    }
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return line;
}

Paragraph shaped(FontStack& fonts, std::string_view text, Direction direction) {
    Paragraph label(one_line(text), direction);
    label.layout(fonts, kOneLine, fonts.line_height());
    return label;
}

// Behind the text, so that a label of no direction of its own is its own key.
std::string key_of(std::string_view text, Direction direction) {
    std::string key(text);
    if (direction != Direction::Auto) key += direction == Direction::LeftToRight ? "\1l" : "\1r";
    return key;
}

Paragraph& label_for(FontStack& fonts, std::string_view text, Direction direction) {
    LabelCache& cache = fonts.parts().labels;
    const std::string key = key_of(text, direction);
    if (Paragraph* known = cache.find(key)) return *known;
    return cache.put(key, shaped(fonts, text, direction));
}

// The longest beginning that fits with an ellipsis behind it, found by halving.
Paragraph shortened(FontStack& fonts, const Paragraph& whole, float max_width) {
    std::int64_t low = 0, high = whole.length().value;
    const auto beginning = [&](std::int64_t length) {
        CodePoints end = whole.previous_grapheme({length + 1});
        std::string text(slice(whole.text(), {0}, end));
        while (!text.empty() && text.back() == ' ') text.pop_back();
        text += kEllipsis;
        Paragraph label(text, whole.rtl() ? Direction::RightToLeft : Direction::LeftToRight);
        label.layout(fonts, kOneLine, fonts.line_height());
        return label;
    };
    while (low < high) {
        const std::int64_t middle = (low + high + 1) / 2;
        if (beginning(middle).widest_line() <= max_width)
            low = middle;
        else
            high = middle - 1;
    }
    return beginning(low);
}

Paragraph& shortened_for(FontStack& fonts, std::string_view text, float max_width,
                         Direction direction) {
    LabelCache& cache = fonts.parts().labels;
    const int pixels = static_cast<int>(std::max(0.0f, max_width));
    const std::string key = key_of(text, direction) + '\0' + std::to_string(pixels);
    if (Paragraph* known = cache.find(key)) return *known;
    return cache.put(
        key, shortened(fonts, label_for(fonts, text, direction), static_cast<float>(pixels)));
}

// Lets a test find what was drawn; compiled away otherwise.
void report_text([[maybe_unused]] std::string_view text) {
#ifdef IMGUI_ENABLE_TEST_ENGINE
    ImGuiContext& g = *GImGui;
    IMGUI_TEST_ENGINE_LOG("%.*s", static_cast<int>(text.size()), text.data());
#endif
}

}  // namespace

Direction direction_at(std::string_view paragraph, CodePoints at) {
    const std::size_t byte = byte_at(paragraph, at);
    const std::size_t before = byte == 0 ? std::string_view::npos : paragraph.rfind('\n', byte - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::string_view line = paragraph.substr(begin, paragraph.find('\n', begin) - begin);
    return first_strong_direction(line) == tandem::Direction::RightToLeft ? Direction::RightToLeft
                                                                          : Direction::LeftToRight;
}

float measure_label(FontStack& fonts, std::string_view text, Direction direction) {
    return label_for(fonts, text, direction).widest_line();
}

float draw_label(ImDrawList& list, FontStack& fonts, ImVec2 at, ImU32 colour, std::string_view text,
                 float max_width, Direction direction) {
    Paragraph* label = &label_for(fonts, text, direction);
    if (label->widest_line() > max_width) label = &shortened_for(fonts, text, max_width, direction);
    label->draw(list, fonts, at, colour);
    report_text(text);
    return label->widest_line();
}

}  // namespace tandem::ui
