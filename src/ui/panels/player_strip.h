// The recording under the transcript: play, where it is, how loud it is, where turns begin.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tandem/media/player.h"
#include "tandem/media/waveform.h"

#include "ui/actions.h"
#include "ui/jobs.h"
#include "ui/view.h"

namespace tandem::ui {

struct PlayerStripState {
    TranscriptId asked_for;  // play was asked for here, where no recording is attached
    std::optional<std::int64_t> drag_from, drag_to;  // milliseconds, while a loop is drawn
};

// What there is to be shown.
struct PlayerStrip {
    enum class Recording { None, Missing, Here };
    Recording recording = Recording::None;
    std::string transcript;  // its name
    std::string path;        // where the file is, or was
    PlayerState player{};
    std::int64_t duration_ms = 0;  // 0: not known
    const Waveform* waveform = nullptr;
    std::optional<JobProgress> reading{};  // of the waveform
    const std::vector<Turn>* turns = nullptr;
};

float player_strip_height(const View& view);
void player_strip(const View& view, PlayerStripState& state, const PlayerStrip& strip,
                  Actions& actions);

}  // namespace tandem::ui
