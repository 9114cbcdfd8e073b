// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/check/resolve.h"
#include "dsl/check/rule.h"
#include "dsl/check/stage_walk.h"

namespace guiju::check {

namespace {

using syntax::Disposition;

void items_exist(const Examination& examination, const syntax::Section& section,
                 const syntax::Stage& stage, const Disposition& line) {
    // Items numbered wrongly are said elsewhere (GJ3015); here only their count matters.
    const auto has = [&](int number) {
        return number >= 1 && static_cast<std::size_t>(number) <= stage.criteria.size();
    };
    for (const auto& range : line.items) {
        const bool there = range.from <= range.to && has(range.from) && has(range.to);
        if (there) continue;
        const int wrong = has(range.from) && range.from <= range.to ? range.to : range.from;
        examination.findings.add(base::Code::gj2240, range.span,
                                 {base::Text(std::to_string(wrong)), base::Text(section.name.text),
                                  base::Text(std::to_string(stage.criteria.size()))});
    }
}

/// 由 X 办理: a role, or a field that names a unit.
void holder(const Examination& examination, const syntax::Name& name) {
    const auto& symbols = examination.symbols;
    if (symbols.find(SymbolKind::role, name.text)) return;
    const auto at = symbols.find(SymbolKind::field, name.text);
    if (!at) {
        examination.findings.unknown(symbols, name, SymbolKind::role);
        return;
    }
    const auto type = type_of(field_at(symbols, SymbolKind::field, *at));
    if (type.kind != Type::Kind::unit)
        examination.findings.add(base::Code::gj2202, name.span,
                                 {{"角色或单位", "a role or a unit"}, name_of(type)});
}

void names_of_line(const Examination& examination, const Disposition& line) {
    const auto& symbols = examination.symbols;
    auto& findings = examination.findings;
    if (line.stage) (void)refer(symbols, *line.stage, SymbolKind::stage, findings);
    if (line.to_role) (void)refer(symbols, *line.to_role, SymbolKind::role, findings);
    if (line.confirmed_by) (void)refer(symbols, *line.confirmed_by, SymbolKind::role, findings);
    if (line.handled_by) holder(examination, *line.handled_by);
    if (line.period) check_period(symbols, *line.period, findings);
    if (line.rounds) check_rounds(symbols, *line.rounds, findings);
    if (line.max_rounds) check_rounds(symbols, *line.max_rounds, findings);
    for (const auto& mark : line.unmarks) (void)refer(symbols, mark, SymbolKind::mark, findings);
    for (const auto& role : line.notify) (void)refer(symbols, role, SymbolKind::role, findings);
}

}  // namespace

void disposition_names(const Examination& examination) {
    each_stage(examination, [&](const syntax::Section& section, const syntax::Stage& stage) {
        for (const auto& line : stage.dispositions) {
            items_exist(examination, section, stage, line);
            for (const auto& action : line.actions) action_here(examination, stage, action);
            names_of_line(examination, line);
        }
    });
}

void ladder_names(const Examination& examination) {
    const auto& symbols = examination.symbols;
    each_stage(examination, [&](const syntax::Section& section, const syntax::Stage& stage) {
        for (const auto& rung : stage.rungs) {
            (void)refer(symbols, rung.role, SymbolKind::role, examination.findings);
            check_period(symbols, rung.period, examination.findings);
        }
        for (const auto& start : stage.clock_starts) {
            action_here(examination, stage, start.action);
            for (const int number : start.rungs) {
                const bool there =
                    std::any_of(stage.rungs.begin(), stage.rungs.end(),
                                [&](const syntax::Rung& rung) { return rung.number == number; });
                if (!there)
                    examination.findings.add(
                        base::Code::gj2241, start.span,
                        {base::Text(std::to_string(number)), base::Text(section.name.text)});
            }
        }
    });
}

void general_names(const Examination& examination) {
    const auto& symbols = examination.symbols;
    for (const auto& [section, rules] : symbols.general) {
        examination.findings.rest_on(section->basis);
        for (const auto& rule : rules->rules) {
            for (const auto& role : rule.by)
                (void)refer(symbols, role, SymbolKind::role, examination.findings);
            for (const auto& field : rule.fill)
                (void)refer(symbols, field, SymbolKind::field, examination.findings);
            if (rule.before_mark)
                (void)refer(symbols, *rule.before_mark, SymbolKind::mark, examination.findings);
        }
    }
    examination.findings.rest_on({});
}

}  // namespace guiju::check
