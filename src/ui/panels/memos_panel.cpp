#include "ui/panels/memos_panel.h"

#include <algorithm>

#include "tandem/analysis/memo_subject.h"
#include "tandem/text/fold.h"

#include "ui/panels/card.h"
#include "ui/panels/inspector_parts.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

constexpr float kRow = 50;

bool passes(const View& view, const MemosState& state, const Memo& memo) {
    if (!state.type.empty() && memo.type != state.type) return false;
    if (!state.about.empty() && memo.about != state.about) return false;
    if (state.coder && memo.coder != state.coder) return false;
    if (is_blank_text(state.words)) return true;
    if (!find_folded(memo.text, state.words).empty()) return true;
    const MemoSubject subject = subject_of(view.project, memo);
    return !find_folded(subject.name, state.words).empty() ||
           !find_folded(subject.quote, state.words).empty();
}

// One of several words, or all of them. `labels` are how the words are printed.
void choose_word(const View& view, const char* id, std::string_view all,
                 const std::vector<std::string>& words, const std::vector<std::string>& labels,
                 std::string& chosen) {
    std::vector<Choice> choices{{std::string(all), ""}};
    int now = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == chosen) now = static_cast<int>(i) + 1;
        choices.push_back({labels[i], ""});
    }
    const auto picked =
        chooser(view, id, choices[static_cast<std::size_t>(now)].label, choices, now);
    if (picked) chosen = *picked == 0 ? "" : words[static_cast<std::size_t>(*picked - 1)];
}

std::vector<std::string> capitalised(const std::vector<std::string>& words) {
    std::vector<std::string> labels;
    for (const std::string& word : words) labels.push_back(type_words(word));
    return labels;
}

// Whether a new memo is asked for.
bool draw_filters(const View& view, MemosState& state) {
    const float gap = view.px(8);
    TextFieldOptions options;
    options.placeholder = "Find in memos";
    options.width = std::min(view.px(260), ImGui::GetContentRegionAvail().x);
    draw_text_field("##find-memos", state.field, state.words, view.type.plain, field_style(view),
                    options);
    name_item("Find in memos");
    bool begins = false;
    if (!view.actor.empty()) {
        ImGui::SameLine(0, gap);
        begins = button(view, "##new-memo", {"New memo on the study", Weight::Accent});
    }
    std::vector<std::string> types = memo_types();
    types.emplace_back(kConcern);
    choose_word(view, "##types", "All types", types, capitalised(types), state.type);
    ImGui::SameLine(0, gap);
    choose_word(view, "##subjects", "About anything", memo_subjects(), capitalised(memo_subjects()),
                state.about);
    ImGui::SameLine(0, gap);
    std::vector<std::string> names;
    for (const Coder* coder : view.project.coders_by_name()) names.push_back(coder->name);
    const Coder* now = view.project.coders.find(state.coder);
    std::string name = now ? now->name : "";
    choose_word(view, "##coders", "By anybody", names, names, name);
    const Coder* coder = name.empty() ? nullptr : view.project.find_coder(name);
    state.coder = coder ? coder->id : CoderId{};
    ImGui::SameLine(0, gap);
    if (button(view, "##order", {state.oldest_first ? "Oldest first" : "Newest first"}))
        state.oldest_first = !state.oldest_first;
    return begins;
}

std::string subject_words(const MemoSubject& subject) {
    return subject.fate.empty() ? subject.name : subject.name + " (" + subject.fate + ")";
}

void draw_row(const View& view, MemosState& state, const Memo& memo, Actions& actions) {
    const RowBox box = row(view, "##memo", memo.text, memo.id == state.chosen, view.px(kRow));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float x = box.min.x + view.px(8), room = box.max.x - view.px(8) - x;
    const Coder* coder = view.project.coders.find(memo.coder);
    const std::string head =
        type_words(memo.type) + " · " + subject_words(subject_of(view.project, memo)) +
        (coder ? " · " + coder->name : "") + " · " + date_words(memo.written_at);
    draw_label(list, view.type.small, {x, box.min.y + view.px(5)},
               memo.type == kConcern ? view.theme.warning : view.theme.dim, head, room);
    draw_label(list, view.type.plain, {x, box.max.y - view.px(5) - view.type.plain.line_height()},
               view.theme.text, memo.text, room);
    if (box.pressed) actions.post(ReadMemo{memo.id});
}

// Opens what the memo hangs on, as far as it is there.
void open_subject(const View& view, const MemoSubject& subject, Actions& actions) {
    if (const Coding* coding = view.project.codings().find(subject.coding))
        return open_passage(*coding, actions);
    if (subject.transcript) {
        actions.post(OpenTranscript{subject.transcript, subject.turn, {}, {}});
        return;
    }
    actions.post(ShowPage{Page::Transcript});
    if (subject.participant)
        actions.post(SelectParticipant{subject.participant});
    else if (subject.code)
        actions.post(SelectCode{subject.code});
}

}  // namespace

std::vector<MemoId> filtered_memos(const View& view, const MemosState& state) {
    std::vector<MemoId> memos;
    for (const MemoId id : view.derived.memos()) {
        const Memo* memo = view.project.memos.find(id);
        if (memo && passes(view, state, *memo)) memos.push_back(id);
    }
    if (state.oldest_first) std::reverse(memos.begin(), memos.end());
    return memos;
}

void memos_panel(const View& view, MemosState& state, Actions& actions) {
    if (draw_filters(view, state)) {
        state.chosen = {};
        begin_memo(view, state.editor, "study", view.project.guid, "theoretical", actions);
        state.editor.field.take_focus = true;
    }
    const std::vector<MemoId> memos = filtered_memos(view, state);
    space(view, 8);
    text_line(
        view, view.type.small, view.theme.dim,
        counted(static_cast<std::int64_t>(memos.size()), "memo") +
            (view.derived.hides_something() ? "; others' are hidden until both are done" : ""));
    if (memos.empty()) {
        empty_state(view, view.derived.memos().empty() ? "No memos yet" : "No memo fits",
                    view.derived.memos().empty()
                        ? "Press M on a coding, a code or a turn to write down what you notice."
                        : "Choose other types, subjects or words above.");
        return;
    }
    ImGui::BeginChild("##memos", {0, 0}, ImGuiChildFlags_NavFlattened);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, view.px(1)});
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(memos.size()), view.px(kRow) + view.px(1));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            ImGui::PushID(i);
            draw_row(view, state, *view.project.memos.find(memos[static_cast<std::size_t>(i)]),
                     actions);
            ImGui::PopID();
        }
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

void memo_panel(const View& view, MemosState& state, Actions& actions) {
    const Memo* memo = view.project.memos.find(state.chosen);
    if (memo && (memo->deleted || !may_see(view.project, view.viewer, *memo))) memo = nullptr;
    heading(view, "MEMO");
    space(view, 4);
    if (memo) {
        const MemoSubject subject = subject_of(view.project, *memo);
        text_block(view, view.type.strong, view.theme.text, subject_words(subject));
        if (!subject.quote.empty())
            text_block(view, view.type.plain, view.theme.dim, "“" + subject.quote + "”");
        if (button(view, "##open-subject", {"Open what it is about"}))
            open_subject(view, subject, actions);
        space(view, 10);
    }
    const bool mine = memo && view.viewer.me && memo->coder == *view.viewer.me;
    if (mine && state.editor.memo != memo->id) {
        edit_memo(view, state.editor, *memo, actions);
        state.editor.field.take_focus = false;  // the list keeps the keyboard
    }
    if (memo && !mine) {
        draw_memo_head(view, *memo);
        text_block(view, view.type.plain, view.theme.text, memo->text);
    } else if ((memo || state.editor.about == "study") && !view.actor.empty()) {
        if (!memo) text_block(view, view.type.strong, view.theme.text, "The study");
        draw_memo_editor(view, state.editor, actions);
        if (!memo && state.editor.memo) state.chosen = state.editor.memo;
    } else {
        text_block(view, view.type.small, view.theme.dim, "Choose a memo at the left.");
    }
}

}  // namespace tandem::ui
