#include <filesystem>
#include <gtest/gtest.h>

#include "tandem/app/workspace.h"

#include "app/study.h"

namespace tandem {
namespace {

using namespace test;

class ApproachTest : public ::testing::Test {
 protected:
    ApproachTest() { Workspace::create(path, "S", "Ana", test_clock()); }

    Folder folder;
    const std::string path = folder.path("s.tandem");
};

TEST_F(ApproachTest, IsDeclaredUndoneAndKept) {
    {
        Workspace study = Workspace::open(path, test_clock());
        EXPECT_EQ(study.project().approach, "");
        study.run(DeclareApproach{"reflexive"});
        EXPECT_EQ(study.project().approach, "reflexive");
        EXPECT_TRUE(study.undo());
        EXPECT_EQ(study.project().approach, "");
        EXPECT_TRUE(study.redo());
    }
    const Workspace again = Workspace::open(path, test_clock());
    EXPECT_EQ(again.project().approach, "reflexive");
    EXPECT_TRUE(again.check().findings.empty());
}

TEST_F(ApproachTest, AnotherOneNeedsAReasonThatStaysInTheHistory) {
    Workspace study = Workspace::open(path, test_clock());
    study.run(DeclareApproach{"reflexive"});
    EXPECT_NE(refusal_of(study, DeclareApproach{"codebook"}).find("say why"), std::string::npos);
    EXPECT_NE(refusal_of(study, DeclareApproach{"codebook", "  "}), "");
    const RunResult done = study.run(DeclareApproach{"codebook", "The journal asks for figures."});
    EXPECT_EQ(study.project().approach, "codebook");
    EXPECT_NE(done.sentence.find("The journal asks for figures."), std::string::npos);
}

TEST_F(ApproachTest, OnlyThoseThatThereAre) {
    Workspace study = Workspace::open(path, test_clock());
    EXPECT_NE(refusal_of(study, DeclareApproach{"positivist"}).find("grounded theory"),
              std::string::npos);
    study.run(DeclareApproach{"codebook"});
    EXPECT_NE(refusal_of(study, DeclareApproach{"codebook"}).find("already"), std::string::npos);
}

TEST_F(ApproachTest, ComesWithAnotherCopy) {
    const std::string copy = folder.path("copy.tandem");
    std::filesystem::copy_file(path, copy);
    {
        Workspace theirs = Workspace::open(copy, test_clock(7));
        theirs.run(DeclareApproach{"reflexive"});
    }
    Workspace ours = Workspace::open(path, test_clock(9));
    ours.merge(copy, false);
    EXPECT_EQ(ours.project().approach, "reflexive");
}

}  // namespace
}  // namespace tandem
