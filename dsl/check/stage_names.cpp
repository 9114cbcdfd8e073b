// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "dsl/check/resolve.h"
#include "dsl/check/rule.h"
#include "dsl/check/stage_walk.h"

namespace guiju::check {

namespace {

void roles(const Examination& examination, const std::vector<syntax::Name>& names) {
    for (const auto& name : names)
        (void)refer(examination.symbols, name, SymbolKind::role, examination.findings);
}

void fields(const Examination& examination, const std::vector<syntax::Name>& names) {
    for (const auto& name : names)
        (void)refer(examination.symbols, name, SymbolKind::field, examination.findings);
}

void chosen(const Examination& examination, const syntax::Action& action) {
    const auto& symbols = examination.symbols;
    if (action.matching)
        (void)refer(symbols, *action.matching, SymbolKind::matching, examination.findings);
    if (!action.chosen_field) return;
    const auto at = refer(symbols, *action.chosen_field, SymbolKind::field, examination.findings);
    if (!at) return;
    const auto type = type_of(field_at(symbols, SymbolKind::field, *at));
    if (type.kind != Type::Kind::unit && type.kind != Type::Kind::units)
        examination.findings.add(base::Code::gj2202, action.chosen_field->span,
                                 {{"单位或单位清单", "a unit or units"}, name_of(type)});
}

void actions(const Examination& examination, const syntax::Stage& stage) {
    std::map<std::string, base::Span> first;
    for (const auto& action : stage.actions) {
        const auto [place, fresh] =
            first.emplace(examination.symbols.identity(action.name.text), action.name.span);
        if (!fresh)
            examination.findings
                .add(base::Code::gj2101, action.name.span,
                     {base::Text(action.name.text), name_of(SymbolKind::action)})
                .places.push_back({place->second, {"第一次写在这里", "first declared here"}});
        roles(examination, action.by);
        roles(examination, action.notify);
        fields(examination, action.fill);
        fields(examination, action.may_fill);
        chosen(examination, action);
    }
}

}  // namespace

void stage_names(const Examination& examination) {
    const auto& symbols = examination.symbols;
    each_stage(examination, [&](const syntax::Section&, const syntax::Stage& stage) {
        roles(examination, stage.handlers);
        roles(examination, stage.raised_by);
        for (const auto& deadline : stage.deadlines) {
            if (!deadline.unbound) check_period(symbols, deadline.period, examination.findings);
            if (deadline.remind_every)
                check_period(symbols, *deadline.remind_every, examination.findings);
            if (deadline.start_action) action_here(examination, stage, *deadline.start_action);
            for (const auto& action : deadline.satisfied_by)
                (void)refer(symbols, action, SymbolKind::action, examination.findings);
        }
        if (stage.confirm_period)
            check_period(symbols, *stage.confirm_period, examination.findings);
        actions(examination, stage);
    });
}

void stage_conditions(const Examination& examination) {
    each_stage(examination, [&](const syntax::Section&, const syntax::Stage& stage) {
        Resolver resolver(examination.symbols, case_scope(), examination.findings);
        const auto pilot = [&](const std::optional<syntax::Expr>& flag) {
            if (flag) (void)resolver.condition(*flag);
        };
        for (const auto& criterion : stage.criteria) {
            pilot(criterion.strength.pilot);
            (void)resolver.condition(criterion.condition);
        }
        for (const auto& action : stage.actions) {
            pilot(action.pilot);
            for (const auto& condition : action.require) (void)resolver.condition(condition);
            for (const auto& softer : action.softer) {
                pilot(softer.strength.pilot);
                (void)resolver.condition(softer.condition);
            }
        }
        for (const auto& line : stage.dispositions)
            if (line.condition) (void)resolver.condition(*line.condition);
        for (const auto& start : stage.clock_starts)
            if (start.condition) (void)resolver.condition(*start.condition);
    });
}

}  // namespace guiju::check
