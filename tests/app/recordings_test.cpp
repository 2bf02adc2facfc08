// Recordings by reference: known again by their bytes, never in the study.
#include "tandem/app/recordings.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

#include "tandem/base/error.h"

#include "media/tone.h"
#include "study.h"

namespace tandem::test {
namespace {

class RecordingsTest : public testing::Test {
 protected:
    RecordingsTest()
        : workspace(
              Workspace::create(folder.path("study.tandem"), "Night shifts", "Ana", test_clock())) {
        workspace.run(transcripts({{"PT01", {"I|How was it?"}}, {"PT02", {"I|And you?"}}}));
        write("PT01.mp4", "not a film, but bytes");
        write("PT02.wav", "other bytes");
    }
    void write(const std::string& name, const std::string& bytes) {
        std::ofstream(folder.path(name), std::ios::binary) << bytes;
    }
    RunResult attach(const std::string& transcript, const std::string& file,
                     const std::string& role = "") {
        return workspace.run(
            read_to_attach(transcript_id(workspace, transcript), folder.path(file), role, {}));
    }
    template <class Asked>
    std::string refusal(const Asked& command) {
        const auto before = picture(workspace.project());
        try {
            workspace.run(command);
        } catch (const Error& error) {
            EXPECT_EQ(picture(workspace.project()), before);
            return error.what();
        }
        return "accepted";
    }
    std::vector<const Media*> of(const std::string& transcript) {
        return recordings_of(workspace.project(), transcript_id(workspace, transcript));
    }
    Presence presence(const Media& media) {
        return presence_of(media, folder.path("study.tandem"), {});
    }

    const Programs no_mpv{false};  // what is no recording needs nobody to say so
    Folder folder;
    Workspace workspace;
};

TEST_F(RecordingsTest, AttachedByReference) {
    const RunResult result = attach("PT01", "PT01.mp4");
    EXPECT_EQ(result.sentence, "attached the recording 'PT01.mp4' to PT01 (video)");
    ASSERT_EQ(of("PT01").size(), 1u);
    const Media& media = *of("PT01")[0];
    EXPECT_EQ(media.path, folder.path("PT01.mp4"));
    EXPECT_EQ(media.sha256, sha256("not a film, but bytes"));
    EXPECT_EQ(media.role, "video");
    EXPECT_FALSE(media.duration_ms) << "there is no mpv to tell";
    EXPECT_EQ(presence(media), Presence::Present);
    EXPECT_TRUE(of("PT02").empty());
    EXPECT_TRUE(workspace.check().findings.empty());
}

TEST_F(RecordingsTest, TheStudyDoesNotGrowByTheRecording) {
    write("long.wav", std::string(8'000'000, 'x'));
    const auto before = std::filesystem::file_size(folder.path("study.tandem"));
    attach("PT01", "long.wav");
    EXPECT_LT(std::filesystem::file_size(folder.path("study.tandem")), before + 100'000);
}

TEST_F(RecordingsTest, TheSameOneTwiceIsRefusedAndSharedOnesAreSaid) {
    attach("PT01", "PT01.mp4");
    write("copy.mp4", "not a film, but bytes");
    EXPECT_NE(refusal(read_to_attach(transcript_id(workspace, "PT01"), folder.path("copy.mp4"),
                                     "backup", {}))
                  .find("has this recording already"),
              std::string::npos);
    const RunResult shared = attach("PT02", "PT01.mp4");
    EXPECT_EQ(shared.remarks.front(), "PT01 has the same recording.");
}

TEST_F(RecordingsTest, BackupsComeAfterWhatIsListenedTo) {
    attach("PT01", "PT01.mp4", "backup");
    attach("PT01", "PT02.wav");
    ASSERT_EQ(of("PT01").size(), 2u);
    EXPECT_EQ(of("PT01")[0]->role, "audio");
    EXPECT_EQ(of("PT01")[1]->role, "backup");
}

TEST_F(RecordingsTest, MovedIsMissingUntilItIsLocated) {
    attach("PT01", "PT01.mp4");
    const Media media = *of("PT01")[0];
    std::filesystem::create_directory(folder.path("disk"));
    std::filesystem::rename(folder.path("PT01.mp4"), folder.path("disk/moved.mp4"));
    EXPECT_EQ(presence(media), Presence::Missing);
    EXPECT_NE(refusal(read_to_locate(media.id, folder.path("PT02.wav"), false, {}))
                  .find("its bytes differ"),
              std::string::npos);
    workspace.run(read_to_locate(media.id, folder.path("disk/moved.mp4"), false, {}));
    EXPECT_EQ(presence(*of("PT01")[0]), Presence::Present);
    EXPECT_EQ(of("PT01")[0]->path, folder.path("disk/moved.mp4"));
    EXPECT_NE(refusal(read_to_locate(media.id, folder.path("disk/moved.mp4"), false, {}))
                  .find("lie there already"),
              std::string::npos);
    workspace.undo();
    EXPECT_EQ(of("PT01")[0]->path, folder.path("PT01.mp4"));
}

TEST_F(RecordingsTest, AnotherFileIsTakenWhenThatIsSaid) {
    attach("PT01", "PT01.mp4");
    const MediaId id = of("PT01")[0]->id;
    const RunResult result = workspace.run(read_to_locate(id, folder.path("PT02.wav"), true, {}));
    EXPECT_EQ(result.sentence, "took 'PT02.wav' as the recording of PT01 in place of 'PT01.mp4'");
    EXPECT_EQ(of("PT01")[0]->sha256, sha256("other bytes"));
}

TEST_F(RecordingsTest, ChangedBytesAreSeen) {
    attach("PT02", "PT02.wav");
    write("PT02.wav", "cut shorter");
    EXPECT_EQ(presence(*of("PT02")[0]), Presence::Changed);
}

TEST_F(RecordingsTest, IsFoundBesideTheStudy) {
    attach("PT02", "PT02.wav");
    Media media = *of("PT02")[0];
    media.path = "/another/computer/PT02.wav";
    EXPECT_EQ(place_of_recording(media, folder.path("study.tandem")), folder.path("PT02.wav"));
    EXPECT_EQ(presence(media), Presence::Present);
}

TEST_F(RecordingsTest, DetachedAndAttachedAgain) {
    attach("PT02", "PT02.wav");
    const MediaId id = of("PT02")[0]->id;
    workspace.run(DetachMedia{id});
    EXPECT_TRUE(of("PT02").empty());
    EXPECT_TRUE(std::filesystem::exists(folder.path("PT02.wav")));
    EXPECT_NE(refusal(DetachMedia{id}).find("not in the study any more"), std::string::npos);
    attach("PT02", "PT02.wav");
    EXPECT_EQ(of("PT02").size(), 1u);
}

TEST_F(RecordingsTest, WhatCannotBeMeantIsRefused) {
    AttachMedia command =
        read_to_attach(transcript_id(workspace, "PT01"), folder.path("PT01.mp4"), "audio", {});
    command.role = "film";
    EXPECT_NE(refusal(command).find("no role"), std::string::npos);
    command.role = "audio";
    command.path = "PT01.mp4";
    EXPECT_NE(refusal(command).find("begins with '/'"), std::string::npos);
    command.path = "/PT\xFF.mp4";
    EXPECT_NE(refusal(command), "accepted");
    command.path = folder.path("PT01.mp4");
    command.transcript = {99};
    EXPECT_NE(refusal(command).find("not in the study"), std::string::npos);
}

TEST(RoleByName, TellsFilmsFromSound) {
    EXPECT_EQ(role_by_name("/a/Interview 3.MP4"), "video");
    EXPECT_EQ(role_by_name("a.webm"), "video");
    EXPECT_EQ(role_by_name("a.m4a"), "audio");
    EXPECT_EQ(role_by_name("mp4"), "audio");
}

}  // namespace
}  // namespace tandem::test
