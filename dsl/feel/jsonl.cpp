// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/jsonl.h"

#include "dsl/feel/evaluate.h"
#include "dsl/feel/table_text.h"
#include "dsl/feel/typed_json.h"
#include "dsl/feel/types.h"

namespace guiju::feel {
namespace {

namespace json = boost::json;

/// What keeps a request from being answered; caught in answer_line only.
struct Refusal {
    std::string stage;
    std::string code;
};

std::string text_at(const json::object& object, std::string_view key) {
    const auto* found = object.if_contains(key);
    return found != nullptr && found->is_string() ? std::string(found->get_string())
                                                  : std::string();
}

const json::object* object_at(const json::object& object, std::string_view key) {
    const auto* found = object.if_contains(key);
    return found == nullptr ? nullptr : found->if_object();
}

const json::array& array_at(const json::object& object, std::string_view key) {
    static const json::array none;
    const auto* found = object.if_contains(key);
    return found != nullptr && found->is_array() ? found->get_array() : none;
}

std::vector<std::string> texts_at(const json::object& object, std::string_view key) {
    std::vector<std::string> texts;
    for (const auto& item : array_at(object, key))
        texts.emplace_back(item.is_string() ? std::string(item.get_string()) : std::string());
    return texts;
}

TypePtr type_named(const std::string& name, const Names& names) {
    return name.empty() ? nullptr : parse_type(name, names);
}

TypePtr type_from(const json::object& from, const Names& names) {
    Type type;
    if (const auto* fields = object_at(from, "fields")) {
        type.kind = Type::Kind::context;
        for (const auto& field : *fields) {
            const auto* inside = field.value().if_object();
            auto member = inside == nullptr ? nullptr : type_from(*inside, names);
            if (member == nullptr) member = std::make_shared<const Type>();
            type.members.emplace_back(std::string(field.key()), std::move(member));
        }
    } else if (const auto base = type_named(text_at(from, "type"), names)) {
        type = *base;
    }
    if (const auto allowed = text_at(from, "allowed"); !allowed.empty())
        type.allowed = parse_tests(allowed, Names{}).tree;
    const auto* many = from.if_contains("list");
    if (many == nullptr || !many->is_bool() || !many->get_bool())
        return std::make_shared<const Type>(std::move(type));
    Type list;
    list.kind = Type::Kind::list;
    list.allowed = type.allowed;
    list.element = std::make_shared<const Type>(std::move(type));
    return std::make_shared<const Type>(std::move(list));
}

void know_fields(const TypePtr& type, Names& names) {
    if (type == nullptr) return;
    know_fields(type->element, names);
    for (const auto& [name, inside] : type->members) {
        names.members.insert(name);
        know_fields(inside, names);
    }
}

TableText table_from(const json::object& from) {
    TableText table{text_at(from, "hit_policy"), text_at(from, "aggregation"), {}, {}, {}};
    for (const auto& item : array_at(from, "inputs")) {
        const auto& input = item.as_object();
        table.inputs.push_back(
            {text_at(input, "expression"), text_at(input, "type"), text_at(input, "allowed")});
    }
    for (const auto& item : array_at(from, "outputs")) {
        const auto& output = item.as_object();
        table.outputs.push_back({text_at(output, "name"), text_at(output, "type"),
                                 text_at(output, "allowed"), text_at(output, "default")});
    }
    for (const auto& item : array_at(from, "rules"))
        table.rules.push_back(
            {texts_at(item.as_object(), "if"), texts_at(item.as_object(), "then")});
    return table;
}

/// What a request or one item of its "let" computes.
Definition definition_from(const json::object& from, Names names) {
    Definition definition;
    definition.is_function = from.contains("params");
    definition.parameters = texts_at(from, "params");
    for (const auto& type : texts_at(from, "param_types"))
        definition.types.push_back(type_named(type, names));
    names.variables.insert(definition.parameters.begin(), definition.parameters.end());
    definition.type = type_named(text_at(from, "result_type"), names);
    if (const auto* table = object_at(from, "table")) {
        std::string wrong;
        definition.expression = table_node(compile(table_from(*table), names, wrong));
        if (definition.expression == nullptr) throw Refusal{"syntax", wrong};
        return definition;
    }
    const auto read = parse_expression(text_at(from, "expression"), names);
    if (read.tree == nullptr)
        throw Refusal{"syntax", read.wrong + " at " + std::to_string(read.at)};
    definition.expression = read.tree;
    return definition;
}

std::map<std::string, Value> inputs_from(const json::object& request, Names& names) {
    std::map<std::string, Value> inputs;
    const auto* given = object_at(request, "inputs");
    if (given == nullptr) return inputs;
    for (const auto& member : *given) {
        auto value = from_typed_json(member.value());
        if (!value) throw Refusal{"type", "the input cannot be read: " + std::string(member.key())};
        know_members(*value, names);
        names.variables.insert(std::string(member.key()));
        inputs[std::string(member.key())] = std::move(*value);
    }
    return inputs;
}

void coerce_inputs(const json::object& request, Machine& machine) {
    const auto* types = object_at(request, "input_types");
    if (types == nullptr) return;
    for (auto& [name, value] : machine.inputs)
        value = coerced(machine, value, type_named(text_at(*types, name), machine.names()));
}

json::object answer_to(const json::object& request, const std::optional<DateTime>& now) {
    Names names;
    if (const auto* types = object_at(request, "types")) {
        for (const auto& type : *types) names.types[std::string(type.key())] = nullptr;
        for (const auto& type : *types) {
            if (!type.value().is_object()) continue;
            auto made = type_from(type.value().get_object(), names);
            know_fields(made, names);
            names.types[std::string(type.key())] = std::move(made);
        }
    }
    auto inputs = inputs_from(request, names);
    for (const auto& item : array_at(request, "let"))
        names.variables.insert(text_at(item.as_object(), "name"));
    Machine machine(names, now);
    machine.inputs = std::move(inputs);
    coerce_inputs(request, machine);
    for (const auto& item : array_at(request, "let")) {
        machine.definitions[text_at(item.as_object(), "name")] =
            definition_from(item.as_object(), names);
    }
    const bool asks = request.contains("expression") && request.at("expression").is_string();
    auto wanted = request;
    if (asks) wanted.erase("table");
    wanted.erase("params");
    machine.definitions[""] = definition_from(wanted, names);
    const auto value = machine.global("");
    json::object answer{{"value", typed_json(value)}};
    if (value.is_null() && !machine.reasons().empty()) answer["why"] = machine.reasons().front();
    return answer;
}

}  // namespace

std::string answer_line(std::string_view line, const std::optional<DateTime>& now) {
    json::object answer;
    json::value id;
    const auto refuse = [&](const std::string& stage, const std::string& code) {
        answer = json::object{{"error", json::object{{"stage", stage}, {"code", code}}}};
    };
    try {
        const auto request = json::parse({line.data(), line.size()});
        if (const auto* object = request.if_object()) {
            if (const auto* found = object->if_contains("id")) id = *found;
            answer = answer_to(*object, now);
        } else {
            refuse("syntax", "a request is a JSON object");
        }
    } catch (const Refusal& refusal) {
        refuse(refusal.stage, refusal.code);
    } catch (const boost::system::system_error& problem) {
        refuse("syntax", "this is not JSON");
    } catch (const std::invalid_argument& problem) {
        refuse("syntax", "the request has not the form it should have");
    }
    json::object ordered{{"id", id}};
    for (auto& member : answer) ordered[member.key()] = std::move(member.value());
    return json::serialize(ordered);
}

}  // namespace guiju::feel
