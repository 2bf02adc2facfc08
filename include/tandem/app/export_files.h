// What leaves a study as a file, apart from tables.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/app/view.h"
#include "tandem/exchange/transcript_writer.h"
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

// As it reads now, in one of transcript_file_formats(); see write_transcript().
TranscriptFile export_transcript(const Project& project, TranscriptId transcript,
                                 std::string_view format);
// Of the file's extension. Throws Error naming the file, and the formats for another extension.
std::string transcript_format_of(const std::string& path);

// A file for each of several transcripts, by their names.
struct FolderFile {
    std::string name;                       // in the folder
    std::vector<TranscriptId> transcripts;  // several for the rows of one table
};
// "PT06.docx": characters that some system has no place for in a file's name become '_'.
std::vector<FolderFile> transcript_files(const Project& project, std::string_view format);
// Under the names with which they were imported; with that of the transcript before it when two are
// the same. What came from one file is one file again.
std::vector<FolderFile> original_files(const Project& project);

// Makes the folder where there is none, and writes nothing at all when one of the files is there
// already: it could be somebody's original. `bytes_of` gives the bytes of each, in order.
void write_folder(const std::string& folder, const std::vector<FolderFile>& files,
                  const std::function<std::string(const FolderFile&)>& bytes_of);

// Writes through a temporary file beside it and a rename: never half a file. Throws Error naming
// the file.
void write_export(const std::string& path, std::string_view bytes);

}  // namespace tandem
