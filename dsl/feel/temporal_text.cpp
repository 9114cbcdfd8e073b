// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "dsl/feel/temporal.h"

namespace guiju::feel {
namespace {

/// Reads a temporal text from left to right; every step says whether it found what it wants.
class Cursor {
   public:
    explicit Cursor(std::string_view text) : text_(text) {}
    [[nodiscard]] bool done() const { return at_ == text_.size(); }
    [[nodiscard]] char peek() const { return done() ? '\0' : text_[at_]; }
    bool take(char wanted) {
        if (peek() != wanted) return false;
        ++at_;
        return true;
    }
    std::string_view digits() {
        const auto start = at_;
        while (peek() >= '0' && peek() <= '9') ++at_;
        return text_.substr(start, at_ - start);
    }
    std::optional<int> two() {
        const auto found = digits();
        if (found.size() != 2) return std::nullopt;
        return (found[0] - '0') * 10 + (found[1] - '0');
    }
    std::string_view rest() {
        const auto found = text_.substr(at_);
        at_ = text_.size();
        return found;
    }

   private:
    std::string_view text_;
    std::size_t at_ = 0;
};

std::int64_t whole_of(std::string_view digits) {
    std::int64_t value = 0;
    for (const char digit : digits) value = value * 10 + (digit - '0');
    return value;
}

std::int64_t fraction_of(std::string_view digits) {
    std::string nine(digits.substr(0, 9));
    nine.resize(9, '0');
    return whole_of(nine);
}

std::optional<Date> date_from(Cursor& in) {
    const bool negative = in.take('-');
    const auto year = in.digits();
    if (year.size() < 4 || year.size() > 9 || (year.size() > 4 && year[0] == '0'))
        return std::nullopt;
    if (!in.take('-')) return std::nullopt;
    const auto month = in.two();
    if (!month || !in.take('-')) return std::nullopt;
    const auto day = in.two();
    if (!day) return std::nullopt;
    return make_date(negative ? -whole_of(year) : whole_of(year), *month, *day);
}

std::optional<Zone> zone_from(Cursor& in) {
    Zone zone;
    if (in.done()) return zone;
    if (in.take('@')) {
        zone.kind = Zone::Kind::named;
        zone.id = std::string(in.rest());
        if (!known_zone(zone.id)) return std::nullopt;
        return zone;
    }
    zone.kind = Zone::Kind::offset;
    if (in.take('Z') || in.take('z')) return zone;
    const bool negative = in.take('-');
    if (!negative && !in.take('+')) return std::nullopt;
    const auto hours = in.two();
    if (!hours || !in.take(':')) return std::nullopt;
    const auto minutes = in.two();
    if (!minutes) return std::nullopt;
    int seconds = 0;
    if (in.take(':')) {
        const auto found = in.two();
        if (!found) return std::nullopt;
        seconds = *found;
    }
    zone.seconds = *hours * 3600 + *minutes * 60 + seconds;
    if (*minutes > 59 || seconds > 59 || zone.seconds > 18 * 3600) return std::nullopt;
    if (negative) zone.seconds = -zone.seconds;
    return zone;
}

std::optional<Time> time_from(Cursor& in, bool end_of_day) {
    const auto hour = in.two();
    if (!hour || !in.take(':')) return std::nullopt;
    const auto minute = in.two();
    if (!minute || !in.take(':')) return std::nullopt;
    const auto second = in.two();
    if (!second || *minute > 59 || *second > 59) return std::nullopt;
    Time time;
    time.nanos = (*hour * 3600LL + *minute * 60LL + *second) * kNanos;
    if (in.take('.')) {
        const auto fraction = in.digits();
        if (fraction.empty()) return std::nullopt;
        time.nanos += fraction_of(fraction);
    }
    if (*hour > 23 && !(end_of_day && time.nanos == kDaySeconds * kNanos)) return std::nullopt;
    auto zone = zone_from(in);
    if (!zone || !in.done()) return std::nullopt;
    time.zone = std::move(*zone);
    return time;
}

/// One "12X" of a duration; empty when the letter does not follow (the digits are given back).
struct Amount {
    std::string_view digits;
    std::string_view fraction;
    char unit = '\0';
};

std::optional<Amount> amount_from(Cursor& in) {
    Amount amount;
    amount.digits = in.digits();
    if (amount.digits.empty() || amount.digits.size() > 18) return std::nullopt;
    if (in.take('.')) {
        amount.fraction = in.digits();
        if (amount.fraction.empty() || in.peek() != 'S') return std::nullopt;
    }
    amount.unit = in.peek();
    return in.take(amount.unit) ? std::optional(amount) : std::nullopt;
}

std::string two_digits(std::int64_t value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
}

std::string fraction_text(std::int64_t nanos) {
    if (nanos == 0) return "";
    std::string digits = std::to_string(nanos);
    digits.insert(0, 9 - digits.size(), '0');
    digits.erase(digits.find_last_not_of('0') + 1);
    return "." + digits;
}

std::string zone_text(const Zone& zone) {
    if (zone.kind == Zone::Kind::none) return "";
    if (zone.kind == Zone::Kind::named) return "@" + zone.id;
    if (zone.seconds == 0) return "Z";
    const int size = zone.seconds < 0 ? -zone.seconds : zone.seconds;
    std::string text = zone.seconds < 0 ? "-" : "+";
    text += two_digits(size / 3600) + ":" + two_digits(size / 60 % 60);
    if (size % 60 != 0) text += ":" + two_digits(size % 60);
    return text;
}

std::string plain(Int128 value) { return Decimal::of(value, 0).text(); }

}  // namespace

std::optional<Date> read_date(std::string_view text) {
    Cursor in(text);
    const auto date = date_from(in);
    return in.done() ? date : std::nullopt;
}

std::optional<Time> read_time(std::string_view text) {
    Cursor in(text);
    return time_from(in, false);
}

std::optional<DateTime> read_date_time(std::string_view text) {
    Cursor in(text);
    const auto date = date_from(in);
    if (!date) return std::nullopt;
    if (in.done()) return DateTime{*date, {}};
    if (!in.take('T')) return std::nullopt;
    auto time = time_from(in, true);
    if (!time) return std::nullopt;
    if (time->nanos < kDaySeconds * kNanos) return DateTime{*date, *time};
    return DateTime{date_of(day_number(*date) + 1), {0, time->zone}};
}

std::optional<Days> read_days(std::string_view text) {
    Cursor in(text);
    const bool negative = in.take('-');
    if (!in.take('P')) return std::nullopt;
    constexpr std::string_view kUnits = "DHMS";
    Int128 nanos = 0;
    bool clock = false;
    bool any = false;
    std::size_t next = 0;
    while (!in.done()) {
        if (!clock && in.take('T')) {
            clock = true;
            if (in.done()) return std::nullopt;
            continue;
        }
        const auto amount = amount_from(in);
        if (!amount) return std::nullopt;
        const auto unit = kUnits.find(amount->unit, next);
        if (unit == std::string_view::npos || (unit == 0) == clock) return std::nullopt;
        constexpr std::int64_t kSeconds[] = {kDaySeconds, 3600, 60, 1};
        nanos += static_cast<Int128>(whole_of(amount->digits)) * kSeconds[unit] * kNanos;
        if (!amount->fraction.empty()) nanos += fraction_of(amount->fraction);
        next = unit + 1;
        any = true;
    }
    if (!any) return std::nullopt;
    return Days{negative ? -nanos : nanos};
}

std::optional<Months> read_months(std::string_view text) {
    Cursor in(text);
    const bool negative = in.take('-');
    if (!in.take('P') || in.done()) return std::nullopt;
    std::int64_t months = 0;
    bool years_done = false;
    while (!in.done()) {
        const auto amount = amount_from(in);
        if (!amount || amount->digits.size() > 15) return std::nullopt;
        if (amount->unit == 'Y' && !years_done && months == 0) {
            months = whole_of(amount->digits) * 12;
        } else if (amount->unit == 'M') {
            months += whole_of(amount->digits);
            if (!in.done()) return std::nullopt;
        } else {
            return std::nullopt;
        }
        years_done = true;
    }
    return Months{negative ? -months : months};
}

std::string text_of(const Date& value) {
    const auto size = value.year < 0 ? -value.year : value.year;
    std::string year = std::to_string(size);
    if (year.size() < 4) year.insert(0, 4 - year.size(), '0');
    return (value.year < 0 ? "-" : "") + year + "-" + two_digits(value.month) + "-" +
           two_digits(value.day);
}

std::string text_of(const Time& value) {
    const auto seconds = value.nanos / kNanos;
    return two_digits(seconds / 3600) + ":" + two_digits(seconds / 60 % 60) + ":" +
           two_digits(seconds % 60) + fraction_text(value.nanos % kNanos) + zone_text(value.zone);
}

std::string text_of(const DateTime& value) {
    return text_of(value.date) + "T" + text_of(value.time);
}

std::string text_of(const Days& value) {
    if (value.nanos == 0) return "PT0S";
    const Int128 size = value.nanos < 0 ? -value.nanos : value.nanos;
    const auto seconds = size / kNanos;
    const auto nanos = static_cast<std::int64_t>(size % kNanos);
    std::string text = value.nanos < 0 ? "-P" : "P";
    if (const auto days = seconds / kDaySeconds; days != 0) text += plain(days) + "D";
    std::string clock;
    if (const auto hours = seconds / 3600 % 24; hours != 0) clock += plain(hours) + "H";
    if (const auto minutes = seconds / 60 % 60; minutes != 0) clock += plain(minutes) + "M";
    if (seconds % 60 != 0 || nanos != 0) clock += plain(seconds % 60) + fraction_text(nanos) + "S";
    return clock.empty() ? text : text + "T" + clock;
}

std::string text_of(const Months& value) {
    if (value.months == 0) return "P0M";
    const auto size = value.months < 0 ? -value.months : value.months;
    std::string text = value.months < 0 ? "-P" : "P";
    if (size / 12 != 0) text += std::to_string(size / 12) + "Y";
    if (size % 12 != 0) text += std::to_string(size % 12) + "M";
    return text;
}

}  // namespace guiju::feel
