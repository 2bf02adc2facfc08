#include "tandem/analysis/memo_subject.h"

namespace tandem {

namespace {

void about_coding(const Project& project, const Memo& memo, MemoSubject& subject) {
    const Coding* coding = project.codings().find({memo.target_row});
    const Coding* removed = project.removed_codings().find({memo.target_row});
    const Coding* either = coding ? coding : removed;
    if (!either) return;
    if (coding) subject.coding = coding->id;
    subject.code = either->code;
    subject.transcript = either->transcript;
    subject.quote = either->quote;
    const Transcript* transcript = project.transcripts.find(either->transcript);
    subject.name = transcript->name;
    if (!either->spans.empty()) {
        subject.turn = either->spans.front().turn;
        if (const Turn* turn = project.find_turn(either->transcript, subject.turn))
            subject.name = turn_name(*transcript, *turn);
    }
    subject.name += " as " + project.codes.find(either->code)->name;
    if (removed)
        subject.fate = "removed";
    else if (either->state != CodingState::Same)
        subject.fate = either->state == CodingState::Lost ? "words lost" : "words changed";
}

void about_code(const Project& project, const Memo& memo, MemoSubject& subject) {
    const Code* code = project.codes.find({memo.target_row});
    if (!code) return;
    subject.name = code->name;
    subject.code = project.resolve(code->id);
    if (subject.code != code->id)
        subject.fate = "merged into " + project.codes.find(subject.code)->name;
}

void about_relation(const Project& project, const Memo& memo, MemoSubject& subject) {
    const Relation* relation = project.relations.find({memo.target_row});
    if (!relation) return;
    subject.name = project.codes.find(relation->from)->name + " – " + relation->kind + " – " +
                   project.codes.find(relation->to)->name;
    if (relation->deleted) subject.fate = "removed";
}

}  // namespace

MemoSubject subject_of(const Project& project, const Memo& memo) {
    MemoSubject subject;
    if (memo.about == "study") subject.name = "the study";
    if (memo.about == "coding") about_coding(project, memo, subject);
    if (memo.about == "code") about_code(project, memo, subject);
    if (memo.about == "relation") about_relation(project, memo, subject);
    const Transcript* transcript = project.transcripts.find(memo.transcript);
    if (memo.about == "participant")
        if (const Participant* row = project.participants.find({memo.target_row})) {
            subject.name = row->label;
            subject.participant = row->id;
        }
    if (memo.about == "transcript" && transcript) subject.name = transcript->name;
    if (memo.about == "turn" && transcript)
        if (const Turn* turn = project.find_turn(transcript->id, {memo.target_row})) {
            subject.name = turn_name(*transcript, *turn);
            subject.turn = turn->id;
        }
    if (transcript) subject.transcript = transcript->id;
    return subject;
}

}  // namespace tandem
