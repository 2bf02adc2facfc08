// Proof that a project file holds what its journal says, and that its parts fit.
#include <algorithm>
#include <map>

#include "tandem/base/error.h"

#include "store/project_file_state.h"

namespace tandem {

namespace {

using Findings = std::vector<std::string>;

// Enough to act on; a wholly damaged file would list every row.
constexpr std::size_t kMostFindings = 100;

void check_pages(const Connection& connection, Findings& findings) {
    Statement pages(connection, "PRAGMA integrity_check(20)");
    while (pages.step())
        if (pages.text(0) != "ok")
            findings.push_back("The file's pages are damaged: " + pages.text(0));
    Statement orphans(connection, "PRAGMA foreign_key_check");
    while (orphans.step())
        findings.push_back("Row " + std::to_string(orphans.integer(1)) + " of the table '" +
                           orphans.text(0) + "' refers to a row of '" + orphans.text(2) +
                           "' that is not there.");
}

void check_chain(const ProjectFile& file, const ProjectFile::State& state, Findings& findings) {
    Sha256 previous{};
    std::int64_t number = 0;
    file.each_entry(1, [&](const JournalEntry& entry) {
        ++number;
        const std::string name = "Journal entry " + std::to_string(entry.number);
        if (entry.number != number) findings.push_back(name + " does not follow the one before.");
        if (entry.previous != previous)
            findings.push_back(name + " does not continue the chain of the one before.");
        if (entry_hash(entry, changeset_of(state, entry.number)) != entry.hash)
            findings.push_back(name + " is not what was written: its hash does not fit.");
        previous = entry.hash;
        number = entry.number;
        return findings.size() < kMostFindings;
    });
}

void check_originals(const Connection& connection, Findings& findings) {
    Statement row(connection,
                  "SELECT t.name,t.original,o.bytes FROM transcript t "
                  "LEFT JOIN original o ON o.sha256=t.original ORDER BY t.id");
    while (row.step()) {
        if (row.is_null(2))
            findings.push_back("The original file of " + row.text(0) + " is missing.");
        else if (sha256(row.bytes(2)) != row.hash(1))
            findings.push_back("The original file of " + row.text(0) +
                               " is not the one imported: its SHA-256 does not fit.");
    }
}

// Files that took the place of a transcript's text later, which only the journal names.
void check_later_originals(const Connection& connection, Findings& findings) {
    Statement row(connection,
                  "SELECT number,record FROM journal WHERE record LIKE '%\"original\":{%'");
    while (row.step()) {
        const Json record = Json::parse(row.text(1), nullptr, false);
        if (!record.is_object() || !record.contains("original")) continue;
        const std::string hex = record["original"].value("sha256", std::string());
        Statement bytes(connection, "SELECT bytes FROM original WHERE sha256=?");
        const bool is_hash = hex.size() == 64;
        if (is_hash) bytes.bind_value(1, hash_from(from_hex(hex)));
        if (!is_hash || !bytes.step() || to_hex(sha256(bytes.bytes(0))) != hex)
            findings.push_back("The file '" + record["original"].value("file", std::string()) +
                               "' that journal entry " + std::to_string(row.integer(0)) +
                               " took a text from is missing, or is another one.");
    }
}

std::string coding_name(const Project& project, const Coding& coding) {
    const Transcript* transcript = project.transcripts.find(coding.transcript);
    const Code* code = project.codes.find(coding.coded_as);
    const Coder* coder = project.coders.find(coding.coder);
    const std::string place = transcript ? transcript->name : "an unknown transcript";
    return "The coding “" + (code ? code->name : "unknown code") + "” by " +
           (coder ? coder->name : "an unknown coder") + " in " + place;
}

void check_coding(const Project& project, const Coding& coding, Findings& findings) {
    const std::string name = coding_name(project, coding);
    if (!project.transcripts.find(coding.transcript)) return;  // a broken reference, named already
    for (const TextSpan& span : coding.spans) {
        const Turn* turn = project.find_turn(coding.transcript, span.turn);
        if (!turn) {
            findings.push_back(name +
                               " points at a turn that is not in its transcript (any more).");
            return;
        }
        if (!is_valid_utf8(turn->text) || span.begin.value < 0 || span.begin >= span.end ||
            span.end > length(turn->text)) {
            findings.push_back(name + " points beyond the words of turn " +
                               std::to_string(turn->number) + ".");
            return;
        }
    }
    const CodingState state = state_of(coding.quote, project.text_under(coding));
    if (state != coding.state)
        findings.push_back(name + " has a quote that is not the words under it: “" + coding.quote +
                           "”.");
}

void check_memos(const Connection& connection, Findings& findings) {
    Statement row(connection, "SELECT about,target,id FROM memo");
    while (row.step()) {
        const std::string about = row.text(0);
        const TableSpec* table = find_study_table(about);
        bool found = false;
        if (table) {
            Statement target(connection, "SELECT 1 FROM " + about + " WHERE guid=?");
            target.bind_value(1, row.guid(1));
            found = target.step();
        }
        if (!found)
            findings.push_back("Memo " + std::to_string(row.integer(2)) + " is about a " + about +
                               " that is not there.");
    }
}

// "turn 12 of PT06", for a dumped row.
std::string row_name(const Connection& connection, const std::string& line) {
    const std::size_t space = line.find(' ');
    const std::string table = line.substr(0, space);
    const Json row = Json::parse(line.substr(space + 1), nullptr, false);
    if (!row.is_object()) return "a row of the table '" + table + "'";
    for (const char* key : {"name", "label", "title", "quote"})
        if (table != "speaker" && row.contains(key) && row[key].is_string())
            return table + " “" + row[key].get<std::string>() + "”";
    if (table == "turn") {
        Statement name(connection, "SELECT name FROM transcript WHERE guid=?");
        name.bind_value(1, parse_guid(row.value("transcript", "")));
        const std::string transcript = name.step() ? name.text(0) : "?";
        return "turn " + std::to_string(row.value("number", 0)) + " of " + transcript;
    }
    return table + " " + identity_of(study_table(table), row).dump();
}

void check_replay(const ProjectFile& file, const Connection& connection, Findings& findings) {
    std::unique_ptr<ProjectFile> replayed = ProjectFile::in_memory();
    replayed->replay(file);
    const Findings here = dump_rows(connection), there = replayed->dump();
    Findings only_here, only_there;
    std::set_difference(here.begin(), here.end(), there.begin(), there.end(),
                        std::back_inserter(only_here));
    std::set_difference(there.begin(), there.end(), here.begin(), here.end(),
                        std::back_inserter(only_there));
    for (const std::string& line : only_here)
        findings.push_back(
            "In the file, but not as the journal made it: " + row_name(connection, line) + ".");
    for (const std::string& line : only_there)
        findings.push_back(
            "Made in the journal, but not in the file: " + row_name(connection, line) + ".");
}

}  // namespace

void ProjectFile::replay(const ProjectFile& journal_of) {
    state_->connection.execute("BEGIN");
    journal_of.each_entry(1, [&](const JournalEntry& entry) {
        const Json record = Json::parse(entry.record, nullptr, false);
        if (!record.is_object() || !record.contains("facts"))
            throw Error(ErrorKind::BadInput,
                        "Journal entry " + std::to_string(entry.number) + " cannot be read.");
        apply_facts(state_->connection, record["facts"]);
        return true;
    });
    state_->connection.execute("COMMIT");
}

std::vector<std::string> dump_rows(const Connection& connection) {
    std::vector<std::string> lines;
    RowLookup lookup(connection);
    for (const TableSpec& table : study_tables()) {
        Statement row(connection, select_all(table));
        while (row.step())
            lines.push_back(
                std::string(table.name) + " " +
                row_json(row, table, lookup).dump(-1, ' ', false, Json::error_handler_t::replace));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

std::vector<std::string> ProjectFile::check() {
    Findings findings;
    check_pages(state_->connection, findings);
    const std::size_t before = findings.size();
    check_chain(*this, *state_, findings);
    const bool journal_holds = findings.size() == before;
    check_originals(state_->connection, findings);
    check_later_originals(state_->connection, findings);
    check_memos(state_->connection, findings);
    Project project;
    load(project);
    project.set_turn_source([this](TranscriptId transcript) { return load_turns(transcript); });
    for (const Coding& coding : project.codings()) {
        if (findings.size() >= kMostFindings) break;
        check_coding(project, coding, findings);
    }
    if (journal_holds) check_replay(*this, state_->connection, findings);
    if (findings.size() > kMostFindings) findings.resize(kMostFindings);
    return findings;
}

}  // namespace tandem
