// The turns of transcripts through the journal: as imported, and every change since.
#include "tandem/store/history_reader.h"

#include <algorithm>
#include <set>

#include "store/project_file_state.h"

namespace tandem {

static Guid guid_of(const Json& value) {
    return value.is_string() ? parse_guid(value.get<std::string>()) : Guid{};
}

// Follows the facts of all transcripts' turns.
struct HistoryReader::State {
    std::int64_t read_to = 0;  // the number of the last entry that was read
    std::map<Guid, TranscriptHistory> histories;

    void read(const JournalEntry& entry) {
        read_to = entry.number;
        // Most entries tell of codings: they are not parsed.
        if (entry.record.find("\"table\":\"turn\"") == std::string::npos &&
            entry.record.find("\"table\":\"transcript\"") == std::string::npos)
            return;
        const Json record = Json::parse(entry.record, nullptr, false);
        if (!record.is_object()) return;
        const bool is_merge = record.value("command", std::string()) == "merge-study";
        std::map<Guid, TurnsChange> changes;  // by transcript
        begun_.clear();
        for (const Json& group : record.value("facts", Json::array()))
            read_group(group, is_merge, changes);
        for (auto& [transcript, change] : changes) {
            if (begun_.contains(transcript)) continue;
            change.entry = entry.number;
            change.at_ms = entry.at_ms;
            if (!is_merge) change.actor = entry.actor;
            histories[transcript].changes.push_back(std::move(change));
        }
        for (const Guid& transcript : begun_) {
            auto& imported = histories[transcript].imported;
            std::sort(
                imported.begin(), imported.end(),
                [](const TurnVersion& a, const TurnVersion& b) { return a.stands_before(b); });
        }
    }

 private:
    void read_group(const Json& group, bool is_merge, std::map<Guid, TurnsChange>& changes) {
        const std::string table = group.value("table", std::string());
        if (group.contains("insert")) {
            const Json& columns = group["insert"].at("columns");
            for (const Json& row : group["insert"].at("rows")) {
                std::map<std::string, Json> fields;
                for (std::size_t i = 0; i < columns.size() && i < row.size(); ++i)
                    fields[columns[i].get<std::string>()] = row[i];
                read_row(table, fields, is_merge, changes);
            }
        }
        if (table != "turn") return;
        for (const Json& update : group.value("update", Json::array()))
            read_update(guid_of(update.at(0)), update.at(1), changes);
        for (const Json& deleted : group.value("delete", Json::array()))
            read_update(guid_of(deleted), {{"gone", 1}}, changes);
    }

    // A transcript stands in the facts before its speakers and turns.
    void read_row(const std::string& table, std::map<std::string, Json>& fields, bool is_merge,
                  std::map<Guid, TurnsChange>& changes) {
        if (table == "transcript") {
            const Guid guid = guid_of(fields["guid"]);
            // One whose import was undone and done again began with the first.
            if (!histories.try_emplace(guid).second) return;
            histories[guid].came_by_merge = is_merge;
            begun_.insert(guid);
        } else if (table == "speaker") {
            const Guid transcript = guid_of(fields["transcript"]);
            if (begun_.contains(transcript))
                histories[transcript].speakers[guid_of(fields["guid"])] =
                    fields["label"].get<std::string>();
        } else if (table == "turn") {
            TurnVersion turn;
            turn.guid = guid_of(fields["guid"]);
            for (const auto& [name, value] : fields) set(turn, name, value);
            const Guid transcript = guid_of(fields["transcript"]);
            turns_[turn.guid] = {transcript, turn};
            if (begun_.contains(transcript))
                histories[transcript].imported.push_back(std::move(turn));
            else
                put(changes[transcript], std::move(turn));
        }
    }

    void read_update(const Guid& guid, const Json& fields, std::map<Guid, TurnsChange>& changes) {
        const auto found = turns_.find(guid);
        if (found == turns_.end()) return;
        auto& [transcript, turn] = found->second;
        for (const auto& [name, value] : fields.items()) set(turn, name, value);
        put(changes[transcript], turn);
    }

    static void put(TurnsChange& change, TurnVersion turn) {
        change.turns.push_back(std::move(turn));
    }

    static void set(TurnVersion& turn, const std::string& name, const Json& value) {
        if (name == "number") turn.number = value.get<std::int64_t>();
        if (name == "part") turn.part = value.get<std::int64_t>();
        if (name == "speaker") turn.speaker = guid_of(value);
        if (name == "text") turn.text = value.get<std::string>();
        if (name == "approximate") turn.approximate = value.get<std::int64_t>() != 0;
        if (name == "gone") turn.gone = value.get<std::int64_t>() != 0;
    }

    struct Known {
        Guid transcript;
        TurnVersion turn;  // as it is now
    };
    std::map<Guid, Known> turns_;
    std::set<Guid> begun_;  // transcripts that the entry being read brings
};

HistoryReader::HistoryReader() : state_(std::make_unique<State>()) {}
HistoryReader::~HistoryReader() = default;
HistoryReader::HistoryReader(HistoryReader&&) noexcept = default;
HistoryReader& HistoryReader::operator=(HistoryReader&&) noexcept = default;

void HistoryReader::read_on(const ProjectFile& file) {
    file.each_entry(state_->read_to + 1, [&](const JournalEntry& entry) {
        state_->read(entry);
        return true;
    });
}

const std::map<Guid, TranscriptHistory>& HistoryReader::histories() const {
    return state_->histories;
}

}  // namespace tandem
