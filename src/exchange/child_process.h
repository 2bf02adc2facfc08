// Running another program on bytes from a stranger, with bounds.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tandem {

enum class ChildEnd { Done, Missing, TooLong, TooMuch };

struct ChildResult {
    ChildEnd end = ChildEnd::Missing;
    int status = 0;      // as the program gave it; 128 or more when a signal ended it
    std::string output;  // what it printed
};

// Starts arguments[0], found on the path, directly (no shell sees the arguments), with `input` as
// its standard input. It is stopped after 20 seconds, after 32 MB of output, or beyond 1 GB of
// memory; its complaints are not read.
ChildResult run_child(const std::vector<std::string>& arguments, std::string_view input);

}  // namespace tandem
