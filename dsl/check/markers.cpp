// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/check/literal.h"
#include "dsl/check/stage_walk.h"
#include "dsl/overlay/clauses.h"
#include "dsl/syntax/keywords.h"

namespace guiju::check {

namespace {

using syntax::Marker;
using Kind = Marker::Kind;
using overlay::find_marker;
using overlay::words_of;

/// 可降低 on a floor was meant to be 可提高, and the other way round.
void propose_opposite(base::Diagnostic& finding, Kind kind, syntax::Skin skin) {
    if (kind != Kind::may_lower && kind != Kind::may_raise) return;
    const auto opposite = words_of(kind == Kind::may_lower ? Kind::may_raise : Kind::may_lower);
    const bool chinese = skin == syntax::Skin::chinese;
    finding.fixes.push_back({finding.span,
                             chinese ? "市县" + opposite.zh : "localities may " + opposite.en,
                             false,
                             {}});
}

void refuse(const Examination& examination, const syntax::Tail& tail,
            std::initializer_list<Kind> unfit, const base::Text& clause) {
    for (const auto kind : unfit)
        if (const auto* marker = find_marker(tail, kind))
            propose_opposite(examination.findings.add(base::Code::gj3029, marker->span,
                                                      {words_of(kind), clause}),
                             kind, examination.symbols.file().skin);
}

bool floor(const syntax::Expr& expr) {
    using Op = syntax::CompareOp;
    return expr.kind == syntax::Expr::Kind::compare &&
           (expr.compare == Op::at_least || expr.compare == Op::more);
}

bool ceiling(const syntax::Expr& expr) {
    using Op = syntax::CompareOp;
    return expr.kind == syntax::Expr::Kind::compare &&
           (expr.compare == Op::at_most || expr.compare == Op::less);
}

void criterion(const Examination& examination, const syntax::Criterion& one) {
    refuse(examination, one.tail, {Kind::may_shorten, Kind::may_lengthen, Kind::may_add_rounds},
           {"审查要求", "a criterion"});
    if (!one.above.empty())
        return;  // a locality asks for more besides: the base's marker fits the base
    if (floor(one.condition))
        refuse(examination, one.tail, {Kind::may_lower},
               {"下限（不低于、不少于）", "a floor (at least)"});
    else if (ceiling(one.condition))
        refuse(examination, one.tail, {Kind::may_raise}, {"上限（不超过）", "a ceiling (at most)"});
    else
        refuse(examination, one.tail, {Kind::may_raise, Kind::may_lower},
               {"没有数字的要求", "a criterion without a number"});
}

void parameter(const Examination& examination, const syntax::Parameter& one) {
    const auto quantity = quantity_of(one.value);
    const bool time = quantity && period_of(*quantity);
    if (!time)
        refuse(examination, one.tail, {Kind::may_shorten, Kind::may_lengthen},
               {"不是时限的参数", "a parameter that is no period"});
    if (!quantity)
        refuse(examination, one.tail, {Kind::may_raise, Kind::may_lower},
               {"不是数的参数", "a parameter that is no number"});
}

/// Every 可增项 of the policy.
std::vector<const Marker*> additions(const Symbols& symbols) {
    std::vector<const Marker*> all;
    const auto take = [&](const syntax::Tail& tail) {
        if (const auto* marker = find_marker(tail, Kind::may_add_items)) all.push_back(marker);
    };
    for (const auto& [section, stage] : symbols.stages) {
        take(stage->criteria_tail);
        for (const auto& one : stage->criteria) take(one.tail);
    }
    const auto fields = [&](const In<syntax::RecordSection>& record) {
        for (const auto& field : record.body->fields) take(field.tail);
    };
    for (const auto& record : symbols.registers) fields(record);
    if (symbols.matter) fields(*symbols.matter);
    return all;
}

}  // namespace

// GJ3029: the wording of a clause says which way is stricter; a marker that opens the other way
// contradicts it (可降低 on 不低于, 可提高 on 不超过, 可缩短 on what is no deadline).
void markers_fit(const Examination& examination) {
    for (const auto* one : examination.symbols.parameters) parameter(examination, *one);
    each_stage(examination, [&](const syntax::Section&, const syntax::Stage& stage) {
        for (const auto& one : stage.criteria) criterion(examination, one);
        for (const auto& one : stage.deadlines)
            refuse(examination, one.tail, {Kind::may_raise, Kind::may_lower, Kind::may_add_items},
                   {"期限", "a deadline"});
    });
}

// GJ3028: conditions of a licence are set by law; nobody may add any (行政许可法第十六条第四款).
void licence_adds_nothing(const Examination& examination) {
    const auto* kind = head_line(examination.symbols.file(), "kind");
    if (kind == nullptr || find_word("nature", kind->text) != "licence") return;
    for (const auto* marker : additions(examination.symbols)) {
        auto& finding = examination.findings.add(base::Code::gj3028, marker->span);
        finding.places.push_back({kind->span, {"性质写在这里", "the kind is written here"}});
    }
}

}  // namespace guiju::check
