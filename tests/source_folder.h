// Where the source stands, for tests that read files of it.
#pragma once

#include <string>

namespace tandem::test {

// Without a slash at the end.
std::string source_folder();

}  // namespace tandem::test
