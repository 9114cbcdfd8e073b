// SPDX-License-Identifier: Apache-2.0
#pragma once
// Dates, times and durations of FEEL: any year up to nine digits, nanoseconds, offsets and zone ids.
// Not the dates of the law (engine/value): nothing here knows working days or reads a clock.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "dsl/feel/decimal.h"

namespace guiju::feel {

constexpr std::int64_t kNanos = 1'000'000'000;
constexpr std::int64_t kDaySeconds = 86'400;

struct Date {
    std::int64_t year = 0;
    int month = 1;
    int day = 1;
    friend auto operator<=>(const Date&, const Date&) = default;
};

/// No zone, a fixed offset, or a zone of the IANA database.
struct Zone {
    enum class Kind : unsigned char { none, offset, named };
    Kind kind = Kind::none;
    int seconds = 0;   ///< east of UTC; only of an offset
    std::string id{};  ///< only of a named zone
    friend bool operator==(const Zone&, const Zone&) = default;
};

struct Time {
    std::int64_t nanos = 0;  ///< since local midnight
    Zone zone{};
    friend bool operator==(const Time&, const Time&) = default;
};

struct DateTime {
    Date date{};
    Time time{};
    friend bool operator==(const DateTime&, const DateTime&) = default;
};

struct Days {
    Int128 nanos = 0;
    friend auto operator<=>(const Days&, const Days&) = default;
};

struct Months {
    std::int64_t months = 0;
    friend auto operator<=>(const Months&, const Months&) = default;
};

/// Days since 1970-01-01 in the proleptic Gregorian calendar, and back.
[[nodiscard]] std::int64_t day_number(const Date& date);
[[nodiscard]] Date date_of(std::int64_t day_number);
/// Empty when there is no such day or the year has more than nine digits.
[[nodiscard]] std::optional<Date> make_date(std::int64_t year, std::int64_t month,
                                            std::int64_t day);
/// The same day of another month, or its last day.
[[nodiscard]] Date plus_months(const Date& date, std::int64_t months);
/// 1 = Monday … 7 = Sunday.
[[nodiscard]] int weekday(const Date& date);

/// Nanoseconds since 1970-01-01T00:00 on the local clock.
[[nodiscard]] Int128 local_nanos(const DateTime& value);
[[nodiscard]] DateTime from_local(Int128 nanos, const Zone& zone);
/// Nanoseconds since the epoch; empty without a zone or with a zone this machine does not know.
[[nodiscard]] std::optional<Int128> instant(const DateTime& value);
/// Seconds east of UTC at a local time; empty like instant().
[[nodiscard]] std::optional<int> offset_at(const Zone& zone, Int128 local_nanos);
/// Whether the zone database of the machine has this zone.
[[nodiscard]] bool known_zone(std::string_view id);
/// Seconds east of UTC of a zone at a local time in seconds (zone.cpp reads the machine's database).
[[nodiscard]] std::optional<int> zone_offset(std::string_view id, std::int64_t local_seconds);

// Readers of the ISO forms FEEL allows; empty on anything else.
[[nodiscard]] std::optional<Date> read_date(std::string_view text);
[[nodiscard]] std::optional<Time> read_time(std::string_view text);
[[nodiscard]] std::optional<DateTime> read_date_time(std::string_view text);
[[nodiscard]] std::optional<Days> read_days(std::string_view text);
[[nodiscard]] std::optional<Months> read_months(std::string_view text);

[[nodiscard]] std::string text_of(const Date& value);
[[nodiscard]] std::string text_of(const Time& value);
[[nodiscard]] std::string text_of(const DateTime& value);
[[nodiscard]] std::string text_of(const Days& value);
[[nodiscard]] std::string text_of(const Months& value);

}  // namespace guiju::feel
