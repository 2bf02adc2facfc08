// The real mpv on an output that nobody hears, and a tone file that tells what time it is.
#include "tandem/media/player.h"

#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tone.h"

namespace tandem {
namespace {

using test::Beep;

constexpr std::int64_t kLength = 20000;
const std::vector<Beep> kBeeps = {{0, 300}, {4000, 600}, {9500, 300}, {13000, 600}, {19000, 900}};

// Everything here waits for what mpv says, and gives up after so long.
constexpr std::chrono::seconds kPatience{60};

bool wait_until(Player& player, const std::function<bool(const PlayerState&)>& holds) {
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    while (player.poll() || !holds(player.state())) {
        if (holds(player.state())) return true;
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0 || player.socket() < 0) return false;
        pollfd ready{player.socket(), POLLIN, 0};
        ::poll(&ready, 1, static_cast<int>(left.count()));
    }
    return true;
}

bool settled(const PlayerState& state) {
    return state.stage == PlayerStage::Ready && !state.seeking;
}

bool failed(const PlayerState& state) {
    return state.stage == PlayerStage::Failed;
}

class PlayerTest : public testing::Test {
 protected:
    void SetUp() override {
        if (find_program("mpv").empty())
            GTEST_SKIP() << "mpv is not installed; scripts/install installs it.";
        programs.write("tone.wav", test::tone_wav(kBeeps, kLength));
    }
    void open(Player& player, std::int64_t at_ms = 0) {
        player.load(programs.file("tone.wav"), at_ms);
        ASSERT_TRUE(wait_until(player, settled)) << player.state().trouble;
    }
    // What comes out of the loudspeaker from a moment to the end, with no silence for waiting.
    std::vector<Beep> heard_from(std::int64_t at_ms, double speed) {
        programs.add("mpv-to-file", "exec mpv \"$@\" --audio-format=s16 --ao=pcm --ao-pcm-file=" +
                                        programs.file("heard.wav"));
        {
            Player player({"mpv-to-file"});
            open(player);
            player.set_speed(speed);
            player.seek(at_ms);
            EXPECT_TRUE(wait_until(player, settled));
            player.play();
            EXPECT_TRUE(wait_until(player, [](const PlayerState& s) { return s.at_end; }));
        }
        return test::beeps_in(test::samples_of_wav(programs.read("heard.wav")));
    }

    test::Programs programs;
};

TEST_F(PlayerTest, OpensPausedAndTellsHowLong) {
    Player player({"mpv", "null"});
    open(player);
    EXPECT_TRUE(player.state().paused);
    EXPECT_EQ(player.state().position_ms, 0);
    EXPECT_EQ(player.state().duration_ms, kLength);
    EXPECT_FALSE(player.busy());
}

TEST_F(PlayerTest, PlaysAndPauses) {
    Player player({"mpv", "null"});
    open(player, 4000);
    EXPECT_NEAR(static_cast<double>(player.state().position_ms), 4000, 100);
    player.play_or_pause();
    EXPECT_FALSE(player.state().paused);
    ASSERT_TRUE(wait_until(player, [](const PlayerState& s) { return s.position_ms > 4500; }));
    player.play_or_pause();
    EXPECT_TRUE(player.state().paused);
    EXPECT_LT(player.state().position_ms, kLength);
}

TEST_F(PlayerTest, SeeksExactly) {
    Player player({"mpv", "null"});
    open(player);
    for (const std::int64_t target : {12345, 50, 19990, 7000, 6999}) {
        player.seek(target);
        EXPECT_EQ(player.state().position_ms, target) << "shown at once";
        ASSERT_TRUE(wait_until(player, settled));
        EXPECT_LT(std::abs(player.state().position_ms - target), 100) << target;
    }
    player.step(-3000);
    player.step(-3000);
    EXPECT_EQ(player.state().position_ms, 999);
    player.step(-3000);
    EXPECT_EQ(player.state().position_ms, 0);
    player.seek(kLength * 2);
    EXPECT_EQ(player.state().position_ms, kLength);
}

// Not what mpv says of itself: the sound that it gives.
TEST_F(PlayerTest, WhatIsHeardAfterASeekIsWhatIsThere) {
    const std::vector<Beep> heard = heard_from(9100, 1);
    ASSERT_EQ(heard.size(), 3u);
    for (std::size_t i = 0; i < 3; ++i) {
        const Beep& there = kBeeps[i + 2];
        EXPECT_NEAR(static_cast<double>(heard[i].begin_ms),
                    static_cast<double>(there.begin_ms - 9100), 50);
        EXPECT_NEAR(heard[i].hertz, there.hertz, 15);
    }
}

TEST_F(PlayerTest, FasterKeepsThePitch) {
    const std::vector<Beep> heard = heard_from(9100, 2);
    ASSERT_EQ(heard.size(), 3u);
    EXPECT_NEAR(static_cast<double>(heard[1].begin_ms - heard[0].begin_ms), 3500 / 2.0, 60);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(heard[i].hertz, kBeeps[i + 2].hertz, 30);
}

TEST_F(PlayerTest, SpeedGoesInTenthsWithinItsBounds) {
    Player player({"mpv", "null"});
    for (int i = 0; i < 20; ++i) player.set_speed(player.state().speed + kSpeedStep);
    EXPECT_EQ(player.state().speed, 2.0);
    for (int i = 0; i < 20; ++i) player.set_speed(player.state().speed - kSpeedStep);
    EXPECT_EQ(player.state().speed, 0.5);
    player.set_speed(1.2);
    EXPECT_EQ(player.state().speed, 1.2);
}

TEST_F(PlayerTest, LoopsBetweenTwoPlaces) {
    Player player({"mpv", "null"});
    open(player);
    player.loop({6000, 6400});
    EXPECT_EQ(player.state().position_ms, 6000);
    player.play();
    int rounds = 0;
    std::int64_t last = 6000;
    ASSERT_TRUE(wait_until(player, [&](const PlayerState& s) {
        rounds += s.position_ms < last;
        last = s.position_ms;
        EXPECT_GE(s.position_ms, 6000);
        EXPECT_LE(s.position_ms, 6500);
        return rounds == 3;
    }));
    player.step(-3000);
    EXPECT_EQ(player.state().position_ms, 6000) << "a step stays within the loop";
    player.seek(15000);
    EXPECT_FALSE(player.state().loop) << "to go elsewhere ends it";
    ASSERT_TRUE(wait_until(player, [](const PlayerState& s) { return s.position_ms > 15200; }));
}

TEST_F(PlayerTest, GoesOnALittleEarlierAfterAPause) {
    Player player({"mpv", "null"});
    open(player, 8000);
    player.play();
    EXPECT_EQ(player.state().position_ms, 8000) << "nothing was heard yet";
    ASSERT_TRUE(wait_until(player, [](const PlayerState& s) { return s.position_ms > 8400; }));
    player.pause();
    const std::int64_t paused_at = player.state().position_ms;
    player.play();
    EXPECT_EQ(player.state().position_ms, paused_at - 1500);
    ASSERT_TRUE(wait_until(player, settled));
    EXPECT_LT(std::abs(player.state().position_ms - (paused_at - 1500)), 100);
    player.pause();
    player.seek(3000);
    player.play();
    EXPECT_EQ(player.state().position_ms, 3000) << "a place that was chosen is kept";
    player.set_rewind(0);
    player.pause();
    const std::int64_t there = player.state().position_ms;
    player.play();
    EXPECT_EQ(player.state().position_ms, there);
}

TEST_F(PlayerTest, StopsAtTheEndAndBeginsAgain) {
    Player player({"mpv", "null"});
    open(player, 19700);
    player.play();
    ASSERT_TRUE(wait_until(player, [](const PlayerState& s) { return s.at_end && s.paused; }));
    player.play();
    EXPECT_EQ(player.state().position_ms, 0);
    EXPECT_FALSE(player.state().at_end);
    ASSERT_TRUE(wait_until(player, [](const PlayerState& s) {
        return settled(s) && s.position_ms > 100 && s.position_ms < 5000;
    }));
}

TEST_F(PlayerTest, TheRecordingAskedForLastIsTheOneOpen) {
    programs.write("short.wav", test::tone_wav({{0, 500}}, 3000));
    Player player({"mpv", "null"});
    player.load(programs.file("tone.wav"), 15000);
    player.load(programs.file("short.wav"), 500);
    player.seek(1000);  // before it is open
    ASSERT_TRUE(wait_until(player, settled));
    EXPECT_EQ(player.state().duration_ms, 3000);
    EXPECT_LT(std::abs(player.state().position_ms - 1000), 100);
    open(player, 15000);
    EXPECT_EQ(player.state().duration_ms, kLength);
}

// Says what mpv says on a slow machine when a second seek follows soon after the first: that the
// first has ended while the second is still on its way. How often it was asked stands in the file.
std::string slow_mpv(const std::string& file) {
    return R"(
asked=0
while read -r line <&3; do
    case $line in
    *loadfile*)
        echo '{"request_id":2,"error":"success","data":{"playlist_entry_id":1}}
{"event":"start-file","playlist_entry_id":1}
{"event":"file-loaded"}
{"event":"playback-restart"}' >&3 ;;
    *'"seek"'*)
        echo '{"request_id":1,"error":"success"}
{"event":"playback-restart"}' >&3 ;;
    *'"seeking"'*)
        asked=$((asked + 1))
        echo $asked >')" +
           file + R"('
        [ $asked = 3 ] && on_its_way=true || on_its_way=false
        echo "{\"request_id\":3,\"error\":\"success\",\"data\":$on_its_way}" >&3
        [ $asked != 3 ] || echo '{"event":"playback-restart"}' >&3 ;;
    esac
done)";
}

TEST_F(PlayerTest, TheEndOfASeekIsNotTakenForThatOfTheNext) {
    programs.add("slow-mpv", slow_mpv(programs.file("asked")));
    Player player({"slow-mpv"});
    open(player);
    player.seek(4000);
    ASSERT_TRUE(wait_until(player, settled));
    EXPECT_EQ(programs.read("asked"), "2\n");
    player.seek(9000);
    ASSERT_TRUE(wait_until(player, settled));
    EXPECT_EQ(programs.read("asked"), "4\n");
    EXPECT_EQ(player.state().position_ms, 9000);
}

TEST_F(PlayerTest, StepsWhilePausedDoNotFallShort) {
    Player player({"mpv", "null"});
    open(player, 1000);
    for (int i = 0; i < 5; ++i) {
        player.step(2000);
        ASSERT_TRUE(wait_until(player, settled));
        EXPECT_EQ(player.state().position_ms, 3000 + 2000 * i);
    }
}

TEST_F(PlayerTest, WhatIsNoRecordingIsSaid) {
    programs.write("notes.wav", "only words");
    Player player({"mpv", "null"});
    player.load(programs.file("notes.wav"), 0);
    ASSERT_TRUE(wait_until(player, failed));
    EXPECT_NE(player.state().trouble.find("notes.wav"), std::string::npos)
        << player.state().trouble;
    open(player);
    EXPECT_EQ(player.state().trouble, "");
}

// mpv under its own name, and the number of its process in a file.
void tell_process(const test::Programs& programs) {
    programs.add("told-mpv", "echo $$ > '" + programs.file("process") + "'; exec mpv \"$@\"");
}

TEST_F(PlayerTest, IsStartedAgainAfterItWasKilled) {
    tell_process(programs);
    Player player({"told-mpv", "null"});
    open(player, 5000);
    kill(std::stoi(programs.read("process")), SIGKILL);
    ASSERT_TRUE(wait_until(player, failed) || failed(player.state()));
    EXPECT_NE(player.state().trouble.find("ended by itself"), std::string::npos);
    player.play();
    ASSERT_TRUE(wait_until(player, [](const PlayerState& s) { return s.position_ms > 5100; }));
    EXPECT_LT(player.state().position_ms, 8000);
}

// Ends when the process has.
bool is_over(int process) {
    const int handle = static_cast<int>(syscall(SYS_pidfd_open, process, 0));
    if (handle < 0) return errno == ESRCH;
    pollfd ready{handle, POLLIN, 0};
    const bool over = ::poll(&ready, 1, 20000) == 1;
    close(handle);
    return over;
}

TEST_F(PlayerTest, NoOrphanIsLeft) {
    tell_process(programs);
    {
        Player player({"told-mpv", "null"});
        open(player);
        EXPECT_EQ(kill(std::stoi(programs.read("process")), 0), 0);
    }
    EXPECT_NE(kill(std::stoi(programs.read("process")), 0), 0);
    // A program that is killed and destroys nothing.
    const pid_t us = fork();
    if (us == 0) {
        Player player({"told-mpv", "null"});
        open(player);
        kill(getpid(), SIGKILL);
    }
    waitpid(us, nullptr, 0);
    EXPECT_TRUE(is_over(std::stoi(programs.read("process"))));
}

TEST(PlayerWithoutMpv, SaysWhatToInstall) {
    const test::Programs none(false);
    Player player({"mpv", "null"});
    player.load("/recording.wav", 2000);
    EXPECT_EQ(player.state().stage, PlayerStage::Failed);
    EXPECT_NE(player.state().trouble.find("sudo apt install mpv"), std::string::npos);
    player.play();
    player.step(-500);
    EXPECT_TRUE(player.state().paused);
    EXPECT_EQ(player.state().position_ms, 1500);
    EXPECT_FALSE(player.busy());
}

TEST(PlayerWithoutMpv, OneThatEndsAtOnceIsSaid) {
    const test::Programs programs;
    programs.add("mpv", "exit 1");
    Player player({"mpv", "null"});
    player.load("/recording.wav", 0);
    EXPECT_FALSE(wait_until(player, settled));
    EXPECT_EQ(player.state().stage, PlayerStage::Failed);
}

}  // namespace
}  // namespace tandem
