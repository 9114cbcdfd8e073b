// SPDX-License-Identifier: Apache-2.0
#include "dsl/compile/example.h"

#include "tests/unit/dsl/compile/compiled_text.h"

namespace guiju::compile {
namespace {

const char* const kPolicy = R"(规矩　补助
状态：施行
施行：自2026年1月1日起
属地：浙江省（330000）
日历：C25

一、参数
｜编号｜名称｜值｜来源｜权限｜说明｜
｜P01｜初审时限｜3个工作日｜原文｜锁定｜｜
｜P02｜严格｜否｜原文｜锁定｜｜

二、角色
申请单位：企业
受理单位：单位，从“受理名录”产生，由承办单位担任

三、名录　受理名录
名录状态：选项（在册、暂停），必填
擅长领域：多选（新材料、高端装备），必填

四、事项　申请
说明书：文字，必填
投资额：金额，必填
类别：多选（大、中、小），可不填
证明：清单（执照、合同），必填
所在地：属地，必填
密级：密级（公开、涉密），必填
承办单位：单位，可不填
合理性：判断（符合、不符合），须说明理由

五、环节　报送
办理：申请单位
办理事项：
（一）提交：填写承办单位；
处理：
提交的，转初审，由承办单位办理。

六、环节　初审
办理：受理单位
期限：收到后初审时限内
审查：
（一）说明书不少于30字；
（二）证明齐全且严格为“否”；
（三）合理性为“符合”。
处理：
全部符合的，办结，记为“已办成”；
不能判断的，请申请单位补充说明；
有一项不符合的，退回申请单位补正。

七、指标
办成数：件，本期达到“已办成”的申请

八、样本　合格申请
｜代号｜名称｜角色｜属地｜其他｜
｜企一｜某公司｜申请单位｜南湖区（330402）｜｜
｜园一｜某园区｜受理单位｜南湖区（330402）｜名录状态“在册”，擅长领域“新材料、高端装备”｜
给定：说明书60字，投资额180万元，类别“大、小”，证明“执照、合同”，所在地“330402”，密级“公开”

)";

Compiled with(const std::string& example) { return compiled_text(kPolicy + example); }

const value::Value& given(const Example& example, const std::string& field) {
    static const value::Value kNone;
    const auto found = example.given.find(field);
    return found == example.given.end() ? kNone : found->second;
}

TEST(Examples, FixturesHoldUnitsAndTypedValues) {
    const auto compiled =
        with("试例　一\n给定：证明无\n经过：初审\n应当：退回补正，理由为第（二）项\n");
    ASSERT_EQ(compiled.fixtures.size(), 1U);
    const auto& units = compiled.fixtures[0].units;
    ASSERT_EQ(units.size(), 2U);
    EXPECT_EQ(units[1].id, "园一");
    EXPECT_EQ(units[1].role, "受理单位");
    EXPECT_EQ(units[1].territory_code, "330402");
    EXPECT_EQ(units[1].register_name, "受理名录");
    EXPECT_EQ(units[1].attributes.at("擅长领域"),
              value::Value(value::List{value::Value("新材料"), value::Value("高端装备")}));
    const auto& values = compiled.fixtures[0].values;
    EXPECT_EQ(value::count_characters(*values.at("说明书").get_if<std::string>()), 60);
    EXPECT_EQ(values.at("投资额"),
              value::Value(value::Quantity{value::Number(1'800'000), value::Dimension::money}));
    EXPECT_EQ(values.at("所在地"), value::Value("330402"));
}

TEST(Examples, FixtureValuesAreDefaultsUnderTheGivenOnes) {
    const auto compiled = with(
        "试例　二\n样本：合格申请\n给定：说明书12字，证明无\n参数：严格“是”\n经过：初审\n"
        "应当：退回补正，理由为第（一）项\n");
    ASSERT_EQ(compiled.examples.size(), 1U);
    const auto& example = compiled.examples[0];
    EXPECT_EQ(example.name, "二");
    EXPECT_EQ(example.start_stage, "初审");
    EXPECT_EQ(value::count_characters(*given(example, "说明书").get_if<std::string>()), 12);
    EXPECT_EQ(given(example, "证明"), value::Value(value::List{}));
    EXPECT_EQ(given(example, "密级"), value::Value("公开"));
    ASSERT_EQ(example.parameters.size(), 1U);
    EXPECT_EQ(example.parameters[0].second, value::Value(true));
    ASSERT_EQ(example.expectations.size(), 2U);
    EXPECT_EQ(example.expectations[0].kind, ExampleExpectation::Kind::outcome);
    EXPECT_EQ(example.expectations[1].items, std::vector<int>{1});
}

TEST(Examples, StepsHaveDatesActorsAndExpectations) {
    const auto compiled = with(
        "试例　三\n样本：合格申请\n经过：\n"
        "2025-09-26　申请单位：提交，承办单位“某园区”\n"
        "应当：在“初审”，期限到2025-09-30\n"
        "2025-09-29　受理单位“园一”“赵”：审查，合理性“不符合”，拟退回补正\n"
        "应当：待补正，理由为第（三）项\n"
        "2025-11-01　到期检查\n应当：逾期，提醒受理单位\n");
    ASSERT_EQ(compiled.examples.size(), 1U);
    const auto& steps = compiled.examples[0].steps;
    ASSERT_EQ(steps.size(), 3U);
    EXPECT_EQ(steps[0].kind, ExampleStep::Kind::act);
    EXPECT_EQ(steps[0].verb, "提交");
    EXPECT_EQ(steps[0].date, value::make_date(2025, 9, 26));
    EXPECT_EQ(steps[0].inputs.at("承办单位"), value::Value("园一"));
    ASSERT_EQ(steps[0].expectations.size(), 2U);
    EXPECT_EQ(steps[0].expectations[0].name, "初审");
    EXPECT_EQ(steps[0].expectations[1].value, value::Value(*value::make_date(2025, 9, 30)));
    EXPECT_EQ(steps[1].kind, ExampleStep::Kind::check);
    EXPECT_EQ(steps[1].unit, "园一");
    EXPECT_EQ(steps[1].person, "赵");
    EXPECT_EQ(steps[1].intended, "correct");
    EXPECT_EQ(steps[1].expectations[0].text, "awaiting_correction");
    EXPECT_EQ(steps[2].kind, ExampleStep::Kind::deadlines);
    EXPECT_EQ(steps[2].expectations[1].name, "受理单位");
}

TEST(Examples, AValueThatDoesNotFitItsFieldIsFound) {
    const auto sources =
        sources_of(kPolicy + std::string("试例　四\n给定：投资额60字，密级“绝密”\n经过：初审\n"));
    const auto compiled = compile(sources);
    EXPECT_FALSE(compiled.ok());
    ASSERT_EQ(compiled.findings.size(), 2U) << said(compiled.findings, sources);
    EXPECT_EQ(compiled.findings[0].code, base::Code::gj2301);
    EXPECT_EQ(sources[0].slice(compiled.findings[0].span), "60字");
    EXPECT_EQ(compiled.findings[1].code, base::Code::gj2301);
}

TEST(Examples, AUnitMustBeInTheSample) {
    const auto sources = sources_of(
        kPolicy +
        std::string("试例　五\n样本：合格申请\n经过：\n2025-09-26　申请单位“无名”：提交\n"));
    const auto compiled = compile(sources);
    ASSERT_EQ(compiled.findings.size(), 1U) << said(compiled.findings, sources);
    EXPECT_EQ(compiled.findings[0].code, base::Code::gj2302);
}

}  // namespace
}  // namespace guiju::compile
