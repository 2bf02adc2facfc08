// How loud a recording is from moment to moment.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tandem/base/steps.h"

namespace tandem {

inline constexpr std::int64_t kPeakMs = 50;

struct Waveform {
    std::vector<std::uint8_t> peaks;  // the loudest of each kPeakMs, 0 to 255; from the beginning
};

// Has the program mpv decode all of the recording; memory for the peaks alone, and none beyond 24
// hours. Takes minutes: `steps` are told milliseconds of `duration_ms` (0: not known). Throws
// Error: NotFound without mpv, BadInput for a file without sound, Cancelled by `steps`.
Waveform read_waveform(const std::string& path, std::int64_t duration_ms, const Steps& steps,
                       const std::string& program = "mpv");

// The loudest between two times, half-open; 0 where nothing was read.
std::uint8_t loudest(const Waveform& waveform, std::int64_t begin_ms, std::int64_t end_ms);

}  // namespace tandem
