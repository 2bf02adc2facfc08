#include "ui/panels/memo_editor.h"

#include <algorithm>

#include "ui/panels/card.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

bool is_mine(const View& view, const Memo& memo) {
    return view.viewer.me && memo.coder == *view.viewer.me;
}

bool hangs_on(const View& view, const Memo& memo, const std::string& about, Guid target) {
    if (memo.about != about) return false;
    if (memo.target == target) return true;
    // A memo on a code that was merged away is read at the code where that counts.
    if (about != "code") return false;
    const Code* code = view.project.codes.find(view.project.resolve({memo.target_row}));
    return code && code->guid == target;
}

// The newest of the reader's own.
const Memo* own_memo(const View& view, const std::string& about, Guid target) {
    for (const MemoId id : view.derived.memos()) {
        const Memo* memo = view.project.memos.find(id);
        if (memo && is_mine(view, *memo) && memo->type != kConcern &&
            hangs_on(view, *memo, about, target))
            return memo;
    }
    return nullptr;
}

void save(const View& view, MemoEditor& editor, Actions& actions) {
    if (auto command = unsaved_memo(view, editor)) actions.post(std::move(*command));
}

void put(MemoEditor& editor, const Memo& memo) {
    editor.memo = memo.id;
    editor.type = memo.type;
    editor.text = editor.saved = memo.text;
}

// The memo as the study has it now: written a moment ago, undone, or changed elsewhere.
void settle(const View& view, MemoEditor& editor) {
    const Memo* memo = view.project.memos.find(editor.memo);
    const bool clean = editor.text == editor.saved;
    if (memo && !memo->deleted) {
        if (clean && !editor.field.focused) put(editor, *memo);
        return;
    }
    if (editor.memo) {  // undone or withdrawn
        editor.memo = {};
        if (clean) editor.text.clear();
        editor.saved.clear();
        return;
    }
    if (editor.saved.empty()) return;
    for (const MemoId id : view.derived.memos()) {
        const Memo* made = view.project.memos.find(id);
        if (!made || !is_mine(view, *made) || made->target != editor.target ||
            made->type != editor.type)
            continue;
        editor.memo = id;
        return;
    }
    editor.saved.clear();
}

void choose_type(const View& view, MemoEditor& editor, Actions& actions) {
    std::vector<std::string> types = memo_types();
    if (editor.about == "coding" || editor.about == "turn") types.emplace_back(kConcern);
    std::vector<Choice> choices;
    for (const std::string& type : types) choices.push_back({type_words(type), ""});
    const auto now = std::find(types.begin(), types.end(), editor.type);
    const auto picked =
        chooser(view, "##memo-type", "Type: " + type_words(editor.type), choices,
                static_cast<int>(now - types.begin()), ImGui::GetContentRegionAvail().x);
    if (!picked || types[static_cast<std::size_t>(*picked)] == editor.type) return;
    editor.type = types[static_cast<std::size_t>(*picked)];
    if (!editor.memo) return;
    editor.saved = editor.text;
    actions.post(Command{EditMemo{editor.memo, editor.text, editor.type}});
}

// A memo that is not being written: its words, pressed to go on with if they are the reader's own.
void draw_other(const View& view, MemoEditor& editor, const Memo& memo, Actions& actions) {
    ImGui::PushID(static_cast<int>(memo.id.value));
    space(view, 10);
    draw_memo_head(view, memo);
    text_block(view, view.type.plain, view.theme.text, memo.text);
    if (is_mine(view, memo) && button(view, "##edit", {"Edit memo", Weight::Quiet}))
        edit_memo(view, editor, memo, actions);
    ImGui::PopID();
}

}  // namespace

std::string type_words(const std::string& type) {
    if (type == kConcern) return "Concern for the meeting";
    std::string words = type;
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
        words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
}

std::string usual_type(const std::string& about) {
    return about == "code" || about == "coding" ? "code" : "theoretical";
}

void edit_memo(const View& view, MemoEditor& editor, const Memo& memo, Actions& actions) {
    save(view, editor, actions);
    editor = {};
    editor.about = memo.about;
    editor.target = memo.target;
    put(editor, memo);
    editor.field.take_focus = true;
}

void begin_memo(const View& view, MemoEditor& editor, std::string about, Guid target,
                std::string type, Actions& actions) {
    save(view, editor, actions);
    editor = {};
    editor.about = std::move(about);
    editor.target = target;
    editor.type = std::move(type);
}

std::optional<Command> unsaved_memo(const View& view, MemoEditor& editor) {
    if (editor.about.empty() || editor.text == editor.saved || view.actor.empty())
        return std::nullopt;
    if (!editor.memo && is_blank_text(editor.text)) return std::nullopt;
    editor.saved = editor.text;
    if (editor.memo) return Command{EditMemo{editor.memo, editor.text}};
    return Command{WriteMemo{editor.about, editor.target, editor.type, editor.text}};
}

void draw_memo_head(const View& view, const Memo& memo) {
    const Coder* coder = view.project.coders.find(memo.coder);
    text_block(view, view.type.small_strong,
               memo.type == kConcern ? view.theme.warning : view.theme.dim,
               type_words(memo.type) + (coder ? " · " + coder->name : "") + " · " +
                   date_words(memo.written_at));
}

void draw_memo_editor(const View& view, MemoEditor& editor, Actions& actions) {
    settle(view, editor);
    choose_type(view, editor, actions);
    space(view, 6);
    TextFieldOptions options;
    options.multiline = true;
    options.min_height = view.px(84);
    options.max_height = view.px(320);
    options.placeholder =
        editor.type == kConcern ? "What should we talk about?" : "What do you notice?";
    const TextFieldEvents events = draw_text_field("##memo", editor.field, editor.text,
                                                   view.type.plain, field_style(view), options);
    name_item("Memo");
    const bool left = editor.had_focus && !editor.field.focused;
    editor.had_focus = editor.field.focused;
    if (left || events.submitted) save(view, editor, actions);
    if (events.submitted || events.cancelled) actions.post(FocusText{true});
    const Memo* memo = view.project.memos.find(editor.memo);
    if (!memo) return;
    text_block(view, view.type.small, view.theme.dim,
               "Written " + date_words(memo->written_at) + " UTC");
    if (button(view, "##another", {"Another memo", Weight::Quiet})) {
        begin_memo(view, editor, editor.about, editor.target, usual_type(editor.about), actions);
        editor.field.take_focus = true;
    }
    if (button(view, "##withdraw",
               {"Withdraw memo", Weight::Quiet, true, "Takes the memo back; Ctrl+Z restores it"}))
        actions.post(Command{EditMemo{memo->id, ""}});
}

void draw_memos(const View& view, MemoEditor& editor, const std::string& about, Guid target,
                Actions& actions) {
    const bool writes = !view.actor.empty();
    if (writes && (editor.about != about || editor.target != target)) {
        const Memo* mine = own_memo(view, about, target);
        const bool focus = editor.field.take_focus;
        begin_memo(view, editor, about, target, usual_type(about), actions);
        if (mine) put(editor, *mine);
        editor.field.take_focus = focus;
    }
    std::vector<const Memo*> others;
    for (const MemoId id : view.derived.memos()) {
        const Memo* memo = view.project.memos.find(id);
        if (memo && hangs_on(view, *memo, about, target) && !(writes && id == editor.memo))
            others.push_back(memo);
    }
    if (!writes && others.empty()) return;
    space(view, 14);
    heading(view, "MEMOS");
    if (writes) draw_memo_editor(view, editor, actions);
    for (const Memo* memo : others) draw_other(view, editor, *memo, actions);
}

}  // namespace tandem::ui
