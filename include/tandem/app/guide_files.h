// The interview guide from a file and into one.
#pragma once

#include <string>
#include <string_view>

#include "tandem/app/command.h"
#include "tandem/model/project.h"

namespace tandem {

// The text of such a file. Throws Error as read_guide().
ImportGuide guide_in(std::string_view text, const std::string& file_name);

// CSV, or the first sheet of an XLSX file. Throws Error as read_guide(); not there, not readable.
ImportGuide load_guide(const std::string& path);

// As load_guide() reads it.
std::string export_guide(const Project& project);

}  // namespace tandem
