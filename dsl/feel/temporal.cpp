// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/temporal.h"

#include <algorithm>

namespace guiju::feel {
namespace {

constexpr std::int64_t kLastYear = 999'999'999;

bool leap(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in(std::int64_t year, int month) {
    if (month == 2) return leap(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    return a / b - ((a % b != 0 && (a % b < 0) != (b < 0)) ? 1 : 0);
}

}  // namespace

std::int64_t day_number(const Date& date) {
    const auto year = date.year - (date.month <= 2 ? 1 : 0);
    const auto era = floor_div(year, 400);
    const auto of_era = year - era * 400;
    const auto of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    return era * 146'097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719'468;
}

Date date_of(std::int64_t number) {
    number += 719'468;
    const auto era = floor_div(number, 146'097);
    const auto of_era = number - era * 146'097;
    const auto year = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
    const auto of_year = of_era - (365 * year + year / 4 - year / 100);
    const auto shifted = (5 * of_year + 2) / 153;
    Date date;
    date.day = static_cast<int>(of_year - (153 * shifted + 2) / 5 + 1);
    date.month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
    date.year = year + era * 400 + (date.month <= 2 ? 1 : 0);
    return date;
}

std::optional<Date> make_date(std::int64_t year, std::int64_t month, std::int64_t day) {
    if (year > kLastYear || year < -kLastYear || month < 1 || month > 12) return std::nullopt;
    if (day < 1 || day > days_in(year, static_cast<int>(month))) return std::nullopt;
    return Date{year, static_cast<int>(month), static_cast<int>(day)};
}

Date plus_months(const Date& date, std::int64_t months) {
    const auto all = date.year * 12 + (date.month - 1) + months;
    const auto year = floor_div(all, 12);
    const auto month = static_cast<int>(all - year * 12) + 1;
    return {year, month, std::min(date.day, days_in(year, month))};
}

int weekday(const Date& date) {
    const auto number = day_number(date) + 3;
    return static_cast<int>(number - floor_div(number, 7) * 7) + 1;
}

Int128 local_nanos(const DateTime& value) {
    return static_cast<Int128>(day_number(value.date)) * kDaySeconds * kNanos + value.time.nanos;
}

DateTime from_local(Int128 nanos, const Zone& zone) {
    constexpr Int128 kDay = static_cast<Int128>(kDaySeconds) * kNanos;
    auto day = nanos / kDay;
    auto rest = nanos % kDay;
    if (rest < 0) {
        rest += kDay;
        --day;
    }
    return {date_of(static_cast<std::int64_t>(day)), {static_cast<std::int64_t>(rest), zone}};
}

std::optional<int> offset_at(const Zone& zone, Int128 local) {
    if (zone.kind == Zone::Kind::none) return std::nullopt;
    if (zone.kind == Zone::Kind::offset) return zone.seconds;
    return zone_offset(zone.id, static_cast<std::int64_t>(local / kNanos));
}

std::optional<Int128> instant(const DateTime& value) {
    const auto local = local_nanos(value);
    const auto offset = offset_at(value.time.zone, local);
    if (!offset) return std::nullopt;
    return local - static_cast<Int128>(*offset) * kNanos;
}

}  // namespace guiju::feel
