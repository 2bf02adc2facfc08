// How long an interview lasted, and how that is known.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "tandem/model/project.h"

namespace tandem {

enum class DurationSource { None, Media, Transcript };

struct InterviewDuration {
    std::int64_t ms = 0;
    DurationSource source = DurationSource::None;
};

// Of the longest recording that is not detached, backups only without another; else the last time
// in the transcript.
InterviewDuration interview_duration(const Project& project, TranscriptId transcript);

// "media", "transcript"; empty for none.
std::string_view source_word(DurationSource source);

}  // namespace tandem
