// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/check/literal.h"
#include "dsl/check/rule.h"
#include "dsl/syntax/dump.h"
#include "dsl/syntax/keywords.h"

namespace guiju::check {

namespace {

using base::Code;
using base::Text;
using overlay::Change;
using syntax::Expr;
using Kind = syntax::Marker::Kind;

/// The number a value, a deadline or the right side of a comparison is about.
const Expr* number_in(const Expr& expr) {
    if (expr.kind == Expr::Kind::number) return &expr;
    const bool compares = expr.kind == Expr::Kind::compare && expr.parts.size() == 2;
    return compares && expr.parts[1].kind == Expr::Kind::number ? &expr.parts[1] : nullptr;
}

Text written(const Expr& expr) {
    const auto* number = number_in(expr);
    const auto& shown = number != nullptr ? *number : expr;
    return {shown.text + shown.unit, shown.text + (shown.unit.empty() ? "" : " ") + shown.unit};
}

Text word(std::string_view group, std::string_view id) {
    auto zh = std::string(syntax::spelling(group, id, syntax::Skin::chinese));
    return {zh.substr(0, zh.find('|')),
            std::string(syntax::spelling(group, id, syntax::Skin::english))};
}

Text marker_words(const syntax::Marker& marker) {
    switch (marker.kind) {
        case Kind::may_shorten: return {"市县可缩短", "localities may shorten"};
        case Kind::may_lengthen: return {"市县可延长", "localities may lengthen"};
        case Kind::may_raise: return {"市县可提高", "localities may raise"};
        case Kind::may_lower: return {"市县可降低", "localities may lower"};
        case Kind::may_add_rounds: return {"市县可增加次数", "localities may allow more times"};
        default: return {"由市确定", "city decides"};
    }
}

/// The article behind a clause of the base, and the one the locality gives for its own line.
struct Articles {
    std::string above, here;
};

Articles articles_of(const Examination& examination, const Change& change) {
    Articles found;
    for (const auto& section : examination.symbols.file().sections) {
        if (const auto* all = std::get_if<std::vector<syntax::Parameter>>(&section.body))
            for (const auto& one : *all)
                if (one.span == change.local) found = {section.basis, one.tail.citation};
        const auto* stage = std::get_if<syntax::Stage>(&section.body);
        if (stage == nullptr || change.stage.empty() || section.name.text != change.stage) continue;
        found.above = section.basis;
        for (const auto& item : stage->criteria)
            if (item.span == change.local) found.here = item.tail.citation;
    }
    return found;
}

base::Diagnostic& add(const Examination& examination, Code code, const Change& change,
                      std::vector<Text> args) {
    auto& finding = examination.findings.add(code, change.local, std::move(args));
    const auto [above, here] = articles_of(examination, change);
    Text label{"上位规则的这一条", "the clause of the level above"};
    if (!above.empty()) label = {label.zh + "（" + above + "）", label.en + " (" + above + ")"};
    finding.places.push_back({change.target, label});
    finding.basis = here;
    return finding;
}

/// A case that the locality lets through and its base does not, at the very number of the locality; for
/// what is given to the applicant, one that the base still allows.
Text counterexample(const Change& change, const syntax::Marker& marker, const Text& here,
                    const Text& there) {
    const auto& asked = *change.after;
    if (asked.kind == Expr::Kind::compare && asked.parts.size() == 2) {
        const auto subject = syntax::dump(asked.parts[0], syntax::Skin::chinese);
        const auto english = syntax::dump(asked.parts[0], syntax::Skin::english);
        return {subject + here.zh + "，这里符合，上位规则不符合",
                english + " " + here.en + " is met here and not above"};
    }
    switch (marker.kind) {
        case Kind::may_shorten:
            return {"用了" + here.zh + "，这里没有逾期，上位规则已经逾期",
                    here.en + " taken is in time here and overdue above"};
        case Kind::may_lengthen:
        case Kind::may_add_rounds:
            return {"用到" + there.zh + "，上位规则允许，这里已经不允许",
                    there.en + " used is allowed above and no longer here"};
        case Kind::may_lower:
            return {here.zh + "，这里没有超过，上位规则已经超过",
                    here.en + " is within the limit here and above that of the base"};
        default:
            return {here.zh + "，这里够了，上位规则还不够",
                    here.en + " is enough here and too little above"};
    }
}

enum class Way : std::uint8_t { down, up, free };

/// Which way the marker lets the number go.
Way way_of(const syntax::Marker& marker) {
    switch (marker.kind) {
        case Kind::may_shorten:
        case Kind::may_lower: return Way::down;
        case Kind::may_lengthen:
        case Kind::may_raise:
        case Kind::may_add_rounds: return Way::up;
        default: return Way::free;
    }
}

Way way_of(const std::string& verb) {
    if (verb == "shorten" || verb == "lower") return Way::down;
    return verb == "lengthen" || verb == "raise" ? Way::up : Way::free;
}

bool against(Way way, const value::Number& before, const value::Number& after) {
    return (way == Way::down && after > before) || (way == Way::up && after < before);
}

void within_range(const Examination& examination, const Change& change,
                  const value::Quantity& after) {
    const auto& marker = change.markers.front();
    if (marker.kind != Kind::choose || marker.operands.size() < 2) return;
    const auto low = quantity_of(marker.operands[0]);
    const auto high = quantity_of(marker.operands[1]);
    if (!low || !high) return;
    const auto& unit = marker.operands[1].unit;
    const Text from{marker.operands[0].text +
                    (marker.operands[0].unit.empty() ? unit : marker.operands[0].unit)};
    const Text to = written(marker.operands[1]);
    if (high->dimension != after.dimension)
        add(examination, Code::gj4204, change, {change.clause, written(*change.after), to});
    else if (after.number < low->number || after.number > high->number)
        add(examination, Code::gj4202, change, {change.clause, written(*change.after), from, to});
}

/// Likewise, behind the parameter that stands for it.
const Expr* number_behind(const Symbols& symbols, const Expr& expr) {
    if (const auto* number = number_in(expr)) return number;
    const auto* term =
        expr.kind == Expr::Kind::compare && expr.parts.size() == 2 ? &expr.parts[1] : &expr;
    if (term->kind != Expr::Kind::term) return nullptr;
    const auto index = symbols.find(SymbolKind::parameter, term->name.text);
    return index ? number_in(symbols.parameters[static_cast<std::size_t>(*index)]->value) : nullptr;
}

/// Two comparisons that ask different things have no numbers to compare.
bool same_subject(const Expr& a, const Expr& b) {
    if (a.kind != Expr::Kind::compare || b.kind != Expr::Kind::compare) return a.kind == b.kind;
    return a.compare == b.compare && syntax::dump(a.parts[0], syntax::Skin::chinese) ==
                                         syntax::dump(b.parts[0], syntax::Skin::chinese);
}

void compare_numbers(const Examination& examination, const Change& change) {
    const auto* old_number = number_behind(examination.symbols, *change.before);
    const auto* new_number = number_behind(examination.symbols, *change.after);
    if (new_number != nullptr && !same_subject(*change.before, *change.after)) return;
    if (old_number == nullptr || new_number == nullptr) {
        const bool value = change.before->kind == Expr::Kind::number;
        if (value) add(examination, Code::gj4117, change, {change.clause});
        return;
    }
    const auto before = quantity_of(*old_number);
    const auto after = quantity_of(*new_number);
    if (!before || !after) return;  // said by the rules of values
    const auto& marker = change.markers.front();
    const Text here = written(*new_number);
    const Text there = written(*old_number);
    if (before->dimension != after->dimension) {
        if (way_of(marker) != Way::free || change.stage.empty())
            add(examination, Code::gj4204, change, {change.clause, here, there});
        return;
    }
    if (against(way_of(marker), before->number, after->number)) {
        auto& finding = add(examination, Code::gj4201, change,
                            {change.clause, here, there, marker_words(marker)});
        const auto example = counterexample(change, marker, here, there);
        auto& label = finding.places.back().label;
        label = {label.zh + "；反例：" + example.zh, label.en + "; for example " + example.en};
        return;
    }
    if (against(way_of(change.verb), before->number, after->number)) {
        add(examination, Code::gj4205, change,
            {change.clause, word("local", change.verb), there, here});
        return;
    }
    within_range(examination, change, *after);
    const bool fills = marker.kind == Kind::must_fill;
    if (before->number == after->number && !fills)
        add(examination, Code::gj4203, change, {change.clause});
}

/// 各项权重可增减5个百分点.
void weight(const Examination& examination, const Change& change) {
    const auto before = quantity_of(*change.before);
    const auto after = quantity_of(*change.after);
    const auto& marker = change.markers.front();
    if (!before || !after || marker.kind != Kind::weights_may_move || marker.operands.empty())
        return;
    const auto most = quantity_of(marker.operands.front());
    const auto moved = after->number > before->number
                           ? value::subtract(after->number, before->number)
                           : value::subtract(before->number, after->number);
    if (!most || !moved) return;
    const auto points = value::multiply(*moved, value::Number(100));
    const auto bound = most->dimension == value::Dimension::none || most->number >= value::Number(1)
                           ? std::optional(most->number)
                           : value::multiply(most->number, value::Number(100));
    if (points && bound && *points > *bound)
        add(examination, Code::gj4206, change, {change.clause, points->text(), bound->text()});
}

/// A yes or no, or a word, that says what the base says.
void compare_words(const Examination& examination, const Change& change) {
    const auto before = word_of(*change.before);
    if (!before.empty() && before == word_of(*change.after))
        add(examination, Code::gj4203, change, {change.clause});
}

}  // namespace

// GJ4201-4206: what a locality supplies goes the way the marker allows.
void local_values(const Examination& examination) {
    if (examination.policy == nullptr) return;
    const auto last = examination.policy->layers().size() - 1;
    for (const auto& change : examination.policy->changes()) {
        // What lower layers did was asked when they were checked.
        if (change.layer != last || !change.before || !change.after || change.markers.empty())
            continue;
        if (change.verb == "weight")
            weight(examination, change);
        else if (number_behind(examination.symbols, *change.before) != nullptr)
            compare_numbers(examination, change);
        else
            compare_words(examination, change);
    }
}

// GJ4108: a locality cannot begin before its base does.
void local_dates(const Examination& examination) {
    if (examination.policy == nullptr || !examination.policy->is_local()) return;
    const auto& layers = examination.policy->layers();
    const auto date = [](const overlay::Layer& layer) {
        syntax::File only;
        syntax::Line line;
        line.label = "in_force";
        line.text = layer.in_force;
        only.head.lines.push_back(std::move(line));
        return effective_date(only);
    };
    const auto& mine = layers.back();
    const auto& above = layers[layers.size() - 2];
    const auto day = date(mine);
    const auto first = date(above);
    if (!day || !first || *day >= *first) return;
    auto& finding = examination.findings.add(Code::gj4108, mine.in_force_span,
                                             {value::iso(*day), value::iso(*first)});
    finding.places.push_back(
        {above.in_force_span, {"上位规则的施行日期", "the effective date of the base"}});
}

}  // namespace guiju::check
