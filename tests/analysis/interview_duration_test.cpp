// From the recording where there is one, else from the transcript's last time.
#include "tandem/analysis/interview_duration.h"

#include <gtest/gtest.h>

#include "fixtures.h"

namespace tandem {
namespace {

class InterviewDurationTest : public testing::Test {
 protected:
    InterviewDurationTest() : transcript(study.add_transcript("PT01")) {
        study.add_turn(transcript, {}, "One.");
        study.add_turn(transcript, {}, "Two.");
    }
    void set_time(std::int64_t number, std::optional<std::int64_t> begin,
                  std::optional<std::int64_t> end) {
        Turn turn = study.project.turns(transcript).at(static_cast<std::size_t>(number - 1));
        turn.start_ms = begin;
        turn.end_ms = end;
        study.project.refresh_turn(turn);
    }
    void add_media(const std::string& role, std::optional<std::int64_t> ms, bool deleted = false) {
        Media media;
        media.id = {++last};
        media.transcript = transcript;
        media.role = role;
        media.duration_ms = ms;
        media.deleted = deleted;
        study.project.media.put(media);
    }
    void expect(std::int64_t ms, std::string_view source) {
        const InterviewDuration found = interview_duration(study.project, transcript);
        EXPECT_EQ(found.ms, ms);
        EXPECT_EQ(source_word(found.source), source);
    }

    fixtures::Study study;
    TranscriptId transcript;
    std::int64_t last = 0;
};

TEST_F(InterviewDurationTest, IsNotKnownWithoutTimes) {
    expect(0, "");
}

TEST_F(InterviewDurationTest, IsTheLastTimeOfTheTranscript) {
    set_time(1, 1000, 90'000);
    set_time(2, 61'000, {});
    expect(90'000, "transcript");
}

TEST_F(InterviewDurationTest, IsTheRecordingsWhenThereIsOne) {
    set_time(1, 1000, 90'000);
    add_media("audio", {});
    expect(90'000, "transcript");
    add_media("audio", 200'000);
    add_media("video", 190'000);
    add_media("backup", 500'000);
    add_media("audio", 900'000, true);
    expect(200'000, "media");
}

TEST_F(InterviewDurationTest, IsABackupsWhenThatIsAll) {
    add_media("backup", 500'000);
    expect(500'000, "media");
}

}  // namespace
}  // namespace tandem
