// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a definition or a decision table of the policy gives for one case as it stands. Changes nothing.
#include <string>

#include "engine/base/result.h"
#include "engine/eval/facts.h"

namespace guiju::casework {

/// The value; yes or no of a condition; Absent when it is not decidable; a list of all results of a table
/// that takes them all. not_found: no such definition. broken: as eval::decide.
[[nodiscard]] base::Result<value::Value> worked_out(const program::Program& program,
                                                    const eval::Facts& facts,
                                                    const std::string& definition);

}  // namespace guiju::casework
