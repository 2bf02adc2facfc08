// Words of a turn and codings, found by what a person types.
#pragma once

#include <string>
#include <vector>

#include "tandem/app/find.h"
#include "tandem/app/workspace.h"
#include "tandem/text/boundaries.h"

namespace tandem::cli {

// Where `words` are in the turn, exactly as written. Throws Error: not there (with what comes near,
// and in how many other turns they are), or several times without `nth` (from 1; 0: not given).
TextRange find_words(const Project& project, const TurnPlace& place, const std::string& words,
                     int nth);

struct CodingPlace {
    std::string where;  // "PT06:12", or "PT06" for codings whose words are gone
    std::string words;  // in that turn; may be empty when only one coding fits
    std::string code;
};

// The one coding by the person at work that fits. Throws Error when none or several do.
const Coding& find_own_coding(const Workspace& workspace, const CodingPlace& place);

// The codings open to the person at work that fit the place, anybody's.
std::vector<const Coding*> find_visible_codings(const Workspace& workspace,
                                                const CodingPlace& place);

// "PT06:12"; the transcript's name when the words are gone.
std::string place_of(const Project& project, const Coding& coding);

}  // namespace tandem::cli
