#include "ui/panels/checklist_queues.h"

#include <algorithm>

#include "tandem/tables/comparison_table.h"
#include "tandem/text/boundaries.h"

#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

constexpr std::size_t kShown = 30;  // places of one list

std::string place_words(const View& view, const Transcript& transcript, TurnId turn) {
    const Turn* row = view.project.find_turn(transcript.id, turn);
    if (!row) return {};
    return row->start_ms ? clock_words(*row->start_ms) : "turn " + std::to_string(row->number);
}

// Two lines: what it is, and where. True when it was pressed.
bool place_row(const View& view, int id, const std::string& words, const std::string& where) {
    ImGui::PushID(id);
    const RowBox box = row(view, "##place", words + ", " + where, false, view.px(30));
    ImGui::PopID();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float width = measure_label(view.type.small, where);
    draw_label(list, view.type.small, {box.max.x - view.px(8) - width, box.middle(view.type.small)},
               view.theme.faint, where);
    draw_label(list, view.type.plain, {box.min.x + view.px(8), box.middle(view.type.plain)},
               view.theme.text, words, box.max.x - box.min.x - width - view.px(28));
    return box.pressed;
}

void say_more(const View& view, std::size_t count) {
    if (count > kShown)
        text_block(view, view.type.small, view.theme.dim,
                   "and " + std::to_string(count - kShown) + " more");
}

void count_heading(const View& view, const char* title, std::size_t count) {
    space(view, 16);
    heading(view, std::string(title) + " (" + std::to_string(count) + ")");
}

std::string arrow_words(const std::string& before, const std::string& after) {
    if (before.empty()) return "+ " + after;
    if (after.empty()) return "– " + before;
    return before + " → " + after;
}

void draw_watch_entry(const View& view, const Transcript& transcript, const WatchEntry& entry,
                      const std::vector<SearchHit>& hits, Actions& actions) {
    ImGui::PushID(static_cast<int>(entry.id.value));
    const std::string count = std::to_string(hits.size()) + " here";
    if (place_row(view, -1, entry.wrong + " → " + entry.right, count) && !hits.empty())
        actions.post(OpenTranscript{transcript.id, hits.front().turn, hits.front().range.begin,
                                    hits.front().range.end});
    for (std::size_t i = 1; i < std::min(hits.size(), kShown); ++i)
        if (place_row(view, static_cast<int>(i), entry.wrong,
                      place_words(view, transcript, hits[i].turn)))
            actions.post(OpenTranscript{transcript.id, hits[i].turn, hits[i].range.begin,
                                        hits[i].range.end});
    say_more(view, hits.size());
    if (!hits.empty() &&
        button(view, "##replace",
               {hits.size() == 1 ? "Replace it" : "Replace these " + std::to_string(hits.size()),
                Weight::Quiet})) {
        ReplaceWords command;
        command.sought = entry.wrong;
        command.with = entry.right;
        for (const SearchHit& hit : hits)
            command.places.push_back(
                {hit.transcript, {hit.turn, hit.range.begin, hit.range.end}, entry.right});
        actions.post(Command{std::move(command)});
    }
    ImGui::SameLine(0, view.px(4));
    if (button(view, "##forget", {"Watch for it no longer", Weight::Quiet}))
        actions.post(Command{RemoveWatch{entry.id}});
    ImGui::PopID();
}

}  // namespace

void draw_unclear(const View& view, const Transcript& transcript, Actions& actions) {
    const std::vector<UnclearPlace>& places = view.derived.unclear(transcript.id);
    count_heading(view, "UNCLEAR", places.size());
    if (places.empty())
        text_block(view, view.type.small, view.theme.dim,
                   "Ctrl+U marks words that cannot be made out.");
    ImGui::PushID("unclear");
    for (std::size_t i = 0; i < std::min(places.size(), kShown); ++i) {
        const UnclearPlace& place = places[i];
        const std::string words = place.mark.words.empty() ? "inaudible" : place.mark.words;
        const std::string where = place.mark.at_ms ? clock_words(*place.mark.at_ms)
                                                   : place_words(view, transcript, place.turn);
        if (place_row(view, static_cast<int>(i), words, where))
            actions.post(OpenTranscript{transcript.id, place.turn, place.mark.range.begin,
                                        place.mark.range.end});
    }
    ImGui::PopID();
    say_more(view, places.size());
}

void draw_second_listens(const View& view, const Transcript& transcript, Actions& actions) {
    const auto beside = view.derived.beside_import(transcript.id).result;
    const std::vector<SecondListenPlace> none;
    const std::vector<SecondListenPlace>& places = beside ? beside->second_listens : none;
    count_heading(view, "SECOND LISTEN", places.size());
    if (places.empty())
        text_block(view, view.type.small, view.theme.dim,
                   "Corrections that change a negation wait here until somebody heard them again.");
    ImGui::PushID("second");
    for (std::size_t i = 0; i < std::min(places.size(), kShown); ++i) {
        const SecondListenPlace& place = places[i];
        ImGui::PushID(static_cast<int>(i));
        if (place_row(view, 0, arrow_words(place.before, place.after),
                      place_words(view, transcript, place.turn)))
            actions.post(
                OpenTranscript{transcript.id, place.turn, place.range.begin, place.range.end});
        if (button(view, "##heard", {"Heard again, it reads right", Weight::Quiet}))
            actions.post(Command{HeardAgain{transcript.id, {place.turn}}});
        ImGui::PopID();
    }
    ImGui::PopID();
    say_more(view, places.size());
}

void draw_watch_list(const View& view, const Transcript& transcript, ChecklistState& state,
                     Actions& actions) {
    const std::vector<WatchedPlaces>& entries = view.derived.watched(transcript.id);
    count_heading(view, "WATCH LIST", entries.size());
    ImGui::PushID("watch");
    for (const WatchedPlaces& each : entries)
        if (const WatchEntry* entry = view.project.watch.find(each.entry))
            draw_watch_entry(view, transcript, *entry, each.hits, actions);
    TextFieldOptions options;
    options.placeholder = "The machine writes";
    draw_text_field("##wrong", state.wrong_field, state.wrong, view.type.plain, field_style(view),
                    options);
    name_item("Wrong words");
    space(view, 4);
    options.placeholder = "It should be";
    const TextFieldEvents events = draw_text_field("##right", state.right_field, state.right,
                                                   view.type.plain, field_style(view), options);
    name_item("Right words");
    space(view, 4);
    const bool both = !state.wrong.empty() && !state.right.empty();
    if (button(view, "##add", {"Watch for it", Weight::Plain, both}) ||
        (events.submitted && both)) {
        actions.post(Command{AddWatch{state.wrong, state.right}});
        state.wrong.clear();
        state.right.clear();
    }
    ImGui::PopID();
}

void draw_comparison(const View& view, const Transcript& transcript, ChecklistState& state,
                     Actions& actions) {
    space(view, 16);
    heading(view, "BESIDE THE ORIGINAL");
    const auto beside = view.derived.beside_import(transcript.id).result;
    if (!beside) {
        text_block(view, view.type.small, view.theme.dim, "Comparing …");
        return;
    }
    const TranscriptComparison& comparison = beside->compared.comparison;
    text_block(view, view.type.small, view.theme.text,
               as_sentence(comparison_sentence(comparison)));
    if (comparison.differences.empty()) return;
    if (button(view, "##beside", {"Read them side by side", Weight::Quiet}))
        actions.post(ShowPage{Page::Compare});
    if (button(view, "##compare",
               {state.compares ? "Hide the differences" : "Show the differences", Weight::Quiet}))
        state.compares = !state.compares;
    if (!state.compares) return;
    const std::vector<Turn>& turns = view.project.turns(transcript.id);
    ImGui::PushID("difference");
    int id = 0;
    for (const TextDifference& each : comparison.differences) {
        if (each.new_turn >= turns.size()) continue;
        const Turn& turn = turns[each.new_turn];
        const bool of_words =
            each.kind == DifferenceKind::Words || each.kind == DifferenceKind::Capitals;
        const std::string words = (of_words ? "" : std::string(name_of(each.kind)) + ": ") +
                                  arrow_words(each.before, each.after);
        if (place_row(view, id++, words, place_words(view, transcript, turn.id)))
            actions.post(
                OpenTranscript{transcript.id, turn.id, each.new_range.begin, each.new_range.end});
    }
    ImGui::PopID();
}

}  // namespace tandem::ui
