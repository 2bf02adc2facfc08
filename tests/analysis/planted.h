// Conversations with invented people, places and numbers, of which it is known where they stand.
#pragma once

#include <string>
#include <vector>

#include "tandem/base/random.h"
#include "tandem/text/boundaries.h"

namespace tandem::test {

struct Planted {
    std::size_t turn;
    TextRange range;
    std::string type, text;
};

struct PlantedTranscript {
    std::vector<std::string> turns;
    std::vector<Planted> planted;
};

// `turns` turns, of which about one in three holds one or two identifiers; never the same text for
// the same random numbers twice. With `lower_case` all letters are small, as a recogniser of speech
// may write them.
PlantedTranscript planted_transcript(Random& random, int turns, bool lower_case);

}  // namespace tandem::test
