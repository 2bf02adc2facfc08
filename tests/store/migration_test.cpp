// A study made by the first version of the tables opens in this one, with all it holds.
#include <gtest/gtest.h>

#include "tandem/base/error.h"

#include "app/study.h"
#include "store/project_file_state.h"

namespace tandem::test {
namespace {

// The statements of version 1, written out: what they were must not follow what they become.
constexpr const char* kVersion1[] = {
    "CREATE TABLE study(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, title TEXT NOT NULL)",
    "CREATE TABLE coder(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, name TEXT NOT NULL)",
    "CREATE TABLE participant(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, "
    "label TEXT NOT NULL, grp TEXT NOT NULL)",
    "CREATE TABLE attribute(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, "
    "name TEXT NOT NULL, type TEXT NOT NULL)",
    "CREATE TABLE attribute_value(participant INTEGER NOT NULL REFERENCES participant, "
    "attribute INTEGER NOT NULL REFERENCES attribute, value TEXT NOT NULL, "
    "PRIMARY KEY(participant, attribute))",
    "CREATE TABLE transcript(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, "
    "name TEXT NOT NULL, participant INTEGER REFERENCES participant, file_name TEXT NOT NULL, "
    "format TEXT NOT NULL, encoding TEXT NOT NULL, original BLOB NOT NULL)",
    "CREATE TABLE speaker(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, "
    "transcript INTEGER NOT NULL REFERENCES transcript, label TEXT NOT NULL, "
    "interviewer INTEGER NOT NULL)",
    "CREATE TABLE turn(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, "
    "transcript INTEGER NOT NULL REFERENCES transcript, number INTEGER NOT NULL, "
    "speaker INTEGER REFERENCES speaker, start_ms INTEGER, end_ms INTEGER, text TEXT NOT NULL)",
    "CREATE INDEX turn_of_transcript ON turn(transcript, number)",
    "CREATE TABLE code(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, "
    "parent INTEGER REFERENCES code, position INTEGER NOT NULL, name TEXT NOT NULL, "
    "alias TEXT NOT NULL, level TEXT NOT NULL, kinds TEXT NOT NULL, definition TEXT NOT NULL, "
    "use_when TEXT NOT NULL, do_not_use_when TEXT NOT NULL, example TEXT NOT NULL, "
    "near_miss TEXT NOT NULL, near_miss_code TEXT NOT NULL, source TEXT NOT NULL, "
    "derivation TEXT NOT NULL, merged_into INTEGER REFERENCES code)",
    "CREATE TABLE round(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, name TEXT NOT NULL)",
    "CREATE TABLE done(round INTEGER NOT NULL REFERENCES round, "
    "transcript INTEGER NOT NULL REFERENCES transcript, coder INTEGER NOT NULL REFERENCES coder, "
    "at INTEGER NOT NULL, PRIMARY KEY(round, transcript, coder))",
    "CREATE TABLE coding(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, "
    "coder INTEGER NOT NULL REFERENCES coder, code INTEGER NOT NULL REFERENCES code, "
    "transcript INTEGER NOT NULL REFERENCES transcript, round INTEGER REFERENCES round, "
    "kind TEXT NOT NULL, voice TEXT NOT NULL, quote TEXT NOT NULL, state INTEGER NOT NULL, "
    "made_at INTEGER NOT NULL, deleted INTEGER NOT NULL)",
    "CREATE TABLE span(coding INTEGER NOT NULL REFERENCES coding, ordinal INTEGER NOT NULL, "
    "turn INTEGER NOT NULL REFERENCES turn, begin INTEGER NOT NULL, stop INTEGER NOT NULL, "
    "PRIMARY KEY(coding, ordinal)) WITHOUT ROWID",
    "CREATE INDEX span_of_turn ON span(turn)",
    "CREATE TABLE memo(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, "
    "coder INTEGER REFERENCES coder, about TEXT NOT NULL, target BLOB NOT NULL, "
    "type TEXT NOT NULL, text TEXT NOT NULL, written_at INTEGER NOT NULL, "
    "deleted INTEGER NOT NULL)",
    "CREATE TABLE relation(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, "
    "from_code INTEGER NOT NULL REFERENCES code, to_code INTEGER NOT NULL REFERENCES code, "
    "kind TEXT NOT NULL, coder INTEGER REFERENCES coder, memo TEXT NOT NULL, "
    "deleted INTEGER NOT NULL)",
    "CREATE TABLE relation_support(relation INTEGER NOT NULL REFERENCES relation, "
    "coding INTEGER NOT NULL REFERENCES coding, PRIMARY KEY(relation, coding))",
    "CREATE INDEX coding_of_code ON coding(code)",
    "CREATE INDEX code_of_parent ON code(parent)",
    "CREATE INDEX speaker_of_transcript ON speaker(transcript)",
    "CREATE INDEX coding_of_transcript ON coding(transcript)",
    "CREATE TABLE original(sha256 BLOB PRIMARY KEY, bytes BLOB NOT NULL)",
    "CREATE TABLE journal(number INTEGER PRIMARY KEY, kind TEXT NOT NULL, target INTEGER, "
    "at INTEGER NOT NULL, clock INTEGER NOT NULL, actor BLOB, record TEXT NOT NULL, "
    "changeset BLOB NOT NULL, previous BLOB NOT NULL, hash BLOB NOT NULL)",
};

int is_study_table(void*, const char* table) {
    return find_study_table(table) ? 1 : 0;
}

// Does `sql` as one journal entry of version 1, whose facts name the columns of then.
void enter(ProjectFile::State& state, const std::string& sql, const Guid& actor) {
    state.connection.execute("BEGIN");
    ASSERT_EQ(sqlite3session_create(state.connection.get(), "main", &state.recorder), SQLITE_OK);
    sqlite3session_table_filter(state.recorder, is_study_table, nullptr);
    sqlite3session_attach(state.recorder, nullptr);
    state.connection.execute(sql.c_str());
    const std::string changeset = state.take_changeset();
    Json facts = facts_of(state.connection, changeset);
    for (Json& group : facts) {
        if (!group.contains("insert")) continue;
        Json& columns = group["insert"]["columns"];
        const TableSpec& table = study_table(group["table"].get<std::string>());
        for (std::size_t i = table.columns.size(); table.columns[i - 1].added; --i) {
            ASSERT_EQ(columns.back(), table.columns[i - 1].name);
            columns.erase(columns.size() - 1);
            for (Json& row : group["insert"]["rows"]) row.erase(row.size() - 1);
        }
    }
    JournalEntry entry;
    entry.kind = "do";
    entry.at_ms = 1'780'000'000'000;
    entry.actor = actor;
    entry.record =
        Json{{"command", "old"}, {"sentence", sql.substr(0, 11)}, {"by", "Ana"}, {"facts", facts}}
            .dump();
    append_entry(state, std::move(entry), changeset);
    state.connection.execute("COMMIT");
}

std::string blob(const Guid& guid) {
    return "x'" +
           to_hex(std::string_view(reinterpret_cast<const char*>(guid.bytes.data()),
                                   guid.bytes.size())) +
           "'";
}

void make_old_study(const std::string& path) {
    ProjectFile::State state(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, path);
    state.connection.execute("PRAGMA application_id=0x54414e44; PRAGMA user_version=1");
    for (const char* statement : kVersion1) state.connection.execute(statement);
    const Guid study = name_guid({}, "study", "old"), ana = name_guid(study, "coder", "Ana");
    const auto guid = [&](const char* name) { return blob(name_guid(study, "row", name)); };
    const std::string original = "x'" + to_hex(sha256("I was ashamed.")) + "'";
    state.connection.execute(
        ("INSERT INTO original VALUES(" + original + ",CAST('I was ashamed.' AS BLOB))").c_str());
    enter(state,
          "INSERT INTO study VALUES(1," + blob(study) + ",'Old');INSERT INTO coder VALUES(1," +
              blob(ana) + ",'Ana');INSERT INTO round VALUES(1," + guid("round") +
              ",'Round 1');INSERT INTO transcript VALUES(1," + guid("PT01") +
              ",'PT01',NULL,'PT01.txt','text','UTF-8'," + original +
              ");INSERT INTO turn VALUES(1," + guid("turn") +
              ",1,1,NULL,NULL,NULL,'I was ashamed.');INSERT INTO code VALUES(1," + guid("Shame") +
              ",NULL,0,'Shame','','code','','','','','','','','','',NULL)",
          ana);
    enter(state,
          "INSERT INTO coding VALUES(1," + guid("coding") +
              ",1,1,1,1,'','','ashamed',0,1780000000000,0);INSERT INTO span VALUES(1,0,1,6,13);"
              "INSERT INTO memo VALUES(1," +
              guid("memo") + ",1,'coding'," + guid("coding") +
              ",'code','Her own word.',1780000000000,0)",
          ana);
    enter(state, "UPDATE coding SET voice='first-hand' WHERE id=1", ana);
}

std::int64_t version_of(const std::string& path) {
    Connection connection(path, SQLITE_OPEN_READWRITE, path);
    Statement row(connection, "PRAGMA user_version");
    row.step();
    return row.integer(0);
}

TEST(Migration, VersionOneOpensAndHolds) {
    Folder folder;
    const std::string path = folder.path("old.tandem");
    make_old_study(path);
    Workspace workspace = Workspace::open(path, test_clock());
    const CheckReport report = workspace.check();
    EXPECT_TRUE(report.findings.empty()) << report.findings.front();
    ASSERT_EQ(workspace.project().codings().size(), 1u);
    const Coding coding = *workspace.project().codings().begin();
    EXPECT_EQ(coding.quote, "ashamed");
    EXPECT_EQ(coding.voice, "first-hand");
    EXPECT_FALSE(coding.negative || coding.candidate || !coding.in_vivo.empty());
    EXPECT_EQ(workspace.project().memos.begin()->text, "Her own word.");
}

TEST(Migration, WhatWasDoneBeforeCanBeUndoneAndRedone) {
    Folder folder;
    const std::string path = folder.path("old.tandem");
    make_old_study(path);
    {
        Workspace workspace = Workspace::open(path, test_clock());
        workspace.set_actor("Ana");
        SetCodingFacets mark{workspace.project().codings().begin()->id};
        mark.negative = mark.candidate = mark.in_vivo = true;
        workspace.run(mark);
        const auto marked = picture(workspace.project());
        for (int i = 0; i < 3; ++i) EXPECT_TRUE(workspace.undo());
        EXPECT_TRUE(workspace.project().codings().empty());
        EXPECT_FALSE(workspace.undo()) << "the study's beginning stays";
        for (int i = 0; i < 3; ++i) EXPECT_TRUE(workspace.redo());
        EXPECT_EQ(picture(workspace.project()), marked);
        workspace.run(
            MarkOffTopic{transcript_id(workspace, "PT01"), turn_of(workspace, "PT01", 1).id});
        const CheckReport report = workspace.check();
        EXPECT_TRUE(report.findings.empty()) << report.findings.front();
    }
    EXPECT_EQ(version_of(path), kSchemaVersion);
    const Workspace again = Workspace::open(path, test_clock());
    EXPECT_TRUE(again.project().codings().begin()->negative);
    EXPECT_EQ(again.project().codings().begin()->in_vivo, "ashamed");
}

// As a file of `version`, before 5. Returns when its first round was started.
std::int64_t forget_versions_5_and_6(const std::string& path, int version) {
    Connection connection(path, SQLITE_OPEN_READWRITE, path);
    std::int64_t started = 0;
    {
        Statement row(connection, "SELECT started_at FROM round");
        row.step();
        started = row.integer(0);
    }
    connection.execute(
        "ALTER TABLE round DROP COLUMN started_at; ALTER TABLE transcript DROP COLUMN reading; "
        "DROP TABLE approach");
    connection.execute(("PRAGMA user_version=" + std::to_string(version)).c_str());
    return started;
}

TEST(Migration, RoundsOfVersionFourKeepTheirOrder) {
    Folder folder;
    const std::string path = folder.path("old.tandem");
    {
        Workspace workspace = Workspace::create(path, "Old", "Ana", test_clock());
        for (const char* name : {"Zebra", "Apple", "Middle"}) workspace.run(StartRound{name});
    }
    EXPECT_GT(forget_versions_5_and_6(path, 4), 0);
    Workspace workspace = Workspace::open(path, test_clock());
    workspace.run(StartRound{"Aardvark"});
    std::vector<std::string> names;
    for (const Round* round : workspace.project().rounds_by_start()) names.push_back(round->name);
    EXPECT_EQ(names, (std::vector<std::string>{"Round 1", "Zebra", "Apple", "Middle", "Aardvark"}));
    EXPECT_TRUE(workspace.undo());
    EXPECT_TRUE(workspace.redo());
    EXPECT_EQ(workspace.project().rounds.find(workspace.project().latest_round())->name,
              "Aardvark");
}

TEST(Migration, VersionThreeGetsAnInterviewGuide) {
    Folder folder;
    const std::string path = folder.path("old.tandem");
    {
        Workspace workspace = Workspace::create(path, "Old", "Ana", test_clock());
        workspace.run(transcripts({{"PT01", {"I|How was it?", "P|Long."}}}));
    }
    const std::int64_t started = forget_versions_5_and_6(path, 3);
    {
        Connection connection(path, SQLITE_OPEN_READWRITE, path);
        connection.execute("DROP TABLE asked; DROP TABLE question");
    }
    Workspace::open(path, test_clock());
    {
        // A journal of version 3 would not say when the round was started; this one does.
        Connection connection(path, SQLITE_OPEN_READWRITE, path);
        connection.execute(("UPDATE round SET started_at=" + std::to_string(started)).c_str());
    }
    Workspace workspace = Workspace::open(path, test_clock());
    EXPECT_TRUE(workspace.project().questions.empty());
    workspace.run(AddQuestion{"Q1"});
    workspace.run(MarkAsked{transcript_id(workspace, "PT01"), turn_of(workspace, "PT01", 1).id,
                            workspace.project().questions.begin()->id});
    EXPECT_EQ(workspace.project().asked.size(), 1u);
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(workspace.undo());
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(workspace.redo());
    EXPECT_EQ(workspace.project().asked.size(), 1u);
    const CheckReport report = workspace.check();
    EXPECT_TRUE(report.findings.empty()) << report.findings.front();
}

TEST(Migration, VersionFiveGetsHowTranscriptsWereRead) {
    Folder folder;
    const std::string path = folder.path("old.tandem");
    ImportTranscripts command = transcripts({{"PT01", {"I|How was it?", "P|Long."}}});
    {
        Workspace workspace = Workspace::create(path, "Old", "Ana", test_clock());
        workspace.run(command);
    }
    {
        Connection connection(path, SQLITE_OPEN_READWRITE, path);
        connection.execute(
            "ALTER TABLE transcript DROP COLUMN reading; DROP TABLE approach; "
            "PRAGMA user_version=5");
    }
    Workspace workspace = Workspace::open(path, test_clock());
    EXPECT_EQ(workspace.project().find_transcript("PT01")->reading, "");
    command = transcripts({{"PT02", {"I|How was it?"}}});
    command.files[0].reading.tiers = {"A"};
    workspace.run(command);
    const auto all = picture(workspace.project());
    EXPECT_TRUE(workspace.undo());
    EXPECT_TRUE(workspace.undo());
    EXPECT_TRUE(workspace.redo());
    EXPECT_TRUE(workspace.redo());
    EXPECT_EQ(picture(workspace.project()), all);
    EXPECT_EQ(workspace.project().find_transcript("PT02")->reading, R"({"tiers":["A"]})");
    const CheckReport report = workspace.check();
    EXPECT_TRUE(report.findings.empty()) << report.findings.front();
}

TEST(Migration, AnOldFileThatIsNotOursIsLeftAsItIs) {
    Folder folder;
    const std::string path = folder.path("old.tandem");
    make_old_study(path);
    {
        Connection connection(path, SQLITE_OPEN_READWRITE, path);
        connection.execute("CREATE TRIGGER t AFTER INSERT ON memo BEGIN DELETE FROM coding; END");
    }
    EXPECT_THROW(Workspace::open(path, test_clock()), Error);
    EXPECT_EQ(version_of(path), 1);
}

}  // namespace
}  // namespace tandem::test
