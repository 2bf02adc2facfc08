// Two promises that must hold whatever people do: the picture in memory is the file, and undo is
// exact.
#include <gtest/gtest.h>

#include "tandem/app/replacements.h"
#include "tandem/base/error.h"
#include "tandem/text/boundaries.h"

#include "study.h"

namespace tandem::test {
namespace {

// Words of many scripts, so that spans are not bytes and not UTF-16 units.
const std::vector<std::string>& pool() {
    static const std::vector<std::string> kWords = {
        "silence", "it’s", "naïve", "e\u0301té",          "لم", "يكن",      "שלום", "नहीं",
        "स्तेन",     "我们", "不说",  "👩‍👩‍👧", "🇨🇦", "👍🏽", "…",    "word"};
    return kWords;
}

std::string sentence(Random& random, std::uint64_t most) {
    std::string text;
    for (std::uint64_t n = 1 + random.below(most); n > 0; --n)
        text += (text.empty()       ? ""
                 : random.below(12) ? " "
                                    : "\n") +
                pool()[random.below(pool().size())];
    return text;
}

template <class Row>
decltype(Row::id) any(const Rows<Row>& rows, Random& random) {
    if (rows.empty()) return {};
    return std::next(rows.begin(), static_cast<std::ptrdiff_t>(random.below(rows.size())))->id;
}

Command random_correction(const Project& project, Random& random) {
    const TranscriptId transcript = any(project.transcripts, random);
    const auto& turns = project.turns(transcript);
    const Turn& turn = turns[random.below(turns.size())];
    std::vector<TextRange> segments = words(turn.text);
    std::string text = turn.text;
    if (segments.empty() || random.below(4) == 0)
        text = sentence(random, 10);
    else {
        const TextRange word = segments[random.below(segments.size())];
        const std::string with = random.below(3) ? pool()[random.below(pool().size())] : "";
        text = std::string(slice(text, {0}, word.begin)) + with +
               std::string(slice(text, word.end, length(text)));
    }
    return CorrectTurn{transcript, turn.id, text};
}

Command random_coding(const Project& project, Random& random) {
    ApplyCode command;
    command.transcript = any(project.transcripts, random);
    command.code = any(project.codes, random);
    const auto& turns = project.turns(command.transcript);
    const std::size_t first = random.below(turns.size());
    const std::size_t last = std::min(turns.size(), first + 1 + random.below(2));
    for (std::size_t t = first; t < last; ++t) {
        const auto begin = static_cast<std::int64_t>(
            random.below(static_cast<std::uint64_t>(length(turns[t].text).value)));
        const TextRange range = snap_to_words(turns[t].text, {{begin}, {begin + 1}});
        if (range.begin < range.end) command.spans.push_back({turns[t].id, range.begin, range.end});
    }
    if (random.below(4) == 0) command.memo = sentence(random, 4);
    return command;
}

bool heads(Random& random) {
    return random.below(2) == 0;
}

// Of codings: their marks, code and edges; and of turns.
Command random_marking(const Project& project, Random& random) {
    const CodingId coding = any(project.codings(), random);
    switch (random.below(5)) {
        case 0: {
            SetCodingFacets command{coding};
            if (heads(random)) command.negative = heads(random);
            if (heads(random)) command.candidate = heads(random);
            if (heads(random)) command.in_vivo = heads(random);
            return command;
        }
        case 1:
            return RecodeCoding{coding, any(project.codes, random)};
        case 2: {
            const TranscriptId transcript = any(project.transcripts, random);
            const auto& turns = project.turns(transcript);
            return MarkOffTopic{transcript, turns[random.below(turns.size())].id,
                                random.below(3) != 0};
        }
        case 3: {
            const Coding* row = project.codings().find(coding);
            return row ? WriteMemo{"coding", row->guid, kConcern, sentence(random, 3)}
                       : WriteMemo{"study", project.guid, "code", "-"};
        }
        default:
            for (int trial = 0; trial < 20; ++trial) {  // words of its own transcript
                const Command other = random_coding(project, random);
                const auto& apply = std::get<ApplyCode>(other);
                const Coding* row = project.codings().find(coding);
                if (row && row->transcript == apply.transcript)
                    return ResizeCoding{coding, apply.spans};
            }
            return ResizeCoding{coding, {}};
    }
}

// Turns and speakers, replacements and files corrected elsewhere.
Command random_change_of_turns(const Project& project, Random& random) {
    const TranscriptId transcript = any(project.transcripts, random);
    const auto& turns = project.turns(transcript);
    const Turn& turn = turns[random.below(turns.size())];
    switch (random.below(8)) {
        case 0:
        case 1:
            return SplitTurn{transcript,
                             turn.id,
                             {static_cast<std::int64_t>(random.below(turn.text.size() + 1))},
                             heads(random) ? std::optional<std::string>("Q") : std::nullopt};
        case 2:
            return JoinTurns{transcript, turn.id, heads(random) ? " " : ""};
        case 3:
            return SetTurnSpeaker{transcript, {turn.id}, sentence(random, 1)};
        case 4:
            return MergeSpeakers{any(project.speakers, random), any(project.speakers, random)};
        case 5:
            return RenameSpeaker{any(project.speakers, random), sentence(random, 1)};
        case 6: {
            const std::string& word = pool()[random.below(pool().size())];
            return ReplaceWords{find_replacements(project, {word, sentence(random, 2),
                                                            heads(random), heads(random)}),
                                word, "others"};
        }
        default: {
            ReimportTranscript command{transcript, "again.txt", sentence(random, 12), {}};
            for (const Turn& each : turns) {
                if (random.below(6) == 0) continue;
                command.parsed.turns.push_back(
                    {std::string(project.speaker_label(each)), {}, {}, each.text});
                if (random.below(4) == 0)
                    command.parsed.turns.back().text += " " + sentence(random, 3);
                if (random.below(6) == 0)
                    command.parsed.turns.push_back({"N", {}, {}, sentence(random, 6)});
            }
            return command;
        }
    }
}

Command random_guide_command(const Project& project, Random& random) {
    const QuestionId question = any(project.questions, random);
    switch (random.below(6)) {
        case 0:
            return AddQuestion{"Q" + std::to_string(random.below(12)), sentence(random, 4),
                               "group"};
        case 1:
            return EditQuestion{question,
                                "Q" + std::to_string(random.below(12)),
                                {},
                                {},
                                static_cast<std::int64_t>(random.below(3))};
        case 2:
            return RemoveQuestion{question};
        default: {
            const TranscriptId transcript = any(project.transcripts, random);
            const auto& turns = project.turns(transcript);
            return MarkAsked{transcript, turns[random.below(turns.size())].id,
                             heads(random) || heads(random) ? question : QuestionId{}};
        }
    }
}

Command random_command(const Project& project, Random& random) {
    switch (random.below(22)) {
        case 20:
        case 21:
            return random_guide_command(project, random);
        case 17:
        case 18:
        case 19:
            return random_change_of_turns(project, random);
        case 14:
        case 15:
        case 16:
            return random_marking(project, random);
        case 0:
            return AddCode{sentence(random, 2), any(project.codes, random), "code", "", ""};
        case 1:
            return EditCode{
                any(project.codes, random), sentence(random, 3), {}, {}, "D", {}, {}, {}};
        case 2:
            return MoveCode{any(project.codes, random), any(project.codes, random),
                            static_cast<std::int64_t>(random.below(4)) - 1};
        case 3:
            return MergeCodes{any(project.codes, random), any(project.codes, random)};
        case 4:
            return RemoveCoding{any(project.codings(), random)};
        case 5:
            return ConfirmCoding{any(project.codings(), random)};
        case 6:
            return WriteMemo{"study", project.guid, "reflexive", sentence(random, 5)};
        case 7:
            return EditMemo{any(project.memos, random), random.below(2) ? sentence(random, 3) : "",
                            random.below(2) ? "theoretical" : ""};
        case 8:
            return RelateCodes{
                any(project.codes, random), any(project.codes, random), "condition of", {}, ""};
        case 9:
            return RemoveRelation{any(project.relations, random)};
        case 10:
            return random_correction(project, random);
        case 11:
            if (random.below(16) == 0) return StartRound{sentence(random, 2)};
            return random.below(8) ? Command(random_correction(project, random))
                                   : Command(DeclareDone{any(project.transcripts, random)});
        default:
            return random_coding(project, random);
    }
}

Workspace begin_study(const std::string& path, Random& random) {
    Workspace workspace = Workspace::create(path, "Random", "Ana", test_clock(7));
    ImportTranscripts import = transcripts({{"A", {"I|x"}}, {"B", {"I|y"}}, {"C", {"I|z"}}});
    for (auto& file : import.files) {
        file.parsed.turns.clear();
        for (int turn = 0; turn < 6; ++turn)
            file.parsed.turns.push_back(
                {turn % 2 ? "P" : "I", turn * 1000, {}, sentence(random, 12)});
    }
    workspace.run(import);
    for (const char* name : {"Silence", "Shame", "Trust"})
        workspace.run(AddCode{name, {}, "code", "", ""});
    return workspace;
}

std::vector<std::string> fresh_picture(const std::string& path) {
    return picture(Workspace::open(path, test_clock()).project());
}

TEST(RandomCommands, PictureIsTheFileAfterEachOfAThousand) {
    Folder folder;
    const std::string path = folder.path("random.tandem");
    Random random(20261122);
    std::unique_ptr<Workspace> workspace = std::make_unique<Workspace>(begin_study(path, random));
    int done = 0, refused = 0, undone = 0;
    for (int step = 0; step < 1000; ++step) {
        workspace->set_actor(random.below(3) ? "Ana" : "Ben");
        try {
            if (random.below(6) == 0)
                undone += workspace->undo().has_value();
            else if (random.below(6) == 0)
                undone += workspace->redo().has_value();
            else
                workspace->run(random_command(workspace->project(), random)), ++done;
        } catch (const Error&) {
            ++refused;  // a refusal is fine; that it changed nothing is what the comparison shows
        }
        const auto here = picture(workspace->project());
        workspace.reset();
        ASSERT_EQ(here, fresh_picture(path)) << "after step " << step;
        workspace = std::make_unique<Workspace>(
            Workspace::open(path, test_clock(1000 + static_cast<std::uint64_t>(step))));
    }
    EXPECT_GT(done, 300);
    EXPECT_GT(undone, 100);
    EXPECT_GT(refused, 20);
    const CheckReport report = workspace->check();
    EXPECT_TRUE(report.findings.empty()) << report.findings.front();
}

TEST(RandomCommands, UndoingAllGivesIdenticalTables) {
    Folder folder;
    const std::string path = folder.path("undo.tandem");
    Random random(7);
    Workspace workspace = begin_study(path, random);
    const auto before = picture(workspace.project());
    int done = 0;
    while (done < 300) {
        try {
            workspace.run(random_command(workspace.project(), random));
            ++done;
        } catch (const Error&) {
        }
    }
    const auto after = picture(workspace.project());
    for (int i = 0; i < done; ++i) ASSERT_TRUE(workspace.undo()) << i;
    EXPECT_EQ(picture(workspace.project()), before);
    for (int i = 0; i < done; ++i) ASSERT_TRUE(workspace.redo()) << i;
    EXPECT_EQ(picture(workspace.project()), after);
    const CheckReport report = workspace.check();
    EXPECT_TRUE(report.findings.empty()) << report.findings.front();
}

}  // namespace
}  // namespace tandem::test
