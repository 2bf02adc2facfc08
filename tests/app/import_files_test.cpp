#include "tandem/app/import_files.h"

#include <fstream>
#include <gtest/gtest.h>

#include "tandem/app/export_files.h"
#include "tandem/app/reimport.h"
#include "tandem/base/error.h"

#include "fixtures.h"
#include "study.h"

namespace tandem {
namespace {

class ImportFiles : public testing::Test {
 protected:
    std::string file(const std::string& name, const std::string& bytes) {
        const std::string path = folder.path(name);
        std::ofstream(path, std::ios::binary) << bytes;
        return path;
    }
    std::string refusal(const std::vector<std::string>& paths, const ImportOptions& how = {}) {
        try {
            plan_import(study.project, paths, how);
        } catch (const Error& error) {
            return error.what();
        }
        return "accepted";
    }
    void expect_refused(const std::vector<std::string>& paths,
                        const std::vector<std::string>& words) {
        const std::string message = refusal(paths);
        for (const std::string& word : words)
            EXPECT_NE(message.find(word), std::string::npos) << message;
    }

    test::Folder folder;
    fixtures::Study study;
    const std::string otter = "Ana  0:01\nHello.\n\nPT06  0:05\nI could not say it.\n";
};

TEST_F(ImportFiles, ContentDecidesWhatAFileIs) {
    const auto plan =
        plan_import(study.project,
                    {file("a.txt", "name,definition\nTrust,\"feels, safe\"\n"),
                     file("b.txt", otter), file("c.txt", "id,group\nPT06,patient\n"),
                     file("d.dat", "transcript,turn,begin,end,code,coder\nb,2,2,7,Trust,Ana\n")},
                    {});
    std::vector<std::string> kinds;
    for (const ImportPreview& preview : plan.files) kinds.push_back(preview.kind);
    EXPECT_EQ(kinds,
              (std::vector<std::string>{"codebook", "transcript", "participants", "codings"}));
    ASSERT_EQ(plan.commands.size(), 3u);
    EXPECT_TRUE(std::holds_alternative<ImportParticipants>(plan.commands[0]));
    EXPECT_TRUE(std::holds_alternative<ImportCodebook>(plan.commands[1]));
    EXPECT_TRUE(std::holds_alternative<ImportTranscripts>(plan.commands[2]));
    EXPECT_EQ(plan.codings.size(), 1u);
}

TEST_F(ImportFiles, QuotationMarksInTheFirstLineAreWords) {
    for (const char* talk : {"Ana: He said \"yes;\" and \"no;\"\nBen: Hm.\n",
                             "Ana: \"So\", she said,\" and then,\"\nBen: \"\"\"Hm.\n"}) {
        const auto plan = plan_import(study.project, {file("talk.txt", talk)}, {});
        ASSERT_EQ(plan.files.size(), 1u);
        EXPECT_EQ(plan.files[0].kind, "transcript") << talk;
    }
}

TEST_F(ImportFiles, AnInterviewGuideIsKnownByItsColumns) {
    const ImportPlan plan = plan_import(
        study.project,
        {file("guide.csv", "question,wording\nQ1,How did it begin?\nQ2,And then?\n")}, {});
    ASSERT_EQ(plan.files.size(), 1u);
    EXPECT_EQ(plan.files[0].kind, "guide");
    EXPECT_EQ(plan.files[0].questions, 2);
    const auto& guide = std::get<ImportGuide>(plan.commands.at(0));
    EXPECT_EQ(guide.file_name, "guide.csv");
    EXPECT_EQ(guide.questions.at(1).key, "Q2");
    EXPECT_FALSE(guide.questions.at(1).group.has_value());
}

TEST_F(ImportFiles, AListWithoutAColumnLeavesWhatPeopleHave) {
    test::Folder place;
    Workspace workspace = Workspace::create(place.path("s.tandem"), "S", "Ana", test::test_clock());
    const auto import = [&](const std::string& text) {
        const ImportPlan plan = plan_import(workspace.project(), {file("people.csv", text)}, {});
        for (const Command& command : plan.commands) workspace.run(command);
    };
    import("id,group,age,clinic\nP1,patient,40,North\n");
    import("id,age,clinic\nP1,41,\n");
    const Project& project = workspace.project();
    const Participant& person = *project.find_participant("P1");
    EXPECT_EQ(person.group, "patient");
    const auto value = [&](const char* name) {
        return project.attribute_values.at({person.id, project.find_attribute(name)->id});
    };
    EXPECT_EQ(value("age"), "41");
    EXPECT_EQ(value("clinic"), "North") << "an empty field is not recorded, and clears nothing";
}

TEST_F(ImportFiles, AllTranscriptsAreOneGesture) {
    const auto plan = plan_import(
        study.project, {file("P1.txt", otter), file("P2.txt", otter + "\nAna  9:00\nBye.\n")}, {});
    ASSERT_EQ(plan.commands.size(), 1u);
    EXPECT_EQ(std::get<ImportTranscripts>(plan.commands[0]).files.size(), 2u);
    const ImportPreview& second = plan.files[1];
    EXPECT_EQ(second.name, "P2");
    EXPECT_EQ(second.participant, "P2");
    EXPECT_EQ(second.turns, 3);
    ASSERT_EQ(second.speakers.size(), 2u);
    EXPECT_EQ(second.speakers[0].label, "Ana");
    EXPECT_EQ(second.speakers[0].turns, 2);
    EXPECT_EQ(second.first_ms, 1000);
    EXPECT_EQ(second.last_ms, 540000);
}

// One annotation, and its translation on a tier that hangs on the first.
std::string two_tiers(const std::string& tier, const std::string& translation) {
    return "<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID=\"t\" "
           "TIME_VALUE=\"5\"/></TIME_ORDER><TIER TIER_ID=\"" +
           tier +
           "\"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID=\"a\" "
           "TIME_SLOT_REF1=\"t\"><ANNOTATION_VALUE>Ja.</ANNOTATION_VALUE>"
           "</ALIGNABLE_ANNOTATION></ANNOTATION></TIER><TIER TIER_ID=\"" +
           tier + "-en\" PARENT_REF=\"" + tier +
           "\"><ANNOTATION><REF_ANNOTATION ANNOTATION_ID=\"b\" "
           "ANNOTATION_REF=\"a\"><ANNOTATION_VALUE>" +
           translation +
           "</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>";
}

TEST_F(ImportFiles, ACorrectedFileIsReadFromTheTiersOfTheImport) {
    test::Folder place;
    Workspace workspace = Workspace::create(place.path("s.tandem"), "S", "Ana", test::test_clock());
    ImportOptions how;
    how.reading.tiers = {"A-en"};
    for (const Command& command :
         plan_import(workspace.project(), {file("P1.eaf", two_tiers("A", "Yes."))}, how).commands)
        workspace.run(command);
    const TranscriptId id = test::transcript_id(workspace, "P1");
    const std::string corrected = file("P1b.eaf", two_tiers("A", "Oh yes."));
    const auto words = [](const ReimportTranscript& again) {
        return again.parsed.turns.at(0).text;
    };
    EXPECT_EQ(words(read_again(workspace.project(), id, corrected)), "Oh yes.");
    EXPECT_EQ(words(read_again(workspace.project(), id, corrected, {.tiers = {"A"}})), "Ja.");
    const std::string other = file("P1c.eaf", two_tiers("B", "Oh yes."));
    EXPECT_EQ(words(read_again(workspace.project(), id, other)), "Ja.");
}

TEST_F(ImportFiles, EachFileIsReadFromTheNamedTiersThatItHas) {
    const auto annotated = [&](const std::string& name, const std::string& tier) {
        return file(name, two_tiers(tier, "Yes."));
    };
    const std::vector<std::string> both = {annotated("P1.eaf", "A"), annotated("P2.eaf", "B"),
                                           file("P3.txt", otter)};
    ImportOptions how;
    how.reading.tiers = {"A-en", "B-en"};
    const ImportPlan plan = plan_import(study.project, both, how);
    const auto& files = std::get<ImportTranscripts>(plan.commands[0]).files;
    ASSERT_EQ(files.size(), 3u);
    for (const std::size_t i : {0u, 1u}) {
        EXPECT_EQ(files[i].parsed.turns.at(0).text, "Yes.");
        EXPECT_EQ(files[i].reading.tiers, std::vector<std::string>{how.reading.tiers[i]});
        EXPECT_FALSE(plan.files[i].tiers.at(0).read);
        EXPECT_TRUE(plan.files[i].tiers.at(1).read);
    }
    EXPECT_TRUE(files[2].reading.tiers.empty());
    ASSERT_EQ(plan.remarks.size(), 1u);
    EXPECT_NE(plan.remarks[0].find("no tiers, and were read as if none had been chosen: 'P3.txt'"),
              std::string::npos)
        << plan.remarks[0];
    // A file without any of them, a name that no file has, no file with tiers.
    how.reading.tiers = {"A"};
    EXPECT_NE(refusal(both, how).find("'P2.eaf': it has no tier 'A'. Its tiers are 'B', 'B-en'"),
              std::string::npos)
        << refusal(both, how);
    how.reading.tiers = {"A", "B", "C"};
    EXPECT_NE(refusal(both, how).find("has a tier 'C'. Their tiers are 'A', 'A-en', 'B', 'B-en'"),
              std::string::npos)
        << refusal(both, how);
    EXPECT_NE(refusal({both[2]}, how).find("Only files of ELAN and EXMARaLDA have tiers"),
              std::string::npos);
    // Where others may come without it, a file of no named tier still says which it has.
    how.reading.tiers = {"A"};
    how.attempt = [](const std::function<void()>& work) -> std::string {
        try {
            work();
        } catch (const Error& error) {
            return error.what();
        }
        return "";
    };
    const ImportPlan some = plan_import(study.project, both, how);
    EXPECT_FALSE(some.files[1].problem.empty());
    ASSERT_EQ(some.files[1].tiers.size(), 2u);
    EXPECT_FALSE(some.files[1].tiers[0].read);
}

TEST_F(ImportFiles, ParticipantNamesOneTranscript) {
    ImportOptions how;
    how.participant = "PT06";
    const auto plan = plan_import(study.project, {file("rec_001.txt", otter)}, how);
    EXPECT_EQ(plan.files[0].name, "PT06");
    const auto two = refusal({file("x.txt", otter), file("y.txt", otter + "\n")}, how);
    EXPECT_NE(two.find("one transcript at a time, and 2"), std::string::npos) << two;
}

TEST_F(ImportFiles, CodingsAreCheckedAgainstWhatComesWithThem) {
    const std::string transcript = file("PT06.txt", otter),
                      book = file("b.csv", "name,level\nTrust,code\n");
    const std::string head = "transcript,turn,begin,end,code,coder,kind,voice\n";
    const auto check = [&](const std::string& line, const std::vector<std::string>& words) {
        expect_refused({transcript, book, file("c.csv", head + line)}, words);
    };
    check("PT06,2,0,6,Trust,Ana,,\n", {"accepted"});
    check("PT07,2,0,6,Trust,Ana,,\n", {"c.csv", "line 2", "'PT07'"});
    check("PT06,3,0,6,Trust,Ana,,\n", {"line 2", "turn 3", "2 turns"});
    check("PT06,2,0,99,Trust,Ana,,\n", {"line 2", "PT06:2", "99"});
    check("PT06,2,0,6,Trsut,Ana,,\n", {"Line 2 of c.csv", "Did you mean 'Trust'"});
    check("PT06,2,0,6,Trust,Ana,hope,\n", {"line 2", "'hope'"});
    check("PT06,2,0,6,Trust,Ana,,loud\n", {"line 2", "'loud'", "first-hand"});
    check("PT06,2,0,6,Trust,,,\n", {"line 2", "who coded"});
}

TEST_F(ImportFiles, WhatCannotBeReadIsNamed) {
    expect_refused({folder.path("none.txt")}, {"none.txt", "no such file"});
    expect_refused({folder.path("")}, {"folder"});
    expect_refused({file("empty.txt", "")}, {"empty.txt"});
    expect_refused({file("scan.txt", "%PDF-1.4\n...")}, {"scan.txt", "PDF"});
    expect_refused({file("a.txt", otter), file("b.txt", otter)}, {"a.txt", "b.txt", "same"});
}

TEST_F(ImportFiles, LargeFilesAreRefusedUnread) {
    const std::string path = folder.path("film.txt");
    std::ofstream(path) << "x";
    std::filesystem::resize_file(path, static_cast<std::uintmax_t>(kLargestFile) + 1);
    expect_refused({path}, {"film.txt", "64 MB"});
}

// A codebook, a transcript and its codings as one gesture of Ana's.
static Workspace imported_by_ana(const std::string& path, const std::vector<std::string>& paths) {
    Workspace workspace = Workspace::create(path, "Study", "Ana", test::test_clock());
    const auto plan = plan_import(workspace.project(), paths, {});
    std::int64_t first = 0;
    for (const Command& command : plan.commands) {
        const RunResult result = workspace.run(command, {}, first);
        if (first == 0) first = result.journal_number;
    }
    workspace.run(resolve_codings(workspace.project(), plan.codings.at(0)), {}, first);
    return workspace;
}

TEST_F(ImportFiles, OneGestureIsOneUndo) {
    Workspace workspace = imported_by_ana(
        folder.path("s.tandem"),
        {file("PT06.txt", otter), file("b.csv", "name,kinds,level\nTrust,,code\n"),
         file("c.csv", "transcript,turn,begin,end,code,coder\nPT06,1,0,5,Trust,Ana\n")});
    const auto before = test::picture(workspace.project());
    const std::string sentence = workspace.undo_sentence().value_or("");
    EXPECT_NE(sentence.find("; "), std::string::npos) << sentence;
    EXPECT_EQ(workspace.undo(), sentence);
    EXPECT_TRUE(workspace.project().transcripts.empty());
    EXPECT_TRUE(workspace.project().codes.empty());
    EXPECT_FALSE(workspace.undo_sentence().has_value());
    EXPECT_EQ(workspace.redo(), sentence);
    EXPECT_EQ(test::picture(workspace.project()), before);
    EXPECT_FALSE(workspace.redo_sentence().has_value());
    ASSERT_TRUE(workspace.undo().has_value());
    EXPECT_TRUE(workspace.project().transcripts.empty());
    EXPECT_TRUE(workspace.check().findings.empty());
}

TEST_F(ImportFiles, AGestureIsTakenBackWholeOrNotAtAll) {
    Workspace workspace = imported_by_ana(
        folder.path("s.tandem"),
        {file("PT06.txt", otter), file("b.csv", "name,kinds,level\nTrust,,code\n"),
         file("c.csv", "transcript,turn,begin,end,code,coder\nPT06,1,0,5,Trust,Ana\n")});
    workspace.set_actor("Ben");
    workspace.run(Command{test::apply(workspace, "PT06", 2, "a", "Trust")});
    const auto before = test::picture(workspace.project());
    workspace.set_actor("Ana");
    EXPECT_THROW(workspace.undo(), Error);  // Ben's coding rests on the transcript
    EXPECT_EQ(test::picture(workspace.project()), before);
    EXPECT_TRUE(workspace.check().findings.empty());
}

TEST_F(ImportFiles, CodingsGoOutAsTheyCameIn) {
    Workspace workspace =
        Workspace::create(folder.path("s.tandem"), "Study", "", test::test_clock());
    const std::string codings =
        "transcript,turn,begin,end,code,coder,kind,voice,memo,coding\n"
        "PT06,1,0,5,Trust,Ana,,first-hand,,1\n"
        "PT06,2,2,7,Trust,Ana,,first-hand,,1\n"
        "PT06,2,8,11,Fear,Ana,barrier,,\"why, \"\"not\"\"?\nperhaps\",\n";
    ImportOptions how;
    const auto plan =
        plan_import(workspace.project(),
                    {file("PT06.txt", otter),
                     file("b.csv", "name,kinds,level\nTrust,,code\nFear,barrier,code\n"),
                     file("c.csv", codings)},
                    how);
    for (const Command& command : plan.commands) workspace.run(command);
    workspace.run(resolve_codings(workspace.project(), plan.codings[0]));
    const CodingsExport out = export_codings(workspace.project(), {});
    EXPECT_EQ(out.csv, codings);
    EXPECT_EQ(out.codings, 2);
    EXPECT_EQ(out.lost, 0);
    const TranscriptId first = workspace.project().transcripts.begin()->id;
    EXPECT_EQ(export_transcript(workspace.project(), first, "txt").bytes, otter);
}

}  // namespace
}  // namespace tandem
