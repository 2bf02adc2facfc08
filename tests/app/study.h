// A study in a temporary folder, for tests of the one door.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "tandem/app/workspace.h"

namespace tandem::test {

// Deleted with everything in it when the test ends.
class Folder {
 public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string path(const std::string& name) const { return (path_ / name).string(); }

 private:
    std::filesystem::path path_;
};

// One second later each time it is asked; seeded.
Clock test_clock(std::uint64_t seed = 1);

// Transcripts named by their first part, each turn "SPEAKER|text".
ImportTranscripts transcripts(
    const std::vector<std::pair<std::string, std::vector<std::string>>>& texts);

// Ids by names; the test fails hard when there is none.
CodeId code_id(const Workspace& workspace, const std::string& name);
TranscriptId transcript_id(const Workspace& workspace, const std::string& name);
const Turn& turn_of(const Workspace& workspace, const std::string& transcript, std::int64_t number);

// ApplyCode on the first occurrence of `words` in the turn.
ApplyCode apply(const Workspace& workspace, const std::string& transcript, std::int64_t number,
                const std::string& words, const std::string& code);

// What a command that is refused says; empty: it was done.
std::string refusal_of(Workspace& workspace, const Command& command);

// Everything that readers can see of a project, as lines that are equal for equal pictures.
std::vector<std::string> picture(const Project& project);

}  // namespace tandem::test
