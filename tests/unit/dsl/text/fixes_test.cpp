// SPDX-License-Identifier: Apache-2.0
// Applying the changes that findings propose: only safe ones, never overlapping, nothing else touched.
#include "dsl/text/fixes.h"

#include <gtest/gtest.h>

#include "dsl/text/roots.h"

namespace guiju::text {
namespace {

using base::Code;
using base::Diagnostic;
using base::Fix;

Diagnostic finding(std::uint32_t begin, std::uint32_t end, std::vector<Fix> fixes,
                   Code code = Code::gj1201) {
    Diagnostic d;
    d.code = code;
    d.span = {0, begin, end};
    d.fixes = std::move(fixes);
    return d;
}

Fix fix(std::uint32_t begin, std::uint32_t end, std::string text, bool safe = true) {
    return {{0, begin, end}, std::move(text), safe, {}};
}

TEST(Fixes, OnlySafeOnesThatStandAloneAreTaken) {
    const auto taken =
        safe_fixes({finding(0, 1, {fix(0, 1, "x")}), finding(4, 5, {fix(4, 5, "y", false)}),
                    finding(8, 9, {fix(8, 9, "a"), fix(8, 9, "b")}), finding(12, 13, {})});
    ASSERT_EQ(taken.size(), 1U);
    EXPECT_EQ(taken[0].replacement, "x");
}

TEST(Fixes, OfTwoThatTouchOnlyTheFirstIsTaken) {
    const auto taken =
        safe_fixes({finding(3, 6, {fix(3, 6, "second")}), finding(0, 4, {fix(0, 4, "first")}),
                    finding(4, 5, {fix(4, 5, "third")}), finding(8, 9, {fix(8, 9, "fourth")})});
    ASSERT_EQ(taken.size(), 2U);
    EXPECT_EQ(taken[0].replacement, "first");
    EXPECT_EQ(taken[1].replacement, "fourth");
}

TEST(Fixes, ChangesOfAnotherFileAreLeft) {
    auto other = finding(0, 1, {{{1, 0, 1}, "x", true, {}}});
    EXPECT_TRUE(safe_fixes({other}, 0).empty());
    EXPECT_EQ(safe_fixes({other}, 1).size(), 1U);
}

TEST(Fixes, ByteOrderMarkAndLineEndsAreKept) {
    EXPECT_EQ(with_fixes("\xEF\xBB\xBF"
                         "ab\r\ncd\r\n",
                         {fix(1, 2, "x\ny"), fix(4, 5, "")}),
              "\xEF\xBB\xBF"
              "ax\r\ny\r\nd\r\n");
    EXPECT_EQ(with_fixes("ab\ncd\n", {fix(2, 3, "")}), "abcd\n");
    EXPECT_EQ(with_fixes("ab", {}), "ab");
}

TEST(Fixes, APlaceOutsideTheTextChangesNothing) {
    EXPECT_EQ(with_fixes("ab", {fix(1, 9, "x")}), "ab");
}

TEST(Fixes, DifferenceShowsTheLines) {
    EXPECT_EQ(difference("甲\n乙\n丙\n", "甲\n丁\n丙\n"), "@@ 2 @@\n-乙\n+丁\n");
    EXPECT_EQ(difference("甲\n乙\n", "甲\n"), "@@ 2 @@\n-乙\n");
    EXPECT_EQ(difference("甲\n", "甲\n"), "");
}

TEST(Roots, TheSamePlaceIsSaidOnce) {
    std::vector<Diagnostic> all{finding(0, 4, {}), finding(0, 4, {}, Code::gj2201),
                                finding(0, 5, {})};
    keep_roots(all);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].code, Code::gj1201);
    EXPECT_EQ(all[1].span.end, 5U);
}

TEST(Roots, ALostCharacterIsSaidWithItsWord) {
    std::vector<Diagnostic> all{finding(2, 3, {}, Code::gj1012), finding(0, 4, {})};
    keep_roots(all);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].code, Code::gj1201);
    all = {finding(2, 3, {}, Code::gj1012), finding(8, 9, {})};
    keep_roots(all);
    EXPECT_EQ(all.size(), 2U);
}

}  // namespace
}  // namespace guiju::text
