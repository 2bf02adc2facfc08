// Where a passphrase comes from: a file, the environment, or the person at the terminal.
#pragma once

#include <string>

namespace tandem::cli {

// The first line of `file`; for no file $TANDEM_PASSPHRASE; else it is asked for on the terminal
// and not shown, twice when a new key is `made`. Throws Error when there is nobody to ask, or when
// the two differ.
std::string read_passphrase(const std::string& file, bool made);

}  // namespace tandem::cli
