#include "tandem/exchange/participants_file.h"

#include <gtest/gtest.h>

#include "tandem/base/error.h"

namespace tandem {
namespace {

using Types = std::vector<std::pair<std::string, std::string>>;

void expect_refused(const std::string& text, const std::vector<std::string>& words) {
    try {
        read_participants(text, "people.csv");
        FAIL() << "accepted:\n" << text;
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::BadInput);
        for (const std::string& word : words)
            EXPECT_NE(std::string(error.what()).find(word), std::string::npos) << error.what();
    }
}

Project project_of(const ParsedParticipants& parsed) {
    Project project;
    std::int64_t next = 1;
    for (const auto& [name, type] : parsed.attribute_types)
        project.attributes.put({{next++}, {}, name, type});
    next = 1;
    for (const auto& person : parsed.people) {
        project.participants.put({{next}, {}, person.label, person.group});
        for (const auto& [name, value] : person.values)
            project.attribute_values[{{next}, project.find_attribute(name)->id}] = value;
        ++next;
    }
    return project;
}

TEST(ParticipantsFile, TypesAreInferredFromAllValues) {
    const auto parsed = read_participants(
        "id,group,age,score,visit,seen,role,words,empty\n"
        "PT01,patient,46,1.5,yes,2023-05-31,nurse,I have been coming here since my daughter was "
        "born,\n"
        "PT02,patient,,2,No,2023-06-01,nurse,short,\n"
        "HP01,professional,50,-3,yes,2023-06-02,doctor,,\n",
        "people.csv");
    EXPECT_EQ(parsed.attribute_types, (Types{{"age", "whole"},
                                             {"score", "decimal"},
                                             {"visit", "yes-no"},
                                             {"seen", "date"},
                                             {"role", "category"},
                                             {"words", "text"},
                                             {"empty", "text"}}));
    ASSERT_EQ(parsed.people.size(), 3u);
    EXPECT_EQ(parsed.people[1].label, "PT02");
    EXPECT_EQ(parsed.people[1].group, "patient");
    // An empty field is not recorded.
    EXPECT_EQ(parsed.people[1].values, (Types{{"score", "2"},
                                              {"visit", "No"},
                                              {"seen", "2023-06-01"},
                                              {"role", "nurse"},
                                              {"words", "short"}}));
}

TEST(ParticipantsFile, ManyDifferentWordsAreText) {
    std::string text = "id,job,site\n";
    for (int i = 1; i <= 14; ++i)
        text += "P" + std::to_string(i) + ",job " + std::to_string(i) + ",site " +
                std::to_string(i % 2) + "\n";
    EXPECT_EQ(read_participants(text, "p").attribute_types,
              (Types{{"job", "text"}, {"site", "category"}}));
}

TEST(ParticipantsFile, StatedTypesHold) {
    const auto parsed = read_participants("id,code:category,pain:ordered\nP1,12,3\n", "p");
    EXPECT_EQ(parsed.attribute_types, (Types{{"code", "category"}, {"pain", "ordered"}}));
    expect_refused("id,age:whole\nP1,old\n", {"line 2", "'old'", "whole"});
    expect_refused("id,age:number\nP1,4\n", {"line 1", "'number'"});
}

TEST(ParticipantsFile, FaultsAreNamedWithFileAndLine) {
    expect_refused("", {"people.csv", "empty"});
    expect_refused("label,age\nP1,4\n", {"line 1", "'id'"});
    expect_refused("id,age\nP1,4\n,5\n", {"people.csv", "line 3", "no id"});
    expect_refused("id,age\nP1,4\nP2,5\nP1,6\n", {"line 4", "'P1'", "line 2"});
    expect_refused("id,age,age\nP1,4,5\n", {"line 1", "'age'", "twice"});
}

TEST(ParticipantsFile, GoesRound) {
    const std::string text =
        "id,group,age,code:category,name\n"
        "PT01,patient,46,12,\"Müller, 美玲\"\nPT02,,,7,שרה\n";
    const auto parsed = read_participants(text, "p");
    EXPECT_EQ(write_participants(project_of(parsed)), text);
}

TEST(ParticipantsFile, IsKnownByItsHeader) {
    EXPECT_TRUE(is_participants_header({"ID", "group"}));
    EXPECT_TRUE(is_participants_header({"participant", "age"}));
    EXPECT_FALSE(is_participants_header({"id", "name", "parent"}));
}

}  // namespace
}  // namespace tandem
