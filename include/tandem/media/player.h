// Playing a recording through the program mpv, which is asked and answers over a socket.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "tandem/base/child_process.h"
#include "tandem/base/json.h"

namespace tandem {

struct PlayerOptions {
    std::string program = "mpv";
    std::string sound = {};         // mpv's name of an output, "null" for none; empty: its choice
    std::int64_t rewind_ms = 1500;  // how far back it goes on after a pause
};

inline constexpr double kSlowest = 0.5, kFastest = 2.0, kSpeedStep = 0.1;

// Half-open, in milliseconds of the recording.
struct TimeRange {
    std::int64_t begin_ms = 0, end_ms = 0;
    bool operator==(const TimeRange&) const = default;
};

enum class PlayerStage { Idle, Loading, Ready, Failed };

struct PlayerState {
    PlayerStage stage = PlayerStage::Idle;
    std::string trouble;  // when it failed: a sentence for the person, with what to do
    std::int64_t position_ms = 0;
    std::int64_t duration_ms = 0;  // 0: not known yet
    bool paused = true;
    bool seeking = false;  // position_ms is where it will be
    bool at_end = false;
    double speed = 1;  // the pitch stays
    std::optional<TimeRange> loop;
};

// One recording at a time. No call waits: what was asked for is in state() at once, and poll()
// takes in what mpv answered. mpv ends with the object, and with this program however that ends.
class Player {
 public:
    explicit Player(PlayerOptions options) : options_(std::move(options)) {}
    Player(const Player&) = delete;
    Player& operator=(const Player&) = delete;
    ~Player();

    const PlayerState& state() const { return state_; }
    const std::string& path() const { return path_; }
    // An answer is under way: poll() soon.
    bool busy() const { return state_.stage == PlayerStage::Loading || state_.seeking; }
    // To wait for an answer with poll(2); -1: mpv does not run.
    int socket() const { return socket_; }
    // Whether the state has changed since the last call.
    bool poll();

    // Opens a recording, paused there; starts mpv when it does not run. `path` is absolute.
    void load(const std::string& path, std::int64_t position_ms);
    // After a pause from a little earlier; at the end from the beginning; after a failure anew.
    void play();
    void pause();
    void play_or_pause() { state_.paused ? play() : pause(); }
    // Exactly there. Outside the loop the loop ends.
    void seek(std::int64_t position_ms);
    // Back when negative; stays within the loop.
    void step(std::int64_t by_ms);
    // To the nearest tenth from 0.5 to 2.
    void set_speed(double speed);
    // Over and over, until end_loop(). Empty stretches are not looped.
    void loop(TimeRange stretch);
    void end_loop();
    void set_rewind(std::int64_t rewind_ms) { options_.rewind_ms = rewind_ms; }
    void stop();

 private:
    bool start();
    void send(const Json& command, int request);
    void send_seek();
    void set(const char* property, const Json& value);
    void flush();
    void fail(std::string sentence);
    void take(const Json& message);
    void take_answer(const Json& message);
    void take_arrival(const Json& message);
    void take_event(const Json& message);
    void take_property(const std::string& name, const Json& value);
    void take_end(const Json& message);
    std::int64_t within(std::int64_t position_ms) const;

    PlayerOptions options_;
    PlayerState state_;
    bool changed_ = false;
    std::string path_;
    std::optional<ChildProcess> mpv_;
    int socket_ = -1;
    std::string unread_, unsent_;  // parts of lines
    // mpv answers in order: what it tells of the position before it has answered a seek is old.
    int open_seeks_ = 0, open_loads_ = 0;
    std::int64_t entry_ = 0, wanted_entry_ = 0;  // mpv's number of the recording, from 1
    bool seek_when_loaded_ = false;
    bool was_played_ = false;  // paused where it was heard, and not moved since
};

}  // namespace tandem
