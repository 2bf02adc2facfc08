// The commands of the window: when their keys count, whether they can be carried out, and how.
#include <algorithm>

#include "tandem/base/error.h"

#include "ui/desktop.h"
#include "ui/listening.h"

namespace tandem::ui {

bool Desktop::keys_reach(const View& view, Place place) const {
    switch (place) {
        case Place::Transcript:
            return state_.page == Page::Transcript && state_.transcript.has_keyboard;
        case Place::Walk:
            return state_.page == Page::Transcript && state_.agreement.walk && !view.typing;
        case Place::Anywhere:
            break;
    }
    return true;
}

// Keys that a field would type, or uses itself, wait until nobody types.
void Desktop::handle_keys(const View& view) {
    if (ImGui::IsMouseClicked(3)) actions_.post(Invoke{CommandId::GoBack});
    if (ImGui::IsMouseClicked(4)) actions_.post(Invoke{CommandId::GoForward});
    if (ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup)) return;
    for (const CommandRow& row : command_table())
        if (keys_reach(view, row.place) && pressed(keys_, row, view.typing))
            actions_.post(Invoke{row.id});
}

// Why the command cannot be carried out now; empty when it can.
std::string Desktop::why_not(const CommandRow& row) const {
    const Project& project = study_->workspace.project();
    const TranscriptState& transcript = state_.transcript;
    const auto needs = [&](Needs need) { return (row.needs & need) != 0; };
    const auto me = study_->workspace.me();
    const Coding* coding = project.codings().find(transcript.selected);
    if (needs(kTranscript) && (!transcript.transcript || state_.page != Page::Transcript))
        return "Open a transcript first";
    if (needs(kSomebody) && study_->workspace.actor().empty())
        return "Say who is at work first (top right)";
    if (needs(kOpenForMe) && me && project.is_done(transcript.transcript, *me))
        return "You have declared this transcript done; reopen it first";
    if (needs(kCorrecting) && transcript.way != Way::Correct)
        return "Press F2 first, to correct the transcript";
    if (needs(kWords) && !transcript.has_selection()) return "Select words first";
    if ((needs(kCoding) || needs(kOwnCoding)) && !coding) return "Select a coding first";
    if (needs(kOwnCoding) && (!me || coding->coder != *me)) return "This coding is somebody else's";
    if (needs(kRecording) && !listening_->media.id)
        return "Attach a recording to this transcript first";
    if (needs(kGuide) && guide(project).empty())
        return "The study has no interview guide yet. Import one first: a CSV or XLSX "
               "file with the columns question and wording";
    if (needs(kWalk) && !state_.agreement.walk) return "Walk through the disagreements first";
    if (needs(kWorking) && !jobs_.progress()) return "No long work is going on";
    if (needs(kUndoable) && !state_.top.undo) return "There is nothing to undo";
    if (needs(kRedoable) && !state_.top.redo) return "There is nothing to redo";
    return {};
}

void Desktop::act(const Invoke& request) {
    const CommandRow& row = command_row(request.command);
    if (std::string reason = why_not(row); !reason.empty())
        throw Error(ErrorKind::BadInput, std::move(reason));
    if (row.request)
        carry_out(row.request());
    else
        state_.transcript.asked.push_back(row.id);
}

void Desktop::act(const StepTranscript& request) {
    const auto transcripts = study_->workspace.project().transcripts_by_name();
    const auto now = std::find_if(transcripts.begin(), transcripts.end(), [&](const auto* each) {
        return each->id == state_.transcript.transcript;
    });
    const auto next = (now - transcripts.begin()) + request.step;
    if (next < 0 || next >= static_cast<std::ptrdiff_t>(transcripts.size())) return;
    const bool compares = state_.page == Page::Compare;
    act(OpenTranscript{transcripts[static_cast<std::size_t>(next)]->id, {}, {}, {}});
    if (compares) act(ShowPage{Page::Compare});
}

void Desktop::act(const StepWalk& request) {
    if (state_.agreement.walk) act(WalkTo{*state_.agreement.walk + request.step});
}

void Desktop::act(const StepPane& request) {
    // The last one is below the page: what an import would bring.
    const int panes = state_.import.is_open() ? 4 : 3;
    if (state_.transcript.has_keyboard) state_.pane = 1;  // by a click, perhaps
    state_.pane = (state_.pane + request.step + panes) % panes;
    state_.focus_pane = state_.pane;
}

void Desktop::act(const CodeSelectionRecent& request) {
    const auto place = static_cast<std::size_t>(request.place);
    const Project& project = study_->workspace.project();
    if (place >= state_.picker.recent.size())
        throw Error(ErrorKind::BadInput, "You have used only " +
                                             std::to_string(state_.picker.recent.size()) +
                                             " codes in this sitting; press C to choose one");
    act(CodeSelection{project.resolve(state_.picker.recent[place])});
}

void Desktop::act(const DeclareThisDone&) {
    run(Command{DeclareDone{state_.transcript.transcript}});
}

void Desktop::act(const ReopenThis&) {
    run(Command{Reopen{state_.transcript.transcript}});
}

void Desktop::act(const FocusText& request) {
    if ((request.from_field || !state_.typing) && !state_.transcript.correction)
        state_.transcript.take_focus = true;
}

void Desktop::act(const OpenPalette&) {
    open_palette(state_.palette, make_view());
}

void Desktop::act(const OpenMainMenu&) {
    state_.menu.opening = true;
}

}  // namespace tandem::ui
