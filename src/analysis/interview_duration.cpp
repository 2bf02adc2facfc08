#include "tandem/analysis/interview_duration.h"

#include <algorithm>

namespace tandem {

InterviewDuration interview_duration(const Project& project, TranscriptId transcript) {
    InterviewDuration kept, backup, told;
    for (const Media& media : project.media) {
        if (media.deleted || media.transcript != transcript || !media.duration_ms) continue;
        InterviewDuration& longest = media.role == "backup" ? backup : kept;
        longest = {std::max(longest.ms, *media.duration_ms), DurationSource::Media};
    }
    if (kept.source != DurationSource::None) return kept;
    if (backup.source != DurationSource::None) return backup;
    for (const Turn& turn : project.turns(transcript))
        for (const auto& time : {turn.start_ms, turn.end_ms})
            if (time) told = {std::max(told.ms, *time), DurationSource::Transcript};
    return told;
}

std::string_view source_word(DurationSource source) {
    if (source == DurationSource::None) return "";
    return source == DurationSource::Media ? "media" : "transcript";
}

}  // namespace tandem
