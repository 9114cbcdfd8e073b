// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/literal.h"
#include "dsl/lower/builder.h"

namespace guiju::lower {

namespace {

using check::SymbolKind;
using When = program::Disposition::When;
using Effect = program::Disposition::Effect;
using Holder = program::Disposition::Holder;

When when_of(syntax::Disposition::When when) {
    using From = syntax::Disposition::When;
    switch (when) {
        case From::all_pass: return When::all_pass;
        case From::any_fails: return When::any_fails;
        case From::items_fail: return When::items_fail;
        case From::undecided: return When::undecided;
        case From::rounds_exceeded: return When::rounds_exceeded;
        case From::correction_expired: return When::correction_expired;
        case From::action: return When::action;
        case From::expired: return When::expired;
        case From::otherwise: return When::otherwise;
        case From::as_soon: return When::as_soon;
        case From::joint_agreed: return When::joint_agreed;
        case From::joint_refused: return When::joint_refused;
    }
    return When::otherwise;
}

Effect effect_of(syntax::Disposition::Effect effect) {
    using From = syntax::Disposition::Effect;
    switch (effect) {
        case From::go: return Effect::go;
        case From::correct: return Effect::correct;
        case From::clarify: return Effect::clarify;
        case From::send_back: return Effect::send_back;
        case From::close: return Effect::close;
        case From::stay: return Effect::stay;
        case From::up: return Effect::up;
    }
    return Effect::stay;
}

}  // namespace

program::Disposition Builder::line(const syntax::Disposition& from,
                                   const check::In<syntax::Stage>& in) {
    program::Disposition line;
    when(line, from, *in.body);
    effect(line, from);
    holder(line, from);
    line.marks = indices(SymbolKind::mark, from.marks);
    line.unmarks = indices(SymbolKind::mark, from.unmarks);
    line.notify = indices(SymbolKind::role, from.notify);
    for (const auto& one : from.holdings) line.holdings.push_back(holding(one, *in.section));
    line.origin = origin(from.span, from.tail, in.section);
    return line;
}

void Builder::when(program::Disposition& line, const syntax::Disposition& from,
                   const syntax::Stage& stage) {
    line.when = when_of(from.when);
    for (const auto& range : from.items)
        for (std::size_t i = 0; i < stage.criteria.size(); ++i)
            if (range.from <= stage.criteria[i].number && stage.criteria[i].number <= range.to)
                line.items.push_back(static_cast<std::int32_t>(i));
    line.verbs = indices(SymbolKind::action, from.actions);
    line.at_top = from.at_top;
    line.condition = condition(from.condition, check::case_scope());
    if (!from.rounds) return;
    if (from.rounds->kind == syntax::Expr::Kind::term)
        line.rounds_parameter = index(SymbolKind::parameter, from.rounds->name);
    else if (const auto quantity = check::quantity_of(*from.rounds))
        line.rounds = check::rounds_of(*quantity).value_or(0);
}

void Builder::effect(program::Disposition& line, const syntax::Disposition& from) {
    line.effect = effect_of(from.effect);
    line.confirmed_by = index(SymbolKind::role, from.confirmed_by);
    if (line.effect == Effect::go) line.stage = index(SymbolKind::stage, from.stage);
    line.to_role = index(SymbolKind::role, from.to_role);
    line.result = symbols_.identity(from.result);
    if (from.converts) line.result = "已转为" + symbols_.identity(from.converts->policy.text);
    line.period = period(from.period);
    if (!from.max_rounds) return;
    if (from.max_rounds->kind == syntax::Expr::Kind::term)
        line.max_rounds_parameter = index(SymbolKind::parameter, from.max_rounds->name);
    else if (const auto quantity = check::quantity_of(*from.max_rounds))
        line.max_rounds = check::rounds_of(*quantity).value_or(0);
}

void Builder::holder(program::Disposition& line, const syntax::Disposition& from) {
    if (from.handled_by_same_unit) line.holder = Holder::same_unit;
    if (!from.handled_by) return;
    line.holder = Holder::role;
    line.holder_index = index(SymbolKind::role, *from.handled_by);
    if (line.holder_index != program::kNone) return;
    line.holder = Holder::field;
    line.holder_index = index(SymbolKind::field, *from.handled_by);
}

}  // namespace guiju::lower
