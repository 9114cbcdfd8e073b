// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/check/literal.h"
#include "dsl/check/rule.h"

namespace guiju::check {

namespace {

using base::Code;
using base::Text;
using syntax::Expr;

/// The deadline for leaving a stage.
const syntax::Deadline* deadline_of(const Symbols& symbols, const std::string& stage) {
    const auto index = symbols.find(SymbolKind::stage, stage);
    if (!index) return nullptr;
    const auto& all = symbols.stages[static_cast<std::size_t>(*index)].body->deadlines;
    const auto found = std::find_if(all.begin(), all.end(), [](const syntax::Deadline& one) {
        return one.satisfied_by.empty();
    });
    return found == all.end() ? nullptr : &*found;
}

/// A period as written, behind a parameter if it is one.
const Expr* period_of_deadline(const Symbols& symbols, const Expr& period) {
    if (period.kind != Expr::Kind::term) return &period;
    const auto index = symbols.find(SymbolKind::parameter, period.name.text);
    return index ? &symbols.parameters[static_cast<std::size_t>(*index)]->value : nullptr;
}

/// What the base allowed for the stage: before its localities changed anything.
const Expr* allowed_by_base(const Examination& examination, const std::string& stage,
                            const Expr& period) {
    for (const auto& change : examination.policy->changes()) {
        const bool parameter =
            period.kind == Expr::Kind::term && examination.symbols.identity(period.name.text) ==
                                                   examination.symbols.identity(change.clause.zh);
        const bool deadline =
            change.stage == stage && change.before && change.before->kind == Expr::Kind::number &&
            (change.verb == "shorten" || change.verb == "decide" || change.verb == "lengthen") &&
            change.clause.zh.ends_with("的期限");
        if ((parameter || deadline) && change.before) return &*change.before;
    }
    return period_of_deadline(examination.symbols, period);
}

std::string shown(const value::Number& number, const std::string& unit) {
    return number.text() + unit;
}

}  // namespace

// GJ4306, GJ4307: a stage put behind another and that one take no more time together than the base gives.
void local_stages(const Examination& examination) {
    if (examination.policy == nullptr) return;
    const auto& symbols = examination.symbols;
    const auto last = examination.policy->layers().size() - 1;
    for (const auto& change : examination.policy->changes()) {
        if (change.verb != "add_stage" || change.layer != last) continue;
        const auto* before = deadline_of(symbols, change.anchor);
        const auto* added = deadline_of(symbols, change.stage);
        const auto names = std::pair{symbols.both(change.anchor), symbols.both(change.stage)};
        const auto place = [&](base::Diagnostic& finding) {
            finding.places.push_back(
                {change.target, {"上位规则的这一环节", "the stage of the level above"}});
        };
        if (before == nullptr) continue;
        if (added == nullptr) {
            place(
                examination.findings.add(Code::gj4307, change.local, {names.second, names.first}));
            continue;
        }
        const auto* total = !change.markers.empty() && !change.markers.front().operands.empty()
                                ? &change.markers.front().operands.front()
                                : allowed_by_base(examination, change.anchor, before->period);
        const auto* one = period_of_deadline(symbols, before->period);
        const auto* two = period_of_deadline(symbols, added->period);
        if (total == nullptr || one == nullptr || two == nullptr) continue;
        const auto most = quantity_of(*total);
        const auto first = quantity_of(*one);
        const auto second = quantity_of(*two);
        if (!most || !first || !second) continue;
        if (most->dimension != first->dimension || most->dimension != second->dimension) {
            const auto& odd = most->dimension != second->dimension ? *two : *one;
            place(examination.findings.add(
                Code::gj4204, added->span,
                {names.second, odd.text + odd.unit, total->text + total->unit}));
            continue;
        }
        const auto sum = value::add(first->number, second->number);
        if (sum && *sum > most->number)
            place(examination.findings.add(Code::gj4306, added->span,
                                           {names.first, names.second, shown(*sum, two->unit),
                                            shown(most->number, total->unit)}));
    }
}

}  // namespace guiju::check
