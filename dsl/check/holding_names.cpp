// SPDX-License-Identifier: Apache-2.0
// Names and types of what is held: 名录's rules of entry, 阶梯, 限额, 权益, and 列入, 占用 … in 处理.
#include <algorithm>

#include "dsl/check/holdings.h"
#include "dsl/check/literal.h"
#include "dsl/check/resolve.h"
#include "dsl/check/rule.h"
#include "dsl/check/stage_walk.h"

namespace guiju::check {

namespace {

using syntax::HoldingEffect;
using value::Dimension;

/// A value that is a number; its dimension.
std::optional<Dimension> number(const Examination& examination, const syntax::Expr& expr) {
    const auto term = Resolver(examination.symbols, case_scope(), examination.findings).value(expr);
    if (term.type.kind == Type::Kind::nothing) return std::nullopt;
    if (term.type.kind == Type::Kind::quantity) return term.type.dimension;
    examination.findings.add(base::Code::gj2202, expr.span,
                             {{"数", "a number"}, name_of(term.type)});
    return std::nullopt;
}

bool alike(Dimension a, Dimension b) {
    const auto bare = [](Dimension d) { return d == Dimension::none || d == Dimension::count; };
    return a == b || (bare(a) && bare(b));
}

void criteria(const Examination& examination, const std::vector<syntax::Criterion>& all,
              Scope scope) {
    Resolver resolver(examination.symbols, scope, examination.findings);
    for (const auto& one : all) (void)resolver.condition(one.condition);
}

void admission(const Examination& examination, const syntax::Admission& a) {
    criteria(examination, a.admitted, case_scope());
    criteria(examination, a.leaves, case_scope());
    if (a.valid_for) check_period(examination.symbols, *a.valid_for, examination.findings);
}

void limit(const Examination& examination, const std::optional<syntax::QuotaLimit>& one,
           std::optional<Dimension>& counted) {
    if (!one) return;
    if (one->condition)
        (void)Resolver(examination.symbols, case_scope(), examination.findings)
            .condition(*one->condition);
    const auto dimension = number(examination, one->value);
    if (!dimension) return;
    if (counted && !alike(*counted, *dimension)) {
        const Type was{.kind = Type::Kind::quantity, .dimension = *counted};
        const Type is{.kind = Type::Kind::quantity, .dimension = *dimension};
        examination.findings.add(base::Code::gj2400, one->value.span, {name_of(was), name_of(is)});
    }
    if (!counted) counted = dimension;
}

using Counted = std::vector<std::optional<Dimension>>;  // by quota

void amount(const Examination& examination, const HoldingEffect& e, Counted& counted) {
    const auto at = refer(examination.symbols, e.name, SymbolKind::quota, examination.findings);
    if (!e.amount) return;
    const auto dimension = number(examination, *e.amount);
    if (!at || !dimension) return;
    auto& known = counted[static_cast<std::size_t>(*at)];
    if (known && !alike(*known, *dimension)) {
        const Type was{.kind = Type::Kind::quantity, .dimension = *known};
        const Type is{.kind = Type::Kind::quantity, .dimension = *dimension};
        examination.findings.add(base::Code::gj2400, e.amount->span, {name_of(was), name_of(is)});
    }
    if (!known) known = dimension;
}

/// 将F…: a unit or units, and only where the members are units.
void subject(const Examination& examination, const HoldingEffect& e, bool of_cases) {
    if (!e.subject) return;
    const auto& symbols = examination.symbols;
    if (of_cases) {
        examination.findings.add(base::Code::gj2401, e.subject->span, {base::Text(e.name.text)});
        return;
    }
    const auto at = refer(symbols, *e.subject, SymbolKind::field, examination.findings);
    if (!at) return;
    const auto type = type_of(field_at(symbols, SymbolKind::field, *at));
    if (type.kind != Type::Kind::unit && type.kind != Type::Kind::units)
        examination.findings.add(base::Code::gj2202, e.subject->span,
                                 {{"单位或单位清单", "a unit or units"}, name_of(type)});
}

void validity(const Examination& examination, const HoldingEffect& e) {
    if (e.valid_for) check_period(examination.symbols, *e.valid_for, examination.findings);
    if (!e.valid_until) return;
    const auto at =
        refer(examination.symbols, *e.valid_until, SymbolKind::field, examination.findings);
    if (!at) return;
    const auto type = type_of(field_at(examination.symbols, SymbolKind::field, *at));
    if (type.kind != Type::Kind::date)
        examination.findings.add(base::Code::gj2202, e.valid_until->span,
                                 {{"日期", "a date"}, name_of(type)});
}

void on_register(const Examination& examination, const HoldingEffect& e) {
    const auto& symbols = examination.symbols;
    const auto ladder = symbols.find(SymbolKind::titles, e.name.text);
    const auto reg = symbols.find(SymbolKind::record_register, e.name.text);
    if (e.verb == "promote") {
        if (!ladder) return examination.findings.unknown(symbols, e.name, SymbolKind::titles);
        const auto title = e.rung ? symbols.find(SymbolKind::title, e.rung->text, *ladder)
                                  : std::optional<std::int32_t>();
        if (e.rung && !title)
            examination.findings.unknown(symbols, *e.rung, SymbolKind::title, *ladder);
    } else if (!reg && !(ladder && e.verb == "remove")) {
        return examination.findings.unknown(symbols, e.name, SymbolKind::record_register);
    }
    subject(examination, e, members_are_cases(symbols, e.name.text));
}

void effect(const Examination& examination, const HoldingEffect& e, Counted& counted) {
    validity(examination, e);
    if (e.verb != "issue" && e.verb != "use" && e.verb != "give_back")
        return on_register(examination, e);
    amount(examination, e, counted);
    subject(examination, e, false);
}

void titles(const Examination& examination) {
    for (const auto& [section, ladder] : examination.symbols.ladders) {
        examination.findings.rest_on(section->basis);
        admission(examination, ladder->admission);
        for (const auto& rung : ladder->rungs) {
            for (const auto& require : rung.require)
                (void)Resolver(examination.symbols, case_scope(), examination.findings)
                    .condition(require);
            if (rung.valid_for)
                check_period(examination.symbols, *rung.valid_for, examination.findings);
        }
    }
}

void quotas(const Examination& examination, Counted& counted) {
    const auto& symbols = examination.symbols;
    for (std::size_t i = 0; i < symbols.quotas.size(); ++i) {
        const auto& [section, quota] = symbols.quotas[i];
        examination.findings.rest_on(section->basis);
        for (const auto& name : quota->by)
            (void)refer(symbols, name, SymbolKind::field, examination.findings);
        limit(examination, quota->limit, counted[i]);
        for (const auto& one : quota->relaxed) limit(examination, one, counted[i]);
        limit(examination, quota->first_time, counted[i]);
        limit(examination, quota->each_time, counted[i]);
    }
}

/// A right that rests on a right could rest on itself.
void no_right_inside(const Examination& examination, const syntax::Expr& expr) {
    if (expr.kind == syntax::Expr::Kind::entitled)
        examination.findings.add(base::Code::gj2402, expr.span, {base::Text(expr.name.text)});
    for (const auto& part : expr.parts) no_right_inside(examination, part);
}

void entitlements(const Examination& examination) {
    const auto& symbols = examination.symbols;
    for (const auto& [section, right] : symbols.entitlements) {
        examination.findings.rest_on(section->basis);
        Scope scope = case_scope();
        const bool of_cases =
            !right->over || symbols.find(SymbolKind::matter, right->over->text).has_value();
        if (!of_cases) {
            const auto over =
                refer(symbols, *right->over, SymbolKind::record_register, examination.findings);
            if (!over) continue;
            scope = candidate_scope(*over);
            scope.matter = false;
        }
        criteria(examination, right->criteria, scope);
        for (const auto& one : right->criteria) no_right_inside(examination, one.condition);
    }
}

}  // namespace

std::optional<std::int32_t> holder_index(const Symbols& symbols, const std::string& name) {
    if (const auto at = symbols.find(SymbolKind::record_register, name)) return at;
    const auto registers = static_cast<std::int32_t>(symbols.registers.size());
    if (const auto at = symbols.find(SymbolKind::titles, name)) return registers + *at;
    auto before = registers + static_cast<std::int32_t>(symbols.ladders.size());
    for (std::size_t i = 0; i < symbols.ladders.size(); ++i) {
        if (const auto at = symbols.find(SymbolKind::title, name, static_cast<std::int32_t>(i)))
            return before + *at;
        before += static_cast<std::int32_t>(symbols.ladders[i].body->rungs.size());
    }
    return std::nullopt;
}

bool members_are_cases(const Symbols& symbols, const std::string& name) {
    if (const auto at = symbols.find(SymbolKind::record_register, name))
        return symbols.registers[static_cast<std::size_t>(*at)].body->admission.members == "cases";
    for (std::size_t i = 0; i < symbols.ladders.size(); ++i) {
        const auto& ladder = symbols.ladders[i];
        const bool here =
            symbols.identity(ladder.section->name.text) == symbols.identity(name) ||
            symbols.find(SymbolKind::title, name, static_cast<std::int32_t>(i)).has_value();
        if (here) return ladder.body->admission.members == "cases";
    }
    return false;
}

void holding_names(const Examination& examination) {
    const auto& symbols = examination.symbols;
    for (const auto& [section, record] : symbols.registers) {
        examination.findings.rest_on(section->basis);
        admission(examination, record->admission);
    }
    Counted counted(symbols.quotas.size());
    titles(examination);
    quotas(examination, counted);
    entitlements(examination);
    examination.findings.rest_on({});
    each_stage(examination, [&](const syntax::Section&, const syntax::Stage& stage) {
        for (const auto& line : stage.dispositions)
            for (const auto& e : line.holdings) effect(examination, e, counted);
    });
}

}  // namespace guiju::check
