// Transcript files of every kind into turns.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/exchange/reading_choices.h"

namespace tandem {

struct ParsedTurn {
    std::string speaker;  // as written in the file; empty when the file names none
    std::optional<std::int64_t> start_ms, end_ms;
    std::string text;          // UTF-8; paragraphs of one turn separated by LF; never empty
    int line = 0;              // where it begins, as in ReadWarning
    bool approximate = false;  // a time of it was put between two that are known
};

struct ReadWarning {
    int line = 0;  // from 1, in the decoded text; 0 when no line is to blame
    std::string message;
};

// A layer of annotations, as ELAN and EXMARaLDA have them.
struct ParsedTier {
    std::string name;              // by which it is chosen
    std::string hangs_on;          // the tier that it belongs to; empty for none
    std::int64_t annotations = 0;  // that hold words
    bool read = false;             // its annotations are among the turns
};

struct ParsedTranscript {
    std::string format;    // one of transcript_formats(), "f4" or "meet"
    std::string encoding;  // of the file's bytes: "UTF-8", …; of the part with the words in DOCX
    std::string title;     // from the preamble, empty when there is none
    std::vector<ParsedTurn> turns;
    std::vector<ReadWarning> warnings;
    std::vector<ParsedTier> tiers;  // in the order of the file; most files have none
};

// Formats that can be asked for by name; "auto" looks at the content, never only at the name.
std::vector<std::string> transcript_formats();

// Throws Error(BadInput) with one sentence naming the file for what cannot be read: an empty file,
// another kind of file, broken archive, invalid text, a file over 64 MB or a line over 16 MB; and
// for a tier that the file does not have.
ParsedTranscript read_transcript(std::string_view bytes, std::string_view name,
                                 const ReadingChoices& choices = {});

}  // namespace tandem
