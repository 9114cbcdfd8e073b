// SPDX-License-Identifier: Apache-2.0
// Each direction and each kind of clause; what is no change; made-up cases that tell the truth.
#include "dsl/compare/compare.h"

#include "dsl/format/format.h"
#include "dsl/parse/parse.h"
#include "tests/unit/dsl/compare/compared.h"

namespace guiju::compare {
namespace {

class Directions : public testing::Test {
   protected:
    void SetUp() override {
        if (!prove::Solver::present()) GTEST_SKIP() << "built without a solver";
    }
};

TEST(Compare, a_policy_and_itself_do_not_differ) {
    const auto comparison = compared({});
    EXPECT_TRUE(comparison.changes.empty()) << said(comparison);
    EXPECT_EQ(comparison.same, comparison.clauses_before);
    EXPECT_EQ(comparison.clauses_before, comparison.clauses_after);
}

TEST_F(Directions, a_higher_floor_is_stricter_and_shows_a_case_at_the_old_one) {
    const auto change = only(compared({{"（二）金额不低于起点", "（二）金额不低于15万元"}},
                                      {
                                          {"（二）金额不低于起点", "（二）金额不低于10万元"},
                                      }));
    EXPECT_EQ(change.direction, Direction::stricter);
    ASSERT_EQ(change.cases.size(), 1U);
    EXPECT_TRUE(change.cases[0].stricter);
    EXPECT_EQ(change.cases[0].told.zh, "金额10万元");
    EXPECT_EQ(change.cases[0].before.zh, "转复审");
    EXPECT_EQ(change.cases[0].after.zh, "退回补正");
    EXPECT_EQ(change.sentence.zh,
              "初审第（二）项由“金额不低于10万元”提高为“金额不低于15万元”，更严："
              "金额10万元的，原来符合（转复审），现在不符合（退回补正）");
    EXPECT_NE(change.cases[0].example.find("应当：退回补正，理由为第（二）项"), std::string::npos)
        << change.cases[0].example;
}

TEST_F(Directions, a_lower_floor_is_looser) {
    const auto change = only(compared({{"（二）金额不低于起点", "（二）金额不低于8万元"}},
                                      {{"（二）金额不低于起点", "（二）金额不低于10万元"}}));
    EXPECT_EQ(change.direction, Direction::looser);
    ASSERT_EQ(change.cases.size(), 1U);
    EXPECT_FALSE(change.cases[0].stricter);
    EXPECT_EQ(change.cases[0].told.zh, "金额8万元");
}

TEST_F(Directions, stricter_for_some_and_looser_for_others_shows_both) {
    const auto change = only(compared({{"（三）类型已填写", "（三）类型为“改造”"}},
                                      {{"（三）类型已填写", "（三）类型为“新购”"}}));
    EXPECT_EQ(change.direction, Direction::both);
    EXPECT_EQ(change.cases.size(), 2U);
}

TEST_F(Directions, the_same_in_other_words_is_the_same) {
    const auto comparison = compared({{"（三）类型已填写", "（三）类型属于（新购、改造）"}});
    const auto change = only(comparison);
    EXPECT_EQ(change.direction, Direction::same) << change.sentence.zh;
    EXPECT_TRUE(change.cases.empty());
}

TEST_F(Directions, a_parameter_reaches_the_criterion_that_uses_it) {
    const auto comparison = compared({{"｜10万元｜", "｜15万元｜"}});
    ASSERT_EQ(comparison.changes.size(), 2U) << said(comparison);
    EXPECT_EQ(comparison.changes[0].kind, Kind::parameter);
    EXPECT_EQ(comparison.changes[0].direction, Direction::stricter);
    EXPECT_EQ(comparison.changes[1].kind, Kind::criterion);
    EXPECT_EQ(comparison.changes[1].direction, Direction::stricter);
    EXPECT_EQ(comparison.changes[1].because, std::vector<std::string>{"起点"});
}

TEST_F(Directions, an_inserted_item_is_the_only_change) {
    const auto comparison =
        compared({{"（二）金额不低于起点；\n（三）类型已填写。",
                   "（二）密级为“公开”；\n（三）金额不低于起点；\n（四）类型已填写。"}});
    const auto change = only(comparison);
    EXPECT_EQ(change.happened, Happened::added);
    EXPECT_EQ(change.direction, Direction::stricter);
    EXPECT_EQ(change.item.zh, "第（二）项");
    EXPECT_EQ(change.sentence.zh.rfind(
                  "比旧版多一条：初审第（二）项“密级为“公开””，更严：密级“涉密”的", 0),
              0U)
        << change.sentence.zh;
}

TEST_F(Directions, a_removed_item_is_looser) {
    const auto change =
        only(compared({{"（二）金额不低于起点；\n（三）类型已填写。", "（二）金额不低于起点。"}}));
    EXPECT_EQ(change.happened, Happened::removed);
    EXPECT_EQ(change.direction, Direction::looser);
    EXPECT_FALSE(change.after);
}

TEST_F(Directions, an_item_the_others_imply_changes_nothing) {
    const auto change =
        only(compared({{"（三）类型已填写。", "（三）类型已填写；\n（四）金额不低于5万元。"}}));
    EXPECT_TRUE(change.no_effect) << change.sentence.zh;
    EXPECT_TRUE(change.cases.empty());
}

TEST_F(Directions, an_item_that_no_longer_binds_is_looser) {
    const auto change = only(compared({{"（三）类型已填写", "（三）鼓励类型已填写"}}));
    EXPECT_EQ(change.direction, Direction::looser) << change.sentence.zh;
}

TEST_F(Directions, a_requirement_of_an_action) {
    const auto change = only(compared({{"须密级为“公开”", "须密级为“公开”，须名称已填写"}}));
    EXPECT_EQ(change.kind, Kind::requirement);
    EXPECT_EQ(change.direction, Direction::stricter);
}

TEST(Compare, a_shorter_deadline_says_so) {
    const auto change = only(compared({{"收到后10个自然日内", "收到后7个自然日内"}}));
    EXPECT_EQ(change.kind, Kind::deadline);
    EXPECT_EQ(change.direction, Direction::shorter);
    EXPECT_EQ(change.sentence.zh, "初审的期限由10日缩短为7日");
    EXPECT_EQ(change.sentence.en, "初审: deadline shortened from 10 days to 7 days");
}

TEST(Compare, a_longer_time_to_correct_and_more_corrections) {
    const auto longer =
        only(compared({{"退回申请单位补正，期限10个自然日", "退回申请单位补正，期限15个自然日"}}));
    EXPECT_EQ(longer.direction, Direction::longer);
    EXPECT_NE(longer.sentence.zh.find("期限由10日延长为15日"), std::string::npos)
        << longer.sentence.zh;
    const auto comparison = compared({{"｜2次｜", "｜3次｜"}});
    ASSERT_EQ(comparison.changes.size(), 3U) << said(comparison);
    EXPECT_EQ(comparison.changes[0].direction, Direction::looser);
    EXPECT_NE(said(comparison).find("最多补正次数由2次增加为3次"), std::string::npos)
        << said(comparison);
}

TEST(Compare, another_unit_of_time_is_not_compared) {
    const auto change = only(compared({{"收到后10个自然日内", "收到后10小时内"}}));
    EXPECT_EQ(change.direction, Direction::different);
    EXPECT_EQ(change.sentence.zh, "初审的期限由10日改为10小时");
}

TEST(Compare, fields) {
    EXPECT_EQ(only(compared({{"比例：百分比，可不填", "比例：百分比，可不填\n备注：文字，可不填"}}))
                  .happened,
              Happened::added);
    const auto labels = only(compared({{"选项（新购、改造）", "选项（新购、改造、租赁）"}}));
    EXPECT_EQ(labels.direction, Direction::looser);
    EXPECT_EQ(labels.sentence.zh, "字段“类型”：选项增加租赁，更宽");
    const auto shorter = only(compared({{"不超过60字", "不超过40字"}}));
    EXPECT_EQ(shorter.direction, Direction::stricter);
    EXPECT_EQ(shorter.sentence.zh, "字段“名称”：最多由60字降低为40字，更严");
    EXPECT_EQ(only(compared({{"金额：金额，必填", "金额：金额，可不填"}})).direction,
              Direction::looser);
}

TEST(Compare, lines_of_outcomes) {
    const auto other =
        only(compared({{"全部符合的，办结，结果为“同意”", "全部符合的，办结，结果为“准予”"}}));
    EXPECT_EQ(other.kind, Kind::disposition);
    EXPECT_NE(other.sentence.zh.find("由“全部符合的，办结，结果为“同意””改为"), std::string::npos)
        << other.sentence.zh;
    const auto gone = only(compared({{"补正超过补正轮次仍不符合的，退回；\n", ""}}));
    EXPECT_EQ(gone.happened, Happened::removed);
    const auto moved =
        only(compared({{"补正超过补正轮次仍不符合的，退回；\n有一项不符合的，退回申请单位补正，期限"
                        "10个自然日，最多补正轮次；",
                        "有一项不符合的，退回申请单位补正，期限10个自然日，最多补正轮次；\n补正超过"
                        "补正轮次仍不符合的，退回；"}}));
    EXPECT_EQ(moved.happened, Happened::moved);
    EXPECT_NE(moved.sentence.zh.find("处理各行的先后变了"), std::string::npos);
}

TEST(Compare, roles_and_actions) {
    EXPECT_EQ(only(compared({{"受理单位：机关，县级", "受理单位：机关，市级"}})).kind, Kind::role);
    const auto action = only(compared({{"可填写比例、评分、购置日期", "可填写比例、评分"}}));
    EXPECT_EQ(action.kind, Kind::action);
    EXPECT_NE(action.sentence.zh.find("可填写去掉购置日期"), std::string::npos)
        << action.sentence.zh;
}

TEST(Compare, a_new_stage_is_told_once) {
    const auto comparison = compared({{"全部符合的，转复审。", "全部符合的，转公示。"},
                                      {"六、环节　复审",
                                       "六、环节　公示\n办理：受理单位\n办理事项：\n（一）公示期满"
                                       "；\n处理：\n公示期满的，转复审。\n\n七、环节　复审"}});
    std::size_t added = 0;
    for (const auto& change : comparison.changes)
        if (change.happened == Happened::added) {
            ++added;
            EXPECT_EQ(change.kind, Kind::stage);
            EXPECT_EQ(change.section.zh, "公示");
        }
    EXPECT_EQ(added, 1U) << said(comparison);
    EXPECT_EQ(comparison.changes.size(), 2U) << said(comparison);
}

TEST(Compare, what_is_only_renamed_changes_nothing_else) {
    auto newer = prove::kPolicy;
    for (std::string::size_type at = 0; (at = newer.find("购置日期", at)) != std::string::npos;)
        newer.replace(at, std::string("购置日期").size(), "购买日期");
    const auto older = prove::compiled_with({}).program;
    const auto compiled = compile::compile({*text::load("policy.guiju", newer, 0).value});
    ASSERT_TRUE(compiled.ok());
    const auto change = only(compare(older, compiled.value->program));
    EXPECT_EQ(change.happened, Happened::renamed);
    EXPECT_EQ(change.sentence.zh, "字段“购置日期”改称“购买日期”");
}

TEST(Compare, another_language_is_no_change) {
    const auto source = prove::policy_with({});
    const auto parsed = parse::parse(source);
    ASSERT_TRUE(parsed.value);
    const auto english = format::format(*parsed.value, syntax::Skin::english);
    const auto compiled = compile::compile({*text::load("policy.guiju", english, 0).value});
    ASSERT_TRUE(compiled.ok()) << english;
    const auto older = prove::compiled_with({}).program;
    const auto comparison = compare(older, compiled.value->program);
    EXPECT_TRUE(comparison.changes.empty()) << said(comparison);
    const auto newer = prove::compiled_with({{"收到后10个自然日内", "收到后7个自然日内"}}).program;
    EXPECT_EQ(said(compare(compiled.value->program, newer)), said(compare(older, newer)));
}

TEST(Compare, a_base_and_what_a_city_made_of_it) {
    const Changes province{{"性质：公共服务", "层级：省\n属地：浙江省（330000）\n性质：公共服务"}};
    const Changes city{{"性质：公共服务", "层级：市\n属地：嘉兴市（330400）\n性质：公共服务"},
                       {"收到后10个自然日内", "收到后7个自然日内"},
                       {"（三）类型已填写。", "（三）类型已填写；\n（四）密级为“公开”。"}};
    const auto comparison = compared(city, province);
    EXPECT_EQ(comparison.changes.size(), 2U) << said(comparison);
    EXPECT_EQ(comparison.sides.before.zh, "省办法");
    EXPECT_NE(said(comparison).find("比省办法多一条：初审第（四）项"), std::string::npos)
        << said(comparison);
}

TEST(Compare, of_an_evaluation_weights_grades_and_targets) {
    const std::string tail = R"(
七、指标
依据：（一）
受理数：件，由受理单位填报
办结数：件，由受理单位填报
办结率：比率，办结数÷受理数，力争达到90%

八、评价　年度评价
对象：受理单位
周期：每年
｜指标｜权重｜计分｜
｜受理｜40%｜受理数达到100件得100分，不足的按比例计分｜
｜办结｜60%｜办结率乘以100分｜
取数：四舍五入，保留2位小数
缺数：其余各项按权重折算，并列明原因
同分：并列
等次：优秀85分以上、其余合格
)";
    const auto compiled = [](const std::string& text) {
        auto result = compile::compile({*text::load("policy.guiju", text, 0).value});
        EXPECT_TRUE(result.ok()) << text;
        return result.ok() ? result.value->program : program::Program{};
    };
    auto newer = prove::kPolicy + tail;
    const auto replace = [&](const std::string& from, const std::string& to) {
        newer.replace(newer.find(from), from.size(), to);
    };
    replace("力争达到90%", "力争达到95%");
    replace("｜40%｜", "｜30%｜");
    replace("｜60%｜", "｜70%｜");
    replace("优秀85分以上", "优秀90分以上");
    const auto comparison = compare(compiled(prove::kPolicy + tail), compiled(newer));
    const auto all = said(comparison);
    EXPECT_EQ(comparison.changes.size(), 4U) << all;
    for (const char* sentence :
         {"指标“办结率”：目标由90%提高为95%，更严", "年度评价受理：权重由40%降低为30%",
          "年度评价办结：权重由60%提高为70%", "年度评价优秀：起点由85分提高为90分，更严"})
        EXPECT_NE(all.find(sentence), std::string::npos) << all;
}

}  // namespace
}  // namespace guiju::compare
