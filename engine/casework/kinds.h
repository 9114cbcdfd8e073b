// SPDX-License-Identifier: Apache-2.0
#pragma once
// What kinds of commands have in common, for those who treat them alike.
#include "engine/casework/command.h"

namespace guiju::casework {

/// Between two versions of a policy.
[[nodiscard]] bool is_passage(Command::Kind kind);
/// What is done on the work itself; looking, telling and handing it on need no claim.
[[nodiscard]] bool works_on(Command::Kind kind);
/// No rule says who may: whoever sees the case.
[[nodiscard]] bool is_open_to_all(Command::Kind kind);
/// At what was done before, in the journal.
[[nodiscard]] bool looks_back(Command::Kind kind);
/// Nobody gives it: it follows from the time, or from another command.
[[nodiscard]] bool follows_of_itself(Command::Kind kind);

}  // namespace guiju::casework
