// One interview as text: its speakers and turns.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "tandem/base/guid.h"
#include "tandem/base/hash.h"
#include "tandem/model/ids.h"

namespace tandem {

struct Transcript {
    TranscriptId id;
    Guid guid;
    std::string name;           // "PT06"; unique in a study
    ParticipantId participant;  // none for a source without a participant
    std::string file_name;      // as imported, without its folder
    std::string format;         // "otter", "vtt", …
    std::string encoding;
    Sha256 original{};         // of the imported bytes, which the project file keeps
    std::string reading = {};  // what was chosen to read them: see choices_to_keep()
};

struct Speaker {
    SpeakerId id;
    Guid guid;
    TranscriptId transcript;
    std::string label;         // as in the file
    bool interviewer = false;  // guessed from the label at import
};

// One uninterrupted stretch by one speaker; a paragraph in a source without speakers.
struct Turn {
    TurnId id;
    Guid guid;
    TranscriptId transcript;
    std::int64_t number = 0;  // from 1, its place among the turns of the transcript
    SpeakerId speaker;        // none when the file names none
    std::optional<std::int64_t> start_ms, end_ms;
    std::string text;          // UTF-8
    bool approximate = false;  // its times were interpolated when a turn was split
};

}  // namespace tandem
