// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/recur.h"

#include <algorithm>
#include <array>

#include "engine/casework/kin.h"
#include "engine/casework/provinces.h"
#include "engine/eval/facts.h"

namespace guiju::casework {
namespace {

using program::kNone;
using program::Recurring;
using SetUp = Recurring::SetUp;

/// Periods that are caught up with at most, after a standstill.
constexpr std::size_t kMostPeriods = 12;

/// The name of the period a day lies in: "2026", "2026Q3", "2026-09".
std::string period_name(program::Cycle cycle, const std::string& iso) {
    const auto year = iso.substr(0, 4);
    if (cycle == program::Cycle::year) return year;
    if (cycle == program::Cycle::month) return iso.substr(0, 7);
    const int month = (iso[5] - '0') * 10 + (iso[6] - '0');
    return year + "Q" + std::to_string((month + 2) / 3);
}

value::Date moved(const program::Program& program, value::Date day, const value::Period& by,
                  int sign) {
    switch (by.unit) {
        case value::Period::Unit::months:
            return value::add_months(day, static_cast<int>(by.amount) * sign);
        case value::Period::Unit::workdays: {
            const auto found = program.calendar.add_workdays(day, by.amount * sign);
            if (found) return *found;
            break;
        }
        case value::Period::Unit::days:
        case value::Period::Unit::hours: break;
    }
    return {day.days + static_cast<std::int32_t>(by.amount) * sign};
}

/// The day on which the case of a period is set up.
value::Date day_of_setup(const program::Program& program, const Recurring& task,
                         const PeriodOfTime& period) {
    const auto first = value::day_of(period.from);
    const auto after = value::day_of(period.until);
    auto by = task.distance;
    if (task.distance_parameter != kNone)
        by = program::resolve(program, {task.distance_parameter, task.distance, true});
    switch (task.set_up) {
        case SetUp::at_start: return first;
        case SetUp::at_end: return after;
        case SetUp::after_start: return moved(program, first, by, 1);
        case SetUp::before_end: return moved(program, {after.days - 1}, by, -1);
    }
    return first;
}

std::string id_of(const Recurring& task, const std::string& period, const std::string& unit) {
    return task.name.zh + "/" + period + "/" + unit;
}

/// What the unit's case of the period before left behind.
Outcome carry_over(const program::Program& program, const Recurring& task, ports::CaseStore& store,
                   const PeriodOfTime& period, Command& command) {
    const auto day = value::Date{value::day_of(period.from).days - 1};
    const auto last = id_of(task, period_name(task.cycle, value::iso(day)), command.applicant);
    const auto view = store.read(last);
    if (!view.ok()) return view.error();
    if (!view->has_value()) return base::Done{};
    command.origin = last;
    const auto& old = (*view)->record;
    for (const auto slot : task.carried_over) {
        const auto& name = program.matter.fields[static_cast<std::size_t>(slot)].name.zh;
        const auto found = old.fields.find(name);
        if (found != old.fields.end()) command.inputs[name] = found->second;
    }
    return base::Done{};
}

Result<std::optional<Command>> setting_up(const program::Program& program, const Recurring& task,
                                          ports::CaseStore& store, const PeriodOfTime& period,
                                          const ports::UnitRecord& unit, value::Instant now) {
    Command c;
    c.kind = Command::Kind::open;
    c.case_id = id_of(task, period.name, unit.id);
    c.id = "周期/" + c.case_id;
    const auto view = store.read(c.case_id);
    if (!view.ok()) return view.error();
    if (view->has_value()) return std::optional<Command>();
    c.at = now;
    c.actor.unit = unit.id;
    c.verb = program.head.name.zh;
    c.applicant = unit.id;
    c.relation = kLastPeriod;
    if (task.period_field != kNone)
        c.inputs[program.matter.fields[static_cast<std::size_t>(task.period_field)].name.zh] =
            value::Value(say_period(period));
    if (auto done = carry_over(program, task, store, period, c); !done.ok()) return done.error();
    return std::optional(std::move(c));
}

}  // namespace

std::vector<PeriodOfTime> periods_between(program::Cycle cycle, value::Date from, value::Date until,
                                          std::size_t most) {
    std::vector<PeriodOfTime> all;
    for (auto day = until; all.size() < most;) {
        const auto period = parse_period(period_name(cycle, value::iso(day)));
        if (!period || value::day_of(period->from) < from) break;
        all.push_back(*period);
        day = {value::day_of(period->from).days - 1};
    }
    std::reverse(all.begin(), all.end());
    return all;
}

std::string say_period(const PeriodOfTime& period) {
    static constexpr std::array<const char*, 4> kQuarters{"一", "二", "三", "四"};
    const auto year = period.name.substr(0, 4) + "年";
    if (period.name.size() == 4) return year;
    if (period.name[4] == 'Q')
        return year + "第" + kQuarters[static_cast<std::size_t>(period.name[5] - '1') % 4] + "季度";
    return year + std::to_string(std::stoi(period.name.substr(5))) + "月";
}

Result<std::vector<Command>> recurring_due(const program::Program& program, ports::CaseStore& store,
                                           ports::Directory& directory, const Round& round) {
    std::vector<Command> due;
    const auto now = round.now;
    auto from = value::day_of(round.since);
    if (program.head.has_effective_date) from = std::max(from, program.head.effective);
    const auto today = value::day_of(now);
    for (const auto& task : program.threads.recurring) {
        // Something may be due now for a period that began before the policy did.
        const auto earliest = value::Date{from.days - 400};
        for (const auto& period : periods_between(task.cycle, earliest, today, kMostPeriods)) {
            const auto day = day_of_setup(program, task, period);
            if (day > today || day < from) continue;
            for (const auto role : task.subjects) {
                const auto& name = program.roles[static_cast<std::size_t>(role)].name.zh;
                const auto units = units_with_role(program, directory, name);
                if (!units.ok()) return units.error();
                for (const auto& unit : *units) {
                    if (!round.applies(unit.territory, day)) continue;
                    auto command = setting_up(program, task, store, period, unit, now);
                    if (!command.ok()) return command.error();
                    if (command->has_value()) due.push_back(std::move(**command));
                }
            }
        }
    }
    return due;
}

Result<std::vector<std::string>> lists_due(const program::Program& program,
                                           const program::Published& list, ports::CaseStore& store,
                                           value::Instant since, value::Instant now) {
    std::vector<std::string> due;
    if (!list.periodic) return due;
    const auto versions = store.lists(program.head.name.zh, list.name.zh);
    if (!versions.ok()) return versions.error();
    const auto today = value::day_of(now);
    auto from = value::day_of(since);
    if (program.head.has_effective_date) from = std::max(from, program.head.effective);
    for (const auto& period : periods_between(list.cycle, {from.days - 400}, today, kMostPeriods)) {
        const auto over = value::day_of(period.until);
        if (over > today || over <= from) continue;
        const bool there = std::any_of(versions->begin(), versions->end(),
                                       [&](const auto& one) { return one.period == period.name; });
        if (!there) due.push_back(period.name);
    }
    return due;
}

}  // namespace guiju::casework
