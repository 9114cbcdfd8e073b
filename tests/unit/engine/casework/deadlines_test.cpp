// SPDX-License-Identifier: Apache-2.0
// Deadlines beside the case itself: workers that share them, and a calendar that is corrected.
#include "engine/casework/recalendar.h"
#include "tests/unit/engine/casework/desk.h"

namespace guiju::casework {
namespace {

value::Date day(int month, int number) {
    return *value::make_date(2025, static_cast<unsigned>(month), static_cast<unsigned>(number));
}

/// A filed case whose deadline for dispatching ends on 2025-10-09.
void file_one(Desk& desk) {
    desk.adopt();
    Desk::expect_ok(desk.open(Desk::good_demand(), "2025-09-29"));
    Desk::expect_ok(desk.act("企业一", "报送", "2025-09-29"));
    EXPECT_EQ(desk.due("需求分发/期限"), "2025-10-09");
}

TEST(Deadlines, are_left_by_a_worker_that_dies) {
    Desk desk;
    file_one(desk);
    const auto late = Desk::at("2025-10-10");
    // Claimed by somebody who does nothing with it.
    ASSERT_EQ(desk.store.claim_due({late, {late.ms + 60000}, "甲", 10})->size(), 1U);
    Office other(desk.store, desk.store, {.worker = "乙"});
    EXPECT_EQ(*other.tick_due(late, 10), 0U);
    EXPECT_EQ(desk.state("需求分发/期限"), "running");
    EXPECT_EQ(*other.tick_due({late.ms + 60000}, 10), 1U);
    EXPECT_EQ(desk.state("需求分发/期限"), "overdue");
    EXPECT_EQ(*other.tick_due({late.ms + 60000}, 10), 0U);
}

TEST(Deadlines, are_not_journaled_where_nothing_is_due) {
    Desk desk;
    file_one(desk);
    // The last instant of the last day: found as due, and in time all the same.
    const auto last = desk.store.clocks("A1")->front().due;
    EXPECT_EQ(*desk.office.tick_due(last, 10) + *desk.office.tick_due(last, 10), 1U)
        << "the warning";
    const auto entries = desk.store.journal("A1")->size();
    EXPECT_EQ(*desk.office.tick_due(last, 10), 0U);
    EXPECT_EQ(desk.store.journal("A1")->size(), entries);
}

value::WorkCalendar calendar(std::vector<value::Date> off, std::vector<value::Date> worked,
                             const char* name = "中国工作日") {
    return {name, 2025, 2026, std::move(off), std::move(worked)};
}

std::vector<value::Date> golden_week(int last) {
    std::vector<value::Date> off;
    for (int number = 1; number <= last; ++number) off.push_back(day(10, number));
    return off;
}

TEST(Deadlines, move_with_a_corrected_calendar) {
    Desk desk;
    file_one(desk);
    Policies policies(desk.store);
    const auto moved = [&](const value::WorkCalendar& corrected, const char* policy = "") {
        return *moved_deadlines(desk.store, policies, corrected, policy);
    };
    const auto worked = std::vector{day(9, 28), day(10, 11)};
    EXPECT_TRUE(moved(calendar(golden_week(8), worked)).empty()) << "the same days";
    EXPECT_TRUE(moved(calendar(golden_week(7), worked, "别的日历")).empty());
    EXPECT_TRUE(moved(calendar(golden_week(7), worked), "别的规矩").empty());

    const auto shorter = moved(calendar(golden_week(7), worked));
    ASSERT_EQ(shorter.size(), 1U);
    EXPECT_EQ(shorter[0].case_id, "A1");
    EXPECT_EQ(shorter[0].clock, "需求分发/期限");
    EXPECT_EQ(shorter[0].before, day(10, 9));
    EXPECT_EQ(shorter[0].after, day(10, 8));
    EXPECT_EQ(shorter[0].worked, std::vector{day(10, 8)});
    EXPECT_TRUE(shorter[0].off.empty());

    const auto longer = moved(calendar(golden_week(10), worked));
    ASSERT_EQ(longer.size(), 1U);
    EXPECT_EQ(longer[0].after, day(10, 11)) << "a Saturday that is worked";
    EXPECT_EQ(longer[0].off, (std::vector{day(10, 9), day(10, 10)}));
    EXPECT_EQ(desk.due("需求分发/期限"), "2025-10-09") << "nothing is changed";

    const value::WorkCalendar too_short("中国工作日", 2024, 2024, {}, {});
    EXPECT_REFUSED(moved_deadlines(desk.store, policies, too_short, ""), refused, GJ5150);
}

}  // namespace
}  // namespace guiju::casework
