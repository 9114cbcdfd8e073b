// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/builtins.h"

#include <algorithm>
#include <array>

#include "dsl/feel/evaluate.h"

namespace guiju::feel {
namespace {

std::array<std::span<const Builtin>, 7> tables() {
    return {string_builtins(),   number_builtins(), list_builtins(),   sequence_builtins(),
            temporal_builtins(), range_builtins(),  context_builtins()};
}

std::vector<std::string> find_spaced() {
    std::vector<std::string> names;
    for (const auto& table : tables())
        for (const auto& form : table)
            if (form.name.find(' ') != std::string_view::npos) names.emplace_back(form.name);
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

}  // namespace

std::vector<const Builtin*> builtins_named(std::string_view name) {
    std::vector<const Builtin*> forms;
    for (const auto& table : tables())
        for (const auto& form : table)
            if (form.name == name) forms.push_back(&form);
    return forms;
}

const std::vector<std::string>& spaced_builtins() {
    static const std::vector<std::string> names = find_spaced();
    return names;
}

Value temporal_of(const std::string& text) {
    if (const auto date = read_date(text)) return Value(*date);
    if (const auto moment = read_date_time(text)) return Value(*moment);
    if (const auto time = read_time(text)) return Value(*time);
    if (const auto days = read_days(text)) return Value(*days);
    return Value::of(read_months(text));
}

std::optional<DateTime> moment_of(const Value& value) {
    if (const auto* date = value.get<Date>()) return DateTime{*date, {}};
    const auto* moment = value.get<DateTime>();
    return moment == nullptr ? std::nullopt : std::optional(*moment);
}

std::optional<List> list_of(const Value& value) {
    if (const auto* items = value.list()) return *items;
    return value.is_null() ? std::nullopt : std::optional(List{value});
}

}  // namespace guiju::feel
