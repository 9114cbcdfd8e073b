// SPDX-License-Identifier: Apache-2.0
// Texts whose canonical form, or whose other skin, once was another text: each parses back to the same
// tree, and there and back again. Found by tests/fuzz.
#include <gtest/gtest.h>

#include <regex>

#include "dsl/format/format.h"
#include "dsl/parse/parse.h"
#include "dsl/syntax/dump.h"
#include "dsl/text/report.h"

namespace guiju::format {
namespace {

using syntax::Skin;

syntax::File tree_of(const std::string& text) {
    auto source = text::load("text", text);
    EXPECT_TRUE(source.ok()) << text;
    auto parsed = parse::parse(*source.value);
    const std::vector sources{*source.value};
    for (const auto& finding : parsed.findings)
        EXPECT_NE(finding.severity(), base::Severity::error)
            << text << text::render(finding, sources, {});
    return parsed.value ? std::move(*parsed.value) : syntax::File{};
}

/// Without the numbers of items: they are counted anew.
std::string meaning(const syntax::File& file) {
    return std::regex_replace(syntax::dump(file),
                              std::regex("\\((item|action|items-fail) [0-9 -]+"), "($1 ");
}

/// Returns the text in the other skin.
std::string survives(const std::string& text) {
    const auto tree = tree_of(text);
    const auto here = format(tree, tree.skin);
    EXPECT_EQ(meaning(tree_of(here)), meaning(tree)) << here;
    EXPECT_EQ(format(tree_of(here), tree.skin), here);
    const auto other = tree.skin == Skin::chinese ? Skin::english : Skin::chinese;
    const auto there = format(tree, other);
    const auto tree_there = tree_of(there);
    EXPECT_EQ(format(tree_there, other), there);
    EXPECT_EQ(format(tree_there, tree.skin), here) << there;
    return there;
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::string with_head(const std::string& rest) { return "规矩　甲办法\n" + rest; }

const char* const kFields =
    "角色\n经办：机关\n事项　申请\n甲：数量\n乙：数量\n名单一：多选（东、西）\n"
    "名单二：多选（东、西）\n名册：名单（姓名：文字，年龄：数量）\n";

std::string with_condition(const std::string& condition) {
    return with_head(kFields + ("环节　受理\n办理：经办\n审查：\n（一）" + condition +
                                "。\n处理：\n全部符合的，办结。\n"));
}

TEST(Skins, DatesInForceHaveOneSpelling) {
    for (const char* written : {"2026年3月1日", "2026年3月1日起", "自2026-03-01", "2026/3/1起"}) {
        const auto there = survives(with_head(std::string("施行：") + written + "\n"));
        EXPECT_TRUE(has(there, "in force: from 2026-03-01\n")) << there;
    }
    EXPECT_TRUE(has(survives("rulebook  A\nin force: 2026-12-31\n"), "施行：自2026年12月31日起\n"));
    EXPECT_TRUE(has(survives(with_head("施行：待定\n")), "in force: to be decided\n"));
}

TEST(Skins, YesAndNoThatAreLabelsStay) {
    const auto there = survives(
        with_head("角色\n经办：机关\n事项　申请\n积累：判断（是、否），须说明理由\n同意：是否\n"
                  "判定表　档次\n｜积累｜档次｜\n｜是｜一档｜\n｜其他｜二档｜\n"
                  "环节　受理\n办理：经办\n审查：\n（一）积累为“是”且同意为“是”。\n处理：\n全部符合"
                  "的，办结。\n"));
    EXPECT_TRUE(has(there, "积累 is \"是\" and 同意 is \"yes\"")) << there;
    EXPECT_TRUE(
        has(survives(with_head("角色\n经办：机关\n事项　申请\n同意：是否\n环节　受理\n办理：经办\n"
                               "审查：\n（一）同意为“是”。\n处理：\n全部符合的，办结。\n")),
            "同意 is \"yes\""));
}

TEST(Skins, LatinNamesAndNumbersKeepApart) {
    const auto there = survives(
        "rulebook  A\nroles\nclerk: authority\nmatter  demand\ncontent: text\npages: number\n"
        "example  one\ngiven: pages 60, content \"x\"\n");
    EXPECT_TRUE(has(there, "给定：pages 60，content“x”\n")) << there;
}

TEST(Skins, BracketsWhereOnlyOneThingCanStand) {
    survives(with_condition("（甲＋乙）的平均值不低于3"));
    survives(with_condition("甲的平均值不低于3"));
    survives(with_condition("名单一与（名单一与名单二的差集）有交集"));
    survives(with_condition("名册中年龄大于30的数量不少于1"));
    survives(with_condition("名册按年龄分组后每组均名册中年龄大于30的数量不少于1"));
}

TEST(Skins, ExpectationsBeforeTheStepsStayThere) {
    const auto there =
        survives(with_condition("甲大于1") +
                 "试例　一\n给定：甲2\n应当：已办结\n经过：\n2026-01-05　经办：审查\n"
                 "应当：拒绝“不行”\n");
    EXPECT_LT(there.find("expect: closed"), there.find("run:")) << there;
}

TEST(Skins, APersonWithoutAUnitIsStillThePerson) {
    survives(with_condition("甲大于1") + "试例　一\n经过：\n2026-01-05　经办“”“赵”：审查\n");
}

TEST(Skins, ALockOnNoItemsIsKept) {
    survives(with_head("角色\n经办：机关\n环节　受理\n办理：经办\n审查：　【市县可增项】\n"));
}

TEST(Skins, CellsKeepTheirBrackets) {
    const auto there = survives(
        with_head("参数\n｜编号｜名称｜值｜来源｜权限｜说明｜\n"
                  "｜P1｜时限｜5个工作日｜暂定｜由市确定｜见〔2025〕27号【注】｜　〔第三条〕\n"));
    EXPECT_TRUE(has(there, "| city decides | 见〔2025〕27号【注】 |  {第三条}\n")) << there;
}

TEST(Skins, AReferenceToNoItemNeverFindsOne) {
    const auto tree = tree_of(with_head(
        kFields +
        std::string(
            "环节　受理\n办理：经办\n审查：\n（一）甲大于1；\n（五）乙大于1。\n处理：\n"
            "第（二）项不符合的，退回；\n第（五）项不符合的，退回；\n全部符合的，办结。\n")));
    const auto text = format(tree, tree.skin);
    EXPECT_TRUE(has(text,
                    "（二）乙大于1。\n处理：\n第（四）项不符合的，退回；\n"
                    "第（二）项不符合的，退回；\n"))
        << text;
}

TEST(Skins, AParameterThatSpellsAWordIsText) {
    const auto there =
        survives(with_head("参数\n｜编号｜名称｜值｜来源｜权限｜说明｜\n｜P1｜口径｜最高处置层级｜"
                           "暂定｜由市确定｜｜\n"));
    EXPECT_TRUE(has(there, "| P1 | 口径 | 最高处置层级 |")) << there;
}

TEST(Skins, HeadingsWithAColonAreQuoted) {
    const auto there = survives(
        "规矩　“设备：补助”\n角色\n经办：机关\n事项　“申请：一”\n甲：数量\n对照\n｜中文｜英文｜\n"
        "｜经办｜clerk｜\n");
    EXPECT_TRUE(has(there, "matter  \"申请：一\"\n")) << there;
}

TEST(Skins, ALabelThatSpellsAWordStays) {
    const auto there =
        survives(with_head("角色\n经办：机关\n事项　申请\n范围：多选（本件、结果），可不填\n"));
    EXPECT_TRUE(has(there, "choices (本件, 结果)")) << there;
}

TEST(Skins, LocalRulesKeepTheirAspect) {
    const std::string base = "上位规则：省办法，1.0版\n";
    EXPECT_TRUE(has(format(tree_of(with_head(base + "缩短　初筛的告知期限：收到后3个工作日内\n")),
                           Skin::chinese),
                    "缩短　初筛的告知期限：收到后3个工作日内\n"));
    EXPECT_TRUE(has(survives(with_head(base + "确定　初筛的期限：收到后6个工作日内\n")),
                    "deadline: within 6 working days of receipt"));
}

TEST(Skins, RowsThatLeadADefinitionAreNoNoun) {
    const auto there = survives(with_head(
        std::string("定义\n够数：名册中年龄大于30的不低于3\n多：名册中年龄大于30的不低于3且"
                    "甲大于1\n好：名册按年龄分组后每组均甲大于1\n") +
        kFields));
    EXPECT_TRUE(has(there, "够数: (名册 where (年龄 more than 30) at least 3)\n")) << there;
}

TEST(Skins, SharesOfAnyLengthCanBeWritten) {
    const auto joint = [](const std::string& need) {
        return with_head("角色\n经办：机关\n环节　会签\n会签：经办，达到" + need + "同意\n");
    };
    EXPECT_TRUE(has(survives(joint("三分之二")), "at least 2 of 3 agree"));
    survives(joint("99999999999999999999分之3"));
    survives(joint("1000分之700"));
}

TEST(Skins, EmptyQuotationsInExpectationsStay) {
    const auto there = survives(with_head("试例　一\n应当：已办结，提示“”，说明含“”，拒绝“”\n"));
    EXPECT_TRUE(has(there, "expect: closed, flags \"\", explains \"\", refused\n")) << there;
}

TEST(Skins, QuotationMarksInsideAText) {
    const auto says = [](const std::string& quoted) {
        return survives(with_head("试例　一\n应当：说明含" + quoted + "\n"));
    };
    EXPECT_TRUE(has(says("“他说“好””"), "explains \"他说“好”\"\n"));
    EXPECT_TRUE(has(says("“说\"好\"”"), "explains “说\"好\"”\n"));
    EXPECT_TRUE(has(says("「半个”和\"」"), "explains 「半个”和\"」\n"));
    says("\"半个”\"");
    says("\"半个“\"");
}

TEST(Skins, ANameThatIsALabelOfTheOtherSkinIsQuotedThere) {
    const auto tree = tree_of(
        with_head("角色\npriority：机关\n事项　申请\nnote：数量\n甲：数量\n环节　受理\n办理："
                  "priority\n审查：\n（一）note不低于3且甲为note。\n处理：\n全部符合的，办结。\n"
                  "试例　一\n给定：note 60\n经过：\n2026-01-05　priority：补正，note 3\n"));
    const auto there = format(tree, Skin::english);
    EXPECT_EQ(format(tree_of(there), Skin::english), there);
    EXPECT_TRUE(has(there, "\n\"priority\": authority\n")) << there;
    EXPECT_TRUE(has(there, "(1) \"note\" at least 3 and 甲 is (\"note\").\n")) << there;
}

TEST(Skins, AQuotedNameIsNoTextWhereItIsCompared) {
    survives(
        with_head("角色\n经办：机关\n事项　申请\n“乙，一”：数量\n甲：数量\n环节　受理\n办理："
                  "经办\n审查：\n（一）甲为（“乙，一”）。\n处理：\n全部符合的，办结。\n"));
}

TEST(Skins, VotesKeepApartFromALatinName) {
    const auto text = with_head("角色\nboard：机关\n环节　会签\n会签：board 2票，达到2票同意\n");
    EXPECT_TRUE(has(format(tree_of(text), Skin::chinese), "会签：board 2票，"));
    survives(text);
}

TEST(Skins, ANameMayBeginLikeANumber) {
    survives(
        with_head("角色\n经办：机关\n事项　申请\n四舍五入办法：文字\n试例　一\n经过：\n"
                  "2026-01-05　经办：补正，四舍五入办法“甲”\n"));
}

}  // namespace
}  // namespace guiju::format
