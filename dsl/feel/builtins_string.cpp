// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/feel/builtins.h"
#include "dsl/feel/evaluate.h"
#include "dsl/feel/pattern.h"
#include "dsl/feel/types.h"

namespace guiju::feel {
namespace {

const std::string* text(const Arguments& a, std::size_t i) {
    return i < a.size() ? a[i].get<std::string>() : nullptr;
}

Value expects_text(Machine& m) { return m.wrong("the function takes texts"); }

Value substring(Machine& m, const Arguments& a) {
    const auto* from = text(a, 0);
    const auto* start = a[1].get<Decimal>();
    if (from == nullptr || start == nullptr) return expects_text(m);
    const auto points = code_points(*from);
    const auto size = static_cast<std::int64_t>(points.size());
    const auto place = start->rounded(0, Rounding::down).whole();
    if (!place || *place == 0 || *place > size || *place < -size)
        return m.wrong("the text has no such place");
    const auto first = *place > 0 ? *place - 1 : size + *place;
    auto count = size - first;
    if (a.size() > 2 && !a[2].is_null()) {
        const auto* length = a[2].get<Decimal>();
        const auto whole =
            length == nullptr ? std::nullopt : length->rounded(0, Rounding::down).whole();
        if (!whole || *whole < 1) return m.wrong("a length is at least 1");
        count = std::min(count, *whole);
    }
    return Value(
        utf8(points.substr(static_cast<std::size_t>(first), static_cast<std::size_t>(count))));
}

Value string_length(Machine& m, const Arguments& a) {
    const auto* from = text(a, 0);
    if (from == nullptr) return expects_text(m);
    return Value(Decimal(static_cast<std::int64_t>(code_points(*from).size())));
}

/// Letters of ASCII, Latin-1, Greek and Cyrillic; others have no case here.
char32_t turned(char32_t c, bool upper) {
    const char32_t gap = 0x20;
    const auto in = [&](char32_t low, char32_t high) { return c >= low && c <= high; };
    if (upper) {
        if (in('a', 'z') || (in(0xE0, 0xFE) && c != 0xF7) || in(0x3B1, 0x3C9) || in(0x430, 0x44F))
            return c == 0x3C2 ? 0x3A3 : c - gap;
        return in(0x450, 0x45F) ? c - 0x50 : c;
    }
    if (in('A', 'Z') || (in(0xC0, 0xDE) && c != 0xD7) || in(0x391, 0x3A9) || in(0x410, 0x42F))
        return c + gap;
    return in(0x400, 0x40F) ? c + 0x50 : c;
}

Value in_case(Machine& m, const Arguments& a, bool upper) {
    const auto* from = text(a, 0);
    if (from == nullptr) return expects_text(m);
    auto points = code_points(*from);
    for (auto& point : points) point = turned(point, upper);
    return Value(utf8(points));
}

Value upper_case(Machine& m, const Arguments& a) { return in_case(m, a, true); }
Value lower_case(Machine& m, const Arguments& a) { return in_case(m, a, false); }

Value substring_before(Machine& m, const Arguments& a) {
    if (!text(a, 0) || !text(a, 1)) return expects_text(m);
    const auto at = text(a, 0)->find(*text(a, 1));
    return Value(at == std::string::npos ? std::string() : text(a, 0)->substr(0, at));
}

Value substring_after(Machine& m, const Arguments& a) {
    if (!text(a, 0) || !text(a, 1)) return expects_text(m);
    const auto at = text(a, 0)->find(*text(a, 1));
    return Value(at == std::string::npos ? std::string()
                                         : text(a, 0)->substr(at + text(a, 1)->size()));
}

Value contains(Machine& m, const Arguments& a) {
    if (!text(a, 0) || !text(a, 1)) return expects_text(m);
    return Value::truth(text(a, 0)->find(*text(a, 1)) != std::string::npos);
}

Value starts_with(Machine& m, const Arguments& a) {
    if (!text(a, 0) || !text(a, 1)) return expects_text(m);
    return Value::truth(text(a, 0)->starts_with(*text(a, 1)));
}

Value ends_with(Machine& m, const Arguments& a) {
    if (!text(a, 0) || !text(a, 1)) return expects_text(m);
    return Value::truth(text(a, 0)->ends_with(*text(a, 1)));
}

std::optional<Pattern> pattern(const Arguments& a, std::size_t at, std::size_t flags) {
    if (text(a, at) == nullptr) return std::nullopt;
    Pattern pattern{*text(a, at)};
    if (flags >= a.size() || a[flags].is_null()) return pattern;
    if (text(a, flags) == nullptr) return std::nullopt;
    pattern.flags = *text(a, flags);
    return pattern;
}

template <typename T>
Value or_wrong(Machine& m, const std::optional<T>& result) {
    return result ? Value(*result) : m.wrong("the pattern cannot be used");
}

Value replace(Machine& m, const Arguments& a) {
    const auto expression = pattern(a, 1, 3);
    if (!text(a, 0) || !expression || !text(a, 2)) return expects_text(m);
    return or_wrong(m, replaced(*text(a, 0), *expression, *text(a, 2)));
}

Value does_match(Machine& m, const Arguments& a) {
    const auto expression = pattern(a, 1, 2);
    if (!text(a, 0) || !expression) return expects_text(m);
    const auto result = matches(*text(a, 0), *expression);
    return result ? Value::truth(*result) : m.wrong("the pattern cannot be used");
}

Value split_text(Machine& m, const Arguments& a) {
    if (!text(a, 0) || !text(a, 1)) return expects_text(m);
    const auto parts = split(*text(a, 0), {*text(a, 1)});
    if (!parts) return m.wrong("the pattern cannot be used");
    List items;
    for (const auto& part : *parts) items.emplace_back(part);
    return Value(std::move(items));
}

Value string_join(Machine& m, const Arguments& a) {
    const auto items = list_of(a[0]);
    const bool plain = a.size() < 2 || a[1].is_null();
    if (!items || (!plain && !text(a, 1))) return expects_text(m);
    if (!plain && text(a, 1)->size() * items->size() > 10'000'000)
        return m.wrong("the text would be too long");
    std::string joined;
    bool first = true;
    for (const auto& item : *items) {
        if (item.is_null()) continue;
        if (item.get<std::string>() == nullptr) return expects_text(m);
        if (!first && !plain) joined += *text(a, 1);
        joined += *item.get<std::string>();
        first = false;
    }
    return Value(std::move(joined));
}

Value to_string(Machine&, const Arguments& a) {
    return a[0].is_null() ? Value() : Value(text_of(a[0]));
}

Value to_number(Machine& m, const Arguments& a) {
    const auto* from = text(a, 0);
    if (from == nullptr) return expects_text(m);
    const auto separator = [&](std::size_t i, std::string_view fine) -> std::optional<std::string> {
        if (i >= a.size() || a[i].is_null()) return "";
        const auto* sign = text(a, i);
        if (sign == nullptr || sign->size() != 1 || fine.find(*sign) == std::string_view::npos)
            return std::nullopt;
        return *sign;
    };
    const auto grouping = separator(1, " ,.");
    const auto decimal = separator(2, ",.");
    if (!grouping || !decimal || (!grouping->empty() && *grouping == *decimal))
        return m.wrong("these separators cannot be used");
    std::string digits;
    for (const char c : *from) {
        const std::string sign(1, c);
        if (sign == *grouping) continue;
        if (c == '.' && !decimal->empty() && *decimal != ".") return m.wrong("not a number");
        digits += sign == *decimal ? '.' : c;
    }
    const auto number = Decimal::parse(digits);
    return number ? Value(*number) : m.wrong("not a number");
}

constexpr Builtin kBuiltins[] = {
    {"substring", "string,start position,length", 2, substring, true},
    {"string length", "string", 1, string_length, true},
    {"upper case", "string", 1, upper_case, true},
    {"lower case", "string", 1, lower_case, true},
    {"substring before", "string,match", 2, substring_before, true},
    {"substring after", "string,match", 2, substring_after, true},
    {"contains", "string,match", 2, contains, true},
    {"starts with", "string,match", 2, starts_with, true},
    {"ends with", "string,match", 2, ends_with, true},
    {"replace", "input,pattern,replacement,flags", 3, replace, true},
    {"matches", "input,pattern,flags", 2, does_match, true},
    {"split", "string,delimiter", 2, split_text, true},
    {"string join", "list,delimiter", 1, string_join},
    {"string", "from", 1, to_string},
    {"number", "from,grouping separator,decimal separator", 3, to_number, true},
    {"number", "from", 1, to_number, true},
};

}  // namespace

std::span<const Builtin> string_builtins() { return kBuiltins; }

}  // namespace guiju::feel
