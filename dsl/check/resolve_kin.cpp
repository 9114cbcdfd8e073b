// SPDX-License-Identifier: Apache-2.0
// Conditions and values that look at other cases.
#include <algorithm>

#include "dsl/check/kin.h"
#include "dsl/check/resolve.h"

namespace guiju::check {

namespace {

using syntax::Expr;

Kin::Kind kind_of(const Expr& expr) {
    if (expr.kind == Expr::Kind::kin_closed) return Kin::Kind::all_closed;
    if (expr.kind == Expr::Kind::recorded) return Kin::Kind::recorded;
    if (expr.text == "open") return Kin::Kind::open;
    if (expr.text == "closed") return Kin::Kind::closed;
    if (expr.text == "outcome") return Kin::Kind::outcome;
    return expr.text == "sum" ? Kin::Kind::sum : Kin::Kind::count;
}

Term broken(base::Span span) { return {.op = Term::Op::constant, .span = span}; }

}  // namespace

/// The related policy an expression is about, or a finding.
std::int32_t Resolver::related_of(const Expr& expr) {
    if (!scope_.matter) {
        findings_.add(base::Code::gj2208, expr.span,
                      {{"其他案件的情况", "the state of other cases"}});
        return kNobody;
    }
    if (expr.kind != Expr::Kind::recorded)
        return refer(symbols_, expr.name, SymbolKind::related, findings_).value_or(kNobody);
    const auto& owner = expr.parts.front().name;
    const auto slot = refer(symbols_, owner, SymbolKind::field, findings_);
    if (!slot) return kNobody;
    const auto policy = linked_policy(symbols_, field_at(symbols_, SymbolKind::field, *slot));
    if (policy == kNobody) findings_.add(base::Code::gj2430, owner.span, {base::Text(owner.text)});
    return policy;
}

Term Resolver::kin(const Expr& expr) {
    const auto related = related_of(expr);
    if (related == kNobody) return broken(expr.span);
    const auto all = all_kin(symbols_);
    const auto kind = kind_of(expr);
    const auto* wanted = kind == Kin::Kind::recorded || kind == Kin::Kind::sum
                             ? (kind == Kin::Kind::sum ? &expr.parts.front().name : &expr.name)
                             : nullptr;
    const auto same = [&](const std::string& a, const std::string& b) {
        return symbols_.identity(a) == symbols_.identity(b);
    };
    const auto found = std::find_if(all.begin(), all.end(), [&](const Kin& one) {
        if (one.kind != kind || one.related != related) return false;
        if (wanted != nullptr && !same(one.field->name.text, wanted->text)) return false;
        if (kind == Kin::Kind::outcome) return same(one.outcome->text, expr.parts.front().text);
        return kind != Kin::Kind::recorded ||
               one.link == index_of(symbols_, SymbolKind::field, expr.parts.front().name);
    });
    if (found == all.end()) {
        unknown_kin(expr, related, kind == Kin::Kind::outcome, wanted);
        return broken(expr.span);
    }
    Term term{.op = Term::Op::field, .type = type_of(*found), .span = expr.span};
    term.index = own_fields(symbols_) + static_cast<std::int32_t>(found - all.begin());
    if (kind != Kin::Kind::all_closed) return term;
    Term yes{.op = Term::Op::constant, .constant = value::Value(true), .type = term.type};
    yes.span = expr.span;
    Term whole{.op = Term::Op::is, .type = {.kind = Type::Kind::truth}, .span = expr.span};
    whole.parts = {std::move(term), std::move(yes)};
    return whole;
}

void Resolver::unknown_kin(const Expr& expr, std::int32_t related, bool outcome,
                           const syntax::Name* field) {
    const auto& section = symbols_.related[static_cast<std::size_t>(related)];
    const auto policy = symbols_.both(section.section->name.text);
    if (outcome) {
        findings_.add(base::Code::gj2431, expr.parts.front().span,
                      {base::Text(expr.parts.front().text), policy});
        return;
    }
    const auto at = symbols_.find(SymbolKind::related_field, field->text, related);
    if (!at) return findings_.unknown(symbols_, *field, SymbolKind::related_field, related);
    findings_.add(base::Code::gj2432, field->span, {base::Text(field->text)});
}

}  // namespace guiju::check
