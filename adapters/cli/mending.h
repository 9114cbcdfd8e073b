// SPDX-License-Identifier: Apache-2.0
#pragma once
// check --fix: makes the safe changes that findings propose, and shows them. Not the choosing of what is
// safe: that is said by each finding (dsl/text/fixes.h).
#include <string>

#include "adapters/cli/policy_files.h"

namespace guiju::cli {

/// A file after its safe changes.
struct Mended {
    std::string before;
    std::string after;
    std::size_t changes = 0;
};

/// Changes the bytes round by round, each round checked again, until nothing safe is left. A round after
/// which the changed lines are not better than before is given up, with all that would follow.
[[nodiscard]] Mended mended(PolicyFiles& files, const std::string& path, const std::string& bytes);

}  // namespace guiju::cli
