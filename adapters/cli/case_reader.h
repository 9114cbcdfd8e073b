// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who looks at a case, and how much of it is shown to them: --as names the unit, without it looks the platform
// whose database this is. Reads only; what a sight shows is decided in engine/casework/view.h.
#include <cstdint>
#include <set>
#include <string>

#include "adapters/cli/command.h"
#include "engine/casework/view.h"

namespace guiju::cli {

/// misuse (GJ5627): --as names no unit.
[[nodiscard]] base::Result<ports::Actor> looker(const Call& call);
/// not_found (GJ5001): no such case; denied (GJ5240): nothing of it is theirs to see.
[[nodiscard]] base::Result<casework::Sight> sight_of_looker(const Call& call, Database& database,
                                                            const std::string& id);
/// Numbers of the journal entries that are not shown to who looks. Errors as above.
[[nodiscard]] base::Result<std::set<std::int64_t>> entries_hidden(const Call& call,
                                                                  Database& database,
                                                                  const std::string& id);

}  // namespace guiju::cli
