// SPDX-License-Identifier: Apache-2.0
#pragma once
// A working calendar: which days are worked, with make-up days (调休), for announced years only.
// Outside those years every answer is "not announced", never a guess (language law 3).
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/value/date.h"

namespace guiju::value {

/// A length of time as the law writes it. Workdays need a calendar, the others do not.
struct Period {
    enum class Unit : std::uint8_t { workdays, days, months, hours };
    std::int64_t amount = 0;
    Unit unit = Unit::workdays;
    friend bool operator==(const Period&, const Period&) = default;
};

class WorkCalendar {
   public:
    WorkCalendar() = default;
    /// `first_year`…`last_year` are announced. `off`: weekdays not worked; `worked`: weekend days
    /// that are. A day in both lists is a mistake of the author and refused by the checker (here it
    /// counts as worked). Days outside the announced years are ignored. Lists are kept sorted.
    WorkCalendar(std::string name, int first_year, int last_year, std::vector<Date> off,
                 std::vector<Date> worked);

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] int first_year() const { return first_year_; }
    [[nodiscard]] int last_year() const { return last_year_; }
    [[nodiscard]] const std::vector<Date>& off() const { return off_; }
    [[nodiscard]] const std::vector<Date>& worked() const { return worked_; }
    [[nodiscard]] bool covers(Date date) const;
    /// Empty: the year is not announced.
    [[nodiscard]] std::optional<bool> is_workday(Date date) const;
    /// The n-th working day after `start` (before it for n < 0; `start` itself for 0). The start day
    /// is not counted, whether or not it is worked (民法典 201). Empty: leaves the announced years.
    [[nodiscard]] std::optional<Date> add_workdays(Date start, std::int64_t n) const;
    /// Number of working days d with from < d <= to; for to < from minus the number of those with
    /// to < d <= from. Empty: not announced.
    [[nodiscard]] std::optional<std::int64_t> workdays_between(Date from, Date to) const;
    /// `date`, or the first working day after it (民法典 203). Empty: not announced.
    [[nodiscard]] std::optional<Date> roll_over(Date date) const;
    /// Last day of a period that starts on `start` (start day not counted). Days and months roll over
    /// to a working day. Hours give the day they end on at the latest, as the hour of `start` is not
    /// known here (30 hours: the day after next); they need no announcement and do not roll over.
    /// Empty: not announced, or hours < 0.
    [[nodiscard]] std::optional<Date> due(Date start, const Period& period) const;

   private:
    void index();

    std::string name_;
    int first_year_ = 0;
    int last_year_ = -1;  // empty calendar: covers nothing
    std::vector<Date> off_;
    std::vector<Date> worked_;
    Date first_day_;
    std::vector<std::int32_t> workdays_before_;  // per day since first_day_: count of worked days
    std::vector<bool> is_worked_;
};

}  // namespace guiju::value
