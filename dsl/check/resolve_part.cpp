// SPDX-License-Identifier: Apache-2.0
// No data (不详, 不适用, 无数据) and the parts of composite values.
#include <utility>

#include "dsl/check/companions.h"
#include "dsl/check/resolve.h"

namespace guiju::check {

namespace {

using syntax::Expr;
using Kind = Type::Kind;
using Op = Term::Op;

Term broken(base::Span span) { return {.op = Op::constant, .span = span}; }

}  // namespace

/// Which kind of no data a field holds; 无数据 is any of the three. Always decidable.
Term Resolver::absent(const Expr& expr) {
    auto field = subject(expr.parts.at(0));
    if (field.type.kind == Kind::nothing) return broken(expr.span);
    if (field.op != Op::field && field.op != Op::candidate)
        return wrong_operand(expr, field, {"字段", "a field"});
    Term term{.op = Op::absent, .type = {.kind = Kind::truth}, .span = expr.span};
    if (expr.text == "unknown") term.index = static_cast<std::int32_t>(value::Absent::said_unknown);
    if (expr.text == "not_applicable")
        term.index = static_cast<std::int32_t>(value::Absent::not_applicable);
    term.parts.push_back(std::move(field));
    return term;
}

std::vector<Term> Resolver::parts_of(const Term& composite) {
    std::vector<Term> parts;
    const auto& record = *symbols_.matter->body;
    const auto field = static_cast<std::size_t>(composite.index);
    const auto type = type_of(part_of(record.fields[field]));
    for (const auto slot : part_slots(symbols_, record, field))
        parts.push_back({.op = Op::field, .index = slot, .type = type, .span = composite.span});
    return parts;
}

/// 营业收入的415X: one part of a composite field of the matter.
Term Resolver::part(const Expr& expr, std::int32_t field) {
    const auto& record = *symbols_.matter->body;
    const auto& composite = record.fields[static_cast<std::size_t>(field)];
    const auto wanted = symbols_.identity(expr.name.text);
    const auto slots = part_slots(symbols_, record, static_cast<std::size_t>(field));
    std::vector<std::string> names;
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (symbols_.identity(composite.labels[i].text) == wanted)
            return {.op = Op::field,
                    .index = slots[i],
                    .type = type_of(part_of(composite)),
                    .span = expr.span};
        names.push_back(composite.labels[i].text);
    }
    findings_.unknown_word(expr.name, {"它的一个部分", "one of its parts"}, names);
    return broken(expr.span);
}

/// 各项均…, 有一项…: the comparison asked of every part, with one value for all or one for each.
Term Resolver::each_part(const Expr& expr) {
    auto left = subject(expr.parts.at(0));
    if (left.type.kind == Kind::nothing) return broken(expr.span);
    if (left.type.kind != Kind::composite || left.op != Op::field)
        return wrong_operand(expr, left, {"组合", "a composite"});
    const auto parts = parts_of(left);
    const auto values = expr.parts.size() - 1;
    if (values != 1 && values != parts.size()) {
        findings_.add(
            base::Code::gj2355, expr.operator_span,
            {base::Text(expr.parts.front().name.text), base::Text(std::to_string(parts.size())),
             base::Text(std::to_string(values))});
        return broken(expr.span);
    }
    const auto& labels = symbols_.matter->body->fields[static_cast<std::size_t>(left.index)].labels;
    Term whole{.op = expr.text == "some_part" ? Op::any : Op::all,
               .type = {.kind = Kind::truth},
               .span = expr.span};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        Expr one = expr;
        one.kind = Expr::Kind::compare;
        Expr of;
        of.kind = Expr::Kind::qualified;
        of.span = expr.parts.front().span;
        of.name = labels[i];
        of.name.span = expr.parts.front().span;
        of.parts = {expr.parts.front()};
        one.parts = {std::move(of), expr.parts[values == 1 ? 1 : i + 1]};
        one.text.clear();
        whole.parts.push_back(condition(one));
        if (whole.parts.back().type.kind == Kind::nothing) return broken(expr.span);
    }
    return whole;
}

}  // namespace guiju::check
