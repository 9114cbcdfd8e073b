// SPDX-License-Identifier: Apache-2.0
#include "engine/value/date.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace guiju::value {

namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2200;
constexpr int kMonthsOfAllYears = 12 * 2000;
constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::int64_t kHourMs = 3'600'000;
constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kShanghaiMs = 8 * kHourMs;  // no daylight saving since 1991; see README
constexpr std::int64_t kOfficeOpensMs = 9 * kHourMs;

std::chrono::year_month_day calendar_day(Date date) {
    return std::chrono::sys_days{std::chrono::days{date.days}};
}

Date from_chrono(std::chrono::year_month_day day) {
    const auto since = std::chrono::sys_days{day}.time_since_epoch();
    return {static_cast<std::int32_t>(since.count())};
}

/// Takes text apart from the left; every take_… leaves the text alone when it does not fit.
class Scanner {
   public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    [[nodiscard]] bool at_end() const { return rest_.empty(); }

    [[nodiscard]] bool take(std::string_view word) {
        if (!rest_.starts_with(word)) return false;
        rest_.remove_prefix(word.size());
        return true;
    }

    /// `least` to `most` digits, ASCII or full width (U+FF10 … U+FF19); -1 if there are fewer.
    [[nodiscard]] int take_number(int least, int most) {
        int value = 0;
        int count = 0;
        for (int digit = 0; count < most && (digit = take_digit()) >= 0; ++count)
            value = value * 10 + digit;
        return count < least ? -1 : value;
    }

   private:
    int take_digit() {
        if (rest_.empty()) return -1;
        if (rest_[0] >= '0' && rest_[0] <= '9') {
            const int digit = rest_[0] - '0';
            rest_.remove_prefix(1);
            return digit;
        }
        if (rest_.size() < 3 || !rest_.starts_with("\xEF\xBC")) return -1;
        const int digit = static_cast<unsigned char>(rest_[2]) - 0x90;
        if (digit < 0 || digit > 9) return -1;
        rest_.remove_prefix(3);
        return digit;
    }

    std::string_view rest_;
};

/// The time zone at the end of an instant, in milliseconds east of Greenwich.
std::optional<std::int64_t> take_zone(Scanner& scanner) {
    if (scanner.take("Z")) return 0;
    const bool east = scanner.take("+");
    if (!east && !scanner.take("-")) return std::nullopt;
    const int hours = scanner.take_number(2, 2);
    if (hours < 0 || hours > 14 || !scanner.take(":")) return std::nullopt;
    const int minutes = scanner.take_number(2, 2);
    if (minutes < 0 || minutes > 59) return std::nullopt;
    const std::int64_t offset = hours * kHourMs + minutes * kMinuteMs;
    return east ? offset : -offset;
}

/// "09:30:00" or "09:30:00.250", in milliseconds since midnight.
std::optional<std::int64_t> take_time(Scanner& scanner) {
    const int hour = scanner.take_number(2, 2);
    if (hour < 0 || hour > 23 || !scanner.take(":")) return std::nullopt;
    const int minute = scanner.take_number(2, 2);
    if (minute < 0 || minute > 59 || !scanner.take(":")) return std::nullopt;
    const int second = scanner.take_number(2, 2);
    if (second < 0 || second > 59) return std::nullopt;
    int ms = 0;
    if (scanner.take(".") && (ms = scanner.take_number(3, 3)) < 0) return std::nullopt;
    return hour * kHourMs + minute * kMinuteMs + second * std::int64_t{1000} + ms;
}

template <class... Parts>
std::string print(const char* format, Parts... parts) {
    std::array<char, 64> buffer{};
    const int size = std::snprintf(buffer.data(), buffer.size(), format, parts...);
    return {buffer.data(), static_cast<std::size_t>(size)};
}

}  // namespace

std::optional<Date> make_date(int year, int month, int day) {
    if (year < kFirstYear || year > kLastYear || month < 1 || day < 1) return std::nullopt;
    const std::chrono::year_month_day wanted{std::chrono::year{year},
                                             std::chrono::month{static_cast<unsigned>(month)},
                                             std::chrono::day{static_cast<unsigned>(day)}};
    if (month > 12 || day > 31 || !wanted.ok()) return std::nullopt;
    return from_chrono(wanted);
}

CivilDate civil(Date date) {
    const auto day = calendar_day(date);
    return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
            static_cast<int>(static_cast<unsigned>(day.day()))};
}

int weekday(Date date) {
    const std::chrono::weekday day{std::chrono::sys_days{std::chrono::days{date.days}}};
    return static_cast<int>(day.iso_encoding());
}

std::optional<Date> parse_date(std::string_view text) {
    struct Style {
        std::string_view after_year, after_month, after_day;
    };
    constexpr std::array kStyles{Style{"-", "-", ""}, Style{"/", "/", ""}, Style{"年", "月", "日"}};
    for (const Style& style : kStyles) {
        Scanner scanner(text);
        const int year = scanner.take_number(4, 4);
        if (year < 0 || !scanner.take(style.after_year)) continue;
        const int month = scanner.take_number(1, 2);
        if (month < 0 || !scanner.take(style.after_month)) continue;
        const int day = scanner.take_number(1, 2);
        if (day < 0 || !scanner.take(style.after_day) || !scanner.at_end()) continue;
        return make_date(year, month, day);
    }
    return std::nullopt;
}

std::string iso(Date date) {
    const CivilDate day = civil(date);
    return print("%04d-%02d-%02d", day.year, day.month, day.day);
}

std::string chinese(Date date) {
    const CivilDate day = civil(date);
    return print("%d年%d月%d日", day.year, day.month, day.day);
}

Date add_months(Date date, int months) {
    using std::chrono::last;
    const auto start = calendar_day(date);
    const std::chrono::year_month month =
        std::chrono::year_month{start.year(), start.month()} +
        std::chrono::months{std::clamp(months, -kMonthsOfAllYears, kMonthsOfAllYears)};
    const auto same_day = month / start.day();
    return from_chrono(same_day.ok() ? same_day : std::chrono::year_month_day{month / last});
}

Instant start_of(Date date) { return {date.days * kDayMs - kShanghaiMs}; }

Instant end_of(Date date) { return {start_of(date).ms + kDayMs - 1}; }

Date day_of(Instant instant) {
    const std::int64_t local = instant.ms + kShanghaiMs;
    const std::int64_t days = local / kDayMs - (local % kDayMs < 0 ? 1 : 0);
    return {static_cast<std::int32_t>(days)};
}

std::optional<Instant> parse_instant(std::string_view text) {
    const std::size_t separator = text.find('T');
    const auto date = parse_date(text.substr(0, separator));
    if (!date) return std::nullopt;
    if (separator == std::string_view::npos) return Instant{start_of(*date).ms + kOfficeOpensMs};
    if (iso(*date) != text.substr(0, separator)) return std::nullopt;
    Scanner scanner(text.substr(separator + 1));
    const auto time = take_time(scanner);
    if (!time) return std::nullopt;
    const auto zone = take_zone(scanner);
    if (!zone || !scanner.at_end()) return std::nullopt;
    return Instant{date->days * kDayMs + *time - *zone};
}

std::string iso(Instant instant) {
    const Date date = day_of(instant);
    const auto of_day = static_cast<int>(instant.ms - start_of(date).ms);
    const int seconds = of_day / 1000;
    std::string out =
        iso(date) + print("T%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if (of_day % 1000 != 0) out += print(".%03d", of_day % 1000);
    return out + "+08:00";
}

namespace {

/// One or two digits at the beginning, taken off.
std::optional<int> take_number(std::string_view& text) {
    int number = 0;
    std::size_t n = 0;
    while (n < text.size() && n < 2 && text[n] >= '0' && text[n] <= '9')
        number = number * 10 + (text[n++] - '0');
    if (n == 0) return std::nullopt;
    text.remove_prefix(n);
    return number;
}

bool take(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
}

}  // namespace

std::optional<Instant> parse_time(std::string_view text) {
    if (const auto exact = parse_instant(text); exact && text.find('T') != std::string_view::npos)
        return exact;
    constexpr std::string_view kDay = "日";
    auto end = text.find(kDay);
    end = end == std::string_view::npos ? text.find(' ') : end + kDay.size();
    if (end == std::string_view::npos) return std::nullopt;
    const auto day = parse_date(text.substr(0, end));
    text.remove_prefix(end);
    while (take(text, " ")) {
    }
    const auto hour = take_number(text);
    const bool chinese_hour = hour && take(text, "时");
    if (!day || !hour || (!chinese_hour && !take(text, ":") && !take(text, "：")))
        return std::nullopt;
    const auto minute = take_number(text);
    if (minute) (void)take(text, "分");
    if ((!minute && !chinese_hour) || !text.empty()) return std::nullopt;
    if (*hour > 23 || minute.value_or(0) > 59) return std::nullopt;
    return Instant{start_of(*day).ms + (*hour * 60LL + minute.value_or(0)) * 60'000};
}

}  // namespace guiju::value
