// The clock of a program that people run.
#pragma once

#include "tandem/app/workspace.h"

namespace tandem {

// The machine's time and randomness. $TANDEM_NOW (Unix milliseconds) and $TANDEM_SEED stand in for
// them when they are whole numbers, which makes a run repeatable.
Clock clock_from_environment();

}  // namespace tandem
