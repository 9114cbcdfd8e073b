// SPDX-License-Identifier: Apache-2.0
#include "dsl/compare/impact.h"

#include <gtest/gtest.h>

namespace guiju::compare {
namespace {

ChangedCase changed(const std::string& unit, int way) {
    ChangedCase one;
    one.unit = unit;
    one.before = "转复审";
    one.after = "退回";
    one.reasons = {"现在不符合第（二）项"};
    one.way = way;
    return one;
}

TEST(Impact, counts_by_outcome_unit_and_reason) {
    Impact impact;
    impact.add("甲县", "转复审", "转复审");
    impact.add("乙县", "转复审", "转复审");
    impact.add_changed(changed("甲县", -1));
    impact.add_changed(changed("甲县", -1));
    impact.add_changed(changed("乙县", 1));
    EXPECT_EQ(impact.cases(), 5U);
    EXPECT_EQ(impact.all().changed, 3U);
    EXPECT_EQ(impact.all().worse, 2U);
    EXPECT_EQ(impact.all().better, 1U);
    ASSERT_EQ(impact.flows().size(), 2U);
    EXPECT_EQ(impact.flows()[0].after.zh, "退回");
    ASSERT_EQ(impact.units().size(), 2U);
    EXPECT_EQ(impact.units()[0].first, "甲县");
    EXPECT_EQ(impact.units()[0].second.changed, 2U);
    ASSERT_EQ(impact.reasons().size(), 1U);
    EXPECT_EQ(impact.reasons()[0].second, 3U);
}

TEST(Impact, keeps_a_bounded_sample_and_bounded_units) {
    Impact impact;
    for (std::size_t i = 0; i < Impact::kUnits + 50; ++i)
        impact.add_changed(changed("单位" + std::to_string(i), 0));
    EXPECT_EQ(impact.sample().size(), Impact::kSample);
    EXPECT_EQ(impact.all().changed, Impact::kUnits + 50);
    EXPECT_EQ(impact.units().size(), Impact::kUnits + 1);
    EXPECT_EQ(impact.units().front().first, "…");
    EXPECT_EQ(impact.units().front().second.cases, 50U);
}

}  // namespace
}  // namespace guiju::compare
