// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which filed cases say the same again: what they are compared by, and since when. Not what follows from it.
#include <string>

#include "engine/program/program.h"
#include "engine/value/date.h"
#include "engine/value/value.h"

namespace guiju::casework {

/// The fields that the policy names, in canonical form; one in `newer` counts before the same in `fields`.
/// Empty: the policy names none, or one of them is not given.
[[nodiscard]] std::string duplicate_key(const program::Program& program,
                                        const value::Record& fields,
                                        const value::Record& newer = {});
/// The instant from which cases count for one that is filed `now`.
[[nodiscard]] value::Instant duplicates_since(const program::Program& program, value::Instant now);

}  // namespace guiju::casework
