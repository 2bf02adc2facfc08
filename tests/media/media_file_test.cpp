// A recording is known by the checksum of all its bytes.
#include "tandem/media/media_file.h"

#include <gtest/gtest.h>

#include "tandem/base/child_process.h"
#include "tandem/base/error.h"

#include "tone.h"

namespace tandem {
namespace {

TEST(MediaFile, ChecksumIsThatOfTheBytes) {
    const test::Programs folder;
    std::string bytes;
    for (int i = 0; i < 3'000'000; ++i) bytes += static_cast<char>(i * 7 / 3);
    folder.write("long", bytes);
    folder.write("empty", "");
    std::int64_t last = -1;
    const Sha256 sum = checksum_of_file(folder.file("long"), [&](std::int64_t done, std::int64_t) {
        EXPECT_GT(done, last);
        last = done;
    });
    EXPECT_EQ(sum, sha256(bytes));
    EXPECT_EQ(last, 3'000'000);
    EXPECT_EQ(checksum_of_file(folder.file("empty"), {}), sha256(""));
}

TEST(MediaFile, WhatCannotBeReadIsRefused) {
    EXPECT_THROW(checksum_of_file("/no/such/recording.wav", {}), Error);
    EXPECT_THROW(checksum_of_file("/tmp", {}), Error);
}

TEST(MediaFile, CancelledWhileItIsRead) {
    const test::Programs folder;
    folder.write("some", "bytes");
    EXPECT_THROW(checksum_of_file(folder.file("some"),
                                  [](std::int64_t, std::int64_t) {
                                      throw Error(ErrorKind::Cancelled, "not wanted");
                                  }),
                 Error);
}

TEST(MediaFile, DurationIsWhatMpvFinds) {
    const test::Programs folder;
    if (find_program("mpv").empty())
        GTEST_SKIP() << "mpv is not installed; scripts/install installs it.";
    folder.write("tone.wav", test::tone_wav({{0, 400}}, 3500));
    folder.write("notes.wav", "only words");
    EXPECT_EQ(duration_of_recording(folder.file("tone.wav")), 3500);
    EXPECT_EQ(duration_of_recording(folder.file("notes.wav")), 0);
}

TEST(MediaFile, WithoutMpvTheDurationIsNotKnown) {
    const test::Programs none(false);
    EXPECT_EQ(duration_of_recording("/tone.wav"), 0);
}

}  // namespace
}  // namespace tandem
