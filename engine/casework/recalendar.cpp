// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/recalendar.h"

#include <algorithm>

#include "engine/casework/clocks.h"

namespace guiju::casework {
namespace {

bool counts(const ports::ClockRecord& clock) {
    return is_live(clock) && clock.due.ms != 0 && ledger_of(clock).running;
}

/// The days that are counted in one calendar and not in the other, from the day after the start on.
void tell_days(const value::WorkCalendar& was, const value::WorkCalendar& is, value::Date since,
               MovedDeadline& moved) {
    const auto last = std::max(moved.before, *moved.after);
    for (value::Date day{since.days + 1}; day <= last; ++day.days) {
        const auto then = was.is_workday(day);
        const auto now = is.is_workday(day);
        if (!then || !now || *then == *now) continue;
        (*now ? moved.worked : moved.off).push_back(day);
    }
}

/// Those of one case.
void add_moved(const ports::CaseView& view, const value::WorkCalendar& was,
               const value::WorkCalendar& is, std::vector<MovedDeadline>& all) {
    for (const auto& clock : view.clocks) {
        if (!counts(clock)) continue;
        const auto ledger = ledger_of(clock);
        const auto after = machine::due(ledger, is);
        MovedDeadline moved{view.record.holder_unit,
                            view.record.id,
                            clock.name,
                            value::day_of(clock.due),
                            {},
                            {},
                            {}};
        if (after.ok()) {
            moved.after = *after;
            if (moved.before == *after) continue;
            tell_days(was, is, ledger.running_since, moved);
        }
        all.push_back(std::move(moved));
    }
}

}  // namespace

Result<std::vector<MovedDeadline>> moved_deadlines(ports::CaseStore& store, Policies& policies,
                                                   const value::WorkCalendar& corrected,
                                                   const std::string& policy) {
    ports::CaseFilter filter;
    filter.policy = policy;
    filter.open_only = true;
    filter.rows_only = true;
    std::vector<std::pair<std::string, std::string>> cases;  // id, version
    const auto read = store.for_each(filter, [&](const ports::CaseRecord& record) {
        cases.emplace_back(record.id, record.policy_hash);
        return true;
    });
    if (!read.ok()) return read.error();
    std::vector<MovedDeadline> all;
    for (const auto& [id, hash] : cases) {
        const auto program = policies.by_hash(hash);
        if (!program.ok()) return program.error();
        if ((*program)->calendar.name() != corrected.name()) continue;
        const auto view = store.read(id);
        if (!view.ok()) return view.error();
        if (!view->has_value()) continue;
        add_moved(**view, (*program)->calendar, corrected, all);
    }
    return all;
}

}  // namespace guiju::casework
