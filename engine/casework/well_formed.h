// SPDX-License-Identifier: Apache-2.0
#pragma once
// What can be told of a command alone, before anything is read.
#include "engine/casework/command.h"

namespace guiju::casework {

/// misuse: the name begins or ends with a blank (GJ5017), or holds characters that nobody sees (GJ5417).
[[nodiscard]] base::Outcome check_name(const std::string& name);
/// misuse: an id, the case, the unit or the person is missing, or a name begins or ends with a blank (GJ5017).
/// denied: only the platform takes cases from one version of a policy to another.
[[nodiscard]] base::Outcome check_command(const Command& command);

}  // namespace guiju::casework
