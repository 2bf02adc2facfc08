#include "tandem/app/derived.h"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <unistd.h>

namespace tandem {
namespace {

// Ana and Ben over one transcript of two turns; three codes under one theme.
class DerivedTest : public ::testing::Test {
 protected:
    DerivedTest() {
        folder_ = (std::filesystem::temp_directory_path() /
                   ("tandem-derived-test-" + std::to_string(getpid())))
                      .string();
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
        const Clock clock{[] { return std::int64_t{1'760'000'000'000}; }, 5};
        study_ = std::make_unique<Workspace>(
            Workspace::create(folder_ + "/study.tandem", "A study", "", clock));
        ImportTranscripts import;
        ImportTranscripts::File file;
        file.name = file.participant = "P1";
        file.file_name = "P1.txt";
        file.bytes = "P1";
        for (const char* words : {"She closed the laptop.", "Then I went home."}) {
            ParsedTurn turn;
            turn.speaker = "P1";
            turn.text = words;
            file.parsed.turns.push_back(turn);
        }
        import.files.push_back(file);
        study_->run(Command{import});
        study_->run(Command{AddCode{"Laptop", {}, "code", "", ""}});
        study_->run(Command{AddCode{"Home", {}, "code", "", ""}});
        transcript_ = project().find_transcript("P1")->id;
        derived_ = std::make_unique<Derived>(*study_);
    }
    ~DerivedTest() override {
        derived_.reset();
        study_.reset();
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }

    const Project& project() { return study_->project(); }
    CodeId code(std::string_view name) { return project().find_codes(name).front()->id; }

    void code_turn(const std::string& coder, int turn, std::string_view name) {
        study_->set_actor(coder);
        const Turn& row = project().turns(transcript_)[static_cast<std::size_t>(turn)];
        ApplyCode apply;
        apply.code = code(name);
        apply.transcript = transcript_;
        apply.spans = {{row.id, {0}, length(row.text)}};
        study_->run(Command{apply});
    }
    void done(const std::string& coder) {
        study_->set_actor(coder);
        study_->run(Command{DeclareDone{transcript_}});
    }
    AgreementQuery both() {
        return {project().find_coder("Ana")->id, project().find_coder("Ben")->id, Unit::Turn};
    }

    std::string folder_;
    std::unique_ptr<Workspace> study_;
    std::unique_ptr<Derived> derived_;
    TranscriptId transcript_;
};

TEST_F(DerivedTest, FollowsEveryChange) {
    EXPECT_EQ(derived_->count_of(code("Laptop")), 0);
    code_turn("Ana", 0, "Laptop");
    EXPECT_EQ(derived_->count_of(code("Laptop")), 1);
    EXPECT_EQ(derived_->count_in(transcript_), 1);
    const TranscriptMarks& marks = derived_->marks(transcript_);
    ASSERT_EQ(marks.by_turn.size(), 2u);
    ASSERT_EQ(marks.by_turn[0].size(), 1u);
    EXPECT_EQ(marks.by_turn[0][0].end, CodePoints{22});
    EXPECT_TRUE(marks.by_turn[1].empty());
    study_->undo();
    EXPECT_EQ(derived_->count_of(code("Laptop")), 0);
    EXPECT_TRUE(derived_->marks(transcript_).codings.empty());
}

TEST_F(DerivedTest, ANewcomerSeesNobodysCodings) {
    code_turn("Ana", 0, "Laptop");
    done("Ana");
    study_->set_actor("Ben");  // not in the study yet
    EXPECT_FALSE(study_->me().has_value());
    EXPECT_EQ(derived_->count_of(code("Laptop")), 0);
    EXPECT_TRUE(derived_->marks(transcript_).codings.empty());
    EXPECT_TRUE(derived_->hides_something());
    OccurrenceQuery by_ana;
    by_ana.coder = project().find_coder("Ana")->id;
    EXPECT_EQ(derived_->occurrences({}).units, 0);
    EXPECT_EQ(derived_->occurrences(by_ana).units, 0);
    for (const JournalLine& line : derived_->history())
        EXPECT_EQ(line.sentence.find("closed the laptop"), std::string::npos) << line.sentence;
    const Table& quotes = derived_->table("theme-quotes", {});
    for (const Row& row : quotes.rows)
        for (const Cell& cell : row.cells)
            EXPECT_EQ(cell.text.find("closed the laptop"), std::string::npos);
    EXPECT_FALSE(quotes.notes.empty());  // it says that it is partial
}

TEST_F(DerivedTest, ComparesOnlyWhatBothHaveDeclaredDone) {
    code_turn("Ana", 0, "Laptop");
    code_turn("Ben", 1, "Home");
    done("Ana");
    EXPECT_TRUE(derived_->agreement(both()).transcripts.empty());
    EXPECT_TRUE(derived_->disagreements(both().a, both().b).empty());
    OccurrenceQuery only_ana;
    only_ana.cell = {both().a, both().b, CellSide::OnlyA};
    EXPECT_EQ(derived_->occurrences(only_ana).units, 0);
    done("Ben");
    EXPECT_EQ(derived_->occurrences(only_ana).units, 1);
    ASSERT_EQ(derived_->agreement(both()).codes.size(), 2u);
    EXPECT_EQ(derived_->agreement(both()).pooled_counts.units(), 4);
    EXPECT_EQ(derived_->agreement(both()).pooled_counts.only_a, 1);
    EXPECT_EQ(derived_->agreement(both()).pooled_counts.only_b, 1);
    EXPECT_EQ(derived_->disagreements(both().a, both().b).size(), 2u);
    EXPECT_FALSE(derived_->hides_something());
}

TEST_F(DerivedTest, AThirdCoderComparesNothingBeforeBeingDone) {
    code_turn("Ana", 0, "Laptop");
    code_turn("Ben", 1, "Home");
    done("Ana");
    done("Ben");
    code_turn("Cem", 1, "Home");
    EXPECT_TRUE(comparable_transcripts(project(), derived_->viewer(), both().a, both().b).empty());
    EXPECT_TRUE(derived_->agreement(both()).transcripts.empty());
}

TEST_F(DerivedTest, EveryTableCanBeBuiltFromAnEmptyStudy) {
    for (const TableKind& kind : table_kinds())
        EXPECT_FALSE(derived_->table(kind.name, {}).title.empty()) << kind.name;
}

}  // namespace
}  // namespace tandem
