// Transcripts as files that other programs read, and this one again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tandem/exchange/transcript_reader.h"

namespace tandem {

// "txt", "docx", "vtt", "srt": also the extensions of their files.
std::vector<std::string> transcript_file_formats();

struct TranscriptFile {
    std::string bytes;
    // What the format cannot carry, as sentences: found by reading the file again and comparing it
    // with the turns. Empty: the same turns, speakers and times come back.
    std::vector<std::string> warnings;
};

// TXT and DOCX as Otter lays them out: "Ana  0:05", the words, a blank line. WebVTT with a `<v
// Ana>` for each turn; SubRip with "Ana: ". Captions need times: a turn without one is put evenly
// between its neighbours, one without an end lasts until the next begins. The same turns give the
// same bytes. Throws Error(BadInput) for another format, for no turns, and for captions of a
// transcript without any time. `name` is the transcript's, for messages and the document's title.
TranscriptFile write_transcript(const std::vector<ParsedTurn>& turns, std::string_view name,
                                std::string_view format);

}  // namespace tandem
