// SPDX-License-Identifier: Apache-2.0
#include "dsl/compare/meaning.h"

#include <algorithm>

namespace guiju::compare {

namespace {

using program::Code;
using program::CodeId;
using program::Node;
using program::Op;

/// What stands at `b`, by operation.
enum class Second : std::uint8_t { node, constant, other, nothing };

Second second_of(Op op) {
    switch (op) {
        case Op::add:
        case Op::subtract:
        case Op::multiply:
        case Op::divide:
        case Op::overlap_share:
        case Op::compare:
        case Op::is:
        case Op::in_set:
        case Op::complete:
        case Op::within:
        case Op::contains:
        case Op::overlaps:
        case Op::all:
        case Op::any:
        case Op::difference:
        case Op::if_holds:
        case Op::first_of:
        case Op::only_of:
        case Op::larger:
        case Op::smaller: return Second::node;
        case Op::absent: return Second::other;
        default: return Second::nothing;
    }
}

bool is_leaf(Op op) {
    return op <= Op::builtin || op == Op::reached || op == Op::reached_in_period ||
           op == Op::same_county || op == Op::same_city || op == Op::column || op == Op::group;
}

void add_once(std::vector<std::string>& names, const std::string& name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

}  // namespace

std::string Meaning::value(const value::Value& value) { return value::to_canonical(value); }

std::string Meaning::code(CodeId id, const program::Register* scope) const {
    return inner(id, {scope, nullptr});
}

std::string Meaning::inner(CodeId id, const Scope& scope) const {
    const auto* code = entry_at(p_.codes, id);
    if (code == nullptr || code->nodes.empty()) return {};
    return node(*code, static_cast<std::int32_t>(code->nodes.size()) - 1, scope);
}

std::string Meaning::leaf(const Node& node, const Scope& scope) const {
    switch (node.op) {
        case Op::constant: {
            const auto* constant = entry_at(p_.constants, node.a);
            return constant == nullptr ? "?" : value(*constant);
        }
        case Op::parameter: {
            const auto* parameter = entry_at(p_.parameters, node.a);
            return parameter == nullptr ? "?" : value(parameter->value);
        }
        case Op::field: return "field " + name_at(p_.matter.fields, node.a);
        case Op::candidate:
            if (scope.entry == nullptr) return "candidate " + std::to_string(node.a);
            return "candidate " + name_at(scope.entry->fields, node.a);
        case Op::column:
            if (scope.columns == nullptr) return "column " + std::to_string(node.a);
            return "column " + name_at(*scope.columns, node.a);
        case Op::group: return "group " + name_at(p_.matter.fields, node.a);
        case Op::indicator: return "indicator " + name_at(p_.indicators, node.a);
        case Op::builtin: return "builtin " + std::to_string(node.a);
        case Op::reached:
        case Op::reached_in_period: {
            const auto* mark = entry_at(p_.marks, node.a);
            return (node.op == Op::reached ? "reached " : "reached in period ") +
                   (mark == nullptr ? "?" : mark->zh);
        }
        default: return "op " + std::to_string(static_cast<int>(node.op));
    }
}

std::string Meaning::fold(const Code& code, const Node& node, const Scope& scope) const {
    const auto* fold = entry_at(p_.folds, node.b);
    const auto* list = entry_at(code.nodes, node.a);
    if (fold == nullptr || list == nullptr) return "?";
    const auto* field = list->op == Op::field || list->op == Op::group
                            ? entry_at(p_.matter.fields, list->a)
                            : nullptr;
    const auto column = [&](std::int32_t index) {
        return field == nullptr ? std::to_string(index) : name_at(field->columns, index);
    };
    const Scope rows{scope.entry, field == nullptr ? nullptr : &field->columns};
    return "(fold " + std::to_string(static_cast<int>(fold->kind)) + " " +
           this->node(code, node.a, scope) + "." + column(fold->column) + "." +
           column(fold->until) + " where " + inner(fold->where, rows) + " what " +
           inner(fold->what, rows) + ")";
}

std::string Meaning::node(const Code& code, std::int32_t at, const Scope& scope) const {
    const auto* found = entry_at(code.nodes, at);
    if (found == nullptr) return "-";
    if (is_leaf(found->op)) return leaf(*found, scope);
    if (found->op == Op::fold) return fold(code, *found, scope);
    std::string text = "(" + std::to_string(static_cast<int>(found->op));
    if (found->op == Op::compare) text += "." + std::to_string(static_cast<int>(found->compare));
    text += " " + node(code, found->a, scope);
    if (found->op == Op::in_register) return text + " " + name_at(p_.registers, found->b) + ")";
    if (found->op == Op::in_matching) return text + " " + name_at(p_.matchings, found->b) + ")";
    if (found->op == Op::entitled) return text + " " + name_at(p_.entitlements, found->b) + ")";
    const auto second = second_of(found->op);
    if (second == Second::node) text += " " + node(code, found->b, scope);
    if (second == Second::other) text += " " + std::to_string(found->b);
    return text + ")";
}

std::string Meaning::period(const program::PeriodRef& ref) const {
    if (!ref.given) return {};
    const auto period = program::resolve(p_, ref);
    return std::to_string(period.amount) + " " + std::to_string(static_cast<int>(period.unit));
}

std::string Meaning::number(const program::NumberRef& ref) const {
    return ref.given ? program::resolve(p_, ref).text() : "";
}

const value::Value* Meaning::constant(CodeId id) const {
    const auto* code = entry_at(p_.codes, id);
    if (code == nullptr || code->nodes.size() != 1) return nullptr;
    const auto& only = code->nodes.front();
    if (only.op == Op::constant) return entry_at(p_.constants, only.a);
    if (only.op != Op::parameter) return nullptr;
    const auto* parameter = entry_at(p_.parameters, only.a);
    return parameter == nullptr ? nullptr : &parameter->value;
}

void Meaning::used(CodeId id, std::vector<std::string>& names) const {
    const auto* code = entry_at(p_.codes, id);
    if (code == nullptr) return;
    for (const auto& one : code->named)
        if (const auto* definition = entry_at(p_.definitions, one.definition))
            add_once(names, definition->name.zh);
    for (const auto& node : code->nodes) {
        if (node.op == Op::parameter) add_once(names, name_at(p_.parameters, node.a));
        if (node.op != Op::fold) continue;
        if (const auto* fold = entry_at(p_.folds, node.b)) {
            used(fold->where, names);
            used(fold->what, names);
        }
    }
}

void Meaning::fields(CodeId id, std::vector<std::string>& names) const {
    const auto* code = entry_at(p_.codes, id);
    if (code == nullptr) return;
    for (const auto& node : code->nodes)
        if (node.op == Op::field) add_once(names, name_at(p_.matter.fields, node.a));
    std::sort(names.begin(), names.end());
}

void Meaning::used(const program::PeriodRef& ref, std::vector<std::string>& names) const {
    if (ref.given && ref.parameter != program::kNone)
        add_once(names, name_at(p_.parameters, ref.parameter));
}

std::string Meaning::names(const std::vector<program::Role>& all,
                           const std::vector<std::int32_t>& of) const {
    std::string text;
    for (const auto index : of) text += name_at(all, index) + ";";
    return text;
}

}  // namespace guiju::compare
