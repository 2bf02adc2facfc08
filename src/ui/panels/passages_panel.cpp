#include "ui/panels/passages_panel.h"

#include <algorithm>
#include <cmath>

#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

constexpr float kRow = 50;
constexpr std::int64_t kLongestQuote = 300;  // code points; the window cuts what is over

std::string count_words(const OccurrenceQuery& query, const Occurrences& found) {
    if (query.cell) return counted(found.units, unit_name(query.cell->unit));
    std::string words = counted(found.units, "coding");
    if (!query.transcript && !query.participant)
        words += " of " + counted(found.participants, "participant");
    return words;
}

struct Quote {
    std::string words;
    Direction direction = Direction::Auto;
};

Quote quote_of(const View& view, const Occurrence& each) {
    const Coding* coding =
        each.codings.empty() ? nullptr : view.project.codings().find(each.codings.front());
    const Turn* turn = view.project.find_turn(each.transcript, each.turn);
    if (!turn) return {coding ? "“" + coding->quote + "”" : "The whole transcript"};
    const CodePoints size = length(turn->text), begin = std::min(each.begin, size);
    const CodePoints end = std::clamp(each.end, begin, size);
    const CodePoints cut = std::min(end, begin + CodePoints{kLongestQuote});
    std::string words(slice(turn->text, begin, cut));
    const bool goes_on = cut < end || (each.codings.size() == 1 && coding->spans.size() > 1);
    return {"“" + words + (goes_on ? " …" : "") + "”", direction_at(turn->text, begin)};
}

// "Ana and Ben".
std::string coder_words(const View& view, const Occurrence& each) {
    std::vector<std::string> names;
    for (const CodingId id : each.codings) {
        const Coding* coding = view.project.codings().find(id);
        const Coder* coder = coding ? view.project.coders.find(coding->coder) : nullptr;
        if (coder && std::ranges::find(names, coder->name) == names.end())
            names.push_back(coder->name);
    }
    std::string words;
    for (const std::string& name : names) words += (words.empty() ? "" : " and ") + name;
    return words.empty() ? "nobody" : words;
}

std::string place_words(const View& view, const Occurrence& each) {
    const Transcript* transcript = view.project.transcripts.find(each.transcript);
    if (!transcript) return {};
    const Turn* turn = view.project.find_turn(each.transcript, each.turn);
    if (!turn) return transcript->name + (each.codings.empty() ? "" : ", words lost");
    std::string words = turn_name(*transcript, *turn);
    if (const GuideQuestion* question = view.project.questions.find(each.question))
        words = transcript->name + ":" + question->key + ", from " + words + " on";
    if (turn->start_ms) words += ", " + clock_words(*turn->start_ms);
    return words;
}

std::string remark_words(const View& view, const OccurrenceQuery& query, const Occurrence& each) {
    if (query.cell && query.cell->unit == Unit::Character)
        return " · " + counted(each.units, "character");
    const Coding* coding =
        each.codings.size() == 1 ? view.project.codings().find(each.codings.front()) : nullptr;
    std::string words;
    if (coding && coding->negative) words += " · negative case";
    if (coding && coding->state == CodingState::Changed) words += " · words changed";
    return words;
}

void draw_quote(const View& view, const RowBox& box, const Quote& quote) {
    FontStack& font = view.type.plain;
    const float x = box.min.x + view.px(10), room = box.max.x - view.px(10) - x;
    const float width = std::min(room, measure_label(font, quote.words, quote.direction));
    const bool to_left = quote.direction == Direction::RightToLeft;
    draw_label(*ImGui::GetWindowDrawList(), font,
               {to_left ? x + room - width : x, box.min.y + view.px(5)}, view.theme.text,
               quote.words, room, quote.direction);
}

void draw_about(const View& view, const RowBox& box, const OccurrenceQuery& query,
                const Occurrence& each) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    FontStack& font = view.type.small;
    const Code* code = view.project.codes.find(each.code);
    const float x = box.min.x + view.px(10), side = view.px(10);
    const float y = box.max.y - view.px(6) - font.line_height();
    square(list, {x, std::round(y + (font.line_height() - side) / 2)}, side,
           view.colours.of(each.code));
    const float left = x + view.px(18), room = box.max.x - view.px(10) - left;
    const float used =
        draw_label(list, font, {left, y}, view.theme.text, code ? code->name : "?", room * 0.5f);
    draw_label(list, font, {left + used, y}, view.theme.dim,
               " · " + coder_words(view, each) + " · " + place_words(view, each) +
                   remark_words(view, query, each),
               room - used);
}

// Words that nobody marked are selected; marked ones show their coding.
void open_there(const Occurrence& each, Actions& actions) {
    const bool marked = !each.codings.empty();
    actions.post(
        OpenTranscript{each.transcript, each.turn, each.begin, marked ? each.begin : each.end});
    if (marked) actions.post(SelectCoding{each.codings.front()});
}

void draw_list(const View& view, PassagesState& state, const Occurrences& found, Actions& actions) {
    const int count = static_cast<int>(found.list.size());
    state.place.row = std::clamp(state.place.row, 0, count - 1);
    state.focus_row = std::min(state.focus_row, count - 1);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, view.px(1)});
    ImGuiListClipper clipper;
    clipper.Begin(count, view.px(kRow) + view.px(1));
    if (state.focus_row >= 0) clipper.IncludeItemByIndex(state.focus_row);
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const Occurrence& each = found.list[static_cast<std::size_t>(i)];
            ImGui::PushID(i);
            const RowBox box = row(view, "##passage", "Passage " + std::to_string(i + 1),
                                   i == state.place.row, view.px(kRow));
            if (state.focus_row == i) {
                focus_here();
                if (!ImGui::IsItemVisible()) ImGui::SetScrollHereY(0.5f);
                state.focus_row = -1;
            }
            ImGui::PopID();
            draw_quote(view, box, quote_of(view, each));
            draw_about(view, box, state.place.query, each);
            if (!box.pressed) continue;
            state.place.row = i;
            open_there(each, actions);
        }
    ImGui::PopStyleVar();
}

void draw_nothing(const View& view, const OccurrenceQuery& query) {
    if (query.cell)
        empty_state(view, "Nothing is in this cell",
                    "No " + std::string(unit_name(query.cell->unit)) +
                        " of the transcripts that both have declared done was marked so. Press "
                        "another number of the table; Alt+Left goes back to it.");
    else if (view.derived.hides_something())
        empty_state(view, "Nothing to list yet",
                    "You have coded nothing here. What others have coded is listed when you and "
                    "they have declared the transcript done. Alt+Left goes back.");
    else
        empty_state(view, "Nothing to list yet",
                    "Nobody has coded anything here. Select words in a transcript and press C to "
                    "give them a code; Alt+Left goes back.");
}

}  // namespace

void passages_panel(const View& view, PassagesState& state, Actions& actions) {
    const OccurrenceQuery& query = state.place.query;
    const Occurrences& found = view.derived.occurrences(query);
    const Relation* relation = view.project.relations.find(query.relation);
    const bool hidden = relation && !may_see(view.project, view.viewer, *relation);
    text_block(view, view.type.strong, view.theme.text,
               (hidden ? "A relation that is hidden" : describe(view.project, query)) + ": " +
                   count_words(query, found));
    if (view.derived.hides_something())
        text_block(view, view.type.small, view.theme.dim,
                   "Partial: work that is hidden until its coders are done is not listed.");
    space(view, 8);
    if (found.list.empty()) {
        draw_nothing(view, query);
        return;
    }
    ImGui::BeginChild("##passages", {0, 0}, ImGuiChildFlags_NavFlattened);
    draw_list(view, state, found, actions);
    ImGui::EndChild();
}

}  // namespace tandem::ui
