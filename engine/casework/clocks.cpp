// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/clocks.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace guiju::casework {
namespace {

using machine::ClockEvent;
using machine::Scope;
using ports::ClockRecord;
using program::ClockRule;
using Start = program::ClockRule::Start;

constexpr std::array<std::pair<value::Period::Unit, std::string_view>, 4> kUnits{
    {{value::Period::Unit::workdays, "workdays"},
     {value::Period::Unit::days, "days"},
     {value::Period::Unit::months, "months"},
     {value::Period::Unit::hours, "hours"}}};

std::string name_of_unit(value::Period::Unit unit) {
    for (const auto& [u, name] : kUnits)
        if (u == unit) return std::string(name);
    return "";
}

value::Period::Unit unit_named(const std::string& wanted) {
    for (const auto& [unit, name] : kUnits)
        if (name == wanted) return unit;
    return value::Period::Unit::days;
}

machine::Clock state_of(const ClockRecord& clock) {
    return machine::clock_named(clock.state).value_or(machine::Clock::idle);
}

struct Rule {
    const program::Stage* stage = nullptr;
    const ClockRule* rule = nullptr;
};

/// The rule a clock runs by; none for 补正 and 确认 and rungs.
Rule rule_of(const program::Program& program, const std::string& name) {
    for (const auto& stage : program.stages)
        for (const auto& rule : stage.clocks)
            if (clock_name(stage, rule) == name) return {&stage, &rule};
    return {};
}

bool contains(const std::vector<std::int32_t>& verbs, std::int32_t verb) {
    return std::find(verbs.begin(), verbs.end(), verb) != verbs.end();
}

/// What ends it can also be done in another stage.
bool reaches_beyond(const program::Program& program, const std::string& name) {
    const auto [own, rule] = rule_of(program, name);
    if (rule == nullptr || rule->start != Start::first) return false;
    for (const auto& stage : program.stages) {
        if (&stage == own) continue;
        for (const auto& action : stage.actions)
            if (contains(rule->satisfied_by, action.verb)) return true;
    }
    return false;
}

std::vector<std::string> names_in(const Sheet& sheet, Scope scope) {
    std::vector<std::string> names;
    const auto own = stage_clock(sheet.now.stage);
    for (const auto& [name, clock] : sheet.clocks) {
        if (!is_live(clock) || clock.pause_reason == kSentBack) continue;
        const Scope is = name == own                  ? Scope::stage
                         : name == kCorrectionClock   ? Scope::correction
                         : name == kConfirmationClock ? Scope::confirmation
                                                      : Scope::others;
        if (is == scope) names.push_back(name);
    }
    return names;
}

/// Writes the ledger back and derives due day and reminder from it.
Outcome settle_row(Sheet& sheet, ClockRecord& clock, const machine::Ledger& ledger) {
    sheet.changed_clocks.insert(clock.name);
    return write_ledger(clock, ledger, sheet.program.calendar);
}

Outcome next_reminder(Sheet& sheet, ClockRecord& clock) {
    const auto [stage, rule] = rule_of(sheet.program, clock.name);
    clock.next_reminder = {};
    if (rule == nullptr || !rule->remind_every.given) return base::Done{};
    const auto next = machine::next_reminder(sheet.command.at,
                                             program::resolve(sheet.program, rule->remind_every),
                                             sheet.program.calendar);
    // Beyond the days that are announced nobody is reminded again; what is due now is due all the same.
    if (!next.ok() && next.error().code == Code::gj5150) return base::Done{};
    if (!next.ok()) return next.error();
    clock.next_reminder = *next;
    return base::Done{};
}

void stop_clock(Sheet& sheet, const std::string& name) {
    auto& clock = sheet.clocks.at(name);
    clock.state = "stopped";
    clock.stopped = sheet.command.at;
    clock.next_reminder = {};
    sheet.changed_clocks.insert(name);
}

Outcome pause_one(Sheet& sheet, ClockRecord& clock, const std::string& why) {
    const auto step = machine::step_clock(state_of(clock), ClockEvent::pause, false);
    if (!step.accepted) return base::Done{};
    const auto ledger = machine::pause(ledger_of(clock), sheet.today(), sheet.program.calendar);
    if (!ledger.ok()) return ledger.error();
    clock.state = machine::name_of(step.after);
    clock.pause_reason = why;
    return settle_row(sheet, clock, *ledger);
}

Outcome resume_one(Sheet& sheet, ClockRecord& clock) {
    const auto ledger = ledger_of(clock);
    const bool ran_out = machine::remaining(ledger) == 0;
    const auto step = machine::step_clock(state_of(clock), ClockEvent::resume, ran_out);
    if (!step.accepted) return base::Done{};
    clock.state = machine::name_of(step.after);
    clock.pause_reason.clear();
    if (auto done = settle_row(sheet, clock, machine::resume(ledger, sheet.today())); !done.ok())
        return done;
    if (step.after != machine::Clock::overdue) return base::Done{};
    return next_reminder(sheet, clock);
}

}  // namespace

std::string stage_clock(const std::string& stage) { return stage + "/期限"; }

std::string clock_name(const program::Stage& stage, const ClockRule& rule) {
    return stage.name.zh + "/" + rule.name.zh;
}

bool is_side_clock(const ClockRule& rule) {
    return rule.start != Start::received || !rule.satisfied_by.empty();
}

bool is_live(const ClockRecord& clock) { return clock.state != "stopped"; }

machine::Ledger ledger_of(const ClockRecord& clock) {
    const auto state = state_of(clock);
    const bool running = state != machine::Clock::paused && state != machine::Clock::idle;
    return {{clock.budget, unit_named(clock.unit)}, clock.consumed, clock.running_since, running};
}

Outcome write_ledger(ClockRecord& clock, const machine::Ledger& ledger,
                     const value::WorkCalendar& calendar) {
    clock.budget = ledger.budget.amount;
    clock.unit = name_of_unit(ledger.budget.unit);
    clock.consumed = ledger.consumed;
    clock.running_since = ledger.running_since;
    clock.due = {};
    clock.next_reminder = {};
    if (!ledger.running) return base::Done{};
    const auto due = machine::due(ledger, calendar);
    if (!due.ok()) return due.error();
    clock.due = value::end_of(*due);
    if (clock.state == "running") {
        const auto warn = machine::warned_from(ledger, *due, calendar);
        if (warn < clock.due) clock.next_reminder = warn;
    }
    return base::Done{};
}

Outcome start_clock(Sheet& sheet, const std::string& name, const program::PeriodRef& period) {
    if (!period.given) return base::Done{};
    ClockRecord clock;
    clock.case_id = sheet.now.id;
    clock.name = name;
    clock.state = machine::name_of(machine::Clock::running);
    clock.started = sheet.command.at;
    auto& kept = sheet.clocks[name];
    kept = clock;
    return settle_row(sheet, kept,
                      machine::start(program::resolve(sheet.program, period), sheet.today()));
}

Outcome pause_clocks(Sheet& sheet, Scope scope, const std::string& why) {
    for (const auto& name : names_in(sheet, scope)) {
        if (auto done = pause_one(sheet, sheet.clocks.at(name), why); !done.ok()) return done;
    }
    return base::Done{};
}

Outcome resume_clocks(Sheet& sheet, Scope scope) {
    for (const auto& name : names_in(sheet, scope)) {
        if (auto done = resume_one(sheet, sheet.clocks.at(name)); !done.ok()) return done;
    }
    return base::Done{};
}

namespace {

std::vector<std::string> clocks_of(const Sheet& sheet, const std::string& stage) {
    std::vector<std::string> names;
    for (const auto& [name, clock] : sheet.clocks)
        if (is_live(clock) && name.starts_with(stage + "/")) names.push_back(name);
    return names;
}

}  // namespace

Outcome keep_for_return(Sheet& sheet, const std::string& stage) {
    for (const auto& name : clocks_of(sheet, stage)) {
        if (auto done = pause_one(sheet, sheet.clocks.at(name), kSentBack); !done.ok()) return done;
    }
    return base::Done{};
}

bool clocks_wait(const Sheet& sheet, const std::string& stage) {
    for (const auto& name : clocks_of(sheet, stage))
        if (sheet.clocks.at(name).pause_reason == kSentBack) return true;
    return false;
}

Outcome resume_returned(Sheet& sheet, const std::string& stage) {
    for (const auto& name : clocks_of(sheet, stage)) {
        auto& clock = sheet.clocks.at(name);
        if (clock.pause_reason != kSentBack) continue;
        if (auto done = resume_one(sheet, clock); !done.ok()) return done;
    }
    return base::Done{};
}

void forget_returned(Sheet& sheet) {
    std::vector<std::string> names;
    for (const auto& [name, clock] : sheet.clocks)
        if (is_live(clock) && clock.pause_reason == kSentBack) names.push_back(name);
    for (const auto& name : names) stop_clock(sheet, name);
}

void stop_clocks(Sheet& sheet, Scope scope) {
    for (const auto& name : names_in(sheet, scope))
        if (scope != Scope::others || !reaches_beyond(sheet.program, name)) stop_clock(sheet, name);
}

void stop_stage_clock(Sheet& sheet, const std::string& stage) {
    const auto clock = sheet.clocks.find(stage_clock(stage));
    if (clock != sheet.clocks.end() && is_live(clock->second)) stop_clock(sheet, clock->first);
}

void stop_all_clocks(Sheet& sheet) {
    std::vector<std::string> names;
    for (const auto& [name, clock] : sheet.clocks)
        if (is_live(clock)) names.push_back(name);
    for (const auto& name : names) stop_clock(sheet, name);
}

Outcome begin_others(Sheet& sheet) {
    const auto& stage = sheet.stage();
    for (const auto& rule : stage.clocks) {
        if (!is_side_clock(rule) || rule.start != Start::received) continue;
        if (auto done = start_clock(sheet, clock_name(stage, rule), rule.period); !done.ok())
            return done;
    }
    return base::Done{};
}

Outcome clocks_after(Sheet& sheet, const program::Stage& stage, std::int32_t verb) {
    std::vector<std::string> live;
    for (const auto& [name, clock] : sheet.clocks)
        if (is_live(clock)) live.push_back(name);
    for (const auto& name : live) {
        const auto [in, rule] = rule_of(sheet.program, name);
        if (rule != nullptr && contains(rule->satisfied_by, verb)) stop_clock(sheet, name);
    }
    for (const auto& rule : stage.clocks) {
        if (rule.start == Start::received || rule.start_verb != verb) continue;
        const auto name = clock_name(stage, rule);
        const auto known = sheet.clocks.find(name);
        const bool runs = known != sheet.clocks.end() && is_live(known->second);
        if (rule.start == Start::first && runs) continue;
        if (auto done = start_clock(sheet, name, rule.period); !done.ok()) return done;
    }
    return base::Done{};
}

ClockEvent what_is_due(const ClockRecord& clock, value::Instant now, bool& anything) {
    const auto state = state_of(clock);
    const bool before_due = state == machine::Clock::running || state == machine::Clock::warned;
    anything = true;
    if (before_due && clock.due.ms != 0 && now > clock.due) return ClockEvent::lapse;
    const bool reminder = clock.next_reminder.ms != 0 && now >= clock.next_reminder;
    if (reminder && state == machine::Clock::running) return ClockEvent::warn;
    if (reminder && state == machine::Clock::overdue) return ClockEvent::remind;
    anything = false;
    return ClockEvent::remind;
}

Outcome advance_clock(Sheet& sheet, const std::string& name, ClockEvent event) {
    auto& clock = sheet.clocks.at(name);
    const auto step = machine::step_clock(state_of(clock), event, false);
    if (!step.accepted) return base::Done{};
    clock.state = machine::name_of(step.after);
    sheet.changed_clocks.insert(name);
    if (event == ClockEvent::remind) ++clock.reminders;
    if (event == ClockEvent::warn) {
        clock.next_reminder = {};
        return base::Done{};
    }
    return next_reminder(sheet, clock);
}

}  // namespace guiju::casework
