// SPDX-License-Identifier: Apache-2.0
// Values and definitions of the shipped policies at work, where a 试例 cannot say it: what a refusal lists, and
// what an answer that does not apply looks like from inside.
#include <gtest/gtest.h>

#include "engine/casework/command.h"
#include "engine/eval/inputs.h"
#include "engine/eval/ruling.h"
#include "tests/policies/measures.h"

namespace guiju {
namespace {

program::Program program_of(const std::string& path) {
    auto made = measures::compiled(measures::read(path));
    EXPECT_TRUE(made.ok()) << path;
    return std::move(made.value->program);
}

const program::Field& field_named(const program::Program& program, const std::string& name) {
    const auto slot = eval::slot_named(program.matter.fields, name);
    return program.matter.fields.at(static_cast<std::size_t>(slot));
}

TEST(Values, A_S2_16_3_an_unknown_way_to_price_is_refused_with_the_four_that_are_known) {
    const auto program = program_of("rules/zhejiang/result-pricing.guiju");
    const auto found = eval::check_value(field_named(program, "定价方式"), 0, value::Value("赠与"));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].code, base::Code::gj5103);
    EXPECT_EQ(found[0].args.back().zh, "协议定价、挂牌交易、拍卖、资产评估");
    EXPECT_FALSE(field_named(program, "定价方式").extensible);
    EXPECT_TRUE(field_named(program, "许可方式").extensible);
}

eval::Ruling first_application(const program::Program& program, const char* first) {
    const auto stage = 2;  // 示范应用审核
    value::Record given{{"首次申请", value::Value(std::string(first) == "是")},
                        {"增加车辆配置相同", value::Value(false)}};
    if (std::string(first) == "不详") given["首次申请"] = value::Absent::said_unknown;
    const auto fields = eval::by_slot(program.matter.fields, given);
    eval::Facts facts;
    facts.fields = fields;
    eval::Scratch scratch;
    return *eval::screen(program, stage, facts, scratch, eval::Explain::yes);
}

TEST(Values, WhatDoesNotApplyNeitherPassesNorFails) {
    const auto program = program_of("rules/anhui/connected-vehicles.guiju");
    ASSERT_EQ(program.stages.at(2).name.zh, "示范应用审核");
    const auto first = first_application(program, "是");
    EXPECT_FALSE(first.answers.at(0).applicable);
    const auto again = first_application(program, "否");
    EXPECT_TRUE(again.answers.at(0).applicable);
    EXPECT_EQ(again.answers.at(0).truth, value::Truth::no);
}

TEST(Values, AnUnknownConditionDoesNotMakeACriterionInapplicable) {
    const auto program = program_of("rules/anhui/connected-vehicles.guiju");
    const auto unknown = first_application(program, "不详");
    EXPECT_TRUE(unknown.answers.at(0).applicable);
    EXPECT_EQ(unknown.answers.at(0).truth, value::Truth::unknown);
}

TEST(Values, AnAnswerThatDoesNotApplyAndItsDefinitionsSurviveStorage) {
    casework::Decision decision;
    casework::AskedCriterion asked;
    asked.number = 1;
    asked.answer = value::Truth::yes;
    asked.not_applicable = true;
    asked.definitions.push_back({{"重点企业", "key enterprise"}, value::Value(true), "（八）"});
    decision.criteria.push_back(asked);
    const auto back = casework::decision_from_json(casework::to_json(decision));
    ASSERT_TRUE(back.ok());
    const auto& one = back->criteria.at(0);
    EXPECT_TRUE(one.not_applicable);
    ASSERT_EQ(one.definitions.size(), 1U);
    EXPECT_EQ(one.definitions[0].name.en, "key enterprise");
    EXPECT_EQ(one.definitions[0].gave, value::Value(true));
    EXPECT_EQ(one.definitions[0].basis, "（八）");
}

TEST(Values, ATableKeepsEveryCellAndRowForWhoeverExaminesIt) {
    const auto program = program_of("rules/zhejiang/result-pricing.guiju");
    ASSERT_EQ(program.tables.size(), 2U);
    const auto& table = program.tables[0];
    EXPECT_EQ(table.name.zh, "开放方式");
    EXPECT_EQ(table.columns.size(), 3U);
    ASSERT_EQ(table.rows.size(), 4U);
    EXPECT_EQ(table.rows[0].cells[1], program::kNone);
    EXPECT_NE(table.rows[1].cells[1], program::kNone);
    EXPECT_NE(table.rows[1].condition, program::kNone);
    EXPECT_NE(table.rows[1].origin.span.begin, table.rows[1].origin.span.end);
    EXPECT_EQ(program.tables[1].hit, program::DecisionTable::Hit::all);
}

}  // namespace
}  // namespace guiju
