// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/progress.h"

#include <algorithm>

#include "engine/casework/errors.h"
#include "engine/casework/family.h"
#include "engine/casework/known_unit.h"
#include "engine/casework/sheet.h"
#include "engine/casework/view.h"

namespace guiju::casework {
namespace {

using program::Level;

bool has_role(const ports::UnitRecord& unit, const std::string& role) {
    return std::find(unit.roles.begin(), unit.roles.end(), role) != unit.roles.end();
}

bool leads(const program::Program& program, const ports::UnitRecord& unit) {
    return std::any_of(program.roles.begin(), program.roles.end(), [&](const program::Role& role) {
        return role.level != Level::none && has_role(unit, role.name.zh);
    });
}

/// What is asked about, when the actor may see it.
Result<std::string> own_part(const program::Program& program, ports::Directory& directory,
                             const std::string& territory, const Actor& actor) {
    if (actor.role == kPlatform) return territory.empty() ? program.head.territory_code : territory;
    const auto unit = unit_of(actor, directory);
    if (!unit.ok()) return unit.error();
    const auto& own = unit->territory;
    const auto wanted = territory.empty() ? own : territory;
    if (!leads(program, *unit) || !program::lies_within(wanted, own))
        return denied(Code::gj5462, {unit->name, wanted});
    return wanted;
}

/// Where a deadline that ran out stands: met on a day, or open until today.
std::optional<LateClock> late_clock(const ports::ClockRecord& clock, value::Instant now) {
    if (clock.due.ms == 0) return std::nullopt;
    LateClock late;
    late.open = clock.stopped.ms == 0;
    const auto end = late.open ? now : clock.stopped;
    if (end <= clock.due) return std::nullopt;
    late.clock = clock.name;
    late.due = value::day_of(clock.due);
    late.until = value::day_of(end);
    return late;
}

class Count {
   public:
    Count(const program::Program& program, ports::CaseStore& store, value::Instant now)
        : program_(program), store_(store), now_(now) {
        counted_.working_days = program.calendar.last_year() >= program.calendar.first_year();
    }

    /// Every place with a lead unit has its line, and those between it and none of its cases too.
    Outcome places(ports::Directory& directory, const std::string& within) {
        for (const auto& role : program_.roles) {
            if (role.level == Level::none) continue;
            const auto units = directory.with_role(role.name.zh);
            if (!units.ok()) return units.error();
            for (const auto& unit : *units) {
                if (!program::lies_within(unit.territory, within)) continue;
                auto& line = line_of(unit.territory);
                if (line.lead.empty()) line.lead = unit.id;
            }
        }
        return base::Done{};
    }

    Outcome add(const ports::CaseRecord& record) {
        auto& line = line_of(record.territory);
        if (record.closed.ms != 0)
            ++line.closed;
        else
            ++line.stages[record.stage];
        const auto clocks = store_.clocks(record.id);
        if (!clocks.ok()) return clocks.error();
        for (const auto& clock : *clocks) {
            auto late = late_clock(clock, now_);
            if (!late) continue;
            count_days(*late);
            late->case_id = record.id;
            late->title = is_classified(record) ? "" : record.title;
            late->territory = record.territory;
            ++line.late[late->clock];
            counted_.late.push_back(std::move(*late));
        }
        return base::Done{};
    }

    Progress take() {
        std::sort(counted_.late.begin(), counted_.late.end(), [](const auto& a, const auto& b) {
            return std::tie(a.territory, a.case_id, a.due, a.clock) <
                   std::tie(b.territory, b.case_id, b.due, b.clock);
        });
        for (auto& [code, line] : lines_) counted_.territories.push_back(std::move(line));
        return std::move(counted_);
    }

   private:
    TerritoryProgress& line_of(const std::string& territory) {
        auto& line = lines_[territory];
        line.territory = territory;
        return line;
    }
    void count_days(LateClock& late) const {
        if (!counted_.working_days) {
            late.days_late = late.until.days - late.due.days;
        } else if (const auto days = program_.calendar.workdays_between(late.due, late.until)) {
            late.days_late = *days;
        }
    }

    const program::Program& program_;
    ports::CaseStore& store_;
    value::Instant now_;
    std::map<std::string, TerritoryProgress> lines_;
    Progress counted_;
};

}  // namespace

Result<Progress> progress(const program::Program& program, ports::CaseStore& store,
                          ports::Directory& directory, const std::string& territory,
                          const Actor& actor, value::Instant now) {
    const auto within = own_part(program, directory, territory, actor);
    if (!within.ok()) return within.error();
    Count count(program, store, now);
    if (auto done = count.places(directory, *within); !done.ok()) return done.error();
    ports::CaseFilter filter;
    filter.policy = family_of(program);
    filter.territory = *within;
    filter.rows_only = true;
    Outcome problem = base::Done{};
    const auto read = store.for_each(filter, [&](const ports::CaseRecord& record) {
        if (record.filed.ms != 0) problem = count.add(record);
        return problem.ok();
    });
    if (!read.ok()) return read.error();
    if (!problem.ok()) return problem.error();
    return count.take();
}

}  // namespace guiju::casework
