// Peaks where the beeps are, and none where they are not.
#include "tandem/media/waveform.h"

#include <gtest/gtest.h>

#include "tandem/base/child_process.h"
#include "tandem/base/error.h"

#include "tone.h"

namespace tandem {
namespace {

class WaveformTest : public testing::Test {
 protected:
    void SetUp() override {
        if (find_program("mpv").empty())
            GTEST_SKIP() << "mpv is not installed; scripts/install installs it.";
        programs.write("tone.wav", test::tone_wav({{1000, 300}, {4000, 500}}, 6025));
    }
    test::Programs programs;
};

ErrorKind refusal(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.kind();
    }
    ADD_FAILURE() << "nothing was refused";
    return ErrorKind::Storage;
}

TEST_F(WaveformTest, IsLoudWhereTheBeepsAre) {
    std::int64_t told = -1;
    const Waveform waveform =
        read_waveform(programs.file("tone.wav"), 6025, [&](std::int64_t done, std::int64_t total) {
            EXPECT_GE(done, told);
            EXPECT_EQ(total, 6025);
            told = done;
        });
    EXPECT_NEAR(static_cast<double>(waveform.peaks.size()), 121, 1);
    EXPECT_GT(loudest(waveform, 1050, 1150), 80);
    EXPECT_GT(loudest(waveform, 4050, 4150), 80);
    EXPECT_LT(loudest(waveform, 0, 900), 3);
    EXPECT_LT(loudest(waveform, 1300, 3900), 3);
    EXPECT_LT(loudest(waveform, 4300, 6025), 3);
    EXPECT_GT(loudest(waveform, 0, 1'000'000), 80);
    EXPECT_EQ(loudest(waveform, 7000, 9000), 0);
}

TEST_F(WaveformTest, CanBeCancelled) {
    const auto cancel = [](std::int64_t, std::int64_t) {
        throw Error(ErrorKind::Cancelled, "not wanted");
    };
    EXPECT_EQ(refusal([&] { read_waveform(programs.file("tone.wav"), 0, cancel); }),
              ErrorKind::Cancelled);
}

TEST_F(WaveformTest, WhatHasNoSoundIsRefused) {
    programs.write("notes.wav", "only words");
    EXPECT_EQ(refusal([&] { read_waveform(programs.file("notes.wav"), 0, {}); }),
              ErrorKind::BadInput);
}

TEST(WaveformWithoutMpv, IsRefused) {
    const test::Programs none(false);
    EXPECT_EQ(refusal([&] { read_waveform("/tone.wav", 0, {}); }), ErrorKind::NotFound);
}

}  // namespace
}  // namespace tandem
