// What the transcript's commands do to the selected coding and to the turn at the caret: marks,
// kinds, edges, off topic; and the way to the next turn that is not read yet.
#include <algorithm>

#include "tandem/analysis/code_tree.h"
#include "tandem/text/boundaries.h"

#include "ui/panels/transcript_page.h"

namespace tandem::ui {
namespace {

const Coding* selected_coding(const TranscriptPage& page) {
    const Coding* coding = page.view.project.codings().find(page.state.selected);
    return coding && page.view.viewer.me == coding->coder ? coding : nullptr;
}

void toggle_voice(TranscriptPage& page, const Coding& coding) {
    SetCodingFacets command{coding.id};
    command.voice = coding.voice == "about-others" ? "first-hand" : "about-others";
    page.actions.post(Command{command});
}

// The kind for the code that begins with the letter.
void set_kind(TranscriptPage& page, const Coding& coding, char letter) {
    const Code* code = page.view.project.codes.find(coding.code);
    if (!code) return;
    SetCodingFacets command{coding.id};
    command.kind = std::string(1, letter);  // refused in words when the code has no such kind
    for (const std::string& kind : usable_kinds(page.view.project, *code))
        if (kind[0] == letter) command.kind = kind;
    page.actions.post(Command{command});
}

const std::string& text_of(const TranscriptPage& page, TurnId id) {
    static const std::string kNone;
    for (const Turn& turn : page.turns)
        if (turn.id == id) return turn.text;
    return kNone;
}

// The last span's end to the next or previous end of a word; the first one's begin likewise.
void move_end(TranscriptPage& page, const Coding& coding, int step) {
    if (coding.spans.empty()) return;
    ResizeCoding command{coding.id, coding.spans};
    TextSpan& span = command.spans.back();
    const CodePoints was = span.end;
    for (const TextRange& word : words(text_of(page, span.turn))) {
        if (step > 0 && word.end > was) {
            span.end = word.end;
            break;
        }
        if (step < 0 && word.end < was && word.end > span.begin) span.end = word.end;
    }
    if (span.end != was) page.actions.post(Command{command});
}

void move_begin(TranscriptPage& page, const Coding& coding, int step) {
    if (coding.spans.empty()) return;
    ResizeCoding command{coding.id, coding.spans};
    TextSpan& span = command.spans.front();
    const CodePoints was = span.begin;
    for (const TextRange& word : words(text_of(page, span.turn))) {
        if (step < 0 && word.begin < was) span.begin = word.begin;
        if (step > 0 && word.begin > was && word.begin < span.end) {
            span.begin = word.begin;
            break;
        }
    }
    if (span.begin != was) page.actions.post(Command{command});
}

void mark_off_topic(TranscriptPage& page) {
    const Turn& turn = page.turn(page.state.caret.turn);
    const auto me = page.view.viewer.me;
    const bool is_off = me && page.view.project.off_topic.contains({turn.id, *me});
    page.actions.post(Command{MarkOffTopic{page.transcript.id, turn.id, !is_off}});
}

// By 1 or -1 from the turn at the caret; stays when there is none that way. With nothing selected
// the transcript's card says how many are left.
void go_to_uncoded(TranscriptPage& page, int step) {
    const std::vector<TurnId>& left = page.view.derived.uncoded(page.transcript.id);
    const int count = static_cast<int>(page.turns.size());
    for (int at = page.state.caret.turn + step; at >= 0 && at < count; at += step) {
        if (std::find(left.begin(), left.end(), page.turn(at).id) == left.end()) continue;
        put_caret(page, {at, {0}}, false);
        scroll_to_caret(page);
        break;
    }
    page.actions.post(SelectCoding{});
}

void change_coding(TranscriptPage& page, const Coding& coding, CommandId command) {
    SetCodingFacets facets{coding.id};
    switch (command) {
        case CommandId::NegativeCase:
            facets.negative = !coding.negative;
            break;
        case CommandId::QuoteCandidate:
            facets.candidate = !coding.candidate;
            break;
        case CommandId::ToggleVoice:
            return toggle_voice(page, coding);
        case CommandId::KindB:
            return set_kind(page, coding, 'b');
        case CommandId::KindF:
            return set_kind(page, coding, 'f');
        case CommandId::KindR:
            return set_kind(page, coding, 'r');
        case CommandId::ExtendCoding:
            return move_end(page, coding, 1);
        case CommandId::ShrinkCoding:
            return move_end(page, coding, -1);
        case CommandId::ExtendCodingBack:
            return move_begin(page, coding, -1);
        case CommandId::ShrinkCodingFront:
            return move_begin(page, coding, 1);
        case CommandId::CodingToSelection:
            page.actions.post(
                Command{ResizeCoding{coding.id, selected_spans(page.state, page.turns)}});
            return;
        default:
            return;
    }
    page.actions.post(Command{facets});
}

}  // namespace

void carry_out_mark(TranscriptPage& page, CommandId command) {
    if (command == CommandId::MarkOffTopic) return mark_off_topic(page);
    if (command == CommandId::NextUncoded) return go_to_uncoded(page, 1);
    if (command == CommandId::PreviousUncoded) return go_to_uncoded(page, -1);
    if (const Coding* coding = selected_coding(page)) change_coding(page, *coding, command);
}

}  // namespace tandem::ui
