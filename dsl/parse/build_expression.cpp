// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <utility>

#include "dsl/parse/build.h"
#include "dsl/parse/tokens.h"

namespace guiju::parse {

using syntax::CompareOp;
using syntax::Expr;
using syntax::Skin;
using Kind = Expr::Kind;

namespace {

bool is_condition(Kind kind) { return kind >= Kind::compare; }

bool has_negative(const Node& node) { return node.find(Shape::negative) != nullptr; }

CompareOp op_of(std::string_view id) {
    static constexpr std::array<std::pair<std::string_view, CompareOp>, 10> kOps{
        {{"at_least", CompareOp::at_least},
         {"at_most", CompareOp::at_most},
         {"more", CompareOp::more},
         {"less", CompareOp::less},
         {"equal", CompareOp::equal},
         {"not_equal", CompareOp::not_equal},
         {"not_earlier", CompareOp::not_earlier},
         {"not_later", CompareOp::not_later},
         {"later", CompareOp::later},
         {"earlier", CompareOp::earlier}}};
    for (const auto& [name, op] : kOps)
        if (name == id) return op;
    return CompareOp::equal;
}

char sign_of(std::string_view text) {
    if (text == "*" || text == "×" || text == "＊") return '*';
    if (text == "/" || text == "÷" || text == "／") return '/';
    return text == "+" || text == "＋" ? '+' : '-';
}

}  // namespace

Expr Build::make(Kind kind, const Node& node) const {
    Expr e;
    e.kind = kind;
    e.span = span(node);
    return e;
}

Expr Build::condition(const Node& node) {
    Expr e = expr(node);
    demand(e, true);
    return e;
}

Expr Build::criterion(const Node& parent) {
    const Node* applies = parent.find(Shape::applies);
    if (applies == nullptr) return condition(*parent.find(Shape::any));
    const bool chinese = skin_ == syntax::Skin::chinese;
    Expr e = make(Kind::applies, parent);
    e.operator_span = span(*applies);
    const auto inner = applies->all(Shape::any);
    const Node& when = chinese ? *parent.find(Shape::any) : *inner.at(0);
    const Node& then = *inner.at(chinese ? 0 : 1);
    e.parts.push_back(condition(when));
    e.parts.push_back(condition(then));
    e.span = base::join(span(when), span(then));
    return e;
}

Expr Build::value(const Node& node) {
    Expr e = expr(node);
    demand(e, false);
    return e;
}

Expr Build::either(const Node& node) {
    Expr e = expr(node);
    demand(e, is_condition(e.kind));
    return e;
}

namespace {

/// Which parts of an expression are conditions.
bool part_is_condition(const Expr& e, std::size_t part) {
    switch (e.kind) {
        case Kind::all:
        case Kind::any:
        case Kind::negation: return true;
        case Kind::tally: return part > 0;
        case Kind::chosen:
        case Kind::every:
        case Kind::none_of:
        case Kind::groups: return part == 1;
        default: return false;
    }
}

}  // namespace

// One finding for an expression: the outermost place where the kind is wrong.
void Build::demand(const Expr& e, bool want_condition) {
    if (e.kind == Kind::term && names_.defines(e.name.text)) return;  // dsl/check knows which
    if (is_condition(e.kind) != want_condition) {
        base::Diagnostic finding;
        finding.code = base::Code::gj1120;
        finding.span = e.span;
        finding.args = {
            want_condition ? base::Text("条件", "a condition") : base::Text("值", "a value"),
            want_condition ? base::Text("值", "a value") : base::Text("条件", "a condition")};
        findings_.push_back(std::move(finding));
        return;
    }
    for (std::size_t i = 0; i < e.parts.size(); ++i) {
        const auto before = findings_.size();
        demand(e.parts[i], part_is_condition(e, i));
        if (findings_.size() != before) return;
    }
}

Expr Build::expr(const Node& node) {
    switch (node.shape) {
        case Shape::any:
        case Shape::all: {
            if (node.parts.size() == 1) return expr(node.parts[0]);
            Expr e = make(node.shape == Shape::any ? Kind::any : Kind::all, node);
            for (const Node& part : node.parts) e.parts.push_back(expr(part));
            return e;
        }
        case Shape::comparison: return compared(node);
        case Shape::sum:
        case Shape::product: return folded(node);
        case Shape::pair: return paired(node);
        case Shape::paren: return expr(node.parts.at(0));
        case Shape::negation: {
            Expr e = make(Kind::negation, node);
            e.parts.push_back(expr(node.parts.at(0)));
            return e;
        }
        default: return leaf(node);
    }
}

Expr Build::leaf(const Node& node) {
    switch (node.shape) {
        case Shape::name: {
            Expr e = make(Kind::term, node);
            e.name = name(node);
            if (e.name.quoted && !names_.contains(e.name.text)) return text_value(node.text());
            return e;
        }
        case Shape::quantity: {
            Expr e = make(Kind::number, node);
            const Node* number = node.find(Shape::number);
            e.text = number != nullptr ? numeral_at(number->text()).digits : "1";
            if (const Node* unit = node.find(Shape::unit)) {
                e.unit = squeezed(unit->text());
                e.unit_span = span(*unit);
                e.own_unit = names_.unit(e.unit) == e.unit.size() &&
                             !syntax::find_keyword("unit", e.unit, skin_).has_value();
            }
            if (const Node* printed = node.find(Shape::printed)) {
                e.printed_unit = squeezed(printed->parts.at(0).text());
                e.printed_span = span(printed->parts.at(0));
            }
            return e;
        }
        case Shape::date: {
            Expr e = make(Kind::date, node);
            e.text = iso(node);
            return e;
        }
        case Shape::builtin: {
            Expr e = make(Kind::builtin, node);
            e.text = id(node, "builtin");
            return e;
        }
        case Shape::none: {
            Expr e = make(Kind::builtin, node);
            e.text = "none";
            if (const Node* word = node.find(Shape::word)) e.text = id(*word, "cond");
            return e;
        }
        default: return asked(node);
    }
}

/// What is asked of the case as a whole, of other cases, of places.
Expr Build::asked(const Node& node) {
    switch (node.shape) {
        case Shape::reached: {
            Expr e = make(Kind::reached, node);
            e.name = name(*node.find(Shape::quoted));
            e.negated = has_negative(node);
            e.in_period = node.find(Shape::in_period) != nullptr;
            return e;
        }
        case Shape::entitled: {
            Expr e = make(Kind::entitled, node);
            e.name = name(*node.find(Shape::quoted));
            e.negated = has_negative(node);
            return e;
        }
        case Shape::kin:
        case Shape::kin_closed: return kin(node);
        case Shape::recorded: {
            const bool chinese = skin_ == syntax::Skin::chinese;
            Expr e = make(Kind::recorded, node);
            e.parts.push_back(expr(node.parts.at(chinese ? 0 : 1)));
            e.name = name(node.parts.at(chinese ? 1 : 0));
            return e;
        }
        case Shape::qualifies: {
            Expr e = make(Kind::qualifies, node);
            e.name = name(*node.find(Shape::name));
            e.negated = has_negative(node);
            return e;
        }
        case Shape::same_county: return make(Kind::same_county, node);
        case Shape::same_city: return make(Kind::same_city, node);
        case Shape::mean_en: {
            Expr e = make(Kind::mean, node);
            e.parts.push_back(expr(node.parts.at(0)));
            return e;
        }
        case Shape::overlap_share: {
            Expr e = make(Kind::overlap_share, node);
            for (const Node& part : node.parts) e.parts.push_back(expr(part));
            return e;
        }
        case Shape::table: return table(node);
        default: return rows(node);
    }
}

/// 名下“P”案件…
Expr Build::kin(const Node& node) const {
    Expr e = make(node.shape == Shape::kin ? Kind::kin : Kind::kin_closed, node);
    e.name = name(*node.find(Shape::quoted));
    if (node.shape == Shape::kin_closed) return e;
    e.text = "count";
    if (const Node* word = node.find(Shape::kin_word)) e.text = id(word->parts.at(0), "kin");
    if (const Node* result = node.find(Shape::result)) {
        e.text = "outcome";
        e.parts.push_back(text_value(result->parts.at(0).text()));
    }
    if (const Node* field = node.find(Shape::field)) {
        e.text = "sum";
        Expr term = make(Kind::term, *field);
        term.name = only_name(*field);
        e.parts.push_back(std::move(term));
    }
    return e;
}

Expr Build::text_value(std::string_view text) const {
    Expr e;
    e.kind = Kind::text;
    e.name = name(text);
    e.text = e.name.text;
    e.span = span(text);
    return e;
}

Expr Build::folded(const Node& node) {
    Expr left = expr(node.parts.at(0));
    for (std::size_t i = 1; i + 1 < node.parts.size(); i += 2) {
        Expr e = make(Kind::arithmetic, node);
        e.op_char = sign_of(node.parts[i].text());
        e.operator_span = span(node.parts[i]);
        Expr right = expr(node.parts[i + 1]);
        e.span = base::join(left.span, right.span);
        e.parts.push_back(std::move(left));
        e.parts.push_back(std::move(right));
        left = std::move(e);
    }
    return left;
}

Expr Build::paired(const Node& node) {
    Expr whole = expr(node.parts.at(0));
    for (std::size_t i = 1; i < node.parts.size(); ++i)
        whole = followed(node, std::move(whole), node.parts[i]);
    return whole;
}

Expr Build::followed(const Node& node, Expr left, const Node& after) {
    Expr e = make(Kind::term, node);
    if (after.shape == Shape::owner) {
        e.kind = Kind::qualified;
        e.name = only_name(after);
    } else if (after.shape == Shape::mean) {
        e.kind = Kind::mean;
    } else if (after.shape == Shape::share_of) {
        e.kind = Kind::arithmetic;
        e.op_char = '/';
    } else if (after.find(Shape::overlap_share) != nullptr) {
        e.kind = Kind::overlap_share;
    } else if (after.find(Shape::difference) != nullptr) {
        e.kind = Kind::difference;
    } else if (after.find(Shape::total) != nullptr) {
        e.kind = Kind::arithmetic;
        e.op_char = '+';
    } else {
        e.kind = Kind::overlaps;
        e.negated = has_negative(after);
    }
    e.parts.push_back(std::move(left));
    if (after.shape == Shape::with || after.shape == Shape::share_of)
        e.parts.push_back(expr(after.parts.at(0)));
    return e;
}

Expr Build::compared(const Node& node) {
    Expr left = expr(node.parts.at(0));
    if (node.parts.size() < 2) return left;
    const Node& suffix = node.parts[1];
    if (suffix.shape == Shape::list) return listed(node, suffix, std::move(left));
    return suffixed(node, suffix, std::move(left));
}

// Why: 少于 is 不少于 without one character; whoever drops a 不 must hear of it.
void Build::warn_of_opposite(const Node& comparator) {
    static constexpr std::string_view kOpposites[][2] = {
        {"低于", "小于"}, {"少于", "小于"}, {"超过", "大于"}, {"高于", "大于"}};
    for (const auto& [written, canonical] : kOpposites) {
        if (comparator.text() != written) continue;
        base::Diagnostic finding;
        finding.code = base::Code::gj1122;
        finding.span = span(comparator);
        finding.args = {std::string(written), std::string(canonical)};
        finding.fixes.push_back({finding.span, std::string(canonical), false});
        findings_.push_back(std::move(finding));
    }
}

Expr Build::listed(const Node& node, const Node& suffix, Expr left) {
    Expr e = make(suffix.find(Shape::format_ok) != nullptr ? Kind::format_ok : Kind::filled, node);
    e.negated = has_negative(suffix);
    e.operator_span = span(suffix.parts.back());
    e.parts.push_back(std::move(left));
    for (const Node* part : suffix.all(Shape::name)) e.parts.push_back(expr(*part));
    return e;
}

// 在V左右（上下不超过T） · 较V保持基本稳定（…） · 达到V左右（…), which counts as a bound from below
Expr Build::margined(const Node& node, const Node& suffix, Expr left) {
    Expr e = make(Kind::about, node);
    e.operator_span = span(suffix);
    if (suffix.shape == Shape::stable) e.text = "stable";
    e.parts.push_back(std::move(left));
    e.parts.push_back(expr(*suffix.find(Shape::sum)));
    if (const Node* margin = suffix.find(Shape::margin))
        e.parts.push_back(expr(margin->parts.at(0)));
    return e;
}

Expr Build::each_part(const Node& node, const Node& suffix, Expr left) {
    Expr e = make(Kind::each_part, node);
    e.text = id(suffix.parts.at(0), "cond");
    e.compare = op_of(id(suffix.parts.at(1), "op"));
    e.operator_span = span(suffix.parts.at(1));
    e.parts.push_back(std::move(left));
    for (const Node* value : suffix.all(Shape::sum)) e.parts.push_back(expr(*value));
    return e;
}

Expr Build::suffixed(const Node& node, const Node& suffix, Expr left) {
    if (suffix.shape == Shape::about || suffix.shape == Shape::stable ||
        (suffix.shape == Shape::at_value && suffix.find(Shape::about) != nullptr))
        return margined(node, suffix, std::move(left));
    if (suffix.shape == Shape::each_part) return each_part(node, suffix, std::move(left));
    Expr e = make(Kind::compare, node);
    e.negated = has_negative(suffix);
    e.operator_span = span(suffix);
    e.parts.push_back(std::move(left));
    switch (suffix.shape) {
        case Shape::filled: e.kind = Kind::filled; break;
        case Shape::complete: e.kind = Kind::complete; break;
        case Shape::format_ok: e.kind = Kind::format_ok; break;
        case Shape::compare:
            e.compare = op_of(id(suffix.parts.at(0), "op"));
            warn_of_opposite(suffix.parts[0]);
            e.operator_span = span(suffix.parts[0]);
            e.parts.push_back(expr(suffix.parts.at(1)));
            if (suffix.find(Shape::about) != nullptr) e.text = "about";
            if (const Node* margin = suffix.find(Shape::margin)) {
                e.text = "about";
                e.parts.push_back(expr(margin->parts.at(0)));
            }
            break;
        case Shape::absent:
            e.kind = Kind::absent;
            e.text = id(suffix.parts.at(0), "cond");
            break;
        case Shape::at_value: {
            const bool floor = suffix.find(Shape::at_least) != nullptr;
            e.compare = floor ? CompareOp::at_least : CompareOp::at_most;
            e.parts.push_back(expr(suffix.parts.at(0)));
            break;
        }
        case Shape::in_register:
            e.kind = Kind::in_register;
            e.name = name(*suffix.find(Shape::quoted));
            break;
        case Shape::entitled:
            e.kind = Kind::entitled;
            e.name = name(*suffix.find(Shape::quoted));
            break;
        case Shape::in_set:
            e.kind = Kind::in_set;
            for (const Node& label : suffix.find(Shape::labels)->parts)
                e.parts.push_back(text_value(trim(label.text())));
            break;
        case Shape::within:
            e.kind = Kind::within;
            e.parts.push_back(text_value(suffix.parts.back().text()));
            break;
        case Shape::contains:
            e.kind = Kind::contains;
            if (const Node* labels = suffix.find(Shape::labels)) {
                for (const Node& label : labels->parts)
                    e.parts.push_back(text_value(trim(label.text())));
                break;
            }
            [[fallthrough]];
        case Shape::overlaps:
            e.kind = suffix.shape == Shape::contains ? Kind::contains : Kind::overlaps;
            e.parts.push_back(expr(suffix.parts.back()));
            break;
        default: e.kind = Kind::is; e.parts.push_back(expr(suffix.parts.back()));
    }
    return e;
}

Expr Build::bound(const Node& node, const Expr& column) {
    Expr e = make(Kind::compare, node);
    e.compare = CompareOp::less;
    const Node& first = node.parts.at(0);
    e.operator_span = span(first);
    if (first.shape == Shape::word) {
        e.compare = op_of(id(first, "op"));
        warn_of_opposite(first);
    } else if (node.find(Shape::at_least) != nullptr) {
        e.compare = CompareOp::at_least;
    } else if (node.find(Shape::at_most) != nullptr) {
        e.compare = CompareOp::at_most;
    }
    e.parts.push_back(column);
    e.parts.push_back(expr(*node.find(Shape::sum)));
    return e;
}

std::optional<Expr> Build::cell(const Node& root, const Expr& column) {
    const Node& first = root.parts.at(0);
    if (first.shape == Shape::cell_any || first.shape == Shape::cell_otherwise) return std::nullopt;
    const auto compared_as = [&](Kind kind, Expr with) {
        Expr e = make(kind, first);
        e.parts.push_back(column);
        e.parts.push_back(std::move(with));
        return e;
    };
    switch (first.shape) {
        case Shape::cell_bound: {
            if (root.parts.size() == 1) return bound(first, column);
            Expr both = make(Kind::all, root);
            for (const Node& part : root.parts) both.parts.push_back(bound(part, column));
            return both;
        }
        case Shape::range: {
            Expr both = make(Kind::all, first);
            Expr low = compared_as(Kind::compare, expr(first.parts.at(0)));
            Expr high = compared_as(Kind::compare, expr(first.parts.at(1)));
            low.compare = CompareOp::at_least;
            high.compare = CompareOp::at_most;
            both.text = "range";
            both.parts.push_back(std::move(low));
            both.parts.push_back(std::move(high));
            return both;
        }
        case Shape::quantity: {
            Expr e = compared_as(Kind::compare, expr(first.parts.at(0)));
            e.compare = CompareOp::equal;
            return e;
        }
        case Shape::truth: return compared_as(Kind::is, text_value(first.text()));
        default: break;
    }
    // 是 and yes are read in either language, as in a condition.
    const auto said = [&](Skin skin) {
        return syntax::find_keyword("truth", squeezed(first.parts.at(0).text()), skin).has_value();
    };
    if (first.parts.size() == 1 && (said(Skin::chinese) || said(Skin::english)))
        return compared_as(Kind::is, text_value(first.text()));
    Expr e = make(Kind::in_set, first);
    e.parts.push_back(column);
    for (const Node& label : first.parts) e.parts.push_back(text_value(trim(label.text())));
    return e;
}

}  // namespace guiju::parse
