// Rows to the picture in memory: all of them once, afterwards those that changed.
#include <algorithm>
#include <unordered_set>

#include "store/project_file_state.h"

namespace tandem {

namespace {

constexpr const char* kCoder = "SELECT id,guid,name FROM coder";
constexpr const char* kParticipant = "SELECT id,guid,label,grp FROM participant";
constexpr const char* kAttribute = "SELECT id,guid,name,type FROM attribute";
constexpr const char* kTranscript =
    "SELECT id,guid,name,coalesce(participant,0),file_name,format,encoding,original,"
    "reading FROM transcript";
constexpr const char* kSpeaker = "SELECT id,guid,transcript,label,interviewer FROM speaker";
constexpr const char* kTurn =
    "SELECT id,guid,transcript,number,coalesce(speaker,0),start_ms,end_ms,text,approximate,gone "
    "FROM turn";
constexpr const char* kCode =
    "SELECT id,guid,coalesce(parent,0),position,name,alias,level,kinds,definition,use_when,"
    "do_not_use_when,example,near_miss,near_miss_code,source,derivation,coalesce(merged_into,0) "
    "FROM code";
constexpr const char* kWatch = "SELECT id,guid,wrong,right,note,deleted FROM watch";
constexpr const char* kMedia =
    "SELECT id,guid,transcript,path,sha256,duration_ms,role,deleted FROM media";
constexpr const char* kReview =
    "SELECT transcript,coalesce(corrector,0),status,reason,note FROM review";
constexpr const char* kReviewed = "SELECT turn,coalesce(coder,0),at,how FROM reviewed";
constexpr const char* kSecondListen = "SELECT turn,coalesce(coder,0),at,text FROM second_listen";
constexpr const char* kQuestion = "SELECT id,guid,key,wording,grp,position,deleted FROM question";
constexpr const char* kAsked =
    "SELECT a.turn,a.question,coalesce(a.coder,0),a.at FROM asked a JOIN turn t ON t.id=a.turn "
    "WHERE t.gone=0";
// At turns that are gone: behind them the turn where their words are, as far as that is known.
constexpr const char* kAskedAtGone =
    "SELECT a.turn,a.question,coalesce(a.coder,0),a.at,(WITH RECURSIVE place(id,gone) AS ("
    "SELECT id,gone FROM turn WHERE id=a.turn "
    "UNION SELECT t.id,t.gone FROM place p JOIN turn_join j ON j.turn=p.id AND p.gone=1 "
    "JOIN turn t ON t.id=j.target) SELECT id FROM place ORDER BY gone LIMIT 1) "
    "FROM asked a JOIN turn g ON g.id=a.turn WHERE g.gone=1 ORDER BY g.guid";
constexpr const char* kRound = "SELECT id,guid,name,started_at FROM round";
constexpr const char* kCoding =
    "SELECT id,guid,coder,code,transcript,coalesce(round,0),kind,voice,quote,state,made_at,deleted,"
    "negative,candidate,in_vivo FROM coding";
// With the row that it is about, and the transcript where that stands.
constexpr const char* kMemo =
    "SELECT id,guid,coalesce(coder,0),about,target,type,text,written_at,deleted,"
    "coalesce(CASE about WHEN 'coding' THEN (SELECT id FROM coding WHERE guid=memo.target) "
    // A turn that is gone: the one where its words are, as far as that is known.
    "WHEN 'turn' THEN (WITH RECURSIVE place(id,gone) AS ("
    "SELECT id,gone FROM turn WHERE guid=memo.target "
    "UNION SELECT t.id,t.gone FROM place p JOIN turn_join j ON j.turn=p.id AND p.gone=1 "
    "JOIN turn t ON t.id=j.target) SELECT id FROM place ORDER BY gone LIMIT 1) "
    "WHEN 'code' THEN (SELECT id FROM code WHERE guid=memo.target) "
    "WHEN 'transcript' THEN (SELECT id FROM transcript WHERE guid=memo.target) "
    "WHEN 'participant' THEN (SELECT id FROM participant WHERE guid=memo.target) "
    "WHEN 'relation' THEN (SELECT id FROM relation WHERE guid=memo.target) "
    "WHEN 'study' THEN (SELECT id FROM study WHERE guid=memo.target) END,0),"
    "coalesce(CASE about WHEN 'coding' THEN (SELECT transcript FROM coding WHERE guid=memo.target) "
    "WHEN 'turn' THEN (SELECT transcript FROM turn WHERE guid=memo.target) "
    "WHEN 'transcript' THEN (SELECT id FROM transcript WHERE guid=memo.target) END,0) FROM memo";
constexpr const char* kRelation =
    "SELECT id,guid,from_code,to_code,kind,coalesce(coder,0),memo,deleted FROM relation";

Coder read_coder(const Statement& row) {
    return {{row.integer(0)}, row.guid(1), row.text(2)};
}

Participant read_participant(const Statement& row) {
    return {{row.integer(0)}, row.guid(1), row.text(2), row.text(3)};
}

Attribute read_attribute(const Statement& row) {
    return {{row.integer(0)}, row.guid(1), row.text(2), row.text(3)};
}

Transcript read_transcript_row(const Statement& row) {
    return {{row.integer(0)}, row.guid(1), row.text(2), {row.integer(3)}, row.text(4),
            row.text(5),      row.text(6), row.hash(7), row.text(8)};
}

Speaker read_speaker(const Statement& row) {
    return {{row.integer(0)}, row.guid(1), {row.integer(2)}, row.text(3), row.integer(4) != 0};
}

Turn read_turn(const Statement& row) {
    Turn turn;
    turn.id = {row.integer(0)};
    turn.guid = row.guid(1);
    turn.transcript = {row.integer(2)};
    turn.number = row.integer(3);
    turn.speaker = {row.integer(4)};
    if (!row.is_null(5)) turn.start_ms = row.integer(5);
    if (!row.is_null(6)) turn.end_ms = row.integer(6);
    turn.text = row.text(7);
    turn.approximate = row.integer(8) != 0;
    return turn;
}

WatchEntry read_watch(const Statement& row) {
    return {{row.integer(0)}, row.guid(1), row.text(2),
            row.text(3),      row.text(4), row.integer(5) != 0};
}

Media read_media(const Statement& row) {
    Media media;
    media.id = {row.integer(0)};
    media.guid = row.guid(1);
    media.transcript = {row.integer(2)};
    media.path = row.text(3);
    media.sha256 = row.hash(4);
    if (!row.is_null(5)) media.duration_ms = row.integer(5);
    media.role = row.text(6);
    media.deleted = row.integer(7) != 0;
    return media;
}

Review read_review(const Statement& row) {
    return {{row.integer(1)}, row.text(2), row.text(3), row.text(4)};
}

ReviewedMark read_reviewed(const Statement& row) {
    return {{row.integer(1)}, row.integer(2), row.text(3)};
}

SecondListen read_second_listen(const Statement& row) {
    return {{row.integer(1)}, row.integer(2), row.text(3)};
}

GuideQuestion read_question(const Statement& row) {
    return {{row.integer(0)}, row.guid(1),    row.text(2),        row.text(3),
            row.text(4),      row.integer(5), row.integer(6) != 0};
}

AskedMark read_asked(const Statement& row) {
    return {{row.integer(1)}, {row.integer(2)}, row.integer(3), {row.integer(0)}};
}

// A mark on a turn itself goes before one on a turn that was joined to it.
void load_asked(ProjectFile::State& state, Project& project) {
    project.asked.clear();
    Statement standing(state.connection, kAsked);
    while (standing.step()) project.asked[{standing.integer(0)}] = read_asked(standing);
    Statement gone(state.connection, kAskedAtGone);
    while (gone.step()) project.asked.emplace(TurnId{gone.integer(4)}, read_asked(gone));
}

// Rows that are known by what they are about, the first column.
template <class Key, class Value>
void load_map(ProjectFile::State& state, const char* sql, Value (*read)(const Statement&),
              std::map<Key, Value>& map) {
    Statement statement(state.connection, sql);
    while (statement.step()) map[Key{statement.integer(0)}] = read(statement);
}

template <class Key, class Value>
void reload_map(ProjectFile::State& state, const char* sql, const char* key_column,
                Value (*read)(const Statement&), std::map<Key, Value>& map, std::int64_t key) {
    Statement& statement = state.statement(std::string(sql) + " WHERE " + key_column + "=?");
    statement.bind(1, key);
    if (statement.step())
        map[Key{key}] = read(statement);
    else
        map.erase(Key{key});
    statement.reset();
}

Code read_code(const Statement& row) {
    Code code;
    code.id = {row.integer(0)};
    code.guid = row.guid(1);
    code.parent = {row.integer(2)};
    code.position = row.integer(3);
    std::string* const texts[] = {
        &code.name,       &code.alias,          &code.level,           &code.kinds,
        &code.definition, &code.use_when,       &code.do_not_use_when, &code.example,
        &code.near_miss,  &code.near_miss_code, &code.source,          &code.derivation};
    int column = 4;
    for (std::string* text : texts) *text = row.text(column++);
    code.merged_into = {row.integer(column)};
    return code;
}

Round read_round(const Statement& row) {
    return {{row.integer(0)}, row.guid(1), row.text(2), row.integer(3)};
}

Coding read_coding(const Statement& row) {
    Coding coding;
    coding.id = {row.integer(0)};
    coding.guid = row.guid(1);
    coding.coder = {row.integer(2)};
    coding.code = coding.coded_as = {row.integer(3)};
    coding.transcript = {row.integer(4)};
    coding.round = {row.integer(5)};
    coding.kind = row.text(6);
    coding.voice = row.text(7);
    coding.quote = row.text(8);
    coding.state = static_cast<CodingState>(row.integer(9));
    coding.made_at = row.integer(10);
    coding.negative = row.integer(12) != 0;
    coding.candidate = row.integer(13) != 0;
    coding.in_vivo = row.text(14);
    return coding;
}

TextSpan read_span(const Statement& row) {  // coding, turn, begin, stop
    return {{row.integer(1)}, {row.integer(2)}, {row.integer(3)}};
}

Memo read_memo(const Statement& row) {
    Memo memo;
    memo.id = {row.integer(0)};
    memo.guid = row.guid(1);
    memo.coder = {row.integer(2)};
    memo.about = row.text(3);
    memo.target = row.guid(4);
    memo.type = row.text(5);
    memo.text = row.text(6);
    memo.written_at = row.integer(7);
    memo.deleted = row.integer(8) != 0;
    memo.target_row = row.integer(9);
    memo.transcript = {row.integer(10)};
    return memo;
}

Relation read_relation(const Statement& row) {
    Relation relation;
    relation.id = {row.integer(0)};
    relation.guid = row.guid(1);
    relation.from = {row.integer(2)};
    relation.to = {row.integer(3)};
    relation.kind = row.text(4);
    relation.coder = {row.integer(5)};
    relation.memo = row.text(6);
    relation.deleted = row.integer(7) != 0;
    return relation;
}

template <class Row>
void load_rows(ProjectFile::State& state, const char* sql, Row (*read)(const Statement&),
               Rows<Row>& rows) {
    Statement statement(state.connection, std::string(sql) + " ORDER BY id");
    while (statement.step()) rows.put(read(statement));
}

// Reads one row again; erases it when it is gone.
template <class Row>
void reload_row(ProjectFile::State& state, const char* sql, Row (*read)(const Statement&),
                Rows<Row>& rows, std::int64_t id) {
    Statement& statement = state.statement(std::string(sql) + " WHERE id=?");
    statement.bind(1, id);
    if (statement.step())
        rows.put(read(statement));
    else
        rows.erase({id});
    statement.reset();
}

void load_codings(ProjectFile::State& state, Project& project) {
    Statement count(state.connection, "SELECT count(*) FROM coding");
    count.step();
    project.reserve_codings(static_cast<std::size_t>(count.integer(0)));
    Statement row(state.connection, std::string(kCoding) + " ORDER BY id");
    Statement span(state.connection,
                   "SELECT coding,turn,begin,stop FROM span ORDER BY coding,ordinal");
    bool more = span.step();
    while (row.step()) {
        Coding coding = read_coding(row);
        while (more && span.integer(0) < coding.id.value) more = span.step();
        for (; more && span.integer(0) == coding.id.value; more = span.step())
            coding.spans.push_back(read_span(span));
        if (row.integer(11) == 0)
            project.put_coding(std::move(coding));
        else
            project.put_removed_coding(std::move(coding));
    }
}

std::vector<TextSpan> read_spans(ProjectFile::State& state, std::int64_t coding) {
    std::vector<TextSpan> spans;
    Statement& row =
        state.statement("SELECT coding,turn,begin,stop FROM span WHERE coding=? ORDER BY ordinal");
    row.bind(1, coding);
    while (row.step()) spans.push_back(read_span(row));
    row.reset();
    return spans;
}

void reload_coding(ProjectFile::State& state, Project& project, std::int64_t id) {
    Statement& row = state.statement(std::string(kCoding) + " WHERE id=?");
    row.bind(1, id);
    if (!row.step()) {
        row.reset();
        project.erase_coding({id});
        return;
    }
    Coding coding = read_coding(row);
    const bool removed = row.integer(11) != 0;
    row.reset();
    coding.spans = read_spans(state, id);
    if (removed)
        project.put_removed_coding(std::move(coding));
    else
        project.put_coding(std::move(coding));
}

void load_support(ProjectFile::State& state, Relation& relation) {
    Statement& row =
        state.statement("SELECT coding FROM relation_support WHERE relation=? ORDER BY coding");
    row.bind(1, relation.id.value);
    while (row.step()) relation.support.push_back({row.integer(0)});
    row.reset();
}

void load_relations(ProjectFile::State& state, Project& project) {
    Rows<Relation> bare;
    load_rows(state, kRelation, read_relation, bare);
    for (Relation relation : bare) {
        load_support(state, relation);
        project.relations.put(std::move(relation));
    }
}

void reload_relation(ProjectFile::State& state, Project& project, std::int64_t id) {
    Rows<Relation> one;
    reload_row(state, kRelation, read_relation, one, id);
    if (one.empty()) {
        project.relations.erase({id});
        return;
    }
    Relation relation = *one.begin();
    load_support(state, relation);
    project.relations.put(std::move(relation));
}

void load_study(ProjectFile::State& state, Project& project) {
    Statement row(state.connection, "SELECT guid,title,coverage FROM study");
    if (!row.step()) return;
    project.guid = row.guid(0);
    project.title = row.text(1);
    project.coverage = row.integer(2) == 0 ? 100 : row.integer(2);  // 0: nobody set it
    Statement approach(state.connection, "SELECT name FROM approach");
    project.approach = approach.step() ? approach.text(0) : "";
}

void reload_attribute_value(ProjectFile::State& state, Project& project, const RowChange& change) {
    const std::pair key(ParticipantId{change.key}, AttributeId{change.second});
    Statement& row =
        state.statement("SELECT value FROM attribute_value WHERE participant=? AND attribute=?");
    row.bind(1, change.key).bind(2, change.second);
    if (row.step())
        project.attribute_values[key] = row.text(0);
    else
        project.attribute_values.erase(key);
    row.reset();
}

// Memos about turns, when turns go or come back.
void reload_turn_memos(ProjectFile::State& state, Project& project) {
    std::vector<MemoId> about_turns;
    for (const Memo& memo : project.memos)
        if (memo.about == "turn") about_turns.push_back(memo.id);
    for (const MemoId memo : about_turns)
        reload_row(state, kMemo, read_memo, project.memos, memo.value);
}

// False when the turn is none any more.
bool reload_turn(ProjectFile::State& state, Project& project, std::int64_t id) {
    Statement& row = state.statement(std::string(kTurn) + " WHERE id=?");
    row.bind(1, id);
    const bool stands = row.step() && row.integer(9) == 0;
    if (stands) project.refresh_turn(read_turn(row));
    row.reset();
    return stands;
}

void reload_done(Project& project, const RowChange& change) {
    const DoneMark mark{{change.key}, {change.second}, {change.third}};
    if (change.kind == RowChange::Kind::Delete)
        project.done.erase(mark);
    else
        project.done.insert(mark);
}

void reload_off_topic(Project& project, const RowChange& change) {
    const OffTopicMark mark{{change.key}, {change.second}};
    if (change.kind == RowChange::Kind::Delete)
        project.off_topic.erase(mark);
    else
        project.off_topic.insert(mark);
}

void reload_transcript(ProjectFile::State& state, Project& project, std::int64_t id) {
    reload_row(state, kTranscript, read_transcript_row, project.transcripts, id);
    if (!project.transcripts.find({id})) project.forget_turns({id});
}

// Rows that tell of the correction of transcripts and of their recordings.
void reload_correction(ProjectFile::State& state, Project& project, const RowChange& change) {
    const std::string_view table = change.table->name;
    if (table == "question")
        reload_row(state, kQuestion, read_question, project.questions, change.key);
    if (table == "watch") reload_row(state, kWatch, read_watch, project.watch, change.key);
    if (table == "media") reload_row(state, kMedia, read_media, project.media, change.key);
    if (table == "review")
        reload_map(state, kReview, "transcript", read_review, project.reviews, change.key);
    if (table == "reviewed")
        reload_map(state, kReviewed, "turn", read_reviewed, project.reviewed, change.key);
    if (table == "second_listen")
        reload_map(state, kSecondListen, "turn", read_second_listen, project.second_listens,
                   change.key);
}

// Rows of tables that stand for themselves.
void reload_plain(ProjectFile::State& state, Project& project, const RowChange& change) {
    const std::string_view table = change.table->name;
    if (table == "study" || table == "approach") load_study(state, project);
    if (table == "coder") reload_row(state, kCoder, read_coder, project.coders, change.key);
    if (table == "participant")
        reload_row(state, kParticipant, read_participant, project.participants, change.key);
    if (table == "attribute")
        reload_row(state, kAttribute, read_attribute, project.attributes, change.key);
    if (table == "attribute_value") reload_attribute_value(state, project, change);
    if (table == "transcript") reload_transcript(state, project, change.key);
    if (table == "speaker") reload_row(state, kSpeaker, read_speaker, project.speakers, change.key);
    if (table == "code") reload_row(state, kCode, read_code, project.codes, change.key);
    if (table == "round") reload_row(state, kRound, read_round, project.rounds, change.key);
    if (table == "done") reload_done(project, change);
    if (table == "off_topic") reload_off_topic(project, change);
    if (table == "memo") reload_row(state, kMemo, read_memo, project.memos, change.key);
    reload_correction(state, project, change);
}

}  // namespace

std::vector<Turn> ProjectFile::load_turns(TranscriptId transcript) {
    std::vector<Turn> turns;
    Statement& row = state_->statement(std::string(kTurn) +
                                       " WHERE transcript=? AND gone=0 ORDER BY number,part,guid");
    row.bind(1, transcript.value);
    while (row.step()) {
        turns.push_back(read_turn(row));
        turns.back().number = static_cast<std::int64_t>(turns.size());
    }
    row.reset();
    return turns;
}

std::vector<TurnRow> ProjectFile::turn_rows(TranscriptId transcript) {
    std::vector<TurnRow> rows;
    Statement& row = state_->statement(
        "SELECT id,number,part FROM turn WHERE transcript=? ORDER BY number,part,guid");
    row.bind(1, transcript.value);
    while (row.step()) rows.push_back({{row.integer(0)}, row.integer(1), row.integer(2)});
    row.reset();
    return rows;
}

std::vector<StoredCoding> ProjectFile::codings_on(TurnId turn) {
    std::vector<StoredCoding> codings;
    Statement& row = state_->statement(
        "SELECT id,coder,quote,state,deleted FROM coding WHERE id IN "
        "(SELECT coding FROM span WHERE turn=?) ORDER BY id");
    row.bind(1, turn.value);
    while (row.step())
        codings.push_back({{row.integer(0)},
                           {row.integer(1)},
                           row.text(2),
                           static_cast<CodingState>(row.integer(3)),
                           row.integer(4) != 0,
                           {}});
    row.reset();
    for (StoredCoding& coding : codings) coding.spans = read_spans(*state_, coding.id.value);
    return codings;
}

void load_project(ProjectFile::State& state, Project& project) {
    load_study(state, project);
    load_rows(state, kCoder, read_coder, project.coders);
    load_rows(state, kParticipant, read_participant, project.participants);
    load_rows(state, kAttribute, read_attribute, project.attributes);
    Statement value(state.connection, "SELECT participant,attribute,value FROM attribute_value");
    while (value.step())
        project.attribute_values[{{value.integer(0)}, {value.integer(1)}}] = value.text(2);
    load_rows(state, kTranscript, read_transcript_row, project.transcripts);
    load_rows(state, kSpeaker, read_speaker, project.speakers);
    load_rows(state, kCode, read_code, project.codes);
    load_rows(state, kRound, read_round, project.rounds);
    Statement done(state.connection, "SELECT round,transcript,coder FROM done");
    while (done.step())
        project.done.insert(DoneMark{{done.integer(0)}, {done.integer(1)}, {done.integer(2)}});
    Statement off_topic(state.connection, "SELECT turn,coder FROM off_topic");
    while (off_topic.step())
        project.off_topic.insert(OffTopicMark{{off_topic.integer(0)}, {off_topic.integer(1)}});
    load_codings(state, project);
    load_rows(state, kMemo, read_memo, project.memos);
    load_rows(state, kWatch, read_watch, project.watch);
    load_rows(state, kMedia, read_media, project.media);
    load_rows(state, kQuestion, read_question, project.questions);
    load_asked(state, project);
    load_map(state, kReview, read_review, project.reviews);
    load_map(state, kReviewed, read_reviewed, project.reviewed);
    load_map(state, kSecondListen, read_second_listen, project.second_listens);
    load_relations(state, project);
    project.find_assistants();
}

void reload_rows(ProjectFile::State& state, Project& project, std::vector<RowChange> rows) {
    // Codes and people first: codings resolve against them.
    std::stable_sort(rows.begin(), rows.end(), [](const RowChange& a, const RowChange& b) {
        return a.table < b.table || (a.table == b.table && a.key < b.key);
    });
    bool codes_changed = false, turns_joined = false, asked = false;
    std::unordered_set<TurnId> gone;
    std::int64_t last_coding = 0, last_relation = 0;
    for (const RowChange& change : rows) {
        const std::string_view table = change.table->name;
        turns_joined |= table == "turn_join";
        asked |= table == "asked";
        if (table == "coding" || table == "span") {
            if (change.key != last_coding) reload_coding(state, project, change.key);
            last_coding = change.key;
        } else if (table == "relation" || table == "relation_support") {
            if (change.key != last_relation) reload_relation(state, project, change.key);
            last_relation = change.key;
        } else if (table == "turn") {
            if (!reload_turn(state, project, change.key)) gone.insert({change.key});
        } else {
            if (table == "code") {
                const Code* before = project.codes.find({change.key});
                const CodeId was = before ? before->merged_into : CodeId{};
                reload_plain(state, project, change);
                const Code* after = project.codes.find({change.key});
                codes_changed |= was != (after ? after->merged_into : CodeId{});
            } else {
                reload_plain(state, project, change);
            }
        }
    }
    if (codes_changed) project.resolve_codes();
    if (!gone.empty()) project.forget_turns_with(gone);
    project.find_assistants();
    if (turns_joined) reload_turn_memos(state, project);
    if (turns_joined || asked) load_asked(state, project);
}

}  // namespace tandem
