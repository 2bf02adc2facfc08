// What leaves a study as a file, apart from tables.
#pragma once

#include <string>
#include <string_view>

#include "tandem/app/view.h"
#include "tandem/model/project.h"

namespace tandem {

struct CodingsExport {
    std::string csv;
    int codings = 0;
    int lost = 0;  // without words any more: a line has no place for them, so they are left out
};

// Those that the viewer may see, transcript after transcript in reading order; a memo is the
// coder's own ones on the coding.
CodingsExport export_codings(const Project& project, Viewer viewer);

std::string export_codebook(const Project& project);
std::string export_participants(const Project& project);

// As it reads now, in the way Otter writes it: "Speaker  m:ss", the words, a blank line.
std::string export_transcript(const Project& project, TranscriptId transcript);

// Writes through a temporary file beside it and a rename: never half a file. Throws Error naming
// the file.
void write_export(const std::string& path, std::string_view bytes);

}  // namespace tandem
