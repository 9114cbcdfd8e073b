// SPDX-License-Identifier: Apache-2.0
#include "engine/value/calendar.h"

#include <gtest/gtest.h>

namespace guiju::value {
namespace {

using enum Period::Unit;

Date day(int year, int month, int number) { return make_date(year, month, number).value(); }

/// The test calendar C25: National Day 2025 with its two make-up days, and New Year 2026.
WorkCalendar c25() {
    std::vector<Date> off{day(2026, 1, 1)};
    for (int number = 1; number <= 8; ++number) off.push_back(day(2025, 10, number));
    return {"C25", 2025, 2026, off, {day(2025, 10, 11), day(2025, 9, 28)}};
}

TEST(Calendar, A_S0_7_1_three_workdays_over_national_day) {
    EXPECT_EQ(c25().due(day(2025, 9, 29), {3, workdays}), day(2025, 10, 10));
}

TEST(Calendar, A_S0_7_2_worked_sunday_counts) {
    EXPECT_EQ(c25().due(day(2025, 9, 26), {3, workdays}), day(2025, 9, 30));
}

TEST(Calendar, A_S0_7_3_used_workdays_and_the_rest_after_a_stop) {
    const WorkCalendar calendar = c25();
    const Date started = day(2025, 10, 10), stopped = day(2025, 10, 13),
               resumed = day(2025, 10, 20);
    EXPECT_EQ(calendar.add_workdays(started, 5), day(2025, 10, 16));
    const auto day_before_stop = Date{stopped.days - 1};
    const auto used = calendar.workdays_between(started, day_before_stop);
    ASSERT_EQ(used, 1) << "Saturday 2025-10-11 is worked";
    EXPECT_EQ(calendar.add_workdays(resumed, 5 - *used), day(2025, 10, 24));
}

TEST(Calendar, knows_holidays_weekends_and_make_up_days) {
    const WorkCalendar calendar = c25();
    EXPECT_EQ(calendar.is_workday(day(2025, 9, 28)), true);
    EXPECT_EQ(calendar.is_workday(day(2025, 9, 27)), false);
    EXPECT_EQ(calendar.is_workday(day(2025, 9, 29)), true);
    EXPECT_EQ(calendar.is_workday(day(2025, 10, 1)), false);
    EXPECT_EQ(calendar.is_workday(day(2025, 10, 11)), true);
    EXPECT_EQ(calendar.is_workday(day(2026, 1, 1)), false);
}

TEST(Calendar, refuses_every_question_outside_announced_years) {
    const WorkCalendar calendar = c25();
    const Date before = day(2024, 12, 31), after = day(2027, 1, 1), last = day(2026, 12, 31);
    for (const Date date : {before, after}) {
        EXPECT_FALSE(calendar.covers(date));
        EXPECT_FALSE(calendar.is_workday(date).has_value());
        EXPECT_FALSE(calendar.add_workdays(date, 0).has_value());
        EXPECT_FALSE(calendar.add_workdays(date, 1).has_value());
        EXPECT_FALSE(calendar.add_workdays(date, -1).has_value());
        EXPECT_FALSE(calendar.roll_over(date).has_value());
        EXPECT_FALSE(calendar.workdays_between(date, day(2025, 5, 5)).has_value());
        EXPECT_FALSE(calendar.workdays_between(day(2025, 5, 5), date).has_value());
    }
    EXPECT_FALSE(calendar.add_workdays(last, 1).has_value());
    EXPECT_EQ(calendar.add_workdays(last, -1), day(2026, 12, 30));
    EXPECT_FALSE(calendar.due(last, {1, days}).has_value());
    EXPECT_FALSE(calendar.due(last, {1, months}).has_value());
    EXPECT_FALSE(calendar.add_workdays(day(2025, 1, 2), -3).has_value());
    for (const std::int64_t far : {INT64_MAX, INT64_MIN, std::int64_t{1'000'000}}) {
        EXPECT_FALSE(calendar.add_workdays(last, far).has_value());
        for (const auto unit : {workdays, days, months, hours})
            EXPECT_FALSE(calendar.due(last, {far, unit}).has_value());
    }
}

TEST(Calendar, an_empty_calendar_announces_nothing) {
    const WorkCalendar nothing;
    EXPECT_FALSE(nothing.covers(day(1970, 1, 1)));
    EXPECT_FALSE(nothing.is_workday(day(2025, 9, 29)).has_value());
    EXPECT_FALSE(nothing.add_workdays(day(1970, 1, 1), 1).has_value());
    EXPECT_FALSE(WorkCalendar("turned round", 2026, 2025, {}, {}).covers(day(2025, 9, 29)));
    EXPECT_FALSE(WorkCalendar("too far", 2026, 9999, {}, {}).covers(day(2026, 9, 29)));
}

TEST(Calendar, the_start_day_is_never_counted_worked_or_not) {
    const WorkCalendar calendar = c25();
    EXPECT_EQ(calendar.add_workdays(day(2025, 11, 1), 1), day(2025, 11, 3)) << "from a Saturday";
    EXPECT_EQ(calendar.add_workdays(day(2025, 10, 31), 1), day(2025, 11, 3)) << "from a Friday";
    EXPECT_EQ(calendar.add_workdays(day(2025, 11, 2), -1), day(2025, 10, 31)) << "back from Sunday";
    EXPECT_EQ(calendar.add_workdays(day(2025, 11, 3), -1), day(2025, 10, 31)) << "back from Monday";
    EXPECT_EQ(calendar.add_workdays(day(2025, 11, 2), 0), day(2025, 11, 2));
}

TEST(Calendar, days_and_months_roll_over_and_hours_do_not) {
    const WorkCalendar calendar = c25();
    EXPECT_EQ(calendar.due(day(2025, 9, 26), {5, days}), day(2025, 10, 9)) << "ends on 10-01";
    EXPECT_EQ(calendar.due(day(2025, 9, 26), {2, days}), day(2025, 9, 28)) << "a worked Sunday";
    EXPECT_EQ(calendar.due(day(2025, 9, 5), {1, months}), day(2025, 10, 9)) << "ends on 10-05";
    EXPECT_EQ(calendar.due(day(2025, 8, 31), {6, months}), day(2026, 3, 2)) << "ends on 02-28";
    EXPECT_EQ(calendar.due(day(2025, 9, 30), {24, hours}), day(2025, 10, 1));
    EXPECT_EQ(calendar.due(day(2025, 9, 30), {30, hours}), day(2025, 10, 2));
    EXPECT_EQ(calendar.due(day(2025, 9, 30), {0, hours}), day(2025, 9, 30));
    EXPECT_FALSE(calendar.due(day(2025, 9, 30), {-1, hours}).has_value());
}

TEST(Calendar, counting_between_is_signed) {
    const WorkCalendar calendar = c25();
    EXPECT_EQ(calendar.workdays_between(day(2025, 9, 29), day(2025, 10, 10)), 3);
    EXPECT_EQ(calendar.workdays_between(day(2025, 10, 10), day(2025, 9, 29)), -3);
    EXPECT_EQ(calendar.workdays_between(day(2025, 10, 3), day(2025, 10, 3)), 0);
}

TEST(Calendar, lists_are_sorted_and_strange_days_ignored) {
    const WorkCalendar calendar(
        "x", 2025, 2025, {day(2025, 5, 2), day(2025, 5, 1), day(2025, 5, 1)}, {day(1999, 1, 1)});
    EXPECT_EQ(calendar.off(), (std::vector<Date>{day(2025, 5, 1), day(2025, 5, 2)}));
    EXPECT_EQ(calendar.worked(), (std::vector<Date>{day(1999, 1, 1)}));
    EXPECT_FALSE(calendar.is_workday(day(1999, 1, 1)).has_value());
}

}  // namespace
}  // namespace guiju::value
