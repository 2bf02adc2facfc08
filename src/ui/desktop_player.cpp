// The recording of the open transcript: found, attached, played, followed.
#include <algorithm>
#include <filesystem>
#include <imgui_internal.h>

#include "tandem/app/recordings.h"
#include "tandem/base/child_process.h"
#include "tandem/base/error.h"
#include "tandem/media/media_file.h"

#include "ui/desktop.h"
#include "ui/listening.h"
#include "ui/panels/transcript_page.h"

namespace tandem::ui {
namespace {

constexpr double kPlayingFrame = 0.04, kAnswerFrame = 0.01;  // seconds
constexpr double kReadingFrame = 0.2;
constexpr std::int64_t kMegabyte = 1'000'000;

// Ctrl+Space plays; Dear ImGui would also press what has the keyboard.
void keep_space_from_buttons() {
    if (!ImGui::GetIO().KeyCtrl || !ImGui::IsKeyDown(ImGuiKey_Space)) return;
    ImGuiContext& context = *ImGui::GetCurrentContext();
    context.NavActivateId = context.NavActivateDownId = context.NavActivatePressedId = 0;
}

std::string name_of_file(const std::string& path) {
    return std::filesystem::path(path).filename().string();
}

// Counted in megabytes, which people know of files.
Steps in_megabytes(const Steps& steps) {
    return [&steps](std::int64_t done, std::int64_t total) {
        step(steps, done / kMegabyte, (total + kMegabyte - 1) / kMegabyte);
    };
}

}  // namespace

void Desktop::use(PlayerOptions options) {
    options.rewind_ms = settings_.now.rewind_ms;
    listening_ = std::make_unique<Listening>(std::move(options), &Desktop::in_words);
    listening_->reading.wake_by(wake_);
}

// Another transcript, or a change of the study: what its recording is, and where.
void Desktop::find_recording() {
    Listening& listening = *listening_;
    const TranscriptId open = state_.transcript.transcript;
    const std::uint64_t revision = study_->workspace.revision();
    if (listening.transcript == open && listening.revision == revision) return;
    listening.transcript = open;
    listening.revision = revision;
    const MediaId before = listening.media.id;
    listening.media = {};
    listening.place.clear();
    for (const Media* media : recordings_of(study_->workspace.project(), open)) {
        const std::string place = place_of_recording(*media, study_->path);
        if (listening.media.id && place.empty()) continue;
        if (!listening.place.empty()) break;
        listening.media = *media;
        listening.place = place;
    }
    if (listening.media.id != before) leave_recording();
}

// For the next session; one that is only being opened stands nowhere yet.
void Desktop::keep_place_heard() {
    const Listening& listening = *listening_;
    const PlayerState& player = listening.player.state();
    if (!listening.loaded || player.stage != PlayerStage::Ready) return;
    remember_heard(settings_.now,
                   {to_hex(listening.loaded_sum), player.position_ms, clock_.now_ms()});
}

// What was listened to goes on from there when it is opened again.
void Desktop::leave_recording() {
    Listening& listening = *listening_;
    keep_place_heard();
    if (listening.loaded)
        listening.left_at[listening.loaded] = listening.player.state().position_ms;
    listening.player.stop();
    listening.loaded = {};
    listening.reading.cancel_all();
    state_.transcript.heard = -1;
}

void Desktop::leave_study_recording() {
    leave_recording();
    Listening& listening = *listening_;
    listening.transcript = {};
    listening.media = {};
    listening.place.clear();
    listening.left_at.clear();
}

void Desktop::read_loudness() {
    Listening& listening = *listening_;
    const Sha256 sum = listening.media.sha256;
    if (listening.place.empty() || listening.waveforms.contains(sum)) return;
    if (!listening.reading.idle()) return;    // what was begun for another one ends first
    if (find_program("mpv").empty()) return;  // said when somebody wants to play
    const auto made = std::make_shared<Waveform>();
    const auto changed = std::make_shared<bool>(false);
    Job job;
    job.title = "Reading the recording";
    job.work = [made, changed, sum, path = listening.place,
                duration = listening.media.duration_ms.value_or(0)](const Steps& steps) {
        *changed = checksum_of_file(path, {}) != sum;
        *made = read_waveform(path, duration, steps);
    };
    job.finish = [this, made, changed, sum,
                  name = name_of_file(listening.place)](const Ending& ending) {
        if (ending.cancelled) return;
        if (!ending.error.empty()) state_.message = {ending.error, true};
        if (*changed)
            state_.message = {"“" + name +
                                  "” has other bytes than when it was attached: words may stand at "
                                  "other times in it.",
                              true};
        listening_->waveforms[sum] = made;
    };
    listening.reading.add(std::move(job));
}

bool Desktop::shows_player() const {
    return state_.page == Page::Transcript && !state_.asks_who && state_.transcript.transcript &&
           (listening_->media.id || state_.player.asked_for == state_.transcript.transcript);
}

void Desktop::tend_player() {
    keep_space_from_buttons();
    find_recording();
    read_loudness();
    Listening& listening = *listening_;
    const Ending ending = in_words([&] { listening.reading.tend(); });
    if (!ending.well()) state_.message = {ending.error, true};
    listening.player.poll();
    const PlayerState& player = listening.player.state();
    if (listening.player.busy()) ask_for_frame(kAnswerFrame);
    if (!player.paused) ask_for_frame(kPlayingFrame);
    if (listening.reading.progress() && shows_player()) ask_for_frame(kReadingFrame);
    if (!listening.is_loaded()) return;
    TranscriptState& transcript = state_.transcript;
    const int heard =
        turn_heard(study_->workspace.project().turns(transcript.transcript), player.position_ms);
    if (heard != transcript.heard && !player.paused) transcript.follow_heard = true;
    transcript.heard = heard;
}

void Desktop::draw_player(const View& view) {
    const Listening& listening = *listening_;
    PlayerStrip strip;
    const Transcript* transcript = view.project.transcripts.find(state_.transcript.transcript);
    strip.transcript = transcript ? transcript->name : "";
    strip.path = listening.place.empty() ? listening.media.path : listening.place;
    if (listening.media.id)
        strip.recording = listening.place.empty() ? PlayerStrip::Recording::Missing
                                                  : PlayerStrip::Recording::Here;
    strip.player = listening.player.state();
    if (!listening.is_loaded()) strip.player.position_ms = place_left();
    strip.duration_ms = strip.player.duration_ms > 0 ? strip.player.duration_ms
                                                     : listening.media.duration_ms.value_or(0);
    const auto waveform = listening.waveform();
    strip.waveform = waveform && !waveform->peaks.empty() ? waveform.get() : nullptr;
    strip.reading = listening.reading.progress();
    strip.turns = transcript ? &view.project.turns(transcript->id) : nullptr;
    player_strip(view, state_.player, strip, actions_);
}

std::int64_t Desktop::place_left() const {
    const auto left = listening_->left_at.find(listening_->media.id);
    if (left != listening_->left_at.end()) return left->second;
    if (!listening_->media.id) return 0;
    const auto& heard = settings_.now.heard;
    const auto known =
        std::ranges::find(heard, to_hex(listening_->media.sha256), &HeardRecording::sha256);
    return known == heard.end() ? 0 : known->position_ms;
}

// Throws Error when there is nothing to hear.
Player& Desktop::player_here() {
    Listening& listening = *listening_;
    if (listening.media.id && listening.place.empty()) listening.revision = 0;  // may be back now
    find_recording();
    if (listening.place.empty())
        throw Error(ErrorKind::NotFound, "The recording of this transcript is not where it was: " +
                                             listening.media.path +
                                             ". Say where it lies now (Locate…)");
    if (!listening.is_loaded()) {
        listening.player.load(listening.place, place_left());
        listening.loaded = listening.media.id;
        listening.loaded_sum = listening.media.sha256;
    }
    return listening.player;
}

void Desktop::act(const PlayOrPause&) {
    if (!listening_->media.id) {
        state_.player.asked_for = state_.transcript.transcript;
        return;
    }
    player_here().play_or_pause();
    state_.transcript.follow_heard = state_.transcript.heard_in_sight = true;
}

// The first turn with a time among those that are selected, or hold the caret.
std::optional<std::int64_t> Desktop::selected_begin() const {
    const TranscriptState& transcript = state_.transcript;
    const auto& turns = study_->workspace.project().turns(transcript.transcript);
    for (int place = transcript.selection_begin().turn; place <= transcript.selection_end().turn;
         ++place)
        if (place < static_cast<int>(turns.size()))
            if (const auto& begin = turns[static_cast<std::size_t>(place)].start_ms) return begin;
    return std::nullopt;
}

void Desktop::act(const PlayFromTurn&) {
    const auto begin = selected_begin();
    if (!begin) throw Error(ErrorKind::BadInput, "This turn has no time: it cannot be found");
    Player& player = player_here();
    player.seek(*begin);
    player.play();
}

void Desktop::act(const LoopTurns&) {
    const auto begin = selected_begin();
    if (!begin) throw Error(ErrorKind::BadInput, "This turn has no time: it cannot be found");
    const auto& turns = study_->workspace.project().turns(state_.transcript.transcript);
    Player& player = player_here();
    const auto last = static_cast<std::size_t>(state_.transcript.selection_end().turn);
    std::int64_t end =
        std::max(player.state().duration_ms, listening_->media.duration_ms.value_or(*begin + 1));
    if (turns.at(last).end_ms && *turns[last].end_ms > *begin) end = *turns[last].end_ms;
    for (std::size_t i = last + 1; i < turns.size(); ++i)
        if (turns[i].start_ms && *turns[i].start_ms > *begin) {
            end = std::min(end, *turns[i].start_ms);
            break;
        }
    player.loop({*begin, end});
    player.play();
}

void Desktop::act(const StepRecording& request) {
    player_here().step(request.direction * settings_.now.step_ms);
}

void Desktop::act(const ChangeSpeed& request) {
    Player& player = listening_->player;
    const double to = player.state().speed + request.tenths * kSpeedStep;
    player.set_speed(request.tenths == 0 ? 1 : to);
}

void Desktop::act(const SeekRecording& request) {
    player_here().seek(request.position_ms);
}

void Desktop::act(const LoopRecording& request) {
    player_here().loop({request.begin_ms, request.end_ms});
}

void Desktop::act(const EndLoop&) {
    listening_->player.end_loop();
}

void Desktop::act(const DetachRecording&) {
    run(Command{DetachMedia{listening_->media.id}});
}

// Reads the whole file for its checksum, beside the frame.
template <class Read>
void Desktop::read_recording(const std::string& path, Read read) {
    using Change = decltype(read(path, Steps{}));
    const auto made = std::make_shared<Change>();
    const std::string name = name_of_file(path);
    Job job;
    job.title = "Reading " + name + " (MB)";
    job.work = [made, path, read](const Steps& steps) { *made = read(path, in_megabytes(steps)); };
    job.finish = [this, made, name](const Ending& ending) {
        if (ending.well())
            run(Command{*made});
        else
            say_ending(ending, "Reading " + name + " was cancelled; nothing was changed");
    };
    jobs_.add(std::move(job));
}

void Desktop::attach_recording(const std::string& path) {
    const TranscriptId transcript = state_.transcript.transcript;
    state_.player.asked_for = {};
    read_recording(path, [transcript](const std::string& file, const Steps& steps) {
        return read_to_attach(transcript, file, "", steps);
    });
}

void Desktop::locate_recording(const std::string& path) {
    const MediaId media = listening_->media.id;
    read_recording(path, [media](const std::string& file, const Steps& steps) {
        return read_to_locate(media, file, false, steps);
    });
}

}  // namespace tandem::ui
