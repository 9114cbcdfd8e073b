// SPDX-License-Identifier: Apache-2.0
#pragma once
// At which level of government a role stands: as declared, or by its place in 上报顺序.
// Not where a unit is: that is its territory.
#include "dsl/check/symbols.h"

namespace guiju::check {

enum class Tier : std::uint8_t { none, county, city, province };

/// Tier of every role, by index. A role of the escalation order without a level stands one above the
/// one before it; the first one at county level.
[[nodiscard]] std::vector<Tier> tiers_of_roles(const Symbols& symbols);

/// The first role of 上报顺序 that does not stand above the one before it; null when all do.
[[nodiscard]] const syntax::Name* first_that_does_not_rise(const Symbols& symbols);

}  // namespace guiju::check
