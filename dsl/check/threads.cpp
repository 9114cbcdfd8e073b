// SPDX-License-Identifier: Apache-2.0
// GJ2433–2442: what is said of other cases, recurring tasks and published lists fits what is declared.
#include <algorithm>

#include "dsl/check/kin.h"
#include "dsl/check/resolve.h"
#include "dsl/check/stage_walk.h"

namespace guiju::check {

namespace {

using base::Code;

bool same_type(const Type& a, const Type& b) {
    return a.kind == b.kind && a.dimension == b.dimension;
}

void carried(const Examination& examination, const syntax::StartCase& start, std::int32_t related) {
    const auto& symbols = examination.symbols;
    auto& findings = examination.findings;
    for (const auto& [own, as] : start.carry) {
        const auto slot = refer(symbols, own, SymbolKind::field, findings);
        const auto& there = as ? *as : own;
        const auto at = symbols.find(SymbolKind::related_field, there.text, related);
        if (!at) {
            findings.unknown(symbols, there, SymbolKind::related_field, related);
            continue;
        }
        if (!slot) continue;
        const auto& other = symbols.related[static_cast<std::size_t>(related)]
                                .body->fields[static_cast<std::size_t>(*at)];
        const auto& field = field_at(symbols, SymbolKind::field, *slot);
        const bool item =
            start.each && symbols.identity(start.each->text) == symbols.identity(own.text);
        if (!item && !same_type(type_of(field), type_of(other)))
            findings.add(Code::gj2433, own.span,
                         {base::Text(own.text), name_of(type_of(field)), base::Text(there.text),
                          name_of(type_of(other))});
        else if (field.secret && !other.secret)
            findings.add(Code::gj2433, own.span,
                         {base::Text(own.text),
                          {"保密的", "secret"},
                          base::Text(there.text),
                          {"不保密的", "not secret"}});
    }
}

void started(const Examination& examination, const syntax::StartCase& start) {
    const auto& symbols = examination.symbols;
    auto& findings = examination.findings;
    const auto related = refer(symbols, start.policy, SymbolKind::related, findings);
    if (start.each) {
        const auto slot = refer(symbols, *start.each, SymbolKind::field, findings);
        if (slot) {
            const auto type = type_of(field_at(symbols, SymbolKind::field, *slot));
            if (type.kind != Type::Kind::labels && type.kind != Type::Kind::units)
                findings.add(Code::gj2202, start.each->span,
                             {{"清单或多选", "a list or choices"}, name_of(type)});
        }
    }
    if (related) carried(examination, start, *related);
}

void line(const Examination& examination, const syntax::Disposition& line) {
    using When = syntax::Disposition::When;
    using Effect = syntax::Disposition::Effect;
    for (const auto& start : line.starts) started(examination, start);
    if (line.converts) started(examination, *line.converts);
    if (line.when != When::as_soon) return;
    const bool moves = line.effect == Effect::go || line.effect == Effect::close ||
                       line.effect == Effect::send_back;
    if (!moves || line.confirmed_by) examination.findings.add(Code::gj2434, line.span);
}

void recurring(const Examination& examination, const syntax::Section& section,
               const syntax::RecurringSection& task) {
    const auto& symbols = examination.symbols;
    auto& findings = examination.findings;
    if (task.period.empty() || task.subjects.empty() || task.set_up.empty())
        findings.add(Code::gj2435, section.heading_span, {symbols.both(section.name.text)});
    for (const auto& role : task.subjects) (void)refer(symbols, role, SymbolKind::role, findings);
    for (const auto& field : task.carried_over)
        (void)refer(symbols, field, SymbolKind::field, findings);
    if (task.distance) check_period(symbols, *task.distance, findings);
    if (!task.period_into) return;
    const auto slot = refer(symbols, *task.period_into, SymbolKind::field, findings);
    if (!slot) return;
    const auto type = type_of(field_at(symbols, SymbolKind::field, *slot));
    if (type.kind != Type::Kind::text)
        findings.add(Code::gj2202, task.period_into->span, {{"文字", "text"}, name_of(type)});
}

void published(const Examination& examination, const syntax::Section& section,
               const syntax::PublishedSection& list) {
    const auto& symbols = examination.symbols;
    auto& findings = examination.findings;
    if (!list.entries || list.columns.empty() || !list.owner)
        findings.add(Code::gj2436, section.heading_span, {symbols.both(section.name.text)});
    if (list.entries) (void)Resolver(symbols, case_scope(), findings).condition(*list.entries);
    if (list.owner) (void)refer(symbols, *list.owner, SymbolKind::role, findings);
    if (list.order) (void)refer(symbols, *list.order, SymbolKind::field, findings);
    for (const auto* names : {&list.columns, &list.redacted})
        for (const auto& field : *names) (void)refer(symbols, field, SymbolKind::field, findings);
    for (const auto& hidden : list.redacted) {
        const bool shown =
            std::any_of(list.columns.begin(), list.columns.end(), [&](const syntax::Name& one) {
                return symbols.identity(one.text) == symbols.identity(hidden.text);
            });
        if (!shown) findings.add(Code::gj2437, hidden.span, {base::Text(hidden.text)});
    }
}

/// 最多报一次: names of the other policy.
void reported_once(const Examination& examination, const syntax::RelatedSection& other,
                   std::int32_t related) {
    const auto& symbols = examination.symbols;
    auto& findings = examination.findings;
    for (const auto& name : other.once)
        if (!symbols.find(SymbolKind::related_field, name.text, related))
            findings.unknown(symbols, name, SymbolKind::related_field, related);
    if (other.once_valid) check_period(symbols, *other.once_valid, findings);
}

}  // namespace

void threads(const Examination& examination) {
    const auto& symbols = examination.symbols;
    each_stage(examination, [&](const syntax::Section&, const syntax::Stage& stage) {
        for (const auto& one : stage.dispositions) line(examination, one);
    });
    if (symbols.matter)
        for (const auto& field : symbols.matter->body->fields)
            if (field.type == "record" && linked_policy(symbols, field) == kNobody)
                examination.findings.add(Code::gj2438, field.name.span,
                                         {base::Text(field.name.text)});
    for (std::size_t i = 0; i < symbols.related.size(); ++i)
        reported_once(examination, *symbols.related[i].body, static_cast<std::int32_t>(i));
    for (const auto& [section, task] : symbols.recurring) recurring(examination, *section, *task);
    for (const auto& [section, list] : symbols.published) published(examination, *section, *list);
}

}  // namespace guiju::check
