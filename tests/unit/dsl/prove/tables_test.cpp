// SPDX-License-Identifier: Apache-2.0
// Decision tables: gaps, overlaps and dead rows are found, each at its row and with a case the engine ran; what
// is only undecided, or meant by the way a table is used, is not blamed. And what tables give is known to
// the other proofs.
#include <algorithm>

#include "dsl/prove/inquiry.h"
#include "dsl/prove/prove.h"
#include "dsl/prove/solver.h"
#include "tests/unit/dsl/prove/policy_text.h"

namespace guiju::prove {
namespace {

/// The policy with a table over 金额 and 类型 and with item （三） about it.
Changes with_table(const std::string& way, const std::string& rows,
                   const std::string& item = "档次为“一档”") {
    return {{"四、环节　报送",
             "判定表　档次\n取用：" + way + "\n｜金额｜类型｜档次｜\n" + rows + "\n四、环节　报送"},
            {"（三）类型已填写", "（三）" + item}};
}

struct Found {
    std::vector<std::string> places;  ///< "GJ3224 判定表　档次", notes left out
    std::vector<base::Diagnostic> all;

    [[nodiscard]] std::string said() const {
        std::string text;
        for (const auto& one : all)
            text += base::name_of(one.code) + " " +
                    base::sentence(one.code, one.args, base::Lang::zh) + "\n" + one.example + "\n";
        return text;
    }
};

Found found_in(const Changes& changes) {
    const auto source = policy_with(changes);
    auto result = compile::compile({source});
    Found found;
    for (const auto& one : result.findings)
        if (one.severity() == base::Severity::error)
            ADD_FAILURE() << base::sentence(one.code, one.args, base::Lang::zh);
    if (!result.ok()) return found;
    found.all = prove(result.value->program, result.findings);
    for (const auto& one : found.all)
        if (one.severity() != base::Severity::note)
            found.places.push_back(base::name_of(one.code) + " " +
                                   std::string(source.slice(one.span)));
    return found;
}

class Tables : public testing::Test {
   protected:
    void SetUp() override {
        if (!Solver::present()) GTEST_SKIP() << "built without a solver";
    }
};

TEST_F(Tables, a_gap_is_shown_by_a_case_that_can_be_pasted) {
    const auto found = found_in(with_table("唯一",
                                           "｜50万元以上｜不限｜一档｜\n"
                                           "｜不足50万元｜新购｜二档｜\n"));
    ASSERT_EQ(found.places, std::vector<std::string>{"GJ3224 判定表　档次"}) << found.said();
    const auto& gap = found.all.front();
    EXPECT_NE(gap.args.at(1).zh.find("类型改造"), std::string::npos) << found.said();
    EXPECT_NE(gap.example.find("类型“改造”"), std::string::npos) << found.said();
    EXPECT_NE(gap.example.find("档次不详"), std::string::npos) << found.said();
}

TEST_F(Tables, what_is_merely_undecided_is_no_gap) {
    // 金额 or 类型 may be left open: then the table is undecided, and 不能判断的 says what follows.
    EXPECT_EQ(found_in(with_table("唯一",
                                  "｜50万元以上｜不限｜一档｜\n"
                                  "｜不足50万元｜新购｜二档｜\n"
                                  "｜不足50万元｜改造｜三档｜\n"))
                  .places,
              std::vector<std::string>{});
    EXPECT_EQ(
        found_in(with_table("先列者先用", "｜50万元以上｜不限｜一档｜\n｜其余｜不限｜二档｜\n"))
            .places,
        std::vector<std::string>{});
}

TEST_F(Tables, adding_up_counting_and_gathering_have_no_gaps_and_no_overlaps) {
    const std::string rows = "｜50万元以上｜不限｜5分｜\n｜20万元以上｜改造｜3分｜\n";
    EXPECT_EQ(found_in(with_table("合计", rows, "档次小于8分")).places, std::vector<std::string>{});
    EXPECT_EQ(found_in(with_table("计数", rows, "档次小于2")).places, std::vector<std::string>{});
    EXPECT_EQ(
        found_in(with_table("取全部", "｜50万元以上｜不限｜一档｜\n｜20万元以上｜新购｜二档｜\n",
                            "档次包含“一档”"))
            .places,
        std::vector<std::string>{});
    for (const char* way : {"取最大", "取最小"})
        EXPECT_EQ(found_in(with_table(way, rows, "档次大于4分")).places,
                  std::vector<std::string>{"GJ3224 判定表　档次"})
            << way;
}

TEST_F(Tables, cases_that_cannot_be_filed_are_no_gaps) {
    auto changes = with_table("唯一",
                              "｜50万元以上｜不限｜一档｜\n"
                              "｜不足50万元｜新购｜二档｜\n");
    changes.push_back({"购置日期：日期，可不填",
                       "购置日期：日期，可不填\n核对：金额不低于50万元或者类型为“新购”"});
    EXPECT_EQ(found_in(changes).places, std::vector<std::string>{});
}

TEST_F(Tables, two_rows_that_apply_at_once_are_named_with_a_case) {
    const auto found = found_in(with_table("唯一",
                                           "｜50万元以上｜不限｜一档｜\n"
                                           "｜50万元以下｜新购｜二档｜\n"
                                           "｜不足50万元｜改造｜二档｜\n"));
    ASSERT_EQ(found.places, std::vector<std::string>{"GJ3225 ｜50万元以下｜新购｜二档｜"})
        << found.said();
    const auto& overlap = found.all.front();
    EXPECT_EQ(overlap.args.at(1).zh, "1");
    EXPECT_NE(overlap.args.at(2).zh.find("金额50万元"), std::string::npos) << found.said();
    EXPECT_NE(overlap.example.find("档次不详"), std::string::npos) << found.said();
    ASSERT_EQ(overlap.places.size(), 1U);
}

TEST_F(Tables, rows_with_one_result_must_exclude_each_other_too) {
    const auto found = found_in(with_table("唯一",
                                           "｜50万元以上｜不限｜一档｜\n"
                                           "｜不限｜新购｜一档｜\n"
                                           "｜不足50万元｜改造｜二档｜\n"));
    EXPECT_EQ(found.places, std::vector<std::string>{"GJ3225 ｜不限｜新购｜一档｜"})
        << found.said();
}

TEST_F(Tables, a_row_whose_cells_clash_never_applies) {
    for (const char* way : {"唯一", "先列者先用"}) {
        const auto found = found_in(with_table(way,
                                               "｜50万元以上｜不限｜一档｜\n"
                                               "｜大于40万元不足30万元｜不限｜三档｜\n"
                                               "｜其余｜不限｜二档｜\n"));
        EXPECT_EQ(found.places,
                  std::vector<std::string>{"GJ3226 ｜大于40万元不足30万元｜不限｜三档｜"})
            << found.said();
    }
}

TEST_F(Tables, a_row_behind_wider_ones_is_never_used_and_they_are_named) {
    const auto found = found_in(with_table("先列者先用",
                                           "｜50万元以上｜新购｜一档｜\n"
                                           "｜不足20万元｜不限｜三档｜\n"
                                           "｜50万元以上｜改造｜二档｜\n"
                                           "｜60万元以上｜不限｜四档｜\n"
                                           "｜其余｜不限｜二档｜\n"));
    ASSERT_EQ(found.places, std::vector<std::string>{"GJ3227 ｜60万元以上｜不限｜四档｜"})
        << found.said();
    EXPECT_EQ(found.all.front().places.size(), 2U) << "the first and the third row";
}

TEST_F(Tables, a_row_that_a_parameter_may_bring_to_life_is_not_dead) {
    // 起点 is 10万元 now, and localities may raise it.
    const std::string rows =
        "｜10万元以上不足起点｜不限｜三档｜\n｜起点以上｜不限｜一档｜\n｜其余｜不限｜二档｜\n";
    EXPECT_EQ(found_in(with_table("先列者先用", rows)).places, std::vector<std::string>{});
    auto locked = with_table("先列者先用", rows);
    locked.push_back({"｜10万元｜原文｜市县可提高｜", "｜10万元｜原文｜锁定｜"});
    EXPECT_EQ(found_in(locked).places,
              std::vector<std::string>{"GJ3226 ｜10万元以上不足起点｜不限｜三档｜"});
}

TEST_F(Tables, what_tables_give_is_known_to_the_other_proofs) {
    const std::string marks = "｜50万元以上｜不限｜5分｜\n｜不限｜新购｜3分｜\n";
    const auto never = [](const std::string& way, const std::string& rows,
                          const std::string& item) {
        const auto found = found_in(with_table(way, rows, item)).places;
        return std::find(found.begin(), found.end(), "GJ3201 " + item) != found.end();
    };
    EXPECT_TRUE(never("合计", marks, "档次大于8分"));
    EXPECT_FALSE(never("合计", marks, "档次不低于8分"));
    EXPECT_TRUE(never("计数", marks, "档次大于2"));
    EXPECT_TRUE(never("取最大", marks, "档次大于5分"));
    EXPECT_TRUE(never("取最小", marks, "档次小于3分"));
    EXPECT_TRUE(never("取最小", marks, "档次大于3分且类型为“新购”"));
    const std::string rows = "｜50万元以上｜不限｜一档｜\n｜其余｜不限｜二档｜\n";
    EXPECT_TRUE(never("先列者先用", rows, "档次为“一档”且金额小于40万元"));
    EXPECT_FALSE(never("先列者先用", rows, "档次为“二档”且金额小于40万元"));
    EXPECT_TRUE(never("唯一", rows, "档次为“一档”且档次为“二档”"));
}

TEST_F(Tables, one_table_may_feed_another) {
    // 额度 has a row for every 档次, and a gap where one is missing.
    auto changes = with_table("先列者先用", "｜50万元以上｜不限｜一档｜\n｜其余｜不限｜二档｜\n",
                              "金额不超过额度");
    const auto amounts = [&](const std::string& rows) {
        auto both = changes;
        both.front().second.insert(0, "判定表　额度\n取用：唯一\n｜档次｜额度｜\n" + rows + "\n");
        return found_in(both).places;
    };
    EXPECT_EQ(amounts("｜一档｜90万元｜\n｜二档｜30万元｜\n"), std::vector<std::string>{});
    EXPECT_EQ(amounts("｜一档｜90万元｜\n"), std::vector<std::string>{"GJ3224 判定表　额度"});
}

TEST_F(Tables, a_policy_full_of_tables_is_answered_in_bounded_work) {
    std::string rows;
    for (int i = 0; i < 600; ++i)
        rows += "｜" + std::to_string(i) + "万元以上｜不限｜" + std::to_string(i) + "分｜\n";
    const auto compiled = compiled_with(with_table("唯一", rows, "档次大于3分"));
    Inquiry inquiry(compiled.program, {}, {});
    tables_do_not_overlap(inquiry);
    table_rows_can_apply(inquiry);
    const auto most = Solver::kMostWork + 2 * kStepsOfOneQuestion;  // the last one is finished
    EXPECT_LT(inquiry.now.solver.work(), most);
    EXPECT_LT(inquiry.ever.solver.work(), most);
    const auto found = inquiry.take();
    const auto told = [&](base::Code code) {
        return std::any_of(found.begin(), found.end(),
                           [&](const auto& one) { return one.code == code; });
    };
    EXPECT_TRUE(told(base::Code::gj3225));
    EXPECT_TRUE(told(base::Code::gj3221)) << "what is not asked any more is said to be open";
}

TEST(TablesInAnyBuild, only_a_solver_claims_anything) {
    const auto found = found_in(with_table("唯一", "｜50万元以上｜不限｜一档｜\n"));
    ASSERT_FALSE(found.all.empty());
    const bool claimed =
        std::any_of(found.all.begin(), found.all.end(),
                    [](const base::Diagnostic& one) { return one.code == base::Code::gj3224; });
    EXPECT_EQ(claimed, Solver::present()) << found.said();
    EXPECT_EQ(found.all.back().code == base::Code::gj3222, !Solver::present()) << found.said();
}

}  // namespace
}  // namespace guiju::prove
