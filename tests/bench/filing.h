// SPDX-License-Identifier: Apache-2.0
#pragma once
// Work to measure with: enterprises of the Zhejiang year file their demands (立案, 报送), and what an office
// writes for each of these commands, row by row. Made before any clock runs.
#include <vector>

#include "engine/casework/command.h"
#include "engine/ports/case_store.h"
#include "examples/01-zhejiang-year/world.h"

namespace guiju::bench {

/// Read once from rules/ and examples/, so run it from the repository; nothing when they are not there.
[[nodiscard]] const zhejiang::World* world();

struct Filing {
    /// Two commands a demand, those of one demand behind each other.
    std::vector<casework::Command> commands;
    std::vector<ports::CaseChange> changes;  ///< of the command at the same place
};

/// Of the first `demands` that an enterprise files without being refused; fewer if there are not so many.
[[nodiscard]] Filing file_demands(std::size_t demands);

}  // namespace guiju::bench
