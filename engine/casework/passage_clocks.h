// SPDX-License-Identifier: Apache-2.0
#pragma once
// The clocks of a case that goes over to another version: what was used up is kept, begun anew or converted,
// exactly and on the calendar. The arithmetic only; which clock follows which rule is passage.cpp's.
#include <cstdint>
#include <optional>

#include "engine/machine/clock.h"
#include "engine/program/transition.h"
#include "engine/value/calendar.h"

namespace guiju::casework {

/// How much of the ledger was used up before `day`, in its own unit; more than its budget when it has run
/// out. Empty: a day lies beyond the announced calendar.
[[nodiscard]] std::optional<std::int64_t> used_up(const machine::Ledger& ledger, value::Date day,
                                                  const value::WorkCalendar& calendar);
/// The ledger goes on with another budget: 保留已用时间 counts on from where it began, so that an unchanged budget ends
/// on the same day. Who was in time keeps at least the day after `day`; whoever was late stays late unless the new
/// budget is longer than what was used. Empty: 保留已用时间 in another unit
/// after an interruption, or beyond the calendar.
[[nodiscard]] std::optional<machine::Ledger> carried_over(const machine::Ledger& ledger,
                                                          const value::Period& budget,
                                                          program::TransitionRow::Clock rule,
                                                          value::Date day,
                                                          const value::WorkCalendar& calendar);

}  // namespace guiju::casework
