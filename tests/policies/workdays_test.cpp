// SPDX-License-Identifier: Apache-2.0
// The calendar file of the shipped policies against the announcements as collected elsewhere (shared/data),
// and arithmetic on it against answers found the slow way: walking a plain list of days, one by one.
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "dsl/compile/compile.h"

namespace guiju {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using value::Date;

std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

fs::path data_file() {
    const char* shared = std::getenv("GUIJU_SHARED");
    const fs::path root = shared != nullptr ? fs::path(shared) : fs::path("../shared");
    return root / "data" / "cn-workdays.json";
}

Date day(const json::value& text) {
    return value::parse_date(std::string(text.get_string())).value();
}

/// Every day of the announced years and whether it is worked; nothing else.
struct Days {
    std::vector<Date> day;
    std::vector<bool> worked;

    /// Index of a day, or -1 when its year is not announced.
    [[nodiscard]] int find(Date wanted) const {
        const auto found = std::lower_bound(day.begin(), day.end(), wanted);
        return found == day.end() || *found != wanted ? -1 : static_cast<int>(found - day.begin());
    }
};

Days days_of(const json::object& calendar) {
    Days days;
    for (const auto& [year, announced] : calendar) {
        const int number = std::atoi(std::string(year).c_str());
        for (Date d = value::make_date(number, 1, 1).value();
             d < value::make_date(number + 1, 1, 1).value(); ++d.days) {
            bool worked = value::weekday(d) <= 5;
            for (const auto& off : announced.at("off").get_array())
                if (day(off.at(1)) <= d && d <= day(off.at(2))) worked = false;
            for (const auto& work : announced.at("work").get_array())
                if (day(work.at(0)) == d) worked = true;
            days.day.push_back(d);
            days.worked.push_back(worked);
        }
    }
    return days;
}

value::WorkCalendar shipped_calendar() {
    const fs::path path = "rules/calendars/中国工作日.guiju";
    auto loaded = text::load(path.string(), read(path), 0);
    const auto found = compile::calendars_of(*loaded.value, 0);
    return found.value->at(0);
}

std::optional<Date> slow_add(const Days& days, Date start, int n) {
    int at = days.find(start);
    if (at < 0) return std::nullopt;
    const int step = n < 0 ? -1 : 1;
    for (int left = std::abs(n); left > 0;) {
        at += step;
        if (at < 0 || at >= static_cast<int>(days.day.size())) return std::nullopt;
        if (days.worked[static_cast<std::size_t>(at)]) --left;
    }
    return days.day[static_cast<std::size_t>(at)];
}

std::optional<std::int64_t> slow_between(const Days& days, Date from, Date to) {
    if (to < from) {
        const auto back = slow_between(days, to, from);
        return back ? std::optional(-*back) : std::nullopt;
    }
    const int a = days.find(from);
    const int b = days.find(to);
    if (a < 0 || b < 0) return std::nullopt;
    std::int64_t count = 0;
    for (int i = a + 1; i <= b; ++i) count += days.worked[static_cast<std::size_t>(i)] ? 1 : 0;
    return count;
}

std::optional<Date> slow_roll(const Days& days, Date date) {
    for (int at = days.find(date); at >= 0 && at < static_cast<int>(days.day.size()); ++at)
        if (days.worked[static_cast<std::size_t>(at)])
            return days.day[static_cast<std::size_t>(at)];
    return std::nullopt;
}

class Workdays : public testing::Test {
   protected:
    void SetUp() override {
        if (!fs::exists(data_file())) GTEST_SKIP() << "no " << data_file().string();
        days_ = days_of(json::parse(read(data_file())).at("calendar").get_object());
        calendar_ = shipped_calendar();
        first_ = days_.day.front();
        last_ = days_.day.back();
    }
    /// A day from some weeks before the announced years to some weeks after them.
    Date any_day() {
        std::uniform_int_distribution<int> pick(first_.days - 40, last_.days + 40);
        return Date{pick(random_)};
    }

    Days days_;
    value::WorkCalendar calendar_;
    Date first_, last_;
    std::mt19937 random_{20250929};
};

TEST_F(Workdays, EveryDayOfTheShippedCalendarIsAsAnnounced) {
    for (std::size_t i = 0; i < days_.day.size(); ++i)
        ASSERT_EQ(calendar_.is_workday(days_.day[i]), std::optional<bool>(days_.worked[i]))
            << value::iso(days_.day[i]);
    EXPECT_EQ(calendar_.is_workday(Date{last_.days + 1}), std::nullopt);
    EXPECT_EQ(calendar_.is_workday(Date{first_.days - 1}), std::nullopt);
}

TEST_F(Workdays, AddingIsWalkingDayByDay) {
    std::uniform_int_distribution<int> lengths(-120, 260);
    for (int i = 0; i < 4000; ++i) {
        const Date start = any_day();
        const int n = lengths(random_);
        ASSERT_EQ(calendar_.add_workdays(start, n), slow_add(days_, start, n))
            << value::iso(start) << " + " << n;
    }
}

TEST_F(Workdays, BetweenIsCountingDayByDay) {
    for (int i = 0; i < 4000; ++i) {
        const Date from = any_day();
        const Date to = any_day();
        ASSERT_EQ(calendar_.workdays_between(from, to), slow_between(days_, from, to))
            << value::iso(from) << " … " << value::iso(to);
    }
}

TEST_F(Workdays, RollingOverIsTheNextDayWorked) {
    for (int i = 0; i < 2000; ++i) {
        const Date date = any_day();
        ASSERT_EQ(calendar_.roll_over(date), slow_roll(days_, date)) << value::iso(date);
    }
}

TEST_F(Workdays, WhatNeedsAYearThatIsNotAnnouncedIsRefused) {
    EXPECT_EQ(calendar_.add_workdays(last_, 1), std::nullopt);
    EXPECT_EQ(calendar_.workdays_between(first_, Date{last_.days + 1}), std::nullopt);
    EXPECT_EQ(calendar_.roll_over(Date{last_.days + 1}), std::nullopt);
}

}  // namespace
}  // namespace guiju
