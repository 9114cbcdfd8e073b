// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/feel/builtins.h"
#include "dsl/feel/evaluate.h"

namespace guiju::feel {
namespace {

Value expects_context(Machine& m) { return m.wrong("the function takes a context and a key"); }

Value get_value(Machine& m, const Arguments& a) {
    const auto* entries = a[0].context();
    if (entries == nullptr) return expects_context(m);
    Value at = a[0];
    const auto keys = list_of(a[1]);
    if (!keys) return expects_context(m);
    for (const auto& key : *keys) {
        const auto* name = key.get<std::string>();
        const auto* found =
            name != nullptr && at.context() != nullptr ? entry(*at.context(), *name) : nullptr;
        if (found == nullptr) return m.wrong("the context has no such entry");
        at = Value(*found);
    }
    return at;
}

Value get_entries(Machine& m, const Arguments& a) {
    if (a[0].context() == nullptr) return expects_context(m);
    List items;
    for (const auto& [name, value] : *a[0].context())
        items.emplace_back(Entries{{"key", Value(name)}, {"value", value}});
    return Value(std::move(items));
}

Value make_context(Machine& m, const Arguments& a) {
    const auto items = list_of(a[0]);
    if (!items) return expects_context(m);
    Entries entries;
    for (const auto& item : *items) {
        const auto* pair = item.context();
        const auto* key = pair == nullptr ? nullptr : entry(*pair, "key");
        const auto* value = pair == nullptr ? nullptr : entry(*pair, "value");
        if (key == nullptr || value == nullptr || key->get<std::string>() == nullptr)
            return expects_context(m);
        const auto& name = *key->get<std::string>();
        if (entry(entries, name) != nullptr) return m.wrong("the key is there twice: " + name);
        entries.emplace_back(name, *value);
    }
    return Value(std::move(entries));
}

void put(Entries& entries, const std::string& name, Value value) {
    const auto found = std::ranges::find(entries, name, &Entries::value_type::first);
    if (found == entries.end()) {
        entries.emplace_back(name, std::move(value));
    } else {
        found->second = std::move(value);
    }
}

std::optional<Value> with_put(const Value& context, std::span<const Value> keys,
                              const Value& value) {
    if (keys.empty()) return value;
    const auto* name = keys.front().get<std::string>();
    if (context.context() == nullptr || name == nullptr) return std::nullopt;
    Entries entries = *context.context();
    const auto* old = entry(entries, *name);
    const auto inside = with_put(old == nullptr ? Value() : *old, keys.subspan(1), value);
    if (!inside) return std::nullopt;
    put(entries, *name, *inside);
    return Value(std::move(entries));
}

Value context_put(Machine& m, const Arguments& a) {
    const auto keys = list_of(a[1]);
    if (!keys || keys->empty()) return expects_context(m);
    const auto result = with_put(a[0], *keys, a[2]);
    return result ? *result : expects_context(m);
}

Value context_merge(Machine& m, const Arguments& a) {
    const auto items = list_of(a[0]);
    if (!items) return expects_context(m);
    Entries entries;
    for (const auto& item : *items) {
        if (item.context() == nullptr) return expects_context(m);
        for (const auto& [name, value] : *item.context()) put(entries, name, value);
    }
    return Value(std::move(entries));
}

Value is(Machine&, const Arguments& a) {
    return Value::truth(identical(a[0], a.size() > 1 ? a[1] : Value()));
}

constexpr Builtin kBuiltins[] = {
    {"get value", "m,key", 2, get_value},
    {"get value", "context,key", 2, get_value},
    {"get entries", "m", 1, get_entries},
    {"get entries", "context", 1, get_entries},
    {"context", "entries", 1, make_context},
    {"context put", "context,key,value", 3, context_put},
    {"context put", "context,keys,value", 3, context_put},
    {"context merge", "contexts", 1, context_merge},
    {"is", "value1,value2", 2, is},
    {"is", "value1", 1, is},
    {"is", "value2", 1, is},
};

}  // namespace

std::span<const Builtin> context_builtins() { return kBuiltins; }

}  // namespace guiju::feel
