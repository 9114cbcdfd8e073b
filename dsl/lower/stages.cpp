// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/lower/builder.h"

namespace guiju::lower {

namespace {

using check::SymbolKind;

program::ClockRule::Start start_of(syntax::Deadline::Start start) {
    using Start = program::ClockRule::Start;
    switch (start) {
        case syntax::Deadline::Start::received: return Start::received;
        case syntax::Deadline::Start::first: return Start::first;
        case syntax::Deadline::Start::each: return Start::each;
    }
    return Start::received;
}

program::GeneralRule::Verb verb_of(const std::string& id) {
    using Verb = program::GeneralRule::Verb;
    if (id == "merge") return Verb::merge;
    if (id == "hand_over") return Verb::hand_over;
    if (id == "suspend") return Verb::suspend;
    if (id == "resume") return Verb::resume;
    if (id == "terminate") return Verb::terminate;
    if (id == "accept") return Verb::accept;
    if (id == "read_secrets") return Verb::read_secrets;
    return id == "offline" ? Verb::offline : Verb::withdraw;
}

program::Permit::Verb permitted(const std::string& id) {
    using Verb = program::Permit::Verb;
    static constexpr std::pair<std::string_view, Verb> kVerbs[] = {
        {"claim", Verb::claim},
        {"transfer", Verb::transfer},
        {"delegate", Verb::delegate},
        {"sign_before", Verb::sign_before},
        {"sign_after", Verb::sign_after},
        {"remove_signer", Verb::remove_signer},
        {"copy", Verb::copy},
        {"urge", Verb::urge},
        {"take_back", Verb::take_back},
        {"send_to", Verb::send_to},
        {"jump", Verb::jump},
        {"reopen", Verb::reopen},
        {"late", Verb::late},
    };
    const auto* found = std::find_if(std::begin(kVerbs), std::end(kVerbs),
                                     [&](const auto& one) { return one.first == id; });
    return found->second;
}

}  // namespace

void Builder::verbs_and_marks() {
    for (const auto& verb : symbols_.verbs) program_.verbs.push_back({symbols_.both(verb)});
    for (const auto& mark : symbols_.marks) program_.marks.push_back(symbols_.both(mark));
}

void Builder::stages() {
    for (const auto& from : symbols_.stages) {
        program::Stage stage;
        stage.name = both(from.section->name);
        stage.handlers = indices(SymbolKind::role, from.body->handlers);
        for (const auto& one : from.body->deadlines)
            stage.clocks.push_back(clock(one, *from.section));
        stage.criteria = criteria(from.body->criteria, *from.section, check::case_scope());
        for (const auto& one : from.body->actions)
            stage.actions.push_back(action(one, *from.section));
        for (const auto& one : from.body->dispositions)
            stage.dispositions.push_back(line(one, from));
        if (from.body->joint) stage.joint = joint(*from.body->joint, *from.section);
        if (stage.handlers.empty())
            for (const auto& member : stage.joint.members) stage.handlers.push_back(member.role);
        if (const auto& exception = from.body->exception)
            stage.exception = {indices(SymbolKind::role, exception->by), period(exception->valid),
                               origin(exception->span, exception->tail, from.section)};
        for (const auto& one : from.body->permissions) permits(stage, one, *from.section);
        stage.confirm_within = period(from.body->confirm_period);
        rungs(stage, from);
        stage.origin = origin(*from.section);
        program_.stages.push_back(std::move(stage));
    }
}

void Builder::permits(program::Stage& stage, const syntax::Permission& from,
                      const syntax::Section& in) {
    for (const auto& act : from.acts) {
        program::Permit permit;
        permit.verb = permitted(act.verb);
        permit.by = indices(SymbolKind::role, from.by);
        permit.reason = from.reason;
        permit.stages = indices(SymbolKind::stage, act.stages);
        permit.previous = act.previous;
        permit.straight = from.then == "straight";
        permit.restart = from.restart;
        permit.within = period(from.within);
        permit.origin = origin(from.span, from.tail, &in);
        stage.permits.push_back(std::move(permit));
    }
}

program::JointReview Builder::joint(const syntax::JointReview& from, const syntax::Section& in) {
    using Joint = program::JointReview;
    Joint joint;
    const auto number = [](const std::string& digits) {
        return digits.empty() ? std::int64_t{1} : std::stoll(digits);
    };
    for (const auto& member : from.members)
        joint.members.push_back({index(SymbolKind::role, member.role), number(member.votes)});
    if (from.quorum == "any") joint.quorum = Joint::Quorum::any;
    if (from.quorum == "majority") joint.quorum = Joint::Quorum::majority;
    if (from.quorum == "votes") {
        joint.quorum = Joint::Quorum::votes;
        joint.need = value::Number(number(from.amount));
    }
    if (from.quorum == "share") {
        joint.quorum = Joint::Quorum::share;
        joint.need = value::Number::fraction(number(from.amount), number(from.out_of)).value_or(1);
    }
    if (from.silence == "agrees") joint.silence = Joint::Silence::agrees;
    if (from.silence == "refuses") joint.silence = Joint::Silence::refuses;
    joint.at_once = from.at_once;
    joint.origin = origin(from.span, from.tail, &in);
    return joint;
}

program::ClockRule Builder::clock(const syntax::Deadline& from, const syntax::Section& in) {
    program::ClockRule clock;
    clock.name = {"期限", "deadline"};
    if (!from.satisfied_by.empty()) {
        clock.name = {"", ""};
        for (const auto& one : from.satisfied_by) {
            const auto name = both(one);
            clock.name.zh += (clock.name.zh.empty() ? "" : "或者") + name.zh;
            clock.name.en += (clock.name.en.empty() ? "" : " or ") + name.en;
        }
    }
    clock.start = start_of(from.start);
    clock.start_verb = index(SymbolKind::action, from.start_action);
    clock.period = period(from.period);
    clock.satisfied_by = indices(SymbolKind::action, from.satisfied_by);
    clock.remind_every = period(from.remind_every);
    clock.origin = origin(from.span, from.tail, &in);
    return clock;
}

program::Action Builder::action(const syntax::Action& from, const syntax::Section& in) {
    program::Action action;
    action.verb = index(SymbolKind::action, from.name);
    action.by = indices(SymbolKind::role, from.by);
    action.duty = duty_of(from.duty, program::Duty::may);
    action.fill = indices(SymbolKind::field, from.fill);
    action.may_fill = indices(SymbolKind::field, from.may_fill);
    for (const auto& required : from.require) {
        auto where = origin(required.span, {}, &in);
        if (!from.tail.citation.empty()) where.basis = from.tail.citation;
        action.require.push_back({condition(required, check::case_scope()), std::move(where)});
    }
    for (const auto& softer : from.softer)
        action.require.push_back(
            {piloted(softer.strength.pilot, softer.condition, check::case_scope()),
             origin(softer.condition.span, from.tail, &in),
             duty_of(softer.strength.word, program::Duty::must)});
    if (from.pilot)
        action.require.push_back({condition(*from.pilot, check::case_scope()),
                                  origin(from.pilot->span, from.tail, &in), program::Duty::pilot});
    action.reason = from.reason;
    action.matching = index(SymbolKind::matching, from.matching);
    action.chosen_field = index(SymbolKind::field, from.chosen_field);
    action.notify = indices(SymbolKind::role, from.notify);
    action.origin = origin(from.span, from.tail, &in);
    return action;
}

void Builder::rungs(program::Stage& stage, const check::In<syntax::Stage>& from) {
    for (const auto& one : from.body->rungs) {
        program::Rung rung;
        rung.role = index(SymbolKind::role, one.role);
        rung.period = period(one.period);
        rung.origin = origin(one.span, one.tail, from.section);
        for (const auto& start : from.body->clock_starts) {
            const auto& numbers = start.rungs;
            if (std::find(numbers.begin(), numbers.end(), one.number) == numbers.end()) continue;
            rung.starts_after_condition = condition(start.condition, check::case_scope());
            rung.starts_after_verb = index(SymbolKind::action, start.action);
        }
        stage.rungs.push_back(std::move(rung));
    }
}

void Builder::general() {
    for (const auto& from : symbols_.general) {
        for (const auto& one : from.body->rules) {
            program::GeneralRule rule;
            rule.verb = verb_of(one.verb);
            rule.by = indices(SymbolKind::role, one.by);
            rule.before_mark = index(SymbolKind::mark, one.before_mark);
            rule.reason = one.reason;
            rule.fill = indices(SymbolKind::field, one.fill);
            rule.origin = origin(one.span, one.tail, from.section);
            program_.general.push_back(std::move(rule));
        }
    }
}

}  // namespace guiju::lower
