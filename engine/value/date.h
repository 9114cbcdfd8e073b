// SPDX-License-Identifier: Apache-2.0
#pragma once
// Civil dates and instants. An instant is UTC milliseconds; the law's day is the day in Asia/Shanghai
// (UTC+8, no daylight saving). Nothing here asks for the present: `now` always comes in.
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guiju::value {

/// A day of the proleptic Gregorian calendar; the number is days since 1970-01-01.
struct Date {
    std::int32_t days = 0;
    friend auto operator<=>(const Date&, const Date&) = default;
};

/// Milliseconds since 1970-01-01T00:00Z.
struct Instant {
    std::int64_t ms = 0;
    friend auto operator<=>(const Instant&, const Instant&) = default;
};

struct CivilDate {
    int year, month, day;
};

/// Empty when there is no such day (2025-02-29) or the year is outside 1900…2200.
[[nodiscard]] std::optional<Date> make_date(int year, int month, int day);
[[nodiscard]] CivilDate civil(Date date);
/// 1 = Monday … 7 = Sunday.
[[nodiscard]] int weekday(Date date);
/// "2025-09-29", "2025/9/29", "2025年9月29日" (also full-width digits); empty on anything else.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
/// "2025-09-29"
[[nodiscard]] std::string iso(Date date);
/// "2025年9月29日"
[[nodiscard]] std::string chinese(Date date);
/// Same day n months later (earlier for n < 0); a month without that day gives its last day
/// (民法典 202). More than 2000 years count as 2000.
[[nodiscard]] Date add_months(Date date, int months);

/// 00:00 of the day in Asia/Shanghai.
[[nodiscard]] Instant start_of(Date date);
/// The last millisecond of the day in Asia/Shanghai (a period ends at 24:00, 民法典 203).
[[nodiscard]] Instant end_of(Date date);
/// The day in Asia/Shanghai on which the instant falls.
[[nodiscard]] Date day_of(Instant instant);
/// "2025-09-29T09:30:00+08:00" (or with another offset, Z, or .250 after the seconds; or just a
/// date = 09:00 of that day in Asia/Shanghai); empty otherwise.
[[nodiscard]] std::optional<Instant> parse_instant(std::string_view text);
/// A time as people write it, in Asia/Shanghai: "2025-09-29 14:30", "2025年9月29日14时30分",
/// "2025年9月29日14时", or what parse_instant reads; empty otherwise.
[[nodiscard]] std::optional<Instant> parse_time(std::string_view text);
/// "2025-09-29T09:30:00+08:00"; with ".250" only when there are milliseconds, so nothing is lost.
[[nodiscard]] std::string iso(Instant instant);

}  // namespace guiju::value
