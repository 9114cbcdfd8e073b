// SPDX-License-Identifier: Apache-2.0
#include "engine/value/calendar_text.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace guiju::value {
namespace {

using Kind = CalendarFault::Kind;

Date day(int year, int month, int number) { return make_date(year, month, number).value(); }

constexpr std::string_view kSmall = R"({"about":"x","calendar":{
  "2025":{"off":[["元旦","2025-01-01","2025-01-01"],["国庆节","2025-10-01","2025-10-08"]],
          "work":[["2025-09-28","国庆节"],["2025-10-11"]]},
  "2026":{"off":[["元旦","2026-01-01","2026-01-03"]]}}})";

TEST(CalendarText, gives_the_wanted_years) {
    EXPECT_EQ(announced_years(kSmall), (std::vector<int>{2025, 2026}));
    const CalendarReading reading = read_calendar(kSmall, "中国工作日", 2025, 2026);
    ASSERT_TRUE(reading.calendar.has_value());
    const WorkCalendar& calendar = *reading.calendar;
    EXPECT_EQ(calendar.name(), "中国工作日");
    EXPECT_EQ(calendar.first_year(), 2025);
    EXPECT_EQ(calendar.last_year(), 2026);
    EXPECT_EQ(calendar.off().size(), 12U);
    EXPECT_EQ(calendar.worked(), (std::vector<Date>{day(2025, 9, 28), day(2025, 10, 11)}));
    EXPECT_EQ(calendar.add_workdays(day(2025, 9, 29), 3), day(2025, 10, 10));
}

TEST(CalendarText, gives_one_year_of_several) {
    const CalendarReading reading = read_calendar(kSmall, "x", 2026, 2026);
    ASSERT_TRUE(reading.calendar.has_value());
    EXPECT_FALSE(reading.calendar->covers(day(2025, 12, 31)));
    EXPECT_EQ(reading.calendar->off().size(), 3U);
}

struct Bad {
    const char* text;
    Kind kind;
    const char* where;
};

TEST(CalendarText, says_what_is_wrong_and_where) {
    const Bad bad[] = {
        {"", Kind::not_json, ""},
        {"{", Kind::not_json, ""},
        {"[]", Kind::no_calendar, ""},
        {R"({"calendar":[]})", Kind::no_calendar, ""},
        {R"({"calendar":{}})", Kind::year_missing, "2025"},
        {R"({"calendar":{"2025":[]}})", Kind::wrong_form, "2025"},
        {R"({"calendar":{"2025":{"off":{}}}})", Kind::wrong_form, "2025 off"},
        {R"({"calendar":{"2025":{"off":["2025-01-01"]}}})", Kind::wrong_form, "2025 off 1"},
        {R"({"calendar":{"2025":{"off":[["a","2025-01-01"]]}}})", Kind::wrong_form, "2025 off 1"},
        {R"({"calendar":{"2025":{"off":[["a","2025-01-01",1]]}}})", Kind::wrong_form, "2025 off 1"},
        {R"({"calendar":{"2025":{"work":[[]]}}})", Kind::wrong_form, "2025 work 1"},
        {R"({"calendar":{"2025":{"off":[["a","2025-02-29","2025-03-01"]]}}})", Kind::wrong_date,
         "2025 off 1"},
        {R"({"calendar":{"2025":{"off":[["a","2025-03-02","2025-03-01"]]}}})", Kind::wrong_date,
         "2025 off 1"},
        {R"({"calendar":{"2025":{"off":[["a","2025-01-01","2026-01-01"]]}}})", Kind::wrong_date,
         "2025 off 1"},
        {R"({"calendar":{"2025":{"work":[["2025-01-04"],["x"]]}}})", Kind::wrong_date,
         "2025 work 2"},
        {R"({"calendar":{"2025":{"off":[["a","2025-01-01","2025-01-05"]],"work":[["2025-01-04"]]}}})",
         Kind::contradiction, "2025-01-04"},
    };
    for (const Bad& row : bad) {
        const CalendarReading reading = read_calendar(row.text, "x", 2025, 2025);
        EXPECT_FALSE(reading.calendar.has_value()) << row.text;
        EXPECT_EQ(reading.fault.kind, row.kind) << row.text;
        EXPECT_EQ(reading.fault.where, row.where) << row.text;
    }
}

TEST(CalendarText, a_year_that_is_not_announced_is_refused) {
    EXPECT_EQ(read_calendar(kSmall, "x", 2025, 2027).fault.where, "2027");
    EXPECT_EQ(read_calendar(kSmall, "x", 2024, 2026).fault.where, "2024");
    EXPECT_EQ(read_calendar(kSmall, "x", 2026, 2025).fault.kind, Kind::year_missing);
    EXPECT_TRUE(announced_years("no calendar").empty());
}

/// The announced days of mainland China, stepped through day by day: no table, no prefix sums.
class ChinaCalendar : public testing::Test {
   protected:
    void SetUp() override {
        const char* shared = std::getenv("GUIJU_SHARED");
        const std::filesystem::path folder = shared != nullptr ? shared : "../shared";
        std::ifstream file(folder / "data" / "cn-workdays.json");
        if (!file) GTEST_SKIP() << "no cn-workdays.json in " << folder;
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        const auto years = announced_years(text);
        ASSERT_FALSE(years.empty());
        first_ = day(years.front(), 1, 1);
        last_ = day(years.back(), 12, 31);
        auto reading = read_calendar(text, "中国工作日", years.front(), years.back());
        ASSERT_TRUE(reading.calendar.has_value()) << reading.fault.where;
        calendar_ = *std::move(reading.calendar);
    }

    [[nodiscard]] bool worked(Date date) const {
        for (const Date d : calendar_.worked())
            if (d == date) return true;
        for (const Date d : calendar_.off())
            if (d == date) return false;
        return weekday(date) <= 5;
    }

    /// One step at a time; empty once a step leaves the announced years.
    [[nodiscard]] std::optional<Date> step(Date date, int n) const {
        for (const int direction = n < 0 ? -1 : 1; n != 0;) {
            date.days += direction;
            if (date < first_ || date > last_) return std::nullopt;
            if (worked(date)) n -= direction;
        }
        return date;
    }

    WorkCalendar calendar_;
    Date first_, last_;
};

TEST_F(ChinaCalendar, every_day_is_judged_as_a_reader_of_the_notice_would) {
    for (Date d = first_; d <= last_; ++d.days)
        ASSERT_EQ(calendar_.is_workday(d), worked(d)) << iso(d);
}

TEST_F(ChinaCalendar, adding_agrees_with_stepping_day_by_day) {
    for (Date d = first_; d <= last_; ++d.days)
        for (const int n : {-250, -30, -10, -5, -2, -1, 0, 1, 2, 3, 5, 7, 10, 15, 20, 30, 60, 250})
            ASSERT_EQ(calendar_.add_workdays(d, n), step(d, n)) << iso(d) << " " << n;
}

TEST_F(ChinaCalendar, between_agrees_with_counting_day_by_day) {
    for (Date from = first_; from <= last_; from.days += 11) {
        std::int64_t count = 0;
        for (Date to = from; to <= last_; ++to.days) {
            if (to != from && worked(to)) ++count;
            ASSERT_EQ(calendar_.workdays_between(from, to), count) << iso(from) << " " << iso(to);
            ASSERT_EQ(calendar_.workdays_between(to, from), -count) << iso(from) << " " << iso(to);
        }
    }
}

TEST_F(ChinaCalendar, rolling_over_agrees_with_stepping_day_by_day) {
    for (Date d = first_; d <= last_; ++d.days) {
        const auto expected = worked(d) ? std::optional(d) : step(d, 1);
        ASSERT_EQ(calendar_.roll_over(d), expected) << iso(d);
        const Date later{d.days + 15};
        const auto due = calendar_.due(d, {15, Period::Unit::days});
        ASSERT_EQ(due, later <= last_ ? calendar_.roll_over(later) : std::nullopt) << iso(d);
    }
}

TEST_F(ChinaCalendar, the_year_after_the_last_is_not_announced) {
    EXPECT_FALSE(calendar_.is_workday({last_.days + 1}).has_value());
    EXPECT_FALSE(calendar_.add_workdays(last_, 1).has_value());
    EXPECT_FALSE(calendar_.is_workday({first_.days - 1}).has_value());
}

TEST_F(ChinaCalendar, known_days_of_2025) {
    ASSERT_TRUE(calendar_.covers(day(2025, 1, 1)));
    EXPECT_EQ(calendar_.is_workday(day(2025, 1, 26)), true) << "Sunday before Spring Festival";
    EXPECT_EQ(calendar_.is_workday(day(2025, 1, 28)), false);
    EXPECT_EQ(calendar_.add_workdays(day(2025, 9, 30), 1), day(2025, 10, 9));
    EXPECT_EQ(calendar_.workdays_between(day(2024, 12, 31), day(2025, 12, 31)), 248);
}

}  // namespace
}  // namespace guiju::value
