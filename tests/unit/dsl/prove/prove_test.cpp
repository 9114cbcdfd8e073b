// SPDX-License-Identifier: Apache-2.0
// Every proof finds what it is for, at the place it is about, and nothing in a policy that is right.
#include "dsl/prove/prove.h"

#include <algorithm>

#include "dsl/prove/boundaries.h"
#include "dsl/prove/branches.h"
#include "dsl/prove/solver.h"
#include "tests/unit/dsl/prove/policy_text.h"

namespace guiju::prove {
namespace {

struct Case {
    std::string name;
    Changes changes;
    std::vector<std::string> found;  ///< "GJ3203 （三）金额低于5万元"
};

/// Findings as "code place", notes left out.
std::vector<std::string> found_in(const Changes& changes, std::vector<base::Diagnostic>* all) {
    const auto source = policy_with(changes);
    auto result = compile::compile({source});
    EXPECT_TRUE(result.ok()) << "not a policy";
    if (!result.ok()) return {};
    *all = prove(result.value->program, result.findings);
    std::vector<std::string> found;
    for (const auto& one : *all)
        if (one.severity() != base::Severity::note)
            found.push_back(base::name_of(one.code) + " " + std::string(source.slice(one.span)));
    return found;
}

class Proof : public testing::TestWithParam<Case> {
   protected:
    void SetUp() override {
        if (!Solver::present()) GTEST_SKIP() << "built without a solver";
    }
};

TEST_P(Proof, finds_what_is_wrong_and_nothing_else) {
    std::vector<base::Diagnostic> all;
    const auto found = found_in(GetParam().changes, &all);
    std::string said;
    for (const auto& one : all)
        said += base::sentence(one.code, one.args, base::Lang::zh) + "\n" + one.example + "\n";
    ASSERT_EQ(found.size(), GetParam().found.size()) << said;
    for (std::size_t i = 0; i < found.size(); ++i)
        EXPECT_TRUE(found[i].starts_with(GetParam().found[i])) << found[i] << "\n" << said;
}

TEST(Hours, end_with_a_day_and_that_is_told) {
    if (!Solver::present()) GTEST_SKIP() << "built without a solver";
    std::vector<base::Diagnostic> all;
    (void)found_in({{"期限：收到后10个自然日内\n审查", "期限：收到后30小时内\n审查"}}, &all);
    const auto told = std::find_if(all.begin(), all.end(),
                                   [](const auto& one) { return one.code == base::Code::gj3229; });
    ASSERT_NE(told, all.end());
    EXPECT_EQ(base::sentence(told->code, told->args, base::Lang::zh),
              "“初审”的期限30小时不按钟点计：起算那天以后第2日24时届满");
}

INSTANTIATE_TEST_SUITE_P(
    Policies, Proof,
    testing::Values(
        Case{"right", {}, {}},
        Case{"never_met",
             {{"（三）类型已填写", "（三）类型不为“新购”且类型不为“改造”"}},
             {"GJ3201 类型不为“新购”且类型不为“改造”"}},
        Case{"never_failed",
             {{"（三）类型已填写", "（三）类型属于（新购、改造）或者密级已填写或者密级未填写"}},
             {"GJ3202"}},
        Case{
            "clash_across_fields",
            {{"（三）类型已填写",
              "（三）类型为“新购”且金额不低于比例×100万元；\n（四）类型为“改造”或者金额小于5万元"}},
            {"GJ3203"}},
        Case{"clash_on_the_way",
             {{"（三）类型已填写", "（三）类型为“改造”"}},
             {"GJ3204 类型为“新购”"}},
        Case{"line_never_reached",
             {{"全部符合的，转复审。",
               "全部符合且类型为“新购”的，转复审；\n全部符合且类型为“改造”的，办结；\n全部符合且类"
               "型未填写的，退回；\n全部符合的，转复审。"}},
             {"GJ3205 全部符合且类型未填写的", "GJ3205 全部符合的"}},
        Case{"corrections_used_up", {{"补正超过补正轮次仍不符合的，退回；\n", ""}}, {"GJ3206"}},
        Case{"undecided_condition",
             {{"（一）类型为“新购”。\n处理：\n有一项不符合的，退回；\n不能判断的，退回；",
               "（一）类型已填写。\n处理：\n有一项不符合的，退回；\n全部符合且评分大于60的，退回"
               "；"}},
             {"GJ3206"}},
        Case{"undecided_action",
             {{"报送的，转初审。", "报送且评分大于60的，转复审；\n报送的，转初审。"}},
             {"GJ3207"}},
        Case{"overlapping_bands",
             {{"全部符合的，转复审。",
               "全部符合且金额不超过50万元的，转复审；\n全部符合且金额不低于50万元的，办结；\n全部"
               "符合的，转复审。"}},
             {"GJ3205", "GJ3208 全部符合且金额不低于50万元的"}},
        Case{"inner_deadline",
             {{"期限：收到后10个自然日内\n审查",
               "期限：收到后10个自然日内\n期限：收到后20个自然日内备案\n办理事项：\n（一）备案；\n"
               "审查"},
              {"补正超过补正轮次仍", "备案的，留在本环节；\n补正超过补正轮次仍"}},
             {"GJ3209"}},
        Case{"mark_never_set",
             {{"须密级为“公开”，可", "须密级为“公开”，须未达到“已领取”，可"},
              {"全部符合的，转复审。",
               "全部符合且类型未填写的，退回，记为“已领取”；\n全部符合的，转复审。"}},
             {"GJ3205 全部符合且类型未填写的", "GJ3216 "}},
        Case{"required_and_forbidden",
             {{"比例：百分比，可不填", "比例：百分比，密级为“公开”的必填，类型为“新购”的不得填写"}},
             {"GJ3217 比例"}},
        Case{"action_never_done",
             {{"须密级为“公开”，可", "须密级为“公开”，须密级为“涉密”，可"}},
             {"GJ3205", "GJ3218"}},
        Case{"priority_never",
             {{"购置日期：日期，可不填",
               "购置日期：日期，可不填\n优先：金额大于5万元且金额小于4万元"}},
             {"GJ3220"}}),
    [](const auto& trial) { return trial.param.name; });

/// One stage after the handing in, and what the proofs say of it.
std::string said_of(const std::string& fields, const std::string& stage) {
    const auto text = R"(规矩　小额补助办理规则
状态：施行
施行：自2026年1月1日起

一、角色
申请单位：企业
受理单位：机关，县级
财政部门：机关，县级

二、事项　补助申请
名称：文字，必填
金额：金额，可不填
)" + fields + R"(
三、环节　报送
办理：申请单位
办理事项：
（一）报送；
处理：
报送的，转初审。

四、环节　初审
办理：受理单位
)" + stage;
    auto loaded = text::load("policy.guiju", text, 0);
    EXPECT_TRUE(loaded.ok());
    auto result = compile::compile({*loaded.value});
    std::string said;
    for (const auto& one : result.findings)
        if (one.severity() != base::Severity::note)
            said += base::sentence(one.code, one.args, base::Lang::zh) + "\n";
    if (!result.ok()) return said + "not a policy";
    for (const auto& one : prove(result.value->program, result.findings))
        said += base::name_of(one.code) + " " + std::string(loaded.value->slice(one.span)) + "\n";
    return said;
}

class Proofs : public testing::Test {
   protected:
    void SetUp() override {
        if (!Solver::present()) GTEST_SKIP() << "built without a solver";
    }
};

TEST_F(Proofs, the_same_policy_gives_the_same_findings) {
    std::vector<base::Diagnostic> first, second;
    const Changes changes{{"（三）类型已填写", "（三）类型为“改造”"}};
    EXPECT_EQ(found_in(changes, &first), found_in(changes, &second));
    ASSERT_FALSE(first.empty());
    EXPECT_EQ(first.front().example, second.front().example);
    EXPECT_NE(first.front().example, "");
}

TEST_F(Proofs, a_gap_comes_with_a_case_that_shows_it) {
    std::vector<base::Diagnostic> all;
    found_in(
        {{"（一）类型为“新购”。\n处理：\n有一项不符合的，退回；\n不能判断的，退回；",
          "（一）类型已填写。\n处理：\n有一项不符合的，退回；\n全部符合且评分大于60的，退回；"}},
        &all);
    ASSERT_FALSE(all.empty());
    EXPECT_NE(all.front().example.find("应当：没有规定"), std::string::npos) << all.front().example;
}

TEST_F(Proofs, boundaries_stand_at_below_and_above_every_number) {
    const auto compiled = compiled_with({});
    std::string all;
    for (const auto& one : boundaries(compiled.program)) all += one.example + "\n";
    for (const char* amount : {"金额10万元", "金额99999元", "金额100001元"})
        EXPECT_NE(all.find(amount), std::string::npos) << amount << "\n" << all;
    EXPECT_NE(all.find("金额未填写"), std::string::npos) << all;
}

TEST_F(Proofs, what_is_always_decided_is_never_undecided) {
    const auto compiled = compiled_with({});
    const auto answers = possible_answers(compiled.program);
    ASSERT_EQ(answers.size(), 3U);
    EXPECT_EQ(answers[1][0], (Answers{true, false, true})) << "名称已填写";
    EXPECT_EQ(answers[1][1], (Answers{true, true, true})) << "金额不低于起点";
}

TEST_F(Proofs, what_is_only_wished_for_holds_nothing_up) {
    const std::string lines =
        "处理：\n有一项不符合的，退回；\n不能判断的，退回；\n全部符合的，办结。\n";
    // Nobody can meet both; but the second is only wished for.
    const std::string first = "审查：\n（一）金额小于比例×5万元；\n（二）";
    const std::string share = "比例：数量，0至1，可不填\n";
    EXPECT_EQ(said_of(share, first + "鼓励，金额大于6万元。\n" + lines), "");
    // Somebody may excuse the second.
    const std::string excuse = "例外：由财政部门批准，说明理由\n";
    EXPECT_EQ(said_of(share, first + "一般，金额大于6万元。\n" + excuse + lines), "");
    const auto said = said_of(share, first + "金额大于6万元。\n" + lines);
    EXPECT_NE(said.find("GJ3203"), std::string::npos) << said;
}

TEST_F(Proofs, a_gap_stays_a_gap_while_nobody_has_excused_it) {
    const auto said = said_of("", R"(审查：
（一）一般，金额大于6万元。
例外：由财政部门批准，说明理由
处理：
有一项不符合的，退回申请单位补正，期限10个自然日，最多2次；
不能判断的，退回；
全部符合的，办结。
)");
    EXPECT_NE(said.find("GJ3206"), std::string::npos) << said;
}

TEST_F(Proofs, lines_of_a_joint_review_and_of_every_change_are_asked) {
    EXPECT_EQ(said_of("撤销：是否，可不填\n", R"(会签：受理单位、财政部门，全部同意
处理：
一旦撤销为“是”的，退回；
会签同意的，办结；
会签不同意的，退回。
)"),
              "GJ3214 金额：金额，可不填\n");
    const auto said = said_of("", R"(会签：受理单位、财政部门，全部同意
处理：
一旦金额小于5万元且金额大于6万元的，退回；
会签同意且金额小于5万元且金额大于6万元的，办结；
会签同意的，办结；
会签不同意的，退回。
)");
    EXPECT_NE(said.find("GJ3205 一旦"), std::string::npos) << said;
    EXPECT_NE(said.find("GJ3205 会签同意且"), std::string::npos) << said;
}

TEST_F(Proofs, criteria_may_look_at_other_cases) {
    const auto said = said_of("\n关联　攻关项目\n项目名称：文字\n", R"(审查：
（一）名下“攻关项目”案件数不少于3件；
（二）名下“攻关项目”案件数不超过2件。
处理：
有一项不符合的，退回；
不能判断的，退回；
全部符合的，办结。
)");
    EXPECT_NE(said.find("GJ3203"), std::string::npos) << said;
}

TEST_F(Proofs, fields_of_every_type_can_be_asked_about) {
    const auto said = said_of(R"(数量：整数（家），可为暂定
产值：组合（甲、乙），各为金额，可不填
时长：时长（小时），可不填
时刻：日期时间，可不填
人员：名单（姓名：文字，票数：数量），可不填
邮政编码：文字，6位数字，可不填
)",
                              R"(办理事项：
（一）推荐：填写人员、数量，须数量大于0家；
审查：
（一）数量不少于3家且数量不超过4家；
（二）产值的甲大于产值的乙或者产值有一项大于3元；
（三）人员不少于2人且人员的票数之和大于3；
（四）时长已填写或者时刻已填写或者邮政编码为“314400”。
处理：
推荐且人员的票数之和等于0的，退回；
推荐的，留在本环节；
有一项不符合的，退回；
不能判断的，退回；
全部符合的，办结。
)");
    EXPECT_EQ(said, "GJ3214 金额：金额，可不填\n");
}

TEST(Grades, a_grade_above_full_marks_needs_no_solver) {
    const std::string measures = R"(
八、指标
受理数：件，由受理单位填报

九、评价　年度评价
对象：受理单位
周期：每年
｜指标｜权重｜计分｜
｜受理数量｜100%｜受理数达到100件得100分，不足的按比例计分｜
等次：优秀120分以上、其余合格
)";
    auto policy = kPolicy + measures;
    auto loaded = text::load("policy.guiju", policy, 0);
    const auto result = compile::compile({*loaded.value});
    ASSERT_TRUE(result.ok());
    const auto found = prove(result.value->program, result.findings);
    EXPECT_TRUE(std::any_of(found.begin(), found.end(), [](const base::Diagnostic& one) {
        return one.code == base::Code::gj3219;
    }));
}

}  // namespace
}  // namespace guiju::prove
