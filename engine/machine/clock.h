// SPDX-License-Identifier: Apache-2.0
#pragma once
// The arithmetic of a deadline: a ledger of what was granted and what is used up; due day, warning and
// overdue are derived from it and the calendar. Not the states of a clock (protocol.h). Asks no clock.
#include <optional>

#include "engine/base/result.h"
#include "engine/value/calendar.h"

namespace guiju::machine {

using value::Date;
using value::Period;
using value::WorkCalendar;

/// `budget` is granted in its unit; `consumed` (same unit) was used before `running_since`.
struct Ledger {
    Period budget;
    std::int64_t consumed = 0;
    Date running_since;  ///< day of the (re)start, itself not counted; of the stop while paused
    bool running = false;
    friend bool operator==(const Ledger&, const Ledger&) = default;
};

// Errors: `refused` GJ5150 when a day lies beyond the announced calendar. Never a guess.

/// A fresh ledger that runs from `day` (not counted).
[[nodiscard]] Ledger start(const Period& budget, Date day);
/// Last day of a running ledger: what is left, counted from running_since; days and months roll over
/// to a working day. A ledger with nothing left is due on running_since. For a paused one: misuse.
[[nodiscard]] base::Result<Date> due(const Ledger& ledger, const WorkCalendar& calendar);
/// Stops counting. The day of the stop is not counted; who was in time keeps at least one day. A
/// period in months is counted on in days from then on. A paused ledger stays as it is.
[[nodiscard]] base::Result<Ledger> pause(const Ledger& ledger, Date day,
                                         const WorkCalendar& calendar);
/// Goes on with what is left; `day` itself is not counted. A running ledger stays as it is.
[[nodiscard]] Ledger resume(const Ledger& ledger, Date day);
/// What is left in the unit of the budget, at most the budget, never below 0.
[[nodiscard]] std::int64_t remaining(const Ledger& ledger);

/// First instant at which a warning is due: the start of the working day before the due day (of the
/// day before it where the calendar does not reach), but never before the day after running_since.
[[nodiscard]] value::Instant warned_from(const Ledger& ledger, Date due,
                                         const WorkCalendar& calendar);
/// Overdue begins when the due day has ended (24:00).
[[nodiscard]] bool is_overdue(Date due, value::Instant now);
/// When the next reminder after `last` falls due (end of that day); beyond the calendar: refused.
[[nodiscard]] base::Result<value::Instant> next_reminder(value::Instant last, const Period& every,
                                                         const WorkCalendar& calendar);

}  // namespace guiju::machine
