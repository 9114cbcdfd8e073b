// SPDX-License-Identifier: Apache-2.0
#pragma once
// What an example finds of registers, rights, balances and rungs, as they stand at its last step.
#include "adapters/cli/rehearsal.h"

namespace guiju::cli {

/// What an expectation found: as it is, and whether that is as wanted.
struct Found {
    bool as_wanted = false;
    base::Text is;
};

[[nodiscard]] Found held_state(Rehearsal& rehearsal, const compile::ExampleExpectation& expected);

}  // namespace guiju::cli
