// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/check/literal.h"
#include "dsl/check/stage_walk.h"

namespace guiju::check {

namespace {

using syntax::Expr;

/// The first literal of working days in the policy: a deadline, a parameter, a window.
std::optional<base::Span> first_workdays(const Symbols& symbols) {
    const auto counts = [](const Expr& expr) {
        const auto quantity = quantity_of(expr);
        return quantity && quantity->dimension == value::Dimension::workdays;
    };
    for (const auto* parameter : symbols.parameters)
        if (counts(parameter->value)) return parameter->value.span;
    for (const auto& [section, stage] : symbols.stages) {
        for (const auto& deadline : stage->deadlines)
            if (counts(deadline.period)) return deadline.period.span;
        for (const auto& rung : stage->rungs)
            if (counts(rung.period)) return rung.period.span;
        for (const auto& line : stage->dispositions)
            if (line.period && counts(*line.period)) return line.period->span;
        if (stage->confirm_period && counts(*stage->confirm_period))
            return stage->confirm_period->span;
        for (const auto& line : stage->permissions)
            if (line.within && counts(*line.within)) return line.within->span;
    }
    return std::nullopt;
}

void each_date(const Expr& expr, const auto& visit) {
    if (expr.kind == Expr::Kind::date) visit(expr);
    for (const auto& part : expr.parts) each_date(part, visit);
}

const value::WorkCalendar* calendar_of(const Examination& examination) {
    const auto* line = head_line(examination.symbols.file(), "calendar");
    if (line == nullptr) return nullptr;
    const auto& all = examination.calendars;
    const auto found = std::find_if(all.begin(), all.end(), [&](const value::WorkCalendar& one) {
        return one.name() == line->text;
    });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

// GJ3016: working days can only be counted on a calendar with days off and make-up days.
void workdays_have_calendar(const Examination& examination) {
    if (head_line(examination.symbols.file(), "calendar") != nullptr) return;
    const auto counted = first_workdays(examination.symbols);
    if (counted) examination.findings.add(base::Code::gj3016, *counted);
}

// GJ3017: dates the rules name lie in announced years; past them nothing is guessed.
void dates_in_calendar(const Examination& examination) {
    const auto* calendar = calendar_of(examination);
    if (calendar == nullptr) return;
    const auto complain = [&](value::Date day, base::Span span) {
        if (calendar->covers(day)) return;
        examination.findings.add(
            base::Code::gj3017, span,
            {base::Text(value::chinese(day), value::iso(day)), base::Text(calendar->name()),
             base::Text(std::to_string(calendar->first_year())),
             base::Text(std::to_string(calendar->last_year()))});
    };
    const auto look = [&](const Expr& date) {
        if (const auto day = value::parse_date(date.text)) complain(*day, date.span);
    };
    if (const auto day = effective_date(examination.symbols.file()))
        complain(*day, head_line(examination.symbols.file(), "in_force")->span);
    each_stage(examination, [&](const syntax::Section&, const syntax::Stage& stage) {
        for (const auto& criterion : stage.criteria) each_date(criterion.condition, look);
        for (const auto& line : stage.dispositions)
            if (line.condition) each_date(*line.condition, look);
    });
    for (const auto* parameter : examination.symbols.parameters) each_date(parameter->value, look);
}

}  // namespace guiju::check
