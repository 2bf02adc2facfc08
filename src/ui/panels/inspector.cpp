#include "ui/panels/inspector.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "tandem/analysis/code_tree.h"
#include "tandem/text/boundaries.h"

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
    const Round* round = view.project.rounds.find(coding.round);
    text_block(view, view.type.small, view.theme.dim,
               "Coded " + date_words(coding.made_at) + " UTC" +
                   (round ? ", " + round->name : std::string()));
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
    const std::vector<std::string> kinds = usable_kinds(view.project, code);
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

// Negative case, quote candidate, in vivo: the coder's to press, the other's to read.
void draw_marks(const View& view, const Coding& coding, bool mine, Actions& actions) {
    struct Mark {
        std::string_view words;
        bool on;
        std::optional<bool> SetCodingFacets::*field;
    };
    const std::array<Mark, 3> marks{
        Mark{"Negative case", coding.negative, &SetCodingFacets::negative},
        Mark{"Quote candidate", coding.candidate, &SetCodingFacets::candidate},
        Mark{"In vivo", !coding.in_vivo.empty(), &SetCodingFacets::in_vivo}};
    const bool any =
        std::any_of(marks.begin(), marks.end(), [](const Mark& mark) { return mark.on; });
    if (!mine && !any) return;
    space(view, 12);
    heading(view, "MARKS");
    for (const Mark& mark : marks) {
        if (!mine && mark.on) text_block(view, view.type.plain, view.theme.text, mark.words);
        if (!mine) continue;
        ImGui::PushID(mark.words.data());
        const std::array<std::string_view, 1> word{mark.words};
        if (segments(view, "##mark", word, mark.on ? 0 : -1)) {
            SetCodingFacets command{coding.id};
            command.*mark.field = !mark.on;
            actions.post(Command{command});
        }
        ImGui::PopID();
    }
    if (!coding.in_vivo.empty())
        text_block(view, view.type.small, view.theme.dim, "Named after “" + coding.in_vivo + "”");
}

// What the code means and when it is used, folded to some lines.
void draw_definition(const View& view, const Code& code, InspectorState& state, Actions& actions) {
    constexpr std::int64_t kFolded = 150;  // code points
    std::string words = code.definition;
    if (!code.use_when.empty())
        words += (words.empty() ? "" : "\n") + ("Use when: " + code.use_when);
    if (words.empty()) return;
    space(view, 12);
    heading(view, "WHAT THE CODE MEANS");
    const bool is_long = length(words).value > kFolded;
    if (is_long && !state.unfolded) {
        const TextRange kept = snap_to_graphemes(words, {{0}, {kFolded}});
        words = std::string(slice(words, kept.begin, kept.end)) + "…";
    }
    text_block(view, view.type.small, view.theme.text, words);
    if (is_long && button(view, "##fold", {state.unfolded ? "Less" : "More", Weight::Quiet}))
        state.unfolded = !state.unfolded;
    if (button(view, "##code-card", {"Open the code", Weight::Quiet}))
        actions.post(SelectCode{code.id});
}

// Where the code was given before, to keep its meaning in sight.
void draw_same_code(const View& view, const Coding& coding, Actions& actions) {
    const std::vector<CodingId>& passages = view.derived.passages_of(coding.code);
    if (passages.size() < 2) return;
    space(view, 14);
    heading(view, "ALSO WITH THIS CODE");
    draw_passages(view, passages, 3, coding.id, actions);
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
    draw_marks(view, coding, mine, actions);
    draw_definition(view, *code, state, actions);
    draw_memos(view, state.memo, "coding", coding.guid, actions);
    draw_neighbours(view, coding, actions);
    draw_same_code(view, coding, actions);
    if (!mine) return;
    space(view, 16);
    if (button(view, "##recode", {"Change its code…", Weight::Plain, true}))
        actions.post(OpenRecodePicker{});
    space(view, 6);
    if (button(view, "##remove", {"Remove coding", Weight::Plain, true, "Delete"}))
        actions.post(Command{RemoveCoding{coding.id}});
}

}  // namespace

void inspector_panel(const View& view, InspectorState& state, Actions& actions) {
    const Coding* coding = view.project.codings().find(state.coding);
    if (coding && !may_see(view.project, view.viewer, *coding)) coding = nullptr;
    if (coding) {
        draw_coding(view, *coding, state, actions);
    } else if (const Participant* person = view.project.participants.find(state.participant)) {
        draw_participant_card(view, *person, state, actions);
    } else if (const Code* code = view.project.codes.find(state.code)) {
        draw_code_card(view, *code, state, actions);
    } else if (const Transcript* transcript = view.project.transcripts.find(state.transcript)) {
        const Turn* turn =
            state.turn ? view.project.find_turn(transcript->id, state.turn) : nullptr;
        if (turn)
            draw_turn_card(view, *transcript, *turn, state, actions);
        else
            draw_transcript_card(view, *transcript, state, actions);
    } else {
        text_block(view, view.type.small, view.theme.dim,
                   "Nothing is selected. Open a transcript at the left.");
    }
}

}  // namespace tandem::ui
