#include "tandem/app/export_files.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

#include "tandem/base/error.h"

#include "study.h"

namespace tandem {
namespace {

using namespace test;

ImportTranscripts::File file(const std::string& name, const std::string& file_name,
                             const std::string& bytes, const std::string& format) {
    ImportTranscripts::File out;
    out.name = name;
    out.file_name = file_name;
    out.bytes = bytes;
    out.parsed.format = format;
    out.parsed.turns = {{"Ana", 1'000, std::nullopt, bytes + "words"}};
    return out;
}

std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(ExportFiles, NamesFitEverySystem) {
    const Folder folder;
    Workspace workspace = Workspace::create(folder.path("s.tandem"), "Test", "Ana", test_clock());
    workspace.run(ImportTranscripts{{file("A/B: 1", "one.txt", "1", "otter"),
                                     file("a?b* 1", "One.TXT", "2", "otter"),
                                     file("..", "x", "3", "otter")}});
    std::vector<std::string> names;
    for (const FolderFile& each : transcript_files(workspace.project(), "vtt")) {
        names.push_back(each.name);
    }
    EXPECT_EQ(names, (std::vector<std::string>{"_._.vtt", "A_B_ 1.vtt", "a_b_ 1-2.vtt"}));
    names.clear();
    for (const FolderFile& each : original_files(workspace.project())) names.push_back(each.name);
    EXPECT_EQ(names, (std::vector<std::string>{"x", "A_B_ 1 one.txt", "a_b_ 1 One-2.TXT"}));
}

TEST(ExportFiles, ATimeThatWasApproximateInTheImportedFileStaysSo) {
    const Folder folder;
    Workspace workspace = Workspace::create(folder.path("s.tandem"), "Test", "Ana", test_clock());
    ImportTranscripts::File timed = file("PT06", "one.eaf", "1", "eaf");
    timed.parsed.turns.push_back({"Ben", 2'000, std::nullopt, "more words", 0, true});
    workspace.run(ImportTranscripts{{timed}});
    const TranscriptId there = workspace.project().transcripts.begin()->id;
    EXPECT_FALSE(workspace.project().turns(there)[0].approximate);
    EXPECT_TRUE(workspace.project().turns(there)[1].approximate);
    EXPECT_EQ(export_transcript(workspace.project(), there, "txt").warnings,
              std::vector<std::string>{"Turn 2: a time is approximate; the file does not say so."});
}

TEST(ExportFiles, AFolderIsWrittenWholeOrNotAtAll) {
    const Folder folder;
    Workspace workspace = Workspace::create(folder.path("s.tandem"), "Test", "Ana", test_clock());
    workspace.run(ImportTranscripts{
        {file("PT06", "one.txt", "1", "otter"), file("PT07", "two.txt", "2", "otter")}});
    const auto files = original_files(workspace.project());
    const auto original = [&](const FolderFile& each) {
        return workspace.original_bytes(each.transcripts[0]);
    };
    write_folder(folder.path("out"), files, original);
    EXPECT_EQ(bytes_of(folder.path("out/two.txt")), "2");
    std::filesystem::remove(folder.path("out/one.txt"));
    EXPECT_THROW(write_folder(folder.path("out"), files, original), Error);
    EXPECT_FALSE(std::filesystem::exists(folder.path("out/one.txt")));
}

// The rows of a survey have one original, which is one file.
TEST(ExportFiles, RowsOfASurveyShareTheirOriginal) {
    const Folder folder;
    Workspace workspace = Workspace::create(folder.path("s.tandem"), "Test", "Ana", test_clock());
    ImportTranscripts survey{{file("A", "survey.csv", "id,why\nA,x\nB,y\n", "survey"),
                              file("B", "survey.csv", "", "survey")}};
    survey.files[1].parsed.turns = {{"B", std::nullopt, std::nullopt, "y"}};
    workspace.run(survey);
    EXPECT_EQ(workspace.original_bytes(transcript_id(workspace, "B")), survey.files[0].bytes);
    EXPECT_EQ(original_files(workspace.project()).size(), 1u);
    EXPECT_TRUE(workspace.check().findings.empty());
    // The same row once more is the same transcript, and so is any other file of these bytes.
    EXPECT_THROW(workspace.run(survey), Error);
    EXPECT_THROW(
        workspace.run(ImportTranscripts{{file("C", "survey.csv", survey.files[0].bytes, "table")}}),
        Error);
}

TEST(ExportFiles, QuestionsAreAnInterviewersWhereAnswersFollow) {
    const Folder folder;
    Workspace workspace = Workspace::create(folder.path("s.tandem"), "Test", "Ana", test_clock());
    const auto turns = [](std::vector<std::string> speakers) {
        std::vector<ParsedTurn> out;
        for (std::string& each : speakers)
            out.push_back({std::move(each), std::nullopt, std::nullopt, "words"});
        return out;
    };
    ImportTranscripts import{{file("A", "a", "1", "table"), file("B", "b", "2", "table"),
                              file("C", "c", "3", "survey")}};
    import.files[0].parsed.turns = turns({"Question 1", "Answer", "Question 2", "Answer"});
    import.files[1].parsed.turns = turns({"Question", "Ana", "Interviewer 2", "Ana"});
    import.files[2].parsed.turns = turns({"Question", "C", "Question", "C"});
    workspace.run(import);
    std::vector<std::string> asking;
    for (const Speaker& speaker : workspace.project().speakers) {
        if (speaker.interviewer) asking.push_back(speaker.label);
    }
    EXPECT_EQ(asking,
              (std::vector<std::string>{"Question 1", "Question 2", "Interviewer 2", "Question"}));
}

}  // namespace
}  // namespace tandem
