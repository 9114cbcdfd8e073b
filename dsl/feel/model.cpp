// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/model.h"

#include "dsl/feel/boxed.h"
#include "dsl/feel/types.h"
#include "dsl/feel/xml.h"

namespace guiju::feel {
namespace {

/// "feel:number" and "number" are the same type.
std::string type_text(const std::string& reference) {
    const auto colon = reference.rfind(':');
    return colon == std::string::npos ? reference : reference.substr(colon + 1);
}

TypePtr type_of(const Element& item, Names& names) {
    Type type;
    for (const auto& member : item.children) {
        if (member.name != "itemComponent") continue;
        type.kind = Type::Kind::context;
        const auto name = member.attribute("name");
        names.members.insert(name);
        type.members.emplace_back(name, type_of(member, names));
    }
    if (const auto base = type_text(item.inner_text("typeRef")); !base.empty()) {
        if (const auto known = parse_type(base, names)) type = *known;
    }
    if (const auto allowed = item.inner_text("allowedValues"); !allowed.empty())
        type.allowed = parse_tests(allowed, Names{}).tree;
    if (item.attribute("isCollection") != "true")
        return std::make_shared<const Type>(std::move(type));
    Type list;
    list.kind = Type::Kind::list;
    list.allowed = type.allowed;
    list.element = std::make_shared<const Type>(std::move(type));
    return std::make_shared<const Type>(std::move(list));
}

std::string type_of_variable(const Element& element) {
    const auto* variable = element.child("variable");
    return variable == nullptr ? "" : type_text(variable->attribute("typeRef"));
}

/// Names first: expressions are read with every name of the model in scope.
void declare(const Element& root, Model& model) {
    for (const auto& item : root.children)
        if (item.name == "itemDefinition") model.names.types[item.attribute("name")] = nullptr;
    for (const auto& item : root.children) {
        const auto name = item.attribute("name");
        if (item.name == "itemDefinition") model.names.types[name] = type_of(item, model.names);
        if (item.name == "inputData") model.inputs.push_back({name, type_of_variable(item)});
        if (item.name == "inputData" || item.name == "decision" ||
            item.name == "businessKnowledgeModel")
            model.names.variables.insert(name);
        if (item.name == "businessKnowledgeModel") model.functions.push_back(name);
    }
}

std::map<std::string, std::string> names_by_id(const Element& root) {
    std::map<std::string, std::string> names;
    for (const auto& item : root.children)
        if (const auto id = item.attribute("id"); !id.empty()) names[id] = item.attribute("name");
    return names;
}

std::vector<std::string> needs_of(const Element& decision,
                                  const std::map<std::string, std::string>& names) {
    std::vector<std::string> needs;
    for (const auto& requirement : decision.children) {
        for (const auto& required : requirement.children) {
            const auto reference = required.attribute("href");
            const auto hash = reference.rfind('#');
            if (hash == std::string::npos) continue;
            const auto found = names.find(reference.substr(hash + 1));
            if (found != names.end()) needs.push_back(found->second);
        }
    }
    return needs;
}

TypePtr type_or_none(const std::string& name, const Names& names) {
    return name.empty() ? nullptr : parse_type(name, names);
}

/// JSON has no dates: a text stands for one where the model says so.
Value as_written(const Value& value, const TypePtr& type) {
    const auto* text = value.get<std::string>();
    if (text == nullptr || type == nullptr) return value;
    const auto or_text = [&](Value read) { return read.is_null() ? value : read; };
    switch (type->kind) {
        case Type::Kind::date: return or_text(Value::of(read_date(*text)));
        case Type::Kind::time: return or_text(Value::of(read_time(*text)));
        case Type::Kind::date_time: return or_text(Value::of(read_date_time(*text)));
        case Type::Kind::days: return or_text(Value::of(read_days(*text)));
        case Type::Kind::months: return or_text(Value::of(read_months(*text)));
        default: return value;
    }
}

void read_decision(const Element& element, const std::map<std::string, std::string>& names,
                   Model& model, std::string& wrong) {
    ModelDecision decision;
    decision.name = element.attribute("name");
    decision.type = type_of_variable(element);
    decision.needs = needs_of(element, names);
    Definition definition;
    definition.type = type_or_none(decision.type, model.names);
    if (const auto* boxed = boxed_in(element)) {
        decision.form = boxed->name;
        definition.expression = read_boxed(*boxed, model.names, wrong);
        if (boxed->name == "decisionTable") decision.table = table_written(*boxed);
        if (boxed->name == "literalExpression") decision.written = element.inner_text(boxed->name);
        if (!wrong.empty() && wrong.front() != '[') wrong = "[" + decision.name + "] " + wrong;
    }
    model.definitions[decision.name] = std::move(definition);
    model.decisions.push_back(std::move(decision));
}

void read_function(const Element& element, Model& model, std::string& wrong) {
    const auto* logic = element.child("encapsulatedLogic");
    if (logic == nullptr) return;
    Element function = *logic;
    function.name = "functionDefinition";
    const auto tree = read_boxed(function, model.names, wrong);
    const auto name = element.attribute("name");
    if (!wrong.empty() && wrong.front() != '[') wrong = "[" + name + "] " + wrong;
    if (tree == nullptr) return;
    Definition definition;
    definition.is_function = true;
    definition.parameters = tree->names;
    definition.types = tree->types;
    definition.expression = tree->kids.front();
    const auto type = type_of_variable(element);
    const auto result = type_or_none(type, model.names);
    // A variable may name the type of the function itself; only a type of values is a result.
    if (result != nullptr && result->kind != Type::Kind::function) definition.type = result;
    model.definitions[name] = std::move(definition);
}

}  // namespace

ModelRead read_model(std::string_view xml) {
    ModelRead read;
    const auto root = read_xml(xml, read.wrong);
    if (!read.wrong.empty()) return read;
    if (root.name != "definitions") {
        read.wrong = "this is not a DMN model: the first element is " + root.name;
        return read;
    }
    Model model;
    model.name = root.attribute("name");
    declare(root, model);
    const auto names = names_by_id(root);
    for (const auto& item : root.children) {
        if (item.name == "decision") read_decision(item, names, model, read.wrong);
        if (item.name == "businessKnowledgeModel") read_function(item, model, read.wrong);
    }
    if (read.wrong.empty()) read.model = std::move(model);
    return read;
}

std::vector<ModelAnswer> evaluate(const Model& model, const std::map<std::string, Value>& inputs,
                                  const std::optional<DateTime>& now) {
    Machine machine(model.names, now);
    for (const auto& input : model.inputs) {
        const auto found = inputs.find(input.name);
        const auto type = type_or_none(input.type, model.names);
        const auto value = found == inputs.end() ? Value() : as_written(found->second, type);
        machine.inputs[input.name] = coerced(machine, value, type);
    }
    machine.definitions = model.definitions;
    std::vector<ModelAnswer> answers;
    std::size_t told = 0;
    for (const auto& decision : model.decisions) {
        ModelAnswer answer{decision.name, machine.global(decision.name), {}};
        const auto& reasons = machine.reasons();
        answer.reasons.assign(reasons.begin() + static_cast<std::ptrdiff_t>(told), reasons.end());
        told = reasons.size();
        answers.push_back(std::move(answer));
    }
    return answers;
}

}  // namespace guiju::feel
