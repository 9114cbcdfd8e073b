// SPDX-License-Identifier: Apache-2.0
#pragma once
// Another unit takes the stage over (移交, 转办): in which role it may, and the case as it then stands.
#include "engine/casework/sheet.h"

namespace guiju::casework {

/// A role of the stage that the unit may take in that place, by its own listing (not by the field it
/// replaces); kNone: none.
[[nodiscard]] Result<std::int32_t> role_to_take(Sheet& sheet, const UnitRecord& unit,
                                                const std::string& place);
/// The unit has the stage now, in that role; the case lies where `place` says. The deadline runs on.
[[nodiscard]] Outcome give_over(Sheet& sheet, const std::string& unit, std::int32_t role,
                                const std::string& place);
/// Both at once. refused (GJ5226): the unit cannot take the stage there.
[[nodiscard]] Outcome take_over(Sheet& sheet, const UnitRecord& unit, const std::string& place);

}  // namespace guiju::casework
