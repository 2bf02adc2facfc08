// Two copies of one study become one: rows by GUID, fields by who wrote last, spans by the text
// that wins. The same rows come out in whichever order copies are merged.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "tandem/base/check.h"
#include "tandem/base/error.h"

#include "store/merge_index.h"
#include "store/merge_turns.h"
#include "store/project_file_state.h"

namespace tandem {

namespace {

// Span rows and the state of a coding follow from the texts, so they are not merged field by field.
bool is_derived(const TableSpec& table, std::string_view column) {
    return table.name == "span" || (table.name == "coding" && column == "state");
}

class Merge {
 public:
    Merge(ProjectFile::State& ours, ProjectFile::State& theirs, JournalIndex our_index,
          JournalIndex their_index, MergeOutcome& outcome)
        : ours_(ours),
          theirs_(theirs),
          our_lookup_(ours.connection),
          their_lookup_(theirs.connection),
          our_index_(std::move(our_index)),
          their_index_(std::move(their_index)),
          outcome_(outcome),
          turns_({ours_, our_index_}, {theirs_, their_index_}, rows_,
                 [this](const RowKey& key) { add(key); }) {}

    void run() {
        gather();
        for (auto& [key, row] : rows_) decide(key, row);
        resurrect();
        mend_codes();
        turns_.settle(outcome_.conflicts);
        merge_spans();
        write();
    }

 private:
    Json fetch(ProjectFile::State& state, RowLookup& lookup, const RowKey& key) {
        const TableSpec& table = study_tables()[key.table];
        const Json identity = Json::parse(key.identity);
        std::string where;
        for (const ColumnSpec& column : table.columns)
            if (table.has_guid() ? column.name == "guid" : column.identifies)
                where += (where.empty() ? " WHERE " : " AND ") + std::string(column.name) + "=?";
        Statement& statement = state.statement(select_all(table) + where);
        int place = 1;
        if (table.has_guid()) {
            statement.bind_value(1, parse_guid(identity.get<std::string>()));
        } else {
            for (const ColumnSpec& column : table.columns) {
                if (!column.identifies) continue;
                const Json& value = identity.at(static_cast<std::size_t>(place - 1));
                statement.bind(place++,
                               column.kind == ColumnKind::Reference
                                   ? lookup.id_of(column.refers_to, value.get<std::string>())
                                   : value.get<std::int64_t>());
            }
        }
        Json row;
        if (statement.step()) row = row_json(statement, table, lookup);
        statement.reset();
        return row;
    }

    void add(const RowKey& key) {
        if (rows_.count(key)) return;
        MergedRow row{fetch(ours_, our_lookup_, key), fetch(theirs_, their_lookup_, key), {}};
        rows_.emplace(key, std::move(row));
    }

    // Every row that either copy touched since they were one, and the codings of touched turns.
    void gather() {
        std::set<std::string> codings;
        for (const JournalIndex* index : {&our_index_, &their_index_})
            for (const auto& [key, stamps] : index->rows) {
                const std::string_view table = study_tables()[key.table].name;
                if (table == "span") {
                    codings.insert(Json::parse(key.identity).at(0).get<std::string>());
                    continue;
                }
                add(key);
                if (table == "turn") {
                    add_codings_on(ours_, key, codings);
                    add_codings_on(theirs_, key, codings);
                }
            }
        for (const std::string& guid : codings) add(key_of("coding", guid));
    }

    static void add_codings_on(ProjectFile::State& state, const RowKey& turn,
                               std::set<std::string>& codings) {
        Statement& row = state.statement(
            "SELECT c.guid FROM coding c JOIN span s ON s.coding=c.id JOIN turn t ON t.id=s.turn "
            "WHERE t.guid=?");
        row.bind_value(1, parse_guid(Json::parse(turn.identity).get<std::string>()));
        while (row.step()) codings.insert(to_string(row.guid(0)));
        row.reset();
    }

    void decide(const RowKey& key, MergedRow& row) {
        if (row.ours.is_null() && row.theirs.is_null()) return;
        if (row.ours.is_null())
            row.merged = survives(our_index_, their_index_, key) ? row.theirs : Json();
        else if (row.theirs.is_null())
            row.merged = survives(their_index_, our_index_, key) ? row.ours : Json();
        else
            decide_fields(key, row);
    }

    // A row that one copy deleted lives when the other touched it later.
    static bool survives(const JournalIndex& without, const JournalIndex& with, const RowKey& key) {
        const RowStamps* deleted = without.find(key);
        if (!deleted || !deleted->deleted) return true;  // never had it
        const RowStamps* touched = with.find(key);
        return touched && touched->newest() > *deleted->deleted;
    }

    void decide_fields(const RowKey& key, MergedRow& row) {
        const TableSpec& table = study_tables()[key.table];
        row.merged = row.ours;
        for (const ColumnSpec& column : table.columns) {
            if (column.kind == ColumnKind::Key || is_derived(table, column.name)) continue;
            const std::string name(column.name);
            const Json &a = row.ours.at(name), &b = row.theirs.at(name);
            if (a == b) continue;
            const Stamp ours = our_index_.stamp(key, name), theirs = their_index_.stamp(key, name);
            const bool take_theirs = ours < theirs;
            if (take_theirs) row.merged[name] = b;
            const bool concurrent = ours.clock && theirs.clock && !our_index_.knows(theirs) &&
                                    !their_index_.knows(ours);
            if (concurrent && name != "position" && name != "started_at")
                outcome_.conflicts.push_back(
                    {std::string(table.name), name, Json::parse(key.identity),
                     text_of(take_theirs ? b : a), text_of(take_theirs ? a : b)});
        }
    }

    static std::string text_of(const Json& value) {
        return value.is_string() ? value.get<std::string>() : value.is_null() ? "" : value.dump();
    }

    // What a living row refers to lives, and a transcript lives with its turns and speakers.
    void resurrect() {
        for (bool again = true; again;) {
            again = false;
            for (auto& [key, row] : rows_) {
                const TableSpec& table = study_tables()[key.table];
                if (table.name == "memo" && !row.merged.is_null())
                    again |= revive_subject(row.merged);
                for (const ColumnSpec& column : table.columns) {
                    if (column.kind != ColumnKind::Reference) continue;
                    const std::string name(column.name);
                    if (!row.merged.is_null() && row.merged.at(name).is_string())
                        again |=
                            revive(key_of(column.refers_to, row.merged[name].get<std::string>()));
                    if (row.merged.is_null() && column.name == "transcript" &&
                        (table.name == "turn" || table.name == "speaker"))
                        again |= revive_with_transcript(row);
                }
            }
        }
    }

    // What a memo hangs on stays for it.
    bool revive_subject(const Json& memo) {
        const std::string about = memo.at("about").get<std::string>();
        return find_study_table(about) &&
               revive(key_of(about, memo.at("target").get<std::string>()));
    }

    bool revive(const RowKey& key) {
        const auto found = rows_.find(key);
        if (found == rows_.end() || !found->second.merged.is_null()) return false;
        found->second.merged =
            found->second.ours.is_null() ? found->second.theirs : found->second.ours;
        return !found->second.merged.is_null();
    }

    bool revive_with_transcript(MergedRow& row) {
        const Json& source = row.ours.is_null() ? row.theirs : row.ours;
        if (source.is_null()) return false;
        const auto transcript =
            rows_.find(key_of("transcript", source.at("transcript").get<std::string>()));
        if (transcript == rows_.end() || transcript->second.merged.is_null()) return false;
        row.merged = source;
        return true;
    }

    // ---- the code tree ------------------------------------------------------------------------

    // Field by field, both sides' moves and merges of codes can close a circle, or leave a code
    // under one that was merged away. All codes are looked at, touched or not.
    void mend_codes() {
        std::map<std::string, Json*> codes;
        Statement all(ours_.connection, "SELECT guid FROM code");
        while (all.step()) add(key_of("code", to_string(all.guid(0))));
        for (auto& [key, row] : rows_) {
            if (study_tables()[key.table].name != "code") continue;
            if (row.merged.is_null() && !row.ours.is_null() && !row.theirs.is_null())
                row.merged = row.ours;
            if (!row.merged.is_null())
                codes[row.merged.at("guid").get<std::string>()] = &row.merged;
        }
        break_circles(codes, "merged_into");
        for (auto& [guid, code] : codes) {
            Json& parent = code->at("parent");
            for (std::size_t step = 0; parent.is_string() && step <= codes.size(); ++step) {
                const Json& into = codes.at(parent.get<std::string>())->at("merged_into");
                if (!into.is_string()) break;
                parent = into;
            }
        }
        break_circles(codes, "parent");
    }

    // In each circle the code with the lowest GUID is set free: to the top, or unmerged.
    void break_circles(std::map<std::string, Json*>& codes, const char* column) {
        for (auto& [guid, code] : codes) {
            std::string at = guid;
            for (std::size_t step = 0; step <= codes.size(); ++step) {
                const Json& next = codes.at(at)->at(column);
                if (!next.is_string()) break;
                at = next.get<std::string>();
                if (at != guid) continue;
                outcome_.conflicts.push_back({"code", column, guid, "", text_of(code->at(column))});
                (*code)[column] = nullptr;
                break;
            }
        }
    }

    // ---- spans --------------------------------------------------------------------------------

    void merge_spans() {
        const std::size_t table = key_of("coding", "").table;
        for (auto& [key, row] : rows_) {
            if (key.table != table || row.merged.is_null()) continue;
            const std::string guid = row.merged.at("guid").get<std::string>();
            const std::vector<PlacedSpan> placed = turns_.place(guid, row);
            const std::string words = turns_.words(placed);
            const CodingState state =
                state_of(row.merged.at("quote").get_ref<const std::string&>(), words);
            const Json& before = row.ours.is_null() ? row.theirs : row.ours;
            if (before.at("state") != static_cast<int>(state) && state != CodingState::Same)
                outcome_.carried.push_back(parse_guid(guid));
            row.merged["state"] = static_cast<int>(state);
            spans_[guid] = spans_json(guid, placed);
        }
    }

    static Json spans_json(const std::string& coding, const std::vector<PlacedSpan>& placed) {
        Json spans = Json::array();
        for (const PlacedSpan& span : placed)
            spans.push_back({{"coding", coding},
                             {"ordinal", spans.size()},
                             {"turn", span.turn},
                             {"begin", span.begin.value},
                             {"stop", span.end.value}});
        return spans;
    }

    // ---- writing ------------------------------------------------------------------------------

    void write() {
        Json inserts = Json::array(), updates = Json::array(), deletes = Json::array();
        for (std::size_t t = 0; t < study_tables().size(); ++t) {
            const TableSpec& table = study_tables()[t];
            Json inserted = Json::array(), updated = Json::array(), deleted = Json::array();
            for (auto at = rows_.lower_bound({t, ""}); at != rows_.end() && at->first.table == t;
                 ++at)
                write_row(table, at->first, at->second, inserted, updated, deleted);
            const std::string name(table.name);
            if (!inserted.empty())
                inserts.push_back({{"table", name},
                                   {"insert", {{"columns", columns(table)}, {"rows", inserted}}}});
            if (!updated.empty()) updates.push_back({{"table", name}, {"update", updated}});
            if (!deleted.empty()) deletes.push_back({{"table", name}, {"delete", deleted}});
        }
        bring_originals();
        apply_facts(ours_.connection, inserts);
        apply_facts(ours_.connection, updates);
        write_spans();
        apply_facts(ours_.connection, deletes);
    }

    static Json columns(const TableSpec& table) {
        Json names = Json::array();
        for (const ColumnSpec& column : table.columns)
            if (column.kind != ColumnKind::Key) names.push_back(std::string(column.name));
        return names;
    }

    void write_row(const TableSpec& table, const RowKey& key, const MergedRow& row, Json& inserted,
                   Json& updated, Json& deleted) {
        if (row.merged == row.ours) return;
        remember_stamps(table, key);
        if (row.merged.is_null()) {
            ++outcome_.removed;
            if (table.name == "coding") erase_spans(row.ours.at("guid").get<std::string>());
            deleted.push_back(Json::parse(key.identity));
            return;
        }
        if (row.ours.is_null()) {
            ++outcome_.added;
            Json values = Json::array();
            for (const Json& name : columns(table))
                values.push_back(row.merged.at(name.get<std::string>()));
            inserted.push_back(std::move(values));
            return;
        }
        Json fields = Json::object();
        for (const auto& [name, value] : row.merged.items())
            if (value != row.ours.at(name)) fields[name] = value;
        ++outcome_.changed;
        updated.push_back(Json::array({Json::parse(key.identity), fields}));
    }

    // Later merges must know who wrote what came in.
    void remember_stamps(const TableSpec& table, const RowKey& key) {
        const RowStamps* stamps = their_index_.find(key);
        if (!stamps) return;
        const Json identity = Json::parse(key.identity);
        const auto note = [&](const std::string& column, const Stamp& stamp) {
            outcome_.stamps.push_back(
                {std::string(table.name), identity, column, stamp.clock, stamp.hash});
        };
        for (const auto& [column, stamp] : stamps->columns)
            if (our_index_.stamp(key, column) < stamp) note(column, stamp);
        if (stamps->deleted) note("-", *stamps->deleted);
    }

    // Those of transcripts that came in, and of files that took the place of a text later.
    void bring_originals() {
        Statement all(theirs_.connection, "SELECT sha256 FROM original");
        while (all.step()) {
            const Value hash = all.hash(0);
            Statement& known = ours_.statement("SELECT 1 FROM original WHERE sha256=?");
            known.bind_value(1, hash);
            const bool is_known = known.step();
            known.reset();
            if (is_known) continue;
            Statement bytes(theirs_.connection, "SELECT bytes FROM original WHERE sha256=?");
            bytes.bind_value(1, hash);
            if (!bytes.step()) continue;
            Statement keep(ours_.connection, "INSERT INTO original VALUES(?,?)");
            keep.bind_value(1, hash).bind_blob(2, bytes.bytes(0)).run();
        }
    }

    void erase_spans(const std::string& coding) {
        Statement& statement =
            ours_.statement("DELETE FROM span WHERE coding=(SELECT id FROM coding WHERE guid=?)");
        statement.bind_value(1, parse_guid(coding)).run();
    }

    void write_spans() {
        RowLookup lookup(ours_.connection);
        for (const auto& [guid, spans] : spans_) {
            const Json before = spans_json(guid, TurnMerge::spans_of(ours_, guid));
            if (before == spans) continue;
            erase_spans(guid);
            for (const Json& span : spans) {
                Statement& row = ours_.statement("INSERT INTO span VALUES(?,?,?,?,?)");
                row.bind(1, lookup.id_of("coding", guid));
                row.bind(2, span.at("ordinal").get<std::int64_t>());
                row.bind(3, lookup.id_of("turn", span.at("turn").get<std::string>()));
                row.bind(4, span.at("begin").get<std::int64_t>());
                row.bind(5, span.at("stop").get<std::int64_t>()).run();
            }
        }
    }

    ProjectFile::State &ours_, &theirs_;
    RowLookup our_lookup_, their_lookup_;
    const JournalIndex our_index_, their_index_;
    MergeOutcome& outcome_;
    MergedRows rows_;
    TurnMerge turns_;
    std::map<std::string, Json> spans_;  // by coding
};

std::int64_t common_prefix(const ProjectFile& a, const ProjectFile& b) {
    std::int64_t low = 0, high = std::min(a.last_entry(), b.last_entry());
    while (low < high) {  // hashes chain, so equal at n means equal up to n
        const std::int64_t middle = (low + high + 1) / 2;
        if (a.entry(middle).hash == b.entry(middle).hash)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

}  // namespace

MergeOutcome ProjectFile::merge_from(ProjectFile& other) {
    const std::int64_t prefix = common_prefix(*this, other);
    if (prefix == 0)
        throw Error(ErrorKind::BadInput, "'" + other.path() +
                                             "' is another study, not a copy of this one: they "
                                             "have no common beginning. Nothing was merged.");
    MergeOutcome outcome;
    outcome.stamps = Json::array();
    JournalIndex ours = index_journal(*this, prefix), theirs = index_journal(other, prefix);
    outcome.merged_clock = theirs.clock;
    for (const std::string& hash : theirs.own)
        if (!ours.known.count(hash)) outcome.merged.push_back(hash);
    outcome.nothing_new = outcome.merged.empty();
    if (!outcome.nothing_new)
        Merge(*state_, *other.state_, std::move(ours), std::move(theirs), outcome).run();
    return outcome;
}

}  // namespace tandem
