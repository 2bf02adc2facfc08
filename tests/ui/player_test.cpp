// The recording under the transcript: a tone file, the real mpv without a loudspeaker.
#include <chrono>
#include <filesystem>
#include <poll.h>

#include "tandem/app/recordings.h"
#include "tandem/base/child_process.h"

#include "media/tone.h"
#include "ui/desktop_robot.h"
#include "ui/listening.h"

namespace tandem::ui::test {
namespace {

using tandem::test::Programs;

// In the study of DesktopTest the turns of PT06 begin at 1, 14, 40, 60 and 65 seconds.
constexpr std::int64_t kLength = 70'000;

class PlayerTest : public DesktopTest {
 protected:
    PlayerTest() {
        desktop->use(PlayerOptions{"mpv", "null"});
        FileChooser chooser;
        chooser.ask = [this](const FileQuestion& question) {
            asked = question.title;
            return true;
        };
        chooser.take_answer = [this] { return std::exchange(answer, std::nullopt); };
        desktop->use(std::move(chooser));
        programs.write(
            "PT06.wav",
            tandem::test::tone_wav(
                {{1000, 300}, {14'000, 600}, {40'000, 600}, {60'000, 300}, {65'000, 600}},
                kLength));
        become("Ana");
        robot.click("PT06");
        frames();
    }
    Player& player() { return desktop->listening().player; }
    const PlayerState& state() { return player().state(); }
    TranscriptState& transcript() { return desktop->state().transcript; }
    std::string file() const { return programs.file("PT06.wav"); }
    void choose(const std::string& chosen) {
        answer = FileAnswer{{chosen}};
        frames();
    }
    void attach() {
        press(ImGuiKey_F4);
        robot.click("Attach recording…");
        frames();
        choose(file());
    }
    const Media& media() { return *project().media.begin(); }
    // Frames as the window draws them: when mpv has said something.
    bool until(const std::function<bool()>& holds) {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        while (!holds()) {
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
                deadline - std::chrono::steady_clock::now());
            if (left.count() <= 0 || player().socket() < 0) return false;
            pollfd ready{player().socket(), POLLIN, 0};
            ::poll(&ready, 1, static_cast<int>(left.count()));
            frames(1);
        }
        return true;
    }
    bool settled() {
        return until([this] { return state().stage == PlayerStage::Ready && !state().seeking; });
    }
    // Where the moment stands in the waveform.
    ImVec2 wave_at(std::int64_t ms) {
        const RobotItem wave = robot.item("Recording");
        const float part = static_cast<float>(ms) / static_cast<float>(kLength);
        return {wave.min.x + part * (wave.max.x - wave.min.x), wave.centre().y};
    }

    Programs programs;
    std::string asked;
    std::optional<FileAnswer> answer;
};

TEST_F(PlayerTest, WithoutARecordingPlayingShowsHowToAttachOne) {
    EXPECT_FALSE(robot.sees("No recording is attached"));
    press(ImGuiKey_F4);
    EXPECT_TRUE(robot.sees("No recording is attached to PT06."));
    robot.click("Not now");
    frames();
    EXPECT_FALSE(robot.sees("No recording is attached"));
    press(ImGuiKey_F4);
    robot.click("Attach recording…");
    frames();
    EXPECT_EQ(asked, "Attach a recording");
    press(ImGuiKey_F5);
    EXPECT_NE(said().find("Attach a recording to this transcript first"), std::string::npos);
}

class PlayedTest : public PlayerTest {
 protected:
    void SetUp() override {
        if (find_program("mpv").empty())
            GTEST_SKIP() << "mpv is not installed; scripts/install installs it.";
        attach();
        ASSERT_EQ(project().media.size(), 1u) << said();
    }
};

TEST_F(PlayedTest, AttachingReadsChecksumDurationAndLoudness) {
    EXPECT_EQ(media().path, file());
    EXPECT_EQ(media().duration_ms, kLength);
    EXPECT_NE(said().find("Attached the recording 'PT06.wav' to PT06 (audio)"), std::string::npos);
    EXPECT_TRUE(robot.has_item("Play"));
    EXPECT_TRUE(robot.sees("1:10"));
    frames();
    const auto waveform = desktop->listening().waveform();
    ASSERT_TRUE(waveform);
    EXPECT_GT(loudest(*waveform, 14'050, 14'150), 80);
    EXPECT_LT(loudest(*waveform, 20'000, 39'000), 3);
}

TEST_F(PlayedTest, NothingIsDueWhileItIsPaused) {
    desktop->perform(SeekRecording{20'000});
    ASSERT_TRUE(settled());
    frames(60);
    desktop->perform(ShowPage{Page::History});
    frames(5);
    EXPECT_EQ(desktop->frame_due(), std::nullopt);
    desktop->perform(ShowPage{Page::Transcript});
    press(ImGuiKey_F4);
    frames();
    ASSERT_TRUE(desktop->frame_due());
    EXPECT_LE(*desktop->frame_due(), 0.05);
}

TEST_F(PlayedTest, KeysWorkWhileSomebodyTypes) {
    press(ImGuiMod_Ctrl | ImGuiKey_F);
    robot.type("clinic");
    frames();
    ASSERT_TRUE(desktop->state().typing);
    press(ImGuiKey_F4);
    EXPECT_FALSE(state().paused);
    ASSERT_TRUE(until([this] { return state().position_ms > 200; }));
    press(ImGuiKey_F4);
    EXPECT_TRUE(state().paused);
    press(ImGuiKey_F5);
    press(ImGuiKey_F5);
    press(ImGuiKey_F3);
    EXPECT_GE(state().position_ms, 3000);
    EXPECT_LT(state().position_ms, 6000);
    press(ImGuiKey_F7);
    press(ImGuiKey_F7);
    press(ImGuiKey_F6);
    EXPECT_EQ(state().speed, 1.1);
    EXPECT_TRUE(robot.sees("1.1 ×"));
    EXPECT_EQ(transcript().find.query.words, "clinic") << "no key was typed";
    robot.click("Speed");
    frames();
    EXPECT_EQ(state().speed, 1.0);
    robot.click("Slower");
    frames();
    EXPECT_EQ(state().speed, 0.9);
}

TEST_F(PlayedTest, CtrlSpacePressesNothingElse) {
    robot.click("Play");
    frames();
    ASSERT_FALSE(state().paused);
    press(ImGuiMod_Ctrl | ImGuiKey_Space);
    EXPECT_TRUE(state().paused);
    robot.click_at(point(1, 3));
    press(ImGuiMod_Ctrl | ImGuiKey_Space);
    EXPECT_FALSE(state().paused);
    EXPECT_FALSE(transcript().has_selection());
}

TEST_F(PlayedTest, AClickGoesThereAndTheTurnIsMarked) {
    robot.click_at(wave_at(45'000));
    frames();
    ASSERT_TRUE(settled());
    EXPECT_NEAR(static_cast<double>(state().position_ms), 45'000, 500);
    EXPECT_EQ(transcript().heard, 2);
    EXPECT_TRUE(robot.sees("0:45") || robot.sees("0:44"));
    robot.click_at(wave_at(62'000));
    frames();
    ASSERT_TRUE(settled());
    EXPECT_NEAR(static_cast<double>(state().position_ms), 62'000, 500) << said();
    EXPECT_EQ(transcript().heard, 3);
}

TEST_F(PlayedTest, ADragIsHeardOverAndOver) {
    robot.drag(wave_at(30'000), wave_at(20'000));
    frames();
    ASSERT_TRUE(state().loop) << said() << state().trouble;
    EXPECT_NEAR(static_cast<double>(state().loop->begin_ms), 20'000, 500);
    EXPECT_NEAR(static_cast<double>(state().loop->end_ms), 30'000, 500);
    ASSERT_TRUE(settled());
    EXPECT_TRUE(state().paused);
    robot.click("End loop");
    frames();
    EXPECT_FALSE(state().loop);
    EXPECT_FALSE(robot.has_item("End loop"));
}

TEST_F(PlayedTest, TheTurnAtTheCaretIsPlayedAndLooped) {
    robot.click_at(point(1, 3));
    frames();
    press(ImGuiMod_Shift | ImGuiKey_F4);
    ASSERT_TRUE(until([this] { return state().position_ms > 14'100; }));
    EXPECT_LT(state().position_ms, 20'000);
    EXPECT_EQ(transcript().heard, 1);
    press(ImGuiMod_Shift | ImGuiKey_F5);
    ASSERT_TRUE(state().loop);
    EXPECT_EQ(*state().loop, (TimeRange{14'000, 40'000}));
    press(ImGuiMod_Shift | ImGuiKey_F3);
    EXPECT_FALSE(state().loop);
}

TEST_F(PlayedTest, TheViewFollowsOnlyWhoDoesNotType) {
    transcript().heights.assign(std::vector<float>(5, 2000));
    desktop->perform(PlayOrPause{});
    ASSERT_TRUE(settled());
    robot.frame();
    const auto goes_to = [this](std::int64_t ms) {
        desktop->perform(SeekRecording{ms});
        EXPECT_TRUE(settled());
        robot.frame();
    };
    transcript().heard_in_sight = true;
    goes_to(41'000);
    EXPECT_EQ(transcript().heard, 2);
    EXPECT_FALSE(transcript().follow_heard) << "it was followed";
    robot.key(ImGuiMod_Ctrl | ImGuiKey_F);
    frames();
    ASSERT_TRUE(desktop->state().typing);
    const double before = transcript().scroll;
    goes_to(66'000);
    EXPECT_EQ(transcript().heard, 4);
    EXPECT_EQ(transcript().scroll, before);
}

TEST_F(PlayedTest, AnotherTranscriptPausesAndComingBackGoesOn) {
    desktop->perform(SeekRecording{30'000});
    ASSERT_TRUE(settled());
    robot.click("HP02");
    frames();
    EXPECT_LT(player().socket(), 0) << "mpv has ended";
    EXPECT_FALSE(robot.has_item("Play"));
    robot.click("PT06");
    frames();
    EXPECT_TRUE(robot.sees("0:30"));
    press(ImGuiKey_F4);
    ASSERT_TRUE(until([this] { return state().position_ms > 30'050; }));
    EXPECT_LT(state().position_ms, 40'000);
}

TEST_F(PlayedTest, TheNextSessionGoesOnWhereThisOneEnded) {
    desktop->use(SettingsFile(folder + "/config"));
    desktop->perform(SeekRecording{30'000});
    ASSERT_TRUE(settled());
    desktop->close();
    desktop.reset();
    desktop = std::make_unique<Desktop>(still_clock(), 1.0f, false);
    desktop->use(SettingsFile(folder + "/config"));
    desktop->use(PlayerOptions{"mpv", "null"});
    ASSERT_TRUE(desktop->open(path)) << said();
    become("Ana");
    robot.click("PT06");
    frames();
    EXPECT_TRUE(robot.sees("0:30"));
    press(ImGuiKey_F4);
    ASSERT_TRUE(until([this] { return state().position_ms > 30'050; }));
    EXPECT_LT(state().position_ms, 40'000);
}

TEST_F(PlayedTest, AMovedRecordingIsLocated) {
    std::filesystem::rename(file(), programs.file("moved.wav"));
    programs.write("other.wav", "other bytes");
    robot.click("HP02");
    frames();
    robot.click("PT06");
    frames();
    EXPECT_TRUE(robot.sees("The recording is not where it was: " + file()));
    press(ImGuiKey_F4);
    EXPECT_TRUE(desktop->message().error);
    robot.click("Locate…");
    frames();
    choose(programs.file("other.wav"));
    EXPECT_NE(said().find("its bytes differ"), std::string::npos) << said();
    robot.click("Locate…");
    frames();
    EXPECT_EQ(asked, "Where the recording lies now");
    choose(programs.file("moved.wav"));
    EXPECT_TRUE(robot.has_item("Play"));
    EXPECT_EQ(media().path, programs.file("moved.wav"));
}

TEST_F(PlayedTest, ChangedBytesAreSaid) {
    programs.write("PT06.wav", tandem::test::tone_wav({{1000, 300}}, 5000));
    desktop->listening().waveforms.clear();
    frames();
    EXPECT_NE(said().find("has other bytes"), std::string::npos) << said();
}

TEST_F(PlayedTest, DetachedItIsGoneAndUndoBringsItBack) {
    desktop->perform(Invoke{CommandId::DetachRecording});
    frames();
    EXPECT_FALSE(robot.has_item("Play"));
    EXPECT_TRUE(std::filesystem::exists(file()));
    press(ImGuiMod_Ctrl | ImGuiKey_Z);
    EXPECT_TRUE(robot.has_item("Play"));
}

TEST_F(PlayerTest, WithoutMpvTheStripSaysWhatToInstall) {
    {
        const Programs none(false);
        attach();
        ASSERT_EQ(project().media.size(), 1u) << said();
        EXPECT_FALSE(media().duration_ms);
        press(ImGuiKey_F4);
        EXPECT_TRUE(robot.sees("sudo apt install mpv"));
    }
    if (find_program("mpv").empty()) return;
    robot.click("Play again");
    ASSERT_TRUE(until([this] { return state().position_ms > 100; }));
    EXPECT_EQ(state().duration_ms, kLength);
}

TEST(TurnHeard, IsTheLastThatHasBegun) {
    std::vector<Turn> turns(4);
    EXPECT_EQ(turn_heard(turns, 5000), -1);
    turns[0].start_ms = 1000;
    turns[2].start_ms = 4000;
    turns[3].start_ms = 9000;
    EXPECT_EQ(turn_heard(turns, 500), -1);
    EXPECT_EQ(turn_heard(turns, 1000), 0);
    EXPECT_EQ(turn_heard(turns, 3999), 0);
    EXPECT_EQ(turn_heard(turns, 8000), 2);
    EXPECT_EQ(turn_heard(turns, 99'000), 3);
}

}  // namespace
}  // namespace tandem::ui::test
