// SPDX-License-Identifier: Apache-2.0
#include "dsl/text/suggest.h"

#include <gtest/gtest.h>

namespace guiju::text {
namespace {

TEST(EditDistance, CountsCharactersNotBytes) {
    EXPECT_EQ(edit_distance("需求内荣", "需求内容"), 1);
    EXPECT_EQ(edit_distance("需求", "需求内容"), 2);
    EXPECT_EQ(edit_distance("内容需求", "需求内容"), 4);
    EXPECT_EQ(edit_distance("人系联", "人联系"), 1);
    EXPECT_EQ(edit_distance("", "需求"), 2);
    EXPECT_EQ(edit_distance("需求", "需求"), 0);
}

TEST(BestMatch, NearestWithinTheLimitOfTheLength) {
    const std::vector<std::string> known{"需求名称", "需求内容", "联系人", "统一社会信用代码"};
    EXPECT_EQ(best_match("需求内荣", known), "需求内容");
    EXPECT_EQ(best_match("统一社会信用码", known), "统一社会信用代码");
    EXPECT_EQ(best_match("统一会信用代马", known), "统一社会信用代码");
    EXPECT_EQ(best_match("合同金额", known), std::nullopt);
    EXPECT_EQ(best_match("联人", known), "联系人");
    EXPECT_EQ(best_match("人", known), std::nullopt);
    EXPECT_EQ(best_match("", known), std::nullopt);
}

TEST(BestMatch, FirstOfEqualsAndNeverTheWordItself) {
    EXPECT_EQ(best_match("甲乙丙", {"甲乙丁", "甲乙戊"}), "甲乙丁");
    EXPECT_EQ(best_match("甲乙丙", {"甲乙丙"}), std::nullopt);
    EXPECT_EQ(best_match("channel unti", {"channel units", "channel unit"}), "channel unit");
}

}  // namespace
}  // namespace guiju::text
