#include "tandem/app/find.h"

#include <gtest/gtest.h>

#include "tandem/base/error.h"

#include "fixtures.h"

namespace tandem {
namespace {

template <class Action>
std::string refusal(Action action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return "accepted";
}

// Barriers > Fear, Facilitators > Talk > Fear, and a code with an alias.
class Find : public testing::Test {
 protected:
    Find() {
        barriers = study.add_code("Barriers", {}, "frame");
        facilitators = study.add_code("Facilitators", {}, "frame");
        talk = study.add_code("Talk", facilitators, "theme");
        fear = study.add_code("Fear", barriers);
        other_fear = study.add_code("Fear", talk);
        stigma = study.add_code("Self-stigma", barriers, "code", "barrier", "a4");
        const TranscriptId transcript = study.add_transcript("P:1");
        study.add_turn(transcript, {}, "One.");
        study.add_turn(transcript, {}, "Two.");
        study.add_coder("Ana");
    }
    fixtures::Study study;
    CodeId barriers, facilitators, talk, fear, other_fear, stigma;
};

TEST_F(Find, CodesByNameAliasAndPath) {
    const Project& project = study.project;
    EXPECT_EQ(find_code(project, "Self-stigma").id, stigma);
    EXPECT_EQ(find_code(project, "a4").id, stigma);
    EXPECT_EQ(find_code(project, "self-STIGMA").id, stigma);
    EXPECT_EQ(find_code(project, "Barriers > Fear").id, fear);
    EXPECT_EQ(find_code(project, "Facilitators>Talk>Fear").id, other_fear);
    EXPECT_EQ(find_code(project, "Facilitators > Fear").id, other_fear);  // a step left out
    EXPECT_EQ(find_code(project, " Talk > Fear ").id, other_fear);
}

TEST_F(Find, AmbiguousCodesAreListedWithTheirPaths) {
    const std::string message = refusal([&] { find_code(study.project, "Fear"); });
    EXPECT_NE(message.find("'Barriers > Fear'"), std::string::npos) << message;
    EXPECT_NE(message.find("'Facilitators > Talk > Fear'"), std::string::npos) << message;
}

TEST_F(Find, UnknownCodesGetNearNames) {
    const std::string message =
        refusal([&] { find_code(study.project, "Self stigm", "Line 3 of c.csv: "); });
    EXPECT_TRUE(message.starts_with("Line 3 of c.csv: ")) << message;
    EXPECT_NE(message.find("Did you mean 'Self-stigma'?"), std::string::npos) << message;
    EXPECT_NE(refusal([&] { find_code(study.project, "Weather"); }).find("codebook show"),
              std::string::npos);
}

TEST_F(Find, MergedCodesSayWhereTheyWent) {
    Code merged = *study.project.codes.find(stigma);
    merged.merged_into = talk;
    study.edit_code(merged);
    EXPECT_NE(refusal([&] {
                  find_code(study.project, "Self-stigma");
              }).find("merged into 'Facilitators > Talk'"),
              std::string::npos);
}

TEST_F(Find, NameToTypeIsFoundAgain) {
    for (const Code& code : study.project.codes)
        EXPECT_EQ(find_code(study.project, name_to_type(study.project, code)).id, code.id);
    EXPECT_EQ(name_to_type(study.project, *study.project.codes.find(stigma)), "Self-stigma");
}

TEST_F(Find, Turns) {
    EXPECT_EQ(find_turn(study.project, "P:1:2").turn.text, "Two.");
    EXPECT_NE(refusal([&] { find_turn(study.project, "P:1:3"); }).find("which has 2 turns"),
              std::string::npos);
    EXPECT_NE(refusal([&] { find_turn(study.project, "P:1:x"); }).find("such as PT06:12"),
              std::string::npos);
    EXPECT_NE(refusal([&] { find_turn(study.project, "Q:1"); }).find("no transcript 'Q'"),
              std::string::npos);
}

TEST_F(Find, UnknownCodersListTheKnown) {
    EXPECT_EQ(find_coder(study.project, "Ana").name, "Ana");
    EXPECT_NE(refusal([&] { find_coder(study.project, "Anna"); }).find("Its coders: Ana."),
              std::string::npos);
}

}  // namespace
}  // namespace tandem
