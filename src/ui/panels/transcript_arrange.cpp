#include <algorithm>
#include <cmath>
#include <optional>

#include "tandem/text/boundaries.h"

#include "ui/panels/transcript_page.h"

namespace tandem::ui {
namespace {

constexpr int kKeptFrames = 240;  // words not drawn for so long are forgotten
constexpr std::size_t kKeptTurns = 600;
constexpr float kWidestColumn = 40;   // em
constexpr int kShapedAtOnce = 20000;  // UTF-16 units of one turn in one frame

// How high the words of a turn will be, before they are laid out: half an em a letter.
float guess_height(const TranscriptPage& page, const std::string& text) {
    const float em = page.view.type.reading.px();
    const float letters = static_cast<float>(std::max<std::size_t>(1, text.size()));
    return std::ceil(letters * em * 0.47f / page.text_width) * page.line_height;
}

void guess_all(TranscriptPage& page) {
    std::vector<float> heights(page.turns.size());
    for (std::size_t i = 0; i < heights.size(); ++i)
        heights[i] = guess_height(page, page.turns[i].text) + page.gap_above(static_cast<int>(i));
    page.state.heights.assign(heights);
    page.state.laid.clear();
}

// The column is at most 40 em; in a narrow window the gutter and the margin give way first. They
// are measured by the type that stands in them.
void choose_columns(TranscriptPage& page) {
    const float em = page.view.type.reading.px(), width = page.max.x - page.min.x;
    const float unit = page.view.type.margin.px() * 1.35f;
    const bool narrow = width < unit * 42;
    page.gutter = narrow ? unit * 5.2f : unit * 8.6f;
    const float margin = narrow ? unit * 7 : std::max(unit * 11, width * 0.27f);
    const float pad = unit * 1.2f;
    const float room = width - page.gutter - margin - pad * 2;
    page.text_width = std::floor(std::clamp(room, em * 9, em * kWidestColumn));
    const float spare = std::max(0.0f, room - page.text_width);
    const float before = page.state.stripes_left ? margin : 0;
    page.text_x = std::floor(page.min.x + before + page.gutter + pad + spare * 0.3f);
    page.gutter += spare * 0.3f;
    page.gutter_x = page.min.x + before;
    page.margin_min =
        before > 0 ? page.min.x + page.view.px(14) : page.text_x + page.text_width + pad;
    page.margin_max = before > 0 ? page.gutter_x - page.view.px(6) : page.max.x - page.view.px(14);
    page.line_height = std::round(em * 1.62f);
}

// What is read at the upper edge: a place in the text, and how far its line is from the edge in
// parts of a line.
struct TopLine {
    TextPlace place;
    double below = 0;
};

// As of the last frame: its words, where they are still laid out, know their lines.
TopLine top_line(const TranscriptPage& page) {
    const TranscriptState& state = page.state;
    TopLine top;
    top.place.turn = state.heights.at(state.scroll);
    const double within = state.scroll - state.heights.top(top.place.turn);
    const auto laid = state.laid.find(top.place.turn);
    const float line = state.line_height;
    if (laid == state.laid.end() || line <= 0) return top;
    const Paragraph& words = laid->second.words;
    const double gap = static_cast<double>(state.heights.height(top.place.turn) - words.height());
    const double depth = (within - gap) / static_cast<double>(line);
    if (words.line_count() == 0 || depth < 0) {
        top.below = depth;
        return top;
    }
    const int first = std::min(static_cast<int>(depth), words.line_count() - 1);
    top.place.at = words.line_range(first).begin;
    top.below = depth - first;
    return top;
}

double scroll_of(TranscriptPage& page, const TopLine& top) {
    const int line = words_of(page, top.place.turn).caret(top.place.at).line;
    return page.state.heights.top(top.place.turn) +
           static_cast<double>(page.gap_above(top.place.turn)) +
           (line + top.below) * static_cast<double>(page.line_height);
}

// What is typed stands in the place of the words and may take more lines.
float height_of(const TranscriptPage& page, int place, const Paragraph& words) {
    const auto& correction = page.state.correction;
    if (!correction || correction->turn != page.turn(place).id) return words.height();
    const Paragraph& typed = correction->field.paragraph;
    return typed.line_count() > 0 ? typed.height() : words.height();
}

// Whoever jumps about sees many turns in a short time: then only those of this frame are kept.
void forget_old_words(TranscriptState& state) {
    if (state.laid.size() < kKeptTurns) return;
    const auto forget_before = [&](int frame) {
        std::erase_if(state.laid, [&](const auto& each) { return each.second.last_used < frame; });
    };
    forget_before(state.frame - kKeptFrames);
    if (state.laid.size() >= kKeptTurns) forget_before(state.frame);
}

}  // namespace

const VisibleTurn* TranscriptPage::find_visible(int place) const {
    for (const VisibleTurn& each : visible)
        if (each.place == place) return &each;
    return nullptr;
}

bool TranscriptPage::starts_speaker(int place) const {
    return place == 0 || turn(place).speaker != turn(place - 1).speaker;
}

float TranscriptPage::gap_above(int place) const {
    const float label =
        asked_at(view.project, turn(place).id) ? view.type.margin.line_height() + view.px(3) : 0;
    if (place == 0) return line_height * 0.6f + label;
    return label + (starts_speaker(place) ? std::round(line_height * 0.55f)
                                          : std::round(line_height * 0.20f));
}

Paragraph& words_of(TranscriptPage& page, int place) {
    TranscriptState& state = page.state;
    TranscriptState::Laid& laid = state.laid[place];
    const std::string& text = page.turn(place).text;
    if (laid.words.text() != text || laid.last_used == 0) laid.words.set_text(text);
    laid.words.layout(page.view.type.reading, page.text_width, page.line_height, kShapedAtOnce);
    laid.last_used = std::max(1, state.frame);
    state.heights.set(place, height_of(page, place, laid.words) + page.gap_above(place));
    return laid.words;
}

void arrange(TranscriptPage& page) {
    TranscriptState& state = page.state;
    ++state.frame;
    choose_columns(page);
    const int count = static_cast<int>(page.turns.size());
    const bool other = state.laid_out != page.transcript.id || state.heights.size() != count;
    if (other || state.text_width != page.text_width ||
        state.font != page.view.type.reading.number()) {
        std::optional<TopLine> top;
        if (!other && count > 0) top = top_line(page);
        guess_all(page);
        state.scroll = top ? scroll_of(page, *top) : 0;
        state.laid_out = page.transcript.id;
        state.text_width = page.text_width;
        state.font = page.view.type.reading.number();
    }
    state.column = {page.text_x, page.min.y};
    state.line_height = page.line_height;
    if (count == 0) return;
    const auto inside = [&](TextPlace place) {
        place.turn = std::clamp(place.turn, 0, count - 1);
        place.at = std::min(place.at, length(page.turn(place.turn).text));
        return place;
    };
    if (const auto place = std::exchange(state.resume, std::nullopt)) resume_at(page, *place);
    state.caret = inside(state.caret);
    state.anchor = inside(state.anchor);
    if (const auto target = std::exchange(state.target, std::nullopt)) scroll_to(page, *target);

    const float height = page.max.y - page.min.y;
    const double most = std::max(0.0, state.heights.total() + static_cast<double>(height) * 0.4 -
                                          static_cast<double>(height));
    state.scroll = std::clamp(state.scroll, 0.0, most);
    page.visible.clear();
    int place = state.heights.at(state.scroll);
    double top = state.heights.top(place) - state.scroll;
    for (; place < count && top < static_cast<double>(height); ++place) {
        Paragraph& words = words_of(page, place);
        const float y = page.min.y + static_cast<float>(std::floor(top));
        page.visible.push_back({place, y + page.gap_above(place), &words});
        top += static_cast<double>(state.heights.height(place));
    }
    forget_old_words(state);
}

TextPlace place_under(TranscriptPage& page, ImVec2 point) {
    if (page.visible.empty()) return page.state.caret;
    const VisibleTurn* under = &page.visible.front();
    for (const VisibleTurn& each : page.visible)
        if (point.y >= each.top - page.gap_above(each.place) / 2) under = &each;
    return {under->place, under->words->hit(point.x - page.text_x, point.y - under->top)};
}

void scroll_to_caret(TranscriptPage& page) {
    TranscriptState& state = page.state;
    const Caret caret = words_of(page, state.caret.turn).caret(state.caret.at);
    const double line = static_cast<double>(page.line_height);
    const double y = state.heights.top(state.caret.turn) +
                     static_cast<double>(page.gap_above(state.caret.turn)) + caret.line * line;
    const double height = static_cast<double>(page.max.y - page.min.y);
    state.scroll = std::min(state.scroll, y - line);
    state.scroll = std::max(state.scroll, y + line * 2 - height);
}

void scroll_to(TranscriptPage& page, const Target& target) {
    TranscriptState& state = page.state;
    for (int place = 0; place < static_cast<int>(page.turns.size()); ++place) {
        if (page.turn(place).id != target.turn) continue;
        const CodePoints end = length(page.turn(place).text);
        state.anchor = {place, std::min(target.begin, end)};
        state.caret = {place, std::min(target.end, end)};
        keep_correction(state, page.turns, page.actions);
        state.correction.reset();
        const Caret caret = words_of(page, place).caret(state.anchor.at);
        state.scroll = state.heights.top(place) +
                       static_cast<double>(static_cast<float>(caret.line) * page.line_height) -
                       static_cast<double>(page.max.y - page.min.y) * 0.3;
        return;
    }
}

WordRange part_of_turn(const TranscriptPage& page, int place, TextPlace begin, TextPlace end) {
    if (place < begin.turn || place > end.turn) return {};
    const CodePoints size = length(page.turn(place).text);
    return {place == begin.turn ? begin.at : CodePoints{0}, place == end.turn ? end.at : size};
}

std::vector<TextSpan> selected_spans(const TranscriptState& state, const std::vector<Turn>& turns) {
    std::vector<TextSpan> spans;
    const TextPlace begin = state.selection_begin(), end = state.selection_end();
    for (int place = begin.turn; place <= end.turn; ++place) {
        if (place >= static_cast<int>(turns.size())) break;
        const Turn& turn = turns[static_cast<std::size_t>(place)];
        const CodePoints size = length(turn.text);
        TextRange part{place == begin.turn ? std::min(begin.at, size) : CodePoints{0},
                       place == end.turn ? std::min(end.at, size) : size};
        if (part.begin >= part.end) continue;
        part = trim(turn.text, snap_to_graphemes(turn.text, part));
        if (part.begin < part.end) spans.push_back({turn.id, part.begin, part.end});
    }
    return spans;
}

std::string selected_words(const TranscriptState& state, const std::vector<Turn>& turns) {
    std::string words;
    for (const TextSpan& span : selected_spans(state, turns))
        for (const Turn& turn : turns) {
            if (turn.id != span.turn) continue;
            if (!words.empty()) words += '\n';
            words += slice(turn.text, span.begin, span.end);
        }
    return words;
}

std::vector<CodingId> codings_at(const TranscriptPage& page, TextPlace place) {
    if (place.turn >= static_cast<int>(page.marks.by_turn.size())) return {};
    std::vector<CodingMark> here;
    for (const CodingMark& mark : page.marks.by_turn[static_cast<std::size_t>(place.turn)])
        if (mark.begin <= place.at && place.at < mark.end) here.push_back(mark);
    std::stable_sort(here.begin(), here.end(), [](const CodingMark& a, const CodingMark& b) {
        return a.end - a.begin < b.end - b.begin;
    });
    std::vector<CodingId> codings;
    for (const CodingMark& mark : here) codings.push_back(mark.coding);
    return codings;
}

}  // namespace tandem::ui
