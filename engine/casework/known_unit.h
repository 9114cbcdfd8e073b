// SPDX-License-Identifier: Apache-2.0
#pragma once
// A unit that has to be there. Says GJ5007 when it is not: not_found where somebody named it, denied where
// somebody says he works in it. Not who holds a role (roles.h).
#include "engine/casework/errors.h"
#include "engine/ports/directory.h"
#include "engine/ports/records.h"

namespace guiju::casework {

[[nodiscard]] Result<ports::UnitRecord> known_unit(ports::Directory& directory,
                                                   const std::string& id);
[[nodiscard]] Result<ports::UnitRecord> unit_of(const ports::Actor& actor,
                                                ports::Directory& directory);

}  // namespace guiju::casework
