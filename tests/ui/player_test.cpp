// The recording under the transcript: a tone file, the real mpv without a loudspeaker.
#include <filesystem>

#include "tandem/app/recordings.h"
#include "tandem/base/child_process.h"

#include "ui/listening_desktop.h"

namespace tandem::ui::test {
namespace {

using tandem::test::Programs;

// In the study of DesktopTest the turns of PT06 begin at 1, 14, 40, 60 and 65 seconds.
constexpr std::int64_t kLength = 70'000;

class PlayerTest : public ListeningDesktopTest {
 protected:
    PlayerTest() {
        ask_outside();
        programs.write(
            "PT06.wav",
            tandem::test::tone_wav(
                {{1000, 300}, {14'000, 600}, {40'000, 600}, {60'000, 300}, {65'000, 600}},
                kLength));
        become("Ana");
        robot.click("PT06");
        frames();
    }
    TranscriptState& transcript() { return desktop->state().transcript; }
    std::string file() const { return programs.file("PT06.wav"); }
    void attach() {
        press(ImGuiKey_F4);
        robot.click("Attach recording…");
        frames();
        choose(file());
    }
    const Media& media() { return *project().media.begin(); }
    // Where the moment stands in the waveform.
    ImVec2 wave_at(std::int64_t ms) {
        const RobotItem wave = robot.item("Recording");
        const float part = static_cast<float>(ms) / static_cast<float>(kLength);
        return {wave.min.x + part * (wave.max.x - wave.min.x), wave.centre().y};
    }
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
    EXPECT_FALSE(playing().paused);
    ASSERT_TRUE(until([this] { return playing().position_ms > 200; }));
    press(ImGuiKey_F4);
    EXPECT_TRUE(playing().paused);
    press(ImGuiKey_F5);
    press(ImGuiKey_F5);
    press(ImGuiKey_F3);
    EXPECT_GE(playing().position_ms, 3000);
    EXPECT_LT(playing().position_ms, 6000);
    press(ImGuiKey_F7);
    press(ImGuiKey_F7);
    press(ImGuiKey_F6);
    EXPECT_EQ(playing().speed, 1.1);
    EXPECT_TRUE(robot.sees("1.1 ×"));
    EXPECT_EQ(transcript().find.query.words, "clinic") << "no key was typed";
    robot.click("Speed");
    frames();
    EXPECT_EQ(playing().speed, 1.0);
    robot.click("Slower");
    frames();
    EXPECT_EQ(playing().speed, 0.9);
}

TEST_F(PlayedTest, CtrlSpacePressesNothingElse) {
    robot.click("Play");
    frames();
    ASSERT_FALSE(playing().paused);
    press(ImGuiMod_Ctrl | ImGuiKey_Space);
    EXPECT_TRUE(playing().paused);
    robot.click_at(point(1, 3));
    press(ImGuiMod_Ctrl | ImGuiKey_Space);
    EXPECT_FALSE(playing().paused);
    EXPECT_FALSE(transcript().has_selection());
}

TEST_F(PlayedTest, AClickGoesThereAndTheTurnIsMarked) {
    robot.click_at(wave_at(45'000));
    frames();
    ASSERT_TRUE(settled());
    EXPECT_NEAR(static_cast<double>(playing().position_ms), 45'000, 500);
    EXPECT_EQ(transcript().heard, 2);
    EXPECT_TRUE(robot.sees("0:45") || robot.sees("0:44"));
    robot.click_at(wave_at(62'000));
    frames();
    ASSERT_TRUE(settled());
    EXPECT_NEAR(static_cast<double>(playing().position_ms), 62'000, 500) << said();
    EXPECT_EQ(transcript().heard, 3);
}

TEST_F(PlayedTest, ADragIsHeardOverAndOver) {
    robot.drag(wave_at(30'000), wave_at(20'000));
    frames();
    ASSERT_TRUE(playing().loop) << said() << playing().trouble;
    EXPECT_NEAR(static_cast<double>(playing().loop->begin_ms), 20'000, 500);
    EXPECT_NEAR(static_cast<double>(playing().loop->end_ms), 30'000, 500);
    ASSERT_TRUE(settled());
    EXPECT_TRUE(playing().paused);
    robot.click("End loop");
    frames();
    EXPECT_FALSE(playing().loop);
    EXPECT_FALSE(robot.has_item("End loop"));
}

TEST_F(PlayedTest, TheTurnAtTheCaretIsPlayedAndLooped) {
    robot.click_at(point(1, 3));
    frames();
    press(ImGuiMod_Shift | ImGuiKey_F4);
    ASSERT_TRUE(until([this] { return playing().position_ms > 14'100; }));
    EXPECT_LT(playing().position_ms, 20'000);
    EXPECT_EQ(transcript().heard, 1);
    press(ImGuiMod_Shift | ImGuiKey_F5);
    ASSERT_TRUE(playing().loop);
    EXPECT_EQ(*playing().loop, (TimeRange{14'000, 40'000}));
    press(ImGuiMod_Shift | ImGuiKey_F3);
    EXPECT_FALSE(playing().loop);
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
    ASSERT_TRUE(until([this] { return playing().position_ms > 30'050; }));
    EXPECT_LT(playing().position_ms, 40'000);
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
    ASSERT_TRUE(until([this] { return playing().position_ms > 30'050; }));
    EXPECT_LT(playing().position_ms, 40'000);
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
    ASSERT_TRUE(until([this] { return playing().position_ms > 100; }));
    EXPECT_EQ(playing().duration_ms, kLength);
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
