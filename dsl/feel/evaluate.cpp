// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/evaluate.h"

#include <algorithm>

#include "dsl/feel/types.h"

namespace guiju::feel {
namespace {

constexpr int kDeepest = 1'000;
constexpr std::size_t kLargest = 1'000'000;
constexpr std::size_t kMostReasons = 20;

std::optional<bool> truth_of(const Value& value) {
    const auto* yes = value.get<bool>();
    return yes == nullptr ? std::nullopt : std::optional(*yes);
}

const Value* bound_in(const ScopePtr& scope, const std::string& name) {
    for (const auto* at = scope.get(); at != nullptr; at = at->outer.get())
        if (const auto* found = entry(at->bound, name)) return found;
    return nullptr;
}

}  // namespace

ScopePtr inner(Entries bound, ScopePtr outer) {
    return std::make_shared<const Scope>(Scope{std::move(bound), std::move(outer)});
}

Value Machine::wrong(std::string reason) {
    if (reasons_.size() < kMostReasons) reasons_.push_back(std::move(reason));
    return {};
}

Value Machine::evaluate(const NodePtr& node, const ScopePtr& scope) {
    if (node == nullptr) return {};
    if (--fuel_ < 0) return fuel_ == -1 ? wrong("too much work") : Value();
    if (depth_ >= kDeepest) return wrong("nested too deeply");
    ++depth_;
    auto value = dispatch(*node, scope);
    --depth_;
    const auto kind = node->kind;
    const bool made = kind == NodeKind::list || kind == NodeKind::context ||
                      kind == NodeKind::loop || kind == NodeKind::call || kind == NodeKind::add;
    if (!made) return value;
    const auto size = weight(value, kLargest);
    fuel_ -= static_cast<std::int64_t>(size / 8);
    return size < kLargest ? value : wrong("the value is too large");
}

Value Machine::dispatch(const Node& node, const ScopePtr& scope) {
    switch (node.kind) {
        case NodeKind::literal: return node.value;
        case NodeKind::name: return name(node.text, scope);
        case NodeKind::never: return wrong("functions of other languages are not called");
        case NodeKind::conjunction:
        case NodeKind::disjunction:
        case NodeKind::between:
        case NodeKind::in:
        case NodeKind::instance_of:
        case NodeKind::conditional:
        case NodeKind::tests: return logic(node, scope);
        case NodeKind::negate: {
            const auto value = evaluate(node.kids[0], scope);
            auto result = negated(value);
            if (result.is_null()) wrong("only numbers and durations have a negative");
            return result;
        }
        case NodeKind::add:
        case NodeKind::subtract:
        case NodeKind::multiply:
        case NodeKind::divide:
        case NodeKind::power:
        case NodeKind::equal:
        case NodeKind::unequal:
        case NodeKind::less:
        case NodeKind::at_most:
        case NodeKind::greater:
        case NodeKind::at_least: return binary(node, scope);
        default: return structure(node, scope);
    }
}

Value Machine::binary(const Node& node, const ScopePtr& scope) {
    const auto a = evaluate(node.kids[0], scope);
    const auto b = evaluate(node.kids[1], scope);
    if (node.kind >= NodeKind::equal) return compare(node.kind, a, b);
    auto result = computed(node.kind, a, b);
    if (result.is_null()) wrong("these two values cannot be reckoned with each other");
    return result;
}

Value Machine::compare(NodeKind kind, const Value& a, const Value& b) {
    if (kind == NodeKind::equal || kind == NodeKind::unequal) {
        const auto same = equal(a, b);
        if (!same) return wrong("values of different kinds are neither equal nor different");
        return Value::truth(*same == (kind == NodeKind::equal));
    }
    const auto sign = order(a, b);
    if (!sign) return wrong("these two values have no order");
    switch (kind) {
        case NodeKind::less: return Value::truth(*sign < 0);
        case NodeKind::at_most: return Value::truth(*sign <= 0);
        case NodeKind::greater: return Value::truth(*sign > 0);
        default: return Value::truth(*sign >= 0);
    }
}

Value Machine::logic(const Node& node, const ScopePtr& scope) {
    if (node.kind == NodeKind::tests) {
        const auto passed = passes(std::make_shared<const Node>(node), name("?", scope), scope);
        return passed ? Value::truth(*passed) : Value();
    }
    if (node.kind == NodeKind::conditional) {
        const auto condition = truth_of(evaluate(node.kids[0], scope));
        return evaluate(node.kids[condition.value_or(false) ? 1 : 2], scope);
    }
    const auto first = evaluate(node.kids[0], scope);
    if (node.kind == NodeKind::instance_of) return Value::truth(is_of(*this, first, node.types[0]));
    if (node.kind == NodeKind::between) {
        Range range{evaluate(node.kids[1], scope), evaluate(node.kids[2], scope), true, true};
        const auto low = order(first, *range.low);
        const auto high = order(first, *range.high);
        if (!low || !high) return wrong("these values have no order");
        return Value::truth(*low >= 0 && *high <= 0);
    }
    if (node.kind == NodeKind::in) {
        const auto passed = passes(node.kids[1], first, scope);
        return passed ? Value::truth(*passed) : wrong("`in` cannot compare these values");
    }
    const bool decisive = node.kind == NodeKind::disjunction;
    const auto left = truth_of(first);
    if (left && *left == decisive) return Value::truth(decisive);
    const auto right = truth_of(evaluate(node.kids[1], scope));
    if (right && *right == decisive) return Value::truth(decisive);
    return left && right ? Value::truth(!decisive) : Value();
}

std::optional<bool> Machine::passes(const NodePtr& tests, const Value& value,
                                    const ScopePtr& scope) {
    if (tests == nullptr) return true;
    if (tests->kind == NodeKind::literal) return truth_of(tests->value);
    if (tests->kind != NodeKind::tests) {
        Node single;
        single.kids = {tests};
        return passes_one(single, value, scope);
    }
    if (tests->kids.size() == 1 && tests->kids[0]->kind != NodeKind::tests && !tests->negated)
        return passes_one(*tests, value, scope);
    std::optional<bool> any = false;
    for (const auto& test : tests->kids) {
        const auto one = passes(test, value, scope);
        if (one && *one) return !tests->negated;
        if (!one) any = std::nullopt;
    }
    if (!any) return std::nullopt;
    return tests->negated;
}

std::optional<bool> Machine::passes_one(const Node& test, const Value& value,
                                        const ScopePtr& scope) {
    const auto wanted = evaluate(test.kids[0], inner({{"?", value}}, scope));
    if (test.asks_input) return truth_of(wanted);
    if (const auto* range = wanted.range(); range != nullptr && value.range() == nullptr)
        return within(value, *range);
    if (const auto* items = wanted.list()) {
        if (value.list() != nullptr && equal(value, wanted).value_or(false)) return true;
        for (const auto& item : *items) {
            const auto* range = item.range();
            const auto one = range != nullptr && value.range() == nullptr ? within(value, *range)
                                                                          : equal(value, item);
            if (one.value_or(false)) return true;
        }
        return false;
    }
    if (wanted.get<bool>() != nullptr && value.get<bool>() == nullptr && !value.is_null())
        return truth_of(wanted);
    return equal(value, wanted);
}

Value Machine::name(const std::string& name, const ScopePtr& scope) {
    if (const auto* found = bound_in(scope, name)) return *found;
    return global(name);
}

Value Machine::global(const std::string& name) {
    if (const auto found = inputs.find(name); found != inputs.end()) return found->second;
    if (const auto found = known_.find(name); found != known_.end()) return found->second;
    if (const auto found = definitions.find(name); found != definitions.end()) {
        if (!busy_.insert(name).second) return wrong("needs itself: " + name);
        auto value = define(name, found->second);
        busy_.erase(name);
        known_[name] = value;
        return value;
    }
    if (!builtins_named(name).empty()) {
        Function function;
        function.builtin = name;
        return Value(std::make_shared<const Function>(std::move(function)));
    }
    return wrong("unknown name: " + name);
}

Value Machine::define(const std::string&, const Definition& definition) {
    if (definition.is_function) {
        Function function;
        function.parameters = definition.parameters;
        function.types = definition.types;
        function.body = definition.expression;
        function.result = definition.type;
        return Value(std::make_shared<const Function>(std::move(function)));
    }
    return coerced(*this, evaluate(definition.expression, nullptr), definition.type);
}

}  // namespace guiju::feel
