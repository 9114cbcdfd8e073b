// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/value.h"

#include <algorithm>

namespace guiju::feel {
namespace {

template <typename T>
int sign_of(const T& a, const T& b) {
    return a < b ? -1 : b < a ? 1 : 0;
}

/// Nanoseconds that order two times: both with a zone (as UTC) or both without.
std::optional<std::pair<Int128, Int128>> comparable(const Time& a, const Time& b) {
    const bool zoned = a.zone.kind != Zone::Kind::none;
    if (zoned != (b.zone.kind != Zone::Kind::none)) return std::nullopt;
    if (!zoned) return std::pair<Int128, Int128>{a.nanos, b.nanos};
    const auto x = offset_at(a.zone, 0);
    const auto y = offset_at(b.zone, 0);
    if (!x || !y) return std::nullopt;
    return std::pair<Int128, Int128>{a.nanos - *x * kNanos, b.nanos - *y * kNanos};
}

std::optional<std::pair<Int128, Int128>> comparable(const DateTime& a, const DateTime& b) {
    const bool zoned = a.time.zone.kind != Zone::Kind::none;
    if (zoned != (b.time.zone.kind != Zone::Kind::none)) return std::nullopt;
    if (!zoned) return std::pair{local_nanos(a), local_nanos(b)};
    const auto x = instant(a);
    const auto y = instant(b);
    if (!x || !y) return std::nullopt;
    return std::pair{*x, *y};
}

std::optional<bool> equal_lists(const List& a, const List& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!equal(a[i], b[i]).value_or(false)) return false;
    return true;
}

std::optional<bool> equal_contexts(const Entries& a, const Entries& b) {
    if (a.size() != b.size()) return false;
    for (const auto& [name, value] : a) {
        const auto* other = entry(b, name);
        if (other == nullptr || !equal(value, *other).value_or(false)) return false;
    }
    return true;
}

bool same_end(const std::optional<Value>& a, const std::optional<Value>& b) {
    if (a.has_value() != b.has_value()) return false;
    return !a || equal(*a, *b).value_or(false);
}

bool equal_ranges(const Range& a, const Range& b) {
    return same_end(a.low, b.low) && same_end(a.high, b.high) && a.all_but == b.all_but &&
           a.exactly == b.exactly && a.low_included == b.low_included &&
           a.high_included == b.high_included;
}

std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    return result + "\"";
}

std::string text_of_range(const Range& range) {
    const auto end = [](const std::optional<Value>& value) {
        return value ? text_of(*value, true) : std::string();
    };
    if (range.all_but) return "!=" + end(range.low);
    if (range.exactly) return "=" + end(range.low);
    if (!range.low && range.high) return (range.high_included ? "<=" : "<") + end(range.high);
    if (range.low && !range.high) return (range.low_included ? ">=" : ">") + end(range.low);
    return (range.low_included ? "[" : "(") + end(range.low) + ".." + end(range.high) +
           (range.high_included ? "]" : ")");
}

template <typename Items, typename Print>
std::string joined(const Items& items, const Print& print) {
    std::string text;
    for (const auto& item : items) text += (text.empty() ? "" : ", ") + print(item);
    return text;
}

}  // namespace

Value::Value(Range range) : any_(std::make_shared<const Range>(std::move(range))) {}

Value Value::truth(bool yes) {
    Value value;
    value.any_ = yes;
    return value;
}

const List* Value::list() const {
    const auto* found = get<ListPtr>();
    return found == nullptr ? nullptr : found->get();
}

const Entries* Value::context() const {
    const auto* found = get<ContextPtr>();
    return found == nullptr ? nullptr : found->get();
}

const Range* Value::range() const {
    const auto* found = get<RangePtr>();
    return found == nullptr ? nullptr : found->get();
}

const Function* Value::function() const {
    const auto* found = get<FunctionPtr>();
    return found == nullptr ? nullptr : found->get();
}

const Value* entry(const Entries& entries, const std::string& name) {
    const auto found = std::ranges::find(entries, name, &Entries::value_type::first);
    return found == entries.end() ? nullptr : &found->second;
}

std::optional<bool> equal(const Value& a, const Value& b) {
    if (a.is_null() || b.is_null()) return a.is_null() && b.is_null();
    if (!a.same_kind(b)) {
        return std::nullopt;
    }
    if (a.list() != nullptr) return equal_lists(*a.list(), *b.list());
    if (a.context() != nullptr) return equal_contexts(*a.context(), *b.context());
    if (a.range() != nullptr) return equal_ranges(*a.range(), *b.range());
    if (a.function() != nullptr) return a.function() == b.function();
    if (const auto* text = a.get<std::string>()) return *text == *b.get<std::string>();
    if (const auto* yes = a.get<bool>()) return *yes == *b.get<bool>();
    const auto sign = order(a, b);
    return sign ? *sign == 0 : false;
}

bool identical(const Value& a, const Value& b) {
    if (!a.same_kind(b)) return false;
    const auto same_zone = [](const Time& x, const Time& y) {
        return offset_at(x.zone, 0) == offset_at(y.zone, 0) && x.zone.id == y.zone.id &&
               x.zone.kind == y.zone.kind;
    };
    if (const auto* time = a.get<Time>()) {
        const auto& other = *b.get<Time>();
        return time->nanos == other.nanos && same_zone(*time, other);
    }
    if (const auto* moment = a.get<DateTime>()) {
        const auto& other = *b.get<DateTime>();
        return moment->date == other.date && moment->time.nanos == other.time.nanos &&
               same_zone(moment->time, other.time);
    }
    return equal(a, b).value_or(false);
}

std::optional<int> order(const Value& a, const Value& b) {
    if (!a.same_kind(b)) return std::nullopt;
    if (const auto* number = a.get<Decimal>()) return sign_of(*number, *b.get<Decimal>());
    if (const auto* text = a.get<std::string>()) return sign_of(*text, *b.get<std::string>());
    if (const auto* date = a.get<Date>()) return sign_of(*date, *b.get<Date>());
    if (const auto* days = a.get<Days>()) return sign_of(*days, *b.get<Days>());
    if (const auto* months = a.get<Months>()) return sign_of(*months, *b.get<Months>());
    std::optional<std::pair<Int128, Int128>> both;
    if (const auto* time = a.get<Time>()) both = comparable(*time, *b.get<Time>());
    if (const auto* moment = a.get<DateTime>()) both = comparable(*moment, *b.get<DateTime>());
    if (!both) return std::nullopt;
    return sign_of(both->first, both->second);
}

std::optional<bool> within(const Value& value, const Range& range) {
    if (range.all_but) {
        const auto same = equal(value, *range.low);
        return same ? std::optional(!*same) : std::nullopt;
    }
    if (range.low && range.low_included && range.high && range.high_included) {
        if (equal(value, *range.low).value_or(false) && equal(value, *range.high).value_or(false))
            return true;
    }
    bool inside = true;
    if (range.low) {
        const auto sign = order(value, *range.low);
        if (!sign) return std::nullopt;
        inside = *sign > 0 || (*sign == 0 && range.low_included);
    }
    if (range.high) {
        const auto sign = order(value, *range.high);
        if (!sign) return std::nullopt;
        inside = inside && (*sign < 0 || (*sign == 0 && range.high_included));
    }
    return inside;
}

std::size_t weight(const Value& value, std::size_t most) {
    std::size_t total = 1;
    if (const auto* text = value.get<std::string>()) total += text->size() / 16;
    if (const auto* items = value.list()) {
        for (const auto& item : *items)
            if (total < most) total += weight(item, most - total);
    }
    if (const auto* entries = value.context()) {
        for (const auto& [name, item] : *entries)
            if (total < most) total += weight(item, most - total);
    }
    return total < most ? total : most;
}

std::string text_of(const Value& value, bool nested) {
    if (const auto* number = value.get<Decimal>()) return number->text();
    if (const auto* text = value.get<std::string>()) return nested ? quoted(*text) : *text;
    if (const auto* yes = value.get<bool>()) return *yes ? "true" : "false";
    if (const auto* date = value.get<Date>()) return text_of(*date);
    if (const auto* time = value.get<Time>()) return text_of(*time);
    if (const auto* moment = value.get<DateTime>()) return text_of(*moment);
    if (const auto* days = value.get<Days>()) return text_of(*days);
    if (const auto* months = value.get<Months>()) return text_of(*months);
    if (const auto* items = value.list())
        return "[" + joined(*items, [](const Value& item) { return text_of(item, true); }) + "]";
    if (const auto* entries = value.context()) {
        return "{" +
               joined(*entries,
                      [](const auto& item) {
                          return item.first + ": " + text_of(item.second, true);
                      }) +
               "}";
    }
    if (value.range() != nullptr) return text_of_range(*value.range());
    return value.function() != nullptr ? "function" : "null";
}

}  // namespace guiju::feel
