// The parts of a Word document that are the same for every table and transcript.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "zip_writer.h"

namespace tandem {

// A whole package around `document`, the XML of word/document.xml. The properties name the title
// and no date, person or language. The document may use the paragraph styles TableCaption,
// TableHeader, TableHeading, TableSubheading, TableText, TableNote, TurnHeader and TurnText, and
// for small type TableHeaderSmall, TableTextSmall and TableNoteSmall.
std::vector<ZipEntry> docx_package(std::string document, std::string_view title);

// One line of printable text, for inside a run.
void append_docx_words(std::string& xml, std::string_view line);

}  // namespace tandem
