// The steps of de-identification: how to begin, what is made, what was done. The list itself is in
// deidentify_list.cpp.
#include "ui/panels/deidentify_panel.h"

#include <algorithm>
#include <array>

#include "ui/panels/deidentify_list.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

using Step = DeidentifyState::Step;

constexpr float kForm = 560;

// A labelled field; `choose` asks for a file.
TextFieldEvents draw_field(const View& view, const char* id, std::string_view name,
                           std::string_view placeholder, TextField& field, std::string& value,
                           bool secret, const FileFor* choose, Actions& actions) {
    text_line(view, view.type.small, view.theme.dim, name);
    space(view, 2);
    TextFieldOptions options;
    options.placeholder = placeholder;
    options.secret = secret;
    const float button_room = choose ? button_width(view, "Choose…") + view.px(8) : 0;
    options.width =
        std::min(view.px(kForm), ImGui::GetContentRegionAvail().x - view.px(4)) - button_room;
    ImGui::PushID(id);
    const TextFieldEvents events =
        draw_text_field("##field", field, value, view.type.plain, field_style(view), options);
    name_item(name);
    if (choose) {
        ImGui::SameLine(0, view.px(8));
        if (button(view, "##choose", {"Choose…"})) actions.post(AskForFiles{*choose});
    }
    ImGui::PopID();
    space(view, 10);
    return events;
}

void draw_begin(const View& view, DeidentifyState& state, Actions& actions) {
    text_block(view, view.type.title, view.theme.text, "De-identify for sharing");
    space(view, 8);
    const float width = std::min(view.px(kForm + 80), ImGui::GetContentRegionAvail().x);
    text_block(
        view, view.type.plain, view.theme.dim,
        "Tandem lists the words that may tell who somebody is; you decide about each. Then a "
        "new study is made in which they are replaced, and a key, sealed with a passphrase, "
        "that says what stood there. This study stays as it is.",
        width);
    space(view, 14);
    static constexpr std::array<std::string_view, 2> kCapitals{"Names have capitals",
                                                               "The drafts have no capitals"};
    if (const auto picked = segments(view, "##capitals", kCapitals, state.key.lower_case ? 1 : 0))
        state.key.lower_case = *picked == 1;
    space(view, 10);
    if (button(view, "##list", {"List the words", Weight::Accent})) actions.post(ListIdentifiers{});
    space(view, 24);
    heading(view, "OR GO ON WITH A KEY");
    space(view, 6);
    constexpr FileFor kKey = FileFor::OldKey;
    draw_field(view, "key", "File of the key", "study.key", state.key_field, state.key_path, false,
               &kKey, actions);
    const bool submitted = draw_field(view, "passphrase", "Passphrase", "", state.passphrase_field,
                                      state.passphrase, true, nullptr, actions)
                               .submitted;
    const bool can = !state.key_path.empty() && !state.passphrase.empty();
    if (button(view, "##open-key", {"Open the key", Weight::Plain, can}) || (submitted && can))
        actions.post(OpenIdentityKey{});
}

std::string what_is_missing(const DeidentifyState& state) {
    if (state.key_path.empty()) return "Say where the key is kept.";
    if (state.passphrase.empty()) return "Choose a passphrase for the key.";
    if (state.passphrase != state.again)
        return state.again.empty() ? "Type the passphrase once more."
                                   : "The two passphrases are not the same.";
    return {};
}

void draw_make(const View& view, DeidentifyState& state, Actions& actions) {
    if (button(view, "##back", {"Back to the list", Weight::Quiet})) state.step = Step::List;
    space(view, 6);
    text_block(view, view.type.title, view.theme.text, "Make the study to be shared");
    space(view, 10);
    constexpr FileFor kStudy = FileFor::SharedStudy, kKey = FileFor::NewKey;
    draw_field(view, "study", "File of the new study", "shared.tandem", state.study_field,
               state.study_path, false, &kStudy, actions);
    draw_field(view, "key", "File of the key: keep it apart from the study", "study.key",
               state.key_field, state.key_path, false, &kKey, actions);
    draw_field(view, "passphrase", "Passphrase: keep it apart from the key", "",
               state.passphrase_field, state.passphrase, true, nullptr, actions);
    draw_field(view, "again", "The same passphrase once more", "", state.again_field, state.again,
               true, nullptr, actions);
    const int open = open_items(state);
    if (open > 0) {
        static constexpr std::array<std::string_view, 2> kOpen{"Refuse to make it",
                                                               "Keep these words"};
        text_block(view, view.type.small, view.theme.warning,
                   "Nobody has decided about " + counted(open, "string") + ".");
        space(view, 4);
        if (const auto picked = segments(view, "##open", kOpen, state.keep_open ? 1 : 0))
            state.keep_open = *picked == 1;
        space(view, 10);
    }
    const std::string missing = what_is_missing(state);
    const bool study = !state.study_path.empty();
    if (button(view, "##make", {"Make the shared study", Weight::Accent, missing.empty() && study}))
        actions.post(MakeSharedStudy{});
    ImGui::SameLine(0, view.px(8));
    if (button(view, "##save", {"Save the key only", Weight::Plain, missing.empty()}))
        actions.post(SaveIdentityKey{});
    space(view, 6);
    text_block(view, view.type.small, view.theme.dim,
               !missing.empty() ? missing
               : study          ? "Without the key and its passphrase nobody can say who is who. "
                                  "A lost passphrase cannot be found again."
                                : "Say where the new study is kept.");
}

void draw_report(const View& view, DeidentifyState& state, Actions&) {
    text_block(view, view.type.title, view.theme.text, "De-identified by these rules");
    space(view, 10);
    const float width = std::min(view.px(kForm + 160), ImGui::GetContentRegionAvail().x);
    for (const std::string& each : state.report) {
        text_block(view, view.type.plain, view.theme.text, each, width);
        space(view, 8);
    }
    space(view, 6);
    if (button(view, "##back", {"Back to the list"})) state.step = Step::List;
}

}  // namespace

void deidentify_panel(const View& view, DeidentifyState& state, Actions& actions) {
    switch (state.step) {
        case Step::List:
            deidentify_list(view, state, actions);
            return;
        case Step::Begin:
        case Step::Make:
        case Step::Report:
            break;
    }
    ImGui::BeginChild("##step", {0, 0}, ImGuiChildFlags_NavFlattened);
    if (state.step == Step::Begin) draw_begin(view, state, actions);
    if (state.step == Step::Make) draw_make(view, state, actions);
    if (state.step == Step::Report) draw_report(view, state, actions);
    ImGui::EndChild();
}

}  // namespace tandem::ui
