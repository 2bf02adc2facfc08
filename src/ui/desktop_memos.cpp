// What is asked of the window about memos, people, and the code of a coding.
#include "tandem/base/error.h"

#include "ui/desktop.h"
#include "ui/panels/inspector_parts.h"

namespace tandem::ui {

// What was typed into a memo is not lost by going elsewhere.
void Desktop::save_memo() {
    if (!study_) return;
    for (MemoEditor* editor : {&state_.inspector.memo, &state_.memos.editor})
        if (const auto command = unsaved_memo(make_view(), *editor)) run(*command);
}

void Desktop::act(const SelectParticipant& request) {
    act(SelectCoding{});
    state_.inspector.participant = request.participant;
}

void Desktop::act(const ReadMemo& request) {
    save_memo();
    state_.memos.editor = {};
    state_.memos.chosen = request.memo;
}

void Desktop::act(const WriteMemoHere& request) {
    if (study_->workspace.actor().empty())
        throw Error(ErrorKind::BadInput, "Say who is at work first (top right)");
    const Project& project = study_->workspace.project();
    InspectorState& inspector = state_.inspector;
    const Coding* coding = project.codings().find(inspector.coding);
    const Code* code = project.codes.find(inspector.code);
    std::string about;
    Guid target;
    if (coding) {
        about = "coding";
        target = coding->guid;
    } else if (code && !request.concern) {
        about = "code";
        target = code->guid;
    } else if (state_.transcript.transcript) {
        const auto& turns = project.turns(state_.transcript.transcript);
        const auto at = static_cast<std::size_t>(state_.transcript.caret.turn);
        if (at >= turns.size()) throw Error(ErrorKind::BadInput, "Open a transcript first");
        about = "turn";
        target = turns[at].guid;
        inspector.transcript = state_.transcript.transcript;
        inspector.turn = turns[at].id;
        inspector.code = state_.codes.selected = {};
        inspector.participant = {};
    } else {
        throw Error(ErrorKind::BadInput, "Open a transcript first");
    }
    if (request.concern || inspector.memo.target != target || inspector.memo.about != about) {
        save_memo();
        inspector.memo = {};
    }
    if (request.concern) {
        inspector.memo.about = about;
        inspector.memo.target = target;
        inspector.memo.type = kConcern;
    }
    state_.inspector.memo.field.take_focus = true;
    state_.page = Page::Transcript;
}

void Desktop::act(const OpenRecodePicker&) {
    const Coding* coding = study_->workspace.project().codings().find(state_.transcript.selected);
    if (!coding) throw Error(ErrorKind::BadInput, "Select a coding first");
    open_picker(state_.picker);
    state_.picker.recodes = coding->id;
}

// In the strip that asks about the code, or else on its card.
void Desktop::act(const RenameCodeHere&) {
    const Project& project = study_->workspace.project();
    const Coding* coding = project.codings().find(state_.inspector.coding);
    const Code* code = project.codes.find(coding ? coding->code : state_.inspector.code);
    if (!code) throw Error(ErrorKind::BadInput, "Select a coding or a code first");
    const Coding* asked = project.codings().find(state_.same_thing.second);
    if (asked && asked->code == code->id) return begin_rename(state_.same_thing, *code);
    act(SelectCode{code->id});
    begin_edit(state_.inspector, *code, CodeWords::Name);
}

// The strip asks about the coding that was just made, until something else is done.
void Desktop::ask_same_thing(CodingId made) {
    const Coding* coding = study_->workspace.project().codings().find(made);
    state_.same_thing = {};
    if (!coding) return;
    CodingId before;
    int others = 0;
    for (const CodingId id : study_->derived.passages_of(coding->code)) {
        const Coding* other = study_->workspace.project().codings().find(id);
        if (id == made || other->coder != coding->coder) continue;
        before = id;
        ++others;
    }
    if (others == 1) {
        state_.same_thing.first = before;
        state_.same_thing.second = made;
    }
}

void Desktop::recode(CodingId coding, CodeId code) {
    state_.picker.recodes = {};
    run(Command{RecodeCoding{coding, code}});
    act(SelectCoding{coding});
}

}  // namespace tandem::ui
