// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/check/levels.h"
#include "dsl/check/literal.h"
#include "dsl/lower/builder.h"

namespace guiju::lower {

namespace {

using check::head_line;

std::string text_of(const syntax::File& file, std::string_view label) {
    const auto* line = head_line(file, label);
    return line == nullptr ? std::string() : line->text;
}

program::Level level_of(const std::string& id) {
    if (id == "county") return program::Level::county;
    if (id == "city") return program::Level::city;
    return id == "province" ? program::Level::province : program::Level::none;
}

program::MatterKind kind_of(const std::string& id) {
    if (id == "licence") return program::MatterKind::licence;
    if (id == "subsidy") return program::MatterKind::subsidy;
    return id == "internal_assessment" ? program::MatterKind::internal
                                       : program::MatterKind::public_service;
}

program::Status status_of(const std::string& id) {
    if (id == "draft") return program::Status::draft;
    return id == "trial" ? program::Status::trial : program::Status::in_force;
}

program::Role::Kind role_kind(const std::string& id) {
    using Kind = program::Role::Kind;
    if (id == "enterprise") return Kind::enterprise;
    if (id == "authority") return Kind::authority;
    if (id == "person") return Kind::person;
    return id == "system" ? Kind::system : Kind::organisation;
}

std::string_view lock_of(const syntax::Tail& tail) {
    using Kind = syntax::Marker::Kind;
    if (tail.markers.empty()) return "locked";
    switch (tail.markers.front().kind) {
        case Kind::locked: return "locked";
        case Kind::may_add_items: return "may_add_items";
        case Kind::may_drop_items: return "may_drop_items";
        case Kind::may_raise: return "may_raise";
        case Kind::may_lower: return "may_lower";
        case Kind::may_shorten: return "may_shorten";
        case Kind::may_lengthen: return "may_lengthen";
        case Kind::may_add_rounds: return "may_add_rounds";
        case Kind::choose: return "choose";
        case Kind::local_decides: return "local_decides";
        case Kind::may_add_stages: return "may_add_stages";
        case Kind::may_rename: return "may_rename";
        case Kind::must_fill: return "must_fill";
        case Kind::weights_may_move: return "weights_may_move";
    }
    return "locked";
}

value::Value value_of(const check::Symbols& symbols, const syntax::Expr& expr) {
    if (const auto quantity = check::quantity_of(expr)) return *quantity;
    if (expr.kind == syntax::Expr::Kind::date)
        if (const auto day = value::parse_date(expr.text)) return *day;
    const auto word = check::word_of(expr);
    if (const auto yes = check::yes_no_of(word)) return value::Value(*yes);
    return symbols.identity(word);
}

}  // namespace

void Builder::head() {
    const auto& file = policy_.tree();
    auto& head = program_.head;
    head.name = both(file.head.title);
    head.document = text_of(file, "document");
    head.version = text_of(file, "version");
    head.issuer = text_of(file, "issuer");
    head.interpreter = text_of(file, "interpreter");
    head.level = level_of(check::find_word("tier", text_of(file, "level")));
    if (const auto territory = check::territory_of(text_of(file, "territory"))) {
        head.territory_name = territory->name;
        head.territory_code = territory->code;
    }
    head.kind = kind_of(check::find_word("nature", text_of(file, "kind")));
    head.status = status_of(check::find_word("status", text_of(file, "status")));
    if (const auto* line = head_line(file, "in_force"))
        head.effective_origin = origin(line->span, line->tail, nullptr);
    if (const auto day = check::effective_date(file)) {
        head.has_effective_date = true;
        head.effective = *day;
    }
    if (const auto day = check::expiry_date(file)) {
        head.has_expiry = true;
        head.expires = *day;
    }
    if (const auto day = check::binding_date(file)) {
        head.binds_localities = true;
        head.binding_from = *day;
    }
    head.calendar = policy_.calendar().name();
}

void Builder::parameters() {
    for (const auto* from : symbols_.parameters) {
        program::Parameter parameter;
        parameter.number = from->number;
        parameter.name = both(from->name);
        parameter.value = value_of(symbols_, from->value);
        parameter.assumption = from->origin == "assumption";
        parameter.lock = lock_of(from->tail);
        parameter.blank_to_fill = parameter.lock == "must_fill" && parameter.assumption;
        parameter.explanation = from->explanation;
        parameter.origin = origin(from->span, from->tail, nullptr);
        program_.parameters.push_back(std::move(parameter));
    }
}

void Builder::roles() {
    const auto tiers = check::tiers_of_roles(symbols_);
    for (std::size_t i = 0; i < symbols_.roles.size(); ++i) {
        const auto& from = *symbols_.roles[i];
        program::Role role;
        role.name = both(from.name);
        role.kind = role_kind(from.kind);
        role.level = static_cast<program::Level>(tiers[i]);
        role.from_register = index(check::SymbolKind::record_register, from.is_register);
        if (role.from_register != program::kNone)
            role.register_condition =
                condition(from.register_condition, check::candidate_scope(role.from_register));
        role.held_by_field = index(check::SymbolKind::field, from.held_by_field);
        if (from.place == "first") role.place_in_list = program::Role::Place::first;
        if (from.place == "others") role.place_in_list = program::Role::Place::others;
        role.means_role = index(check::SymbolKind::role, from.means_role);
        if (from.means_place_of) {
            role.place_of_role = index(check::SymbolKind::role, *from.means_place_of);
            if (role.place_of_role == program::kNone)
                role.place_of_field = index(check::SymbolKind::field, *from.means_place_of);
        }
        if (role.means_role != program::kNone) role.kind = program::Role::Kind::authority;
        role.origin = origin(from.span, from.tail, nullptr);
        program_.roles.push_back(std::move(role));
    }
    if (symbols_.role_section != nullptr)
        program_.ladder = indices(check::SymbolKind::role, symbols_.role_section->ladder);
}

}  // namespace guiju::lower
