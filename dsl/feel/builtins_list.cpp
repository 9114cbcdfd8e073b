// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/feel/builtins.h"
#include "dsl/feel/evaluate.h"

namespace guiju::feel {
namespace {

/// The items a function over a list works on: f([1,2]) and f(1,2) mean the same.
std::optional<List> items_of(const Arguments& a) {
    if (a.size() == 1) return list_of(a[0]);
    return List(a.begin(), a.end());
}

Value expects_list(Machine& m) { return m.wrong("the function takes a list"); }
Value mixed(Machine& m) { return m.wrong("the items of the list do not go together"); }

Value count(Machine& m, const Arguments& a) {
    const auto items = items_of(a);
    if (!items) return expects_list(m);
    return Value(Decimal(static_cast<std::int64_t>(items->size())));
}

Value extreme(Machine& m, const Arguments& a, int wanted) {
    const auto items = items_of(a);
    if (!items || items->empty()) return expects_list(m);
    Value best = items->front();
    for (const auto& item : *items) {
        const auto sign = order(item, best);
        if (!sign) return mixed(m);
        if (*sign == wanted) best = item;
    }
    return best;
}

Value smallest(Machine& m, const Arguments& a) { return extreme(m, a, -1); }
Value largest(Machine& m, const Arguments& a) { return extreme(m, a, 1); }

/// The numbers of the list; empty when something else is in it.
std::optional<std::vector<Decimal>> numbers_of(const Arguments& a) {
    const auto items = items_of(a);
    if (!items) return std::nullopt;
    std::vector<Decimal> numbers;
    for (const auto& item : *items) {
        const auto* number = item.get<Decimal>();
        if (number == nullptr) return std::nullopt;
        numbers.push_back(*number);
    }
    return numbers;
}

std::optional<Decimal> total(const std::vector<Decimal>& numbers) {
    std::optional<Decimal> all = Decimal();
    for (const auto& number : numbers) {
        all = add(*all, number);
        if (!all) return all;
    }
    return all;
}

std::optional<Decimal> average(const std::vector<Decimal>& numbers) {
    const auto all = total(numbers);
    return all ? divide(*all, Decimal(static_cast<std::int64_t>(numbers.size()))) : std::nullopt;
}

Value sum(Machine& m, const Arguments& a) {
    const auto items = items_of(a);
    if (!items || items->empty()) return expects_list(m);
    Value all = items->front();
    if (all.get<std::string>() != nullptr) return mixed(m);
    if (items->size() == 1)
        all = computed(NodeKind::add, all, negated(all)).is_null() ? Value() : all;
    for (std::size_t i = 1; i < items->size() && !all.is_null(); ++i)
        all = (*items)[i].same_kind(all) ? computed(NodeKind::add, all, (*items)[i]) : Value();
    return all.is_null() ? mixed(m) : all;
}

Value mean(Machine& m, const Arguments& a) {
    const auto numbers = numbers_of(a);
    if (!numbers || numbers->empty()) return expects_list(m);
    return Value::of(average(*numbers));
}

Value product(Machine& m, const Arguments& a) {
    const auto numbers = numbers_of(a);
    if (!numbers || numbers->empty()) return expects_list(m);
    std::optional<Decimal> all = Decimal(1);
    for (const auto& number : *numbers)
        if (all) all = multiply(*all, number);
    return Value::of(all);
}

Value median(Machine& m, const Arguments& a) {
    auto numbers = numbers_of(a);
    if (!numbers || numbers->empty()) return expects_list(m);
    std::ranges::sort(*numbers);
    const auto middle = numbers->size() / 2;
    if (numbers->size() % 2 == 1) return Value((*numbers)[middle]);
    return Value::of(average({(*numbers)[middle - 1], (*numbers)[middle]}));
}

Value stddev(Machine& m, const Arguments& a) {
    const auto numbers = numbers_of(a);
    if (!numbers || numbers->size() < 2) return expects_list(m);
    const auto middle = average(*numbers);
    if (!middle) return mixed(m);
    std::vector<Decimal> squares;
    for (const auto& number : *numbers) {
        const auto gap = subtract(number, *middle);
        const auto square = gap ? multiply(*gap, *gap) : std::nullopt;
        if (!square) return mixed(m);
        squares.push_back(*square);
    }
    const auto all = total(squares);
    const auto divisor = Decimal(static_cast<std::int64_t>(numbers->size()) - 1);
    const auto variance = all ? divide(*all, divisor) : std::nullopt;
    return variance ? Value::of(square_root(*variance)) : mixed(m);
}

Value mode(Machine& m, const Arguments& a) {
    auto numbers = numbers_of(a);
    if (!numbers) return expects_list(m);
    std::ranges::sort(*numbers);
    std::size_t most = 0;
    List best;
    for (std::size_t i = 0; i < numbers->size();) {
        std::size_t end = i;
        while (end < numbers->size() && (*numbers)[end] == (*numbers)[i]) ++end;
        if (end - i > most) {
            most = end - i;
            best.clear();
        }
        if (end - i == most) best.emplace_back((*numbers)[i]);
        i = end;
    }
    return Value(std::move(best));
}

Value decided(Machine& m, const Arguments& a, bool decisive) {
    const auto items = items_of(a);
    if (!items) return expects_list(m);
    bool unsure = false;
    for (const auto& item : *items) {
        const auto* yes = item.get<bool>();
        if (yes == nullptr && !item.is_null())
            return m.wrong("the list holds more than true and false");
        if (yes != nullptr && *yes == decisive) return Value::truth(decisive);
        unsure = unsure || yes == nullptr;
    }
    return unsure ? Value() : Value::truth(!decisive);
}

Value all(Machine& m, const Arguments& a) { return decided(m, a, false); }
Value any(Machine& m, const Arguments& a) { return decided(m, a, true); }

constexpr Builtin kBuiltins[] = {
    {"count", "list", 1, count},     {"min", "list", 1, smallest},   {"min", "...", 2, smallest},
    {"max", "list", 1, largest},     {"max", "...", 2, largest},     {"sum", "list", 1, sum},
    {"sum", "...", 2, sum},          {"mean", "list", 1, mean},      {"mean", "...", 2, mean},
    {"product", "list", 1, product}, {"product", "...", 2, product}, {"median", "list", 1, median},
    {"median", "...", 2, median},    {"stddev", "list", 1, stddev},  {"stddev", "...", 2, stddev},
    {"mode", "list", 1, mode},       {"mode", "...", 2, mode},       {"all", "list", 1, all},
    {"all", "...", 2, all},          {"and", "list", 1, all},        {"any", "list", 1, any},
    {"any", "...", 2, any},          {"or", "list", 1, any},
};

}  // namespace

std::span<const Builtin> list_builtins() { return kBuiltins; }

}  // namespace guiju::feel
