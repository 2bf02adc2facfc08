#include "tandem/model/rows.h"

#include <gtest/gtest.h>
#include <map>
#include <string>

#include "tandem/base/random.h"
#include "tandem/model/ids.h"
#include "tandem/model/project.h"

namespace tandem {
namespace {

struct Note {
    CodeId id;
    std::string text;
};
using Notes = Rows<Note>;
using Plain = std::map<std::int64_t, std::string>;

void expect_same(const Notes& notes, const Plain& plain) {
    ASSERT_EQ(notes.size(), plain.size());
    EXPECT_EQ(notes.empty(), plain.empty());
    auto at = notes.begin();
    for (const auto& [id, text] : plain) {
        ASSERT_EQ(at->id.value, id);
        ASSERT_EQ(at->text, text);
        const Note* found = notes.find({id});
        ASSERT_TRUE(found) << id;
        ASSERT_EQ(found->text, text);
        ++at;
    }
    ASSERT_TRUE(at == notes.end());
    for (auto last = plain.rbegin(); last != plain.rend(); ++last)
        ASSERT_EQ((--at)->id.value, last->first);
}

TEST(Rows, AreWhatASortedMapIs) {
    Random random(5);
    Notes notes;
    Plain plain;
    for (int step = 0; step < 20000; ++step) {
        const auto id = static_cast<std::int64_t>(1 + random.below(3000));
        if (random.below(3) == 0) {
            notes.erase({id});
            plain.erase(id);
            ASSERT_EQ(notes.find({id}), nullptr);
        } else {
            plain[id] = std::to_string(step);
            notes.put({{id}, plain[id]});
        }
        if (step % 2500 == 0) expect_same(notes, plain);
    }
    expect_same(notes, plain);
    EXPECT_EQ(notes.find({0}), nullptr);
    EXPECT_EQ(notes.find({4000}), nullptr);
}

TEST(Rows, ACopyKeepsWhatItHadWhileTheOriginalChanges) {
    Random random(6);
    Notes notes;
    Plain plain;
    for (std::int64_t id = 1; id <= 2000; ++id) {
        notes.put({{id}, "first"});
        plain[id] = "first";
    }
    std::vector<std::pair<Notes, Plain>> copies;
    for (int step = 0; step < 3000; ++step) {
        if (step % 500 == 0) copies.emplace_back(notes, plain);
        const auto id = static_cast<std::int64_t>(1 + random.below(2500));
        if (random.below(4) == 0) {
            notes.erase({id});
            plain.erase(id);
        } else {
            plain[id] = std::to_string(step);
            notes.put({{id}, plain[id]});
        }
    }
    expect_same(notes, plain);
    for (const auto& [copy, then] : copies) expect_same(copy, then);
}

TEST(Rows, AreEmptyAfterTheLastIsErased) {
    Notes notes;
    notes.put({{7}, "one"});
    notes.erase({7});
    expect_same(notes, {});
    notes.put({{3}, "again"});
    expect_same(notes, {{3, "again"}});
}

TEST(Project, ASnapshotHasTheTurnsAndKeepsThem) {
    Project project;
    Transcript transcript;
    transcript.id = {1};
    transcript.name = "P01";
    project.transcripts.put(transcript);
    project.set_turn_source([](TranscriptId id) {
        Turn turn;
        turn.id = {10};
        turn.transcript = id;
        turn.number = 1;
        turn.text = "as it was";
        return std::vector{turn};
    });
    EXPECT_EQ(project.unread(5), std::vector{TranscriptId{1}});
    project.turns({1});
    EXPECT_TRUE(project.unread(5).empty());
    const Project snapshot = project.snapshot();
    Turn corrected = project.turns({1}).front();
    corrected.text = "as it is";
    project.refresh_turn(corrected);
    EXPECT_EQ(project.turns({1}).front().text, "as it is");
    EXPECT_EQ(snapshot.turns({1}).front().text, "as it was");
}

TEST(ProjectDeathTest, ASnapshotNeedsAllTurns) {
    Project project;
    Transcript transcript;
    transcript.id = {1};
    project.transcripts.put(transcript);
    EXPECT_DEATH((void)project.snapshot(), "turns of all transcripts");
}

}  // namespace
}  // namespace tandem
