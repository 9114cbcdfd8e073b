// SPDX-License-Identifier: Apache-2.0
#include "engine/value/calendar.h"

#include <algorithm>
#include <utility>

namespace guiju::value {

namespace {

constexpr std::int64_t kMostDays = 400 * 366;  // longer than every announced span can be
constexpr std::int64_t kMostMonths = 400 * 12;

}  // namespace

WorkCalendar::WorkCalendar(std::string name, int first_year, int last_year, std::vector<Date> off,
                           std::vector<Date> worked)
    : name_(std::move(name)),
      first_year_(first_year),
      last_year_(last_year),
      off_(std::move(off)),
      worked_(std::move(worked)) {
    for (auto* days : {&off_, &worked_}) {
        std::sort(days->begin(), days->end());
        days->erase(std::unique(days->begin(), days->end()), days->end());
    }
    index();
}

/// Announced days in order: worked or not, and how many worked days stand before each.
void WorkCalendar::index() {
    const auto first = make_date(first_year_, 1, 1);
    const auto last = make_date(last_year_, 12, 31);
    if (!first || !last || *last < *first) return;
    first_day_ = *first;
    const auto count = static_cast<std::size_t>(last->days - first->days + 1);
    is_worked_.resize(count);
    for (std::size_t i = 0; i < count; ++i)
        is_worked_[i] = weekday({first_day_.days + static_cast<std::int32_t>(i)}) <= 5;
    for (const auto& [days, worked] : {std::pair{&off_, false}, std::pair{&worked_, true}})
        for (const Date day : *days)
            if (covers(day))
                is_worked_[static_cast<std::size_t>(day.days - first_day_.days)] = worked;
    workdays_before_.resize(count + 1);
    for (std::size_t i = 0; i < count; ++i)
        workdays_before_[i + 1] = workdays_before_[i] + (is_worked_[i] ? 1 : 0);
}

bool WorkCalendar::covers(Date date) const {
    const std::int64_t offset = std::int64_t{date.days} - first_day_.days;
    return offset >= 0 && offset < static_cast<std::int64_t>(is_worked_.size());
}

std::optional<bool> WorkCalendar::is_workday(Date date) const {
    if (!covers(date)) return std::nullopt;
    return is_worked_[static_cast<std::size_t>(date.days - first_day_.days)];
}

std::optional<Date> WorkCalendar::add_workdays(Date start, std::int64_t n) const {
    if (!covers(start) || n > kMostDays || n < -kMostDays) return std::nullopt;
    if (n == 0) return start;
    const auto offset = static_cast<std::size_t>(start.days - first_day_.days);
    // Forwards the day itself is behind us, backwards it is not: neither way is it counted. The k-th
    // worked day (from 0) is where the number of worked days up to and including it passes k.
    const std::int64_t wanted =
        n > 0 ? workdays_before_[offset + 1] + n - 1 : workdays_before_[offset] + n;
    if (wanted < 0 || wanted >= workdays_before_.back()) return std::nullopt;
    const auto after = std::upper_bound(workdays_before_.begin(), workdays_before_.end(), wanted);
    return Date{first_day_.days + static_cast<std::int32_t>(after - workdays_before_.begin()) - 1};
}

std::optional<std::int64_t> WorkCalendar::workdays_between(Date from, Date to) const {
    if (!covers(from) || !covers(to)) return std::nullopt;
    const auto worked_until = [this](Date date) {
        return workdays_before_[static_cast<std::size_t>(date.days - first_day_.days) + 1];
    };
    return worked_until(to) - worked_until(from);
}

std::optional<Date> WorkCalendar::roll_over(Date date) const {
    const auto worked = is_workday(date);
    if (!worked) return std::nullopt;
    return *worked ? date : add_workdays(date, 1);
}

std::optional<Date> WorkCalendar::due(Date start, const Period& period) const {
    const std::int64_t n = period.amount;
    switch (period.unit) {
        case Period::Unit::workdays: return add_workdays(start, n);
        case Period::Unit::days:
            if (n > kMostDays || n < -kMostDays) return std::nullopt;
            return roll_over({start.days + static_cast<std::int32_t>(n)});
        case Period::Unit::months:
            if (n > kMostMonths || n < -kMostMonths) return std::nullopt;
            return roll_over(add_months(start, static_cast<int>(n)));
        case Period::Unit::hours:
            if (n > kMostDays || n < 0) return std::nullopt;
            return Date{start.days + static_cast<std::int32_t>((n + 23) / 24)};
    }
    return std::nullopt;
}

}  // namespace guiju::value
