// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "dsl/check/companions.h"
#include "dsl/check/literal.h"
#include "dsl/lower/builder.h"

namespace guiju::lower {

namespace {

using Type = program::Field::Type;

Type type_of(const std::string& id) {
    static constexpr auto kIds = std::to_array<std::string_view>(
        {"text",      "number",    "money",       "share",     "date",
         "yes_no",    "choice",    "choices",     "list",      "unit",
         "units",     "territory", "credit_code", "phone",     "confidentiality",
         "judgement", "integer",   "duration",    "date_time", "reference",
         "composite", "rows"});
    const auto found = std::find(kIds.begin(), kIds.end(), id);
    return found == kIds.end() ? Type::text : static_cast<Type>(found - kIds.begin());
}

value::Value bound(const std::optional<syntax::Expr>& first,
                   const std::optional<syntax::Expr>& second) {
    const auto& expr = first ? first : second;
    if (!expr) return {};
    if (const auto quantity = check::quantity_of(*expr)) return *quantity;
    if (const auto day = value::parse_date(expr->text)) return *day;
    return {};
}

bool is_number(Type type) {
    return type == Type::number || type == Type::money || type == Type::share ||
           type == Type::integer || type == Type::duration;
}

/// 数量（公里）: the unit the field is counted in.
void unit_of(program::Field& field, const syntax::Field& from) {
    if (!is_number(field.type)) return;
    field.dimension = check::type_of(from).dimension;
    if (from.labels.empty()) return;
    field.unit_name = from.labels.front().text;
    if (const auto* unit = value::find_unit(field.unit_name)) field.unit = unit->factor;
}

std::int32_t first_of(const std::vector<program::Field>& fields, Type type) {
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const program::Field& one) { return one.type == type; });
    return found == fields.end() ? program::kNone
                                 : static_cast<std::int32_t>(found - fields.begin());
}

}  // namespace

program::Field Builder::field(const syntax::Field& from, const syntax::Section& section,
                              check::Scope scope) {
    program::Field field;
    field.name = both(from.name);
    field.type = type_of(from.type);
    unit_of(field, from);
    if (field.type == Type::reference && !from.labels.empty())
        field.refers_to =
            symbols_.find(check::SymbolKind::record_register, from.labels.front().text)
                .value_or(program::kNone);
    if (from.digits) field.digits = static_cast<std::int32_t>(std::stoi(from.digits->text));
    for (const auto& marker : from.tail.markers)
        field.extensible = field.extensible || marker.kind == syntax::Marker::Kind::may_add_items;
    const bool names_policy = from.type == "record";  // its label is the policy of the cases
    if (!is_number(field.type) && field.type != Type::reference && !names_policy)
        for (const auto& label : from.labels) field.labels.push_back(both(label));
    field.required = from.required;
    field.required_when = condition(from.required_when, scope);
    field.forbidden_when = condition(from.forbidden_when, scope);
    field.at_least = bound(from.at_least, from.range_low);
    field.at_most = bound(from.at_most, from.range_high);
    field.secret = from.secret;
    field.reason_required = from.reason_required;
    field.origin = origin(from.span, from.tail, &section);
    for (const auto& column : from.columns)
        field.columns.push_back(this->field(column, section, scope));
    // A list with a secret column is shown to nobody who may not see that column.
    for (const auto& column : field.columns) field.secret = field.secret || column.secret;
    return field;
}

/// The declared fields keep their slots; what stands beside them comes behind them.
std::vector<program::Field> Builder::fields(const check::In<syntax::RecordSection>& record,
                                            check::Scope scope) {
    std::vector<program::Field> all;
    for (const auto& one : record.body->fields) all.push_back(field(one, *record.section, scope));
    for (const auto& beside : check::companions(symbols_, *record.body)) {
        const auto slot = static_cast<std::int32_t>(all.size());
        auto& owner = all[beside.of];
        using Kind = check::Companion::Kind;
        program::Field extra = field(beside.as, *record.section, scope);
        extra.name = beside.name;
        extra.origin = owner.origin;
        switch (beside.kind) {
            case Kind::reason: owner.reason_field = slot; break;
            case Kind::provisional: owner.provisional_field = slot; break;
            case Kind::remark: owner.remark_field = slot; break;
            case Kind::part: owner.parts.push_back(slot); break;
        }
        all.push_back(std::move(extra));
    }
    return all;
}

void Builder::registers() {
    for (std::size_t i = 0; i < symbols_.registers.size(); ++i) {
        const auto& from = symbols_.registers[i];
        check::Scope scope = check::candidate_scope(static_cast<std::int32_t>(i));
        scope.matter = false;
        program::Register record;
        record.name = both(from.section->name);
        record.fields = fields(from, scope);
        record.kept_by = index(check::SymbolKind::role, from.body->kept_by);
        record.admission = admission(from.body->admission, *from.section);
        record.origin = origin(*from.section);
        program_.registers.push_back(std::move(record));
    }
}

void Builder::matter() {
    if (!symbols_.matter) return;  // a policy that only measures
    const auto& from = *symbols_.matter;
    auto& matter = program_.matter;
    matter.name = both(from.section->name);
    matter.fields = fields(from, check::case_scope());
    matter.priority = condition(from.body->priority, check::case_scope());
    if (from.body->priority)
        matter.priority_origin =
            origin(from.body->priority->span, from.body->priority_tail, from.section);
    matter.duplicate_keys = indices(check::SymbolKind::field, from.body->duplicate_keys);
    if (from.body->duplicate_window) {
        matter.duplicate_window.given = true;
        matter.duplicate_window.parameter =
            index(check::SymbolKind::parameter, *from.body->duplicate_window);
    } else {
        matter.duplicate_window = period(from.body->duplicate_window_value);
    }
    matter.duplicate_note = symbols_.identity(from.body->duplicate_note);
    matter.territory_field = first_of(matter.fields, Type::territory);
    matter.confidentiality_field = first_of(matter.fields, Type::confidentiality);
    matter.origin = origin(*from.section);
}

}  // namespace guiju::lower
