// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/resolve.h"
#include "dsl/check/rule.h"

namespace guiju::check {

namespace {

/// A field that names units (or one unit).
void names_a_unit(const Examination& examination, const syntax::Name& name) {
    const auto& symbols = examination.symbols;
    const auto at = refer(symbols, name, SymbolKind::field, examination.findings);
    if (!at) return;
    const auto type = type_of(field_at(symbols, SymbolKind::field, *at));
    if (type.kind == Type::Kind::unit || type.kind == Type::Kind::units) return;
    examination.findings.add(base::Code::gj2202, name.span, {{"单位", "a unit"}, name_of(type)});
}

void place_of(const Examination& examination, const syntax::Name& name) {
    const auto& symbols = examination.symbols;
    if (symbols.find(SymbolKind::role, name.text)) return;
    const auto at = refer(symbols, name, SymbolKind::field, examination.findings);
    if (!at) return;
    const auto kind = type_of(field_at(symbols, SymbolKind::field, *at)).kind;
    if (kind == Type::Kind::unit || kind == Type::Kind::territory) return;
    examination.findings.add(base::Code::gj2202, name.span,
                             {{"单位或属地", "a unit or a territory"},
                              name_of(type_of(field_at(symbols, SymbolKind::field, *at)))});
}

}  // namespace

void role_names(const Examination& examination) {
    const auto& symbols = examination.symbols;
    for (const auto* role : symbols.roles) {
        if (role->is_register) {
            const auto at = refer(symbols, *role->is_register, SymbolKind::record_register,
                                  examination.findings);
            if (at && role->register_condition)
                (void)Resolver(symbols, candidate_scope(*at), examination.findings)
                    .condition(*role->register_condition);
        }
        if (role->held_by_field) names_a_unit(examination, *role->held_by_field);
        if (role->means_role)
            (void)refer(symbols, *role->means_role, SymbolKind::role, examination.findings);
        if (role->means_place_of) place_of(examination, *role->means_place_of);
    }
    if (symbols.role_section == nullptr) return;
    for (const auto& name : symbols.role_section->ladder)
        (void)refer(symbols, name, SymbolKind::role, examination.findings);
}

}  // namespace guiju::check
