// SPDX-License-Identifier: Apache-2.0
#pragma once
// `guiju evaluate POLICY TABLE`: a table of targets as an officer knows it, for every subject, with
// --json, --out CSV and --what-if. Nothing is stored.
#include "adapters/cli/acting.h"
#include "adapters/cli/command.h"
#include "engine/casework/targets.h"

namespace guiju::cli {

[[nodiscard]] Exit evaluate_targets(const Call& call, Database& database,
                                    const program::Program& program, std::int32_t table);

}  // namespace guiju::cli
