#include "tandem/media/waveform.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include "tandem/base/child_process.h"
#include "tandem/base/error.h"

#include "media/mpv.h"

namespace tandem {
namespace {

constexpr std::int64_t kRate = 8000;  // samples a second: speech has little above 4 kHz
constexpr std::int64_t kSamplesOfPeak = kRate * kPeakMs / 1000;
constexpr std::size_t kMostPeaks = 24 * 3600 * 1000 / kPeakMs;
constexpr int kAskEveryMs = 100;  // whether it was cancelled

// Closed when it goes out of sight.
struct Descriptor {
    int number = -1;
    explicit Descriptor(int file) : number(file) {}
    Descriptor(const Descriptor&) = delete;
    ~Descriptor() { close(number); }
};

// 16-bit samples, low byte first, in pieces of any size.
class Peaks {
 public:
    void add(const unsigned char* bytes, std::size_t size) {
        for (std::size_t i = 0; i < size; ++i) {
            if (!has_low_) {
                low_ = bytes[i];
                has_low_ = true;
                continue;
            }
            has_low_ = false;
            add_sample(static_cast<std::int16_t>(low_ | bytes[i] << 8));
        }
    }
    bool full() const { return waveform_.peaks.size() >= kMostPeaks; }
    std::int64_t milliseconds() const {
        return static_cast<std::int64_t>(waveform_.peaks.size()) * kPeakMs;
    }
    Waveform take() {
        if (samples_ > 0) end_peak();
        return std::move(waveform_);
    }

 private:
    void add_sample(std::int16_t sample) {
        loudest_ = std::max(loudest_, std::abs(static_cast<int>(sample)));
        if (++samples_ == kSamplesOfPeak) end_peak();
    }
    void end_peak() {
        waveform_.peaks.push_back(static_cast<std::uint8_t>(std::min(255, loudest_ / 128)));
        loudest_ = 0;
        samples_ = 0;
    }

    Waveform waveform_;
    int loudest_ = 0;
    std::int64_t samples_ = 0;
    unsigned char low_ = 0;
    bool has_low_ = false;
};

void read_peaks(int from, Peaks& peaks, std::int64_t duration_ms, const Steps& steps) {
    std::array<unsigned char, 64 * 1024> chunk{};
    while (!peaks.full()) {
        step(steps, peaks.milliseconds(), duration_ms);
        pollfd ready{from, POLLIN, 0};
        if (poll(&ready, 1, kAskEveryMs) <= 0) continue;
        const ssize_t got = read(from, chunk.data(), chunk.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return;
        peaks.add(chunk.data(), static_cast<std::size_t>(got));
    }
}

}  // namespace

Waveform read_waveform(const std::string& path, std::int64_t duration_ms, const Steps& steps,
                       const std::string& program) {
    if (find_program(program).empty()) throw Error(ErrorKind::NotFound, mpv_is_missing());
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        throw Error(ErrorKind::Storage, "The computer has no room for another program now.");
    const Descriptor from(ends[0]);
    std::vector<std::string> arguments = mpv_arguments(program);
    for (const char* each : {"--ao=pcm", "--ao-pcm-file=/dev/fd/3", "--ao-pcm-waveheader=no",
                             "--audio-format=s16", "--audio-channels=mono"})
        arguments.emplace_back(each);
    arguments.push_back("--audio-samplerate=" + std::to_string(kRate));
    arguments.push_back("--");
    arguments.push_back(path);
    const auto mpv = ChildProcess::start(arguments, {-1, -1, ends[1]}, {});
    close(ends[1]);
    Peaks peaks;
    read_peaks(from.number, peaks, duration_ms, steps);
    Waveform waveform = peaks.take();
    if (waveform.peaks.empty())
        throw Error(ErrorKind::BadInput, "mpv finds no sound in '" + path +
                                             "'. See whether the file is a recording, and whole.");
    return waveform;
}

std::uint8_t loudest(const Waveform& waveform, std::int64_t begin_ms, std::int64_t end_ms) {
    const auto size = static_cast<std::int64_t>(waveform.peaks.size());
    const std::int64_t begin = std::clamp<std::int64_t>(begin_ms / kPeakMs, 0, size);
    const std::int64_t end =
        std::clamp<std::int64_t>((end_ms + kPeakMs - 1) / kPeakMs, begin, size);
    std::uint8_t most = 0;
    for (std::int64_t i = begin; i < end; ++i)
        most = std::max(most, waveform.peaks[static_cast<std::size_t>(i)]);
    return most;
}

}  // namespace tandem
