// All that `tandem` understands.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "cli/session.h"

namespace tandem::cli {

// The parser keeps a reference to the session.
std::unique_ptr<CLI::App> make_parser(Session& session);

// The verb of these words, "codebook merge"; nullptr when there is none.
CLI::App* find_verb(CLI::App& parser, const std::string& words);

}  // namespace tandem::cli
