// Typing in text fields, and a long text that is shaped: our own work, no graphics card.
#include <imgui.h>
#include <string>

#include "frames.h"
#include "measure.h"
#include "study.h"
#include "ui/text_field.h"
#include "ui/textkit/fonts.h"
#include "ui/textkit/paragraph.h"

namespace tandem::bench {
namespace {

constexpr int kLetters = 200;

std::string words(int count) {
    Random random(11);
    std::string text;
    while (count > 0) {
        for (const ParsedTurn& turn :
             read_transcript(otter_text(random, count), "words.txt").turns) {
            for (std::size_t at = 0; count > 0 && at < turn.text.size(); --count) {
                const std::size_t end = std::min(turn.text.find(' ', at), turn.text.size());
                text += (text.empty() ? "" : " ") + turn.text.substr(at, end - at);
                at = end + 1;
            }
        }
    }
    return text;
}

// A letter into the middle of the text, 200 times, each with the frame that shows it.
void measure_typing(Frames& frames, ui::FontStack& fonts, int count) {
    ui::TextField field;
    std::string value = words(count);
    ui::TextFieldStyle style;
    style.text = style.caret = IM_COL32(38, 36, 31, 255);
    ui::TextFieldOptions options;
    options.multiline = true;
    options.width = 700;
    options.max_height = 800;
    field.take_focus = true;
    const auto draw = [&] {
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize({1440, 900});
        ImGui::Begin("window", nullptr, ImGuiWindowFlags_NoDecoration);
        ui::draw_text_field("Words", field, value, fonts, style, options);
        ImGui::End();
    };
    for (int i = 0; i < 5; ++i) frames.one(draw);
    field.caret = field.anchor = {static_cast<std::int64_t>(value.size()) / 2};
    const std::size_t before = value.size();
    const Times times = time_runs(kLetters, [&] {
        ImGui::GetIO().AddInputCharacter('e');
        frames.one(draw);
    });
    const std::size_t typed = value.size() - before;
    print_row("Type a letter into " + std::to_string(count) + " words", times_text(times),
              std::to_string(typed) + " letters, each with its frame");
    print_row("Standing frame of the same field",
              times_text(time_runs(kLetters, [&] { frames.one(draw); })),
              std::to_string(kLetters) + " frames");
}

void measure_layout(ui::FontStack& fonts, int count) {
    const std::string text = words(count);
    ui::Paragraph paragraph;
    print_row("Shape and wrap " + std::to_string(count) + " words",
              times_text(time_runs(20,
                                   [&] {
                                       paragraph.set_text(text);
                                       paragraph.layout(fonts, 700, 28);
                                   })),
              "20 times, one paragraph");
    float width = 700;
    print_row("Wrap them again at another width",
              times_text(time_runs(20,
                                   [&] {
                                       width = 1200 - width;
                                       paragraph.layout(fonts, width, 28);
                                   })),
              "20 times");
}

void run() {
    Frames frames;
    ui::Atlas atlas;
    ui::FontStack fonts(atlas, {17.5f, ui::reading_families()});
    measure_layout(fonts, 10'000);
    for (const int count : {400, 4000, 40'000}) measure_typing(frames, fonts, count);
}

}  // namespace
}  // namespace tandem::bench

int main() {
    tandem::bench::run();
}
