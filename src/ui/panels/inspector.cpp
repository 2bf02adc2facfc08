#include "ui/panels/inspector.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "tandem/tables/theme_quote_table.h"

#include "ui/panels/inspector_parts.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

constexpr std::size_t kLongestQuote = 1200;  // bytes

struct Passage {
    std::string words;
    Direction direction = Direction::Auto;
};

// The words under a coding, line by line, each with the direction of the line that it is from.
std::vector<Passage> passages_of(const View& view, const Coding& coding) {
    std::vector<Passage> passages;
    std::size_t left = kLongestQuote;
    for (const TextSpan& span : coding.spans) {
        const Turn* turn = view.project.find_turn(coding.transcript, span.turn);
        if (!turn || span.end > length(turn->text)) continue;
        CodePoints at = span.begin;
        for (std::string_view rest = slice(turn->text, span.begin, span.end); !rest.empty();) {
            std::string_view line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(std::min(rest.size(), line.size() + 1));
            const Direction direction = direction_at(turn->text, at);
            at = at + length(line) + CodePoints{1};
            const bool too_long = line.size() > left;
            if (too_long) line = slice(line, {0}, code_point_at(line, left));
            left -= line.size();
            passages.push_back({std::string(line) + (too_long ? "…" : ""), direction});
            if (too_long) return passages;
        }
    }
    if (coding.spans.empty()) passages.push_back({coding.quote, Direction::Auto});
    return passages;
}

void draw_quote(const View& view, const Coding& coding) {
    const float width = ImGui::GetContentRegionAvail().x - view.px(14);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    float height = 0;
    for (const Passage& passage : passages_of(view, coding)) {
        Paragraph& quote = block(view, view.type.plain, passage.words, width, passage.direction);
        draw_block(view, list, view.type.plain, {at.x + view.px(14), at.y + height},
                   view.theme.text, quote);
        height += quote.height();
    }
    list.AddRectFilled(at, {at.x + view.px(3), at.y + height}, view.colours.of(coding.code));
    ImGui::Dummy({width, height});
}

void draw_place(const View& view, const Coding& coding) {
    const Transcript* transcript = view.project.transcripts.find(coding.transcript);
    const Coder* coder = view.project.coders.find(coding.coder);
    std::string line = coder ? coder->name : "";
    if (transcript && !coding.spans.empty())
        if (const Turn* turn =
                view.project.find_turn(coding.transcript, coding.spans.front().turn)) {
            line += ", " + turn_name(*transcript, *turn);
            if (turn->start_ms) line += ", " + clock_words(*turn->start_ms);
        }
    text_block(view, view.type.small, view.theme.dim, line);
    text_line(view, view.type.small, view.theme.dim,
              "Coded " + date_words(coding.made_at) + " UTC");
}

// Of the first turn that the coding is on.
Direction direction_of(const View& view, const Coding& coding) {
    if (coding.spans.empty()) return Direction::Auto;
    const TextSpan& span = coding.spans.front();
    const Turn* turn = view.project.find_turn(coding.transcript, span.turn);
    return turn ? direction_at(turn->text, std::min(span.begin, length(turn->text)))
                : Direction::Auto;
}

void draw_state(const View& view, const Coding& coding, bool mine, Actions& actions) {
    if (coding.state == CodingState::Same) return;
    space(view, 10);
    const bool lost = coding.state == CodingState::Lost;
    heading(view, lost ? "WORDS LOST" : "WORDS CHANGED");
    text_block(view, view.type.small, view.theme.warning,
               lost ? "A correction removed these words. The coding stays listed until you remove "
                      "it."
                    : "The transcript was corrected here. Coded was:");
    if (lost) return;
    text_block(view, view.type.small, view.theme.dim, coding.quote, 0, direction_of(view, coding));
    if (mine && button(view, "##confirm", {"Confirm the words as they are now"}))
        actions.post(Command{ConfirmCoding{coding.id}});
}

void draw_kind(const View& view, const Coding& coding, const Code& code, bool mine,
               Actions& actions) {
    const std::vector<std::string> kinds = split_kinds(code.kinds);
    if (kinds.empty()) return;
    space(view, 12);
    heading(view, "KIND");
    if (!mine || kinds.size() < 2) {
        text_line(view, view.type.plain, view.theme.text, coding.kind);
        return;
    }
    std::vector<std::string_view> words(kinds.begin(), kinds.end());
    const int chosen =
        static_cast<int>(std::find(kinds.begin(), kinds.end(), coding.kind) - kinds.begin());
    if (const auto picked = segments(view, "##kind", words, chosen); picked && *picked != chosen)
        actions.post(Command{
            SetCodingFacets{coding.id, kinds[static_cast<std::size_t>(*picked)], std::nullopt}});
}

void draw_voice(const View& view, const Coding& coding, bool mine, Actions& actions) {
    space(view, 12);
    heading(view, "VOICE");
    static constexpr std::array<std::string_view, 3> kWords{"Not said", "First-hand",
                                                            "About others"};
    const std::vector<std::string>& voices = coding_voices();
    const auto at = std::find(voices.begin(), voices.end(), coding.voice);
    const int chosen = at == voices.end() ? 0 : static_cast<int>(at - voices.begin()) + 1;
    if (!mine) {
        text_line(view, view.type.plain, view.theme.text, kWords[static_cast<std::size_t>(chosen)]);
        return;
    }
    const auto picked = segments(view, "##voice", kWords, chosen);
    if (!picked || *picked == chosen) return;
    const std::string voice = *picked == 0 ? "" : voices[static_cast<std::size_t>(*picked - 1)];
    actions.post(Command{SetCodingFacets{coding.id, std::nullopt, voice}});
}

// Codings that share words with this one.
void draw_neighbours(const View& view, const Coding& coding, Actions& actions) {
    bool first = true;
    for (const CodingId id : view.derived.marks(coding.transcript).codings) {
        const Coding* other = view.project.codings().find(id);
        if (!other || id == coding.id) continue;
        const bool touches =
            std::any_of(coding.spans.begin(), coding.spans.end(), [&](const TextSpan& a) {
                return std::any_of(other->spans.begin(), other->spans.end(),
                                   [&](const TextSpan& b) { return overlap(a, b); });
            });
        if (!touches) continue;
        if (std::exchange(first, false)) {
            space(view, 14);
            heading(view, "ALSO CODED HERE");
        }
        ImGui::PushID(static_cast<int>(id.value));
        draw_code_link(view, "##neighbour", other->code, other->coder,
                       [&] { actions.post(SelectCoding{id}); });
        ImGui::PopID();
    }
}

void draw_coding(const View& view, const Coding& coding, InspectorState& state, Actions& actions) {
    const Code* code = view.project.codes.find(coding.code);
    if (!code) return;
    const bool mine = view.viewer.me && *view.viewer.me == coding.coder;
    heading(view, "CODING");
    space(view, 4);
    draw_code_title(view, *code);
    space(view, 6);
    draw_quote(view, coding);
    space(view, 8);
    draw_place(view, coding);
    draw_state(view, coding, mine, actions);
    draw_kind(view, coding, *code, mine, actions);
    draw_voice(view, coding, mine, actions);
    draw_memo(view, state, "coding", coding.guid, actions);
    draw_neighbours(view, coding, actions);
    if (!mine) return;
    space(view, 16);
    if (button(view, "##remove", {"Remove coding", Weight::Plain, true, "Delete"}))
        actions.post(Command{RemoveCoding{coding.id}});
}

void draw_code(const View& view, const Code& code, InspectorState& state, Actions& actions) {
    heading(view, code.level == "code"    ? "CODE"
                  : code.level == "frame" ? "HEADING"
                  : code.level == "theme" ? "THEME"
                                          : "SUBTHEME");
    space(view, 4);
    draw_code_title(view, code);
    text_line(view, view.type.small, view.theme.dim,
              counted(view.derived.count_of(code.id), "coding"));
    const auto field = [&](std::string_view title, const std::string& words) {
        if (words.empty()) return;
        space(view, 12);
        heading(view, title);
        text_block(view, view.type.plain, view.theme.text, words);
    };
    std::string kinds = code.kinds;
    for (std::size_t at; (at = kinds.find(';')) != std::string::npos;) kinds.replace(at, 1, ", ");
    field("KIND", kinds);
    field("DEFINITION", code.definition);
    field("USE WHEN", code.use_when);
    field("DO NOT USE WHEN", code.do_not_use_when);
    field("EXAMPLE", code.example);
    field("NEAR MISS", code.near_miss);
    draw_memo(view, state, "code", code.guid, actions);
}

void draw_transcript(const View& view, const Transcript& transcript, InspectorState& state,
                     Actions& actions) {
    heading(view, "TRANSCRIPT");
    space(view, 4);
    text_block(view, view.type.strong, view.theme.text, transcript.name);
    const std::string about = participant_descriptor(view.project, transcript.id);
    if (!about.empty() && about != transcript.name)
        text_block(view, view.type.small, view.theme.dim, about);
    text_block(
        view, view.type.small, view.theme.dim,
        counted(static_cast<std::int64_t>(view.project.turns(transcript.id).size()), "turn") +
            ", " + counted(view.derived.count_in(transcript.id), "coding"));
    text_block(view, view.type.small, view.theme.dim,
               "From " + transcript.file_name + ". The original is kept.");
    space(view, 12);
    heading(view, "CODERS");
    for (const Coder* coder : view.project.coders_by_name())
        text_block(
            view, view.type.plain, view.theme.text,
            coder->name +
                (view.project.is_done(transcript.id, coder->id) ? ": done" : ": not done yet"));
    if (view.project.coders.empty())
        text_block(view, view.type.small, view.theme.dim, "Nobody yet.");
    draw_memo(view, state, "transcript", transcript.guid, actions);
    space(view, 14);
    text_block(view, view.type.small, view.theme.dim,
               "Select words with the mouse or Shift and the arrow keys; Enter gives them a code. "
               "F1 shows all keys.");
}

}  // namespace

void inspector_panel(const View& view, InspectorState& state, Actions& actions) {
    const Coding* coding = view.project.codings().find(state.coding);
    if (coding && !may_see(view.project, view.viewer, *coding)) coding = nullptr;
    if (coding) {
        draw_coding(view, *coding, state, actions);
    } else if (const Code* code = view.project.codes.find(state.code)) {
        draw_code(view, *code, state, actions);
    } else if (const Transcript* transcript = view.project.transcripts.find(state.transcript)) {
        draw_transcript(view, *transcript, state, actions);
    }
}

}  // namespace tandem::ui
