// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which clause of the policy a code belongs to, in words, for errors. Searches the tables: only for the
// rare case that something is broken. Not an explanation.
#include "engine/program/program.h"

namespace guiju::eval {

/// "需求初筛·（二）需求内容不少于30字", else the name of the part, else "条件 12".
[[nodiscard]] base::Text clause_of(const program::Program& program, program::CodeId code);

}  // namespace guiju::eval
