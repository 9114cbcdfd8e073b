// SPDX-License-Identifier: Apache-2.0
#include "engine/base/result.h"

#include <gtest/gtest.h>

#include <memory>

#include "engine/base/diagnostic.h"

namespace guiju::base {
namespace {

TEST(Result, holds_a_value) {
    Result<std::string> result = std::string("案件");
    ASSERT_TRUE(result);
    EXPECT_EQ(*result, "案件");
    EXPECT_EQ(result->size(), 6U);
    EXPECT_EQ(*std::move(result), "案件");
}

TEST(Result, holds_a_value_that_can_only_be_moved) {
    Result<std::unique_ptr<int>> result = std::make_unique<int>(7);
    const std::unique_ptr<int> taken = *std::move(result);
    EXPECT_EQ(*taken, 7);
}

TEST(Result, holds_an_error_that_speaks_to_people) {
    const Result<int> result =
        Error{ErrorKind::not_found, Code::gj5001, {"2025-001"}, "row missing"};
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().kind, ErrorKind::not_found);
    EXPECT_EQ(result.error().say(Lang::zh), "没有编号为“2025-001”的案件");
    EXPECT_EQ(result.error().say(Lang::en), "there is no case \"2025-001\"");
}

TEST(Result, of_done_is_an_outcome) {
    const Outcome fine = Done{};
    EXPECT_TRUE(fine.ok());
}

TEST(Checked, without_a_value_is_not_ok) {
    Checked<int> nothing;
    nothing.findings.push_back({.code = Code::gj3014, .span = {}, .args = {"95%"}});
    EXPECT_FALSE(nothing.ok());
    EXPECT_EQ(nothing.findings.front().severity(), Severity::error);
    EXPECT_TRUE((Checked<int>{7, {}}).ok());
}

TEST(Span, join_covers_both) {
    EXPECT_EQ(join({1, 10, 12}, {1, 4, 11}), (Span{1, 4, 12}));
    EXPECT_EQ(join({0, 4, 4}, {0, 4, 9}), (Span{0, 4, 9}));
}

}  // namespace
}  // namespace guiju::base
