// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "dsl/prove/inquiry.h"

namespace guiju::prove {

// GJ3217: in some case a field must be filled in and must not be filled in.
void required_can_be_filled(Inquiry& inquiry) {
    auto& desk = inquiry.now;
    for (const auto& field : inquiry.program.matter.fields) {
        if (field.forbidden_when < 0 || (!field.required && field.required_when < 0)) continue;
        const std::array must{
            desk.encoder.condition(field.forbidden_when).yes,
            field.required ? desk.formulas.yes() : desk.encoder.condition(field.required_when).yes};
        if (inquiry.never(desk, must)) continue;
        const auto model = inquiry.find_case(must);
        if (!model) continue;
        const Trial trial(inquiry.program, desk.situation, *model, inquiry.hints);
        const auto forbidden = trial.decide(field.forbidden_when);
        const auto required = trial.decide(field.required_when);
        if (!forbidden || !required || *forbidden != value::Truth::yes ||
            *required != value::Truth::yes)
            continue;
        auto slots = fields_in(inquiry.program, field.forbidden_when);
        slots.merge(fields_in(inquiry.program, field.required_when));
        inquiry.add(base::Code::gj3217, field.origin, {field.name, trial.told(slots)});
    }
}

// GJ3218: the demands of an action can never all hold, whatever is filled in.
void actions_can_be_done(Inquiry& inquiry) {
    auto& desk = inquiry.ever;
    for (const auto& stage : inquiry.program.stages) {
        for (const auto& action : stage.actions) {
            std::vector<Id> must;
            std::vector<const program::Action::Requirement*> which;
            for (const auto& one : action.require) {
                if (!binds(stage, one.duty)) continue;
                must.push_back(desk.encoder.condition(one.code).yes);
                which.push_back(&one);
            }
            if (must.empty() || !inquiry.never(desk, must)) continue;
            const auto clash = desk.solver.clash(must);
            const auto& origin = clash.empty() ? action.origin : which[clash.back()]->origin;
            const auto& verb = inquiry.program.verbs[static_cast<std::size_t>(action.verb)].name;
            inquiry.add(base::Code::gj3218, origin, {stage.name, verb});
        }
    }
}

namespace {

void can_hold(Inquiry& inquiry, program::CodeId code, const program::Origin& origin,
              const base::Text& what) {
    if (code < 0) return;
    auto& desk = inquiry.ever;
    const std::array must{desk.encoder.condition(code).yes};
    if (!inquiry.never(desk, must)) return;
    const auto place = place_of(inquiry.program, code, origin);
    if (!inquiry.told_before(place.span)) inquiry.add(base::Code::gj3220, place, {what});
}

}  // namespace

// GJ3220: a condition that something hangs on and that never holds: the rule behind it is dead letter.
void conditions_can_hold(Inquiry& inquiry) {
    const auto& program = inquiry.program;
    can_hold(inquiry, program.matter.priority, program.matter.priority_origin,
             {"优先的条件", "the condition of priority"});
    for (const auto& field : program.matter.fields) {
        can_hold(inquiry, field.required_when, field.origin,
                 {"“" + field.name.zh + "”必填的条件",
                  "the condition for requiring \"" + field.name.en + "\""});
        can_hold(inquiry, field.forbidden_when, field.origin,
                 {"“" + field.name.zh + "”不得填写的条件",
                  "the condition for forbidding \"" + field.name.en + "\""});
    }
    for (const auto& stage : program.stages)
        for (const auto& rung : stage.rungs)
            can_hold(inquiry, rung.starts_after_condition, rung.origin,
                     {"起算的条件", "the condition of the start"});
    for (const auto& one : program.indicators)
        can_hold(inquiry, one.condition, one.origin,
                 {"指标“" + one.name.zh + "”的条件",
                  "the condition of indicator \"" + one.name.en + "\""});
}

}  // namespace guiju::prove
