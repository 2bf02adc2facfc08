// Transcript files of every kind into turns.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

struct ParsedTranscript {
    std::string format;    // one of transcript_formats(), "f4" or "meet"
    std::string encoding;  // of the file's bytes: "UTF-8", …; of the part with the words in DOCX
    std::string title;     // from the preamble, empty when there is none
    std::vector<ParsedTurn> turns;
    std::vector<ReadWarning> warnings;
};

using SpeakerNames = std::vector<std::pair<std::string, std::string>>;

// Formats that can be asked for by name; "auto" looks at the content, never only at the name.
std::vector<std::string> transcript_formats();

// Throws Error(BadInput) with one sentence naming the file for what cannot be read: an empty file,
// another kind of file, broken archive, invalid text, a file over 64 MB or a line over 16 MB.
// `renamed`: speakers whose name in the file is a slip of the pen, and who they are. `encoding`: of
// a file of plain text, as for decode_as().
ParsedTranscript read_transcript(std::string_view bytes, std::string_view name,
                                 std::string_view format = "auto",
                                 const SpeakerNames& renamed = {},
                                 std::string_view encoding = "auto");

}  // namespace tandem
