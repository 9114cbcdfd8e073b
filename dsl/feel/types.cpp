// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/types.h"

#include <algorithm>

#include "dsl/feel/evaluate.h"

namespace guiju::feel {
namespace {

using Kind = Type::Kind;

/// The type a name stands for; nullptr when nobody declared it.
TypePtr resolved(const Machine& machine, TypePtr type) {
    for (int steps = 0; type != nullptr && type->kind == Kind::named && steps < 20; ++steps) {
        const auto found = machine.names().types.find(type->name);
        type = found == machine.names().types.end() ? nullptr : found->second;
    }
    return type != nullptr && type->kind == Kind::named ? nullptr : type;
}

bool simple_match(const Value& value, Kind kind) {
    switch (kind) {
        case Kind::null: return value.is_null();
        case Kind::number: return value.get<Decimal>() != nullptr;
        case Kind::string: return value.get<std::string>() != nullptr;
        case Kind::boolean: return value.get<bool>() != nullptr;
        case Kind::date: return value.get<Date>() != nullptr;
        case Kind::time: return value.get<Time>() != nullptr;
        case Kind::date_time: return value.get<DateTime>() != nullptr;
        case Kind::days: return value.get<Days>() != nullptr;
        case Kind::months: return value.get<Months>() != nullptr;
        default: return !value.is_null();
    }
}

/// How strictly null and missing entries are taken.
enum class Nulls : unsigned char { never, fine };

bool conforms(Machine& machine, const Value& value, const TypePtr& wanted, Nulls nulls);

bool range_conforms(Machine& machine, const Range& range, const TypePtr& element) {
    if (element == nullptr) return true;
    const auto fits = [&](const std::optional<Value>& end) {
        return !end || conforms(machine, *end, element, Nulls::never);
    };
    return fits(range.low) && fits(range.high);
}

bool function_conforms(const Function& function, const Type& type) {
    if (type.element == nullptr) return true;
    return function.builtin.empty() && function.parameters.size() == type.members.size();
}

bool conforms(Machine& machine, const Value& value, const TypePtr& wanted, Nulls nulls) {
    const auto type = resolved(machine, wanted);
    if (type == nullptr) return false;
    if (value.is_null()) return nulls == Nulls::fine || type->kind == Kind::null;
    switch (type->kind) {
        case Kind::any: return true;
        case Kind::list: {
            const auto* items = value.list();
            return items != nullptr && std::ranges::all_of(*items, [&](const Value& item) {
                       return type->element == nullptr ||
                              conforms(machine, item, type->element, Nulls::fine);
                   });
        }
        case Kind::context: {
            const auto* entries = value.context();
            if (entries == nullptr) return false;
            return std::ranges::all_of(type->members, [&](const auto& member) {
                const auto* found = entry(*entries, member.first);
                return found != nullptr && conforms(machine, *found, member.second, Nulls::fine);
            });
        }
        case Kind::range: {
            return value.range() != nullptr &&
                   range_conforms(machine, *value.range(), type->element);
        }
        case Kind::function:
            return value.function() != nullptr && function_conforms(*value.function(), *type);
        default: return simple_match(value, type->kind);
    }
}

bool allowed(Machine& machine, const Value& value, const Type& type) {
    if (type.allowed == nullptr || value.is_null()) return true;
    if (type.kind == Kind::list && value.list() != nullptr) {
        return std::ranges::all_of(*value.list(), [&](const Value& item) {
            return machine.passes(type.allowed, item, nullptr).value_or(false);
        });
    }
    return machine.passes(type.allowed, value, nullptr).value_or(false);
}

}  // namespace

bool is_of(Machine& machine, const Value& value, const TypePtr& type) {
    const auto found = resolved(machine, type);
    if (found != nullptr && !allowed(machine, value, *found)) return false;
    return conforms(machine, value, type, Nulls::never);
}

Value coerced(Machine& machine, const Value& value, const TypePtr& type) {
    if (type == nullptr || value.is_null()) return value;
    const auto wanted = resolved(machine, type);
    if (wanted == nullptr) return value;
    const auto fits = [&](const Value& candidate) {
        return conforms(machine, candidate, wanted, Nulls::never) &&
               allowed(machine, candidate, *wanted);
    };
    if (fits(value)) return value;
    if (const auto* items = value.list(); items != nullptr && items->size() == 1) {
        if (fits(items->front())) return items->front();
    }
    if (wanted->kind == Kind::list && value.list() == nullptr) {
        Value list{List{value}};
        if (fits(list)) return list;
    }
    if (wanted->kind == Kind::date_time && value.get<Date>() != nullptr) {
        Time midnight;
        midnight.zone.kind = Zone::Kind::offset;
        return Value(DateTime{*value.get<Date>(), midnight});
    }
    return machine.wrong("a value is not of the type it should have");
}

}  // namespace guiju::feel
