// `tandem measure`: any coefficient for anybody's data, by name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tandem/agreement/measured.h"
#include "tandem/agreement/rating_measures.h"

namespace tandem {

// Names as they are typed; empty: not said, the measure's default.
struct MeasureRequest {
    std::string name;
    std::string ratings;  // file names
    std::string table;
    std::vector<std::string> categories;
    std::vector<std::string> coders;
    std::string level;
    std::string distance;
    std::string weights;
    std::string places;  // "rank" or "value": what weights look at
    std::string yes;     // the category that means "given"
    std::string scale;   // of adjectives
    // For required-codings only: the alpha to be told from chance, the category's share of the
    // units, one-sided significance.
    double alpha = 0.8;
    double share = 0.25;
    double significance = 0.05;
    std::string spans;  // passages: file names
    std::string lengths;
    std::string segments;
    std::vector<std::string> codes;  // passages of these only
    std::string match;               // of passages: exact, exact-without-code, overlap, iou:T
    std::string threshold;
    std::string sampler;  // of gamma: pivot or normal
    int samples = 0;      // 0: as many as the precision needs
    bool observed_only = false;
    IntervalChoice interval;
};

// Throws Error(NotFound) for a name that is none, Error(BadInput) for options that do not suit the
// measure and for files that cannot be read.
Measured measure(const MeasureRequest& request);

struct MeasureEntry {
    std::string name;
    std::string title;
    std::string source;
    std::string formula;
    std::string needs;  // "ratings or a table, two coders"
    std::vector<std::string> aliases;
    std::vector<std::string> options;  // that it understands beside those that all do
};

// In the order in which they are shown.
std::vector<MeasureEntry> measure_entries();

// What --interval takes, in words, in the order of IntervalMethod.
std::vector<std::string> interval_names();
// What --interval names. Throws Error(BadInput) for a name that is none.
IntervalMethod interval_method(const std::string& name);

// What --distance names. Throws Error(BadInput) for a name that is none.
SetDistance set_distance(const std::string& name);

}  // namespace tandem
