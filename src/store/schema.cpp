#include "store/schema.h"

#include <algorithm>
#include <array>
#include <vector>

#include "tandem/base/check.h"
#include "tandem/base/error.h"

namespace tandem {

// As version 1 had it; and as ALTER TABLE leaves it.
static constexpr std::string_view kCodingTable1 =
    "CREATE TABLE coding(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, "
    "coder INTEGER NOT NULL REFERENCES coder, code INTEGER NOT NULL REFERENCES code, "
    "transcript INTEGER NOT NULL REFERENCES transcript, round INTEGER REFERENCES round, "
    "kind TEXT NOT NULL, voice TEXT NOT NULL, quote TEXT NOT NULL, state INTEGER NOT NULL, "
    "made_at INTEGER NOT NULL, deleted INTEGER NOT NULL)";
static constexpr std::string_view kCodingTable =
    "CREATE TABLE coding(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, "
    "coder INTEGER NOT NULL REFERENCES coder, code INTEGER NOT NULL REFERENCES code, "
    "transcript INTEGER NOT NULL REFERENCES transcript, round INTEGER REFERENCES round, "
    "kind TEXT NOT NULL, voice TEXT NOT NULL, quote TEXT NOT NULL, state INTEGER NOT NULL, "
    "made_at INTEGER NOT NULL, deleted INTEGER NOT NULL"
    ", negative INTEGER NOT NULL DEFAULT 0, candidate INTEGER NOT NULL DEFAULT 0, "
    "in_vivo TEXT NOT NULL DEFAULT '')";
// As versions 1 and 2 had them; and as ALTER TABLE leaves them.
static constexpr std::string_view kStudyTable2 =
    "CREATE TABLE study(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, title TEXT NOT NULL)";
static constexpr std::string_view kStudyTable =
    "CREATE TABLE study(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, title TEXT NOT NULL"
    ", coverage INTEGER NOT NULL DEFAULT 0)";
static constexpr std::string_view kTurnTable2 =
    "CREATE TABLE turn(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, "
    "transcript INTEGER NOT NULL REFERENCES transcript, number INTEGER NOT NULL, "
    "speaker INTEGER REFERENCES speaker, start_ms INTEGER, end_ms INTEGER, text TEXT NOT NULL)";
static constexpr std::string_view kTurnTable =
    "CREATE TABLE turn(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, "
    "transcript INTEGER NOT NULL REFERENCES transcript, number INTEGER NOT NULL, "
    "speaker INTEGER REFERENCES speaker, start_ms INTEGER, end_ms INTEGER, text TEXT NOT NULL"
    ", part INTEGER NOT NULL DEFAULT 0, approximate INTEGER NOT NULL DEFAULT 0, "
    "gone INTEGER NOT NULL DEFAULT 0)";
// As versions 1 to 5 had it; and as ALTER TABLE leaves it.
static constexpr std::string_view kTranscriptTable5 =
    "CREATE TABLE transcript(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, "
    "name TEXT NOT NULL, participant INTEGER REFERENCES participant, file_name TEXT NOT NULL, "
    "format TEXT NOT NULL, encoding TEXT NOT NULL, original BLOB NOT NULL)";
static constexpr std::string_view kTranscriptTable =
    "CREATE TABLE transcript(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, "
    "name TEXT NOT NULL, participant INTEGER REFERENCES participant, file_name TEXT NOT NULL, "
    "format TEXT NOT NULL, encoding TEXT NOT NULL, original BLOB NOT NULL"
    ", reading TEXT NOT NULL DEFAULT '')";
// Since version 3.
static constexpr std::array<std::string_view, 8> kTables3 = {
    "CREATE TABLE turn_split(turn INTEGER PRIMARY KEY REFERENCES turn, "
    "source INTEGER NOT NULL REFERENCES turn, at INTEGER NOT NULL)",
    "CREATE TABLE turn_join(turn INTEGER PRIMARY KEY REFERENCES turn, "
    "target INTEGER NOT NULL REFERENCES turn, at INTEGER NOT NULL)",
    "CREATE TABLE review(transcript INTEGER PRIMARY KEY REFERENCES transcript, "
    "corrector INTEGER REFERENCES coder, status TEXT NOT NULL, reason TEXT NOT NULL, "
    "note TEXT NOT NULL)",
    "CREATE TABLE reviewed(turn INTEGER PRIMARY KEY REFERENCES turn, "
    "coder INTEGER REFERENCES coder, at INTEGER NOT NULL, how TEXT NOT NULL)",
    "CREATE TABLE second_listen(turn INTEGER PRIMARY KEY REFERENCES turn, "
    "coder INTEGER REFERENCES coder, at INTEGER NOT NULL, text TEXT NOT NULL)",
    "CREATE TABLE watch(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, "
    "wrong TEXT NOT NULL, right TEXT NOT NULL, note TEXT NOT NULL, deleted INTEGER NOT NULL)",
    "CREATE TABLE media(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, "
    "transcript INTEGER NOT NULL REFERENCES transcript, path TEXT NOT NULL, sha256 BLOB NOT NULL, "
    "duration_ms INTEGER, role TEXT NOT NULL, deleted INTEGER NOT NULL)",
    "CREATE INDEX media_of_transcript ON media(transcript)",
};
// Since version 4.
static constexpr std::array<std::string_view, 2> kTables4 = {
    "CREATE TABLE question(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, "
    "key TEXT NOT NULL, wording TEXT NOT NULL, grp TEXT NOT NULL, position INTEGER NOT NULL, "
    "deleted INTEGER NOT NULL)",
    "CREATE TABLE asked(turn INTEGER PRIMARY KEY REFERENCES turn, "
    "question INTEGER NOT NULL REFERENCES question, coder INTEGER REFERENCES coder, "
    "at INTEGER NOT NULL)",
};
// Since version 6.
static constexpr std::string_view kApproachTable =
    "CREATE TABLE approach(study INTEGER PRIMARY KEY REFERENCES study, name TEXT NOT NULL, "
    "reason TEXT NOT NULL)";
// As versions 1 to 4 had it.
static constexpr std::string_view kRoundTable4 =
    "CREATE TABLE round(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, name TEXT NOT NULL)";
static constexpr std::string_view kRoundTable =
    "CREATE TABLE round(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, name TEXT NOT NULL"
    ", started_at INTEGER NOT NULL DEFAULT 0)";
static constexpr std::string_view kOffTopicTable =
    "CREATE TABLE off_topic(turn INTEGER NOT NULL REFERENCES turn, "
    "coder INTEGER NOT NULL REFERENCES coder, at INTEGER NOT NULL, PRIMARY KEY(turn, coder))";

// One statement each; their text is also the fingerprint that require_schema compares.
static constexpr std::array<std::string_view, 26 + kTables3.size() + kTables4.size()> kSchema = {
    kStudyTable,
    "CREATE TABLE coder(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, name TEXT NOT NULL)",
    "CREATE TABLE participant(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, "
    "label TEXT NOT NULL, grp TEXT NOT NULL)",
    "CREATE TABLE attribute(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, "
    "name TEXT NOT NULL, type TEXT NOT NULL)",
    "CREATE TABLE attribute_value(participant INTEGER NOT NULL REFERENCES participant, "
    "attribute INTEGER NOT NULL REFERENCES attribute, value TEXT NOT NULL, "
    "PRIMARY KEY(participant, attribute))",
    kTranscriptTable,
    "CREATE TABLE speaker(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, "
    "transcript INTEGER NOT NULL REFERENCES transcript, label TEXT NOT NULL, "
    "interviewer INTEGER NOT NULL)",
    kTurnTable,
    "CREATE INDEX turn_of_transcript ON turn(transcript, number)",
    "CREATE TABLE code(id INTEGER PRIMARY KEY, guid BLOB NOT NULL UNIQUE, "
    "parent INTEGER REFERENCES code, position INTEGER NOT NULL, name TEXT NOT NULL, "
    "alias TEXT NOT NULL, level TEXT NOT NULL, kinds TEXT NOT NULL, definition TEXT NOT NULL, "
    "use_when TEXT NOT NULL, do_not_use_when TEXT NOT NULL, example TEXT NOT NULL, "
    "near_miss TEXT NOT NULL, near_miss_code TEXT NOT NULL, source TEXT NOT NULL, "
    "derivation TEXT NOT NULL, merged_into INTEGER REFERENCES code)",
    kRoundTable,
    "CREATE TABLE done(round INTEGER NOT NULL REFERENCES round, "
    "transcript INTEGER NOT NULL REFERENCES transcript, coder INTEGER NOT NULL REFERENCES coder, "
    "at INTEGER NOT NULL, PRIMARY KEY(round, transcript, coder))",
    kCodingTable,
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
    kOffTopicTable,
    kTables3[0],
    kTables3[1],
    kTables3[2],
    kTables3[3],
    kTables3[4],
    kTables3[5],
    kTables3[6],
    kTables3[7],
    kTables4[0],
    kTables4[1],
    kApproachTable,
    // Not study tables: never part of a changeset.
    "CREATE TABLE original(sha256 BLOB PRIMARY KEY, bytes BLOB NOT NULL)",
    "CREATE TABLE journal(number INTEGER PRIMARY KEY, kind TEXT NOT NULL, target INTEGER, "
    "at INTEGER NOT NULL, clock INTEGER NOT NULL, actor BLOB, record TEXT NOT NULL, "
    "changeset BLOB NOT NULL, previous BLOB NOT NULL, hash BLOB NOT NULL)",
};

using enum ColumnKind;

static constexpr ColumnSpec kStudy[] = {{"id", Key, ""},
                                        {"guid", Guid, ""},
                                        {"title", Text, ""},
                                        {"coverage", Integer, "", false, true}};
static constexpr ColumnSpec kCoder[] = {{"id", Key, ""}, {"guid", Guid, ""}, {"name", Text, ""}};
static constexpr ColumnSpec kParticipant[] = {
    {"id", Key, ""}, {"guid", Guid, ""}, {"label", Text, ""}, {"grp", Text, ""}};
static constexpr ColumnSpec kAttribute[] = {
    {"id", Key, ""}, {"guid", Guid, ""}, {"name", Text, ""}, {"type", Text, ""}};
static constexpr ColumnSpec kAttributeValue[] = {{"participant", Reference, "participant", true},
                                                 {"attribute", Reference, "attribute", true},
                                                 {"value", Text, ""}};
static constexpr ColumnSpec kTranscript[] = {{"id", Key, ""},
                                             {"guid", Guid, ""},
                                             {"name", Text, ""},
                                             {"participant", Reference, "participant"},
                                             {"file_name", Text, ""},
                                             {"format", Text, ""},
                                             {"encoding", Text, ""},
                                             {"original", Hash, ""},
                                             {"reading", Text, "", false, true}};
static constexpr ColumnSpec kSpeaker[] = {{"id", Key, ""},
                                          {"guid", Guid, ""},
                                          {"transcript", Reference, "transcript"},
                                          {"label", Text, ""},
                                          {"interviewer", Integer, ""}};
static constexpr ColumnSpec kTurn[] = {{"id", Key, ""},
                                       {"guid", Guid, ""},
                                       {"transcript", Reference, "transcript"},
                                       {"number", Integer, ""},
                                       {"speaker", Reference, "speaker"},
                                       {"start_ms", Integer, ""},
                                       {"end_ms", Integer, ""},
                                       {"text", Text, ""},
                                       {"part", Integer, "", false, true},
                                       {"approximate", Integer, "", false, true},
                                       {"gone", Integer, "", false, true}};
static constexpr ColumnSpec kCode[] = {{"id", Key, ""},
                                       {"guid", Guid, ""},
                                       {"parent", Reference, "code"},
                                       {"position", Integer, ""},
                                       {"name", Text, ""},
                                       {"alias", Text, ""},
                                       {"level", Text, ""},
                                       {"kinds", Text, ""},
                                       {"definition", Text, ""},
                                       {"use_when", Text, ""},
                                       {"do_not_use_when", Text, ""},
                                       {"example", Text, ""},
                                       {"near_miss", Text, ""},
                                       {"near_miss_code", Text, ""},
                                       {"source", Text, ""},
                                       {"derivation", Text, ""},
                                       {"merged_into", Reference, "code"}};
static constexpr ColumnSpec kRound[] = {{"id", Key, ""},
                                        {"guid", Guid, ""},
                                        {"name", Text, ""},
                                        {"started_at", Integer, "", false, true}};
static constexpr ColumnSpec kDone[] = {{"round", Reference, "round", true},
                                       {"transcript", Reference, "transcript", true},
                                       {"coder", Reference, "coder", true},
                                       {"at", Integer, ""}};
static constexpr ColumnSpec kCoding[] = {{"id", Key, ""},
                                         {"guid", Guid, ""},
                                         {"coder", Reference, "coder"},
                                         {"code", Reference, "code"},
                                         {"transcript", Reference, "transcript"},
                                         {"round", Reference, "round"},
                                         {"kind", Text, ""},
                                         {"voice", Text, ""},
                                         {"quote", Text, ""},
                                         {"state", Integer, ""},
                                         {"made_at", Integer, ""},
                                         {"deleted", Integer, ""},
                                         {"negative", Integer, "", false, true},
                                         {"candidate", Integer, "", false, true},
                                         {"in_vivo", Text, "", false, true}};
static constexpr ColumnSpec kSpan[] = {{"coding", Reference, "coding", true},
                                       {"ordinal", Integer, "", true},
                                       {"turn", Reference, "turn"},
                                       {"begin", Integer, ""},
                                       {"stop", Integer, ""}};
static constexpr ColumnSpec kMemo[] = {
    {"id", Key, ""},     {"guid", Guid, ""},          {"coder", Reference, "coder"},
    {"about", Text, ""}, {"target", Guid, ""},        {"type", Text, ""},
    {"text", Text, ""},  {"written_at", Integer, ""}, {"deleted", Integer, ""}};
static constexpr ColumnSpec kRelation[] = {{"id", Key, ""},
                                           {"guid", Guid, ""},
                                           {"from_code", Reference, "code"},
                                           {"to_code", Reference, "code"},
                                           {"kind", Text, ""},
                                           {"coder", Reference, "coder"},
                                           {"memo", Text, ""},
                                           {"deleted", Integer, ""}};
static constexpr ColumnSpec kRelationSupport[] = {{"relation", Reference, "relation", true},
                                                  {"coding", Reference, "coding", true}};

static constexpr ColumnSpec kOffTopic[] = {
    {"turn", Reference, "turn", true}, {"coder", Reference, "coder", true}, {"at", Integer, ""}};

static constexpr ColumnSpec kTurnSplit[] = {
    {"turn", Reference, "turn", true}, {"source", Reference, "turn"}, {"at", Integer, ""}};
static constexpr ColumnSpec kTurnJoin[] = {
    {"turn", Reference, "turn", true}, {"target", Reference, "turn"}, {"at", Integer, ""}};
static constexpr ColumnSpec kReview[] = {{"transcript", Reference, "transcript", true},
                                         {"corrector", Reference, "coder"},
                                         {"status", Text, ""},
                                         {"reason", Text, ""},
                                         {"note", Text, ""}};
static constexpr ColumnSpec kReviewed[] = {{"turn", Reference, "turn", true},
                                           {"coder", Reference, "coder"},
                                           {"at", Integer, ""},
                                           {"how", Text, ""}};
static constexpr ColumnSpec kSecondListen[] = {{"turn", Reference, "turn", true},
                                               {"coder", Reference, "coder"},
                                               {"at", Integer, ""},
                                               {"text", Text, ""}};
static constexpr ColumnSpec kWatch[] = {{"id", Key, ""},     {"guid", Guid, ""},
                                        {"wrong", Text, ""}, {"right", Text, ""},
                                        {"note", Text, ""},  {"deleted", Integer, ""}};
static constexpr ColumnSpec kMedia[] = {
    {"id", Key, ""},    {"guid", Guid, ""},      {"transcript", Reference, "transcript"},
    {"path", Text, ""}, {"sha256", Hash, ""},    {"duration_ms", Integer, ""},
    {"role", Text, ""}, {"deleted", Integer, ""}};

static constexpr ColumnSpec kQuestion[] = {
    {"id", Key, ""},   {"guid", Guid, ""},        {"key", Text, ""},       {"wording", Text, ""},
    {"grp", Text, ""}, {"position", Integer, ""}, {"deleted", Integer, ""}};
static constexpr ColumnSpec kApproach[] = {
    {"study", Reference, "study", true}, {"name", Text, ""}, {"reason", Text, ""}};
static constexpr ColumnSpec kAsked[] = {{"turn", Reference, "turn", true},
                                        {"question", Reference, "question"},
                                        {"coder", Reference, "coder"},
                                        {"at", Integer, ""}};

static constexpr TableSpec kTables[] = {
    {"study", kStudy},
    {"coder", kCoder},
    {"participant", kParticipant},
    {"attribute", kAttribute},
    {"attribute_value", kAttributeValue},
    {"transcript", kTranscript},
    {"speaker", kSpeaker},
    {"turn", kTurn},
    {"code", kCode},
    {"round", kRound},
    {"done", kDone},
    {"coding", kCoding},
    {"span", kSpan},
    {"memo", kMemo},
    {"relation", kRelation},
    {"relation_support", kRelationSupport},
    {"off_topic", kOffTopic},
    {"turn_split", kTurnSplit},
    {"turn_join", kTurnJoin},
    {"review", kReview},
    {"reviewed", kReviewed},
    {"second_listen", kSecondListen},
    {"watch", kWatch},
    {"media", kMedia},
    {"question", kQuestion},
    {"asked", kAsked},
    {"approach", kApproach},
};

int TableSpec::column(std::string_view wanted) const {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].name == wanted) return static_cast<int>(i);
    TANDEM_CHECK(false, "a column that is asked for stands in the schema");
}

bool TableSpec::has_column(std::string_view wanted) const {
    for (const ColumnSpec& column : columns)
        if (column.name == wanted) return true;
    return false;
}

std::span<const TableSpec> study_tables() {
    return kTables;
}

const TableSpec* find_study_table(std::string_view name) {
    for (const TableSpec& table : kTables)
        if (table.name == name) return &table;
    return nullptr;
}

const TableSpec& study_table(std::string_view name) {
    const TableSpec* table = find_study_table(name);
    TANDEM_CHECK(table, "a table that is asked for stands in the schema");
    return *table;
}

void create_schema(Connection& connection) {
    for (const std::string_view statement : kSchema)
        connection.execute(std::string(statement).c_str());
}

static void add_columns_of_2(Connection& connection) {
    connection.execute("ALTER TABLE coding ADD COLUMN negative INTEGER NOT NULL DEFAULT 0");
    connection.execute("ALTER TABLE coding ADD COLUMN candidate INTEGER NOT NULL DEFAULT 0");
    connection.execute("ALTER TABLE coding ADD COLUMN in_vivo TEXT NOT NULL DEFAULT ''");
    // Rows are written anew with the columns: for those that only have them as defaults SQLite 3.40
    // records NULL as what was there before, and a later change of them could not be undone.
    connection.execute("UPDATE coding SET negative=0, candidate=0, in_vivo=''");
    connection.execute(std::string(kOffTopicTable).c_str());
}

static void add_columns_of_3(Connection& connection) {
    connection.execute("ALTER TABLE study ADD COLUMN coverage INTEGER NOT NULL DEFAULT 0");
    connection.execute("ALTER TABLE turn ADD COLUMN part INTEGER NOT NULL DEFAULT 0");
    connection.execute("ALTER TABLE turn ADD COLUMN approximate INTEGER NOT NULL DEFAULT 0");
    connection.execute("ALTER TABLE turn ADD COLUMN gone INTEGER NOT NULL DEFAULT 0");
    connection.execute("UPDATE study SET coverage=0");
    connection.execute("UPDATE turn SET part=0, approximate=0, gone=0");
    for (const std::string_view statement : kTables3)
        connection.execute(std::string(statement).c_str());
}

static void add_tables_of_4(Connection& connection) {
    for (const std::string_view statement : kTables4)
        connection.execute(std::string(statement).c_str());
}

static void add_columns_of_5(Connection& connection) {
    connection.execute("ALTER TABLE round ADD COLUMN started_at INTEGER NOT NULL DEFAULT 0");
    connection.execute("UPDATE round SET started_at=0");
}

static void add_what_is_new_in_6(Connection& connection) {
    connection.execute("ALTER TABLE transcript ADD COLUMN reading TEXT NOT NULL DEFAULT ''");
    connection.execute("UPDATE transcript SET reading=''");
    connection.execute(std::string(kApproachTable).c_str());
}

void migrate(Connection& connection, std::int64_t version) {
    TANDEM_CHECK(version >= 1 && version < kSchemaVersion,
                 "there is a way from every older version");
    if (version < 2) add_columns_of_2(connection);
    if (version < 3) add_columns_of_3(connection);
    if (version < 4) add_tables_of_4(connection);
    if (version < 5) add_columns_of_5(connection);
    add_what_is_new_in_6(connection);
    connection.execute(("PRAGMA user_version=" + std::to_string(kSchemaVersion)).c_str());
}

// The statements of a version, in any order.
static std::vector<std::string_view> statements_of(std::int64_t version) {
    std::vector<std::string_view> statements(kSchema.begin(), kSchema.end());
    if (version < 6) {
        std::replace(statements.begin(), statements.end(), kTranscriptTable, kTranscriptTable5);
        std::erase(statements, kApproachTable);
    }
    if (version < 5) std::replace(statements.begin(), statements.end(), kRoundTable, kRoundTable4);
    if (version < 4)
        for (const std::string_view later : kTables4) std::erase(statements, later);
    if (version < 3) {
        for (const std::string_view later : kTables3) std::erase(statements, later);
        std::replace(statements.begin(), statements.end(), kStudyTable, kStudyTable2);
        std::replace(statements.begin(), statements.end(), kTurnTable, kTurnTable2);
    }
    if (version < 2) {
        std::erase(statements, kOffTopicTable);
        std::replace(statements.begin(), statements.end(), kCodingTable, kCodingTable1);
    }
    return statements;
}

void require_schema(const Connection& connection, std::int64_t version) {
    std::vector<std::string_view> missing = statements_of(version);
    Statement rows(connection, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL");
    bool only_ours = true;
    while (rows.step()) only_ours = std::erase(missing, rows.bytes(0)) == 1 && only_ours;
    if (!only_ours || !missing.empty())
        throw Error(ErrorKind::BadInput,
                    "'" + connection.path() +
                        "' was not made by this version of Tandem, or was changed by another "
                        "program: its tables are not the ones Tandem writes. It was not opened.");
}

}  // namespace tandem
