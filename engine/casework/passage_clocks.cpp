// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/passage_clocks.h"

#include <algorithm>

namespace guiju::casework {

using machine::Ledger;
using value::Period;
using Rule = program::TransitionRow::Clock;

namespace {

/// Whole units between two days, neither of which counts.
std::optional<std::int64_t> units_between(value::Date since, value::Date until, Period::Unit unit,
                                          const value::WorkCalendar& calendar) {
    const std::int64_t days = until.days - since.days - 1;
    if (days <= 0) return 0;
    if (unit == Period::Unit::workdays)
        return calendar.workdays_between(since, value::Date{until.days - 1});
    return unit == Period::Unit::hours ? days * 24 : days;
}

/// A period in months cannot be cut in pieces: it is counted in days from `since`.
Period whole_units(const Period& period, value::Date since) {
    if (period.unit != Period::Unit::months) return period;
    const auto end = value::add_months(since, static_cast<int>(period.amount));
    return {end.days - since.days, Period::Unit::days};
}

bool was_late(const Ledger& ledger, value::Date day, const value::WorkCalendar& calendar) {
    if (!ledger.running) return machine::remaining(ledger) == 0;
    const auto due = machine::due(ledger, calendar);
    return due.ok() && *due < day;
}

}  // namespace

std::optional<std::int64_t> used_up(const Ledger& ledger, value::Date day,
                                    const value::WorkCalendar& calendar) {
    if (!ledger.running) return ledger.consumed;
    const auto unit = whole_units(ledger.budget, ledger.running_since).unit;
    const auto used = units_between(ledger.running_since, day, unit, calendar);
    if (!used) return std::nullopt;
    return ledger.consumed + *used;
}

namespace {

/// What ran so far goes on running, on the new budget: a deadline that the new version does not change ends on the
/// same day.
std::optional<Ledger> kept(const Ledger& ledger, const Period& next, bool late, value::Date day,
                           const value::WorkCalendar& calendar) {
    const bool same = whole_units(ledger.budget, ledger.running_since).unit == next.unit;
    if (!same && (!ledger.running || ledger.consumed != 0)) return std::nullopt;
    const auto most = std::max<std::int64_t>(late ? next.amount : next.amount - 1, 0);
    if (!ledger.running)
        return Ledger{next, std::clamp<std::int64_t>(ledger.consumed, 0, most), day, false};
    if (!units_between(ledger.running_since, day, next.unit, calendar)) return std::nullopt;
    Ledger goes_on{next, ledger.consumed, ledger.running_since, true};
    const auto end = machine::due(goes_on, calendar);  // beyond the calendar: not yet
    if (!end.ok() || *end >= day) return goes_on;
    return Ledger{next, most, day, true};
}

std::optional<Ledger> converted(const Ledger& ledger, const Period& next, bool late,
                                value::Date day, const value::WorkCalendar& calendar) {
    const auto own = whole_units(ledger.budget, ledger.running_since);
    const auto used = used_up(ledger, day, calendar);
    if (!used) return std::nullopt;
    if (late || own.amount <= 0) return Ledger{next, next.amount, day, ledger.running};
    const auto share = std::min(*used, own.amount) * next.amount / own.amount;
    // The day of going over counts as it did; who has used up all but is in time has the day after.
    const bool spent = share >= next.amount;
    const auto from =
        ledger.running && !spent ? std::max(value::Date{day.days - 1}, ledger.running_since) : day;
    return Ledger{next,
                  std::clamp<std::int64_t>(share, 0, std::max<std::int64_t>(next.amount - 1, 0)),
                  from, ledger.running};
}

}  // namespace

std::optional<Ledger> carried_over(const Ledger& ledger, const Period& budget, Rule rule,
                                   value::Date day, const value::WorkCalendar& calendar) {
    if (rule == Rule::restart) return Ledger{budget, 0, day, ledger.running};
    const auto next = whole_units(budget, ledger.running ? ledger.running_since : day);
    const bool late = was_late(ledger, day, calendar);
    return rule == Rule::convert ? converted(ledger, next, late, day, calendar)
                                 : kept(ledger, next, late, day, calendar);
}

}  // namespace guiju::casework
