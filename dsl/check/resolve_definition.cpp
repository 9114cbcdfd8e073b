// SPDX-License-Identifier: Apache-2.0
// Definitions and decision tables where they are used: worked out on the spot, so that a program has
// no calls. What they are called stays on the term and comes out in explanations.
#include <algorithm>
#include <utility>

#include "dsl/check/literal.h"
#include "dsl/check/resolve.h"

namespace guiju::check {

namespace {

using syntax::Expr;
using Kind = Type::Kind;
using Op = Term::Op;

constexpr Type kTruth{.kind = Kind::truth};

Term broken(base::Span span) { return {.op = Op::constant, .span = span}; }

Term made(Op op, Type type, base::Span span, std::vector<Term> parts) {
    return {.op = op, .type = type, .span = span, .parts = std::move(parts)};
}

Term negated(Term term) {
    const auto span = term.span;
    std::vector<Term> parts;
    parts.push_back(std::move(term));
    return made(Op::negate, kTruth, span, std::move(parts));
}

Term holds_always(base::Span span) {
    return {.op = Op::constant, .constant = value::Value(true), .type = kTruth, .span = span};
}

Term number(std::int64_t n, Type type, base::Span span) {
    return {.op = Op::constant,
            .constant = value::Quantity{value::Number(n), type.dimension},
            .type = type,
            .span = span};
}

Term if_holds(Term condition, Term value) {
    const auto type = value.type;
    const auto span = value.span;
    std::vector<Term> parts;
    parts.push_back(std::move(condition));
    parts.push_back(std::move(value));
    return made(Op::if_holds, type, span, std::move(parts));
}

}  // namespace

Term Resolver::defined(std::int32_t definition, base::Span span) {
    if (std::find(under_way_.begin(), under_way_.end(), definition) != under_way_.end())
        return broken(span);
    const auto& named = symbols_.definitions[static_cast<std::size_t>(definition)];
    findings_.use_definition(definition);
    if (under_way_.empty() && !findings_.write_out(named, span)) return broken(span);
    if (named.table != nullptr && named.table->hit == "all") {
        findings_.add(base::Code::gj2347, span, {base::Text(named.name().text)});
        return broken(span);
    }
    Findings own;
    Scope scope = scope_;
    scope.candidate = kNobody;
    Resolver inner(symbols_, scope, own);
    inner.under_way_ = under_way_;
    inner.under_way_.push_back(definition);
    inner.depth_ = 1;
    Term term;
    if (named.table != nullptr) {
        term = inner.table(*named.table, span);
    } else {
        const auto& meaning = named.definition->meaning;
        const bool condition = meaning.kind >= Expr::Kind::compare;
        term = condition ? inner.condition(meaning) : inner.value(meaning);
    }
    findings_.take_used(own);
    if (term.type.kind == Kind::nothing) {
        Findings at_home;
        Resolver home(symbols_, case_scope(), at_home);
        const bool elsewhere = !scope_.matter && under_way_.empty() &&
                               home.defined(definition, span).type.kind != Kind::nothing;
        if (elsewhere) findings_.add(base::Code::gj2342, span, {base::Text(named.name().text)});
        return broken(span);
    }
    term.span = span;
    term.definition = definition;
    return term;
}

Term Resolver::row_condition(const syntax::TableRow& row) {
    std::vector<Term> cells;
    for (const auto& one : row.cells) {
        if (!one) continue;
        cells.push_back(cell(*one));
        if (cells.back().type.kind == Kind::nothing) return broken(row.span);
    }
    if (cells.empty()) return holds_always(row.span);
    if (cells.size() == 1) return std::move(cells.front());
    return made(Op::all, kTruth, row.span, std::move(cells));
}

Term Resolver::row_result(const syntax::TableRow& row) {
    const auto& result = row.result;
    if (result.kind != Expr::Kind::term) return value(result);
    const auto kinds = symbols_.kinds_of(result.name.text);
    const bool is_value = std::any_of(kinds.begin(), kinds.end(), [](SymbolKind kind) {
        return kind == SymbolKind::field || kind == SymbolKind::parameter ||
               kind == SymbolKind::definition || kind == SymbolKind::indicator;
    });
    if (is_value) return value(result);
    return {.op = Op::constant,
            .constant = symbols_.identity(result.name.text),
            .type = {.kind = Kind::text},
            .span = result.span};
}

/// Labels in a cell: one of them; of a list, that it has one of them.
Term Resolver::cell(const Expr& expr) {
    if (expr.kind != Expr::Kind::in_set) return condition(expr);
    const auto column = subject(expr.parts.front());
    const bool list = column.type.kind == Kind::labels;
    const bool truth = column.type.kind == Kind::yes_no || column.type.kind == Kind::truth;
    if (!list && !truth) return condition(expr);
    std::vector<Term> ways;
    for (std::size_t i = 1; i < expr.parts.size(); ++i) {
        Expr one = expr;
        one.kind = list ? Expr::Kind::contains : Expr::Kind::is;
        one.parts = {expr.parts.front(), expr.parts[i]};
        ways.push_back(condition(one));
        if (ways.back().type.kind == Kind::nothing) return broken(expr.span);
    }
    if (ways.size() == 1) return std::move(ways.front());
    return made(Op::any, kTruth, expr.span, std::move(ways));
}

Term Resolver::table(const syntax::DecisionTable& table, base::Span span) {
    if (table.rows.empty() || table.hit == "all") return broken(span);
    return folded_table(table, span);
}

/// Hits are balanced in pairs when the code is made, so a long table is not a deep one.
Term Resolver::folded_table(const syntax::DecisionTable& table, base::Span span) {
    const bool chooses = table.hit == "only" || table.hit == "first";
    const bool counts = table.hit == "count";
    std::vector<Term> hits;
    std::optional<Term> otherwise;
    for (const auto& row : table.rows) {
        auto condition = row_condition(row);
        auto result =
            counts ? number(1, {.kind = Kind::quantity, .dimension = value::Dimension::count},
                            row.span)
                   : row_result(row);
        if (condition.type.kind == Kind::nothing || result.type.kind == Kind::nothing)
            return broken(span);
        if (result.type.kind == Kind::text)
            result.type = {.kind = Kind::label, .labels = &table.results};
        const auto type = result.type;
        auto hit = if_holds(std::move(condition), std::move(result));
        if (table.hit == "sum" || counts) {
            std::vector<Term> or_none;
            or_none.push_back(std::move(hit));
            or_none.push_back(number(0, type, row.span));
            hit = made(Op::first_of, type, row.span, std::move(or_none));
        }
        if (row.otherwise && chooses)
            otherwise = std::move(hit);
        else
            hits.push_back(std::move(hit));
    }
    const auto fold = [&](Op op, std::vector<Term> parts) {
        if (parts.size() == 1) return std::move(parts.front());
        const auto type = parts.front().type;
        return made(op, type, span, std::move(parts));
    };
    Op op = Op::first_of;
    if (table.hit == "only") op = Op::only_of;
    if (table.hit == "sum" || counts) op = Op::add;
    if (table.hit == "largest") op = Op::larger;
    if (table.hit == "smallest") op = Op::smaller;
    if (hits.empty()) return otherwise ? std::move(*otherwise) : broken(span);
    auto whole = fold(op, std::move(hits));
    if (!otherwise) return whole;
    std::vector<Term> both;
    both.push_back(std::move(whole));
    both.push_back(std::move(*otherwise));
    return fold(Op::first_of, std::move(both));
}

const syntax::DecisionTable* Resolver::gathering_table(const Expr& expr) const {
    if (expr.kind != Expr::Kind::term) return nullptr;
    const auto at = symbols_.find(SymbolKind::definition, expr.name.text);
    if (!at) return nullptr;
    const auto* table = symbols_.definitions[static_cast<std::size_t>(*at)].table;
    return table != nullptr && table->hit == "all" ? table : nullptr;
}

/// T包含“x”: some row that gives x applies.
Term Resolver::gathered(const syntax::DecisionTable& table, const Expr& expr) {
    const auto at = *symbols_.find(SymbolKind::definition, expr.parts.front().name.text);
    findings_.use_definition(at);
    if (!findings_.write_out(symbols_.definitions[static_cast<std::size_t>(at)], expr.span))
        return broken(expr.span);
    const auto wanted = label({.kind = Kind::label, .labels = &table.results}, expr.parts.at(1));
    if (wanted.type.kind == Kind::nothing) return broken(expr.span);
    std::vector<Term> ways;
    for (const auto& row : table.rows) {
        if (row_result(row).constant != wanted.constant) continue;
        ways.push_back(row_condition(row));
        if (ways.back().type.kind == Kind::nothing) return broken(expr.span);
    }
    auto any = ways.size() == 1 ? std::move(ways.front())
                                : made(Op::any, kTruth, expr.span, std::move(ways));
    any.definition = at;
    return expr.negated ? negated(std::move(any)) : any;
}

Term Resolver::qualifies(const Expr& expr) {
    const auto at = symbols_.find(SymbolKind::definition, expr.name.text);
    if (!at) {
        findings_.unknown(symbols_, expr.name, SymbolKind::definition);
        return broken(expr.span);
    }
    auto term = defined(*at, expr.span);
    if (term.type.kind == Kind::nothing) return broken(expr.span);
    if (term.type.kind != Kind::truth) {
        findings_.add(base::Code::gj2356, expr.name.span, {base::Text(expr.name.text)});
        return broken(expr.span);
    }
    return expr.negated ? negated(std::move(term)) : term;
}

/// C的，须D: does not fail where C does not hold. That it then does not apply at all, and so does not
/// pass either, is said beside the code (program::Criterion::applies).
Term Resolver::applies(const Expr& expr) {
    auto when = condition(expr.parts.at(0));
    auto then = condition(expr.parts.at(1));
    if (when.type.kind == Kind::nothing || then.type.kind == Kind::nothing)
        return broken(expr.span);
    std::vector<Term> ways;
    ways.push_back(negated(std::move(when)));
    ways.push_back(std::move(then));
    return made(Op::any, kTruth, expr.span, std::move(ways));
}

}  // namespace guiju::check
