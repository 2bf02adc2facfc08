#include "tone.h"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <numbers>

namespace tandem::test {
namespace {

constexpr double kLoud = 12000;
constexpr int kHeard = 1000;            // above this a sample belongs to a beep
constexpr int kQuiet = kToneRate / 50;  // 20 ms without one: the beep is over

std::string little_endian(std::uint32_t number, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) text += static_cast<char>(number >> (8 * i) & 0xFF);
    return text;
}

std::int64_t sample_at(std::int64_t ms) {
    return ms * kToneRate / 1000;
}

}  // namespace

std::string tone_wav(const std::vector<Beep>& beeps, std::int64_t duration_ms) {
    std::vector<std::int16_t> samples(static_cast<std::size_t>(sample_at(duration_ms)));
    for (const Beep& beep : beeps)
        for (std::int64_t i = 0; i < sample_at(kBeepMs); ++i) {
            const auto at = static_cast<std::size_t>(sample_at(beep.begin_ms) + i);
            const double turns = beep.hertz * static_cast<double>(i) / kToneRate;
            if (at < samples.size())
                samples[at] = static_cast<std::int16_t>(
                    std::lround(kLoud * std::cos(2 * std::numbers::pi * turns)));
        }
    const auto size = static_cast<std::uint32_t>(samples.size() * 2);
    std::string wav = "RIFF" + little_endian(36 + size, 4) + "WAVEfmt " + little_endian(16, 4) +
                      little_endian(1, 2) + little_endian(1, 2) + little_endian(kToneRate, 4) +
                      little_endian(kToneRate * 2, 4) + little_endian(2, 2) + little_endian(16, 2) +
                      "data" + little_endian(size, 4);
    for (const std::int16_t sample : samples)
        wav += little_endian(static_cast<std::uint16_t>(sample), 2);
    return wav;
}

std::vector<std::int16_t> samples_of_wav(const std::string& bytes) {
    std::vector<std::int16_t> samples;
    const std::size_t data = bytes.find("data");
    if (data == std::string::npos) return samples;
    for (std::size_t i = data + 8; i + 1 < bytes.size(); i += 2)
        samples.push_back(static_cast<std::int16_t>(static_cast<unsigned char>(bytes[i]) |
                                                    static_cast<unsigned char>(bytes[i + 1]) << 8));
    return samples;
}

std::vector<Beep> beeps_in(const std::vector<std::int16_t>& samples) {
    std::vector<Beep> beeps;
    std::size_t begin = 0, last = 0, crossings = 0;
    bool inside = false;
    const auto end_beep = [&] {
        const double length = static_cast<double>(last - begin) / kToneRate;
        beeps.push_back({static_cast<std::int64_t>(begin * 1000 / kToneRate),
                         static_cast<double>(crossings) / 2 / length});
        inside = false;
    };
    for (std::size_t i = 1; i < samples.size(); ++i) {
        const bool heard = std::abs(static_cast<int>(samples[i])) > kHeard;
        if (heard && !inside) {
            begin = i;
            crossings = 0;
            inside = true;
        }
        if (heard) last = i;
        crossings += inside && (samples[i] < 0) != (samples[i - 1] < 0);
        if (inside && i - last > kQuiet) end_beep();
    }
    if (inside) end_beep();
    return beeps;
}

Programs::Programs(bool before_others) {
    std::string name = (std::filesystem::temp_directory_path() / "tandem-media-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    const char* path = std::getenv("PATH");
    path_before_ = path ? path : "";
    setenv("PATH", (folder_.string() + (before_others ? ":" + path_before_ : "")).c_str(), 1);
}

Programs::~Programs() {
    setenv("PATH", path_before_.c_str(), 1);
    std::filesystem::remove_all(folder_);
}

void Programs::add(const std::string& name, const std::string& script) const {
    write(name, "#!/bin/sh\n" + script + "\n");
    std::filesystem::permissions(folder_ / name, std::filesystem::perms::owner_all);
}

void Programs::write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
}

std::string Programs::read(const std::string& name) const {
    std::ifstream file(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace tandem::test
