// Who wrote each field last, read from a journal.
#pragma once

#include <compare>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tandem/base/json.h"
#include "tandem/store/project_file.h"

namespace tandem {

// When a field was written: the Lamport clock of the entry, and the entry's hash, which decides
// between writers that did not know of each other. {0, ""} is before the copies parted.
struct Stamp {
    std::int64_t clock = 0;
    std::string hash;  // hexadecimal
    auto operator<=>(const Stamp&) const = default;
};

// A row in any copy.
struct RowKey {
    std::size_t table = 0;  // index in study_tables()
    std::string identity;   // JSON, as in the facts
    auto operator<=>(const RowKey&) const = default;
};

RowKey key_of(std::string_view table, const std::string& guid);

struct RowStamps {
    std::map<std::string, Stamp> columns;  // "*" for all columns of an inserted row
    std::optional<Stamp> deleted;
    Stamp newest() const;
};

struct JournalIndex {
    std::map<RowKey, RowStamps> rows;
    std::vector<std::string> own;  // hashes of the copy's entries, in order
    std::set<std::string> known;   // those, and the ones merges brought in
    std::int64_t clock = 0;        // the highest

    const RowStamps* find(const RowKey& key) const;
    Stamp stamp(const RowKey& key, const std::string& column) const;
    bool knows(const Stamp& stamp) const { return known.count(stamp.hash) > 0; }
};

// Entries after number `prefix`.
JournalIndex index_journal(const ProjectFile& file, std::int64_t prefix);

}  // namespace tandem
