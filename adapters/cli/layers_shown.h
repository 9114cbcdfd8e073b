// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a local policy does to its base, in a line for people; and what a new version of the base does to the
// local files below it. Counts and words only: the comparison itself is dsl/compare's.
#include "adapters/cli/command.h"
#include "adapters/cli/policy_files.h"

namespace guiju::cli {

/// "收紧1处，增设属地2个，填写1处，增项1个，试点1项，任务指标50项（★12项）"; empty for a base.
[[nodiscard]] base::Text summary_of_layers(const compile::Compiled& compiled);

/// check --base NEW: every local file below it: goes on unchanged, is now redundant in part, means
/// something else, or breaks; and until when each may stay on its version. With --db those a database
/// knows besides. Exit 3 when one breaks.
[[nodiscard]] Exit check_below(const Call& call, PolicyFiles& files,
                               const std::vector<std::string>& paths);

}  // namespace guiju::cli
