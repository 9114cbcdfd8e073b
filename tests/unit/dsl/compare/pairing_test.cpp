// SPDX-License-Identifier: Apache-2.0
#include "dsl/compare/pairing.h"

#include "tests/unit/dsl/compare/compared.h"

namespace guiju::compare {
namespace {

TEST(Pairing, likeness_is_by_characters) {
    EXPECT_EQ(likeness("需求内容", "需求内容"), 100);
    EXPECT_EQ(likeness("", ""), 0);
    EXPECT_EQ(likeness("需求", "联系"), 0);
    EXPECT_EQ(likeness("需求内容", "需求名称"), 50);
}

TEST(Pairing, the_same_meaning_comes_before_the_place) {
    const auto older = prove::compiled_with({}).program;
    const auto newer =
        prove::compiled_with({{"（一）名称已填写；\n（二）金额不低于起点；\n（三）类型已填写。",
                               "（一）类型已填写；\n（二）名称已填写；\n（三）金额不低于起点。"}})
            .program;
    auto before = clauses_of(older), after = clauses_of(newer);
    std::size_t items = 0;
    for (const auto& [a, b] : paired(before, after)) {
        ASSERT_NE(a, kNobody);
        ASSERT_NE(b, kNobody);
        EXPECT_TRUE(same(before[a], after[b])) << after[b].item.zh;
        if (after[b].kind != Kind::criterion || after[b].section.zh != "初审") continue;
        ++items;
        EXPECT_EQ(before[a].origin.wording, after[b].origin.wording);
    }
    EXPECT_EQ(items, 3U);
}

TEST(Pairing, every_clause_is_in_exactly_one_pair) {
    const auto older = prove::compiled_with({}).program;
    const auto newer =
        prove::compiled_with({{"（三）类型已填写。", "（三）密级为“公开”。"}}).program;
    auto before = clauses_of(older), after = clauses_of(newer);
    std::vector<int> seen_before(before.size()), seen_after(after.size());
    for (const auto& [a, b] : paired(before, after)) {
        if (a != kNobody) ++seen_before[a];
        if (b != kNobody) ++seen_after[b];
    }
    for (const auto count : seen_before) EXPECT_EQ(count, 1);
    for (const auto count : seen_after) EXPECT_EQ(count, 1);
}

}  // namespace
}  // namespace guiju::compare
