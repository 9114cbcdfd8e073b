// SPDX-License-Identifier: Apache-2.0
#include "engine/machine/clock.h"

#include <gtest/gtest.h>

namespace guiju::machine {
namespace {

using Unit = Period::Unit;

Date day(int year, int month, int number) { return *value::make_date(year, month, number); }

/// The test calendar C25 of the requirements.
WorkCalendar c25() {
    std::vector<Date> off;
    for (int number = 1; number <= 8; ++number) off.push_back(day(2025, 10, number));
    off.push_back(day(2026, 1, 1));
    return {"C25", 2025, 2026, off, {day(2025, 9, 28), day(2025, 10, 11)}};
}

Ledger workdays(std::int64_t amount, Date from) { return start({amount, Unit::workdays}, from); }

TEST(ClockAcceptance, A_S0_7_1_three_workdays_over_the_national_day) {
    EXPECT_EQ(*due(workdays(3, day(2025, 9, 29)), c25()), day(2025, 10, 10));
}
TEST(ClockAcceptance, A_S0_7_2_a_worked_sunday_counts) {
    EXPECT_EQ(*due(workdays(3, day(2025, 9, 26)), c25()), day(2025, 9, 30));
}
TEST(ClockAcceptance, A_S0_7_3_a_stopped_clock_goes_on_with_what_is_left) {
    const Ledger running = workdays(5, day(2025, 10, 10));
    EXPECT_EQ(*due(running, c25()), day(2025, 10, 16));
    const Ledger stopped = *pause(running, day(2025, 10, 13), c25());
    EXPECT_FALSE(stopped.running);
    EXPECT_EQ(stopped.consumed, 1);
    EXPECT_EQ(remaining(stopped), 4);
    const Ledger again = resume(stopped, day(2025, 10, 20));
    EXPECT_EQ(*due(again, c25()), day(2025, 10, 24));
}
TEST(ClockAcceptance, A_S1_4_1_screening_is_due_on_the_tenth) {
    EXPECT_EQ(*due(workdays(3, day(2025, 9, 29)), c25()), day(2025, 10, 10));
}
TEST(ClockAcceptance, A_S1_6_1_confirmation_is_due_after_a_worked_saturday) {
    const Date end = *due(workdays(1, day(2025, 10, 10)), c25());
    EXPECT_EQ(end, day(2025, 10, 11));
    const Date two = *due(workdays(2, day(2025, 10, 10)), c25());
    EXPECT_EQ(two, day(2025, 10, 13));
    EXPECT_FALSE(is_overdue(two, value::end_of(two)));
    EXPECT_TRUE(is_overdue(two, value::start_of(day(2025, 10, 14))));
}

TEST(Clock, beyond_the_calendar_is_refused_and_never_guessed) {
    const auto end = due(workdays(3, day(2026, 12, 30)), c25());
    ASSERT_FALSE(end);
    EXPECT_EQ(end.error().kind, base::ErrorKind::refused);
    EXPECT_EQ(end.error().code, base::Code::gj5150);
    EXPECT_FALSE(due(workdays(1, day(2024, 1, 1)), c25()));
    EXPECT_FALSE(next_reminder(value::end_of(day(2026, 12, 31)), {1, Unit::workdays}, c25()));
}

TEST(Clock, a_paused_ledger_has_no_due_day) {
    const Ledger stopped = *pause(workdays(5, day(2025, 10, 10)), day(2025, 10, 13), c25());
    ASSERT_FALSE(due(stopped, c25()));
    EXPECT_EQ(due(stopped, c25()).error().kind, base::ErrorKind::misuse);
    EXPECT_EQ(*pause(stopped, day(2025, 10, 20), c25()), stopped);
    EXPECT_EQ(resume(resume(stopped, day(2025, 10, 20)), day(2025, 10, 25)).running_since,
              day(2025, 10, 20));
}

TEST(Clock, stopped_and_restarted_on_one_day_uses_nothing_up) {
    const Ledger running = workdays(5, day(2025, 10, 13));
    const Ledger stopped = *pause(running, day(2025, 10, 13), c25());
    EXPECT_EQ(stopped.consumed, 0);
    EXPECT_EQ(*due(resume(stopped, day(2025, 10, 13)), c25()), day(2025, 10, 20));
}

TEST(Clock, who_was_in_time_keeps_a_day_and_who_was_late_none) {
    const Ledger running = workdays(2, day(2025, 10, 13));  // due 10-15
    const Ledger in_time = *pause(running, day(2025, 10, 15), c25());
    EXPECT_EQ(remaining(in_time), 1);
    EXPECT_EQ(*due(resume(in_time, day(2025, 10, 20)), c25()), day(2025, 10, 21));
    const Ledger late = *pause(running, day(2025, 10, 16), c25());
    EXPECT_EQ(remaining(late), 0);
    EXPECT_EQ(*due(resume(late, day(2025, 10, 20)), c25()), day(2025, 10, 20));
    // 5 days end on Saturday 10-18 and roll over to Monday: a stop on that Monday is in time.
    const Ledger natural = start({5, Unit::days}, day(2025, 10, 13));
    EXPECT_EQ(*due(natural, c25()), day(2025, 10, 20));
    EXPECT_EQ(remaining(*pause(natural, day(2025, 10, 20), c25())), 1);
}

TEST(Clock, months_are_counted_on_in_days_after_a_stop) {
    const Ledger half_year = start({6, Unit::months}, day(2025, 10, 10));
    EXPECT_EQ(*due(half_year, c25()), day(2026, 4, 10));
    const Ledger stopped = *pause(half_year, day(2025, 10, 21), c25());
    EXPECT_EQ(stopped.budget, (Period{182, Unit::days}));
    EXPECT_EQ(stopped.consumed, 10);
    EXPECT_EQ(*due(resume(stopped, day(2025, 10, 31)), c25()), day(2026, 4, 21));
}

TEST(Clock, natural_days_stop_and_go_on_like_workdays) {
    const Ledger stopped =
        *pause(start({10, Unit::days}, day(2025, 10, 13)), day(2025, 10, 16), c25());
    EXPECT_EQ(stopped.consumed, 2);
    EXPECT_EQ(*due(resume(stopped, day(2025, 10, 20)), c25()), day(2025, 10, 28));
}

TEST(Clock, warns_a_working_day_before_the_end) {
    const Ledger running = workdays(3, day(2025, 9, 29));
    const Date end = *due(running, c25());  // 10-10
    EXPECT_EQ(warned_from(running, end, c25()), value::start_of(day(2025, 10, 9)));
    const Ledger over_holiday = workdays(2, day(2025, 9, 29));  // due 10-09
    EXPECT_EQ(warned_from(over_holiday, *due(over_holiday, c25()), c25()),
              value::start_of(day(2025, 9, 30)));
    const Ledger one = workdays(1, day(2025, 10, 13));  // never on the day it began
    EXPECT_EQ(warned_from(one, *due(one, c25()), c25()), value::start_of(day(2025, 10, 14)));
}

TEST(Clock, reminders_come_at_the_end_of_each_further_period) {
    const auto first = value::end_of(day(2025, 10, 10));
    EXPECT_EQ(*next_reminder(first, {5, Unit::workdays}, c25()), value::end_of(day(2025, 10, 16)));
}

/// Whatever is stopped and restarted, the worked days granted are the worked days had.
TEST(Clock, stops_neither_give_nor_take_days) {
    const auto calendar = c25();
    for (int length = 1; length <= 12; ++length)
        for (int stop = 1; stop <= 10; ++stop)
            for (int gap = 0; gap <= 9; ++gap) {
                const Date from = day(2025, 9, 22);
                const Ledger running = workdays(length, from);
                const Date at{from.days + stop};
                if (at > *due(running, calendar)) continue;
                const Ledger stopped = *pause(running, at, calendar);
                const Date on{at.days + gap};
                const Ledger again = resume(stopped, on);
                const auto before = *calendar.workdays_between(from, Date{at.days - 1});
                const auto after = *calendar.workdays_between(on, *due(again, calendar));
                EXPECT_EQ(before + after, length);
            }
}

}  // namespace
}  // namespace guiju::machine
