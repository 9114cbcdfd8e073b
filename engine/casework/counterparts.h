// SPDX-License-Identifier: Apache-2.0
#pragma once
// 对应: a department of the level above gives way to the one that does its work here.
#include "engine/casework/sheet.h"

namespace guiju::casework {

/// In every field of units the command fills in. Units of this or another place stay; a department of a level above
/// without a counterpart is left out and told (无对应部门). GJ4503: the counterpart is not in the directory.
[[nodiscard]] Outcome take_counterparts(Sheet& sheet);

}  // namespace guiju::casework
