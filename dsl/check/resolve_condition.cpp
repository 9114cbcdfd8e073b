// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "dsl/check/holdings.h"
#include "dsl/check/literal.h"
#include "dsl/check/propose.h"
#include "dsl/check/resolve.h"

namespace guiju::check {

namespace {

using syntax::Expr;
using Kind = Type::Kind;
using value::Dimension;

constexpr Type kTruth{.kind = Kind::truth};

Term broken(base::Span span) { return {.op = Term::Op::constant, .span = span}; }

Term opposite_if(bool negated, Term term) {
    if (!negated || term.type.kind == Kind::nothing) return term;
    const auto span = term.span;
    Term whole{.op = Term::Op::negate, .type = kTruth, .span = span};
    whole.parts.push_back(std::move(term));
    return whole;
}

Term condition_of(Term::Op op, base::Span span, std::vector<Term> parts) {
    return {.op = op, .type = kTruth, .span = span, .parts = std::move(parts)};
}

Term::Compare compare_of(syntax::CompareOp op) {
    using From = syntax::CompareOp;
    switch (op) {
        case From::at_least:
        case From::not_earlier: return Term::Compare::at_least;
        case From::at_most:
        case From::not_later: return Term::Compare::at_most;
        case From::more:
        case From::later: return Term::Compare::more;
        case From::less:
        case From::earlier: return Term::Compare::less;
        case From::equal: return Term::Compare::equal;
        case From::not_equal: return Term::Compare::not_equal;
    }
    return Term::Compare::equal;
}

bool orders_dates(syntax::CompareOp op) { return op >= syntax::CompareOp::not_earlier; }

bool comparable(Dimension a, Dimension b) {
    if (a == b) return true;
    const auto bare = [](Dimension d) {
        return d == Dimension::none || d == Dimension::count || d == Dimension::score;
    };
    // A field of type 数量 has no unit of its own; 10件 and 85分 may stand beside it.
    return bare(a) && bare(b) && (a == Dimension::none || b == Dimension::none);
}

/// 45%－44%: what it is compared with may be written in percentage points.
bool is_difference_of_shares(const Term& term) {
    return term.op == Term::Op::subtract && term.type.dimension == Dimension::share;
}

bool is_list(const Type& type) { return type.kind == Kind::labels || type.kind == Kind::units; }

/// 需求内容不少于50字, 推荐单位不少于3家: what is compared is the length.
Term measured(Term term, const Term& against) {
    if (against.type.kind != Kind::quantity) return term;
    const bool characters =
        term.type.kind == Kind::text && against.type.dimension == Dimension::characters;
    const bool items = (is_list(term.type) || term.type.kind == Kind::rows) &&
                       against.type.dimension == Dimension::count;
    if (!characters && !items) return term;
    const auto span = term.span;
    Term length{.op = Term::Op::length,
                .type = {.kind = Kind::quantity, .dimension = against.type.dimension},
                .span = span};
    length.parts.push_back(std::move(term));
    return length;
}

}  // namespace

Term Resolver::condition(const Expr& expr) {
    ++depth_;
    auto term = one_condition(expr);
    --depth_;
    return not_too_deep(std::move(term));
}

Term Resolver::not_too_deep(Term term) {
    if (depth_ > 0 || depth_of(term) <= kMostDepth) return term;
    findings_.add(base::Code::gj2220, term.span);
    return broken(term.span);
}

Term Resolver::one_condition(const Expr& expr) {
    switch (expr.kind) {
        case Expr::Kind::all: return joined(expr, Term::Op::all);
        case Expr::Kind::any: return joined(expr, Term::Op::any);
        case Expr::Kind::negation: return negation(expr);
        case Expr::Kind::compare: return compare(expr);
        case Expr::Kind::is: return is(expr);
        case Expr::Kind::filled: return filled(expr);
        case Expr::Kind::complete: return complete(expr);
        case Expr::Kind::format_ok: return format_ok(expr);
        case Expr::Kind::in_set: return in_set(expr);
        case Expr::Kind::within: return within(expr);
        case Expr::Kind::in_register: return in_register(expr);
        case Expr::Kind::entitled: return entitled(expr);
        case Expr::Kind::contains: return contains(expr);
        case Expr::Kind::overlaps: return overlaps(expr);
        case Expr::Kind::same_county:
        case Expr::Kind::same_city: return same_place(expr);
        case Expr::Kind::reached: return reached(expr);
        case Expr::Kind::every:
        case Expr::Kind::none_of: return every(expr);
        case Expr::Kind::groups: return groups(expr);
        case Expr::Kind::tally: return tally(expr);
        case Expr::Kind::kin_closed: return kin(expr);
        case Expr::Kind::qualifies: return qualifies(expr);
        case Expr::Kind::about: return about(expr);
        case Expr::Kind::absent: return absent(expr);
        case Expr::Kind::each_part: return each_part(expr);
        case Expr::Kind::applies: return applies(expr);
        default: break;
    }
    auto term = value(expr);
    if (term.type.kind == Kind::truth) return term;
    if (term.type.kind != Kind::nothing)
        findings_.add(base::Code::gj2215, expr.span, {name_of(term.type)});
    return broken(expr.span);
}

Term Resolver::joined(const Expr& expr, Term::Op op) {
    std::vector<Term> parts;
    bool whole = true;
    for (const auto& part : expr.parts) {
        parts.push_back(condition(part));
        whole = whole && parts.back().type.kind == Kind::truth;
    }
    return whole ? condition_of(op, expr.span, std::move(parts)) : broken(expr.span);
}

Term Resolver::negation(const Expr& expr) {
    auto part = condition(expr.parts.at(0));
    part.span = expr.span;
    return opposite_if(true, std::move(part));
}

Term Resolver::compare(const Expr& expr) {
    if (expr.text == "about") return at_least_about(expr);
    Term left = subject(expr.parts.at(0));
    Term right = value(expr.parts.at(1));
    left = measured(std::move(left), right);
    right = measured(std::move(right), left);
    if (is_difference_of_shares(left) && right.type.dimension == Dimension::points_of_share)
        right = in_shares(std::move(right));
    if (!fit(left, right, expr)) return broken(expr.span);
    Term term{.op = Term::Op::compare,
              .compare = compare_of(expr.compare),
              .type = kTruth,
              .span = expr.span};
    term.parts = {std::move(left), std::move(right)};
    return term;
}

bool Resolver::fit(const Term& left, const Term& right, const Expr& expr) {
    if (left.type.kind == Kind::nothing || right.type.kind == Kind::nothing) return false;
    const bool same = left.type.kind == right.type.kind;
    if (same && left.type.kind == Kind::date) return true;
    const auto in_time = [](Kind kind) { return kind == Kind::date || kind == Kind::instant; };
    if (in_time(left.type.kind) && in_time(right.type.kind)) return true;
    if (left.type.kind == Kind::composite || right.type.kind == Kind::composite) {
        const auto& whole = left.type.kind == Kind::composite ? expr.parts[0] : expr.parts[1];
        findings_.add(base::Code::gj2351, whole.span, {base::Text(whole.name.text)});
        return false;
    }
    if (same && left.type.kind == Kind::level && !orders_dates(expr.compare)) return true;
    const auto mismatch = [&](base::Code code) {
        auto& finding = findings_.add(code, right.span, {name_of(left.type), name_of(right.type)});
        finding.places.push_back({left.span, name_of(left.type)});
        if (code == base::Code::gj2204)
            propose_unit(finding, symbols_.file().skin, expr.parts.at(1).unit_span,
                         left.type.dimension);
        return false;
    };
    const auto unitless = [&](const Term& bare, const base::Text& wanted, Dimension dimension) {
        auto& finding = findings_.add(base::Code::gj2203, bare.span, {wanted});
        propose_unit(finding, symbols_.file().skin, {bare.span.file, bare.span.end, bare.span.end},
                     dimension);
        return false;
    };
    if (left.type.kind == Kind::text && right.op == Term::Op::constant &&
        right.type.kind == Kind::quantity && right.type.dimension == Dimension::none)
        return unitless(right,
                        name_of(Type{.kind = Kind::quantity, .dimension = Dimension::characters}),
                        Dimension::characters);
    const bool numbers = same && left.type.kind == Kind::quantity && !orders_dates(expr.compare);
    if (!numbers) return mismatch(base::Code::gj2201);
    const auto a = left.type.dimension;
    const auto b = right.type.dimension;
    if (comparable(a, b)) return true;
    if (a == Dimension::none || b == Dimension::none) {
        const auto& bare = a == Dimension::none ? left : right;
        const auto& other = a == Dimension::none ? right : left;
        return unitless(bare, name_of(other.type), other.type.dimension);
    }
    const auto pair = [&](Dimension x, Dimension y) {
        return (a == x && b == y) || (a == y && b == x);
    };
    if (pair(Dimension::share, Dimension::points_of_share)) return mismatch(base::Code::gj2204);
    if (is_time(a) && is_time(b)) return mismatch(base::Code::gj2205);
    return mismatch(base::Code::gj2201);
}

Term Resolver::label(const Type& choice, const Expr& expr) {
    const auto word = word_of(expr);
    const auto wanted = symbols_.identity(word);
    if (choice.labels != nullptr && !choice.labels->empty()) {
        std::vector<std::string> declared;
        for (const auto& one : *choice.labels) {
            if (symbols_.identity(one.text) == wanted)
                return {.op = Term::Op::constant,
                        .constant = wanted,
                        .type = {.kind = Kind::label, .labels = choice.labels},
                        .span = expr.span};
            declared.push_back(one.text);
        }
        std::string all;
        for (const auto& one : declared) all += (all.empty() ? "“" : "、“") + one + "”";
        const auto span = expr.name.text.empty() ? expr.span : expr.name.span;
        auto& finding =
            findings_.add(base::Code::gj2110, span, {base::Text(word), base::Text(all)});
        finding.places.push_back({choice.labels->front().span, {"选项在这里", "the labels"}});
        propose_word(finding, span, word, declared);
        return broken(expr.span);
    }
    return {.op = Term::Op::constant,
            .constant = wanted,
            .type = {.kind = Kind::text},
            .span = expr.span};
}

Term Resolver::counterpart(const Term& left, const Expr& expr) {
    const bool word = expr.kind == Expr::Kind::text || expr.kind == Expr::Kind::term;
    if (!word) return value(expr);
    if (expr.kind == Expr::Kind::term && !expr.name.quoted) {
        const bool another = symbols_.find(SymbolKind::parameter, expr.name.text) ||
                             (scope_.columns != kNobody &&
                              symbols_.find(SymbolKind::column, expr.name.text, scope_.columns)) ||
                             (scope_.matter && symbols_.find(SymbolKind::field, expr.name.text));
        const bool a_label =
            left.type.labels != nullptr &&
            std::any_of(
                left.type.labels->begin(), left.type.labels->end(), [&](const syntax::Name& name) {
                    return symbols_.identity(name.text) == symbols_.identity(expr.name.text);
                });
        if (another && !a_label) return value(expr);
    }
    if (left.type.kind == Kind::yes_no || left.type.kind == Kind::truth) {
        const auto yes = yes_no_of(word_of(expr));
        if (!yes) {
            findings_.add(base::Code::gj2110, expr.name.text.empty() ? expr.span : expr.name.span,
                          {base::Text(word_of(expr)), {"“是”、“否”", "\"yes\", \"no\""}});
            return broken(expr.span);
        }
        return {.op = Term::Op::constant,
                .constant = value::Value(*yes),
                .type = {.kind = Kind::yes_no},
                .span = expr.span};
    }
    return label(left.type, expr);
}

Term Resolver::is(const Expr& expr) {
    Term left = subject(expr.parts.at(0));
    if (left.type.kind == Kind::nothing) return broken(expr.span);
    if (is_list(left.type)) {
        findings_.add(base::Code::gj2216, expr.operator_span.end > expr.operator_span.begin
                                              ? expr.operator_span
                                              : expr.span);
        return broken(expr.span);
    }
    auto said = expr.parts.at(1);
    said.name.quoted =
        false;  // 为“甲” is a text; a name in quotes comes in brackets: 为（“甲，乙”）
    Term right = counterpart(left, said);
    if (right.type.kind == Kind::nothing) return broken(expr.span);
    if (left.type.kind == Kind::quantity || left.type.kind == Kind::date) {
        if (!fit(left, right, expr)) return broken(expr.span);
        auto equal = condition_of(Term::Op::compare, expr.span, {});
        equal.compare = expr.negated ? Term::Compare::not_equal : Term::Compare::equal;
        equal.parts = {std::move(left), std::move(right)};
        return equal;
    }
    const auto texts = [](Kind kind) { return kind == Kind::text || kind == Kind::label; };
    const auto truths = [](Kind kind) { return kind == Kind::truth || kind == Kind::yes_no; };
    const bool alike = (truths(left.type.kind) && truths(right.type.kind)) ||
                       left.type.kind == right.type.kind ||
                       (texts(left.type.kind) && texts(right.type.kind));
    if (!alike) {
        findings_.add(base::Code::gj2201, right.span, {name_of(left.type), name_of(right.type)});
        return broken(expr.span);
    }
    std::vector<Term> parts;
    parts.push_back(std::move(left));
    parts.push_back(std::move(right));
    return opposite_if(expr.negated, condition_of(Term::Op::is, expr.span, std::move(parts)));
}

/// Field by field: 必填 ones are filled in, those required when X unless X does not hold, and those
/// that must not be filled in when Y only unless Y holds.
std::vector<Term> Resolver::required_fields(base::Span span) {
    std::vector<Term> parts;
    if (!symbols_.matter || !scope_.matter) return parts;
    const auto& fields = symbols_.matter->body->fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto& field = fields[i];
        if (!field.required && !field.required_when) continue;
        std::vector<Term> one{{.op = Term::Op::field,
                               .index = static_cast<std::int32_t>(i),
                               .type = type_of(field),
                               .span = span}};
        std::vector<Term> ways;
        ways.push_back(filled_in(std::move(one.front())));
        if (!field.required && field.required_when)
            ways.push_back(opposite_if(true, condition(*field.required_when)));
        if (field.forbidden_when) ways.push_back(condition(*field.forbidden_when));
        parts.push_back(ways.size() == 1 ? std::move(ways.front())
                                         : condition_of(Term::Op::any, span, std::move(ways)));
    }
    return parts;
}

/// A composite is filled in when all its parts are.
Term Resolver::filled_in(Term field) {
    const auto span = field.span;
    std::vector<Term> parts;
    if (field.type.kind != Kind::composite) {
        parts.push_back(std::move(field));
        return condition_of(Term::Op::filled, span, std::move(parts));
    }
    for (auto& part : parts_of(field)) parts.push_back(filled_in(std::move(part)));
    return condition_of(Term::Op::all, span, std::move(parts));
}

Term Resolver::filled(const Expr& expr) {
    std::vector<Term> parts;
    for (const auto& part : expr.parts) {
        if (part.kind == Expr::Kind::builtin && part.text == "required_fields") {
            auto required = required_fields(part.span);
            if (required.empty()) {
                findings_.add(base::Code::gj2208, part.span, {{"必填事项", "required fields"}});
                return broken(expr.span);
            }
            parts.push_back(opposite_if(
                expr.negated, condition_of(Term::Op::all, part.span, std::move(required))));
            continue;
        }
        auto field = subject(part);
        if (field.type.kind == Kind::nothing) return broken(expr.span);
        if (field.op != Term::Op::field && field.op != Term::Op::candidate &&
            field.op != Term::Op::column)
            return wrong_operand(expr, field, {"字段", "a field"});
        parts.push_back(opposite_if(expr.negated, filled_in(std::move(field))));
    }
    if (parts.size() == 1) {
        parts.front().span = expr.span;
        return std::move(parts.front());
    }
    return condition_of(Term::Op::all, expr.span, std::move(parts));
}

Term Resolver::complete(const Expr& expr) {
    auto list = subject(expr.parts.at(0));
    if (list.type.kind == Kind::nothing) return broken(expr.span);
    if (list.type.kind != Kind::labels) return wrong_operand(expr, list, {"清单", "a list"});
    if (list.type.labels == nullptr) {
        // 清单 without labels: all that can be asked is that it holds something.
        Term one{.op = Term::Op::constant,
                 .constant = value::Quantity{value::Number(1), Dimension::count},
                 .type = {.kind = Kind::quantity, .dimension = Dimension::count},
                 .span = expr.span};
        auto term = condition_of(Term::Op::compare, expr.span, {});
        term.compare = Term::Compare::at_least;
        term.parts.push_back(measured(std::move(list), one));
        term.parts.push_back(std::move(one));
        return opposite_if(expr.negated, std::move(term));
    }
    value::List wanted;
    for (const auto& name : *list.type.labels) wanted.emplace_back(symbols_.identity(name.text));
    std::vector<Term> parts;
    parts.push_back(std::move(list));
    auto term = condition_of(Term::Op::complete, expr.span, std::move(parts));
    term.constant = std::move(wanted);
    return opposite_if(expr.negated, std::move(term));
}

Term Resolver::format_ok(const Expr& expr) {
    std::vector<Term> parts;
    for (const auto& part : expr.parts) {
        auto field = subject(part);
        if (field.type.kind == Kind::nothing) return broken(expr.span);
        if (!field.type.has_form)
            return wrong_operand(expr, field, {"信用代码或电话", "a credit code or a phone"});
        const auto span = part.span;
        std::vector<Term> one;
        one.push_back(std::move(field));
        parts.push_back(condition_of(Term::Op::well_formed, span, std::move(one)));
    }
    if (parts.size() == 1) {
        parts.front().span = expr.span;
        return opposite_if(expr.negated, std::move(parts.front()));
    }
    return opposite_if(expr.negated, condition_of(Term::Op::all, expr.span, std::move(parts)));
}

Term Resolver::in_set(const Expr& expr) {
    auto left = subject(expr.parts.at(0));
    if (left.type.kind == Kind::nothing) return broken(expr.span);
    const bool words = left.type.kind == Kind::label || left.type.kind == Kind::text ||
                       left.type.kind == Kind::labels;
    if (!words) return wrong_operand(expr, left, {"选项或文字", "a choice or text"});
    auto set = labels(left, expr);
    if (set.type.kind == Kind::nothing) return set;
    std::vector<Term> parts;
    parts.push_back(std::move(left));
    auto term = condition_of(Term::Op::in_set, expr.span, std::move(parts));
    term.constant = std::move(set.constant);
    return opposite_if(expr.negated, std::move(term));
}

Term Resolver::within(const Expr& expr) {
    auto left = subject(expr.parts.at(0));
    if (left.type.kind == Kind::nothing) return broken(expr.span);
    if (left.type.kind != Kind::territory)
        return wrong_operand(expr, left, {"属地", "a territory"});
    const auto& place = expr.parts.at(1);
    std::vector<Term> parts;
    parts.push_back(std::move(left));
    auto term = condition_of(Term::Op::within, expr.span, std::move(parts));
    const auto code = territory_code(symbols_.file(), word_of(place));
    if (code) {
        term.constant = *code;
        return opposite_if(expr.negated, std::move(term));
    }
    const bool is_field =
        place.kind == Expr::Kind::term && !symbols_.kinds_of(place.name.text).empty();
    if (!is_field) {
        findings_.add(base::Code::gj2217, place.span, {base::Text(word_of(place))});
        return broken(expr.span);
    }
    auto other = value(place);
    if (other.type.kind == Kind::nothing) return broken(expr.span);
    if (other.type.kind != Kind::territory)
        return wrong_operand(expr, other, {"属地", "a territory"});
    term.parts.push_back(std::move(other));
    return opposite_if(expr.negated, std::move(term));
}

Term Resolver::in_register(const Expr& expr) {
    auto left = subject(expr.parts.at(0));
    const auto record = holder_index(symbols_, expr.name.text);
    const auto matching = symbols_.find(SymbolKind::matching, expr.name.text);
    if (!record && !matching) findings_.unknown(symbols_, expr.name, SymbolKind::record_register);
    if (left.type.kind == Kind::nothing || (!record && !matching)) return broken(expr.span);
    if (left.type.kind != Kind::unit && left.type.kind != Kind::units)
        return wrong_operand(expr, left, {"单位或单位清单", "a unit or units"});
    const bool a_case = left.op == Term::Op::builtin &&
                        left.index == static_cast<std::int32_t>(Term::Builtin::this_case);
    if (a_case != (record && members_are_cases(symbols_, expr.name.text))) {
        findings_.add(base::Code::gj2403, left.span, {base::Text(expr.name.text)});
        return broken(expr.span);
    }
    std::vector<Term> parts;
    parts.push_back(std::move(left));
    auto term = condition_of(record ? Term::Op::in_register : Term::Op::in_matching, expr.span,
                             std::move(parts));
    term.index = record ? *record : *matching;
    return opposite_if(expr.negated, std::move(term));
}

Term Resolver::entitled(const Expr& expr) {
    const auto right = symbols_.find(SymbolKind::entitlement, expr.name.text);
    if (!right) findings_.unknown(symbols_, expr.name, SymbolKind::entitlement);
    std::vector<Term> parts;
    if (!expr.parts.empty()) {
        auto left = subject(expr.parts[0]);
        if (left.type.kind == Kind::nothing) return broken(expr.span);
        if (left.type.kind != Kind::unit && left.type.kind != Kind::units)
            return wrong_operand(expr, left, {"单位或单位清单", "a unit or units"});
        parts.push_back(std::move(left));
    } else if (!scope_.matter) {
        findings_.add(base::Code::gj2208, expr.span, {{"“享有”", "\"entitled to\""}});
        return broken(expr.span);
    }
    if (!right) return broken(expr.span);
    auto term = condition_of(Term::Op::entitled, expr.span, std::move(parts));
    term.index = *right;
    return opposite_if(expr.negated, std::move(term));
}

Term Resolver::contains(const Expr& expr) {
    if (const auto* table = gathering_table(expr.parts.at(0))) return gathered(*table, expr);
    auto left = subject(expr.parts.at(0));
    if (left.type.kind == Kind::nothing) return broken(expr.span);
    if (!is_list(left.type)) return wrong_operand(expr, left, {"清单或多选", "a list or choices"});
    auto right = expr.parts.size() > 2 ? labels(left, expr) : counterpart(left, expr.parts.at(1));
    if (right.type.kind == Kind::nothing) return broken(expr.span);
    const bool of_units = left.type.kind == Kind::units;
    const bool units = right.type.kind == Kind::unit || right.type.kind == Kind::units;
    const bool words = right.type.kind == Kind::label || right.type.kind == Kind::labels ||
                       right.type.kind == Kind::text;
    if (of_units ? !units : !words)
        return wrong_operand(
            expr, right, of_units ? base::Text("单位", "a unit") : base::Text("选项", "a label"));
    if (right.op == Term::Op::constant && right.constant.get_if<std::string>() != nullptr)
        right.constant = value::List{right.constant};
    std::vector<Term> parts;
    parts.push_back(std::move(left));
    parts.push_back(std::move(right));
    return opposite_if(expr.negated, condition_of(Term::Op::contains, expr.span, std::move(parts)));
}

/// 包含（A、B）, 属于（A、B）: the labels in brackets as one constant list.
Term Resolver::labels(const Term& left, const Expr& expr) {
    value::List all;
    bool whole = true;
    for (std::size_t i = 1; i < expr.parts.size(); ++i) {
        auto item = label(left.type, expr.parts[i]);
        whole = whole && item.type.kind != Kind::nothing;
        all.push_back(std::move(item.constant));
    }
    if (!whole) return broken(expr.span);
    return {
        .op = Term::Op::constant, .constant = std::move(all), .type = left.type, .span = expr.span};
}

Term Resolver::overlaps(const Expr& expr) {
    std::vector<Term> parts;
    for (const auto& part : expr.parts) {
        auto list = subject(part);
        if (list.type.kind == Kind::nothing) return broken(expr.span);
        if (!is_list(list.type))
            return wrong_operand(expr, list, {"清单或多选", "a list or choices"});
        parts.push_back(std::move(list));
    }
    return opposite_if(expr.negated, condition_of(Term::Op::overlaps, expr.span, std::move(parts)));
}

Term Resolver::same_place(const Expr& expr) {
    if (scope_.candidate == kNobody || !scope_.matter) {
        findings_.add(base::Code::gj2208, expr.span, {{"“与需求在同一…”", "\"in the same …\""}});
        return broken(expr.span);
    }
    const bool county = expr.kind == Expr::Kind::same_county;
    return opposite_if(
        expr.negated,
        condition_of(county ? Term::Op::same_county : Term::Op::same_city, expr.span, {}));
}

Term Resolver::reached(const Expr& expr) {
    const auto mark = symbols_.find(SymbolKind::mark, expr.name.text);
    if (!mark) findings_.unknown(symbols_, expr.name, SymbolKind::mark);
    const bool here = scope_.matter && (scope_.period || !expr.in_period);
    if (!here) findings_.add(base::Code::gj2208, expr.span, {{"“达到”标记", "\"reached\" a mark"}});
    if (!mark || !here) return broken(expr.span);
    auto term = condition_of(expr.in_period ? Term::Op::reached_in_period : Term::Op::reached,
                             expr.span, {});
    term.index = *mark;
    return opposite_if(expr.negated, std::move(term));
}

}  // namespace guiju::check
