// Which files an import means, and to whom each belongs by its name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/exchange/participants_file.h"

namespace tandem {

// Folders are replaced by the files in them, in the order of their names, without hidden ones,
// those in `without` and recordings, pictures and studies; what is left out or not looked into is
// said in `remarks`. Throws Error for a folder that cannot be read or has no file to import.
std::vector<std::string> files_to_import(const std::vector<std::string>& paths,
                                         const std::string& without,
                                         std::vector<std::string>& remarks);

// The participant whose file it is: one for whom the list names it in a column "file" or
// "transcript", else whose id is its name without extension, else whose id alone stands in that
// name as a word ("PT06" in "PT06_second visit.docx"). Capitals do not count. Nothing when there is
// none, or several.
std::optional<std::string> participant_of_file(const ParsedParticipants& list,
                                               std::string_view file_name);

}  // namespace tandem
