// Recordings without speech: a beep where each turn begins, every speaker in a pitch of their own.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tandem::test {

inline constexpr int kToneRate = 16000;  // samples a second
inline constexpr std::int64_t kBeepMs = 200;

struct Beep {
    std::int64_t begin_ms = 0;
    double hertz = 0;
};

// A WAV file, one channel of 16 bits.
std::string tone_wav(const std::vector<Beep>& beeps, std::int64_t duration_ms);

// The samples of such a file, or of one that mpv wrote.
std::vector<std::int16_t> samples_of_wav(const std::string& bytes);

// Beeps in samples of kToneRate. A time is good to 2 ms.
std::vector<Beep> beeps_in(const std::vector<std::int16_t>& samples);

// A folder of programs that comes first in $PATH, until it goes out of sight.
class Programs {
 public:
    explicit Programs(bool before_others = true);
    ~Programs();
    Programs(const Programs&) = delete;
    Programs& operator=(const Programs&) = delete;
    // A shell script by that name.
    void add(const std::string& name, const std::string& script) const;
    std::string file(const std::string& name) const { return (folder_ / name).string(); }
    void write(const std::string& name, const std::string& bytes) const;
    std::string read(const std::string& name) const;

 private:
    std::filesystem::path folder_;
    std::string path_before_;
};

}  // namespace tandem::test
