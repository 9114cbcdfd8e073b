// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which answers a criterion can give at all: what can never happen need not be shown by an example.
#include <array>
#include <vector>

#include "engine/program/program.h"

namespace guiju::prove {

/// Can it hold, fail, be undecided? In the order of value::Truth: no, unknown, yes.
using Answers = std::array<bool, 3>;

/// What each says itself, whether or not it is only wished for: by stage, by criterion.
/// Everything is possible in a build without a solver.
[[nodiscard]] std::vector<std::vector<Answers>> possible_answers(const program::Program& program);

}  // namespace guiju::prove
