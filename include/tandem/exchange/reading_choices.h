// What somebody said about how a transcript file is to be read.
#pragma once

#include <string>
#include <string_view>
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

// As a project file keeps them, so that the original can be read again: canonical JSON, empty where
// nothing was chosen. Without the encoding: which one it was, is kept wherever it comes from.
std::string choices_to_keep(const ReadingChoices& choices);

// What is damaged, or asks for a format that there is not, reads as if nothing had been chosen.
ReadingChoices kept_choices(std::string_view text);

}  // namespace tandem
