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

std::optional<Ledger> carried_over(const Ledger& ledger, const Period& budget, Rule rule,
                                   value::Date day, const value::WorkCalendar& calendar) {
    if (rule == Rule::restart) return Ledger{budget, 0, day, ledger.running};
    const auto since = ledger.running ? ledger.running_since : day;
    const auto own = whole_units(ledger.budget, ledger.running_since);
    const auto next = whole_units(budget, since);
    const bool late = was_late(ledger, day, calendar);
    std::optional<std::int64_t> used;
    if (rule == Rule::convert || own.unit == next.unit) {
        used = used_up(ledger, day, calendar);
        if (!used) return std::nullopt;
        if (rule == Rule::convert)
            used = late || own.amount <= 0 ? next.amount
                                           : std::min(*used, own.amount) * next.amount / own.amount;
    } else if (ledger.running && ledger.consumed == 0) {
        used = units_between(ledger.running_since, day, next.unit, calendar);
        if (!used) return std::nullopt;
    } else {
        return std::nullopt;
    }
    const auto most = late ? next.amount : next.amount - 1;
    return Ledger{next, std::clamp<std::int64_t>(*used, 0, std::max<std::int64_t>(most, 0)), day,
                  ledger.running};
}

}  // namespace guiju::casework
