#include "ui/panels/compare_panel.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "tandem/tables/comparison_table.h"

#include "ui/panels/counting.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

constexpr float kGap = 28, kEdge = 10;  // between the columns; around a row's words

// One turn of one side, as it is drawn.
struct Side {
    std::string speaker;
    bool speaker_changed = false;
    const std::string* text = nullptr;
    std::vector<TextRange> marks;
};

// Everything that a row is made of.
struct Beside {
    std::vector<Side> olds, news;
};

class Comparison {
 public:
    Comparison(const View& view, CompareState& state, TranscriptId transcript)
        : view_(view),
          state_(state),
          transcript_(*view.project.transcripts.find(transcript)),
          turns_(view.project.turns(transcript)) {}

    const BesideImport& beside() const { return *state_.shown; }
    const TranscriptComparison& comparison() const { return beside().compared.comparison; }
    const std::vector<Turn>& turns() const { return turns_; }
    const Transcript& transcript() const { return transcript_; }

    const TurnsBeside& turns_of(int row) const {
        return beside().turns[state_.rows[static_cast<std::size_t>(row)]];
    }

    // Where the row opens the transcript; no turn where the row has none.
    OpenTranscript place_of(int row) const {
        const TurnsBeside& place = turns_of(row);
        OpenTranscript open{transcript_.id, {}, {}, {}};
        for (std::size_t i = place.new_begin; i < std::min(place.new_end, turns_.size()); ++i) {
            if (!open.turn) open.turn = turns_[i].id;
            for (const std::size_t each : state_.new_differences[i]) {
                const TextDifference& difference = comparison().differences[each];
                return {transcript_.id, turns_[i].id, difference.new_range.begin,
                        difference.new_range.end};
            }
        }
        return open;
    }

    std::string name_of(int row) const {
        const TurnsBeside& place = turns_of(row);
        if (place.new_begin < place.new_end && place.new_begin < turns_.size())
            return turn_name(transcript_, turns_[place.new_begin]);
        return "Turn " + std::to_string(place.old_begin + 1) + " of the import";
    }

    Beside sides_of(int row) const {
        const TurnsBeside& place = turns_of(row);
        Beside sides;
        for (std::size_t i = place.old_begin; i < place.old_end; ++i) sides.olds.push_back(old(i));
        for (std::size_t i = place.new_begin; i < std::min(place.new_end, turns_.size()); ++i)
            sides.news.push_back(now(i));
        return sides;
    }

 private:
    Side old(std::size_t i) const {
        const TurnVersion& turn = beside().imported[i];
        Side side;
        const auto speaker = beside().speakers.find(turn.speaker);
        if (speaker != beside().speakers.end()) side.speaker = speaker->second;
        side.text = &turn.text;
        for (const std::size_t each : state_.old_differences[i])
            add(comparison().differences[each], comparison().differences[each].old_range, side);
        return side;
    }
    Side now(std::size_t i) const {
        Side side;
        const Speaker* speaker = view_.project.speakers.find(turns_[i].speaker);
        if (speaker) side.speaker = speaker->label;
        side.text = &turns_[i].text;
        for (const std::size_t each : state_.new_differences[i])
            add(comparison().differences[each], comparison().differences[each].new_range, side);
        return side;
    }
    static void add(const TextDifference& difference, const TextRange& range, Side& side) {
        if (difference.kind == DifferenceKind::Speaker) side.speaker_changed = true;
        const bool place_only = difference.kind == DifferenceKind::Speaker ||
                                difference.kind == DifferenceKind::Split ||
                                difference.kind == DifferenceKind::Joined;
        if (!place_only && range.begin < range.end) side.marks.push_back(range);
    }

    const View& view_;
    CompareState& state_;
    const Transcript& transcript_;
    const std::vector<Turn>& turns_;
};

bool differs(const CompareState& state, const TurnsBeside& place) {
    const auto any = [](const auto& lists, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < std::min(end, lists.size()); ++i)
            if (!lists[i].empty()) return true;
        return false;
    };
    return any(state.old_differences, place.old_begin, place.old_end) ||
           any(state.new_differences, place.new_begin, place.new_end);
}

void sort_differences(CompareState& state) {
    const TranscriptComparison& comparison = state.shown->compared.comparison;
    const std::size_t turns = state.shown->turns.empty() ? 0 : state.shown->turns.back().new_end;
    state.old_differences.assign(state.shown->imported.size(), {});
    state.new_differences.assign(turns, {});
    for (std::size_t i = 0; i < comparison.differences.size(); ++i) {
        const TextDifference& each = comparison.differences[i];
        if (each.old_turn < state.old_differences.size())
            state.old_differences[each.old_turn].push_back(i);
        if (each.new_turn < turns) state.new_differences[each.new_turn].push_back(i);
    }
}

// A guess until a row is drawn: lines of so many letters.
float guessed_height(const View& view, const BesideImport& beside, const TurnsBeside& place,
                     float width) {
    std::size_t bytes = 0;
    for (std::size_t i = place.old_begin; i < place.old_end; ++i)
        bytes += beside.imported[i].text.size() + 40;
    const float letters = std::max(10.0f, width / (view.type.reading.px() * 0.5f));
    const float lines = std::ceil(static_cast<float>(bytes) / letters);
    return view.px(2 * kEdge + 20) + std::max(1.0f, lines) * view.type.reading.px() * 1.45f;
}

void refresh(const View& view, CompareState& state, TranscriptId transcript,
             const std::shared_ptr<const BesideImport>& result, float width) {
    const int font = view.type.reading.number();
    const bool same = state.shown == result && state.shown_all == state.all_turns &&
                      state.width == width && state.font == font;
    if (state.transcript != transcript) state.row = 0;
    state.transcript = transcript;
    if (same) return;
    state.shown = result;
    state.shown_all = state.all_turns;
    state.width = width;
    state.font = font;
    sort_differences(state);
    state.rows.clear();
    std::vector<float> heights;
    for (std::size_t i = 0; i < result->turns.size(); ++i) {
        if (!state.all_turns && !differs(state, result->turns[i])) continue;
        state.rows.push_back(i);
        heights.push_back(guessed_height(view, *result, result->turns[i], width));
    }
    state.heights.assign(heights);
}

// Old words that are gone are struck through, new ones underlined: not told by colour alone.
void draw_marks(const View& view, ImVec2 at, const Paragraph& words,
                const std::vector<TextRange>& marks, bool old) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 colour = old ? view.theme.warning : view.theme.accent;
    const float line = words.line_height(), thick = std::max(1.0f, std::round(view.px(1.4f)));
    for (const TextRange& mark : marks)
        for (const LineRect& rect : words.rects(mark.begin, mark.end)) {
            const float top = at.y + static_cast<float>(rect.line) * line;
            const float y = std::round(top + line * (old ? 0.53f : 0.88f));
            list.AddRectFilled({at.x + rect.x0, top + view.px(2)},
                               {at.x + rect.x1, top + line - view.px(2)}, with_alpha(colour, 0.1f));
            list.AddRectFilled({at.x + rect.x0, y}, {at.x + rect.x1, y + thick}, colour);
        }
}

// Returns the height; draws only `really`.
float draw_side(const View& view, ImVec2 at, float width, const std::vector<Side>& sides, bool old,
                bool really) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    float y = at.y;
    for (const Side& side : sides) {
        if (y > at.y) y += view.px(6);
        if (really)
            draw_label(list, side.speaker_changed ? view.type.small_strong : view.type.small,
                       {at.x, y}, side.speaker_changed ? view.theme.text : view.theme.dim,
                       side.speaker.empty() ? "Nobody named" : side.speaker, width);
        y += view.type.small.line_height() + view.px(2);
        Paragraph& words = block(view, view.type.reading, *side.text, width);
        if (really) {
            draw_marks(view, {at.x, y}, words, side.marks, old);
            draw_block(view, list, view.type.reading, {at.x, y}, view.theme.text, words);
        }
        y += words.height();
    }
    return y - at.y;
}

float column_width(const View& view, float width) {
    return std::floor((width - view.px(2 * kEdge + kGap)) / 2);
}

void draw_row(const View& view, CompareState& state, const Comparison& comparison, int i,
              Actions& actions) {
    const Beside sides = comparison.sides_of(i);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float column = column_width(view, ImGui::GetContentRegionAvail().x);
    const float left = at.x + view.px(kEdge), right = left + column + view.px(kGap);
    const float top = at.y + view.px(kEdge);
    const float height =
        std::ceil(std::max(draw_side(view, {left, top}, column, sides.olds, true, false),
                           draw_side(view, {right, top}, column, sides.news, false, false)) +
                  view.px(2 * kEdge));
    state.heights.set(i, height);
    ImGui::PushID(i);
    const RowBox box = row(view, "##turn", comparison.name_of(i), i == state.row, height);
    if (state.focus_row == i) {
        focus_here();
        state.focus_row = -1;
    }
    ImGui::PopID();
    draw_side(view, {left, top}, column, sides.olds, true, true);
    draw_side(view, {right, top}, column, sides.news, false, true);
    hairline(*ImGui::GetWindowDrawList(), {box.min.x, box.max.y - 1}, {box.max.x, box.max.y - 1},
             view.theme.line);
    if (!box.pressed) return;
    state.row = i;
    actions.post(comparison.place_of(i));
}

// What is near the part that is seen is drawn as well, so that the arrow keys reach it.
void draw_rows(const View& view, CompareState& state, const Comparison& comparison,
               Actions& actions) {
    ImGui::BeginChild("##turns", {0, 0}, ImGuiChildFlags_NavFlattened);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    const int count = state.heights.size();
    state.row = std::clamp(state.row, 0, count - 1);
    state.focus_row = std::min(state.focus_row, count - 1);
    const float seen = ImGui::GetWindowHeight(), beyond = view.px(500);
    if (state.focus_row >= 0) {
        const auto top = static_cast<float>(state.heights.top(state.focus_row));
        const float bottom = top + state.heights.height(state.focus_row);
        if (top < ImGui::GetScrollY() || bottom > ImGui::GetScrollY() + seen)
            ImGui::SetScrollY(std::max(0.0f, top - seen * 0.3f));
    }
    const float from = ImGui::GetScrollY() - beyond, to = ImGui::GetScrollY() + seen + beyond;
    const ImVec2 start = ImGui::GetCursorPos();
    int i = state.heights.at(std::max(0.0, static_cast<double>(from)));
    if (state.focus_row >= 0) i = std::min(i, state.focus_row);
    for (; i < count; ++i) {
        const auto top = static_cast<float>(state.heights.top(i));
        if (top > to && state.focus_row < i) break;
        ImGui::SetCursorPos({start.x, start.y + top});
        draw_row(view, state, comparison, i, actions);
    }
    ImGui::SetCursorPos(
        {start.x, start.y + std::max(0.0f, static_cast<float>(state.heights.total()) - 1)});
    ImGui::Dummy({1, 1});
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

void draw_figures(const View& view, const BesideImport& beside) {
    text_block(view, view.type.plain, view.theme.text,
               as_sentence(comparison_sentence(beside.compared.comparison)));
    for (const CorrectorChanges& each : beside.people)
        text_block(view, view.type.small, view.theme.dim,
                   as_sentence(person_sentence(view.project, each)));
}

void draw_heads(const View& view) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float column = column_width(view, ImGui::GetContentRegionAvail().x);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_label(list, view.type.heading, {at.x + view.px(kEdge), at.y}, view.theme.dim,
               "AS IMPORTED", column);
    draw_label(list, view.type.heading, {at.x + view.px(kEdge + kGap) + column, at.y},
               view.theme.dim, "CORRECTED", column);
    ImGui::Dummy({1, view.type.heading.line_height() + view.px(4)});
}

}  // namespace

void compare_panel(const View& plain, CompareState& state, TranscriptId transcript,
                   Actions& actions) {
    const Transcript* open = plain.project.transcripts.find(transcript);
    if (!open) {
        empty_state(plain, "No transcript is open",
                    "Import a transcript, correct it, and come back.");
        return;
    }
    text_block(plain, plain.type.strong, plain.theme.text,
               open->name + " beside how it was imported");
    space(plain, 4);
    const Counted<BesideImport>& counted = plain.derived.beside_import(transcript);
    const std::shared_ptr<const BesideImport> result = counted.result;
    counting_line(plain, state_of(counted), actions);
    if (!result) return;
    const Theme grey = greyed(plain.theme);
    const View view = counted.fresh ? plain : older_view(plain, grey);
    draw_figures(view, *result);
    space(view, 8);
    static constexpr std::array<std::string_view, 2> kWords{"Turns that differ", "All turns"};
    if (const auto picked = segments(view, "##turns-shown", kWords, state.all_turns ? 1 : 0))
        state.all_turns = *picked == 1;
    if (result->compared.comparison.differences.empty() && !state.all_turns) {
        empty_state(view, "Nothing was corrected yet",
                    "It reads as it was imported. F2 in the transcript begins to correct it.");
        return;
    }
    space(view, 10);
    draw_heads(view);
    refresh(view, state, transcript, result, ImGui::GetContentRegionAvail().x);
    if (state.rows.empty()) return;
    draw_rows(view, state, Comparison(view, state, transcript), actions);
}

}  // namespace tandem::ui
