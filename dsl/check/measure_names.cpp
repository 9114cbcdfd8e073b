// SPDX-License-Identifier: Apache-2.0
// Names and types of what is measured: 匹配, 指标, 评价.
#include "dsl/check/resolve.h"
#include "dsl/check/rule.h"
#include "dsl/check/scoring.h"

namespace guiju::check {

namespace {

using value::Dimension;

void formula(const Examination& examination, const syntax::Indicator& indicator) {
    const auto term = Resolver(examination.symbols, figure_scope(), examination.findings)
                          .value(*indicator.formula);
    const auto wanted = type_of(indicator);
    if (term.type.kind == Type::Kind::nothing || wanted.kind == Type::Kind::nothing) return;
    const bool number = term.type.kind == Type::Kind::quantity;
    const auto bare = [](Dimension d) {
        return d == Dimension::none || d == Dimension::count || d == Dimension::score;
    };
    const bool fits = number && (term.type.dimension == wanted.dimension ||
                                 (bare(term.type.dimension) && bare(wanted.dimension)));
    if (!fits)
        examination.findings.add(base::Code::gj2218, indicator.formula->span,
                                 {name_of(wanted), name_of(term.type)});
}

void target(const Examination& examination, const syntax::Indicator& indicator) {
    const auto term = Resolver(examination.symbols, figure_scope(), examination.findings)
                          .value(*indicator.target);
    const auto wanted = type_of(indicator);
    const bool unknown =
        term.type.kind == Type::Kind::nothing || wanted.kind == Type::Kind::nothing;
    if (unknown || term.type.dimension == wanted.dimension) return;
    examination.findings.add(base::Code::gj2201, term.span, {name_of(wanted), name_of(term.type)});
}

void unit_known(const Examination& examination, const syntax::Indicator& indicator) {
    if (type_of(indicator).kind == Type::Kind::nothing)
        examination.findings.add(base::Code::gj2206, indicator.unit_span,
                                 {base::Text(indicator.unit)});
}

void mean_of(const Examination& examination, const syntax::Name& name) {
    const auto at = refer(examination.symbols, name, SymbolKind::field, examination.findings);
    if (!at) return;
    const auto type = type_of(field_at(examination.symbols, SymbolKind::field, *at));
    if (type.kind != Type::Kind::quantity)
        examination.findings.add(base::Code::gj2202, name.span,
                                 {{"数", "a number"}, name_of(type)});
}

/// 本期达到“M”的“P”案件，F为本单位
void counted_elsewhere(const Examination& examination, const syntax::Indicator& indicator) {
    const auto& symbols = examination.symbols;
    auto& findings = examination.findings;
    const auto related = refer(symbols, *indicator.policy, SymbolKind::related, findings);
    if (!related || !indicator.unit_field) return;
    const auto& name = *indicator.unit_field;
    const auto at = symbols.find(SymbolKind::related_field, name.text, *related);
    if (!at) return findings.unknown(symbols, name, SymbolKind::related_field, *related);
    const auto type = type_of(symbols.related[static_cast<std::size_t>(*related)]
                                  .body->fields[static_cast<std::size_t>(*at)]);
    if (type.kind != Type::Kind::unit && type.kind != Type::Kind::units)
        findings.add(base::Code::gj2202, name.span, {{"单位", "a unit"}, name_of(type)});
}

/// Does a grade of this name exist?
bool has_grade(const Symbols& symbols, const syntax::Evaluation& evaluation,
               const syntax::Name& name) {
    const auto wanted = symbols.identity(name.text);
    const auto& other = evaluation.rules.not_reported;
    if (other && symbols.identity(other->text) == wanted) return true;
    for (const auto& grade : evaluation.grades)
        if (symbols.identity(grade.name.text) == wanted) return true;
    return false;
}

void evaluation_rules(const Examination& examination, const syntax::Evaluation& evaluation) {
    const auto& symbols = examination.symbols;
    auto& findings = examination.findings;
    for (const auto& name : evaluation.rules.excluded)
        (void)refer(symbols, name, SymbolKind::indicator, findings);
    for (const auto& one : evaluation.rules.consequences) {
        if (!has_grade(symbols, evaluation, one.grade))
            findings.add(base::Code::gj2472, one.grade.span, {base::Text(one.grade.text)});
        if (one.periods) check_rounds(symbols, *one.periods, findings);
    }
    if (evaluation.rules.objection_within)
        check_period(symbols, *evaluation.rules.objection_within, findings);
    if (evaluation.rules.objection_to)
        (void)refer(symbols, *evaluation.rules.objection_to, SymbolKind::role, findings);
}

}  // namespace

void matching_names(const Examination& examination) {
    const auto& symbols = examination.symbols;
    for (const auto& [section, matching] : symbols.matchings) {
        examination.findings.rest_on(section->basis);
        if (!matching->over) {
            examination.findings.add(base::Code::gj2219, section->heading_span,
                                     {base::Text(section->name.text)});
            continue;
        }
        const auto over =
            refer(symbols, *matching->over, SymbolKind::record_register, examination.findings);
        if (!over) continue;
        const auto scope = candidate_scope(*over);
        for (const auto& criterion : matching->criteria)
            (void)Resolver(symbols, scope, examination.findings).condition(criterion.condition);
        for (const auto& row : matching->rows)
            (void)score_terms(symbols, row, scope, examination.findings);
    }
    examination.findings.rest_on({});
}

void indicator_names(const Examination& examination) {
    const auto& symbols = examination.symbols;
    for (const auto& [section, body] : symbols.indicator_sections) {
        examination.findings.rest_on(section->basis);
        for (const auto& indicator : body->indicators) {
            unit_known(examination, indicator);
            if (indicator.by)
                (void)refer(symbols, *indicator.by, SymbolKind::role, examination.findings);
            if (indicator.condition)
                (void)Resolver(symbols, counting_scope(), examination.findings)
                    .condition(*indicator.condition);
            if (indicator.field) mean_of(examination, *indicator.field);
            if (indicator.policy) counted_elsewhere(examination, indicator);
            if (indicator.formula) formula(examination, indicator);
            if (indicator.target) target(examination, indicator);
            if (indicator.evaluation)
                (void)refer(symbols, *indicator.evaluation, SymbolKind::evaluation,
                            examination.findings);
        }
    }
    examination.findings.rest_on({});
}

void evaluation_names(const Examination& examination) {
    const auto& symbols = examination.symbols;
    for (const auto& [section, evaluation] : symbols.evaluations) {
        examination.findings.rest_on(section->basis);
        for (const auto& role : evaluation->subjects)
            (void)refer(symbols, role, SymbolKind::role, examination.findings);
        for (const auto& row : evaluation->rows)
            (void)score_terms(symbols, row, figure_scope(), examination.findings);
        if (evaluation->tie_breaker)
            (void)refer(symbols, *evaluation->tie_breaker, SymbolKind::indicator,
                        examination.findings);
        evaluation_rules(examination, *evaluation);
    }
    examination.findings.rest_on({});
}

}  // namespace guiju::check
