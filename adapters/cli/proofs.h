// SPDX-License-Identifier: Apache-2.0
#pragma once
// The proofs as commands use them: added to the findings of a policy, and their counterexamples kept in a
// file. Proves nothing itself (dsl/prove).
#include "adapters/cli/command.h"
#include "adapters/cli/policy_files.h"
#include "dsl/prove/trial.h"

namespace guiju::cli {

/// What the 试例 of a policy can refer to.
[[nodiscard]] prove::Hints hints_of(const compile::Compiled& compiled);
/// Adds the findings of the proofs; nothing for calendars and policies with errors.
void add_proofs(Policy& policy);
/// Writes the counterexamples to the file of --examples; "-" is stdout.
[[nodiscard]] base::Outcome keep_examples(const Call& call, const std::vector<Policy>& policies);

}  // namespace guiju::cli
