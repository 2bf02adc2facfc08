// Files that are no transcripts, known by their content.
#pragma once

#include <string>
#include <string_view>

namespace tandem {

class ZipReader;

// What the bytes are and what to do about it ("a PDF. Save it as …"), for a sentence that begins
// "'x.pdf' is "; empty when nothing speaks against reading them as text. ZIP archives are not
// judged here.
std::string foreign_binary(std::string_view bytes);

// The same for decoded text: HTML, XML, JSON.
std::string foreign_text(std::string_view text);

// The same for an archive that is no DOCX.
std::string foreign_archive(const ZipReader& archive);

}  // namespace tandem
