// SPDX-License-Identifier: Apache-2.0
#pragma once
// Counts the year from the database alone: by city, by month, by stage, and asks for the evaluation.
// Rates and scores are the engine's (indicators, evaluate); here cases are only counted.
#include "examples/01-zhejiang-year/summary.h"
#include "examples/01-zhejiang-year/world.h"

namespace zhejiang {

/// Stores 收到诉求数, the figure each county lead unit reports for the year; some do not report.
[[nodiscard]] guiju::base::Outcome report_figures(const World& world,
                                                  guiju::ports::CaseStore& store);

/// Counts everything. Errors: what the store or the evaluation said.
[[nodiscard]] guiju::base::Result<Summary> tally(const World& world, guiju::ports::CaseStore& store,
                                                 guiju::ports::Directory& directory);

}  // namespace zhejiang
