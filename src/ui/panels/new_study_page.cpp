// A new study in three small steps.
#include <algorithm>
#include <cmath>

#include "tandem/text/utf8.h"

#include "ui/folder_list.h"
#include "ui/panels/card.h"
#include "ui/panels/start_page.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"

namespace tandem::ui {
namespace {

constexpr std::size_t kLongestName = 120;  // bytes; a file system takes 255

struct SetUp {
    const Look& look;
    NewStudyState& state;
    const StartOffer& offer;
    Actions& actions;

    int file_choice() const { return static_cast<int>(offer.codebooks.size()) + 1; }
};

// Empty when the step is complete.
std::string what_is_missing(const SetUp& set_up) {
    const NewStudyState& state = set_up.state;
    if (state.step == SetUpStep::Title) {
        const TypedPath path = read_path(state.path, home_folder());
        if (is_blank_text(state.title)) return "Give the study a title.";
        if (path.name.empty()) return "Give the file of the study a name.";
        if (!is_folder(path.folder)) return "There is no folder " + path.folder + ".";
        if (exists(path.whole()))
            return "“" + path.name + "” is there already. Choose another name, or open it instead.";
    }
    if (state.step == SetUpStep::Codebook && state.codebook == set_up.file_choice() &&
        state.codebook_file.empty())
        return "Choose the file of the codebook first.";
    return {};
}

void draw_title_step(SetUp& set_up) {
    NewStudyState& state = set_up.state;
    const Look& look = set_up.look;
    heading(look, "TITLE");
    TextFieldOptions options;
    options.placeholder = "Stigma in integrated behavioral health";
    const TextFieldEvents title = draw_text_field("##title", state.title_field, state.title,
                                                  look.type.plain, field_style(look), options);
    name_item("Study title");
    if (title.changed && !state.path_typed) state.path = state.folder + file_name_for(state.title);
    space(look, 10);
    heading(look, "FILE");
    options.placeholder = "/home/me/interviews/stigma.tandem";
    options.width = ImGui::GetContentRegionAvail().x - button_width(look, "Choose…") - look.px(8);
    const TextFieldEvents path = draw_text_field("##path", state.path_field, state.path,
                                                 look.type.plain, field_style(look), options);
    name_item("Study file");
    if (path.changed) state.path_typed = true;
    ImGui::SameLine(0, look.px(8));
    if (button(look, "##choose", {"Choose…"})) set_up.actions.post(AskForFiles{FileFor::NewStudy});
    space(look, 6);
    text_block(
        look, look.type.small, look.theme.dim,
        "Keep it on this computer's own disk: folders that are synchronised while a study is "
        "open can damage it.");
}

// One of several; the words below the name are wrapped.
bool draw_option(const Look& look, int number, std::string_view name, std::string_view about,
                 bool chosen, bool take_focus) {
    const float width = ImGui::GetContentRegionAvail().x - look.px(44);
    Paragraph& words = block(look, look.type.small, about, width);
    const float height = look.px(14) + look.type.plain.line_height() +
                         (about.empty() ? 0 : words.height() + look.px(2));
    if (take_focus) {
        ImGui::SetKeyboardFocusHere();
        ImGui::SetNavCursorVisible(true);
    }
    ImGui::PushID(number);
    const RowBox box = row(look, "##option", name, chosen, std::ceil(height));
    ImGui::PopID();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 mark(box.min.x + look.px(18),
                      box.min.y + look.px(7) + look.type.plain.line_height() / 2);
    list.AddCircle(mark, look.px(6.5f), chosen ? look.theme.accent : look.theme.faint, 0,
                   look.px(1.4f));
    if (chosen) list.AddCircleFilled(mark, look.px(3.5f), look.theme.accent);
    const float x = box.min.x + look.px(34), y = box.min.y + look.px(7);
    draw_label(list, look.type.plain, {x, y}, look.theme.text, name, width);
    if (!about.empty())
        draw_block(look, list, look.type.small, {x, y + look.type.plain.line_height() + look.px(2)},
                   look.theme.dim, block(look, look.type.small, about, width));
    return box.pressed;
}

void draw_codebook_step(SetUp& set_up) {
    NewStudyState& state = set_up.state;
    const Look& look = set_up.look;
    text_block(look, look.type.plain, look.theme.dim,
               "Codes to begin with. All can be changed later.");
    space(look, 8);
    const bool focus = std::exchange(state.focus_option, false);
    if (draw_option(look, 0, "No codebook", "Open coding: codes are made while reading.",
                    state.codebook == 0, focus && state.codebook == 0))
        state.codebook = 0;
    int number = 1;
    for (const ShippedCodebook& each : set_up.offer.codebooks) {
        if (draw_option(look, number, each.name, each.about, state.codebook == number,
                        focus && state.codebook == number))
            state.codebook = number;
        ++number;
    }
    const std::string about = state.codebook_file.empty()
                                  ? "Columns as in the codebooks above, which can be exported."
                                  : state.codebook_file;
    if (draw_option(look, number, "A file of your own…", about, state.codebook == number,
                    focus && state.codebook == number)) {
        state.codebook = number;
        set_up.actions.post(AskForFiles{FileFor::NewCodebook});
    }
}

void draw_begin_step(SetUp& set_up) {
    NewStudyState& state = set_up.state;
    const Look& look = set_up.look;
    heading(look, "FIRST TRANSCRIPTS");
    space(look, 4);
    if (state.transcripts.empty())
        text_block(look, look.type.plain, look.theme.dim,
                   "Transcribers' files, subtitles, Word, PDF or plain text. They can also be "
                   "dropped on the window later.");
    std::optional<std::size_t> removed;
    for (std::size_t i = 0; i < state.transcripts.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float room = ImGui::GetContentRegionAvail().x - look.px(34);
        const std::string& path = state.transcripts[i];
        draw_label(*ImGui::GetWindowDrawList(), look.type.plain, {at.x, at.y + look.px(6)},
                   look.theme.text, path.substr(path.rfind('/') + 1), room);
        ImGui::SetCursorScreenPos({at.x + room + look.px(4), at.y});
        if (icon_button(look, "##leave-out", Icon::Cross, "Leave out")) removed = i;
        ImGui::PopID();
    }
    if (removed)
        state.transcripts.erase(state.transcripts.begin() + static_cast<std::ptrdiff_t>(*removed));
    space(look, 4);
    if (button(look, "##files", {"Choose files…"}))
        set_up.actions.post(AskForFiles{FileFor::NewTranscripts});
    space(look, 14);
    heading(look, "WHO ARE YOU?");
    TextFieldOptions options;
    options.placeholder = "Your name, as your colleagues know it";
    draw_text_field("##coder", state.coder_field, state.coder, look.type.plain, field_style(look),
                    options);
    name_item("Your name");
    space(look, 4);
    text_block(look, look.type.small, look.theme.dim,
               "Codings belong to the person who makes them. Left empty, it is asked later.");
}

void finish(const SetUp& set_up) {
    const NewStudyState& state = set_up.state;
    MakeStudy make;
    make.path = read_path(state.path, home_folder()).whole();
    make.title = state.title;
    if (state.codebook == set_up.file_choice())
        make.codebook = state.codebook_file;
    else if (state.codebook > 0)
        make.codebook = set_up.offer.codebooks[static_cast<std::size_t>(state.codebook - 1)].path;
    make.transcripts = state.transcripts;
    make.coder = state.coder;
    set_up.actions.post(std::move(make));
}

void take_focus(NewStudyState& state) {
    state.title_field.take_focus = state.step == SetUpStep::Title;
    state.focus_option = state.step == SetUpStep::Codebook;
    state.coder_field.take_focus = state.step == SetUpStep::Begin;
}

void draw_buttons(SetUp& set_up) {
    NewStudyState& state = set_up.state;
    const Look& look = set_up.look;
    const bool last = state.step == SetUpStep::Begin;
    const bool first = state.step == SetUpStep::Title;
    const auto step = static_cast<int>(state.step);
    if (button(look, "##on", {last ? "Make the study" : "Next", Weight::Accent}) ||
        ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_Enter)) {
        state.problem = what_is_missing(set_up);
        if (state.problem.empty() && last) finish(set_up);
        if (state.problem.empty() && !last) {
            state.step = static_cast<SetUpStep>(step + 1);
            take_focus(state);
        }
    }
    ImGui::SameLine(0, look.px(8));
    if (button(look, "##back", {first ? "Cancel" : "Back"})) {
        state.problem.clear();
        state.step = static_cast<SetUpStep>(step - 1);
        take_focus(state);
    }
    ImGui::SameLine(0, look.px(14));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw_label(*ImGui::GetWindowDrawList(), look.type.small,
               {at.x, at.y + look.px(30 - 2) / 2 - look.type.small.line_height() / 2},
               look.theme.faint, "Step " + std::to_string(step) + " of 3 · Ctrl+Enter goes on");
    ImGui::Dummy({1, look.px(30)});
}

}  // namespace

std::string file_name_for(const std::string& title) {
    std::string name;
    for (const char letter : title) {
        const bool barred = static_cast<unsigned char>(letter) < 0x20 ||
                            std::string_view("/\\:*?\"<>|").find(letter) != std::string_view::npos;
        name += barred ? '-' : letter;
    }
    const auto begin = name.find_first_not_of(" .");
    name = begin == std::string::npos ? "" : name.substr(begin);
    if (name.size() > kLongestName) {
        name.resize(kLongestName);
        while (!name.empty() && !is_valid_utf8(name)) name.pop_back();
    }
    const auto end = name.find_last_not_of(" .");
    name.resize(end == std::string::npos ? 0 : end + 1);
    return (name.empty() ? "study" : name) + ".tandem";
}

void begin_set_up(NewStudyState& state, const std::string& folder) {
    state = {};
    state.step = SetUpStep::Title;
    const std::string documents = home_folder() + "Documents/";
    state.folder = is_folder(folder) ? folder : is_folder(documents) ? documents : home_folder();
    take_focus(state);
}

void new_study_page(const Look& look, NewStudyState& state, const StartOffer& offer,
                    Actions& actions) {
    const Card card(look, "##new-card", look.px(640));
    SetUp set_up{look, state, offer, actions};
    text_line(look, look.type.title, look.theme.text, "New study");
    space(look, 14);
    if (state.step == SetUpStep::Title)
        draw_title_step(set_up);
    else if (state.step == SetUpStep::Codebook)
        draw_codebook_step(set_up);
    else
        draw_begin_step(set_up);
    space(look, 12);
    const std::string said = !state.problem.empty() ? state.problem
                             : offer.message.error  ? offer.message.text
                                                    : std::string();
    if (!said.empty()) {
        text_block(look, look.type.small, look.theme.warning, said);
        space(look, 8);
    }
    draw_buttons(set_up);
}

}  // namespace tandem::ui
