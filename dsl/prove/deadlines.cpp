// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "dsl/prove/inquiry.h"

namespace guiju::prove {

namespace {

using value::Period;
using Unit = Period::Unit;

/// Fewest and most days a period can take; working days take at least that many.
struct Days {
    std::int64_t least = 0;
    std::optional<std::int64_t> most;
};
Days days_of(const Period& period) {
    const std::int64_t amount = period.amount;
    switch (period.unit) {
        case Unit::workdays: return {amount, std::nullopt};
        case Unit::months: return {amount * 28, amount * 31};
        case Unit::hours: return {amount / 24, amount / 24 + 1};
        default: return {amount, amount};
    }
}

/// Certainly longer, in whatever month the periods begin.
bool longer(const Period& a, const Period& b) {
    if (a.unit == b.unit) return a.amount > b.amount;
    const auto most = days_of(b).most;
    return most && days_of(a).least > *most;
}

base::Text say(const Period& period) {
    const auto amount = std::to_string(period.amount);
    switch (period.unit) {
        case Unit::workdays: return {amount + "个工作日", amount + " working days"};
        case Unit::months: return {amount + "个月", amount + " months"};
        case Unit::hours: return {amount + "小时", amount + " hours"};
        default: return {amount + "日", amount + " days"};
    }
}

base::Text say(const program::Program& program, const program::PeriodRef& ref) {
    if (ref.parameter >= 0) return program.parameters[static_cast<std::size_t>(ref.parameter)].name;
    return say(program::resolve(program, ref));
}

/// The deadline for leaving a stage that runs from its beginning.
const program::ClockRule* outer_of(const program::Stage& stage) {
    const auto found =
        std::find_if(stage.clocks.begin(), stage.clocks.end(), [](const program::ClockRule& one) {
            return one.satisfied_by.empty() && one.start == program::ClockRule::Start::received &&
                   one.period.given;
        });
    return found == stage.clocks.end() ? nullptr : &*found;
}

void clocks_of(Inquiry& inquiry, const program::Stage& stage, const program::ClockRule& outer) {
    const auto limit = program::resolve(inquiry.program, outer.period);
    for (const auto& clock : stage.clocks) {
        const bool inner = &clock != &outer && clock.period.given &&
                           clock.start == program::ClockRule::Start::received;
        if (!inner || !longer(program::resolve(inquiry.program, clock.period), limit)) continue;
        auto& finding = inquiry.add(
            base::Code::gj3209, clock.origin,
            {stage.name, say(inquiry.program, clock.period), say(inquiry.program, outer.period)});
        finding.places.push_back(
            {outer.origin.span, {"整个环节的期限在这里", "the deadline of the whole stage"}});
    }
}

void rungs_of(Inquiry& inquiry, const program::Stage& stage, const program::ClockRule& outer) {
    const auto limit = program::resolve(inquiry.program, outer.period);
    Period total;
    Period least{.amount = 0, .unit = Unit::days};  // of levels counted in different units
    bool alike = true;
    for (const auto& rung : stage.rungs) {
        if (!rung.period.given) continue;
        const auto period = program::resolve(inquiry.program, rung.period);
        alike = alike && (total.amount == 0 || total.unit == period.unit);
        total.unit = period.unit;
        total.amount += period.amount;
        least.amount += days_of(period).least;
    }
    if (!longer(alike ? total : least, limit)) return;
    auto told = say(alike ? total : least);
    if (!alike) told = {"至少" + told.zh, "at least " + told.en};
    auto& finding = inquiry.add(base::Code::gj3210, outer.origin,
                                {stage.name, told, say(inquiry.program, outer.period)});
    for (const auto& rung : stage.rungs)
        if (rung.period.given)
            finding.places.push_back({rung.origin.span, {"这一级", "this level"}});
}

void hours_of(Inquiry& inquiry, const program::Stage& stage, const program::PeriodRef& ref,
              const program::Origin& origin) {
    if (!ref.given) return;
    const auto period = program::resolve(inquiry.program, ref);
    if (period.unit != Unit::hours) return;
    inquiry.add(base::Code::gj3229, origin,
                {stage.name, say(period), std::to_string((period.amount + 23) / 24)});
}

}  // namespace

// GJ3229: who writes hours thinks of the clock, and deadlines end with a day.
void deadlines_in_hours(Inquiry& inquiry) {
    for (const auto& stage : inquiry.program.stages) {
        for (const auto& clock : stage.clocks) hours_of(inquiry, stage, clock.period, clock.origin);
        for (const auto& rung : stage.rungs) hours_of(inquiry, stage, rung.period, rung.origin);
    }
}

// GJ3209: part of a stage may take longer than the whole. GJ3210: the levels of a ladder together may take
// longer than the ladder.
void deadlines_fit(Inquiry& inquiry) {
    for (const auto& stage : inquiry.program.stages) {
        const auto* outer = outer_of(stage);
        if (outer == nullptr) continue;
        clocks_of(inquiry, stage, *outer);
        if (!stage.rungs.empty()) rungs_of(inquiry, stage, *outer);
    }
}

}  // namespace guiju::prove
