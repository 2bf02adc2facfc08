// What is listened to while a transcript is read: its recording, and how loud that is.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tandem/base/hash.h"
#include "tandem/media/player.h"
#include "tandem/media/waveform.h"
#include "tandem/model/media.h"
#include "tandem/model/transcript.h"

#include "ui/jobs.h"

namespace tandem::ui {

struct Listening {
    Listening(PlayerOptions options, Jobs::Guard guard)
        : player(std::move(options)), reading(std::move(guard)) {}

    // The recording of the open transcript.
    TranscriptId transcript;
    std::uint64_t revision = 0;  // of the study when it was looked for
    Media media;                 // no id: none is attached
    std::string place;           // of its file; empty: missing

    Player player;
    MediaId loaded;                           // what the player has; none: nothing yet
    Sha256 loaded_sum{};                      // of its file
    std::map<MediaId, std::int64_t> left_at;  // milliseconds, of recordings listened to before

    // Of this session, by the checksum of the file.
    std::map<Sha256, std::shared_ptr<const Waveform>> waveforms;
    Jobs reading;  // last: its work ends before the rest goes

    bool is_loaded() const { return media.id && loaded == media.id; }
    std::shared_ptr<const Waveform> waveform() const;
};

// The turn that is heard then, from 0: the last that has begun. -1: none has, or turns have no
// times.
int turn_heard(const std::vector<Turn>& turns, std::int64_t position_ms);

}  // namespace tandem::ui
