// SPDX-License-Identifier: Apache-2.0
#include "engine/machine/clock.h"

#include <algorithm>

namespace guiju::machine {

namespace {

using Unit = Period::Unit;

base::Error not_announced(Date day) {
    return {base::ErrorKind::refused,
            base::Code::gj5150,
            {base::Text(value::chinese(day), value::iso(day))}};
}

/// A period in months cannot be cut in pieces: from the first pause on it is counted in days.
Ledger in_days(const Ledger& ledger) {
    if (ledger.budget.unit != Unit::months) return ledger;
    Ledger days = ledger;
    const Date end =
        value::add_months(ledger.running_since, static_cast<int>(ledger.budget.amount));
    days.budget = {end.days - ledger.running_since.days, Unit::days};
    return days;
}

/// Whole days (or their hours) between two days, neither of which counts.
std::optional<std::int64_t> used_between(Date since, Date stop, Unit unit,
                                         const WorkCalendar& calendar) {
    if (stop.days - since.days <= 1) return 0;
    if (unit == Unit::workdays) return calendar.workdays_between(since, Date{stop.days - 1});
    const std::int64_t days = stop.days - since.days - 1;
    return unit == Unit::hours ? days * 24 : days;
}

}  // namespace

Ledger start(const Period& budget, Date day) { return {budget, 0, day, true}; }

std::int64_t remaining(const Ledger& ledger) {
    return std::clamp<std::int64_t>(ledger.budget.amount - ledger.consumed, 0,
                                    std::max<std::int64_t>(ledger.budget.amount, 0));
}

base::Result<Date> due(const Ledger& ledger, const WorkCalendar& calendar) {
    if (!ledger.running) return base::Error{base::ErrorKind::misuse, base::Code::gj5151, {}};
    const std::int64_t left = remaining(ledger);
    if (left == 0) return ledger.running_since;
    const auto end = calendar.due(ledger.running_since, {left, ledger.budget.unit});
    if (!end) return not_announced(ledger.running_since);
    return *end;
}

base::Result<Ledger> pause(const Ledger& ledger, Date day, const WorkCalendar& calendar) {
    if (!ledger.running) return ledger;
    const auto end = due(ledger, calendar);
    const bool in_time = !end || day <= *end;
    Ledger paused = in_days(ledger);
    const auto used = used_between(paused.running_since, day, paused.budget.unit, calendar);
    if (!used) return not_announced(paused.running_since);
    // An end beyond the calendar has not come yet: the days up to today are known, and enough.
    const bool had_some_left = remaining(ledger) > 0;
    paused.consumed += *used;
    if (in_time && had_some_left)
        paused.consumed = std::min(paused.consumed, paused.budget.amount - 1);
    else
        paused.consumed = std::max(paused.consumed, paused.budget.amount);
    paused.running_since = day;
    paused.running = false;
    return paused;
}

Ledger resume(const Ledger& ledger, Date day) {
    if (ledger.running) return ledger;
    Ledger resumed = ledger;
    resumed.running_since = day;
    resumed.running = true;
    return resumed;
}

value::Instant warned_from(const Ledger& ledger, Date due, const WorkCalendar& calendar) {
    Date day{due.days - 1};
    while (day > ledger.running_since) {
        const auto worked = calendar.is_workday(day);
        if (!worked.has_value()) {
            day = Date{due.days - 1};
            break;
        }
        if (*worked) break;
        --day.days;
    }
    return value::start_of(std::max(day, Date{ledger.running_since.days + 1}));
}

bool is_overdue(Date due, value::Instant now) { return now > value::end_of(due); }

base::Result<value::Instant> next_reminder(value::Instant last, const Period& every,
                                           const WorkCalendar& calendar) {
    const Date day = value::day_of(last);
    const auto next = calendar.due(day, every);
    if (!next) return not_announced(day);
    return value::end_of(*next);
}

}  // namespace guiju::machine
