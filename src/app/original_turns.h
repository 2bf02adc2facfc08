// How a transcript was imported that came with another copy of the study.
#pragma once

#include <string>

#include "tandem/model/transcript.h"
#include "tandem/model/transcript_history.h"

namespace tandem {

// Reads the original again: its turns become the imported ones, and what came in becomes the first
// change. Leaves the history as it is when the transcript is a row of a survey.
void read_original_turns(const Transcript& transcript, const std::string& bytes,
                         TranscriptHistory& history);

}  // namespace tandem
