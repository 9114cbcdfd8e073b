// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tables of targets over stored figures and cases: every row of one table for every subject. A figure
// nobody reported is no data, never zero. The verdicts themselves are engine/eval/targets.h.
#include <string>
#include <vector>

#include "engine/eval/targets.h"
#include "engine/ports/case_store.h"
#include "engine/ports/directory.h"

namespace guiju::casework {

/// Stored in place of a figure that its unit keeps to itself: no number is known, and that is said.
inline constexpr const char* kWithheld = "保密";

/// One subject of a table with a verdict for every row, in the order of the table.
struct TargetSheet {
    std::string unit{}, unit_name{}, territory{}, role{};
    std::vector<eval::TargetVerdict> rows{};
};

/// Index of the table with this Chinese or English name, or program::kNone.
[[nodiscard]] std::int32_t target_table(const program::Program& program, const std::string& name);
/// All subjects, in the order of the directory. A subject's own figure counts; without one, counts and
/// amounts of the units within its territory are added up, rates, averages and ranks never are.
[[nodiscard]] base::Result<std::vector<TargetSheet>> target_sheets(const program::Program& program,
                                                                   std::int32_t table,
                                                                   ports::CaseStore& store,
                                                                   ports::Directory& directory,
                                                                   const eval::Reporting& period);

}  // namespace guiju::casework
