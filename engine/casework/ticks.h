// SPDX-License-Identifier: Apache-2.0
#pragma once
// The command that sees to the deadlines of a case: when one is needed, and its id. What it does: acts.h.
#include <optional>
#include <string>

#include "engine/casework/command.h"
#include "engine/ports/case_store.h"

namespace guiju::casework {

/// Something is due on a clock of the case at `now`.
[[nodiscard]] bool needs_tick(const ports::CaseView& view, value::Instant now);
/// A deadline had passed when the command was done and nobody has seen to it. Never for a command that is about no
/// deadline: who only looks or tells.
[[nodiscard]] bool ran_out_before(const Command& command,
                                  const std::optional<ports::CaseView>& view);
/// Two workers with one clock in hand make the same id: it is done once for a case and its revision.
[[nodiscard]] Command tick_of(const ports::DueCase& due, value::Instant now);
/// Ids of ticks, and no others, begin so.
[[nodiscard]] bool is_id_of_tick(const std::string& id);

}  // namespace guiju::casework
