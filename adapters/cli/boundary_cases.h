// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which boundary cases the 试例 of a policy leave out: at, below and above every number, a field left open,
// the day before, on and after a deadline. Proposed as 试例 that were run first.
#include <vector>

#include "adapters/cli/coverage.h"
#include "adapters/cli/example_runner.h"
#include "adapters/cli/policy_files.h"

namespace guiju::cli {

/// The proposals, each a whole 试例; `coverage`: what the examples of the policy reached. A deadline takes
/// the story of the first example in which it runs. Only those that pass when pasted.
[[nodiscard]] std::vector<std::string> missing_boundaries(World& world, const Policy& policy,
                                                          const Coverage& coverage);

}  // namespace guiju::cli
