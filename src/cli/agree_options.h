// The options of `agree`, which `table agreement` has too.
#pragma once

#include <CLI/CLI.hpp>

#include "tandem/app/agree.h"

namespace tandem::cli {

struct AgreeOptions {
    AgreeRequest request;
    CLI::Option* roll_up = nullptr;
};

// What is counted, and how it is measured. `options` lives as long as the parser.
void add_agree_options(CLI::App& verb, AgreeOptions& options);

// As they were typed.
AgreeRequest asked_agreement(const AgreeOptions& options);

}  // namespace tandem::cli
