// SPDX-License-Identifier: Apache-2.0
#pragma once
// One mistake, one message: takes out findings that only say again what another one says.
// Not for hiding findings: what a person has to mend stays.
#include <vector>

#include "engine/base/diagnostic.h"

namespace guiju::text {

/// Of several errors about the very same words only the first stays; a finding that repeats another
/// one of the same code at the same place goes; a warning that a character was lost (GJ1012) goes
/// where an error speaks of the word it stood in. The order stays.
void keep_roots(std::vector<base::Diagnostic>& findings);

}  // namespace guiju::text
