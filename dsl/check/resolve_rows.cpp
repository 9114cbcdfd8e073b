// SPDX-License-Identifier: Apache-2.0
// Lists of records: which rows are meant, what is added up or asked of them. A condition on rows is
// asked in the scope of one row: its columns first, then the fields of the case.
#include <utility>

#include "dsl/check/literal.h"
#include "dsl/check/resolve.h"

namespace guiju::check {

namespace {

using syntax::Expr;
using Kind = Type::Kind;
using value::Dimension;

constexpr Type kTruth{.kind = Kind::truth};

Term broken(base::Span span) { return {.op = Term::Op::constant, .span = span}; }

Type quantity(Dimension dimension) { return {.kind = Kind::quantity, .dimension = dimension}; }

Term fold_of(Term::Fold fold, Term list, std::vector<Term> where, base::Span span) {
    Term term{.op = Term::Op::fold, .fold = fold, .span = span};
    term.parts.push_back(std::move(list));
    term.where = std::move(where);
    return term;
}

std::optional<Term::Fold> fold_named(std::string_view id) {
    if (id == "distinct") return Term::Fold::distinct;
    if (id == "sum") return Term::Fold::sum;
    if (id == "mean") return Term::Fold::mean;
    if (id == "least") return Term::Fold::least;
    if (id == "greatest") return Term::Fold::greatest;
    return std::nullopt;
}

}  // namespace

std::optional<Resolver::Rows> Resolver::rows(const Expr& expr) {
    const bool chosen = expr.kind == Expr::Kind::chosen;
    const auto& written = chosen ? expr.parts.at(0) : expr;
    Rows rows{subject(written), {}};
    if (rows.list.type.kind == Kind::nothing) return std::nullopt;
    if (rows.list.type.kind != Kind::rows) {
        findings_.add(base::Code::gj2310, written.span,
                      {base::Text(word_of(written)), name_of(rows.list.type)});
        return std::nullopt;
    }
    if (!chosen) return rows;
    rows.where.push_back(in_row(rows.list.type.columns).condition(expr.parts.at(1)));
    if (rows.where.front().type.kind == Kind::nothing) return std::nullopt;
    return rows;
}

Resolver Resolver::in_row(std::int32_t columns) const {
    Scope scope = scope_;
    scope.columns = columns;
    return {symbols_, scope, findings_};
}

std::optional<Term> Resolver::column(const Rows& rows, const syntax::Name& name) {
    const auto owner = rows.list.type.columns;
    const auto at = symbols_.find(SymbolKind::column, name.text, owner);
    if (!at) {
        findings_.unknown(symbols_, name, SymbolKind::column, owner);
        return std::nullopt;
    }
    const auto& field = columns_at(symbols_, owner).at(static_cast<std::size_t>(*at));
    return Term{.op = Term::Op::column, .index = *at, .type = type_of(field), .span = name.span};
}

Term Resolver::counted(Term term) {
    if (term.type.kind != Kind::rows) return term;
    const auto span = term.span;
    auto count = fold_of(Term::Fold::count, std::move(term), {}, span);
    count.type = quantity(Dimension::count);
    return count;
}

Term Resolver::chosen(const Expr& expr) {
    auto rows = this->rows(expr);
    if (!rows) return broken(expr.span);
    auto count =
        fold_of(Term::Fold::count, std::move(rows->list), std::move(rows->where), expr.span);
    count.type = quantity(Dimension::count);
    return count;
}

Term Resolver::fold(const Expr& expr) {
    auto rows = this->rows(expr.parts.at(0));
    if (!rows) return broken(expr.span);
    if (expr.text == "number" || expr.text == "share") {
        const auto& meant = expr.parts.at(0).span;
        auto part = fold_of(Term::Fold::count, rows->list, rows->where, meant);
        part.type = quantity(Dimension::count);
        if (expr.text == "number") return part;
        if (rows->where.empty()) {
            findings_.add(base::Code::gj2311, expr.span, {base::Text(word_of(expr.parts[0]))});
            return broken(expr.span);
        }
        Term share{.op = Term::Op::divide, .type = quantity(Dimension::share), .span = expr.span};
        share.parts.push_back(std::move(part));
        share.parts.push_back(counted(std::move(rows->list)));
        return share;
    }
    const auto of = column(*rows, expr.name);
    if (!of) return broken(expr.span);
    const auto how = fold_named(expr.text).value_or(Term::Fold::sum);
    const bool any = how == Term::Fold::distinct;
    const bool ordered = how == Term::Fold::least || how == Term::Fold::greatest;
    const bool fits =
        any || of->type.kind == Kind::quantity || (ordered && of->type.kind == Kind::date);
    if (!fits) {
        findings_.add(base::Code::gj2312, expr.name.span,
                      {base::Text(expr.name.text), name_of(of->type)});
        return broken(expr.span);
    }
    auto term = fold_of(how, std::move(rows->list), std::move(rows->where), expr.span);
    term.index = of->index;
    term.type = any ? quantity(Dimension::count) : of->type;
    return term;
}

/// LIST的COLUMN: the different values of the column, as a list.
Term Resolver::pick(Rows from, const Expr& expr) {
    const auto of = column(from, expr.name);
    if (!of) return broken(expr.span);
    using enum Type::Kind;
    Type type{.kind = labels, .labels = of->type.labels};
    if (of->type.kind == unit || of->type.kind == units) type.kind = units;
    const bool fits = of->type.kind == text || of->type.kind == label || of->type.kind == labels ||
                      type.kind == units;
    if (!fits) {
        findings_.add(base::Code::gj2313, expr.span, {base::Text(expr.name.text)});
        return broken(expr.span);
    }
    auto term = fold_of(Term::Fold::pick, std::move(from.list), std::move(from.where), expr.span);
    term.index = of->index;
    term.type = type;
    return term;
}

Term Resolver::every(const Expr& expr) {
    auto rows = this->rows(expr.parts.at(0));
    if (!rows) return broken(expr.span);
    auto holds = in_row(rows->list.type.columns).condition(expr.parts.at(1));
    if (holds.type.kind == Kind::nothing) return broken(expr.span);
    if (expr.kind == Expr::Kind::none_of) {
        Term opposite{.op = Term::Op::negate, .type = kTruth, .span = holds.span};
        opposite.parts.push_back(std::move(holds));
        holds = std::move(opposite);
    }
    auto term =
        fold_of(Term::Fold::every, std::move(rows->list), std::move(rows->where), expr.span);
    term.type = kTruth;
    term.what.push_back(std::move(holds));
    return term;
}

/// Within the condition the name of the list means the rows of the group.
Term Resolver::groups(const Expr& expr) {
    auto rows = this->rows(expr.parts.at(0));
    if (!rows) return broken(expr.span);
    const auto by = column(*rows, expr.name);
    if (!by) return broken(expr.span);
    Scope scope = scope_;
    scope.group = rows->list.type.columns;
    auto holds = Resolver(symbols_, scope, findings_).condition(expr.parts.at(1));
    if (holds.type.kind == Kind::nothing) return broken(expr.span);
    auto term =
        fold_of(Term::Fold::groups, std::move(rows->list), std::move(rows->where), expr.span);
    term.type = kTruth;
    term.index = by->index;
    term.what.push_back(std::move(holds));
    return term;
}

Term Resolver::months(const Expr& expr) {
    auto rows = this->rows(expr.parts.at(0));
    if (!rows) return broken(expr.span);
    auto year = value(expr.parts.at(1));
    if (year.type.kind == Kind::nothing) return broken(expr.span);
    const bool plain =
        year.type.kind == Kind::quantity &&
        (year.type.dimension == Dimension::none || year.type.dimension == Dimension::months);
    if (!plain) return wrong_operand(expr, year, {"年份", "a year"});
    std::vector<Term> days;
    for (std::size_t i = 2; i < expr.parts.size(); ++i) {
        auto day = column(*rows, expr.parts[i].name);
        if (!day) return broken(expr.span);
        if (day->type.kind != Kind::date) return wrong_operand(expr, *day, {"日期", "a date"});
        days.push_back(std::move(*day));
    }
    auto term =
        fold_of(Term::Fold::months, std::move(rows->list), std::move(rows->where), expr.span);
    term.type = quantity(Dimension::months);
    term.index = days.front().index;
    term.until = days.back().index;
    term.what.push_back(std::move(year));
    return term;
}

/// 至少N项符合（A；B；…）: each that holds counts one; what is open counts as either.
Term Resolver::tally(const Expr& expr) {
    auto wanted = value(expr.parts.at(0));
    std::vector<Term> counts;
    bool whole = wanted.type.kind != Kind::nothing;
    for (std::size_t i = 1; i < expr.parts.size(); ++i) {
        auto part = condition(expr.parts[i]);
        whole = whole && part.type.kind == Kind::truth;
        Term one{.op = Term::Op::tally, .type = quantity(Dimension::count), .span = part.span};
        one.parts.push_back(std::move(part));
        counts.push_back(std::move(one));
    }
    if (!whole) return broken(expr.span);
    const bool number =
        wanted.type.kind == Kind::quantity &&
        (wanted.type.dimension == Dimension::count || wanted.type.dimension == Dimension::none);
    if (!number) return wrong_operand(expr, wanted, {"数量", "a count"});
    while (counts.size() > 1) {
        std::vector<Term> joined;
        for (std::size_t i = 0; i + 1 < counts.size(); i += 2) {
            Term sum{.op = Term::Op::add, .type = quantity(Dimension::count), .span = expr.span};
            sum.parts.push_back(std::move(counts[i]));
            sum.parts.push_back(std::move(counts[i + 1]));
            joined.push_back(std::move(sum));
        }
        if (counts.size() % 2 == 1) joined.push_back(std::move(counts.back()));
        counts = std::move(joined);
    }
    using From = syntax::CompareOp;
    Term term{.op = Term::Op::compare,
              .compare = expr.compare == From::at_least  ? Term::Compare::at_least
                         : expr.compare == From::at_most ? Term::Compare::at_most
                                                         : Term::Compare::equal,
              .type = kTruth,
              .span = expr.span};
    term.parts.push_back(std::move(counts.front()));
    term.parts.push_back(std::move(wanted));
    return term;
}

Term Resolver::difference(const Expr& expr) {
    Term term{.op = Term::Op::difference, .span = expr.span};
    for (const auto& part : expr.parts) {
        auto list = subject(part);
        if (list.type.kind == Kind::nothing) return broken(expr.span);
        if (list.type.kind != Kind::labels && list.type.kind != Kind::units)
            return wrong_operand(expr, list, {"清单或多选", "a list or choices"});
        term.parts.push_back(std::move(list));
    }
    term.type = term.parts.front().type;
    return term;
}

}  // namespace guiju::check
