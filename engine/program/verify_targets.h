// SPDX-License-Identifier: Apache-2.0
#pragma once
// verify() for tables of targets, and for policies that only measure. Inner part of verify.cpp.
#include <optional>

#include "engine/program/program.h"

namespace guiju::program {

/// No matter and no stages: the policy sets targets or evaluates, and handles no cases.
[[nodiscard]] bool only_measures(const Program& program);
/// The first thing wrong with a table of targets.
[[nodiscard]] std::optional<base::Error> fault_of_targets(const Program& program);

}  // namespace guiju::program
