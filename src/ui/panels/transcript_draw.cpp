// The transcript's look: tints under the words, underlines, the words, the gutter, the caret.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "ui/frame_due.h"
#include "ui/panels/transcript_page.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

constexpr float kTint = 0.14f, kTintMore = 0.05f, kTintMost = 0.30f, kTintHot = 0.34f;
constexpr float kBack = 0.35f;  // of what stands back while another coding is pointed at
constexpr int kUnderlines = 3;  // further ones are counted: "+9"

// A mark with its colour, clipped to its turn.
struct Tint {
    CodingId coding;
    CodePoints begin, end;
    ImU32 colour;
    Stroke stroke;
    bool hot;
};

bool is_hot(const TranscriptState& state, CodingId coding) {
    return coding == state.hovered || coding == state.selected ||
           std::find(state.spotlight.begin(), state.spotlight.end(), coding) !=
               state.spotlight.end();
}

std::vector<Tint> tints_of(const TranscriptPage& page, int place) {
    std::vector<Tint> tints;
    for (const CodingMark& mark : page.marks.by_turn[static_cast<std::size_t>(place)]) {
        const Coding* coding = page.view.project.codings().find(mark.coding);
        if (!coding) continue;
        tints.push_back({mark.coding, mark.begin, mark.end, page.view.colours.of(coding->code),
                         page.view.colours.stroke(coding->code), is_hot(page.state, mark.coding)});
    }
    return tints;
}

// One blended colour for a stretch of text, however many codings lie on it; 0 for none.
ImU32 blended(const std::vector<Tint>& tints, CodePoints begin, CodePoints end) {
    ImVec4 sum{0, 0, 0, 0};
    int count = 0;
    for (const Tint& tint : tints) {
        if (tint.begin > begin || tint.end < end) continue;
        if (tint.hot) return with_alpha(tint.colour, kTintHot);
        const ImVec4 colour = ImGui::ColorConvertU32ToFloat4(tint.colour);
        sum = {sum.x + colour.x, sum.y + colour.y, sum.z + colour.z, 0};
        ++count;
    }
    if (count == 0) return 0;
    const float n = static_cast<float>(count);
    return ImGui::ColorConvertFloat4ToU32(
        {sum.x / n, sum.y / n, sum.z / n, std::min(kTint + kTintMore * (n - 1), kTintMost)});
}

// Fills the words [begin, end) of a turn from `from` to `to` px below the top of each line.
void fill(const TranscriptPage& page, ImDrawList& list, const VisibleTurn& turn, WordRange part,
          float from, float to, ImU32 colour) {
    for (const LineRect& rect : turn.words->rects(part.begin, part.end)) {
        const float y = turn.top + static_cast<float>(rect.line) * page.line_height;
        if (y > page.max.y || y + page.line_height < page.min.y) continue;
        list.AddRectFilled({std::floor(page.text_x + rect.x0), y + from},
                           {std::floor(page.text_x + rect.x1), y + to}, colour);
    }
}

void draw_tints_of(const TranscriptPage& page, ImDrawList& list, const VisibleTurn& turn,
                   const std::vector<Tint>& tints) {
    const float inset = std::round(page.line_height * 0.13f);
    std::vector<CodePoints> cuts;
    for (const Tint& tint : tints) {
        cuts.push_back(tint.begin);
        cuts.push_back(tint.end);
    }
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i)
        if (const ImU32 colour = blended(tints, cuts[i], cuts[i + 1]))
            fill(page, list, turn, {cuts[i], cuts[i + 1]}, inset, page.line_height - inset, colour);
}

// The rows of underlines: each coding takes the first that is free where it lies; -1 for none.
std::vector<int> underline_rows(const std::vector<Tint>& tints) {
    std::vector<int> rows(tints.size(), -1);
    for (std::size_t i = 0; i < tints.size(); ++i) {
        std::array<bool, kUnderlines> taken{};
        for (std::size_t j = 0; j < i; ++j)
            if (rows[j] >= 0 && tints[j].begin < tints[i].end && tints[i].begin < tints[j].end)
                taken[static_cast<std::size_t>(rows[j])] = true;
        const auto free = std::find(taken.begin(), taken.end(), false);
        if (free != taken.end()) rows[i] = static_cast<int>(free - taken.begin());
    }
    return rows;
}

// How many codings have no underline, above the end of the stretch that they share.
void draw_more(const TranscriptPage& page, ImDrawList& list, const VisibleTurn& turn,
               const std::vector<Tint>& tints, const std::vector<int>& rows) {
    std::vector<CodePoints> told;
    for (std::size_t i = 0; i < tints.size(); ++i) {
        if (rows[i] >= 0) continue;
        const CodePoints end = tints[i].end;
        if (std::find(told.begin(), told.end(), end) != told.end()) continue;
        told.push_back(end);
        int more = 0;
        for (std::size_t j = 0; j < tints.size(); ++j)
            if (rows[j] < 0 && tints[j].begin < end && end <= tints[j].end) ++more;
        const auto rects = turn.words->rects(tints[i].begin, end);
        if (rects.empty()) continue;
        const std::string words = "+" + std::to_string(more);
        FontStack& font = page.view.type.mark;
        const float width = measure_label(font, words), height = font.px();
        const float x = std::floor(page.text_x + rects.back().x1 - width - 1);
        const float y = turn.top + static_cast<float>(rects.back().line) * page.line_height - 1;
        list.AddRectFilled({x - 2, y}, {x + width + 2, y + height + 1}, page.view.theme.paper);
        draw_label(list, font, {x, std::floor(y + (height - font.line_height()) / 2)},
                   page.view.theme.text, words);
    }
}

void draw_underlines_of(const TranscriptPage& page, ImDrawList& list, const VisibleTurn& turn,
                        const std::vector<Tint>& tints) {
    const float unit = std::max(1.0f, std::round(page.line_height / 28));
    const float first = page.line_height - std::round(page.line_height * 0.13f) - 3 * unit;
    const std::vector<int> rows = underline_rows(tints);
    for (std::size_t i = 0; i < tints.size(); ++i) {
        const Tint& tint = tints[i];
        if (rows[i] < 0) continue;
        const bool back = page.state.hovered && !tint.hot;
        const float thick = tint.stroke == Stroke::Solid || tint.stroke == Stroke::Dashed ? 2 : 3;
        const float y = first + static_cast<float>(rows[i]) * 4 * unit;
        for (const LineRect& rect : turn.words->rects(tint.begin, tint.end)) {
            const float top = turn.top + static_cast<float>(rect.line) * page.line_height + y;
            draw_underline(list, tint.stroke, {std::floor(page.text_x + rect.x0), top},
                           {std::floor(page.text_x + rect.x1), top + thick * unit}, unit,
                           with_alpha(tint.colour, tint.hot ? 1.0f
                                                   : back   ? kBack
                                                            : 0.85f));
        }
    }
    draw_more(page, list, turn, tints, rows);
}

// Paper over the words that no coding in sight lies on.
void fade_uncoded(const TranscriptPage& page, ImDrawList& list, const VisibleTurn& turn) {
    std::vector<CodingMark> marks = page.marks.by_turn[static_cast<std::size_t>(turn.place)];
    std::sort(marks.begin(), marks.end(),
              [](const CodingMark& a, const CodingMark& b) { return a.begin < b.begin; });
    const ImU32 veil = with_alpha(page.view.theme.paper, 0.66f);
    CodePoints from{0};
    for (const CodingMark& mark : marks) {
        if (mark.begin > from)
            fill(page, list, turn, {from, mark.begin}, 0, page.line_height, veil);
        from = std::max(from, mark.end);
    }
    const CodePoints end = turn.words->length();
    if (from < end) fill(page, list, turn, {from, end}, 0, page.line_height, veil);
}

void draw_gutter(const TranscriptPage& page, ImDrawList& list, const VisibleTurn& turn) {
    const View& view = page.view;
    const Turn& row = page.turn(turn.place);
    if (page.state.way == Way::Correct && view.project.reviewed.contains(row.id))
        draw_icon(list, Icon::Check, {page.text_x - view.px(18), turn.top + page.line_height / 2},
                  view.px(10), view.theme.accent);
    if (!page.starts_speaker(turn.place)) return;
    FontStack& small = view.type.margin;
    FontStack& bold = view.type.margin_strong;
    const float y = turn.top + std::round((page.line_height - small.line_height()) / 2);
    const float left = page.gutter_x + view.px(18), right = page.text_x - view.px(24);
    float used = 0;
    if (row.start_ms)
        used = draw_label(list, small, {left, y}, view.theme.faint,
                          (row.approximate ? "~" : "") + clock_words(*row.start_ms)) +
               view.px(10);
    const std::string_view speaker = view.project.speaker_label(row);
    const float width = measure_label(bold, speaker);
    const float room = right - left - used;
    // In a narrow window the name takes the line below the time.
    if (width > room && room < view.px(60))
        draw_label(list, bold, {left, y + (used > 0 ? small.line_height() : 0)}, view.theme.dim,
                   speaker, right - left);
    else
        draw_label(list, bold, {right - std::min(width, room), y}, view.theme.dim, speaker, room);
}

// Above the turn where it is asked.
void draw_question(const TranscriptPage& page, ImDrawList& list, const VisibleTurn& turn) {
    const View& view = page.view;
    const GuideQuestion* question = asked_at(view.project, page.turn(turn.place).id);
    if (!question) return;
    const float y = turn.top - view.type.margin.line_height() - view.px(2);
    const float used = draw_label(list, view.type.margin_strong, {page.text_x, y},
                                  view.theme.accent, question->key, page.text_width * 0.4f) +
                       view.px(8);
    std::string wording = question->wording;
    std::ranges::replace(wording, '\n', ' ');
    draw_label(list, view.type.margin, {page.text_x + used, y}, view.theme.dim, wording,
               page.text_width - used);
}

bool is_corrected(const TranscriptPage& page, int place) {
    return page.state.correction && page.state.correction->turn == page.turn(place).id;
}

void draw_caret(TranscriptPage& page, ImDrawList& list) {
    TranscriptState& state = page.state;
    const VisibleTurn* turn = page.find_visible(state.caret.turn);
    if (!turn) return;
    const Caret caret = turn->words->caret(state.caret.at);
    const float x = std::floor(page.text_x + caret.x);
    const float y = turn->top + static_cast<float>(caret.line) * page.line_height;
    state.since_move += static_cast<double>(ImGui::GetIO().DeltaTime);
    ask_for_frame(until_blink(state.since_move));
    if (caret_is_seen(state.since_move))
        list.AddRectFilled({x, y + 3}, {x + page.view.px(2), y + page.line_height - 3},
                           page.view.theme.accent);
}

// Where the code picker opens: under the first line of the selection.
void note_caret(TranscriptPage& page) {
    const TextPlace place = page.state.selection_end();
    const VisibleTurn* turn = page.find_visible(place.turn);
    if (!turn) return;
    const Caret caret = turn->words->caret(place.at);
    page.state.caret_on_screen = {
        page.text_x + caret.x, turn->top + static_cast<float>(caret.line + 1) * page.line_height};
}

}  // namespace

// The interviewer's words stand back: it is the other person who is coded.
bool asks(const TranscriptPage& page, int place) {
    const Speaker* speaker = page.view.project.speakers.find(page.turn(place).speaker);
    return speaker && speaker->interviewer;
}

void draw_tints(TranscriptPage& page, ImDrawList& list) {
    for (const VisibleTurn& turn : page.visible) {
        if (is_corrected(page, turn.place)) continue;
        const std::vector<Tint> tints = tints_of(page, turn.place);
        draw_tints_of(page, list, turn, tints);
        draw_underlines_of(page, list, turn, tints);
    }
}

void draw_words(TranscriptPage& page, ImDrawList& list, bool has_keyboard) {
    const TranscriptState& state = page.state;
    for (const VisibleTurn& turn : page.visible) {
        draw_gutter(page, list, turn);
        draw_question(page, list, turn);
        if (is_corrected(page, turn.place)) continue;
        const WordRange chosen =
            part_of_turn(page, turn.place, state.selection_begin(), state.selection_end());
        if (chosen.begin < chosen.end)
            fill(page, list, turn, chosen, 0, page.line_height, page.view.theme.selection);
        turn.words->draw(list, page.view.type.reading, {page.text_x, turn.top},
                         asks(page, turn.place) ? page.view.theme.dim : page.view.theme.text);
        if (state.backlight) fade_uncoded(page, list, turn);
    }
    if (has_keyboard) draw_caret(page, list);
    note_caret(page);
}

void draw_scroll_bar(TranscriptPage& page) {
    TranscriptState& state = page.state;
    const View& view = page.view;
    const float height = page.max.y - page.min.y, width = view.px(10);
    const double total = state.heights.total() + static_cast<double>(height) * 0.4;
    if (total <= static_cast<double>(height)) return;
    const float share = height / static_cast<float>(total);
    const float grab = std::max(view.px(28), height * share);
    const double travel = total - static_cast<double>(height);
    const float top = page.min.y + static_cast<float>(state.scroll / travel) * (height - grab);
    ImGui::SetCursorScreenPos({page.max.x - width, page.min.y});
    ImGui::InvisibleButton("##scroll", {width, height});
    const bool held = ImGui::IsItemActive();
    if (held) {
        const float part = (ImGui::GetIO().MousePos.y - page.min.y - grab / 2) / (height - grab);
        state.scroll = static_cast<double>(std::clamp(part, 0.0f, 1.0f)) * travel;
    }
    const ImU32 colour =
        held || ImGui::IsItemHovered() ? view.theme.dim : with_alpha(view.theme.faint, 0.45f);
    ImGui::GetWindowDrawList()->AddRectFilled({page.max.x - width + view.px(2), top + view.px(2)},
                                              {page.max.x - view.px(3), top + grab - view.px(2)},
                                              colour, view.px(3));
}

}  // namespace tandem::ui
