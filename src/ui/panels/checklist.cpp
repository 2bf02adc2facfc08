#include "ui/panels/checklist.h"

#include <algorithm>
#include <map>
#include <utility>

#include "tandem/analysis/review_progress.h"

#include "ui/panels/checklist_queues.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

using Asked = ChecklistState::Asked;

void ask(ChecklistState& state, Asked asked, std::string words = {}) {
    state.asked = asked;
    state.words = std::move(words);
    state.field = {};
    state.field.take_focus = true;
    select_all(state.field);
}

// The open field. True with the words in `state.words` once they are said.
bool answer(const View& view, ChecklistState& state, std::string_view name,
            std::string_view placeholder) {
    TextFieldOptions options;
    options.placeholder = placeholder;
    const TextFieldEvents events = draw_text_field("##answer", state.field, state.words,
                                                   view.type.plain, field_style(view), options);
    name_item(name);
    if (events.cancelled) state.asked = Asked::Nothing;
    if (!events.submitted) return false;
    state.asked = Asked::Nothing;
    return true;
}

void draw_bar(const View& view, const ReviewCoverage& coverage) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x, height = view.px(6);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(at, {at.x + width, at.y + height}, view.theme.line, height / 2);
    const float part = width * static_cast<float>(coverage.percent()) / 100;
    if (part > 0)
        list.AddRectFilled(at, {at.x + part, at.y + height}, view.theme.accent, height / 2);
    ImGui::Dummy({width, height});
}

// The next step of the status, by a button; below the coverage it asks why.
void draw_step(const View& view, const Transcript& transcript, const Review& review,
               const ReviewCoverage& coverage, ChecklistState& state, Actions& actions) {
    const bool corrected = review.status == "corrected", checked = review.status == "checked";
    const auto set = [&](std::string status, std::string reason = {}) {
        actions.post(Command{SetReviewStatus{transcript.id, std::move(status), std::move(reason)}});
    };
    if (state.asked == Asked::Reason) {
        text_block(view, view.type.small, view.theme.dim,
                   "Less than " + std::to_string(view.project.coverage) +
                       " % is reviewed. Why is the transcript corrected all the same?");
        if (answer(view, state, "Reason", "Reason, then Enter")) set("corrected", state.words);
        return;
    }
    if (corrected || checked) {
        if (corrected &&
            button(view, "##checked",
                   {"Set to checked", Weight::Plain, true, "By somebody else than the corrector"}))
            set("checked");
        if (corrected) ImGui::SameLine(0, view.px(8));
        if (button(view, "##again", {"Correct again", Weight::Quiet})) set("in progress");
    } else if (button(view, "##corrected", {"Set to corrected"})) {
        if (coverage.percent() >= view.project.coverage)
            set("corrected");
        else
            ask(state, Asked::Reason);
    }
}

void draw_note(const View& view, const Transcript& transcript, const Review& review,
               ChecklistState& state, Actions& actions) {
    if (state.asked == Asked::Note) {
        if (answer(view, state, "Note", "Reception poor 20 to 23 min"))
            actions.post(Command{SetReviewNote{transcript.id, state.words}});
        return;
    }
    if (!review.note.empty())
        text_block(view, view.type.small, view.theme.text, "To the coders: " + review.note);
    if (button(view, "##note",
               {review.note.empty() ? "Note to the coders" : "Change the note", Weight::Quiet}))
        ask(state, Asked::Note, review.note);
}

void draw_review(const View& view, const Transcript& transcript, ChecklistState& state,
                 Actions& actions) {
    const Review& review = review_of(view.project, transcript.id);
    const ReviewCoverage coverage = review_coverage(view.project, transcript.id);
    const Coder* corrector = view.project.coders.find(review.corrector);
    heading(view, "CORRECTION");
    space(view, 4);
    text_line(view, view.type.strong, view.theme.text, as_sentence(review.status));
    text_block(view, view.type.small, view.theme.dim,
               std::to_string(coverage.reviewed) + " of " + std::to_string(coverage.turns) +
                   " turns reviewed (" + std::to_string(coverage.percent()) + " %)");
    space(view, 4);
    draw_bar(view, coverage);
    space(view, 6);
    text_block(view, view.type.small, view.theme.dim,
               corrector ? "Corrector: " + corrector->name : "Nobody is to correct it yet");
    if ((!corrector || corrector->name != view.actor) &&
        button(view, "##take", {"I correct it", Weight::Quiet}))
        actions.post(Command{AssignCorrector{{transcript.id}, view.actor}});
    space(view, 6);
    draw_step(view, transcript, review, coverage, state, actions);
    draw_note(view, transcript, review, state, actions);
}

void draw_speaker(const View& view, const Speaker& speaker, std::size_t place, int turns,
                  ChecklistState& state) {
    const std::string key = place < 9 ? "Ctrl+" + std::to_string(place + 1) : "";
    const RowBox box = row(view, "##speaker", "Speaker: " + speaker.label, false, view.px(30));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float key_width = measure_label(view.type.small, key);
    const std::string about = std::to_string(turns) + (speaker.interviewer ? ", asks" : "");
    const float about_width = measure_label(view.type.small, about);
    float right = box.max.x - view.px(8) - key_width;
    draw_label(list, view.type.small, {right, box.middle(view.type.small)}, view.theme.faint, key);
    right -= about_width + view.px(12);
    draw_label(list, view.type.small, {right, box.middle(view.type.small)}, view.theme.dim, about);
    draw_label(list, view.type.plain, {box.min.x + view.px(8), box.middle(view.type.plain)},
               view.theme.text, speaker.label, right - box.min.x - view.px(20));
    if (box.pressed) {
        const bool open = state.speaker == speaker.id;
        state.speaker = open ? SpeakerId{} : speaker.id;
        state.asked = Asked::Nothing;
    }
}

// What can be done with the speaker that was pressed.
void draw_speaker_steps(const View& view, const Speaker& speaker,
                        const std::vector<SpeakerId>& speakers, ChecklistState& state,
                        Actions& actions) {
    if (state.asked == Asked::SpeakerName) {
        if (answer(view, state, "Name of the speaker", "Name, then Enter"))
            actions.post(Command{RenameSpeaker{speaker.id, state.words}});
        return;
    }
    if (button(view, "##rename", {"Rename", Weight::Quiet}))
        ask(state, Asked::SpeakerName, speaker.label);
    ImGui::SameLine(0, view.px(4));
    if (button(view, "##asks",
               {speaker.interviewer ? "Does not ask" : "Is the interviewer", Weight::Quiet}))
        actions.post(Command{SetInterviewer{speaker.id, !speaker.interviewer}});
    std::vector<Choice> others;
    std::vector<SpeakerId> ids;
    for (const SpeakerId id : speakers) {
        const Speaker* other = view.project.speakers.find(id);
        if (!other || id == speaker.id) continue;
        others.push_back({other->label, ""});
        ids.push_back(id);
    }
    if (others.empty()) return;
    if (const auto into = chooser(view, "##merge", "All turns to", others, -1))
        actions.post(Command{MergeSpeakers{speaker.id, ids[static_cast<std::size_t>(*into)]}});
}

void draw_speakers(const View& view, const TranscriptState& transcript, ChecklistState& state,
                   Actions& actions) {
    space(view, 16);
    heading(view, "SPEAKERS");
    std::map<SpeakerId, int> turns;
    for (const Turn& turn : view.project.turns(transcript.transcript)) ++turns[turn.speaker];
    const std::vector<SpeakerId> speakers = speakers_in(view.project, transcript.transcript);
    if (speakers.empty())
        text_block(view, view.type.small, view.theme.dim, "The file names no speakers.");
    for (std::size_t i = 0; i < speakers.size(); ++i) {
        const Speaker& speaker = *view.project.speakers.find(speakers[i]);
        ImGui::PushID(static_cast<int>(i));
        draw_speaker(view, speaker, i, turns[speaker.id], state);
        if (state.speaker == speaker.id)
            draw_speaker_steps(view, speaker, speakers, state, actions);
        ImGui::PopID();
    }
}

}  // namespace

std::vector<SpeakerId> speakers_in(const Project& project, TranscriptId transcript) {
    std::vector<SpeakerId> speakers;
    for (const Turn& turn : project.turns(transcript))
        if (turn.speaker &&
            std::find(speakers.begin(), speakers.end(), turn.speaker) == speakers.end())
            speakers.push_back(turn.speaker);
    return speakers;
}

void checklist_panel(const View& view, ChecklistState& state, const TranscriptState& transcript,
                     Actions& actions) {
    const Transcript* row = view.project.transcripts.find(transcript.transcript);
    if (!row) return;
    if (state.transcript != row->id) {
        state = {};
        state.transcript = row->id;
    }
    draw_review(view, *row, state, actions);
    draw_speakers(view, transcript, state, actions);
    draw_unclear(view, *row, actions);
    draw_second_listens(view, *row, actions);
    draw_watch_list(view, *row, state, actions);
    draw_comparison(view, *row, state, actions);
}

}  // namespace tandem::ui
