// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "dsl/check/companions.h"
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
                           field.type == "confidentiality" || field.type == "judgement" ||
                           field.type == "composite";
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

bool is_number(const std::string& type) {
    return type == "number" || type == "money" || type == "share" || type == "integer" ||
           type == "duration";
}

/// 数量（公里）, 时长（小时）: the unit fits the type. 引用（R）: there is such a register.
void unit_or_register(const Examination& examination, const Field& field) {
    auto& findings = examination.findings;
    if (field.type == "reference") {
        if (field.labels.empty())
            findings.add(base::Code::gj2353, field.name.span, {base::Text(field.name.text)});
        else
            (void)refer(examination.symbols, field.labels.front(), SymbolKind::record_register,
                        findings);
        return;
    }
    if (!is_number(field.type) || field.labels.empty()) {
        if (field.type == "duration")
            findings.add(
                base::Code::gj2352, field.name.span,
                {base::Text(field.name.text), {"空", "empty"}, {"时间", "a unit of time"}});
        return;
    }
    const auto& written = field.labels.front();
    const auto own = own_units(examination.symbols.file());
    const auto* unit = value::find_unit(written.text);
    if (unit == nullptr && std::find(own.begin(), own.end(), written.text) == own.end())
        return findings.unknown_unit(written.text, written.span);
    const auto is = unit == nullptr ? value::Dimension::count : unit->dimension;
    const bool money = is == value::Dimension::money;
    const bool share = is == value::Dimension::share;
    const bool fits = field.type == "money"      ? money
                      : field.type == "share"    ? share
                      : field.type == "duration" ? is_time(is)
                                                 : !money && !share;
    if (fits) return;
    const auto wanted = field.type == "money"      ? base::Text("金额", "money")
                        : field.type == "share"    ? base::Text("比例", "a share")
                        : field.type == "duration" ? base::Text("时间", "a unit of time")
                                                   : base::Text("数量", "a count");
    findings.add(base::Code::gj2352, written.span,
                 {base::Text(field.name.text),
                  name_of(Type{.kind = Type::Kind::quantity, .dimension = is}), wanted});
}

/// 6位数字: as many as a text can be asked to have.
void digits_of(const Examination& examination, const Field& field) {
    if (!field.digits) return;
    const auto count = value::Number::parse(field.digits->text);
    if (count && count->is_whole() && *count >= value::Number(1) && *count <= value::Number(1000))
        return;
    examination.findings.add(base::Code::gj2111, field.digits->span,
                             {base::Text(field.digits->text)});
}

void field_of(const Examination& examination, const Field& field, Scope scope) {
    const bool composite = field.type == "composite";
    auto sized = composite ? part_of(field) : field;
    sized.name = field.name;
    unit_or_register(examination, sized);
    labels_of(examination, field);
    digits_of(examination, field);
    Resolver resolver(examination.symbols, scope, examination.findings);
    if (field.required_when) (void)resolver.condition(*field.required_when);
    if (field.forbidden_when) (void)resolver.condition(*field.forbidden_when);
    for (const auto* limit : {&field.at_least, &field.at_most, &field.range_low, &field.range_high})
        bound(examination, sized, *limit);
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
        digits_of(examination, column);
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
    for (const auto& rule : record.body->consistency)
        (void)Resolver(symbols, scope, examination.findings).condition(rule.condition);
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
