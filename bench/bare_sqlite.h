// The same work by SQLite alone, without any program around it: what a figure is a ratio to.
#pragma once

#include <memory>
#include <string>

#include "tandem/app/command.h"

namespace tandem::bench {

// A file with the settings of a study (DESIGN decision 8) and tables for turns, original bytes and
// codings; replaced when it is there.
class BareFile {
 public:
    explicit BareFile(const std::string& path);
    ~BareFile();
    BareFile(const BareFile&) = delete;
    BareFile& operator=(const BareFile&) = delete;

    // In one transaction, with one prepared statement for each table.
    void insert_transcripts(const ImportTranscripts& command);
    void commit_one_coding();

 private:
    struct Open;
    std::unique_ptr<Open> open_;
};

}  // namespace tandem::bench
