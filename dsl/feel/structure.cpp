// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "dsl/feel/decision_table.h"
#include "dsl/feel/evaluate.h"
#include "dsl/feel/types.h"

namespace guiju::feel {
namespace {

constexpr std::int64_t kLongestLoop = 100'000;

std::vector<std::string> split_names(std::string_view list) {
    std::vector<std::string> names;
    while (!list.empty()) {
        const auto comma = list.find(',');
        names.emplace_back(list.substr(0, comma));
        list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
    }
    return names;
}

/// What a loop counts: whole numbers, or days as numbers.
std::optional<std::int64_t> counted(const Value& value) {
    if (const auto* number = value.get<Decimal>()) return number->whole();
    if (const auto* date = value.get<Date>()) return day_number(*date);
    return std::nullopt;
}

/// A list of one item is that item where a function takes no list.
Arguments single_items(Arguments arguments) {
    for (auto& argument : arguments) {
        const auto* items = argument.list();
        if (items == nullptr || items->size() != 1) continue;
        const Value only = items->front();
        argument = only;
    }
    return arguments;
}

}  // namespace

Value Machine::structure(const Node& node, const ScopePtr& scope) {
    switch (node.kind) {
        case NodeKind::list: {
            List items;
            for (const auto& kid : node.kids) items.push_back(evaluate(kid, scope));
            return Value(std::move(items));
        }
        case NodeKind::context: return make_context(node, scope);
        case NodeKind::range: return range(node, scope);
        case NodeKind::comparison_range: return comparison_range(node, scope);
        case NodeKind::path: {
            const auto from = evaluate(node.kids[0], scope);
            const auto found = member(from, node.text);
            return found ? *found : wrong("nothing is called " + node.text + " here");
        }
        case NodeKind::filter: return filter(node, scope);
        case NodeKind::table: return decide(*this, *node.table, scope);
        case NodeKind::call: return call_node(node, scope);
        case NodeKind::loop: return loop(node, scope);
        case NodeKind::some:
        case NodeKind::every: return quantified(node, scope);
        case NodeKind::function: {
            Function function;
            function.parameters = node.names;
            function.types = node.types;
            function.body = node.kids[0];
            function.closure = scope;
            return Value(std::make_shared<const Function>(std::move(function)));
        }
        default: return {};
    }
}

Value Machine::range(const Node& node, const ScopePtr& scope) {
    Range range{evaluate(node.kids[0], scope), evaluate(node.kids[1], scope), node.low_included,
                node.high_included};
    if (range.low->is_null() && range.high->is_null()) return wrong("a range without ends");
    if (!range.low->is_null() && !range.high->is_null() && !range.low->same_kind(*range.high))
        return wrong("the ends of a range are of different kinds");
    return Value(std::move(range));
}

Value Machine::comparison_range(const Node& node, const ScopePtr& scope) {
    auto end = evaluate(node.kids[0], scope);
    const auto& sign = node.text;
    Range range;
    range.all_but = sign == "!=";
    range.exactly = sign == "=";
    if (sign == "=" || sign == "!=" || sign[0] == '>') {
        range.low = end;
        range.low_included = sign == "=" || sign == ">=";
    }
    if (sign == "=" || sign[0] == '<') {
        range.high = end;
        range.high_included = sign != "<";
    }
    return Value(std::move(range));
}

Value Machine::make_context(const Node& node, const ScopePtr& scope) {
    Entries entries;
    for (std::size_t i = 0; i < node.names.size(); ++i) {
        if (entry(entries, node.names[i]) != nullptr)
            return wrong("the key is there twice: " + node.names[i]);
        auto value = evaluate(node.kids[i], inner(entries, scope));
        entries.emplace_back(node.names[i], std::move(value));
    }
    return Value(std::move(entries));
}

Value Machine::filter(const Node& node, const ScopePtr& scope) {
    const auto from = evaluate(node.kids[0], scope);
    if (from.is_null()) return wrong("nothing to filter");
    const auto items = list_of(from).value_or(List{});
    List kept;
    for (std::size_t i = 0; i < std::max<std::size_t>(items.size(), 1); ++i) {
        Entries bound;
        if (i < items.size()) {
            if (const auto* entries = items[i].context()) bound = *entries;
            if (entry(bound, "item") == nullptr) bound.emplace_back("item", items[i]);
        } else {
            bound.emplace_back("item", Value());
        }
        const auto condition = evaluate(node.kids[1], inner(std::move(bound), scope));
        if (const auto* number = condition.get<Decimal>(); number != nullptr && i == 0) {
            const auto index = number->whole();
            const auto size = static_cast<std::int64_t>(items.size());
            if (!index || *index == 0 || *index > size || *index < -size)
                return wrong("the list has no such place");
            return items[static_cast<std::size_t>(*index > 0 ? *index - 1 : size + *index)];
        }
        if (i >= items.size()) break;
        const auto* yes = condition.get<bool>();
        if (yes == nullptr && !condition.is_null()) return wrong("a filter is true or false");
        if (yes != nullptr && *yes) kept.push_back(items[i]);
    }
    return Value(std::move(kept));
}

std::optional<List> Machine::domain(const NodePtr& node, const ScopePtr& scope) {
    const auto value = evaluate(node, scope);
    const auto* range = value.range();
    if (range == nullptr) return list_of(value);
    if (!range->low || !range->high) return std::nullopt;
    const auto from = counted(*range->low);
    const auto to = counted(*range->high);
    if (!from || !to || !range->low->same_kind(*range->high)) return std::nullopt;
    const std::int64_t first = *from;
    const std::int64_t last = *to;
    const std::int64_t step = first <= last ? 1 : -1;
    if ((static_cast<Int128>(last) - first) * step > kLongestLoop) return std::nullopt;
    const bool dates = range->low->get<Date>() != nullptr;
    List items;
    for (auto at = first; at != last + step; at += step) {
        if (at == first && !range->low_included) continue;
        if (at == last && !range->high_included) continue;
        items.push_back(dates ? Value(date_of(at)) : Value(Decimal(at)));
    }
    return items;
}

bool Machine::iterate(const Node& node, std::size_t at, const ScopePtr& scope, List& results) {
    if (fuel_ < 0) return false;
    if (at == node.names.size()) {
        Entries partial;
        if (node.asks_partial) {
            fuel_ -= static_cast<std::int64_t>(results.size());
            partial.emplace_back("partial", Value(results));
        }
        results.push_back(evaluate(node.kids.back(), inner(std::move(partial), scope)));
        return true;
    }
    const auto items = domain(node.kids[at], scope);
    if (!items) return false;
    return std::ranges::all_of(*items, [&](const Value& item) {
        return iterate(node, at + 1, inner({{node.names[at], item}}, scope), results);
    });
}

Value Machine::loop(const Node& node, const ScopePtr& scope) {
    List results;
    if (!iterate(node, 0, scope, results)) return wrong("cannot go through this");
    return Value(std::move(results));
}

Value Machine::quantified(const Node& node, const ScopePtr& scope) {
    const auto value = loop(node, scope);
    const auto* results = value.list();
    if (results == nullptr) return {};
    const bool decisive = node.kind == NodeKind::some;
    bool unsure = false;
    bool found = false;
    for (const auto& result : *results) {
        const auto* yes = result.get<bool>();
        if (yes == nullptr && !result.is_null())
            return wrong("a condition is neither true nor false");
        found = found || (yes != nullptr && *yes == decisive);
        unsure = unsure || yes == nullptr;
    }
    if (found) return Value::truth(decisive);
    return unsure ? wrong("a condition is neither true nor false") : Value::truth(!decisive);
}

Value Machine::call_node(const Node& node, const ScopePtr& scope) {
    Arguments arguments;
    for (std::size_t i = 1; i < node.kids.size(); ++i)
        arguments.push_back(evaluate(node.kids[i], scope));
    const auto function = evaluate(node.kids[0], scope);
    if (function.function() == nullptr) return wrong("this is not a function");
    if (!function.function()->builtin.empty())
        return call_builtin(function.function()->builtin, node.names, arguments);
    if (!node.names.empty()) return call_named(function, node.names, arguments);
    return call(function, arguments);
}

Value Machine::call_named(const Value& function, const std::vector<std::string>& names,
                          const Arguments& arguments) {
    const auto& parameters = function.function()->parameters;
    Arguments ordered(parameters.size());
    if (names.size() != parameters.size()) return wrong("the arguments are not the parameters");
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto found = std::ranges::find(parameters, names[i]);
        if (found == parameters.end()) return wrong("no parameter is called " + names[i]);
        ordered[static_cast<std::size_t>(found - parameters.begin())] = arguments[i];
    }
    return call(function, ordered);
}

Value Machine::call(const Value& value, const Arguments& arguments) {
    const auto* function = value.function();
    if (function == nullptr) return wrong("this is not a function");
    if (!function->builtin.empty()) return call_builtin(function->builtin, {}, arguments);
    if (arguments.size() != function->parameters.size())
        return wrong("the function takes another number of arguments");
    Entries bound;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const auto type = i < function->types.size() ? function->types[i] : nullptr;
        auto argument = coerced(*this, arguments[i], type);
        if (argument.is_null() && !arguments[i].is_null()) return {};
        bound.emplace_back(function->parameters[i], std::move(argument));
    }
    const auto scope = inner(std::move(bound), function->closure);
    const auto result = evaluate(function->body, scope);
    return coerced(*this, result, function->result);
}

Value Machine::call_builtin(const std::string& name, const std::vector<std::string>& names,
                            const Arguments& arguments) {
    for (const auto* form : builtins_named(name)) {
        auto parameters = split_names(form->parameters);
        const bool many = !parameters.empty() && parameters.back() == "...";
        if (many) parameters.pop_back();
        if (names.empty()) {
            if (arguments.size() < form->least) continue;
            if (!many && arguments.size() > parameters.size()) continue;
            return form->run(*this, form->takes_items ? single_items(arguments) : arguments);
        }
        if (many || names.size() > parameters.size()) continue;
        Arguments ordered(parameters.size());
        std::set<std::size_t> filled;
        for (std::size_t i = 0; i < names.size(); ++i) {
            const auto found = std::ranges::find(parameters, names[i]);
            if (found == parameters.end()) break;
            const auto place = static_cast<std::size_t>(found - parameters.begin());
            ordered[place] = arguments[i];
            filled.insert(place);
        }
        if (filled.size() != names.size()) continue;
        bool enough = true;
        for (std::size_t i = 0; i < form->least; ++i) enough = enough && filled.contains(i);
        if (!enough) continue;
        if (!filled.empty()) ordered.resize(std::max(*filled.rbegin() + 1, form->least));
        return form->run(*this, form->takes_items ? single_items(ordered) : ordered);
    }
    return wrong("no form of " + name + " takes these arguments");
}

}  // namespace guiju::feel
