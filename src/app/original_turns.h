// How transcripts were imported, also those that came with another copy of the study.
#pragma once

#include <map>

#include "tandem/model/transcript_history.h"
#include "tandem/store/history_reader.h"
#include "tandem/store/project_file.h"

namespace tandem {

// Of one transcript, as far as `reader` has read. One that came by merging is read again from its
// original, as it was there: its turns become the imported ones, and what came in becomes the first
// change; but a row of a survey is taken as it came.
TranscriptHistory transcript_history(ProjectFile& file, const Transcript& transcript,
                                     const HistoryReader& reader);

// Of all transcripts; reads the whole journal.
std::map<TranscriptId, TranscriptHistory> transcript_histories(ProjectFile& file,
                                                               const Project& project);

}  // namespace tandem
