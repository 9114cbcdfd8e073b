// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/known_unit.h"

namespace guiju::casework {

Result<ports::UnitRecord> known_unit(ports::Directory& directory, const std::string& id) {
    auto unit = directory.unit(id);
    if (!unit.ok()) return unit.error();
    if (!unit->has_value()) return not_found(Code::gj5007, {id});
    return **std::move(unit);
}

Result<ports::UnitRecord> unit_of(const ports::Actor& actor, ports::Directory& directory) {
    auto unit = directory.unit(actor.unit);
    if (!unit.ok()) return unit.error();
    if (!unit->has_value()) return denied(Code::gj5007, {actor.unit});
    return **std::move(unit);
}

}  // namespace guiju::casework
