// The turns of transcripts followed through the journal, which is read only once.
#pragma once

#include <cstdint>
#include <map>
#include <memory>

#include "tandem/base/guid.h"
#include "tandem/model/transcript_history.h"

namespace tandem {

class ProjectFile;

// Of one study's journal.
class HistoryReader {
 public:
    HistoryReader();
    ~HistoryReader();
    HistoryReader(HistoryReader&&) noexcept;
    HistoryReader& operator=(HistoryReader&&) noexcept;

    // Reads the entries that came since it was called last; at first all.
    void read_on(const ProjectFile& file);
    // Of all transcripts that were ever there, by GUID.
    const std::map<Guid, TranscriptHistory>& histories() const;

    struct State;

 private:
    std::unique_ptr<State> state_;
};

}  // namespace tandem
