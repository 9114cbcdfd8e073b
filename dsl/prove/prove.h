// SPDX-License-Identifier: Apache-2.0
#pragma once
// All proofs over one compiled policy: what no case can do, and which case nobody thought of. Meant for those
// who write policies; whoever runs one needs none of it. Without Z3 in the build most is "not decided".
#include <span>
#include <vector>

#include "dsl/prove/trial.h"
#include "engine/base/diagnostic.h"

namespace guiju::prove {

/// Findings GJ3201 … GJ3227, with a 试例 to paste where there is one. `known`: what the checker found
/// already; of one cause only one finding is made. The same program gives the same findings.
[[nodiscard]] std::vector<base::Diagnostic> prove(const program::Program& program,
                                                  std::span<const base::Diagnostic> known = {},
                                                  const Hints& hints = {});

}  // namespace guiju::prove
