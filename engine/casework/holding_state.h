// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the rows of holdings mean at an instant: who is in, on which rung, how much is left. Pure: rows and
// the instant come in. Changing them is holdings.h.
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/ports/holdings.h"
#include "engine/program/program.h"

namespace guiju::casework {

using Holdings = std::vector<ports::HoldingRecord>;

/// The policy has registers, ladders, quotas or entitlements of its own.
[[nodiscard]] bool keeps_holdings(const program::Program& program);

/// Begun, not run out and not closed.
[[nodiscard]] bool is_held(const ports::HoldingRecord& row, value::Instant at);

/// The instant at which a period that begins at `from` is over: 3年 from 10 November 2025 lasts to the
/// end of 10 November 2028 (validity does not move to a working day). Empty: the calendar does not
/// reach that far.
[[nodiscard]] std::optional<value::Instant> end_of_validity(const program::Program& program,
                                                            value::Instant from,
                                                            const value::Period& period);

/// Index of the rung that the rows give at `at`, by what the ladder says of expiry; -1: none.
[[nodiscard]] std::int32_t rung_at(const program::Program& program, std::int32_t ladder,
                                   const Holdings& rows, value::Instant at);

/// Is the member in the register (on the ladder, on the rung or above)? `rows`: its entries.
/// `by_entry`: the directory has an entry for it. The engine's own rows count before that.
[[nodiscard]] bool is_member(const program::Program& program, std::int32_t index,
                             const Holdings& rows, value::Instant at, bool by_entry);

/// The use lies in the quota's year, quarter or month of `at`.
[[nodiscard]] bool counts_now(const program::Quota& quota, const ports::HoldingRecord& use,
                              value::Instant at);
/// "2025年" / "2025", "2025年第三季度" …; empty for a quota without a period.
[[nodiscard]] base::Text period_of(const program::Quota& quota, value::Instant at);

struct Grant {
    ports::HoldingRecord row;
    value::Number left;  ///< not used up of it
};
/// Open grants that have something left, the one that runs out first in front. Empty: a number does
/// not fit.
[[nodiscard]] std::optional<std::vector<Grant>> grants_of(const Holdings& rows, value::Instant at);
/// What was used in the period; empty: a number does not fit.
[[nodiscard]] std::optional<value::Number> used_of(const program::Quota& quota,
                                                   const Holdings& rows, value::Instant at);

}  // namespace guiju::casework
