#include "tandem/media/player.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <sys/socket.h>
#include <unistd.h>

#include "media/mpv.h"

namespace tandem {
namespace {

// What an answer is to.
constexpr int kOther = 0, kSeek = 1, kLoad = 2, kOnItsWay = 3;

double seconds(std::int64_t ms) {
    return static_cast<double>(ms) / 1000;
}

std::int64_t milliseconds(const Json& value) {
    return value.is_number() ? std::llround(value.get<double>() * 1000) : 0;
}

// 1234 as "1.234".
std::string exact_seconds(std::int64_t ms) {
    const std::string part = std::to_string(1000 + ms % 1000);
    return std::to_string(ms / 1000) + "." + part.substr(1);
}

std::string text_of(const Json& message, const char* key) {
    const auto found = message.find(key);
    return found != message.end() && found->is_string() ? found->get<std::string>() : "";
}

std::int64_t number_of(const Json& message, const char* key) {
    const auto found = message.find(key);
    return found != message.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

std::string file_name(const std::string& path) {
    return path.substr(path.rfind('/') + 1);
}

std::string tenths(double number) {
    const long whole = std::lround(number * 10);
    return std::to_string(whole / 10) + "." + std::to_string(whole % 10);
}

}  // namespace

Player::~Player() {
    stop();
}

void Player::stop() {
    if (socket_ >= 0) close(socket_);
    socket_ = -1;
    mpv_.reset();
    unread_.clear();
    unsent_.clear();
    open_seeks_ = open_loads_ = 0;
    state_.paused = true;
    state_.seeking = false;
    state_.stage = PlayerStage::Idle;
    changed_ = true;
}

bool Player::start() {
    if (find_program(options_.program).empty()) {
        fail(mpv_is_missing());
        return false;
    }
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        fail("The computer has no room for another program now. Close some, and press play again.");
        return false;
    }
    std::vector<std::string> arguments = mpv_arguments(options_.program);
    for (const char* each : {"--idle=yes", "--pause", "--keep-open=yes", "--hr-seek=yes",
                             "--audio-pitch-correction=yes", "--input-ipc-client=fd://3"})
        arguments.emplace_back(each);
    if (!options_.sound.empty()) arguments.push_back("--ao=" + options_.sound);
    mpv_ = ChildProcess::start(arguments, {-1, -1, ends[1]}, {});
    close(ends[1]);
    socket_ = ends[0];
    int number = 0;
    for (const char* property : {"time-pos", "duration", "pause", "eof-reached"})
        send({"observe_property", ++number, property}, kOther);
    set("speed", tenths(state_.speed));
    return true;
}

void Player::send(const Json& command, int request) {
    if (socket_ < 0) return;
    // A path that is not UTF-8 is one that mpv will not find.
    unsent_ += Json{{"command", command}, {"request_id", request}}.dump(
                   -1, ' ', false, Json::error_handler_t::replace) +
               "\n";
    flush();
}

void Player::set(const char* property, const Json& value) {
    send({"set_property", property, value}, kOther);
}

void Player::flush() {
    while (!unsent_.empty()) {
        const ssize_t sent =
            ::send(socket_, unsent_.data(), unsent_.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return;  // not now; or mpv has ended, which poll() will read
        unsent_.erase(0, static_cast<std::size_t>(sent));
    }
}

void Player::fail(std::string sentence) {
    state_.stage = PlayerStage::Failed;
    state_.trouble = std::move(sentence);
    state_.paused = true;
    state_.seeking = false;
    changed_ = true;
}

bool Player::poll() {
    bool ended = false;
    std::array<char, 16 * 1024> chunk{};
    while (socket_ >= 0 && !ended) {
        flush();
        const ssize_t got = recv(socket_, chunk.data(), chunk.size(), MSG_DONTWAIT);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) break;
        ended = got <= 0;
        if (!ended) unread_.append(chunk.data(), static_cast<std::size_t>(got));
        std::size_t begin = 0;
        for (std::size_t end; (end = unread_.find('\n', begin)) != std::string::npos;
             begin = end + 1)
            take(Json::parse(unread_.begin() + static_cast<std::ptrdiff_t>(begin),
                             unread_.begin() + static_cast<std::ptrdiff_t>(end), nullptr, false));
        unread_.erase(0, begin);
    }
    if (ended) {
        stop();
        fail(
            "The program mpv, which plays the recording, has ended by itself. Press play to start "
            "it again from here.");
    }
    return std::exchange(changed_, false);
}

void Player::take(const Json& message) {
    if (!message.is_object()) return;
    if (message.contains("event"))
        take_event(message);
    else
        take_answer(message);
}

void Player::take_answer(const Json& message) {
    const std::int64_t request = number_of(message, "request_id");
    const bool well = text_of(message, "error") == "success";
    if (request == kSeek) --open_seeks_;
    if (request == kOnItsWay) take_arrival(message);
    if (request != kLoad) return;
    --open_loads_;
    const auto data = message.find("data");
    wanted_entry_ =
        well && data != message.end() ? number_of(*data, "playlist_entry_id") : std::int64_t{0};
    if (open_loads_ == 0 && wanted_entry_ == 0)
        fail("The installed mpv is too old to play “" + file_name(path_) +
             "” here. Install mpv 0.33 or later.");
}

// Seeks are exact: it is where it was asked to go. What mpv tells of its place before it goes on is
// too early by the sound that waits for the loudspeaker, and steps from there would fall short.
void Player::take_arrival(const Json& message) {
    if (open_seeks_ > 0 || open_loads_ > 0 || entry_ != wanted_entry_) return;
    const auto on_its_way = message.find("data");
    if (on_its_way != message.end() && on_its_way->is_boolean() && on_its_way->get<bool>()) return;
    state_.seeking = false;
    changed_ = true;
}

void Player::take_event(const Json& message) {
    const std::string event = text_of(message, "event");
    if (event == "start-file") entry_ = number_of(message, "playlist_entry_id");
    if (event == "end-file") take_end(message);
    if (event == "property-change") {
        const auto data = message.find("data");
        take_property(text_of(message, "name"), data == message.end() ? Json() : *data);
    }
    const bool ours = open_loads_ == 0 && entry_ == wanted_entry_;
    if (event == "file-loaded" && ours && state_.stage == PlayerStage::Loading) {
        state_.stage = PlayerStage::Ready;
        state_.seeking = true;  // to its beginning, or to where it is to begin
        changed_ = true;
        if (std::exchange(seek_when_loaded_, false)) send_seek();
    }
    // It may be that of the seek before, told when the last one has only begun.
    if (event == "playback-restart" && ours && open_seeks_ == 0)
        send({"get_property", "seeking"}, kOnItsWay);
}

void Player::take_property(const std::string& name, const Json& value) {
    if (name == "pause" && value.is_boolean() && state_.stage == PlayerStage::Ready &&
        state_.paused != value.get<bool>()) {
        state_.paused = value.get<bool>();
        changed_ = true;
    }
    if (open_loads_ > 0 || entry_ != wanted_entry_) return;
    if (name == "duration" && value.is_number()) {
        state_.duration_ms = milliseconds(value);
        changed_ = true;
    }
    if (state_.stage != PlayerStage::Ready || state_.seeking) return;
    if (name == "eof-reached" && value.is_boolean()) {
        state_.at_end = value.get<bool>();
        if (state_.at_end && state_.duration_ms > 0) state_.position_ms = state_.duration_ms;
        changed_ = true;
    }
    if (name == "time-pos" && value.is_number() && !state_.paused) {
        state_.position_ms = within(milliseconds(value));
        changed_ = true;
    }
}

// mpv goes back to the loop's begin while the sound before its end is still on its way to the
// loudspeaker, and tells a time before the begin for that; at the recording's begin one below 0.
std::int64_t Player::within(std::int64_t position_ms) const {
    position_ms = std::max<std::int64_t>(0, position_ms);
    if (!state_.loop || position_ms >= state_.loop->begin_ms) return position_ms;
    return std::max(state_.loop->begin_ms,
                    state_.loop->end_ms - (state_.loop->begin_ms - position_ms));
}

void Player::take_end(const Json& message) {
    const std::int64_t entry = number_of(message, "playlist_entry_id");
    if (text_of(message, "reason") != "error" || open_loads_ > 0 || entry != wanted_entry_) return;
    fail("mpv cannot play “" + file_name(path_) + "”: " + text_of(message, "file_error") +
         ". See whether the file is a recording, and whole.");
}

void Player::load(const std::string& path, std::int64_t position_ms) {
    path_ = path;
    state_.loop.reset();
    state_.trouble.clear();
    state_.position_ms = std::max<std::int64_t>(0, position_ms);
    state_.duration_ms = 0;
    state_.paused = true;
    state_.seeking = state_.at_end = false;
    was_played_ = seek_when_loaded_ = false;
    changed_ = true;
    if (socket_ < 0 && !start()) return;
    state_.stage = PlayerStage::Loading;
    set("pause", true);
    set("ab-loop-a", "no");
    set("ab-loop-b", "no");
    set("start", exact_seconds(state_.position_ms));
    ++open_loads_;
    send({"loadfile", path_, "replace"}, kLoad);
}

void Player::play() {
    if (path_.empty()) return;
    if (state_.stage == PlayerStage::Failed || state_.stage == PlayerStage::Idle)
        load(path_, state_.position_ms);
    if (state_.stage == PlayerStage::Failed || !state_.paused) return;
    const std::int64_t first = state_.loop ? state_.loop->begin_ms : 0;
    if (state_.at_end)
        seek(first);
    else if (was_played_ && options_.rewind_ms > 0)
        seek(std::max(first, state_.position_ms - options_.rewind_ms));
    was_played_ = false;
    state_.paused = false;
    changed_ = true;
    set("pause", false);
}

void Player::pause() {
    if (state_.paused) return;
    was_played_ = true;
    state_.paused = true;
    changed_ = true;
    set("pause", true);
}

void Player::seek(std::int64_t position_ms) {
    const std::int64_t last = state_.duration_ms > 0 ? state_.duration_ms : position_ms;
    position_ms = std::clamp<std::int64_t>(position_ms, 0, std::max<std::int64_t>(0, last));
    if (state_.loop && (position_ms < state_.loop->begin_ms || position_ms >= state_.loop->end_ms))
        end_loop();
    state_.position_ms = position_ms;
    state_.at_end = was_played_ = false;
    changed_ = true;
    if (state_.stage == PlayerStage::Loading) seek_when_loaded_ = true;
    if (state_.stage == PlayerStage::Ready) send_seek();
}

void Player::send_seek() {
    state_.seeking = true;
    ++open_seeks_;
    send({"seek", seconds(state_.position_ms), "absolute+exact"}, kSeek);
}

void Player::step(std::int64_t by_ms) {
    std::int64_t to = state_.position_ms + by_ms;
    if (state_.loop) to = std::clamp(to, state_.loop->begin_ms, state_.loop->end_ms - 1);
    seek(to);
}

void Player::set_speed(double speed) {
    state_.speed = std::round(std::clamp(speed, kSlowest, kFastest) * 10) / 10;
    changed_ = true;
    set("speed", tenths(state_.speed));
}

void Player::loop(TimeRange stretch) {
    stretch.begin_ms = std::max<std::int64_t>(0, stretch.begin_ms);
    if (stretch.begin_ms >= stretch.end_ms) return;
    if (state_.stage != PlayerStage::Loading && state_.stage != PlayerStage::Ready) return;
    state_.loop = stretch;
    changed_ = true;
    set("ab-loop-a", seconds(stretch.begin_ms));
    set("ab-loop-b", seconds(stretch.end_ms));
    if (state_.position_ms < stretch.begin_ms || state_.position_ms >= stretch.end_ms)
        seek(stretch.begin_ms);
}

void Player::end_loop() {
    if (!state_.loop) return;
    state_.loop.reset();
    changed_ = true;
    set("ab-loop-a", "no");
    set("ab-loop-b", "no");
}

}  // namespace tandem
