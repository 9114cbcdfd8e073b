// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/feel/builtins.h"
#include "dsl/feel/evaluate.h"

namespace guiju::feel {
namespace {

/// Lists that are compared item by item with themselves are not longer than this.
constexpr std::size_t kMostCompared = 10'000;

Value too_long(Machine& m) { return m.wrong("the list is too long"); }
Value expects_list(Machine& m) { return m.wrong("the function takes a list"); }
Value no_place(Machine& m) { return m.wrong("the list has no such place"); }

/// The place 1 … size or -size … -1 as an index; empty when there is none.
std::optional<std::size_t> place(const Value& value, std::size_t size) {
    const auto* number = value.get<Decimal>();
    const auto whole =
        number == nullptr ? std::nullopt : number->rounded(0, Rounding::down).whole();
    const auto count = static_cast<std::int64_t>(size);
    if (!whole || *whole == 0 || *whole > count || *whole < -count) return std::nullopt;
    return static_cast<std::size_t>(*whole > 0 ? *whole - 1 : count + *whole);
}

bool holds(const List& items, const Value& wanted) {
    return std::ranges::any_of(
        items, [&](const Value& item) { return equal(item, wanted).value_or(false); });
}

Value list_contains(Machine& m, const Arguments& a) {
    const auto items = list_of(a[0]);
    return items ? Value::truth(holds(*items, a[1])) : expects_list(m);
}

Value sublist(Machine& m, const Arguments& a) {
    const auto items = list_of(a[0]);
    if (!items) return expects_list(m);
    const auto first = place(a[1], items->size());
    if (!first) return no_place(m);
    auto count = items->size() - *first;
    if (a.size() > 2 && !a[2].is_null()) {
        const auto length = a[2].get<Decimal>() ? a[2].get<Decimal>()->whole() : std::nullopt;
        if (!length || *length < 0 || static_cast<std::size_t>(*length) > count) return no_place(m);
        count = static_cast<std::size_t>(*length);
    }
    const auto begin = items->begin() + static_cast<std::ptrdiff_t>(*first);
    return Value(List(begin, begin + static_cast<std::ptrdiff_t>(count)));
}

Value append(Machine& m, const Arguments& a) {
    auto items = a[0].is_null() ? std::optional(List{}) : list_of(a[0]);
    if (!items) return expects_list(m);
    items->insert(items->end(), a.begin() + 1, a.end());
    return Value(std::move(*items));
}

Value concatenate(Machine& m, const Arguments& a) {
    List all;
    for (const auto& argument : a) {
        const auto items = list_of(argument);
        if (!items) return expects_list(m);
        all.insert(all.end(), items->begin(), items->end());
    }
    return Value(std::move(all));
}

List distinct(const List& items) {
    List found;
    for (const auto& item : items)
        if (!holds(found, item)) found.push_back(item);
    return found;
}

Value distinct_values(Machine& m, const Arguments& a) {
    const auto items = list_of(a[0]);
    if (!items) return expects_list(m);
    return items->size() > kMostCompared ? too_long(m) : Value(distinct(*items));
}

Value list_union(Machine& m, const Arguments& a) {
    const auto all = concatenate(m, a);
    if (all.list() == nullptr) return all;
    return all.list()->size() > kMostCompared ? too_long(m) : Value(distinct(*all.list()));
}

Value insert_before(Machine& m, const Arguments& a) {
    auto items = list_of(a[0]);
    if (!items) return expects_list(m);
    const auto at = place(a[1], items->size());
    if (!at) return no_place(m);
    items->insert(items->begin() + static_cast<std::ptrdiff_t>(*at), a[2]);
    return Value(std::move(*items));
}

Value remove(Machine& m, const Arguments& a) {
    auto items = list_of(a[0]);
    if (!items) return expects_list(m);
    const auto at = place(a[1], items->size());
    if (!at) return no_place(m);
    items->erase(items->begin() + static_cast<std::ptrdiff_t>(*at));
    return Value(std::move(*items));
}

Value list_replace(Machine& m, const Arguments& a) {
    auto items = list_of(a[0]);
    if (!items) return expects_list(m);
    if (a[1].function() == nullptr) {
        const auto at = place(a[1], items->size());
        if (!at) return no_place(m);
        (*items)[*at] = a[2];
        return Value(std::move(*items));
    }
    for (auto& item : *items) {
        const auto found = m.call(a[1], {item, a[2]});
        if (found.get<bool>() == nullptr) return m.wrong("the match is neither true nor false");
        if (*found.get<bool>()) item = a[2];
    }
    return Value(std::move(*items));
}

Value reverse(Machine& m, const Arguments& a) {
    auto items = list_of(a[0]);
    if (!items) return expects_list(m);
    std::ranges::reverse(*items);
    return Value(std::move(*items));
}

Value index_of(Machine& m, const Arguments& a) {
    const auto items = list_of(a[0]);
    if (!items) return expects_list(m);
    List places;
    for (std::size_t i = 0; i < items->size(); ++i)
        if (equal((*items)[i], a[1]).value_or(false))
            places.emplace_back(Decimal(static_cast<std::int64_t>(i) + 1));
    return Value(std::move(places));
}

void flatten_into(const List& items, List& flat) {
    for (const auto& item : items) {
        if (item.list() != nullptr) {
            flatten_into(*item.list(), flat);
        } else {
            flat.push_back(item);
        }
    }
}

Value flatten(Machine& m, const Arguments& a) {
    const auto items = list_of(a[0]);
    if (!items) return expects_list(m);
    List flat;
    flatten_into(*items, flat);
    return Value(std::move(flat));
}

/// A stable insertion sort: it ends also with a comparison that contradicts itself.
Value sort(Machine& m, const Arguments& a) {
    const auto items = list_of(a[0]);
    if (!items) return expects_list(m);
    if (items->size() > kMostCompared) return too_long(m);
    List sorted;
    for (const auto& item : *items) {
        auto at = sorted.size();
        while (at > 0) {
            const auto before = a.size() < 2
                                    ? Value::truth(order(item, sorted[at - 1]).value_or(0) < 0)
                                    : m.call(a[1], {item, sorted[at - 1]});
            if (before.get<bool>() == nullptr)
                return m.wrong("the order is neither true nor false");
            if (!*before.get<bool>()) break;
            --at;
        }
        sorted.insert(sorted.begin() + static_cast<std::ptrdiff_t>(at), item);
    }
    return Value(std::move(sorted));
}

constexpr Builtin kBuiltins[] = {
    {"list contains", "list,element", 2, list_contains},
    {"sublist", "list,start position,length", 2, sublist},
    {"append", "list,item,...", 2, append},
    {"concatenate", "...", 1, concatenate},
    {"distinct values", "list", 1, distinct_values},
    {"union", "...", 1, list_union},
    {"insert before", "list,position,newItem", 3, insert_before},
    {"remove", "list,position", 2, remove},
    {"list replace", "list,position,newItem", 3, list_replace},
    {"list replace", "list,match,newItem", 3, list_replace},
    {"reverse", "list", 1, reverse},
    {"index of", "list,match", 2, index_of},
    {"flatten", "list", 1, flatten},
    {"sort", "list,precedes", 1, sort},
};

}  // namespace

std::span<const Builtin> sequence_builtins() { return kBuiltins; }

}  // namespace guiju::feel
