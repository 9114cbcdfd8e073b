// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/builtins.h"
#include "dsl/feel/evaluate.h"

namespace guiju::feel {
namespace {

constexpr std::string_view kDays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                      "Friday", "Saturday", "Sunday"};
constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};

Value not_a_time(Machine& m) { return m.wrong("this is not a date, time or duration"); }

Value or_wrong(Machine& m, Value value) {
    return value.is_null() ? not_a_time(m) : std::move(value);
}

std::optional<std::int64_t> whole(const Value& value) {
    const auto* number = value.get<Decimal>();
    return number == nullptr ? std::nullopt : number->whole();
}

Value date(Machine& m, const Arguments& a) {
    if (const auto* text = a[0].get<std::string>()) return or_wrong(m, Value::of(read_date(*text)));
    const auto moment = moment_of(a[0]);
    return moment ? Value(moment->date) : not_a_time(m);
}

Value date_of_parts(Machine& m, const Arguments& a) {
    const auto year = whole(a[0]);
    const auto month = whole(a[1]);
    const auto day = whole(a[2]);
    if (!year || !month || !day) return not_a_time(m);
    return or_wrong(m, Value::of(make_date(*year, *month, *day)));
}

Value date_and_time(Machine& m, const Arguments& a) {
    if (const auto* text = a[0].get<std::string>())
        return or_wrong(m, Value::of(read_date_time(*text)));
    if (const auto* given = a[0].get<Date>()) {
        Time midnight;
        midnight.zone.kind = Zone::Kind::offset;
        return Value(DateTime{*given, midnight});
    }
    return a[0].get<DateTime>() != nullptr ? a[0] : not_a_time(m);
}

Value date_with_time(Machine& m, const Arguments& a) {
    if (a[0].get<DateTime>() != nullptr && a[1].get<std::string>() != nullptr) {
        const auto& zone = *a[1].get<std::string>();
        const auto offset =
            offset_at({Zone::Kind::named, 0, zone}, local_nanos(*a[0].get<DateTime>()));
        const auto utc = instant(*a[0].get<DateTime>());
        if (!offset || !utc) return not_a_time(m);
        return Value(from_local(*utc + *offset * kNanos, {Zone::Kind::named, 0, zone}));
    }
    const auto day = moment_of(a[0]);
    const auto* time = a[1].get<Time>();
    return day && time ? Value(DateTime{day->date, *time}) : not_a_time(m);
}

Value time(Machine& m, const Arguments& a) {
    if (const auto* text = a[0].get<std::string>()) return or_wrong(m, Value::of(read_time(*text)));
    if (a[0].get<Date>() != nullptr) {
        Time midnight;
        midnight.zone.kind = Zone::Kind::offset;
        return Value(midnight);
    }
    if (const auto* moment = a[0].get<DateTime>()) return Value(moment->time);
    return a[0].get<Time>() != nullptr ? a[0] : not_a_time(m);
}

Value time_of_parts(Machine& m, const Arguments& a) {
    const auto hour = whole(a[0]);
    const auto minute = whole(a[1]);
    const auto* second = a[2].get<Decimal>();
    const bool fits = hour && minute && second != nullptr && *hour >= 0 && *hour < 24 &&
                      *minute >= 0 && *minute < 60 && second->sign() >= 0 && *second < Decimal(60);
    if (!fits) return not_a_time(m);
    const auto nanos = multiply(*second, Decimal(kNanos));
    const auto rest = nanos ? nanos->rounded(0, Rounding::down).whole() : std::nullopt;
    Time result;
    result.nanos = (*hour * 3600 + *minute * 60) * kNanos + rest.value_or(0);
    if (a.size() > 3 && !a[3].is_null()) {
        const auto* offset = a[3].get<Days>();
        if (offset == nullptr) return not_a_time(m);
        const auto seconds = offset->nanos / kNanos;
        if (seconds > 18 * 3600 || seconds < -18 * 3600) return not_a_time(m);
        result.zone = {Zone::Kind::offset, static_cast<int>(seconds), ""};
    }
    return Value(std::move(result));
}

Value duration(Machine& m, const Arguments& a) {
    if (a[0].get<Days>() != nullptr || a[0].get<Months>() != nullptr) return a[0];
    const auto* text = a[0].get<std::string>();
    if (text == nullptr) return not_a_time(m);
    if (const auto days = read_days(*text)) return Value(*days);
    return or_wrong(m, Value::of(read_months(*text)));
}

Value years_and_months(Machine& m, const Arguments& a) {
    const auto from = moment_of(a[0]);
    const auto to = moment_of(a[1]);
    if (!from || !to) return not_a_time(m);
    auto months = (to->date.year - from->date.year) * 12 + to->date.month - from->date.month;
    if (months > 0 && to->date.day < from->date.day) --months;
    if (months < 0 && to->date.day > from->date.day) ++months;
    return Value(Months{months});
}

Value day_of_week(Machine& m, const Arguments& a) {
    const auto moment = moment_of(a[0]);
    if (!moment) return not_a_time(m);
    return Value(std::string(kDays[static_cast<std::size_t>(weekday(moment->date) - 1)]));
}

Value month_of_year(Machine& m, const Arguments& a) {
    const auto moment = moment_of(a[0]);
    if (!moment) return not_a_time(m);
    return Value(std::string(kMonths[static_cast<std::size_t>(moment->date.month - 1)]));
}

Value day_of_year(Machine& m, const Arguments& a) {
    const auto moment = moment_of(a[0]);
    if (!moment) return not_a_time(m);
    const Date first{moment->date.year, 1, 1};
    return Value(Decimal(day_number(moment->date) - day_number(first) + 1));
}

/// ISO 8601: the week of a day is the week of its Thursday.
Value week_of_year(Machine& m, const Arguments& a) {
    const auto moment = moment_of(a[0]);
    if (!moment) return not_a_time(m);
    const auto thursday = day_number(moment->date) - weekday(moment->date) + 4;
    const Date first{date_of(thursday).year, 1, 1};
    return Value(Decimal((thursday - day_number(first)) / 7 + 1));
}

Value now(Machine& m, const Arguments&) {
    return m.now() ? Value(*m.now()) : m.wrong("nobody said what time it is");
}

Value today(Machine& m, const Arguments&) {
    return m.now() ? Value(m.now()->date) : m.wrong("nobody said what day it is");
}

constexpr Builtin kBuiltins[] = {
    {"date", "from", 1, date, true},
    {"date", "year,month,day", 3, date_of_parts, true},
    {"date and time", "from", 1, date_and_time, true},
    {"date and time", "date,time", 2, date_with_time, true},
    {"date and time", "date,timezone", 2, date_with_time, true},
    {"time", "from", 1, time, true},
    {"time", "hour,minute,second,offset", 3, time_of_parts, true},
    {"duration", "from", 1, duration, true},
    {"years and months duration", "from,to", 2, years_and_months, true},
    {"day of week", "date", 1, day_of_week, true},
    {"month of year", "date", 1, month_of_year, true},
    {"day of year", "date", 1, day_of_year, true},
    {"week of year", "date", 1, week_of_year, true},
    {"now", "", 0, now, true},
    {"today", "", 0, today, true},
};

}  // namespace

std::span<const Builtin> temporal_builtins() { return kBuiltins; }

}  // namespace guiju::feel
