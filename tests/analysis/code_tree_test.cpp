#include "tandem/analysis/code_tree.h"

#include <gtest/gtest.h>

#include "fixtures.h"

namespace tandem {
namespace {

std::string shown(const Project& project) {
    std::string text;
    for (const CodeInTree& row : code_tree(project))
        text += row.number + " " + row.code->name +
                (row.depth ? "/" + std::to_string(row.depth) : "") + "\n";
    return text;
}

TEST(CodeTree, ParentsBeforeChildrenWithNumbers) {
    const auto study = fixtures::stigma_study();
    EXPECT_EQ(shown(study->project),
              "1 Barriers\n"
              "1.1 Professionals as a source of stigma/1\n"
              "1.1.1 Overmedicalizing/2\n"
              "1.1.1.1 Jumping to treatment/3\n"
              "1.1.2 Insensitive remarks/2\n"
              "1.2 Self-stigma/1\n"
              "1.2.1 Needing help means weakness/2\n"
              "1.2.2 It must be physical/2\n"
              "2 Facilitators\n"
              "2.1 Patient-centered communication/1\n"
              "2.1.1 Closing the record/2\n"
              "3 Recommendations\n");
}

TEST(CodeTree, ChildrenOfAMergedCodeStandUnderItsTarget) {
    fixtures::Study study;
    const CodeId a = study.add_code("A"), b = study.add_code("B");
    study.add_code("A1", a);
    Code merged = *study.project.codes.find(a);
    merged.merged_into = b;
    study.edit_code(merged);
    EXPECT_EQ(shown(study.project), "1 B\n1.1 A1/1\n");
}

TEST(CodeTree, SiblingsByPositionAndNoCodeVanishes) {
    fixtures::Study study;
    const CodeId a = study.add_code("A"), b = study.add_code("B"), c = study.add_code("C");
    Code first = *study.project.codes.find(b);
    first.position = -1;
    study.edit_code(first);
    Code ring = *study.project.codes.find(c);
    ring.parent = c;
    study.edit_code(ring);
    Code orphan = *study.project.codes.find(a);
    orphan.parent = {999};
    study.edit_code(orphan);
    EXPECT_EQ(shown(study.project), "1 B\n2 A\n3 C\n");
}

}  // namespace
}  // namespace tandem
