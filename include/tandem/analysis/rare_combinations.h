// Values of participants that few of them share, by which somebody who knows them could find one.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "tandem/model/project.h"

namespace tandem {

struct RareCombination {
    std::vector<std::pair<std::string, std::string>> values;  // attribute ("group" too), value
    std::vector<ParticipantId> participants;                  // by label; from 1 to `most`
};

// Combinations of one to `attributes` values that at least one and at most `most` participants
// have, and no smaller combination of the same values is shared by as few: "k = 1" are the single
// ones (k-anonymity: Sweeney 2002). What is not recorded is no value. The rarest first.
std::vector<RareCombination> rare_combinations(const Project& project, std::size_t most = 3,
                                               std::size_t attributes = 3);

}  // namespace tandem
