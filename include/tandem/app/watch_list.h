// Errors that come again: where they are now.
#pragma once

#include <vector>

#include "tandem/app/study_search.h"
#include "tandem/model/project.h"

namespace tandem {

// What is watched for, by the wrong wording.
std::vector<const WatchEntry*> watched(const Project& project);

// Where the wrong wording stands in all transcripts: as whole words, whatever their capitals and
// accents, but not where it is part of the right wording.
std::vector<SearchHit> find_watched(const Project& project, const WatchEntry& entry,
                                    const SearchScope& scope = {});

}  // namespace tandem
