// SPDX-License-Identifier: Apache-2.0
#include "engine/value/date.h"

#include <gtest/gtest.h>

#include <chrono>

namespace guiju::value {
namespace {

Date day(int year, int month, int number) { return make_date(year, month, number).value(); }

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in(int year, int month) {
    constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return kDays[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
}

TEST(Date, every_day_from_1990_to_2035_counted_one_by_one) {
    std::int32_t expected = 7305;  // 1990-01-01, a Monday
    int of_week = 1;
    for (int year = 1990; year <= 2035; ++year) {
        for (int month = 1; month <= 12; ++month) {
            for (int number = 1; number <= days_in(year, month); ++number) {
                const auto date = make_date(year, month, number);
                ASSERT_TRUE(date.has_value());
                ASSERT_EQ(date->days, expected++);
                ASSERT_EQ(weekday(*date), of_week);
                of_week = of_week % 7 + 1;
                const CivilDate parts = civil(*date);
                ASSERT_EQ(parts.year, year);
                ASSERT_EQ(parts.month, month);
                ASSERT_EQ(parts.day, number);
                ASSERT_EQ(parse_date(iso(*date)), date);
                ASSERT_EQ(parse_date(chinese(*date)), date);
            }
            EXPECT_FALSE(make_date(year, month, days_in(year, month) + 1).has_value());
            EXPECT_FALSE(make_date(year, month, 0).has_value());
        }
    }
}

TEST(Date, every_day_from_1990_to_2035_against_std_chrono) {
    using namespace std::chrono;
    for (sys_days d = 1990y / January / 1; d <= sys_days{2035y / December / 31}; d += days{1}) {
        const year_month_day parts{d};
        const Date ours = day(int(parts.year()), static_cast<int>(unsigned(parts.month())),
                              static_cast<int>(unsigned(parts.day())));
        ASSERT_EQ(ours.days, d.time_since_epoch().count());
        ASSERT_EQ(weekday(ours), static_cast<int>(std::chrono::weekday{d}.iso_encoding()));
    }
}

TEST(Date, refuses_days_that_do_not_exist) {
    EXPECT_FALSE(make_date(2025, 2, 29).has_value());
    EXPECT_TRUE(make_date(2024, 2, 29).has_value());
    EXPECT_FALSE(make_date(2100, 2, 29).has_value());
    EXPECT_FALSE(make_date(2025, 13, 1).has_value());
    EXPECT_FALSE(make_date(2025, 0, 1).has_value());
    EXPECT_FALSE(make_date(2025, 1, -1).has_value());
    EXPECT_FALSE(make_date(2025, 1, 257).has_value()) << "257 is 1 in eight bits";
    EXPECT_FALSE(make_date(2025, 257, 1).has_value());
}

TEST(Date, reaches_from_1900_to_2200) {
    EXPECT_FALSE(make_date(1899, 12, 31).has_value());
    EXPECT_TRUE(make_date(1900, 1, 1).has_value());
    EXPECT_TRUE(make_date(2200, 12, 31).has_value());
    EXPECT_FALSE(make_date(2201, 1, 1).has_value());
}

TEST(Date, is_read_as_officers_write_it) {
    const Date expected = day(2025, 9, 29);
    for (const char* text : {"2025-09-29", "2025-9-29", "2025/9/29", "2025/09/29", "2025年9月29日",
                             "2025年09月29日", "２０２５年９月２９日", "２０２５-０９-２９"})
        EXPECT_EQ(parse_date(text), expected) << text;
    for (const char* text : {"",
                             "2025",
                             "2025-09",
                             "25-09-29",
                             "2025-09-29 ",
                             " 2025-09-29",
                             "2025-09/29",
                             "2025年9月29",
                             "2025-009-29",
                             "2025-09-299",
                             "20250929",
                             "2025-02-29",
                             "2025-13-01",
                             "-2025-09-29",
                             "2025.9.29",
                             "2025-09-29T",
                             "二〇二五年九月二十九日",
                             "2025年9月",
                             "2025-\xEF\xBC",
                             "2025-\xEF\xBC\x8F-01"})
        EXPECT_FALSE(parse_date(text).has_value()) << text;
}

TEST(Date, is_written_in_two_ways) {
    EXPECT_EQ(iso(day(2025, 3, 1)), "2025-03-01");
    EXPECT_EQ(chinese(day(2025, 3, 1)), "2025年3月1日");
}

TEST(Date, months_later_keep_the_day_or_end_the_month) {
    EXPECT_EQ(add_months(day(2025, 1, 31), 1), day(2025, 2, 28));
    EXPECT_EQ(add_months(day(2024, 1, 31), 1), day(2024, 2, 29));
    EXPECT_EQ(add_months(day(2025, 1, 31), 3), day(2025, 4, 30));
    EXPECT_EQ(add_months(day(2025, 11, 15), 3), day(2026, 2, 15));
    EXPECT_EQ(add_months(day(2024, 2, 29), 12), day(2025, 2, 28));
    EXPECT_EQ(add_months(day(2025, 3, 31), -1), day(2025, 2, 28));
    EXPECT_EQ(add_months(day(2025, 1, 1), -1), day(2024, 12, 1));
    EXPECT_EQ(add_months(day(2025, 1, 1), 0), day(2025, 1, 1));
    EXPECT_EQ(civil(add_months(day(2025, 1, 1), INT32_MAX)).year, 4025);
}

TEST(Instant, the_day_is_the_day_in_shanghai) {
    const Date date = day(2025, 9, 29);
    EXPECT_EQ(iso(start_of(date)), "2025-09-29T00:00:00+08:00");
    EXPECT_EQ(iso(end_of(date)), "2025-09-29T23:59:59.999+08:00");
    EXPECT_EQ(day_of(start_of(date)), date);
    EXPECT_EQ(day_of(end_of(date)), date);
    EXPECT_EQ(day_of({end_of(date).ms + 1}), day(2025, 9, 30));
    EXPECT_EQ(day_of({start_of(date).ms - 1}), day(2025, 9, 28));
}

TEST(Instant, before_1970_counts_as_well) {
    const Date date = day(1965, 5, 4);
    EXPECT_EQ(day_of(start_of(date)), date);
    EXPECT_EQ(day_of(end_of(date)), date);
    EXPECT_EQ(parse_instant(iso(end_of(date))), end_of(date));
    EXPECT_EQ(day_of({-1}), day(1970, 1, 1)) << "it is already morning in Shanghai";
}

TEST(Instant, is_read_with_its_offset) {
    const Instant expected{1759109400000};  // 2025-09-29T01:30:00Z
    for (const char* text :
         {"2025-09-29T09:30:00+08:00", "2025-09-29T01:30:00Z", "2025-09-28T21:30:00-04:00",
          "2025-09-29T07:00:00+05:30", "2025-09-29T01:30:00.000Z"})
        EXPECT_EQ(parse_instant(text), expected) << text;
    EXPECT_EQ(parse_instant("2025-09-29"), Instant{expected.ms - 30 * 60'000});
    EXPECT_EQ(parse_instant("2025年9月29日"), Instant{expected.ms - 30 * 60'000});
    EXPECT_EQ(iso(expected), "2025-09-29T09:30:00+08:00");
}

TEST(Instant, refuses_what_could_be_misread) {
    for (const char* text :
         {"", "T", "2025-09-29T", "2025-09-29T09:30:00", "2025-09-29T09:30+08:00",
          "2025-09-29 09:30:00+08:00", "2025-09-29T24:00:00Z", "2025-09-29T09:60:00Z",
          "2025-09-29T09:30:60Z", "2025-09-29T09:30:00+8", "2025-09-29T09:30:00+15:00",
          "2025-09-29T09:30:00Zx", "2025-02-29T09:30:00Z", "2025/9/29T09:30:00Z",
          "2025-09-29T09:30:00.5Z", "2025-9-29T09:30:00Z"})
        EXPECT_FALSE(parse_instant(text).has_value()) << text;
}

TEST(Times, AreReadAsPeopleWriteThem) {
    const auto at = parse_instant("2025-09-29T16:30:00+08:00");
    EXPECT_EQ(parse_time("2025-09-29 16:30"), at);
    EXPECT_EQ(parse_time("2025年9月29日16时30分"), at);
    EXPECT_EQ(parse_time("2025年9月29日 16:30"), at);
    EXPECT_EQ(parse_time("2025-09-29T16:30:00+08:00"), at);
    EXPECT_EQ(parse_time("2025年9月29日16时"), parse_instant("2025-09-29T16:00:00+08:00"));
    for (const char* wrong : {"2025-09-29", "16:30", "2025-09-29 24:00", "2025-09-29 16:60",
                              "2025-02-29 10:00", "2025-09-29 16:30 x", ""})
        EXPECT_EQ(parse_time(wrong), std::nullopt) << wrong;
}

}  // namespace
}  // namespace guiju::value
