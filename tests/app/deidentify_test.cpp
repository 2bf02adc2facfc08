// A study without its identifiers: what is carried, what stays behind, what is refused.
#include "tandem/app/deidentify.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <sys/stat.h>

#include "tandem/app/export_files.h"
#include "tandem/app/view.h"
#include "tandem/base/error.h"
#include "tandem/model/span.h"
#include "tandem/store/project_file.h"

#include "app/byte_search.h"
#include "study.h"

namespace tandem::test {
namespace {

constexpr SealCost kCheap{1, 8192};

std::string bytes_at(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

void write_text(const std::string& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

Decision replace(std::string text, std::string with, std::string type = "name") {
    return {std::move(text), std::move(type), Choice::Replace, std::move(with)};
}

std::string refusal(const std::function<void()>& act) {
    try {
        act();
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

class DeidentifyTest : public testing::Test {
 protected:
    Workspace fresh() {
        Workspace workspace = Workspace::create(folder.path("study.tandem"),
                                                "Haskell's night shifts", "Ana", test_clock());
        ImportTranscripts interviews = transcripts(
            {{"PT01",
              {"Interviewer|How was it with Dr. Haskell?",
               "Kay Brightwater|My daughter Dagny could not say it. Okay, Dagny said.",
               "Kay Brightwater|Call 555-010-0142 or kay@mail.example. We drove to Rivermead."}},
             {"PT02", {"Interviewer|And you?", "PT02|Dr. Haskell’s nurse told 王小明 to wait."}}});
        interviews.files[0].reading.renamed = {{"Dagny Brightwater", "Kay Brightwater"}};
        workspace.run(interviews);
        AddCode code;
        code.name = "Waiting for Haskell";
        workspace.run(code);
        workspace.run(apply(workspace, "PT01", 2, "daughter Dag", "Waiting for Haskell"));
        workspace.run(apply(workspace, "PT01", 3, "drove to Rivermead", "Waiting for Haskell"));
        workspace.run(apply(workspace, "PT02", 2, "told", "Waiting for Haskell"));
        workspace.run(
            WriteMemo{"study", workspace.project().guid, "reflexive", "I know Haskell well"});
        workspace.run(WriteMemo{"study", workspace.project().guid, "reflexive", "a slip"});
        workspace.run(EditMemo{{2}, ""});
        ImportParticipants people;
        people.people = {{"PT01", "patient", {{"clinic", "Rivermead"}, {"age", "41"}}},
                         {"PT02", "patient", {{"clinic", "elsewhere"}, {"age", "52"}}}};
        people.attribute_types = {{"clinic", "category"}, {"age", "whole"}};
        workspace.run(people);
        return workspace;
    }
    DeidentifyOptions options(const std::string& to = "shared.tandem") {
        DeidentifyOptions out;
        out.to = folder.path(to);
        decide(
            out.key.decisions,
            {replace("Haskell", "[name of physician]", "physician"),
             replace("Kay Brightwater", "[Participant 1]"), replace("Kay", "[Participant 1]"),
             replace("Dagny", "[daughter]", "relative"), replace("Rivermead", "[Town A]", "place"),
             replace("555-010-0142", "[phone number]", "phone"),
             replace("kay@mail.example", "[e-mail address]", "email"),
             replace("王小明", "[Name B]")});
        out.undecided = Undecided::Keep;
        return out;
    }
    Folder folder;
};

TEST_F(DeidentifyTest, MakesANewStudyThatHoldsAndCarriesTheWork) {
    const Workspace workspace = fresh();
    const DeidentifyReport report = workspace.deidentify(options());
    const Workspace made = Workspace::open(options().to, test_clock(2));
    const CheckReport check = made.check();
    EXPECT_TRUE(check.findings.empty()) << check.findings.front();
    EXPECT_EQ(made.history().size(), 1u);
    EXPECT_NE(workspace.project().find_transcript("PT01")->reading, "");
    EXPECT_EQ(made.project().find_transcript("PT01")->reading, "") << "its original is another";
    EXPECT_EQ(turn_of(made, "PT01", 2).text,
              "My daughter [daughter] could not say it. Okay, [daughter] said.");
    EXPECT_EQ(turn_of(made, "PT02", 2).text, "[name of physician]’s nurse told [Name B] to wait.");
    std::vector<std::string> quotes;
    for (const Coding& coding : made.project().codings()) {
        EXPECT_EQ(made.project().text_under(coding), coding.quote);
        quotes.push_back(coding.quote);
    }
    EXPECT_EQ(quotes,
              (std::vector<std::string>{"daughter [daughter]", "drove to [Town A]", "told"}));
    EXPECT_EQ(report.widened, 1);
    EXPECT_EQ(report.codings, 3);
    EXPECT_EQ(report.left_behind, 1);
    EXPECT_EQ(report.replaced.at("physician"), 2);
    EXPECT_EQ(made.project().title, "[name of physician]'s night shifts");
    EXPECT_EQ(made.project().codes.begin()->name, "Waiting for [name of physician]");
    ASSERT_EQ(made.project().memos.size(), 1u);
    EXPECT_EQ(made.project().memos.begin()->text, "I know [name of physician] well");
    EXPECT_EQ(made.project().memos.begin()->target, made.project().guid);
}

TEST_F(DeidentifyTest, NoByteOfTheKeyIsLeftAndNoGuidIsTheOldOne) {
    const Workspace workspace = fresh();
    const DeidentifyOptions how = options();
    workspace.deidentify(how);
    std::vector<SoughtString> strings;
    for (const Decision& each : how.key.decisions.strings)
        if (length(each.text).value > 3) strings.push_back({each.text, false});
    const auto hits = [&](const std::string& bytes) {
        int count = 0;
        ByteSearch(strings).each_hit(bytes, [&](const ByteHit&) { return ++count < 1000; });
        return count;
    };
    EXPECT_GT(hits(bytes_at(folder.path("study.tandem"))), 10) << "the search can see";
    EXPECT_EQ(hits(bytes_at(how.to)), 0);
    Workspace made = Workspace::open(how.to, test_clock(2));
    for (const Transcript& each : made.project().transcripts) {
        EXPECT_EQ(hits(export_transcript(made.project(), each.id, "txt").bytes), 0);
        EXPECT_EQ(made.original_bytes(each.id),
                  export_transcript(made.project(), each.id, "txt").bytes);
        EXPECT_EQ(each.file_name, each.name + ".txt");
    }
    std::set<Guid> old;
    for (const Coding& each : workspace.project().codings()) old.insert(each.guid);
    for (const Transcript& each : workspace.project().transcripts) {
        old.insert(each.guid);
        for (const Turn& turn : workspace.project().turns(each.id)) old.insert(turn.guid);
    }
    for (const Coding& each : made.project().codings()) EXPECT_FALSE(old.contains(each.guid));
    for (const Transcript& each : made.project().transcripts) {
        EXPECT_FALSE(old.contains(each.guid));
        for (const Turn& turn : made.project().turns(each.id))
            EXPECT_FALSE(old.contains(turn.guid));
    }
    // Ana is the same coder there when she goes on.
    made.set_actor("Ana");
    ASSERT_TRUE(made.me());
    made.run(apply(made, "PT02", 1, "And", "Waiting for [name of physician]"));
    EXPECT_EQ(made.project().coders.size(), 1u);
    EXPECT_TRUE(made.check().findings.empty());
}

TEST_F(DeidentifyTest, NoTraceOfARecordingIsCarried) {
    Workspace workspace = fresh();
    const Sha256 sum = sha256("the recording");
    const std::string path = "/home/noor/recordings/PT01-evening-call.wav";
    workspace.run(AttachMedia{workspace.project().find_transcript("PT01")->id, path, sum, 1'831'000,
                              "audio"});
    workspace.deidentify(options());
    const std::string bytes = bytes_at(options().to);
    const auto there = [](const std::string& in, const std::string& what) {
        return in.find(what) != std::string::npos;
    };
    const std::string before = bytes_at(folder.path("study.tandem"));
    for (const std::string& trace :
         {path, std::string("evening-call"), std::string(sum.begin(), sum.end())}) {
        EXPECT_TRUE(there(before, trace)) << "the search can see";
        EXPECT_FALSE(there(bytes, trace));
    }
    EXPECT_FALSE(there(bytes, to_hex(sum)));
    EXPECT_EQ(Workspace::open(options().to, test_clock(2)).project().media.size(), 0u);
}

TEST_F(DeidentifyTest, WhatIsHiddenFromSomebodyIsHiddenInTheNewStudyToo) {
    Workspace workspace = fresh();
    workspace.set_actor("Ben");
    workspace.run(apply(workspace, "PT02", 1, "And", "Waiting for Haskell"));
    ASSERT_EQ(visible_codings(workspace.project(), Viewer{workspace.me()}).size(), 1u);
    const DeidentifyReport report = workspace.deidentify(options());
    EXPECT_EQ(report.codings, 4);
    Workspace made = Workspace::open(options().to, test_clock(2));
    for (const auto& [name, seen] :
         {std::pair{"Ana", 3u}, std::pair{"Ben", 1u}, std::pair{"Cem", 0u}}) {
        made.set_actor(name);
        EXPECT_EQ(visible_codings(made.project(), Viewer{made.me()}).size(), seen) << name;
    }
}

// Random words, codings and decisions: the new study proves itself, nothing of the key is in its
// bytes, and each coding has the words that its own words became.
TEST_F(DeidentifyTest, RandomStudiesHold) {
    const std::vector<std::string> words = {
        "Dagnyta",     "said",    "Rivermead Hollow", "okay", "王小明娜",  "kay@mail.example",
        "’s",          "and",     "Szczepanik",       "weak", "Мирослава", "ninety-two",
        "👩‍👧", "the mill"};
    Random random(4711);
    const auto any = [&] { return words[random.below(words.size())]; };
    for (int round = 0; round < 12; ++round) {
        const std::string name = "random" + std::to_string(round) + ".tandem";
        Workspace workspace = Workspace::create(folder.path(name), "T", "Ana", test_clock(7));
        std::vector<std::string> turns;
        for (int i = 0; i < 6; ++i) {
            std::string text = "P|" + any();
            for (std::uint64_t n = random.below(12); n > 0; --n) text += " " + any();
            turns.push_back(text);
        }
        workspace.run(transcripts({{"PT01", turns}}));
        AddCode code;
        code.name = "Code";
        workspace.run(code);
        for (int i = 0; i < 15; ++i) {
            const Turn& turn = turn_of(workspace, "PT01", 1 + static_cast<int>(random.below(6)));
            const std::int64_t size = length(turn.text).value;
            const auto below = [&](std::int64_t n) {
                return static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(n)));
            };
            const std::int64_t begin = below(size);
            ApplyCode apply_code;
            apply_code.code = code_id(workspace, "Code");
            apply_code.transcript = turn.transcript;
            apply_code.spans = {{turn.id, {begin}, {begin + 1 + below(size - begin)}}};
            // Half a grapheme and the same words twice are refused.
            refusal([&] { workspace.run(apply_code); });
        }
        DeidentifyOptions how;
        how.to = folder.path("shared-" + name);
        how.undecided = Undecided::Keep;
        std::vector<Decision> strings;
        for (const std::string& each : words)
            if (string_key(each).size() > 5 && random.below(3))
                strings.push_back(replace(each, "[X" + std::string(random.below(4), 'x') + "]"));
        decide(how.key.decisions, strings);
        workspace.deidentify(how);
        const Workspace made = Workspace::open(how.to, test_clock(8));
        const CheckReport check = made.check();
        EXPECT_TRUE(check.findings.empty()) << check.findings.front();
        const Replacer replacer(how.key.decisions);
        ASSERT_EQ(made.project().codings().size(), workspace.project().codings().size());
        auto is = made.project().codings().begin();
        for (const Coding& was : workspace.project().codings()) {
            const Turn* turn = workspace.project().find_turn(was.transcript, was.spans[0].turn);
            const auto span = carry(was.spans[0], replacer.replace_in(turn->text).edits);
            ASSERT_TRUE(span);
            const Turn& now = turn_of(made, "PT01", turn->number);
            EXPECT_EQ(is->quote, slice(now.text, span->begin, span->end));
            ++is;
        }
    }
}

TEST_F(DeidentifyTest, WhatNobodyDecidedAboutIsRefusedUnlessItMayStay) {
    const Workspace workspace = fresh();
    DeidentifyOptions how = options();
    std::erase_if(how.key.decisions.strings,
                  [](const Decision& each) { return each.text == "Rivermead"; });
    how.undecided = Undecided::Refuse;
    const std::string message = refusal([&] { workspace.deidentify(how); });
    EXPECT_NE(message.find("Rivermead"), std::string::npos) << message;
    EXPECT_FALSE(std::filesystem::exists(how.to));
    how.undecided = Undecided::Keep;
    const DeidentifyReport report = workspace.deidentify(how);
    EXPECT_GE(report.undecided, 1);
}

TEST_F(DeidentifyTest, APlaceThatIsKeptIsCountedAndNoReasonToRefuse) {
    const Workspace workspace = fresh();
    DeidentifyOptions how = options();
    const Turn& turn = turn_of(workspace, "PT01", 3);
    decide(how.key.decisions, {},
           {{"Rivermead", turn.guid, PlaceDecision::kAnywhere, Choice::Keep, ""}});
    const DeidentifyReport report = workspace.deidentify(how);
    EXPECT_EQ(report.kept_places, 1);
    const Workspace made = Workspace::open(how.to, test_clock(2));
    EXPECT_NE(turn_of(made, "PT01", 3).text.find("drove to Rivermead"), std::string::npos);
    EXPECT_TRUE(made.check().findings.empty());
}

TEST_F(DeidentifyTest, AnExistingFileIsNeverTouched) {
    const Workspace workspace = fresh();
    write_text(folder.path("shared.tandem"), "mine");
    EXPECT_NE(refusal([&] { workspace.deidentify(options()); }).find("exists already"),
              std::string::npos);
    EXPECT_EQ(bytes_at(folder.path("shared.tandem")), "mine");
}

TEST_F(DeidentifyTest, RemovedCodingsStayBehindUnlessAMemoHangsOnThem) {
    Workspace workspace = fresh();
    const Guid first = workspace.project().codings().begin()->guid;
    workspace.run(WriteMemo{"coding", first, "theoretical", "why not"});
    workspace.run(RemoveCoding{{1}});
    workspace.run(RemoveCoding{{2}});
    workspace.deidentify(options());
    const Workspace made = Workspace::open(options().to, test_clock(2));
    EXPECT_EQ(made.project().codings().size(), 1u);
    EXPECT_EQ(made.project().removed_codings().size(), 1u);
    EXPECT_TRUE(made.check().findings.empty()) << made.check().findings.front();
}

TEST_F(DeidentifyTest, WhatHangsOnOtherThingsHangsOnThemStill) {
    Workspace workspace = fresh();
    AddCode child;
    child.name = "Fear";
    child.parent = code_id(workspace, "Waiting for Haskell");
    workspace.run(child);
    const CodeId above = code_id(workspace, "Waiting for Haskell"),
                 fear = code_id(workspace, "Fear");
    workspace.run(MoveCode{above, {}, 0});
    workspace.run(RelateCodes{above, fear, "answered by", {{1}}, "as Haskell says"});
    workspace.run(WriteMemo{"relation", workspace.project().relations.begin()->guid, "theoretical",
                            "of two"});
    workspace.run(WriteMemo{"turn", turn_of(workspace, "PT02", 2).guid, kConcern, "is it?"});
    workspace.run(DeclareDone{transcript_id(workspace, "PT02")});
    workspace.run(MarkOffTopic{transcript_id(workspace, "PT01"), turn_of(workspace, "PT01", 3).id});
    workspace.deidentify(options());
    const Workspace made = Workspace::open(options().to, test_clock(2));
    const Project& project = made.project();
    EXPECT_EQ(project.path(code_id(made, "Fear")), "Waiting for [name of physician] > Fear");
    ASSERT_EQ(project.relations.size(), 1u);
    const Relation& relation = *project.relations.begin();
    EXPECT_EQ(relation.memo, "as [name of physician] says");
    EXPECT_EQ(relation.support.size(), 1u);
    ASSERT_EQ(project.memos.size(), 3u);
    for (const Memo& memo : project.memos) EXPECT_NE(memo.target_row, 0) << memo.text;
    EXPECT_EQ(project.done.size(), 1u);
    ASSERT_EQ(project.off_topic.size(), 1u);
    EXPECT_EQ(project.off_topic.begin()->turn, turn_of(made, "PT01", 3).id);
    EXPECT_TRUE(made.check().findings.empty()) << made.check().findings.front();
}

TEST_F(DeidentifyTest, ACorrectedCodingStaysChangedAndItsOldWordsAreReplaced) {
    Workspace workspace = fresh();
    CorrectTurn correct;
    correct.transcript = transcript_id(workspace, "PT01");
    correct.turn = turn_of(workspace, "PT01", 3).id;
    correct.text = "Call 555-010-0142 or kay@mail.example. We went to Rivermead.";
    workspace.run(correct);
    workspace.deidentify(options());
    const Workspace made = Workspace::open(options().to, test_clock(2));
    const Coding& coding = *std::next(made.project().codings().begin());
    EXPECT_EQ(coding.state, CodingState::Changed);
    EXPECT_EQ(coding.quote, "drove to [Town A]");
    EXPECT_TRUE(made.check().findings.empty()) << made.check().findings.front();
}

TEST_F(DeidentifyTest, ADecisionsFileGoesRound) {
    const Workspace workspace = fresh();
    const auto texts = review_texts(workspace.project(), {workspace.me()});
    const auto items = review_list(texts, {}, {});
    const std::string csv = review_csv(items, texts, {});
    EXPECT_NE(csv.find("Dagny,relative,2,,[daughter],\"PT01:2@12 "), std::string::npos) << csv;
    write_text(folder.path("review.csv"),
               "string,type,count,decision,replacement,contexts,place\n"
               "Dagny,relative,2,Replace,[daughter],…,\nRivermead,place,1,keep,,,\n"
               "Haskell,physician,1,,,,\nDagny,,,keep,,,PT01:2@12\nDagny,,,keep,,,PT01:2\n");
    const DecisionsFile file = read_decisions_of(workspace.project(), folder.path("review.csv"));
    ASSERT_EQ(file.decisions.strings.size(), 2u);
    EXPECT_EQ(file.decisions.strings[0].choice, Choice::Replace);
    ASSERT_EQ(file.decisions.places.size(), 2u);
    EXPECT_EQ(file.decisions.places[0].begin, 12);
    EXPECT_EQ(file.undecided, 1);
    for (const char* wrong : {"PT09:1", "PT01:2@x", "PT01:99"}) {
        write_text(folder.path("wrong.csv"),
                   std::string("string,decision,place\nDagny,keep,") + wrong + "\n");
        EXPECT_NE(
            refusal([&] { read_decisions_of(workspace.project(), folder.path("wrong.csv")); }), "")
            << wrong;
    }
    write_text(folder.path("wrong.csv"), "string,decision\nDagny,perhaps\n");
    EXPECT_NE(refusal([&] {
                  read_decisions_of(workspace.project(), folder.path("wrong.csv"));
              }).find("line 2"),
              std::string::npos);
}

TEST_F(DeidentifyTest, TheKeyComesBackAndIsItsOwnersAlone) {
    IdentityKey key = options().key;
    Guid turn;
    turn.bytes[3] = 9;
    key.decisions.places = {{"Kay", turn, 4, Choice::Keep, ""}};
    key.names = {{"Quill", "name", Choice::Undecided, "[Q]"}};
    key.lower_case = true;
    const std::string path = folder.path("study.key");
    save_key(path, key, "six words", kCheap);
    struct ::stat about {};
    ASSERT_EQ(::stat(path.c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777, 0600u);
    EXPECT_EQ(bytes_at(path).find("Haskell"), std::string::npos);
    EXPECT_EQ(key_to_json(open_key(path, "six words")), key_to_json(key));
    EXPECT_NE(refusal([&] { open_key(path, "five words"); }).find("does not open 'study.key'"),
              std::string::npos);
    EXPECT_NE(refusal([&] { open_key(folder.path("none.key"), "x"); }).find("no such file"),
              std::string::npos);
}

TEST(IdentityKeyJson, WhatIsWrongIsNamed) {
    const std::string good = key_to_json({});
    EXPECT_EQ(key_to_json(key_from_json(good, "k")), good);
    for (
        const char* wrong :
        {"", "[]", "{}", R"({"format":"tandem-key","version":1})",
         R"({"format":"tandem-key","version":1,"strings":[{"string":1}],"places":[],"names":[]})",
         R"({"format":"tandem-key","version":1,"strings":[{"string":"a","type":"","decision":"eat","replacement":""}],"places":[],"names":[]})",
         R"({"format":"tandem-key","version":1,"strings":[],"places":[7],"names":[]})"})
        EXPECT_NE(refusal([&] { key_from_json(wrong, "k"); }), "") << wrong;
    EXPECT_NE(refusal([] {
                  key_from_json(R"({"format":"tandem-key","version":2})", "k");
              }).find("newer version"),
              std::string::npos);
}

TEST(ByteSearch, FindsEveryEncodingAndAnyCase) {
    const ByteSearch search({{"Dagny", false}, {"Will", true}});
    const auto count = [&](std::string_view bytes) {
        int hits = 0;
        search.each_hit(bytes, [&](const ByteHit&) { return ++hits < 100; });
        return hits;
    };
    EXPECT_EQ(count("xDAGNYx dagny"), 2);
    EXPECT_EQ(count(std::string_view("D\0a\0g\0n\0y\0", 10)), 1);
    EXPECT_EQ(count(std::string_view("\0D\0A\0G\0N\0Y", 10)), 1);
    EXPECT_EQ(count("will Will WILL"), 1);
    EXPECT_EQ(count("Dagn y"), 0);
}

TEST_F(DeidentifyTest, SplitAndJoinedTurnsAreOrdinaryTurnsThere) {
    Workspace workspace = fresh();
    const TranscriptId transcript = transcript_id(workspace, "PT01");
    const Turn second = turn_of(workspace, "PT01", 2);
    const std::size_t at = second.text.find("Okay");
    workspace.run(SplitTurn{transcript, second.id, code_point_at(second.text, at)});
    const Guid third = turn_of(workspace, "PT01", 3).guid;
    workspace.run(WriteMemo{"turn", third, kConcern, "who says so?"});
    workspace.run(JoinTurns{transcript, turn_of(workspace, "PT01", 3).id});
    // Two parts of one name become one placeholder.
    ApplyCode parts;
    parts.code = code_id(workspace, "Waiting for Haskell");
    parts.transcript = transcript;
    const Turn& turn = turn_of(workspace, "PT01", 2);
    const auto name = code_point_at(turn.text, turn.text.find("Dagny"));
    parts.spans = {{turn.id, name, name + CodePoints{2}},
                   {turn.id, name + CodePoints{3}, name + CodePoints{5}}};
    workspace.run(parts);
    workspace.deidentify(options());
    const Workspace made = Workspace::open(options().to, test_clock(2));
    EXPECT_TRUE(made.check().findings.empty()) << made.check().findings.front();
    const Turn& now = turn_of(made, "PT01", 2);
    EXPECT_EQ(now.text, "My daughter [daughter] could not say it. Okay, [daughter] said.");
    bool one = false;
    for (const Coding& coding : made.project().codings())
        one = one || (coding.quote == "[daughter]" && coding.spans.size() == 1);
    EXPECT_TRUE(one);
    bool on_turn = false;
    for (const Memo& memo : made.project().memos)
        on_turn = on_turn || (memo.about == "turn" && memo.target == now.guid);
    EXPECT_TRUE(on_turn) << "the memo follows the words";
}

}  // namespace
}  // namespace tandem::test
