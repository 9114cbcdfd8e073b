// SPDX-License-Identifier: Apache-2.0
// 匹配, 指标, 评价: what is measured, ranked and scored.
#include "dsl/check/literal.h"
#include "dsl/lower/builder.h"

namespace guiju::lower {

namespace {

using check::SymbolKind;

program::ScoreRow::Kind scoring_of(syntax::Scoring::Kind kind) {
    using From = syntax::Scoring::Kind;
    using To = program::ScoreRow::Kind;
    switch (kind) {
        case From::times: return To::times;
        case From::as_is: return To::as_is;
        case From::to_target: return To::to_target;
        case From::best_is_full: return To::best_is_full;
        case From::from_threshold: return To::from_threshold;
        case From::up_to: return To::up_to;
        case From::condition: return To::condition;
    }
    return To::as_is;
}

program::Indicator::Kind indicator_kind(syntax::Indicator::Kind kind) {
    using From = syntax::Indicator::Kind;
    using To = program::Indicator::Kind;
    switch (kind) {
        case From::reported: return To::reported;
        case From::count: return To::count;
        case From::mean: return To::mean;
        case From::formula: return To::formula;
        case From::result: return To::result;
        case From::elsewhere: return To::elsewhere;
    }
    return To::reported;
}

program::Compare compare_of(syntax::CompareOp op) {
    using From = syntax::CompareOp;
    switch (op) {
        case From::at_least:
        case From::not_earlier: return program::Compare::at_least;
        case From::at_most:
        case From::not_later: return program::Compare::at_most;
        case From::more:
        case From::later: return program::Compare::more;
        case From::less:
        case From::earlier: return program::Compare::less;
        case From::equal: return program::Compare::equal;
        case From::not_equal: return program::Compare::not_equal;
    }
    return program::Compare::at_least;
}

/// The Chinese spelling of a unit, so that both skins give one program.
std::string unit_of(const std::string& written) {
    if (!check::find_word("figure", written).empty()) return "比率";
    const auto* unit = value::find_unit(written);
    return unit == nullptr ? written : std::string(unit->zh);
}

program::Evaluation::Every every_of(const std::string& id) {
    using Every = program::Evaluation::Every;
    if (id == "quarterly") return Every::quarter;
    return id == "monthly" ? Every::month : Every::year;
}

program::Evaluation::Missing missing_of(const std::string& id) {
    using Missing = program::Evaluation::Missing;
    if (id == "zero") return Missing::zero;
    return id == "renormalise" ? Missing::renormalise : Missing::block;
}

}  // namespace

std::vector<program::ScoreRow> Builder::rows(const std::vector<syntax::ScoreRow>& from,
                                             const syntax::Section& in, check::Scope scope) {
    std::vector<program::ScoreRow> all;
    for (const auto& one : from) {
        check::Findings none;
        const auto terms = check::score_terms(symbols_, one, scope, none);
        program::ScoreRow row;
        row.name = both(one.name);
        row.weight = terms.weight;
        row.kind = scoring_of(one.scoring.kind);
        row.subject = code_of(terms.subject);
        if (terms.target) row.target = code_of(*terms.target);
        if (terms.step) row.step = code_of(*terms.step);
        if (terms.deduction) row.deduction = code_of(*terms.deduction);
        row.full = terms.full;
        row.otherwise = terms.otherwise;
        row.origin = origin(one.span, one.tail, &in);
        all.push_back(std::move(row));
    }
    return all;
}

void Builder::matchings() {
    for (const auto& from : symbols_.matchings) {
        program::Matching matching;
        matching.name = both(from.section->name);
        matching.over = index(SymbolKind::record_register, from.body->over);
        const auto scope = check::candidate_scope(matching.over);
        matching.criteria = criteria(from.body->criteria, *from.section, scope);
        matching.rows = rows(from.body->rows, *from.section, scope);
        matching.origin = origin(*from.section);
        program_.matchings.push_back(std::move(matching));
    }
}

program::Indicator Builder::indicator(const syntax::Indicator& from, const syntax::Section& in) {
    program::Indicator indicator;
    indicator.name = both(from.name);
    indicator.kind = indicator_kind(from.kind);
    indicator.unit = unit_of(from.unit);
    indicator.reporter = index(SymbolKind::role, from.by);
    indicator.condition = condition(from.condition, check::counting_scope());
    indicator.filed_in_period = from.filed_in_period;
    indicator.without_withdrawn = from.without_withdrawn;
    indicator.field = index(SymbolKind::field, from.field);
    indicator.evaluation = index(SymbolKind::evaluation, from.evaluation);
    if (from.policy) indicator.policy = both(*from.policy);
    if (from.mark) indicator.mark = both(*from.mark);
    if (from.unit_field) indicator.unit_field = both(*from.unit_field);
    if (from.formula) indicator.formula = value(*from.formula, check::figure_scope());
    if (from.target) {
        indicator.has_target = true;
        indicator.target = value(*from.target, check::figure_scope());
        indicator.target_strength =
            from.target_strength == "must" ? program::Duty::must : program::Duty::strive;
        indicator.target_compare = compare_of(from.target_compare);
    }
    indicator.origin = origin(from.span, from.tail, &in);
    return indicator;
}

void Builder::indicators() {
    for (const auto& from : symbols_.indicator_sections)
        for (const auto& one : from.body->indicators)
            program_.indicators.push_back(indicator(one, *from.section));
}

program::EvaluationRules Builder::rules(const syntax::Evaluation& from, const syntax::Section& in) {
    const auto& written = from.rules;
    program::EvaluationRules to;
    to.excluded = indices(SymbolKind::indicator, written.excluded);
    to.excluded_origin = origin(written.excluded_span, written.excluded_tail, &in);
    if (written.peers == "same_city") to.peers = program::EvaluationRules::Peers::same_city;
    for (const auto& one : written.consequences)
        to.consequences.push_back({both(one.grade), number(one.periods), symbols_.both(one.action),
                                   origin(one.span, one.tail, &in)});
    if (written.objection_within) {
        const auto within = program::resolve(program_, period(*written.objection_within));
        static constexpr const char* kUnits[] = {"workdays", "days", "months", "hours"};
        to.objection_amount = within.amount;
        to.objection_unit = kUnits[static_cast<std::size_t>(within.unit)];
    }
    to.objection_to = index(SymbolKind::role, written.objection_to);
    if (written.not_reported) to.not_reported = both(*written.not_reported);
    return to;
}

void Builder::evaluations() {
    for (const auto& from : symbols_.evaluations) {
        program::Evaluation evaluation;
        evaluation.name = both(from.section->name);
        evaluation.subjects = indices(SymbolKind::role, from.body->subjects);
        evaluation.every = every_of(from.body->period);
        evaluation.rows = rows(from.body->rows, *from.section, check::figure_scope());
        evaluation.decimals = from.body->decimals;
        evaluation.missing = missing_of(from.body->missing);
        evaluation.tie_breaker = index(SymbolKind::indicator, from.body->tie_breaker);
        for (const auto& grade : from.body->grades) {
            program::Evaluation::Grade one;
            one.name = both(grade.name);
            if (const auto score = grade.from ? check::quantity_of(*grade.from) : std::nullopt) {
                one.has_from = true;
                one.from = score->number;
            }
            evaluation.grades.push_back(std::move(one));
        }
        evaluation.rules = rules(*from.body, *from.section);
        evaluation.origin = origin(*from.section);
        program_.evaluations.push_back(std::move(evaluation));
    }
}

}  // namespace guiju::lower
