// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/temporal.h"

#include <gtest/gtest.h>

namespace guiju::feel {
namespace {

TEST(FeelTemporal, DaysAndDatesAgreeOverFourCenturies) {
    for (std::int64_t day = -150'000; day < 150'000; day += 37) {
        ASSERT_EQ(day_number(date_of(day)), day);
    }
    EXPECT_EQ(text_of(date_of(0)), "1970-01-01");
    EXPECT_EQ(weekday({1970, 1, 1}), 4);
}

TEST(FeelTemporal, RefusesDaysThatAreNone) {
    EXPECT_FALSE(read_date("2025-02-29"));
    EXPECT_TRUE(read_date("2024-02-29"));
    EXPECT_FALSE(read_date("2025-13-01"));
    EXPECT_FALSE(read_date("998-12-31"));
    EXPECT_FALSE(read_date("01211-12-31"));
    EXPECT_FALSE(read_date("+2025-01-01"));
    EXPECT_EQ(text_of(*read_date("-2017-12-31")), "-2017-12-31");
    EXPECT_EQ(text_of(*read_date("999999999-12-31")), "999999999-12-31");
}

TEST(FeelTemporal, ReadsTimesWithOffsets) {
    EXPECT_EQ(text_of(*read_time("11:22:33+00:00")), "11:22:33Z");
    EXPECT_EQ(text_of(*read_time("11:22:33.50-01:35")), "11:22:33.5-01:35");
    EXPECT_FALSE(read_time("24:00:00"));
    EXPECT_FALSE(read_time("13:20:00-19:00"));
    EXPECT_FALSE(read_time("13:20:00+02:00@Etc/UTC"));
    EXPECT_EQ(text_of(*read_date_time("2021-01-01T24:00:00")), "2021-01-02T00:00:00");
}

TEST(FeelTemporal, WritesDurationsInTheirShortestForm) {
    EXPECT_EQ(text_of(*read_days("PT1000M")), "PT16H40M");
    EXPECT_EQ(text_of(*read_days("-PT90S")), "-PT1M30S");
    EXPECT_EQ(text_of(*read_days("P1DT2H3M4.123456789S")), "P1DT2H3M4.123456789S");
    EXPECT_EQ(text_of(*read_months("P26M")), "P2Y2M");
    EXPECT_FALSE(read_days("P1H"));
    EXPECT_FALSE(read_days("PT"));
    EXPECT_FALSE(read_months("P1M1Y"));
}

TEST(FeelTemporal, MovesToTheLastDayOfAShortMonth) {
    EXPECT_EQ(text_of(plus_months({2025, 1, 31}, 1)), "2025-02-28");
    EXPECT_EQ(text_of(plus_months({2024, 3, 31}, -1)), "2024-02-29");
    EXPECT_EQ(text_of(plus_months({2024, 1, 15}, -13)), "2022-12-15");
}

TEST(FeelTemporal, FollowsSummerTimeWhereTheMachineKnowsZones) {
    if (!known_zone("Europe/Paris")) GTEST_SKIP() << "no zone database on this machine";
    const Zone paris{Zone::Kind::named, 0, "Europe/Paris"};
    EXPECT_EQ(offset_at(paris, local_nanos(*read_date_time("2018-12-08T00:00:00"))), 3600);
    EXPECT_EQ(offset_at(paris, local_nanos(*read_date_time("2018-07-08T00:00:00"))), 7200);
    EXPECT_EQ(offset_at(paris, local_nanos(*read_date_time("2090-07-08T00:00:00"))), 7200);
    EXPECT_FALSE(known_zone("../../etc/passwd"));
    EXPECT_FALSE(known_zone("Nowhere/Land"));
}

}  // namespace
}  // namespace guiju::feel
