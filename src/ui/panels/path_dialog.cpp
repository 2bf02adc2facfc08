#include "ui/panels/path_dialog.h"

#include <algorithm>
#include <array>
#include <imgui_internal.h>
#include <span>

#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

constexpr float kRowHeight = 28;

struct Dialog {
    const Look& look;
    PathDialogState& state;
    Actions& actions;
    std::vector<std::size_t> rows = {};  // places in state.list
    bool finished = false;

    bool saves() const { return state.question.ask == FileAsk::Save; }
    bool several() const { return state.question.ask == FileAsk::OpenSeveral; }
    const FolderEntry& entry(int row) const {
        return state.list.entries[rows[static_cast<std::size_t>(row)]];
    }
    std::string path_of(int row) const { return state.listed + entry(row).name; }
    TypedPath typed() const { return read_path(state.typed, home_folder()); }
    FileKind kind() const {
        const auto place = static_cast<std::size_t>(state.kind);
        return place < state.question.kinds.size() ? state.question.kinds[place] : FileKind{};
    }
};

void put(PathDialogState& state, std::string path) {
    state.typed = std::move(path);
    state.field.caret = state.field.anchor = length(state.typed);
    state.current = -1;
    state.problem.clear();
    state.replaces.clear();
}

void go_to(Dialog& dialog, const std::string& folder) {
    const std::string name = dialog.saves() ? dialog.typed().name : std::string();
    put(dialog.state, folder + name);
    dialog.state.field.take_focus = true;
}

void read_folder(Dialog& dialog, bool again) {
    PathDialogState& state = dialog.state;
    const TypedPath typed = dialog.typed();
    if (again || state.listed != typed.folder) {
        state.listed = typed.folder;
        state.list = list_folder(typed.folder);
    }
    // A name to be given is no search.
    dialog.rows = shown_entries(state.list, dialog.kind(),
                                dialog.saves() ? std::string() : typed.name, state.hidden);
    state.current = std::min(state.current, static_cast<int>(dialog.rows.size()) - 1);
}

void finish(Dialog& dialog, std::vector<std::string> paths) {
    dialog.actions.post(FilesChosen{std::move(paths)});
    dialog.finished = true;
}

void accept_name(Dialog& dialog) {
    PathDialogState& state = dialog.state;
    const FileQuestion& question = state.question;
    TypedPath typed = dialog.typed();
    if (typed.name.empty()) {
        state.problem = "Type a name for the file.";
        return;
    }
    if (!question.kinds.empty() && typed.name.find('.') == std::string::npos &&
        !question.kinds.front().endings.empty())
        typed.name += question.kinds.front().endings.front();
    if (is_folder(typed.whole())) {
        go_to(dialog, typed.whole() + "/");
    } else if (!is_folder(typed.folder)) {
        state.problem = "There is no folder " + typed.folder + ".";
    } else if (!exists(typed.whole())) {
        finish(dialog, {typed.whole()});
    } else if (question.may_replace) {
        state.replaces = typed.whole();
    } else {
        state.problem = "“" + typed.name + "” is there already. Choose another name.";
    }
}

void accept_typed(Dialog& dialog) {
    const TypedPath typed = dialog.typed();
    if (is_folder(typed.whole()))
        go_to(dialog, typed.whole().ends_with('/') ? typed.whole() : typed.whole() + "/");
    else if (exists(typed.whole()))
        finish(dialog, {typed.whole()});
    else
        dialog.state.problem = "There is no file or folder “" + typed.name + "” here.";
}

void press_row(Dialog& dialog, int row) {
    if (dialog.entry(row).is_folder)
        go_to(dialog, dialog.path_of(row) + "/");
    else if (dialog.saves())
        put(dialog.state, dialog.path_of(row));
    else
        finish(dialog, {dialog.path_of(row)});
}

void tick(Dialog& dialog, int row) {
    if (dialog.entry(row).is_folder) return;
    const std::string path = dialog.path_of(row);
    if (dialog.state.ticked.erase(path) == 0) dialog.state.ticked.insert(path);
}

// Enter, and the button.
void accept(Dialog& dialog) {
    PathDialogState& state = dialog.state;
    if (!state.replaces.empty()) return finish(dialog, {state.replaces});
    const bool on_folder = state.current >= 0 && dialog.entry(state.current).is_folder;
    if (!state.ticked.empty() && !on_folder)
        finish(dialog, {state.ticked.begin(), state.ticked.end()});
    else if (state.current >= 0)
        press_row(dialog, state.current);
    else if (dialog.saves())
        accept_name(dialog);
    else
        accept_typed(dialog);
}

void complete(Dialog& dialog) {
    const TypedPath typed = dialog.typed();
    const std::string name = completed(dialog.state.list, typed.name);
    if (name != typed.name) put(dialog.state, typed.folder + name);
}

void handle_list_keys(Dialog& dialog) {
    PathDialogState& state = dialog.state;
    const int before = state.current;
    const int count = static_cast<int>(dialog.rows.size());
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) state.current = std::min(before + 1, count - 1);
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow) && !ImGui::GetIO().KeyAlt)
        state.current = std::max(before - 1, -1);
    if (ImGui::IsKeyPressed(ImGuiKey_PageDown)) state.current = std::min(before + 10, count - 1);
    if (ImGui::IsKeyPressed(ImGuiKey_PageUp)) state.current = std::max(before - 10, -1);
    state.reveal_row = state.reveal_row || state.current != before;
    if (ImGui::IsKeyChordPressed(ImGuiMod_Alt | ImGuiKey_UpArrow))
        go_to(dialog, parent_of(state.listed));
    if (dialog.several() && state.current >= 0 &&
        ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_Space))
        tick(dialog, state.current);
}

void draw_path(Dialog& dialog) {
    PathDialogState& state = dialog.state;
    const Look& look = dialog.look;
    TextFieldOptions options;
    options.placeholder = "/home/me/interviews/study.tandem";
    options.width =
        ImGui::GetContentRegionAvail().x - button_width(look, "Parent folder") - look.px(8);
    const TextFieldEvents events = draw_text_field("##path", state.field, state.typed,
                                                   look.type.plain, field_style(look), options);
    name_item("Path");
    ImGui::SameLine(0, look.px(8));
    const bool up = button(look, "##parent", {"Parent folder", Weight::Plain, true, "Alt+Up"});
    if (events.changed) {
        state.problem.clear();
        state.replaces.clear();
        read_folder(dialog, false);
        const bool seeks = !dialog.saves() && !dialog.typed().name.empty();
        state.current = seeks && !dialog.rows.empty() ? 0 : -1;
        state.reveal_row = true;
    }
    if (up) return go_to(dialog, parent_of(dialog.typed().folder));
    if (!state.field.focused) return;
    // Tab completes as long as there is something to add, and goes on to the next button then.
    const TypedPath typed = dialog.typed();
    if (completed(state.list, typed.name) != typed.name) {
        ImGui::SetKeyOwner(ImGuiKey_Tab, ImGui::GetID("##path"));
        if (ImGui::IsKeyPressed(ImGuiKey_Tab, ImGuiInputFlags_None, ImGui::GetID("##path")))
            complete(dialog);
    }
    handle_list_keys(dialog);
    if (events.submitted) accept(dialog);
    if (events.cancelled) finish(dialog, {});
}

std::string size_words(std::int64_t bytes) {
    if (bytes < 1000) return std::to_string(bytes) + " B";
    if (bytes < 1'000'000) return std::to_string((bytes + 500) / 1000) + " kB";
    return decimal(static_cast<double>(bytes) / 1e6, 1) + " MB";
}

void draw_file_icon(ImDrawList& list, bool folder, ImVec2 centre, float half, ImU32 colour) {
    constexpr std::array<ImVec2, 6> kFolder{{{-0.8f, 0.6f},
                                             {-0.8f, -0.55f},
                                             {-0.25f, -0.55f},
                                             {-0.05f, -0.3f},
                                             {0.8f, -0.3f},
                                             {0.8f, 0.6f}}};
    constexpr std::array<ImVec2, 5> kPage{
        {{-0.55f, -0.8f}, {0.2f, -0.8f}, {0.55f, -0.4f}, {0.55f, 0.8f}, {-0.55f, 0.8f}}};
    const std::span<const ImVec2> corners =
        folder ? std::span<const ImVec2>(kFolder) : std::span<const ImVec2>(kPage);
    for (const ImVec2& corner : corners)
        list.PathLineTo({centre.x + corner.x * half, centre.y + corner.y * half});
    list.PathStroke(colour, ImDrawFlags_Closed, std::max(1.2f, half * 0.18f));
}

void draw_entry(Dialog& dialog, const RowBox& box, const FolderEntry& entry, bool ticked) {
    const Look& look = dialog.look;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float middle = (box.min.y + box.max.y) / 2;
    const ImVec2 place(box.min.x + look.px(18), middle);
    if (ticked)
        draw_icon(list, Icon::Check, place, look.px(15), look.theme.accent);
    else
        draw_file_icon(list, entry.is_folder, place, look.px(7.5f),
                       entry.is_folder ? look.theme.accent : look.theme.dim);
    float right = box.max.x - look.px(10);
    if (!entry.is_folder) {
        const std::string about =
            size_words(entry.bytes) + "   " + date_words(entry.changed_ms).substr(0, 10);
        right -= measure_label(look.type.small, about);
        draw_label(list, look.type.small, {right, box.middle(look.type.small)}, look.theme.faint,
                   about);
    }
    const float x = box.min.x + look.px(34);
    draw_label(list, look.type.plain, {x, box.middle(look.type.plain)}, look.theme.text,
               entry.shown, right - x - look.px(12));
}

void draw_row(Dialog& dialog, int row) {
    PathDialogState& state = dialog.state;
    const FolderEntry& entry = dialog.entry(row);
    const bool ticked = state.ticked.contains(dialog.path_of(row));
    ImGui::PushID(row);
    const RowBox box = ui::row(dialog.look, "##entry", entry.shown, row == state.current,
                               dialog.look.px(kRowHeight));
    ImGui::PopID();
    draw_entry(dialog, box, entry, ticked);
    if (row == state.current && std::exchange(state.reveal_row, false))
        ImGui::ScrollToItem(ImGuiScrollFlags_KeepVisibleEdgeY);
    if (!box.pressed || dialog.finished) return;
    if (dialog.several() && !entry.is_folder)
        tick(dialog, row);
    else
        press_row(dialog, row);
}

void draw_list(Dialog& dialog, float height) {
    const Look& look = dialog.look;
    PathDialogState& state = dialog.state;
    ImGui::PushStyleColor(ImGuiCol_ChildBg, look.theme.paper);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {look.px(6), look.px(6)});
    ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, look.px(6));
    ImGui::PushStyleVar(ImGuiStyleVar_ChildBorderSize, 1.0f);
    ImGui::BeginChild("##entries", {0, height},
                      ImGuiChildFlags_Borders | ImGuiChildFlags_AlwaysUseWindowPadding |
                          ImGuiChildFlags_NavFlattened);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    if (!state.list.problem.empty())
        text_block(look, look.type.plain, look.theme.warning, state.list.problem);
    else if (dialog.rows.empty())
        text_block(look, look.type.plain, look.theme.dim,
                   state.list.entries.empty() ? "This folder is empty."
                                              : "Nothing here has this name and this kind.");
    // A press may move to another folder: then the rows are those of the next frame.
    const std::string listed = state.typed;
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(dialog.rows.size()), look.px(kRowHeight));
    if (state.reveal_row && state.current >= 0) clipper.IncludeItemByIndex(state.current);
    while (clipper.Step())
        for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row)
            if (!dialog.finished && state.typed == listed) draw_row(dialog, row);
    ImGui::PopStyleVar();
    ImGui::EndChild();
    ImGui::PopStyleVar(3);
    ImGui::PopStyleColor();
}

void draw_new_folder(Dialog& dialog) {
    PathDialogState& state = dialog.state;
    const Look& look = dialog.look;
    TextFieldOptions options;
    options.placeholder = "Name of the new folder";
    options.width = look.px(280);
    const TextFieldEvents events =
        draw_text_field("##folder-name", state.folder_field, state.folder_name, look.type.plain,
                        field_style(look), options);
    name_item("Folder name");
    ImGui::SameLine(0, look.px(8));
    const bool named =
        !state.folder_name.empty() && state.folder_name.find('/') == std::string::npos;
    if ((button(look, "##make-folder", {"Make folder", Weight::Plain, named}) ||
         events.submitted) &&
        named) {
        const std::string path = dialog.typed().folder + state.folder_name;
        const auto problem = make_folder(path);
        state.names_folder = false;
        read_folder(dialog, true);
        if (!problem) go_to(dialog, path + "/");
        state.problem = problem.value_or("");
    }
    if (events.cancelled) {
        state.names_folder = false;
        state.field.take_focus = true;
    }
}

void draw_tools(Dialog& dialog) {
    PathDialogState& state = dialog.state;
    const Look& look = dialog.look;
    if (state.names_folder) return draw_new_folder(dialog);
    const std::vector<FileKind>& kinds = state.question.kinds;
    std::vector<Choice> choices;
    for (const FileKind& kind : kinds) {
        std::string endings;
        for (const std::string& each : kind.endings) endings += (endings.empty() ? "" : " ") + each;
        choices.push_back({kind.name, endings});
    }
    choices.push_back({"Every file", ""});
    const std::string caption = choices[static_cast<std::size_t>(state.kind)].label;
    if (const auto picked = chooser(look, "##kind", caption, choices, state.kind))
        state.kind = *picked;
    ImGui::SameLine(0, look.px(8));
    if (button(look, "##hidden",
               {state.hidden ? "Leave out hidden files" : "Show hidden files", Weight::Quiet}))
        state.hidden = !state.hidden;
    if (!dialog.saves()) return;
    ImGui::SameLine(0, look.px(8));
    if (button(look, "##new-folder", {"New folder", Weight::Quiet})) {
        state.names_folder = true;
        state.folder_name.clear();
        state.folder_field.take_focus = true;
    }
}

std::string advice(const Dialog& dialog) {
    if (!dialog.state.ticked.empty())
        return counted(static_cast<std::int64_t>(dialog.state.ticked.size()), "file") + " ticked";
    if (dialog.several()) return "A click or Ctrl+Space ticks a file; Tab completes what is typed.";
    return "Tab completes what is typed; the arrow keys choose in the list.";
}

void draw_foot(Dialog& dialog) {
    PathDialogState& state = dialog.state;
    const Look& look = dialog.look;
    const bool replaces = !state.replaces.empty();
    const std::string said =
        replaces ? "“" + read_path(state.replaces, "/").name + "” is there already. Replace it?"
                 : state.problem;
    const std::string go = replaces ? "Replace" : state.question.accept;
    const std::string stay = replaces ? "Keep it" : "Cancel";
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x;
    const float buttons = button_width(look, go) + button_width(look, stay) + look.px(8);
    text_block(look, look.type.small, said.empty() ? look.theme.dim : look.theme.warning,
               said.empty() ? advice(dialog) : said, room - buttons - look.px(16));
    ImGui::SetCursorScreenPos({at.x + room - buttons, at.y});
    if (button(look, "##cancel", {stay})) {
        if (!replaces) finish(dialog, {});
        state.replaces.clear();
        state.field.take_focus = true;
    }
    ImGui::SameLine(0, look.px(8));
    if (button(look, "##accept", {go, Weight::Accent}) && !dialog.finished) accept(dialog);
}

void draw_dialog(Dialog& dialog) {
    const Look& look = dialog.look;
    text_line(look, look.type.title, look.theme.text, dialog.state.question.title);
    space(look, 12);
    read_folder(dialog, false);
    draw_path(dialog);
    read_folder(dialog, false);
    space(look, 8);
    const float below = look.px(30 + 8 + 34 + 8) + ImGui::GetStyle().ItemSpacing.y * 2;
    draw_list(dialog, std::max(look.px(80), ImGui::GetContentRegionAvail().y - below));
    space(look, 8);
    draw_tools(dialog);
    space(look, 8);
    draw_foot(dialog);
    // In a field Escape is the field's, and in an open list the list's.
    PathDialogState& state = dialog.state;
    if (state.field.focused || state.folder_field.focused || dialog.finished ||
        ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId) || !ImGui::IsKeyPressed(ImGuiKey_Escape))
        return;
    if (state.replaces.empty()) finish(dialog, {});
    state.replaces.clear();
}

}  // namespace

void open_path_dialog(PathDialogState& state, FileQuestion question) {
    state = {};
    state.opening = true;
    std::string folder = question.folder.empty() ? home_folder() : question.folder;
    if (!folder.ends_with('/')) folder += '/';
    put(state, folder + question.name);
    state.question = std::move(question);
    state.field.take_focus = true;
}

void path_dialog(const Look& look, PathDialogState& state, Actions& actions) {
    if (state.opening) ImGui::OpenPopup("##path-dialog");
    if (std::exchange(state.opening, false)) state.open = true;
    if (!state.open) return;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Always, {0.5f, 0.5f});
    ImGui::SetNextWindowSize({std::min(look.px(760), screen.x - look.px(20)),
                              std::min(look.px(560), screen.y - look.px(20))});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {look.px(24), look.px(20)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, look.px(8));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1.0f);
    Dialog dialog{look, state, actions};
    constexpr ImGuiWindowFlags kFlags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                        ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoScrollbar;
    if (ImGui::BeginPopupModal("##path-dialog", nullptr, kFlags)) {
        draw_dialog(dialog);
        if (dialog.finished) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    } else {
        finish(dialog, {});
    }
    ImGui::PopStyleVar(3);
    if (dialog.finished) state.open = false;
}

}  // namespace tandem::ui
