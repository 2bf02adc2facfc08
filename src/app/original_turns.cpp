#include "app/original_turns.h"

#include <algorithm>

#include "tandem/exchange/transcript_reader.h"
#include "tandem/text/decode.h"

namespace tandem {

// Who a turn is follows from its place, who a speaker is from the label, as at the import.
static void read_original_turns(const Transcript& transcript, const std::string& bytes,
                                TranscriptHistory& history) {
    if (transcript.format == "survey") return;
    const auto& known = encodings();
    const bool named = std::ranges::find(known, transcript.encoding) != known.end();
    ReadingChoices choices = kept_choices(transcript.reading);
    if (named) choices.encoding = transcript.encoding;
    const ParsedTranscript parsed = read_transcript(bytes, transcript.file_name, choices);
    TurnsChange came;
    came.turns = std::move(history.imported);
    history.imported.clear();
    for (const ParsedTurn& read : parsed.turns) {
        TurnVersion turn;
        turn.number = static_cast<std::int64_t>(history.imported.size()) + 1;
        turn.guid = name_guid(transcript.guid, "turn", std::to_string(turn.number));
        if (!read.speaker.empty()) {
            turn.speaker = name_guid(transcript.guid, "speaker", read.speaker);
            history.speakers[turn.speaker] = read.speaker;
        }
        turn.text = read.text;
        history.imported.push_back(std::move(turn));
    }
    history.changes.insert(history.changes.begin(), std::move(came));
}

TranscriptHistory transcript_history(ProjectFile& file, const Transcript& transcript,
                                     const HistoryReader& reader) {
    const auto found = reader.histories().find(transcript.guid);
    if (found == reader.histories().end()) return {};
    TranscriptHistory history = found->second;
    if (history.came_by_merge)
        read_original_turns(transcript, file.original_bytes(transcript.original), history);
    return history;
}

std::map<TranscriptId, TranscriptHistory> transcript_histories(ProjectFile& file,
                                                               const Project& project) {
    HistoryReader reader;
    reader.read_on(file);
    std::map<TranscriptId, TranscriptHistory> histories;
    for (const Transcript& transcript : project.transcripts)
        histories[transcript.id] = transcript_history(file, transcript, reader);
    return histories;
}

}  // namespace tandem
