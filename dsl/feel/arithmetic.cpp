// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/evaluate.h"

namespace guiju::feel {
namespace {

constexpr Int128 kDay = static_cast<Int128>(kDaySeconds) * kNanos;
constexpr std::int64_t kLastYear = 999'999'999;
constexpr std::int64_t kMostMonths = 24'000'000'000;
constexpr Int128 kLongest = static_cast<Int128>(kLastYear) * 400 * kDay;

template <typename T>
const T* as(const Value& value) {
    return value.get<T>();
}

Value days_of(Int128 nanos) {
    return nanos > kLongest || nanos < -kLongest ? Value() : Value(Days{nanos});
}

Value months_of(std::int64_t months) {
    return months > kMostMonths || months < -kMostMonths ? Value() : Value(Months{months});
}

Value moved(DateTime moment) {
    const auto year = moment.date.year;
    return year > kLastYear || year < -kLastYear ? Value() : Value(std::move(moment));
}

/// A date, or a date and time, moved by a duration.
Value shifted(const Value& value, const Value& by, int sign) {
    const auto* days = as<Days>(by);
    const auto* months = as<Months>(by);
    if (days == nullptr && months == nullptr) return {};
    if (const auto* time = as<Time>(value)) {
        if (days == nullptr) return {};
        auto nanos = (time->nanos + sign * days->nanos) % kDay;
        if (nanos < 0) nanos += kDay;
        return Value(Time{static_cast<std::int64_t>(nanos), time->zone});
    }
    const auto* date = as<Date>(value);
    const auto* given = as<DateTime>(value);
    if (date == nullptr && given == nullptr) return {};
    DateTime moment = date != nullptr ? DateTime{*date, {}} : *given;
    if (months != nullptr) {
        if (months_of(months->months).is_null()) return {};
        moment.date = plus_months(moment.date, sign * months->months);
    } else {
        moment = from_local(local_nanos(moment) + sign * days->nanos, moment.time.zone);
    }
    const auto result = moved(moment);
    if (date == nullptr || result.is_null()) return result;
    return Value(moment.date);
}

/// Where a point in time lies: with a zone in UTC, without one on the local clock.
std::optional<std::pair<Int128, bool>> point(const Value& value) {
    if (const auto* date = as<Date>(value)) return std::pair{local_nanos({*date, {}}), true};
    if (const auto* moment = as<DateTime>(value)) {
        if (moment->time.zone.kind == Zone::Kind::none)
            return std::pair{local_nanos(*moment), false};
        const auto utc = instant(*moment);
        return utc ? std::optional(std::pair{*utc, true}) : std::nullopt;
    }
    if (const auto* time = as<Time>(value)) {
        if (time->zone.kind == Zone::Kind::none)
            return std::pair{static_cast<Int128>(time->nanos), false};
        const auto offset = offset_at(time->zone, 0);
        if (!offset) return std::nullopt;
        return std::pair{static_cast<Int128>(time->nanos) - *offset * kNanos, true};
    }
    return std::nullopt;
}

Value difference(const Value& a, const Value& b) {
    if ((as<Time>(a) == nullptr) != (as<Time>(b) == nullptr)) return {};
    const auto x = point(a);
    const auto y = point(b);
    if (!x || !y || x->second != y->second) return {};
    return days_of(x->first - y->first);
}

Value added(const Value& a, const Value& b) {
    if (as<Decimal>(a) && as<Decimal>(b)) return Value::of(add(*as<Decimal>(a), *as<Decimal>(b)));
    if (as<std::string>(a) && as<std::string>(b))
        return Value(*as<std::string>(a) + *as<std::string>(b));
    if (as<Days>(a) && as<Days>(b)) return days_of(as<Days>(a)->nanos + as<Days>(b)->nanos);
    if (as<Months>(a) && as<Months>(b))
        return months_of(as<Months>(a)->months + as<Months>(b)->months);
    if (as<Days>(a) || as<Months>(a)) return shifted(b, a, 1);
    return shifted(a, b, 1);
}

Value subtracted(const Value& a, const Value& b) {
    if (as<Decimal>(a) && as<Decimal>(b))
        return Value::of(subtract(*as<Decimal>(a), *as<Decimal>(b)));
    if (as<Days>(a) && as<Days>(b)) return days_of(as<Days>(a)->nanos - as<Days>(b)->nanos);
    if (as<Months>(a) && as<Months>(b))
        return months_of(as<Months>(a)->months - as<Months>(b)->months);
    if (as<Days>(b) || as<Months>(b)) return shifted(a, b, -1);
    return difference(a, b);
}

Value months_from(const std::optional<Decimal>& months) {
    if (!months) return {};
    const auto whole = months->rounded(0, Rounding::down).whole();
    return whole ? months_of(*whole) : Value();
}

Value days_from(const std::optional<Decimal>& nanos) {
    if (!nanos) return {};
    const auto whole = nanos->rounded(0, Rounding::down);
    if (whole.exponent() > 30) return {};
    Int128 value = whole.coefficient();
    for (int i = 0; i < whole.exponent(); ++i) {
        if (value > kLongest || value < -kLongest) return {};
        value *= 10;
    }
    return days_of(value);
}

Decimal size_of(const Value& duration) {
    if (const auto* days = as<Days>(duration)) return Decimal::of(days->nanos, 0);
    return Decimal(as<Months>(duration)->months);
}

Value multiplied(const Value& a, const Value& b) {
    const auto* x = as<Decimal>(a);
    const auto* y = as<Decimal>(b);
    if (x && y) return Value::of(multiply(*x, *y));
    if (x) return y == nullptr && (as<Days>(b) || as<Months>(b)) ? multiplied(b, a) : Value();
    if (!y) return {};
    if (as<Days>(a)) return days_from(multiply(size_of(a), *y));
    return as<Months>(a) ? months_from(multiply(size_of(a), *y)) : Value();
}

Value divided(const Value& a, const Value& b) {
    const auto* x = as<Decimal>(a);
    const auto* y = as<Decimal>(b);
    if (x && y) return Value::of(divide(*x, *y));
    const bool duration = as<Days>(a) || as<Months>(a);
    if (!duration) return {};
    if (a.same_kind(b)) return Value::of(divide(size_of(a), size_of(b)));
    if (!y) return {};
    return as<Days>(a) ? days_from(divide(size_of(a), *y)) : months_from(divide(size_of(a), *y));
}

Value number(std::int64_t value) { return Value(Decimal(value)); }

std::optional<Value> member_of_date(const Date& date, const std::string& name) {
    if (name == "year") return number(date.year);
    if (name == "month") return number(date.month);
    if (name == "day") return number(date.day);
    if (name == "weekday") return number(weekday(date));
    return std::nullopt;
}

std::optional<Value> member_of_time(const Time& time, const std::string& name, Int128 local) {
    if (name == "hour") return number(time.nanos / kNanos / 3600);
    if (name == "minute") return number(time.nanos / kNanos / 60 % 60);
    if (name == "second") return number(time.nanos / kNanos % 60);
    if (name == "timezone")
        return time.zone.kind == Zone::Kind::named ? Value(time.zone.id) : Value();
    if (name != "time offset") return std::nullopt;
    const auto offset = offset_at(time.zone, local);
    return offset ? Value(Days{static_cast<Int128>(*offset) * kNanos}) : Value();
}

std::optional<Value> member_of_days(const Days& days, const std::string& name) {
    const auto seconds = days.nanos / kNanos;
    const auto show = [](Int128 value) { return Value(Decimal::of(value, 0)); };
    if (name == "days") return show(seconds / kDaySeconds);
    if (name == "hours") return show(seconds / 3600 % 24);
    if (name == "minutes") return show(seconds / 60 % 60);
    if (name == "seconds") return show(seconds % 60);
    return std::nullopt;
}

std::optional<Value> member_of_range(const Range& range, const std::string& name) {
    if (name == "start") return range.low.value_or(Value());
    if (name == "end") return range.high.value_or(Value());
    if (name == "start included") return Value::truth(range.low_included);
    if (name == "end included") return Value::truth(range.high_included);
    return std::nullopt;
}

}  // namespace

Value computed(NodeKind kind, const Value& a, const Value& b) {
    switch (kind) {
        case NodeKind::add: return added(a, b);
        case NodeKind::subtract: return subtracted(a, b);
        case NodeKind::multiply: return multiplied(a, b);
        case NodeKind::divide: return divided(a, b);
        default: break;
    }
    if (!as<Decimal>(a) || !as<Decimal>(b)) return {};
    return Value::of(power(*as<Decimal>(a), *as<Decimal>(b)));
}

Value negated(const Value& value) {
    if (const auto* number = as<Decimal>(value)) return Value(negate(*number));
    if (const auto* days = as<Days>(value)) return Value(Days{-days->nanos});
    if (const auto* months = as<Months>(value)) return Value(Months{-months->months});
    return {};
}

std::optional<Value> member(const Value& value, const std::string& name) {
    if (const auto* entries = value.context()) {
        const auto* found = entry(*entries, name);
        return found == nullptr ? std::nullopt : std::optional(*found);
    }
    if (const auto* items = value.list()) {
        List found;
        for (const auto& item : *items) found.push_back(member(item, name).value_or(Value()));
        return Value(std::move(found));
    }
    if (const auto* date = as<Date>(value)) return member_of_date(*date, name);
    if (const auto* time = as<Time>(value)) return member_of_time(*time, name, 0);
    if (const auto* moment = as<DateTime>(value)) {
        const auto found = member_of_date(moment->date, name);
        return found ? found : member_of_time(moment->time, name, local_nanos(*moment));
    }
    if (const auto* days = as<Days>(value)) return member_of_days(*days, name);
    if (const auto* months = as<Months>(value)) {
        if (name == "years") return number(months->months / 12);
        if (name == "months") return number(months->months % 12);
        return std::nullopt;
    }
    return value.range() != nullptr ? member_of_range(*value.range(), name) : std::nullopt;
}

}  // namespace guiju::feel
