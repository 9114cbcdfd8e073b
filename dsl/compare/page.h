// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a change means as one HTML page in the looks of the handbook: clauses, examples, and real cases with a flow
// from old outcomes to new ones. No scripts, nothing from elsewhere.
#include <string>

#include "dsl/compare/compare.h"
#include "dsl/compare/impact.h"

namespace guiju::compare {

/// `impact` may be nullptr: no real cases were looked at.
[[nodiscard]] std::string page(const program::Head& before, const program::Head& after,
                               const Comparison& comparison, const Impact* impact, base::Lang lang);

/// The flow alone, as an <svg> element: old outcomes left, new ones right, widths by the number of cases.
[[nodiscard]] std::string flow_picture(const Impact& impact, base::Lang lang);

}  // namespace guiju::compare
