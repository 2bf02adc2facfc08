#include "ui/panels/readings_panel.h"

#include <algorithm>
#include <cmath>

#include "ui/panels/counting.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"

namespace tandem::ui {
namespace {

std::string passage_place(const View& view, const TwoReadings& passage) {
    const Transcript* transcript = view.project.transcripts.find(passage.transcript);
    return (transcript ? transcript->name : "") + ":" + std::to_string(passage.turn_number);
}

// "Closing the record (barrier, first-hand)".
std::string given_words(const View& view, const Coding& coding) {
    const Code* code = view.project.codes.find(view.project.resolve(coding.code));
    std::string words = code ? code->name : std::string(), more = coding.kind;
    if (!coding.voice.empty()) more += (more.empty() ? "" : ", ") + coding.voice;
    return more.empty() ? words : words + " (" + more + ")";
}

// "Ana: Jumping to treatment, Closing the record".
std::string reading_words(const View& view, const CoderReading& reading) {
    const Coder* coder = view.project.coders.find(reading.coder);
    std::vector<std::string> given;
    for (const CodingId id : reading.codings)
        if (const Coding* coding = view.project.codings().find(id)) {
            std::string words = given_words(view, *coding);
            if (std::ranges::find(given, words) == given.end()) given.push_back(std::move(words));
        }
    std::string line = (coder ? coder->name : std::string()) + ": ";
    for (const std::string& each : given) line += (&each == &given.front() ? "" : ", ") + each;
    return line;
}

std::string quoted(const View& view, const TwoReadings& passage) {
    const Turn* turn = view.project.find_turn(passage.transcript, passage.turn);
    if (!turn) return {};
    const CodePoints end = std::min(passage.end, length(turn->text));
    return "“" + std::string(slice(turn->text, std::min(passage.begin, end), end)) + "”";
}

std::string in_full(const View& view, const TwoReadings& passage) {
    std::string words = quoted(view, passage);
    for (const CoderReading& each : passage.readings) words += "\n" + reading_words(view, each);
    return words;
}

Direction passage_direction(const View& view, const TwoReadings& passage) {
    const Turn* turn = view.project.find_turn(passage.transcript, passage.turn);
    if (!turn) return Direction::Auto;
    return direction_at(turn->text, std::min(passage.begin, length(turn->text)));
}

void draw_passage(const View& view, const RowBox& box, const TwoReadings& passage) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    FontStack& font = view.type.small;
    const float x = box.min.x + view.px(10), room = box.max.x - view.px(10) - x;
    const float step = font.line_height() + view.px(1);
    float y = box.min.y + view.px(5);
    const float used = draw_label(list, view.type.small_strong, {x, y}, view.theme.text,
                                  passage_place(view, passage), room);
    draw_label(list, font, {x + used + view.px(10), y}, view.theme.dim, quoted(view, passage),
               room - used - view.px(10), passage_direction(view, passage));
    for (const CoderReading& reading : passage.readings) {
        y += step;
        draw_label(list, font, {x, y}, view.theme.text, reading_words(view, reading), room);
    }
}

void draw_passages(const View& view, const std::vector<TwoReadings>& passages, Actions& actions) {
    std::size_t most = 2;
    for (const TwoReadings& each : passages) most = std::max(most, each.readings.size());
    const float step = view.type.small.line_height() + view.px(1);
    const float height = std::ceil(step * static_cast<float>(most + 1) + view.px(10));
    ImGui::BeginChild("##readings", {0, 0}, ImGuiChildFlags_NavFlattened);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, view.px(1)});
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(passages.size()), height + view.px(1));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const TwoReadings& passage = passages[static_cast<std::size_t>(i)];
            ImGui::PushID(i);
            const RowBox box =
                row(view, "##passage", "Passage " + passage_place(view, passage), false, height);
            draw_passage(view, box, passage);
            tooltip(view, in_full(view, passage));
            if (box.pressed)
                actions.post(
                    OpenTranscript{passage.transcript, passage.turn, passage.begin, passage.end});
            ImGui::PopID();
        }
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

}  // namespace

void readings_panel(const View& plain, Actions& actions) {
    heading(plain, "TWO READINGS");
    space(plain, 4);
    const Counted<std::vector<TwoReadings>>& found = plain.derived.two_readings();
    counting_line(plain, state_of(found), actions);
    if (!found.result) return;
    const Theme grey = greyed(plain.theme);
    const View view = found.fresh ? plain : older_view(plain, grey);
    if (found.result->empty()) {
        text_block(view, view.type.plain, view.theme.dim,
                   "Passages that two coders read differently stand here, once both have declared "
                   "the transcript done. There is none yet.");
        return;
    }
    text_block(view, view.type.small, view.theme.dim,
               "Passages that two coders read differently. Press one to open it; what the "
               "difference shows you goes into a memo there (M).");
    space(view, 8);
    draw_passages(view, *found.result, actions);
}

}  // namespace tandem::ui
