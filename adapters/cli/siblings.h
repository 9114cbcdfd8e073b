// SPDX-License-Identifier: Apache-2.0
#pragma once
// Several local policies of one place on one base, given together or in use already: GJ4141 on one clause,
// GJ4142 on different ones, at the file that comes later. The comparison of clauses is dsl/overlay's.
#include <vector>

#include "adapters/cli/policy_files.h"

namespace guiju::cli {

/// Two names, one place, one base, and days on which both would be in force.
[[nodiscard]] bool are_siblings(const program::Head& a, const program::Head& b);
/// GJ4142 at `mine`, whose text alone is at hand.
void add_clash(Policy& mine, const program::Head& theirs);
/// Adds to `mine` what stands against it beside `theirs`; nothing unless they are siblings.
void add_clashes(Policy& mine, const Policy& theirs);
/// Each against those before it; the one that begins later has the findings.
void compare_siblings(std::vector<Policy>& policies);

}  // namespace guiju::cli
