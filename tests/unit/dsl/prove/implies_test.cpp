// SPDX-License-Identifier: Apache-2.0
#include "dsl/prove/implies.h"

#include "tests/unit/dsl/prove/policy_text.h"

namespace guiju::prove {
namespace {

/// Code of item `number` of stage 初审.
program::CodeId item(const program::Program& program, std::size_t number) {
    return program.stages.at(1).criteria.at(number - 1).code;
}

class Implies : public testing::Test {
   protected:
    void SetUp() override {
        if (!Solver::present()) GTEST_SKIP() << "built without a solver";
    }
};

TEST_F(Implies, a_higher_floor_implies_the_lower_one_and_not_the_other_way_round) {
    const auto base = compiled_with({}).program;
    const auto local = compiled_with({{"｜10万元｜", "｜15万元｜"}}).program;
    EXPECT_TRUE(implies(local, item(local, 2), base, item(base, 2)).holds());
    const auto looser = implies(base, item(base, 2), local, item(local, 2));
    EXPECT_EQ(looser.verdict, Verdict::possible);
    EXPECT_EQ(looser.told.zh, "金额10万元") << "a floor is missed at the very number of the other";
    EXPECT_EQ(looser.example, "金额10万元");
}

TEST_F(Implies, a_share_is_compared_exactly) {
    const Changes half{{"（二）金额不低于起点", "（二）比例不低于50%"}};
    const Changes less{{"（二）金额不低于起点", "（二）比例不低于45%"}};
    const auto base = compiled_with(half).program;
    const auto local = compiled_with(less).program;
    const auto looser = implies(local, item(local, 2), base, item(base, 2));
    EXPECT_EQ(looser.verdict, Verdict::possible);
    EXPECT_EQ(looser.told.zh, "比例45%");
    EXPECT_TRUE(implies(base, item(base, 2), local, item(local, 2)).holds());
}

TEST_F(Implies, what_is_left_open_is_not_met) {
    // 密级不为“涉密” is undecided where 密级 is open; 类型已填写 says nothing about it.
    const auto base = compiled_with({{"（二）金额不低于起点", "（二）密级不为“涉密”"}}).program;
    const auto found = implies(base, item(base, 3), base, item(base, 2));
    EXPECT_EQ(found.verdict, Verdict::possible);
    EXPECT_TRUE(implies(base, item(base, 2), base, program::kNone).holds());
}

TEST_F(Implies, dates_and_choices) {
    const auto early =
        compiled_with({{"（二）金额不低于起点", "（二）购置日期早于2026-03-01"}}).program;
    const auto late =
        compiled_with({{"（二）金额不低于起点", "（二）购置日期不晚于2026-03-01"}}).program;
    EXPECT_TRUE(implies(early, item(early, 2), late, item(late, 2)).holds());
    const auto found = implies(late, item(late, 2), early, item(early, 2));
    EXPECT_EQ(found.told.zh, "购置日期2026年3月1日");
    const auto both =
        compiled_with({{"（二）金额不低于起点", "（二）类型属于（新购、改造）"}}).program;
    EXPECT_TRUE(implies(both, item(both, 3), both, item(both, 2)).holds());
}

TEST_F(Implies, a_field_that_only_the_second_policy_has) {
    const auto base = compiled_with({}).program;
    // The new field comes first: every later one has another slot than in the base.
    const auto local =
        compiled_with({{"名称：文字", "年产值：金额，可不填\n名称：文字"},
                       {"可填写比例", "可填写年产值、比例"},
                       {"（二）金额不低于起点", "（二）金额不低于起点且年产值不低于500万元"}})
            .program;
    const auto found = implies(base, item(base, 2), local, item(local, 2));
    EXPECT_EQ(found.verdict, Verdict::possible);
    EXPECT_TRUE(found.told.zh.find("金额10万元") != std::string::npos) << found.told.zh;
    EXPECT_TRUE(found.told.zh.find("年产值") != std::string::npos) << found.told.zh;
    ASSERT_EQ(found.fields.size(), base.matter.fields.size());
    EXPECT_EQ(found.example, "") << "no case of the base can say it";
    EXPECT_TRUE(implies(local, item(local, 2), base, item(base, 2)).holds());
    const auto back = implies(local, item(local, 1), base, item(base, 2));
    EXPECT_EQ(back.verdict, Verdict::possible) << "the slots of the first policy are its own";
    EXPECT_TRUE(back.told.zh.find("金额") != std::string::npos) << back.told.zh;
}

}  // namespace
}  // namespace guiju::prove
