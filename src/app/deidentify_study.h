// The parts of making a study without identifiers.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "tandem/analysis/deidentification.h"
#include "tandem/app/deidentify.h"
#include "tandem/base/random.h"
#include "tandem/model/project.h"
#include "tandem/store/project_file.h"

namespace tandem {

// The study as it will read: its transcripts, with the edits that led there.
struct NewTexts {
    explicit NewTexts(const Project& project, const Replacer& replacer);
    NewTexts(const NewTexts&) = delete;
    NewTexts& operator=(const NewTexts&) = delete;

    Project shown;  // transcripts, speakers and turns under their old ids, with the new words
    std::unordered_map<TurnId, std::vector<TextEdit>> edits;
    std::unordered_map<Guid, std::vector<std::size_t>> kept;  // Replaced::kept, by the old turn
    std::map<std::string, int> by_type;
};

struct NewStudy {
    std::string path, actor;
    std::int64_t now_ms = 0;
    Random& random;
};

// Writes the study: one change, one entry of its journal. Counts into `report`.
void write_new_study(const ProjectFile& from, const Project& project, const NewTexts& texts,
                     const Decisions& decisions, NewStudy study, DeidentifyReport& report);

// Looks for every string of the key in the texts, the exports and the bytes of the study at `path`.
// Throws Error(Conflict) that lists the places where one is left.
void verify_new_study(const std::string& path, const Decisions& decisions, const NewTexts& texts,
                      const Clock& clock, DeidentifyReport& report);

// Columns that hold words of the program, not of a person.
bool is_program_word(std::string_view table, std::string_view column);

// All or nothing: what is at `options.to` afterwards has been verified.
DeidentifyReport deidentify_study(const ProjectFile& from, const Project& project, Viewer viewer,
                                  const DeidentifyOptions& options, const std::string& actor,
                                  const Clock& clock, Random& random);

}  // namespace tandem
