// What a line grammar makes of a file, before the reader adds format and encoding.
#pragma once

#include <string>
#include <vector>

#include "tandem/exchange/transcript_reader.h"

namespace tandem {

struct Reading {
    std::string title;
    std::vector<ParsedTurn> turns;
    std::vector<ReadWarning> warnings;
};

}  // namespace tandem
