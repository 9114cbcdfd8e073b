// SPDX-License-Identifier: Apache-2.0
#include "dsl/lower/lower.h"

#include "tests/unit/dsl/compile/compiled_text.h"

namespace guiju::lower {
namespace {

using program::Op;

const char* const kPolicy = R"(规矩　补助
状态：施行
施行：自2026年1月1日起
日历：C25

一、角色
申请单位：企业
县级牵头单位：机关
市级牵头单位：机关
上报顺序：县级牵头单位、市级牵头单位

二、事项　申请
依据：第三条
说明书：文字，必填
投资额：金额，必填
备用额：金额，可不填
合理性：判断（符合、不符合），须说明理由〔第四条〕

三、环节　初审
依据：第五条
办理：县级牵头单位
期限：收到后3个工作日内　【市县可缩短】
审查：
（一）说明书、投资额、备用额均已填写；
（二）投资额大于5万元且备用额大于5万元；〔第六条〕
（三）合理性为“符合”。　【锁定】
处理：
第（一）至（二）项有一项不符合的，退回申请单位补正，期限10个工作日，最多2次；
第（三）项不符合的，退回；
不能判断的，请申请单位补充说明；
全部符合的，办结，结果为“同意”，记为“已同意”。
)";

const program::Program& sample() {
    static const auto kCompiled = compile::compiled_text(kPolicy);
    return kCompiled.program;
}

std::vector<Op> ops(program::CodeId id) {
    std::vector<Op> all;
    for (const auto& node : sample().codes.at(static_cast<std::size_t>(id)).nodes)
        all.push_back(node.op);
    return all;
}

TEST(Lower, WordingIsTheClauseWithoutItsTail) {
    const auto& stage = sample().stages.at(0);
    EXPECT_EQ(stage.criteria[2].origin.wording, "合理性为“符合”");
    EXPECT_EQ(stage.criteria[1].origin.wording, "投资额大于5万元且备用额大于5万元");
    EXPECT_EQ(stage.clocks[0].origin.wording, "收到后3个工作日内");
    EXPECT_EQ(stage.dispositions[1].origin.wording, "第（三）项不符合的，退回");
}

TEST(Lower, BasisIsItsOwnOrThatOfTheSection) {
    const auto& stage = sample().stages.at(0);
    EXPECT_EQ(stage.criteria[0].origin.basis, "第五条");
    EXPECT_EQ(stage.criteria[1].origin.basis, "第六条");
    EXPECT_EQ(sample().matter.fields[3].origin.basis, "第四条");
}

TEST(Lower, OperandsStandBeforeTheirNodeAndConstantsArePooled) {
    const auto code = sample().stages.at(0).criteria[1].code;
    EXPECT_EQ(ops(code), (std::vector{Op::field, Op::constant, Op::compare, Op::field, Op::constant,
                                      Op::compare, Op::all}));
    const auto& nodes = sample().codes.at(static_cast<std::size_t>(code)).nodes;
    EXPECT_EQ(nodes[1].a, nodes[4].a);
    EXPECT_EQ(nodes[6].a, 2);
    EXPECT_EQ(nodes[6].b, 5);
}

TEST(Lower, AJudgementGetsAFieldForItsReason) {
    const auto& fields = sample().matter.fields;
    ASSERT_EQ(fields.size(), 5U);
    EXPECT_EQ(fields[3].reason_field, 4);
    EXPECT_TRUE(fields[3].reason_required);
    EXPECT_EQ(fields[4].name.zh, "合理性理由");
    EXPECT_EQ(fields[4].type, program::Field::Type::text);
}

TEST(Lower, LinesPointAtItemsAndMarks) {
    const auto& lines = sample().stages.at(0).dispositions;
    EXPECT_EQ(lines[0].items, (std::vector<std::int32_t>{0, 1}));
    EXPECT_EQ(lines[0].effect, program::Disposition::Effect::correct);
    EXPECT_EQ(lines[0].max_rounds, 2);
    EXPECT_EQ(lines[0].period.literal, (value::Period{10, value::Period::Unit::workdays}));
    EXPECT_EQ(lines[1].effect, program::Disposition::Effect::send_back);
    EXPECT_EQ(lines[3].result, "同意");
    EXPECT_EQ(sample().marks.at(static_cast<std::size_t>(lines[3].marks.at(0))).zh, "已同意");
}

TEST(Lower, LevelsOfTheEscalationOrderRise) {
    EXPECT_EQ(sample().roles[1].level, program::Level::county);
    EXPECT_EQ(sample().roles[2].level, program::Level::city);
    EXPECT_EQ(sample().ladder, (std::vector<std::int32_t>{1, 2}));
}

TEST(Lower, WhatStandsBesideAFieldIsNotReadOffOtherCases) {
    const auto compiled = compile::compiled_text(R"(规矩　指标数据
状态：施行
施行：自2026年1月1日起

一、角色
申报单位：企业

二、事项　填报
单项冠军：整数（家），可为暂定
营业收入：组合（甲、乙），各为金额，可不填

三、环节　核对
办理：申报单位
审查：
（一）单项冠军是否暂定为“否”或者单项冠军备注已填写；
（二）营业收入各项均不低于（3元、2元）。
处理：
有一项不符合的，退回；
不能判断的，退回；
全部符合的，办结。
)");
    const auto& program = compiled.program;
    EXPECT_TRUE(program.verify().ok());
    EXPECT_TRUE(program.threads.kin.empty());
    ASSERT_EQ(program.matter.fields.size(), 6U);
    EXPECT_EQ(program.matter.fields[0].provisional_field, 2);
    EXPECT_EQ(program.matter.fields[1].parts, (std::vector<std::int32_t>{4, 5}));
}

TEST(Lower, TheProgramIsVerified) { EXPECT_TRUE(sample().verify().ok()); }

}  // namespace
}  // namespace guiju::lower
