#include "store/merge_index.h"

#include "tandem/base/error.h"

#include "store/schema.h"

namespace tandem {

RowKey key_of(std::string_view table, const std::string& guid) {
    return {static_cast<std::size_t>(&study_table(table) - study_tables().data()),
            guid.empty() ? std::string() : Json(guid).dump()};
}

Stamp RowStamps::newest() const {
    Stamp newest;
    for (const auto& [column, stamp] : columns) newest = std::max(newest, stamp);
    return newest;
}

const RowStamps* JournalIndex::find(const RowKey& key) const {
    const auto found = rows.find(key);
    return found == rows.end() ? nullptr : &found->second;
}

Stamp JournalIndex::stamp(const RowKey& key, const std::string& column) const {
    const RowStamps* stamps = find(key);
    if (!stamps) return {};
    const auto exact = stamps->columns.find(column);
    if (exact != stamps->columns.end()) return exact->second;
    const auto all = stamps->columns.find("*");
    return all == stamps->columns.end() ? Stamp{} : all->second;
}

namespace {

// Stamps that a merge entry brought along: of rows and fields that others wrote.
using Brought = std::map<std::pair<RowKey, std::string>, Stamp>;

std::size_t table_index(const Json& name) {
    const TableSpec* table = find_study_table(name.get<std::string>());
    if (!table) throw Error(ErrorKind::BadInput, "The journal names a table that we do not know.");
    return static_cast<std::size_t>(table - study_tables().data());
}

Brought brought_by(const Json& record) {
    Brought brought;
    for (const Json& stamp : record.value("stamps", Json::array()))
        brought[{{table_index(stamp.at(0)), stamp.at(1).dump()}, stamp.at(2).get<std::string>()}] =
            {stamp.at(3).get<std::int64_t>(), stamp.at(4).get<std::string>()};
    return brought;
}

class Indexer {
 public:
    Indexer(JournalIndex& index, const Stamp& own, const Brought& brought)
        : index_(index), own_(own), brought_(brought) {}

    void note(const Json& group) {
        const std::size_t table = table_index(group.at("table"));
        if (group.contains("insert"))
            for (const Json& row : group["insert"].at("rows"))
                insert({table, identity(table, row)});
        if (group.contains("update"))
            for (const Json& change : group["update"])
                for (const auto& [column, value] : change.at(1).items())
                    write({table, change.at(0).dump()}, column);
        if (group.contains("delete"))
            for (const Json& row : group["delete"]) {
                const RowKey key{table, row.dump()};
                RowStamps& stamps = index_.rows[key];
                stamps.columns.clear();
                stamps.deleted = stamp(key, "-");
            }
    }

 private:
    static std::string identity(std::size_t index, const Json& row) {
        const TableSpec& table = study_tables()[index];
        if (table.has_guid()) return row.at(0).dump();
        Json identity = Json::array();
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (table.columns[i].identifies) identity.push_back(row.at(i));
        return identity.dump();
    }

    void insert(const RowKey& key) {
        RowStamps& stamps = index_.rows[key];
        stamps.deleted.reset();
        stamps.columns.clear();
        stamps.columns["*"] = stamp(key, "*");
        const auto from = brought_.lower_bound({key, ""});
        for (auto at = from; at != brought_.end() && at->first.first == key; ++at)
            if (at->first.second != "-") stamps.columns[at->first.second] = at->second;
    }

    void write(const RowKey& key, const std::string& column) {
        index_.rows[key].columns[column] = stamp(key, column);
    }

    Stamp stamp(const RowKey& key, const std::string& column) const {
        const auto exact = brought_.find({key, column});
        if (exact != brought_.end()) return exact->second;
        const auto all = brought_.find({key, "*"});
        return all != brought_.end() ? all->second : own_;
    }

    JournalIndex& index_;
    const Stamp own_;
    const Brought& brought_;
};

}  // namespace

JournalIndex index_journal(const ProjectFile& file, std::int64_t prefix) {
    JournalIndex index;
    file.each_entry(prefix + 1, [&](const JournalEntry& entry) {
        const Json record = Json::parse(entry.record, nullptr, false);
        if (!record.is_object() || !record.contains("facts"))
            throw Error(ErrorKind::BadInput, "Journal entry " + std::to_string(entry.number) +
                                                 " of '" + file.path() +
                                                 "' cannot be read. Run: tandem check");
        const std::string hash = to_hex(entry.hash);
        index.own.push_back(hash);
        index.known.insert(hash);
        for (const Json& merged : record.value("merged", Json::array()))
            index.known.insert(merged.get<std::string>());
        index.clock = std::max(index.clock, entry.clock);
        const Brought brought = brought_by(record);
        Indexer indexer(index, {entry.clock, hash}, brought);
        for (const Json& group : record["facts"]) indexer.note(group);
        return true;
    });
    return index;
}

}  // namespace tandem
