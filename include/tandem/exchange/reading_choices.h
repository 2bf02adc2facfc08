// What somebody said about how a transcript file is to be read.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace tandem {

using SpeakerNames = std::vector<std::pair<std::string, std::string>>;

// How a file is read, where that does not follow from it alone.
struct ReadingChoices {
    std::string format = "auto";    // or one of transcript_formats()
    std::string encoding = "auto";  // of a file of plain text, as for decode_as()
    // Speakers whose name in the file is a slip of the pen, and who they are.
    SpeakerNames renamed = {};
    // Of a file that has tiers, those to read, by name; none: those of what was said.
    std::vector<std::string> tiers = {};
};

}  // namespace tandem
