#include "tandem/app/derived.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <unistd.h>

#include "tandem/base/error.h"

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

TEST_F(DerivedTest, ChangedAndLostCodingsAreListedInReadingOrder) {
    code_turn("Ana", 1, "Home");
    code_turn("Ana", 0, "Laptop");
    code_turn("Ana", 0, "Home");
    EXPECT_TRUE(derived_->changed_codings().empty());
    const auto correct = [&](std::size_t turn, std::string text) {
        const TurnId id = project().turns(transcript_)[turn].id;
        study_->run(Command{CorrectTurn{transcript_, id, std::move(text)}});
    };
    correct(1, "Then I went away.");
    ASSERT_EQ(derived_->changed_codings().size(), 1u);
    EXPECT_EQ(project().codings().find(derived_->changed_codings()[0])->code, code("Home"));
    correct(0, "She closed the record.");
    ASSERT_EQ(derived_->changed_codings().size(), 3u);
    EXPECT_EQ(project().codings().find(derived_->changed_codings()[2])->spans[0].turn,
              project().turns(transcript_)[1].id);
    study_->set_actor("Ben");
    code_turn("Ben", 1, "Home");
    EXPECT_TRUE(derived_->changed_codings().empty()) << "Ana's are hidden from Ben";
}

TEST_F(DerivedTest, ATranscriptIsComparedWithItsImport) {
    EXPECT_TRUE(derived_->beside_import(transcript_).fresh);
    EXPECT_TRUE(
        derived_->beside_import(transcript_).result->compared.comparison.differences.empty());
    study_->set_actor("Noor");
    const TurnId id = project().turns(transcript_)[1].id;
    study_->run(Command{CorrectTurn{transcript_, id, "Then I did not go home."}});
    const BesideImport& beside = *derived_->beside_import(transcript_).result;
    EXPECT_EQ(beside.imported.at(1).text, "Then I went home.");
    EXPECT_EQ(beside.turns.size(), 2u);
    EXPECT_EQ(beside.people.size(), 1u);
    EXPECT_EQ(beside.second_listens.size(), 1u);
    const Workspace lent = study_->lend();
    EXPECT_TRUE(derived_->beside_import(transcript_).fresh) << "what is known is there";
    EXPECT_FALSE(derived_->beside_import(TranscriptId{77}).result) << "the history is lent";
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
    const Table& quotes = *derived_->table("theme-quotes", {}).result;
    for (const Row& row : quotes.rows)
        for (const Cell& cell : row.cells)
            EXPECT_EQ(cell.text.find("closed the laptop"), std::string::npos);
    EXPECT_FALSE(quotes.notes.empty());  // it says that it is partial
}

TEST_F(DerivedTest, ComparesOnlyWhatBothHaveDeclaredDone) {
    code_turn("Ana", 0, "Laptop");
    code_turn("Ben", 1, "Home");
    done("Ana");
    EXPECT_TRUE(derived_->agreement(both()).result->transcripts.empty());
    EXPECT_TRUE(derived_->disagreements(both()).result->empty());
    OccurrenceQuery only_ana;
    only_ana.cell = {both().a, both().b, CellSide::OnlyA};
    EXPECT_EQ(derived_->occurrences(only_ana).units, 0);
    done("Ben");
    EXPECT_EQ(derived_->occurrences(only_ana).units, 1);
    ASSERT_EQ(derived_->agreement(both()).result->codes.size(), 2u);
    EXPECT_EQ(derived_->agreement(both()).result->pooled.table->units(), 4);
    EXPECT_EQ(derived_->agreement(both()).result->pooled.table->only_a, 1);
    EXPECT_EQ(derived_->agreement(both()).result->pooled.table->only_b, 1);
    EXPECT_EQ(derived_->disagreements(both()).result->size(), 2u);
    EXPECT_FALSE(derived_->hides_something());
}

TEST_F(DerivedTest, AThirdCoderComparesNothingBeforeBeingDone) {
    code_turn("Ana", 0, "Laptop");
    code_turn("Ben", 1, "Home");
    done("Ana");
    done("Ben");
    code_turn("Cem", 1, "Home");
    EXPECT_TRUE(compared_transcripts(project(), derived_->viewer(), std::array{both().a, both().b})
                    .empty());
    EXPECT_TRUE(derived_->agreement(both()).result->transcripts.empty());
}

TEST_F(DerivedTest, TellsHowFarEachHasComeAsFarAsMayBeKnown) {
    code_turn("Ana", 0, "Laptop");
    code_turn("Ben", 0, "Home");
    const CoderId ana = both().a, ben = both().b;
    study_->run(Command{MarkOffTopic{transcript_, project().turns(transcript_)[1].id}});
    const std::vector<CoderProgress> own = derived_->progress(transcript_);  // Ben's
    ASSERT_EQ(own.size(), 2u);
    EXPECT_EQ(own[0].coder, ana);
    EXPECT_FALSE(own[0].open);
    EXPECT_EQ(own[0].covered, 0);
    EXPECT_EQ(own[1].covered, 2);
    EXPECT_EQ(own[1].turns, 2);
    EXPECT_EQ(derived_->status(transcript_, ana), CodingStatus::NotDone);
    EXPECT_EQ(derived_->status(transcript_, ben), CodingStatus::Coding);
    done("Ana");
    done("Ben");
    EXPECT_EQ(derived_->progress(transcript_)[0].covered, 1);
    EXPECT_TRUE(derived_->progress(transcript_)[0].open);
    EXPECT_EQ(derived_->status(transcript_, ana), CodingStatus::Done);
}

TEST_F(DerivedTest, WhoHasOnlyCalledTurnsOffTopicHasBegun) {
    study_->set_actor("Ana");
    study_->run(Command{AddCoder{"Ana"}});
    const CoderId ana = project().find_coder("Ana")->id;
    EXPECT_EQ(derived_->status(transcript_, ana), CodingStatus::NotStarted);
    study_->run(Command{MarkOffTopic{transcript_, project().turns(transcript_)[0].id}});
    EXPECT_EQ(derived_->status(transcript_, ana), CodingStatus::Coding);
}

// Both have coded and are done; what takes long is put into `jobs`.
class CountedBesideTest : public DerivedTest {
 protected:
    CountedBesideTest() {
        code_turn("Ana", 0, "Laptop");
        code_turn("Ben", 1, "Home");
        done("Ana");
        done("Ben");
        derived_->count_beside([this](Job job) { jobs_.push_back(std::move(job)); }, 0);
    }
    // The last job that was asked for, to its end.
    void count() {
        ASSERT_FALSE(jobs_.empty());
        while (!jobs_.back().prepare()) {
        }
        jobs_.back().work({});
        jobs_.back().finish({});
    }
    const Counted<StudyAgreement>& agreement() { return derived_->agreement(both()); }
    std::vector<Job> jobs_;
};

TEST_F(CountedBesideTest, IsThereOnceItIsCounted) {
    EXPECT_EQ(agreement().result, nullptr);
    EXPECT_EQ(agreement().result, nullptr);
    ASSERT_EQ(jobs_.size(), 1u);  // asked twice, counted once
    count();
    EXPECT_TRUE(agreement().fresh);
    EXPECT_EQ(agreement().result->pooled.table->units(), 4);
    EXPECT_EQ(jobs_.size(), 1u);
}

TEST_F(CountedBesideTest, ANewerRevisionTakesItsPlace) {
    agreement();
    study_->run(Command{AddCode{"Third", {}, "code", "", ""}});
    agreement();
    ASSERT_EQ(jobs_.size(), 2u);
    EXPECT_THROW(jobs_[0].prepare(), Error);  // not wanted any more
    jobs_[0].finish({{}, true});
    EXPECT_FALSE(agreement().ended);
    count();
    EXPECT_TRUE(agreement().fresh);
}

TEST_F(CountedBesideTest, AnOlderResultIsGivenAsSuch) {
    agreement();
    count();
    study_->run(Command{AddCode{"Third", {}, "code", "", ""}});
    EXPECT_FALSE(agreement().fresh);
    ASSERT_NE(agreement().result, nullptr);
    EXPECT_EQ(agreement().result->pooled.table->units(), 4);
}

TEST_F(CountedBesideTest, AnOlderResultOfWorkThatIsHiddenByNowIsNot) {
    study_->set_actor("");  // sees what all coders have declared done
    agreement();
    count();
    EXPECT_EQ(agreement().result->transcripts.size(), 1u);
    study_->run(Command{AddCoder{"Cem"}});
    EXPECT_EQ(agreement().result, nullptr);
    count();
    EXPECT_TRUE(agreement().result->transcripts.empty());
}

TEST_F(CountedBesideTest, SomebodyElseGetsNothingOfIt) {
    agreement();
    count();
    EXPECT_NE(agreement().result, nullptr);
    study_->set_actor("Cem");
    EXPECT_EQ(agreement().result, nullptr);
}

TEST_F(CountedBesideTest, WhatEndedIsCountedAgainOnlyWhenAsked) {
    agreement();
    jobs_.back().finish({"The disk is full.", false});
    EXPECT_TRUE(agreement().ended);
    EXPECT_EQ(agreement().problem, "The disk is full.");
    EXPECT_EQ(jobs_.size(), 1u);
    derived_->count_again();
    EXPECT_FALSE(agreement().ended);
    count();
    EXPECT_TRUE(agreement().fresh);
}

TEST_F(DerivedTest, EveryTableCanBeBuiltFromAnEmptyStudy) {
    for (const TableKind& kind : table_kinds())
        EXPECT_FALSE(derived_->table(kind.name, {}).result->title.empty()) << kind.name;
}

}  // namespace
}  // namespace tandem
