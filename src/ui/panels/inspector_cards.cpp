// The inspector's cards for what is no coding: code, participant, turn, transcript.
#include <algorithm>
#include <array>
#include <map>

#include "tandem/tables/theme_quote_table.h"
#include "tandem/text/boundaries.h"

#include "ui/panels/count_cell.h"
#include "ui/panels/inspector_parts.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

struct CodeField {
    std::string_view title, name;
    std::string Code::*of;
    std::optional<std::string> EditCode::*to;
};
constexpr std::array kFields{
    // in the order of CodeWords
    CodeField{"", "Name", &Code::name, &EditCode::name},
    CodeField{"DEFINITION", "Definition", &Code::definition, &EditCode::definition},
    CodeField{"USE WHEN", "Use when", &Code::use_when, &EditCode::use_when},
    CodeField{"DO NOT USE WHEN", "Do not use when", &Code::do_not_use_when,
              &EditCode::do_not_use_when},
    CodeField{"EXAMPLE", "Example", &Code::example, &EditCode::example}};

void save_field(InspectorState::CodeEdit& edit, Actions& actions) {
    if (edit.field < 0 || edit.text == edit.saved) return;
    edit.saved = edit.text;
    EditCode command{};
    command.code = edit.code;
    command.*kFields[static_cast<std::size_t>(edit.field)].to = edit.text;
    actions.post(Command{std::move(command)});
}

void begin_edit(InspectorState::CodeEdit& edit, const Code& code, int at) {
    edit = {};
    edit.code = code.id;
    edit.field = at;
    edit.text = edit.saved = code.*kFields[static_cast<std::size_t>(at)].of;
    edit.words.take_focus = true;
    edit.words.caret = length(edit.text);
}

// Words of the codebook: pressed, they become a field that saves when it is left.
void draw_field(const View& view, const Code& code, int at, InspectorState::CodeEdit& edit,
                Actions& actions) {
    const CodeField& field = kFields[static_cast<std::size_t>(at)];
    const std::string& words = code.*field.of;
    const bool may_write = !view.actor.empty();
    if (words.empty() && !may_write) return;
    ImGui::PushID(at);
    const bool is_name = at == static_cast<int>(CodeWords::Name);
    space(view, is_name ? 4 : 12);
    if (!is_name) heading(view, field.title);
    if (edit.code == code.id && edit.field == at) {
        TextFieldOptions options;
        options.multiline = !is_name;
        options.max_height = view.px(240);
        const TextFieldEvents events = draw_text_field("##words", edit.words, edit.text,
                                                       view.type.plain, field_style(view), options);
        name_item(field.name);
        const bool left = edit.had_focus && !edit.words.focused;
        edit.had_focus = edit.words.focused;
        if (left || events.submitted) save_field(edit, actions);
        if (left || events.submitted || events.cancelled) edit = {};
    } else {
        if (!words.empty() && !is_name) text_block(view, view.type.plain, view.theme.text, words);
        const std::string caption =
            std::string(words.empty() ? "Write: " : "Change: ") + std::string(field.name);
        if (may_write && button(view, "##change", {caption, Weight::Quiet})) {
            save_field(edit, actions);
            begin_edit(edit, code, at);
        }
    }
    ImGui::PopID();
}

// "12 codings", and below "Ana 12", "Ben 7": of what the reader may see.
void draw_counts_of(const View& view, CodeId code, const std::vector<CodingId>& passages,
                    Actions& actions) {
    std::map<std::string, std::pair<CoderId, int>> counts;
    for (const CodingId id : passages)
        if (const Coding* coding = view.project.codings().find(id)) {
            auto& [coder, count] = counts[view.project.coders.find(coding->coder)->name];
            coder = coding->coder;
            ++count;
        }
    OccurrenceQuery query = codings_with(code);
    count_line(view, "##all", "", counted(view.derived.count_of(code), "coding"), query, actions);
    for (const auto& [name, by] : counts) {
        query.coder = by.first;
        ImGui::PushID(static_cast<int>(by.first.value));
        count_line(view, "##by", "", name + " " + std::to_string(by.second), query, actions);
        ImGui::PopID();
    }
}

// The words after which the code was named, from any coding that may be seen.
std::string in_vivo_of(const View& view, const std::vector<CodingId>& passages) {
    for (const CodingId id : passages)
        if (const Coding* coding = view.project.codings().find(id))
            if (!coding->in_vivo.empty()) return coding->in_vivo;
    return {};
}

// "PT06, 3 codings": opens the transcript, the number its codings.
void draw_transcript_link(const View& view, const Transcript& transcript, Actions& actions) {
    const std::string number = counted(view.derived.count_in(transcript.id), "coding");
    ImGui::SetNextItemAllowOverlap();
    const RowBox box =
        row(view, "##transcript", transcript.name + ", " + number, false, view.px(27));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    FontStack& font = view.type.plain;
    const float width = measure_label(font, number), y = box.middle(font);
    const float right = box.max.x - view.px(8);
    draw_label(list, font, {box.min.x + view.px(6), y}, view.theme.text, transcript.name,
               right - width - view.px(18) - box.min.x);
    draw_label(list, font, {right - width, y}, view.theme.dim, number);
    OccurrenceQuery query;
    query.transcript = transcript.id;
    count_cell(view, "##codings", {right - width, box.min.y}, {right, box.max.y}, number, query,
               actions);
    if (box.pressed) actions.post(OpenTranscript{transcript.id, {}, {}, {}});
}

void draw_attributes(const View& view, ParticipantId participant) {
    bool any = false;
    for (const Attribute& attribute : view.project.attributes) {
        const auto value = view.project.attribute_values.find({participant, attribute.id});
        if (value == view.project.attribute_values.end()) continue;
        if (!std::exchange(any, true)) {
            space(view, 12);
            heading(view, "ATTRIBUTES");
        }
        text_block(view, view.type.plain, view.theme.text, attribute.name + ": " + value->second);
    }
    if (any) return;
    space(view, 12);
    text_block(view, view.type.small, view.theme.dim,
               "No attributes are recorded. Import a table of participants to add them.");
}

// Counted anew when the text has grown or shrunk, not in every frame.
std::int64_t words_in(const View& view, InspectorState& state, TranscriptId transcript) {
    const std::vector<Turn>& turns = view.project.turns(transcript);
    std::size_t bytes = 0;
    for (const Turn& turn : turns) bytes += turn.text.size();
    InspectorState::WordCount& count = state.words;
    if (count.transcript == transcript && count.bytes == bytes) return count.words;
    count = {transcript, bytes, 0};
    for (const Turn& turn : turns)
        count.words += static_cast<std::int64_t>(words(turn.text).size());
    return count.words;
}

}  // namespace

void begin_edit(InspectorState& state, const Code& code, CodeWords which) {
    begin_edit(state.edit, code, static_cast<int>(which));
}

void draw_code_card(const View& view, const Code& code, InspectorState& state, Actions& actions) {
    heading(view, code.level == "code"    ? "CODE"
                  : code.level == "frame" ? "HEADING"
                  : code.level == "theme" ? "THEME"
                                          : "SUBTHEME");
    space(view, 4);
    draw_code_title(view, code);
    draw_field(view, code, static_cast<int>(CodeWords::Name), state.edit, actions);
    const std::vector<CodingId>& passages = view.derived.passages_of(code.id);
    draw_counts_of(view, code.id, passages, actions);
    if (const std::string named = in_vivo_of(view, passages); !named.empty())
        text_block(view, view.type.small, view.theme.dim, "In vivo: “" + named + "”");
    std::string kinds = code.kinds;
    for (std::size_t at; (at = kinds.find(';')) != std::string::npos;) kinds.replace(at, 1, ", ");
    draw_words(view, "KIND", kinds);
    for (int i = 1; i < static_cast<int>(kFields.size()); ++i)
        draw_field(view, code, i, state.edit, actions);
    draw_words(view, "NEAR MISS", code.near_miss);
    draw_memos(view, state.memo, "code", code.guid, actions);
    space(view, 14);
    heading(view, "PASSAGES");
    constexpr int kMost = 12;
    const int drawn = draw_passages(view, passages, kMost, {}, actions);
    const auto more = static_cast<std::int64_t>(passages.size()) - drawn;
    if (drawn == 0)
        text_block(view, view.type.small, view.theme.dim,
                   "Nothing is coded with it yet. Select words and press C.");
    else if (more > 0)
        text_block(view, view.type.small, view.theme.dim, "and " + std::to_string(more) + " older");
}

void draw_participant_card(const View& view, const Participant& participant, InspectorState& state,
                           Actions& actions) {
    heading(view, "PARTICIPANT");
    space(view, 4);
    text_block(view, view.type.strong, view.theme.text, participant.label);
    if (!participant.group.empty())
        text_block(view, view.type.small, view.theme.dim, participant.group);
    OccurrenceQuery query;
    query.participant = participant.id;
    count_line(view, "##codings", "", counted(view.derived.occurrences(query).units, "coding"),
               query, actions);
    draw_attributes(view, participant.id);
    space(view, 12);
    heading(view, "TRANSCRIPTS");
    bool any = false;
    for (const Transcript* transcript : view.project.transcripts_by_name()) {
        if (transcript->participant != participant.id) continue;
        any = true;
        ImGui::PushID(static_cast<int>(transcript->id.value));
        draw_transcript_link(view, *transcript, actions);
        ImGui::PopID();
    }
    if (!any) text_block(view, view.type.small, view.theme.dim, "None was imported yet.");
    draw_memos(view, state.memo, "participant", participant.guid, actions);
}

void draw_turn_card(const View& view, const Transcript& transcript, const Turn& turn,
                    InspectorState& state, Actions& actions) {
    heading(view, "TURN");
    space(view, 4);
    text_block(view, view.type.strong, view.theme.text, turn_name(transcript, turn));
    const std::string speaker(view.project.speaker_label(turn));
    if (!speaker.empty()) text_block(view, view.type.small, view.theme.dim, speaker);
    if (view.viewer.me && view.project.off_topic.contains({turn.id, *view.viewer.me}))
        text_block(view, view.type.small, view.theme.dim, "You: not about this topic");
    draw_memos(view, state.memo, "turn", turn.guid, actions);
    space(view, 14);
    if (button(view, "##transcript-card", {"Show the transcript's card", Weight::Quiet}))
        state.turn = {};
}

void draw_transcript_card(const View& view, const Transcript& transcript, InspectorState& state,
                          Actions& actions) {
    heading(view, "TRANSCRIPT");
    space(view, 4);
    text_block(view, view.type.strong, view.theme.text, transcript.name);
    const std::string about = participant_descriptor(view.project, transcript.id);
    if (!about.empty() && about != transcript.name)
        text_block(view, view.type.small, view.theme.dim, about);
    const auto turns = static_cast<std::int64_t>(view.project.turns(transcript.id).size());
    OccurrenceQuery query;
    query.transcript = transcript.id;
    count_line(view, "##codings",
               counted(turns, "turn") + ", " +
                   counted(words_in(view, state, transcript.id), "word") + ", ",
               counted(view.derived.count_in(transcript.id), "coding"), query, actions);
    text_block(view, view.type.small, view.theme.dim,
               "From " + transcript.file_name + ". The original is kept.");
    if (const Participant* person = view.project.participants.find(transcript.participant))
        if (button(view, "##participant", {"About the participant", Weight::Quiet}))
            actions.post(SelectParticipant{person->id});
    if (!view.actor.empty()) {
        const auto left = static_cast<std::int64_t>(view.derived.uncoded(transcript.id).size());
        text_block(view, view.type.plain, view.theme.text,
                   left == 0 ? "You have read every turn of the participant."
                             : counted(left, "turn") + " left without a code of yours.");
    }
    space(view, 12);
    heading(view, "CODERS");
    for (const Coder* coder : view.project.coders_by_name())
        text_block(
            view, view.type.plain, view.theme.text,
            coder->name +
                (view.project.is_done(transcript.id, coder->id) ? ": done" : ": not done yet"));
    if (view.project.coders.empty())
        text_block(view, view.type.small, view.theme.dim, "Nobody yet.");
    space(view, 12);
    heading(view, "SPEAKERS");
    for (const Speaker& speaker : view.project.speakers)
        if (speaker.transcript == transcript.id && !turns_said_by(view.project, speaker).empty())
            text_line(view, view.type.plain, view.theme.text,
                      speaker.label + (speaker.interviewer ? " (interviewer)" : ""));
    draw_memos(view, state.memo, "transcript", transcript.guid, actions);
    space(view, 14);
    text_block(view, view.type.small, view.theme.dim,
               "Select words with the mouse or Shift and the arrow keys; Enter gives them a code. "
               "F1 shows all keys.");
}

}  // namespace tandem::ui
