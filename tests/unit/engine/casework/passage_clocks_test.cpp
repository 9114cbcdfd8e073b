// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/passage_clocks.h"

#include <gtest/gtest.h>

#include "engine/value/version.h"

namespace guiju::casework {
namespace {

using machine::Ledger;
using value::Period;
using Rule = program::TransitionRow::Clock;
using Unit = Period::Unit;

value::Date day(int month, int number) { return *value::make_date(2025, month, number); }

/// October 2025: the first eight days off, the 11th worked.
value::WorkCalendar calendar() {
    std::vector<value::Date> off;
    for (int d = 1; d <= 8; ++d) off.push_back(day(10, d));
    return {"C25", 2025, 2025, off, {day(9, 28), day(10, 11)}};
}

Ledger since(int month, int number, std::int64_t budget, Unit unit = Unit::workdays) {
    return {{budget, unit}, 0, day(month, number), true};
}

std::optional<Ledger> carried(const Ledger& ledger, const Period& budget, Rule rule) {
    return carried_over(ledger, budget, rule, day(10, 9), calendar());
}

TEST(PassageClocks, keep_what_was_used_up) {
    const auto next = carried(since(9, 28, 5), {4, Unit::workdays}, Rule::keep);
    ASSERT_TRUE(next);
    EXPECT_EQ(*machine::due(*next, calendar()), day(10, 10)) << "29, 30 September, 9, 10 October";
    EXPECT_EQ(used_up(since(9, 28, 5), day(10, 9), calendar()), 2);
}

TEST(PassageClocks, end_on_the_day_they_ended_on_where_the_new_version_changes_nothing) {
    for (const auto unit : {Unit::workdays, Unit::days, Unit::months})
        for (const std::int64_t budget : {1, 3, 5, 12, 17, 20}) {
            if (unit == Unit::months && budget > 3) continue;
            const auto was = since(9, 22, budget, unit);
            const auto next = carried(was, was.budget, Rule::keep);
            ASSERT_TRUE(next);
            const auto due = *machine::due(was, calendar());
            if (due < day(10, 9)) continue;
            EXPECT_EQ(*machine::due(*next, calendar()), due) << budget;
        }
}

TEST(PassageClocks, leave_at_least_a_day_to_who_was_in_time) {
    const auto next = carried(since(9, 28, 3), {1, Unit::workdays}, Rule::keep);
    ASSERT_TRUE(next);
    EXPECT_EQ(machine::remaining(*next), 1);
    EXPECT_EQ(*machine::due(*next, calendar()), day(10, 10)) << "the whole day after";
}

TEST(PassageClocks, leave_the_late_late_unless_the_new_period_is_longer) {
    const auto late = carried(since(9, 22, 3), {2, Unit::workdays}, Rule::keep);
    EXPECT_EQ(machine::remaining(*late), 0);
    const auto longer = carried(since(9, 22, 3), {10, Unit::workdays}, Rule::keep);
    EXPECT_EQ(*machine::due(*longer, calendar()), day(10, 11)) << "7 were used, 3 are left";
    EXPECT_EQ(machine::remaining(*carried(since(9, 22, 3), {10, Unit::workdays}, Rule::convert)),
              0);
}

TEST(PassageClocks, convert_the_share_in_favour_of_who_works) {
    const auto next = carried(since(9, 22, 20), {30, Unit::days}, Rule::convert);
    ASSERT_TRUE(next);
    EXPECT_EQ(next->budget, (Period{30, Unit::days}));
    EXPECT_EQ(next->consumed, 10) << "7 of 20 are 10.5 of 30";
}

TEST(PassageClocks, begin_anew) {
    const auto next = carried(since(9, 22, 3), {5, Unit::workdays}, Rule::restart);
    EXPECT_EQ(next->consumed, 0);
    EXPECT_EQ(next->running_since, day(10, 9));
    auto paused = since(9, 22, 3);
    paused.running = false;
    EXPECT_FALSE(carried(paused, {5, Unit::workdays}, Rule::restart)->running);
}

TEST(PassageClocks, count_again_in_another_unit_only_what_ran_through) {
    const auto next = carried(since(9, 28, 5), {30, Unit::days}, Rule::keep);
    ASSERT_TRUE(next);
    EXPECT_EQ(*machine::due(*next, calendar()), day(10, 28));
    Ledger interrupted = since(9, 28, 5);
    interrupted.consumed = 1;
    EXPECT_FALSE(carried(interrupted, {30, Unit::days}, Rule::keep));
    EXPECT_TRUE(carried(interrupted, {30, Unit::days}, Rule::convert));
}

TEST(PassageClocks, say_so_when_the_calendar_does_not_reach) {
    const Ledger before{{5, Unit::workdays}, 0, *value::make_date(2024, 12, 30), true};
    EXPECT_FALSE(carried(before, {4, Unit::workdays}, Rule::keep));
}

TEST(VersionNumber, is_one_however_it_is_written) {
    for (const char* written : {"1.0", " 1.0 ", "1.0版", "第1.0版", "version 1.0", "1.0　版"})
        EXPECT_EQ(value::version_number(written), "1.0") << written;
}

}  // namespace
}  // namespace guiju::casework
