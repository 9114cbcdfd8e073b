// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "dsl/check/companions.h"
#include "dsl/check/literal.h"
#include "dsl/check/propose.h"
#include "dsl/check/resolve.h"

namespace guiju::check {

namespace {

using syntax::Expr;
using Kind = Type::Kind;
using value::Dimension;

constexpr auto kNoDimension = Dimension::none;

Term broken(base::Span span) { return {.op = Term::Op::constant, .span = span}; }

Type quantity(Dimension dimension) { return {.kind = Kind::quantity, .dimension = dimension}; }

/// A list of records knows whose columns its rows have.
Type of_list(Type type, std::int32_t record_register, std::int32_t field) {
    if (type.kind == Kind::rows) type.columns = columns_of(record_register, field);
    return type;
}

bool plain(Dimension dimension) {
    return dimension == kNoDimension || dimension == Dimension::count;
}

/// The dimension of a result; empty when the sides cannot be worked out together.
std::optional<Dimension> worked_out(char sign, Dimension left, Dimension right) {
    if (sign == '+' || sign == '-') {
        if (left == right) return left;
        if (left == Dimension::share && right == Dimension::points_of_share) return left;
        if (plain(left) && plain(right)) return Dimension::count;
        return std::nullopt;
    }
    if (sign == '*') {
        if (plain(left) || left == Dimension::share) return right;
        if (plain(right) || right == Dimension::share) return left;
        return std::nullopt;
    }
    if (left == right || (plain(left) && plain(right))) return Dimension::share;
    if (plain(right) || right == Dimension::share) return left;
    return std::nullopt;
}

/// 开始日期＋12个月: days and months only; working days need a calendar, which a value has not.
bool is_later_day(char sign, const Type& day, const Type& length) {
    const bool shifts = length.kind == Kind::quantity && (length.dimension == Dimension::months ||
                                                          length.dimension == Dimension::days);
    return (sign == '+' || sign == '-') && day.kind == Kind::date && shifts;
}

Term::Op op_of(char sign) {
    switch (sign) {
        case '+': return Term::Op::add;
        case '-': return Term::Op::subtract;
        case '*': return Term::Op::multiply;
        default: return Term::Op::divide;
    }
}

base::Text sign_in_words(char sign) {
    switch (sign) {
        case '+': return {"相加", "added"};
        case '-': return {"相减", "subtracted"};
        case '*': return {"相乘", "multiplied"};
        default: return {"相除", "divided"};
    }
}

}  // namespace

Term Resolver::value(const Expr& expr) {
    ++depth_;
    auto term = one_value(expr);
    --depth_;
    return not_too_deep(std::move(term));
}

Term Resolver::subject(const Expr& expr) {
    if (expr.kind != Expr::Kind::text) return value(expr);
    const auto span = expr.name.text.empty() ? expr.span : expr.name.span;
    findings_.unknown_word({.text = expr.text, .span = span}, name_of(expected()), candidates());
    return broken(expr.span);
}

SymbolKind Resolver::expected() const {
    if (scope_.candidate != kNobody) return SymbolKind::register_field;
    return scope_.matter ? SymbolKind::field : SymbolKind::indicator;
}

Term Resolver::one_value(const Expr& expr) {
    switch (expr.kind) {
        case Expr::Kind::term: return named(expr.name);
        case Expr::Kind::qualified: return qualified(expr);
        case Expr::Kind::number: return literal_number(expr);
        case Expr::Kind::text: {
            return {.op = Term::Op::constant,
                    .constant = symbols_.identity(expr.text),
                    .type = {.kind = Kind::text},
                    .span = expr.span};
        }
        case Expr::Kind::date: return date(expr);
        case Expr::Kind::arithmetic: return arithmetic(expr);
        case Expr::Kind::overlap_share: return overlap_share(expr);
        case Expr::Kind::builtin: return builtin(expr);
        case Expr::Kind::chosen: return chosen(expr);
        case Expr::Kind::fold: return fold(expr);
        case Expr::Kind::pick: {
            auto from = rows(expr.parts.at(0));
            return from ? pick(std::move(*from), expr) : broken(expr.span);
        }
        case Expr::Kind::months: return months(expr);
        case Expr::Kind::difference: return difference(expr);
        case Expr::Kind::kin:
        case Expr::Kind::recorded: return kin(expr);
        case Expr::Kind::mean:
            findings_.add(base::Code::gj2208, expr.span, {{"平均值", "a mean"}});
            return broken(expr.span);
        default: findings_.add(base::Code::gj2209, expr.span); return broken(expr.span);
    }
}

Term Resolver::named(const syntax::Name& name) {
    Term term{.span = name.span};
    const auto take = [&](Term::Op op, std::int32_t index, Type type) {
        term.op = op;
        term.index = index;
        term.type = type;
        return term;
    };
    if (scope_.columns != kNobody) {
        if (const auto at = symbols_.find(SymbolKind::column, name.text, scope_.columns))
            return take(
                Term::Op::column, *at,
                type_of(columns_at(symbols_, scope_.columns).at(static_cast<std::size_t>(*at))));
    }
    if (scope_.candidate != kNobody) {
        if (const auto at = symbols_.find(SymbolKind::register_field, name.text, scope_.candidate))
            return take(Term::Op::candidate, *at,
                        of_list(type_of(field_at(symbols_, SymbolKind::register_field, *at,
                                                 scope_.candidate)),
                                scope_.candidate, *at));
    }
    if (scope_.matter) {
        if (const auto at = symbols_.find(SymbolKind::field, name.text)) {
            const auto type =
                of_list(type_of(field_at(symbols_, SymbolKind::field, *at)), kNobody, *at);
            const bool group = type.kind == Kind::rows && type.columns == scope_.group;
            return take(group ? Term::Op::group : Term::Op::field, *at, type);
        }
    }
    if (scope_.matter && symbols_.matter) {
        const auto& record = *symbols_.matter->body;
        if (const auto beside = companion_named(symbols_, record, name.text))
            return take(Term::Op::field, beside->slot, type_of(beside->companion.as));
    }
    if (const auto at = symbols_.find(SymbolKind::definition, name.text))
        return defined(*at, name.span);
    if (scope_.indicators) {
        if (const auto at = symbols_.find(SymbolKind::indicator, name.text)) {
            const auto& indicator = *symbols_.indicators[static_cast<std::size_t>(*at)];
            return take(Term::Op::indicator, *at, type_of(indicator));
        }
    }
    if (const auto at = symbols_.find(SymbolKind::parameter, name.text)) {
        findings_.use_parameter(*at);
        return take(Term::Op::parameter, *at,
                    type_of(*symbols_.parameters[static_cast<std::size_t>(*at)]));
    }
    const auto kinds = symbols_.kinds_of(name.text);
    if (!kinds.empty())
        findings_.add(base::Code::gj2105, name.span,
                      {base::Text(name.text), name_of(kinds.front()), name_of(expected())});
    else
        findings_.unknown_word(name, name_of(expected()), candidates());
    return broken(name.span);
}

std::vector<std::string> Resolver::candidates() const {
    auto names = symbols_.names(SymbolKind::parameter);
    const auto append = [&](std::vector<std::string> more) {
        names.insert(names.end(), more.begin(), more.end());
    };
    if (scope_.columns != kNobody) append(symbols_.names(SymbolKind::column, scope_.columns));
    if (scope_.matter) append(symbols_.names(SymbolKind::field));
    if (scope_.indicators) append(symbols_.names(SymbolKind::indicator));
    if (scope_.candidate != kNobody)
        append(symbols_.names(SymbolKind::register_field, scope_.candidate));
    return names;
}

bool Resolver::lists_rows(std::int32_t field) const {
    const auto& fields = symbols_.matter->body->fields;
    const auto at = static_cast<std::size_t>(field);
    return at < fields.size() && fields[at].type == "rows";
}

Term Resolver::qualified(const Expr& expr) {
    const auto& owner = expr.parts.front().name;
    if (scope_.matter)
        if (const auto at = symbols_.find(SymbolKind::field, owner.text); at && !lists_rows(*at))
            return part(expr, *at);
    if (symbols_.find(SymbolKind::matter, owner.text)) {
        Scope only_matter = scope_;
        only_matter.candidate = kNobody;
        auto term = Resolver(symbols_, only_matter, findings_).named(expr.name);
        term.span = expr.span;
        return term;
    }
    const auto record = symbols_.find(SymbolKind::record_register, owner.text);
    if (record && *record == scope_.candidate) {
        auto term = named(expr.name);
        term.span = expr.span;
        return term;
    }
    if (symbols_.find(SymbolKind::field, owner.text) ||
        symbols_.find(SymbolKind::register_field, owner.text, scope_.candidate)) {
        auto rows = this->rows(expr.parts.front());
        return rows ? pick(std::move(*rows), expr) : broken(expr.span);
    }
    findings_.unknown(symbols_, owner, SymbolKind::matter);
    return broken(expr.span);
}

Term Resolver::literal_number(const Expr& expr) {
    const auto quantity_read = quantity_of(expr);
    if (!quantity_read) {
        const bool no_unit = !expr.unit.empty() && value::find_unit(expr.unit) == nullptr;
        if (no_unit)
            findings_.unknown_unit(expr.unit, expr.unit_span);
        else
            findings_.add(base::Code::gj2212, expr.span, {base::Text(expr.text)});
        return broken(expr.span);
    }
    printed_over(expr, findings_);
    return {.op = Term::Op::constant,
            .constant = *quantity_read,
            .type = quantity(quantity_read->dimension),
            .span = expr.span};
}

Term Resolver::date(const Expr& expr) {
    const auto day = value::parse_date(expr.text);
    if (!day) {
        findings_.add(base::Code::gj2213, expr.span, {base::Text(expr.text)});
        return broken(expr.span);
    }
    return {.op = Term::Op::constant,
            .constant = *day,
            .type = {.kind = Kind::date},
            .span = expr.span};
}

std::optional<Term> Resolver::self(const Expr& expr) {
    const bool this_case = expr.text == "this_case";
    if (!this_case && expr.text != "this_unit") return std::nullopt;
    if (!scope_.matter && (this_case || scope_.candidate == kNobody)) {
        findings_.add(
            base::Code::gj2208, expr.span,
            {this_case ? base::Text("本件", "this case") : base::Text("本单位", "this unit")});
        return broken(expr.span);
    }
    const auto which = this_case ? Term::Builtin::this_case : Term::Builtin::this_unit;
    return Term{.op = Term::Op::builtin,
                .index = static_cast<std::int32_t>(which),
                .type = {.kind = Kind::unit},
                .span = expr.span};
}

namespace {

/// The builtins that are numbers of something.
std::optional<Term::Builtin> counted_builtin(const std::string& id) {
    if (id == "rounds_used") return Term::Builtin::rounds_used;
    if (id == "agree_votes") return Term::Builtin::agree_votes;
    if (id == "refuse_votes") return Term::Builtin::refuse_votes;
    if (id == "exceptions") return Term::Builtin::exceptions;
    return std::nullopt;
}

}  // namespace

Term Resolver::builtin(const Expr& expr) {
    if (auto own = self(expr)) return std::move(*own);
    const auto counted = counted_builtin(expr.text);
    const bool a_value = expr.text == "highest_level" || expr.text == "own_level" || counted;
    if (!a_value) {  // 必填事项 only stands before 已填写, 无 only in examples
        findings_.add(base::Code::gj2208, expr.span, {{"这个词", "this word"}});
        return broken(expr.span);
    }
    const bool own_level = expr.text == "own_level";
    if (own_level ? !scope_.period : !scope_.matter) {
        findings_.add(base::Code::gj2208, expr.span,
                      {own_level ? base::Text("本级", "own level")
                                 : base::Text("案件的情况", "the state of a case")});
        return broken(expr.span);
    }
    Term term{.op = Term::Op::builtin, .type = {.kind = Kind::level}, .span = expr.span};
    auto which = Term::Builtin::highest_level;
    if (own_level) which = Term::Builtin::own_level;
    if (counted) {
        which = *counted;
        term.type = quantity(Dimension::count);
    }
    term.index = static_cast<std::int32_t>(which);
    return term;
}

Term Resolver::arithmetic(const Expr& expr) {
    Term left = counted(subject(expr.parts.at(0)));
    Term right = counted(subject(expr.parts.at(1)));
    if (left.type.kind == Kind::nothing || right.type.kind == Kind::nothing)
        return broken(expr.span);
    if (is_later_day(expr.op_char, left.type, right.type)) {
        Term day{.op = op_of(expr.op_char), .type = {.kind = Kind::date}, .span = expr.span};
        day.parts = {std::move(left), std::move(right)};
        return day;
    }
    const bool numbers = left.type.kind == Kind::quantity && right.type.kind == Kind::quantity;
    const auto dimension = numbers
                               ? worked_out(expr.op_char, left.type.dimension, right.type.dimension)
                               : std::nullopt;
    if (!dimension) {
        findings_.add(base::Code::gj2207, expr.span,
                      {name_of(left.type), name_of(right.type), sign_in_words(expr.op_char)});
        return broken(expr.span);
    }
    if (left.type.dimension == Dimension::share &&
        right.type.dimension == Dimension::points_of_share)
        right = in_shares(std::move(right));
    Term term{.op = op_of(expr.op_char), .type = quantity(*dimension), .span = expr.span};
    term.parts = {std::move(left), std::move(right)};
    return term;
}

Term Resolver::overlap_share(const Expr& expr) {
    Term term{.op = Term::Op::overlap_share, .type = quantity(Dimension::share), .span = expr.span};
    for (const auto& part : expr.parts) {
        auto list = subject(part);
        if (list.type.kind == Kind::nothing) return broken(expr.span);
        if (list.type.kind != Kind::labels && list.type.kind != Kind::units)
            return wrong_operand(expr, list, {"清单或多选", "a list or choices"});
        term.parts.push_back(std::move(list));
    }
    return term;
}

Term Resolver::wrong_operand(const Expr& whole, const Term& operand, base::Text wanted) {
    findings_.add(base::Code::gj2202, operand.span, {std::move(wanted), name_of(operand.type)});
    return broken(whole.span);
}

namespace {

/// A parameter of this kind with the value it holds, else the literal itself.
const Expr& settled(const Symbols& symbols, const Expr& expr, Findings& findings) {
    if (expr.kind != Expr::Kind::term) return expr;
    const auto at = refer(symbols, expr.name, SymbolKind::parameter, findings);
    if (!at) return expr;
    findings.use_parameter(*at);
    return symbols.parameters[static_cast<std::size_t>(*at)]->value;
}

/// Where the value of a parameter is written, unless it stands at the place itself.
std::vector<base::SecondaryPlace> declared_here(const Expr& expr, const Expr& literal) {
    if (&expr == &literal) return {};
    return {{literal.span, {"参数的值写在这里", "the value of the parameter"}}};
}

}  // namespace

void check_period(const Symbols& symbols, const Expr& expr, Findings& findings) {
    const auto& literal = settled(symbols, expr, findings);
    if (literal.kind == Expr::Kind::term) return;  // unknown: said already
    const auto length = quantity_of(literal);
    const auto skin = symbols.file().skin;
    if (&literal == &expr && length && length->dimension == Dimension::none &&
        expr.kind == Expr::Kind::number) {
        auto& finding =
            findings.add(base::Code::gj2203, expr.span, {{"一段时间", "a length of time"}});
        return propose_unit(finding, skin, {expr.span.file, expr.span.end, expr.span.end},
                            Dimension::workdays);
    }
    if (!length || !period_of(*length) || length->number.sign() <= 0) {
        if (findings.blame(literal.span) || &literal == &expr)
            findings.add(base::Code::gj2211, expr.span).places = declared_here(expr, literal);
        return;
    }
    if (&literal == &expr && says_day_only(expr)) {
        auto& finding = findings.add(base::Code::gj2210, expr.span, {base::Text(expr.text)});
        propose_unit(finding, skin, expr.unit_span, Dimension::workdays);
    }
}

void check_rounds(const Symbols& symbols, const Expr& expr, Findings& findings) {
    const auto& literal = settled(symbols, expr, findings);
    if (literal.kind == Expr::Kind::term) return;
    const auto times = quantity_of(literal);
    const bool fits = times && rounds_of(*times);
    if (!fits && (findings.blame(literal.span) || &literal == &expr))
        findings.add(base::Code::gj2214, expr.span).places = declared_here(expr, literal);
}

}  // namespace guiju::check
