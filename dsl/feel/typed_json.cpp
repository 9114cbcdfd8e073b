// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/typed_json.h"

#include "dsl/feel/builtins.h"

namespace guiju::feel {
namespace {

namespace json = boost::json;

json::value pair(std::string_view type, json::value value) {
    return json::object{{"t", type}, {"v", std::move(value)}};
}

std::optional<Value> list_from(const json::value& from) {
    if (!from.is_array()) return std::nullopt;
    List items;
    for (const auto& item : from.get_array()) {
        auto value = from_typed_json(item);
        if (!value) return std::nullopt;
        items.push_back(std::move(*value));
    }
    return Value(std::move(items));
}

std::optional<Value> context_from(const json::value& from) {
    if (!from.is_object()) return std::nullopt;
    Entries entries;
    for (const auto& member : from.get_object()) {
        auto value = from_typed_json(member.value());
        if (!value) return std::nullopt;
        entries.emplace_back(std::string(member.key()), std::move(*value));
    }
    return Value(std::move(entries));
}

template <typename T>
std::optional<Value> wrapped(std::optional<T> value) {
    return value ? std::optional<Value>(Value(std::move(*value))) : std::nullopt;
}

}  // namespace

json::value typed_json(const Value& value) {
    if (value.is_null()) return json::object{{"t", "null"}};
    if (const auto* yes = value.get<bool>()) return pair("boolean", *yes);
    if (const auto* items = value.list()) {
        json::array list;
        for (const auto& item : *items) list.push_back(typed_json(item));
        return pair("list", std::move(list));
    }
    if (const auto* entries = value.context()) {
        json::object object;
        for (const auto& [name, item] : *entries) object[name] = typed_json(item);
        return pair("context", std::move(object));
    }
    const std::string_view type = value.get<Decimal>()       ? "number"
                                  : value.get<std::string>() ? "string"
                                  : value.get<Date>()        ? "date"
                                  : value.get<Time>()        ? "time"
                                  : value.get<DateTime>()    ? "datetime"
                                  : value.range()            ? "range"
                                  : value.function()         ? "function"
                                                             : "duration";
    return pair(type, json::value(text_of(value)));
}

std::optional<Value> from_typed_json(const json::value& from) {
    const auto* object = from.if_object();
    const auto* type = object == nullptr ? nullptr : object->if_contains("t");
    if (type == nullptr || !type->is_string()) return std::nullopt;
    const std::string kind(type->get_string());
    if (kind == "null") return Value();
    const auto* value = object->if_contains("v");
    if (value == nullptr) return std::nullopt;
    if (kind == "list") return list_from(*value);
    if (kind == "context") return context_from(*value);
    if (kind == "boolean" && value->is_bool()) return Value::truth(value->get_bool());
    if (!value->is_string()) return std::nullopt;
    std::string text(value->get_string());
    if (kind == "string") return Value(std::move(text));
    if (kind == "number") return wrapped(Decimal::parse(text));
    if (kind == "date") return wrapped(read_date(text));
    if (kind == "time") return wrapped(read_time(text));
    if (kind == "datetime") return wrapped(read_date_time(text));
    if (kind != "duration") return std::nullopt;
    auto found = temporal_of(text);
    return found.is_null() ? std::nullopt : std::optional(std::move(found));
}

}  // namespace guiju::feel
