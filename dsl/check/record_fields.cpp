// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "dsl/check/literal.h"
#include "dsl/check/resolve.h"
#include "dsl/check/rule.h"

namespace guiju::check {

namespace {

using syntax::Field;

void labels_of(const Examination& examination, const Field& field) {
    std::set<std::string> seen;
    for (const auto& label : field.labels)
        if (!seen.insert(examination.symbols.identity(label.text)).second)
            examination.findings.add(base::Code::gj2107, label.span, {base::Text(label.text)});
    const bool must_list = field.type == "choice" || field.type == "choices" ||
                           field.type == "confidentiality" || field.type == "judgement";
    if (must_list && field.labels.empty())
        examination.findings.add(base::Code::gj2108, field.name.span,
                                 {base::Text(field.name.text)});
}

/// A bound of a field: characters of a text, items of a list, the field's own unit else.
void bound(const Examination& examination, const Field& field,
           const std::optional<syntax::Expr>& limit) {
    if (!limit) return;
    const auto type = type_of(field);
    const auto quantity = quantity_of(*limit);
    if (type.kind == Type::Kind::date && value::parse_date(limit->text)) return;
    if (!quantity) {
        const auto term =
            Resolver(examination.symbols, figure_scope(), examination.findings).value(*limit);
        if (term.type.kind != Type::Kind::nothing)
            examination.findings.add(base::Code::gj2202, limit->span,
                                     {{"数", "a number"}, name_of(term.type)});
        return;
    }
    using value::Dimension;
    auto wanted = type;
    if (type.kind == Type::Kind::text)
        wanted = {.kind = Type::Kind::quantity, .dimension = Dimension::characters};
    if (type.kind == Type::Kind::labels || type.kind == Type::Kind::units)
        wanted = {.kind = Type::Kind::quantity, .dimension = Dimension::count};
    const bool fits =
        wanted.kind == Type::Kind::quantity &&
        (wanted.dimension == quantity->dimension ||
         (wanted.dimension == Dimension::none &&
          (quantity->dimension == Dimension::count || quantity->dimension == Dimension::score)));
    if (fits) return;
    const Type given{.kind = Type::Kind::quantity, .dimension = quantity->dimension};
    examination.findings.add(base::Code::gj2201, limit->span, {name_of(wanted), name_of(given)});
}

/// The reason of a judgement is kept beside it, as “材料规范理由”.
void reason_beside(const Examination& examination, const In<syntax::RecordSection>& record,
                   const Field& field) {
    if (!keeps_reason(field)) return;
    const auto name = reason_name(examination.symbols, field).zh;
    for (const auto& other : record.body->fields)
        if (examination.symbols.identity(other.name.text) == name)
            examination.findings.add(base::Code::gj2109, other.name.span,
                                     {base::Text(other.name.text), base::Text(field.name.text)});
}

void field_of(const Examination& examination, const Field& field, Scope scope) {
    labels_of(examination, field);
    Resolver resolver(examination.symbols, scope, examination.findings);
    if (field.required_when) (void)resolver.condition(*field.required_when);
    if (field.forbidden_when) (void)resolver.condition(*field.forbidden_when);
    bound(examination, field, field.at_least);
    bound(examination, field, field.at_most);
    bound(examination, field, field.range_low);
    bound(examination, field, field.range_high);
    if (field.judged_by)
        (void)refer(examination.symbols, *field.judged_by, SymbolKind::role, examination.findings);
}

/// Columns hold plain values: no lists of records in a record, no conditions of their own.
void columns_of(const Examination& examination, const Field& field) {
    if (field.type == "rows" && field.columns.empty())
        examination.findings.add(base::Code::gj2314, field.name.span,
                                 {base::Text(field.name.text)});
    for (const auto& column : field.columns) {
        if (column.type == "rows" || column.type == "judgement")
            examination.findings.add(base::Code::gj2315, column.name.span,
                                     {base::Text(column.name.text)});
        labels_of(examination, column);
        bound(examination, column, column.at_least);
        bound(examination, column, column.at_most);
        bound(examination, column, column.range_low);
        bound(examination, column, column.range_high);
    }
}

void record_of(const Examination& examination, const In<syntax::RecordSection>& record,
               Scope scope) {
    const auto& symbols = examination.symbols;
    examination.findings.rest_on(record.section->basis);
    for (const auto& field : record.body->fields) {
        field_of(examination, field, scope);
        columns_of(examination, field);
        reason_beside(examination, record, field);
    }
    if (record.body->kept_by)
        (void)refer(symbols, *record.body->kept_by, SymbolKind::role, examination.findings);
    if (record.body->priority)
        (void)Resolver(symbols, scope, examination.findings).condition(*record.body->priority);
    for (const auto& key : record.body->duplicate_keys)
        (void)refer(symbols, key, SymbolKind::field, examination.findings);
    if (const auto& window = record.body->duplicate_window) {
        syntax::Expr expr;
        expr.kind = syntax::Expr::Kind::term;
        expr.span = window->span;
        expr.name = *window;
        check_period(symbols, expr, examination.findings);
    }
    if (record.body->duplicate_window_value)
        check_period(symbols, *record.body->duplicate_window_value, examination.findings);
    examination.findings.rest_on({});
}

}  // namespace

void record_fields(const Examination& examination) {
    const auto& registers = examination.symbols.registers;
    for (std::size_t i = 0; i < registers.size(); ++i) {
        Scope scope = candidate_scope(static_cast<std::int32_t>(i));
        scope.matter = false;
        record_of(examination, registers[i], scope);
    }
    if (examination.symbols.matter)
        record_of(examination, *examination.symbols.matter, case_scope());
}

}  // namespace guiju::check
