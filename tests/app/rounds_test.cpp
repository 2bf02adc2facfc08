// A new round hides nothing that was open, and opens nothing that was hidden.
#include <gtest/gtest.h>

#include "tandem/app/agree.h"
#include "tandem/app/agreement_views.h"
#include "tandem/base/error.h"
#include "tandem/text/boundaries.h"

#include "study.h"

namespace tandem::test {
namespace {

class RoundsTest : public testing::Test {
 protected:
    RoundsTest() : path(folder.path("s.tandem")) {
        Workspace made = Workspace::create(path, "Night shifts", "Ana", test_clock());
        made.run(transcripts({{"T1", {"I|How?", "P|I told nobody."}},
                              {"T2", {"I|How?", "P|I asked nobody."}},
                              {"T3", {"I|How?", "P|I saw nobody."}}}));
        made.run(AddCode{"Silence", {}, "code", "", ""});
        made.run(AddCoder{"Ben"});
        study = std::make_unique<Workspace>(std::move(made));
    }
    const Project& project() { return study->project(); }
    TranscriptId id(const char* name) { return transcript_id(*study, name); }
    CoderId coder(const char* name) { return project().find_coder(name)->id; }
    RoundId round(const char* name) {
        for (const Round& each : project().rounds)
            if (each.name == name) return each.id;
        ADD_FAILURE() << name;
        return {};
    }
    void as(const char* name) { study->set_actor(name); }
    void code(const char* transcript) {
        study->run(apply(*study, transcript, 2, "nobody", "Silence"));
    }
    void done(const char* transcript) { study->run(DeclareDone{id(transcript)}); }
    std::vector<std::string> compared(const char* in_round) {
        std::vector<std::string> names;
        const std::vector<CoderId> both{coder("Ana"), coder("Ben")};
        const RoundId only = *in_round ? round(in_round) : RoundId{};
        for (const TranscriptId each : compared_transcripts(project(), {}, both, only))
            names.push_back(project().transcripts.find(each)->name);
        return names;
    }

    Folder folder;
    std::string path;
    std::unique_ptr<Workspace> study;
};

using Names = std::vector<std::string>;

TEST_F(RoundsTest, WhatWasDoneStaysDoneAndOpen) {
    code("T1");
    done("T1");
    done("T2");
    as("Ben");
    done("T1");
    study->run(StartRound{"Round 2"});
    EXPECT_TRUE(project().is_done(id("T1"), coder("Ana")));
    EXPECT_TRUE(may_see(project(), {coder("Ben")}, coder("Ana"), id("T1")));
    EXPECT_FALSE(may_see(project(), {coder("Ben")}, coder("Ana"), id("T2"))) << "Ben is not done";
    EXPECT_THROW(code("T1"), Error) << "it stays closed";
    EXPECT_THROW(done("T1"), Error) << "it was declared done";
    EXPECT_THROW(study->run(Reopen{id("T1")}), Error) << "both could see it";
    as("Ana");
    EXPECT_THROW(code("T2"), Error);
    study->run(Reopen{id("T2")});
    EXPECT_FALSE(project().is_done(id("T2"), coder("Ana"))) << "declared in the round before";
    code("T2");
}

TEST_F(RoundsTest, CodingsBelongToTheRoundInWhichTheyWereMade) {
    code("T1");
    study->run(StartRound{"Round 2"});
    code("T2");
    const auto round_of = [&](const char* transcript) {
        return project().codings().find(project().codings_in(id(transcript)).front())->round;
    };
    EXPECT_EQ(round_of("T1"), round("Round 1"));
    EXPECT_EQ(round_of("T2"), round("Round 2"));
}

TEST_F(RoundsTest, ATranscriptCountsInTheRoundInWhichTheLastDeclaredIt) {
    done("T1");
    done("T2");
    as("Ben");
    done("T1");
    study->run(StartRound{"Round 2"});
    done("T2");
    done("T3");
    EXPECT_EQ(compared(""), (Names{"T1", "T2"}));
    EXPECT_EQ(compared("Round 1"), Names{"T1"});
    EXPECT_EQ(compared("Round 2"), Names{"T2"}) << "Ana has not declared T3";
    as("Ana");
    done("T3");
    EXPECT_EQ(compared("Round 2"), (Names{"T2", "T3"}));
}

TEST_F(RoundsTest, AgreementOfARoundIsOfWhatWasHandedInThere) {
    for (const char* name : {"Ana", "Ben"}) {
        as(name);
        if (*name == 'A') code("T1");
        done("T1");
    }
    as("Ana");
    code("T2");  // in the first round, handed in in the second
    study->run(StartRound{"Round 2"});
    done("T2");
    as("Ben");
    code("T2");
    done("T2");
    AgreeRequest request;
    request.measures = {"percent-agreement"};
    request.round = "Round 1";
    const auto both_in = [&] { return agree(project(), {}, request).pooled.table->both; };
    EXPECT_EQ(both_in(), 0);
    request.round = "Round 2";
    EXPECT_EQ(both_in(), 1);
    request.round = "";
    EXPECT_EQ(agree(project(), {}, request).transcripts.size(), 2u) << "of all rounds";
    const auto rounds =
        viewed_rounds(project(), {}, visible_codings(project(), {}), {coder("Ana"), coder("Ben")});
    ASSERT_EQ(rounds.size(), 2u);
    EXPECT_EQ(rounds[0].agreement.pooled.table->only_a, 1);
    EXPECT_EQ(rounds[1].agreement.pooled.table->both, 1);
}

TEST_F(RoundsTest, StartingIsUndoneUntilSomebodyElseWorksInIt) {
    const auto before = picture(project());
    study->run(StartRound{"Round 2"});
    EXPECT_TRUE(study->undo());
    EXPECT_EQ(picture(project()), before);
    EXPECT_TRUE(study->redo());
    EXPECT_EQ(project().rounds.find(project().latest_round())->name, "Round 2");
    as("Ben");
    code("T1");
    as("Ana");
    EXPECT_THROW(study->undo(), Error) << "Ben's coding belongs to it";
    EXPECT_EQ(project().rounds.size(), 2u);
    EXPECT_TRUE(study->check().findings.empty());
}

TEST_F(RoundsTest, ANameIsNeededAndTakenOnce) {
    EXPECT_THROW(study->run(StartRound{" "}), Error);
    EXPECT_THROW(study->run(StartRound{"round 1"}), Error);
    study->run(StartRound{"1"});
    EXPECT_EQ(project().rounds.size(), 2u);
}

TEST_F(RoundsTest, StartedInTwoCopiesItIsOneRound) {
    const std::string other_path = folder.path("copy.tandem");
    study.reset();
    std::filesystem::copy_file(path, other_path);
    study = std::make_unique<Workspace>(Workspace::open(path, test_clock(2)));
    as("Ana");
    study->run(StartRound{"Round 2"});
    code("T1");
    {
        Workspace other = Workspace::open(other_path, test_clock(3));
        other.set_actor("Ben");
        other.run(StartRound{"Round 2"});
        other.run(apply(other, "T1", 2, "nobody", "Silence"));
    }
    study->merge(other_path, false);
    EXPECT_EQ(project().rounds.size(), 2u);
    for (const Coding& coding : project().codings()) EXPECT_EQ(coding.round, round("Round 2"));
    EXPECT_EQ(project().codings().size(), 2u);
}

}  // namespace
}  // namespace tandem::test
