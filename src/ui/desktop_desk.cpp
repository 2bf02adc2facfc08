// What outlives the window: looks, sizes, and where each person stopped reading.
#include <algorithm>
#include <filesystem>

#include "ui/desktop.h"
#include "ui/listening.h"
#include "ui/pages.h"
#include "ui/panels/transcript_page.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

constexpr double kBetweenSaves = 5;  // seconds, after which a place is kept against a crash
constexpr float kLeft = 284, kRight = 296, kBeside = 372;

float or_else(float width, float usual) {
    return width > 0 ? width : usual;
}

}  // namespace

void Desktop::use(SettingsFile settings) {
    settings_ = std::move(settings);
    listening_->player.set_rewind(settings_.now.rewind_ms);
    choose_theme();
    make_type();
    resize_panes();
    std::string remark = settings_.remark().empty() ? "" : as_sentence(settings_.remark());
    for (const std::string& refused : use_keys()) remark += (remark.empty() ? "" : " ") + refused;
    if (!remark.empty()) state_.message = {std::move(remark), true};
}

// Returns what is wrong with the keys of the settings, one sentence each.
std::vector<std::string> Desktop::use_keys() {
    std::vector<std::string> refused;
    const auto base = known_key_map(settings_.now.key_map);
    if (!base)
        refused.push_back("There are no keys called '" + settings_.now.key_map +
                          "'; there are 'tandem' and 'qualcoder'.");
    keys_ = with_keys(base.value_or(KeyMap{}), settings_.now.keys, refused);
    return refused;
}

void Desktop::follow_system(bool dark, bool high_contrast) {
    if (dark == system_dark_ && high_contrast == system_contrast_) return;
    system_dark_ = dark;
    system_contrast_ = high_contrast;
    choose_theme();
}

void Desktop::choose_theme() {
    const ThemeChoice choice = settings_.now.theme;
    const bool dark = dark_for_now_ || choice == ThemeChoice::Dark ||
                      (choice == ThemeChoice::System && system_dark_);
    theme_ = make_theme(dark, high_contrast());
    apply_style(theme_, scale_);
    coloured_revision_ = 0;
}

void Desktop::act(const ChooseTheme& request) {
    dark_for_now_ = false;
    settings_.now.theme = request.choice;
    choose_theme();
    save_settings();
}

void Desktop::act(const SwitchTheme&) {
    act(ChooseTheme{theme_.dark ? ThemeChoice::Light : ThemeChoice::Dark});
}

void Desktop::act(const SwitchContrast&) {
    settings_.now.contrast = high_contrast() ? ContrastChoice::Normal : ContrastChoice::High;
    choose_theme();
    save_settings();
}

bool Desktop::high_contrast() const {
    const ContrastChoice choice = settings_.now.contrast;
    return choice == ContrastChoice::High || (choice == ContrastChoice::System && system_contrast_);
}

void Desktop::resize_panes() {
    const PaneSizes& panes = settings_.now.panes;
    state_.left_width = or_else(panes.left, kLeft) * scale_;
    state_.right_width = or_else(panes.right, kRight) * scale_;
    state_.agreement.right_width = or_else(panes.agreement, kBeside) * scale_;
    state_.themes.right_width = or_else(panes.themes, kBeside) * scale_;
    state_.memos.right_width = kBeside * scale_;
}

void Desktop::keep_desk() {
    if (!study_) return;
    keep_place_heard();
    PaneSizes& panes = settings_.now.panes;
    panes.left = state_.left_width / scale_;
    panes.right = state_.right_width / scale_;
    panes.agreement = state_.agreement.right_width / scale_;
    panes.themes = state_.themes.right_width / scale_;
    if (state_.asks_who) return;
    const Project& project = study_->workspace.project();
    StudyDesks& desks = settings_.now.studies[to_string(project.guid)];
    const std::string& actor = study_->workspace.actor();
    if (!actor.empty()) desks.last_person = actor;
    Desk& desk = desks.people[actor];
    desk.page = page_name(state_.page);
    const Transcript* open = project.transcripts.find(state_.transcript.transcript);
    if (!open) return;
    desk.transcript = to_string(open->guid);
    desk.places[desk.transcript] = reading_place(state_.transcript, project.turns(open->id));
}

std::optional<ReadingPlace> Desktop::kept_place(TranscriptId transcript) const {
    if (state_.asks_who) return std::nullopt;
    const Project& project = study_->workspace.project();
    const Transcript* found = project.transcripts.find(transcript);
    const auto desks = settings_.now.studies.find(to_string(project.guid));
    if (!found || desks == settings_.now.studies.end()) return std::nullopt;
    const auto desk = desks->second.people.find(study_->workspace.actor());
    if (desk == desks->second.people.end()) return std::nullopt;
    const auto place = desk->second.places.find(to_string(found->guid));
    if (place == desk->second.places.end()) return std::nullopt;
    return place->second;
}

// Things that are gone by now are left out.
void Desktop::restore_desk() {
    const Project& project = study_->workspace.project();
    const auto desks = settings_.now.studies.find(to_string(project.guid));
    if (desks == settings_.now.studies.end()) return;
    const auto found = desks->second.people.find(study_->workspace.actor());
    if (found == desks->second.people.end()) return;
    const Desk desk = found->second;  // a copy: opening a transcript writes there
    for (const Transcript& transcript : project.transcripts)
        if (to_string(transcript.guid) == desk.transcript) {
            state_.transcript.transcript = {};  // so that this one is opened anew
            act(OpenTranscript{transcript.id, {}, {}, {}});
        }
    if (const auto page = find_page(desk.page)) state_.page = *page;
}

void Desktop::keep_places_now_and_then() {
    if (!settings_.remembers() || !study_) return;
    unkept_ = true;
    since_kept_ += static_cast<double>(ImGui::GetIO().DeltaTime);
    if (since_kept_ >= kBetweenSaves) keep_places();
}

std::optional<double> Desktop::keep_due() const {
    if (!unkept_ || !settings_.remembers() || !study_) return std::nullopt;
    return std::max(0.0, kBetweenSaves - since_kept_);
}

void Desktop::keep_places() {
    since_kept_ = 0;
    unkept_ = false;
    keep_desk();
    save_settings();
}

void Desktop::save_settings() {
    const auto problem = settings_.save();
    if (problem && !std::exchange(said_unsaved_, true))
        state_.message = {as_sentence(*problem), true};
}

}  // namespace tandem::ui
