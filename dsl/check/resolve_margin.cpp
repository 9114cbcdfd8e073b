// SPDX-License-Identifier: Apache-2.0
// 左右, 保持基本稳定: comparisons with a margin. Worked out with plain arithmetic, so nothing of them is
// left in a program.
#include <utility>

#include "dsl/check/literal.h"
#include "dsl/check/resolve.h"

namespace guiju::check {

namespace {

using syntax::Expr;
using Kind = Type::Kind;
using Op = Term::Op;
using value::Dimension;

Term broken(base::Span span) { return {.op = Op::constant, .span = span}; }

Term two(Op op, Type type, Term a, Term b) {
    Term term{.op = op, .type = type, .span = base::join(a.span, b.span)};
    term.parts.push_back(std::move(a));
    term.parts.push_back(std::move(b));
    return term;
}

}  // namespace

Term in_shares(Term points) {
    const auto span = points.span;
    Term hundred{.op = Op::constant,
                 .constant = value::Quantity{value::Number(100), Dimension::points_of_share},
                 .type = {.kind = Kind::quantity, .dimension = Dimension::points_of_share},
                 .span = span};
    return two(Op::divide, {.kind = Kind::quantity, .dimension = Dimension::share},
               std::move(points), std::move(hundred));
}

void printed_over(const Expr& number, Findings& findings) {
    if (number.printed_unit.empty()) return;
    const auto* printed = unit_called(number.printed_unit);
    const auto used = quantity_of(number);
    if (printed == nullptr || !used)
        return findings.unknown_unit(number.printed_unit, number.printed_span);
    if (printed->dimension != used->dimension) {
        findings.add(base::Code::gj2201, number.printed_span,
                     {name_of(Type{.kind = Kind::quantity, .dimension = used->dimension}),
                      name_of(Type{.kind = Kind::quantity, .dimension = printed->dimension})});
        return;
    }
    findings.add(base::Code::gj2345, number.printed_span,
                 {base::Text(number.printed_unit), base::Text(number.unit)});
}

/// How far off the value may be, in its own dimension.
std::optional<Term> Resolver::margin(const Term& of, const Expr& expr) {
    if (expr.parts.size() < 3) {
        findings_.add(base::Code::gj2344, expr.operator_span,
                      {expr.text == "stable" ? base::Text("保持基本稳定", "stays close to")
                                             : base::Text("左右", "about")});
        return std::nullopt;
    }
    auto width = value(expr.parts[2]);
    if (width.type.kind == Kind::nothing || of.type.kind == Kind::nothing) return std::nullopt;
    const auto wide = width.type.dimension;
    const auto own = of.type.dimension;
    const bool numbers = width.type.kind == Kind::quantity && of.type.kind == Kind::quantity;
    if (numbers && own == Dimension::share && wide == Dimension::points_of_share)
        return in_shares(std::move(width));
    if (numbers && own != Dimension::share && wide == Dimension::share)
        return two(Op::multiply, of.type, of, std::move(width));
    const bool plain = own == Dimension::count && wide == Dimension::none;
    if (numbers && (own == wide || plain) && own != Dimension::share) return width;
    findings_.add(base::Code::gj2354, width.span, {name_of(width.type), name_of(of.type)});
    return std::nullopt;
}

Term Resolver::about(const Expr& expr) {
    Term left = subject(expr.parts.at(0));
    Term middle = value(expr.parts.at(1));
    const auto width = margin(middle, expr);
    if (!width || !fit(left, middle, expr)) return broken(expr.span);
    const auto bounded = [&](Op op, Term::Compare compare) {
        auto edge = two(op, middle.type, middle, *width);
        auto term = two(Op::compare, {.kind = Kind::truth}, left, std::move(edge));
        term.compare = compare;
        return term;
    };
    auto both = two(Op::all, {.kind = Kind::truth}, bounded(Op::subtract, Term::Compare::at_least),
                    bounded(Op::add, Term::Compare::at_most));
    both.span = expr.span;
    return both;
}

/// 达到V左右: more is better, so only the lower edge counts. (With 不超过 only the upper one.)
Term Resolver::at_least_about(const Expr& expr) {
    using Order = syntax::CompareOp;
    Term left = subject(expr.parts.at(0));
    Term middle = value(expr.parts.at(1));
    const auto width = margin(middle, expr);
    if (!width || !fit(left, middle, expr)) return broken(expr.span);
    const bool floor = expr.compare == Order::at_least || expr.compare == Order::more;
    const bool strict = expr.compare == Order::more || expr.compare == Order::less;
    auto edge = two(floor ? Op::subtract : Op::add, middle.type, middle, *width);
    auto term = two(Op::compare, {.kind = Kind::truth}, std::move(left), std::move(edge));
    if (floor)
        term.compare = strict ? Term::Compare::more : Term::Compare::at_least;
    else
        term.compare = strict ? Term::Compare::less : Term::Compare::at_most;
    term.span = expr.span;
    return term;
}

}  // namespace guiju::check
