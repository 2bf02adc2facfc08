// The parts of a Word document that are the same for every table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "zip_writer.h"

namespace tandem {

// A whole package around `document`, the XML of word/document.xml. The properties name the title
// and no date, person or language. The document may use the paragraph styles TableCaption,
// TableHeader, TableHeading, TableSubheading, TableText and TableNote.
std::vector<ZipEntry> docx_package(std::string document, std::string_view title);

}  // namespace tandem
