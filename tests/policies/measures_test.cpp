// SPDX-License-Identifier: Apache-2.0
// Acceptance examples of the measures that need several cases, several versions or stored figures; the
// others are 试例 in rules/zhejiang/measures.guiju itself.
#include "tests/policies/measures.h"

namespace guiju::measures {
namespace {

const value::Record kFormOk = {{"材料规范", Value("符合")}};
const value::Record kContentOk = {{"有效性", Value("符合")},
                                  {"有效性理由", Value("目标明确")},
                                  {"合理性", Value("符合")},
                                  {"合理性理由", Value("可行")}};

class Measures : public ::testing::Test {
   protected:
    Measures() : policy_(compiled(measures_text())) {
        EXPECT_TRUE(policy_.ok());
        EXPECT_TRUE(world().office().adopt(program(), at("2025-01-01")).ok());
    }
    const program::Program& program() { return policy_.value->program; }
    World& world() {
        if (!world_) world_ = std::make_unique<World>(*policy_.value);
        return *world_;
    }
    value::Record central() {
        auto fields = world().demand;
        fields["征集方式"] = Value("集中征集");
        fields["企业同意代填"] = Value(true);
        return fields;
    }
    std::optional<value::Number> indicator(const std::string& name, const std::string& unit) {
        const auto who = world().store().unit(unit);
        const auto all = casework::indicators(program(), world().store(), **who,
                                              *casework::parse_period("2025"));
        EXPECT_TRUE(all.ok());
        for (const auto& value : *all)
            if (value.name == name) return value.value;
        ADD_FAILURE() << "no indicator " << name;
        return std::nullopt;
    }

    base::Checked<compile::Compiled> policy_;
    std::unique_ptr<World> world_;
};

TEST_F(Measures, A_S0_1_1_a_draft_can_be_simulated_not_activated) {
    World strict(*policy_.value, false);
    const auto refused = strict.office().adopt(program(), at("2025-01-01"));
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, base::Code::gj4001);
    const auto said = refused.error().say(base::Lang::zh) +
                      base::remedy(refused.error().code, refused.error().args, base::Lang::zh);
    EXPECT_NE(said.find("（十七）"), std::string::npos) << said;
    const auto opened = world().open("D1", "2025-09-22", "E1", world().demand);
    ASSERT_TRUE(opened.ok());
    EXPECT_NE(std::find(opened->flags.begin(), opened->flags.end(), "模拟"), opened->flags.end());
}

TEST(MeasuresInForce, A_S0_1_3_a_case_keeps_the_version_of_the_day_it_was_filed) {
    const auto first = compiled(in_force("1.0", "2025年1月1日"));
    const auto second = compiled(
        replaced(in_force("2.0", "2025年9月24日"), "初筛时限｜3个工作日", "初筛时限｜2个工作日"));
    ASSERT_TRUE(first.ok() && second.ok());
    World world(*first.value, false);
    ASSERT_TRUE(world.office().adopt(first.value->program, at("2025-01-01")).ok());
    ASSERT_TRUE(world.office().adopt(second.value->program, at("2025-09-22")).ok());
    for (const auto& [id, day, sent] : {std::tuple{"D1", "2025-09-23", "2025-09-25"},
                                        std::tuple{"D2", "2025-09-24", "2025-09-25"}}) {
        ASSERT_TRUE(world.open(id, day, "E1", world.demand).ok());
        ASSERT_TRUE(world.act(id, day, "E1", "报送").ok());
        ASSERT_TRUE(world.act(id, sent, "L甲", "自行办理").ok());
    }
    EXPECT_EQ(world.due("D1", "需求初筛/期限"), "2025-09-29");  // 26, worked Sunday 28, 29
    EXPECT_EQ(world.due("D2", "需求初筛/期限"), "2025-09-28");
}

TEST_F(Measures, A_S0_6_2_a_score_is_explained_by_lines_that_add_up) {
    const auto weighted = compiled(
        replaced(replaced(measures_text(), "｜需求征集数量｜25%｜", "｜需求征集数量｜10%｜"),
                 "｜需求就地响应率｜35%｜", "｜需求就地响应率｜50%｜"));
    ASSERT_TRUE(weighted.ok());
    const auto number = [](std::int64_t a, std::int64_t b) {
        return *value::Number::fraction(a, b);
    };
    const auto score = casework::score(weighted.value->program, "牵头单位年度评价",
                                       {{"验证通过数", "件", number(120, 1), "", {}},
                                        {"就地响应率", "比率", number(9, 10), "", {}},
                                        {"创新需求占比", "比率", number(3, 4), "", {}},
                                        {"平均评分", "分", number(88, 1), "", {}}});
    ASSERT_TRUE(score.ok());
    ASSERT_EQ(score->lines.size(), 4U);
    value::Number sum;
    for (const auto& line : score->lines) sum = *value::add(sum, *line.part);
    EXPECT_EQ(sum.text(2), "87.60");
    EXPECT_EQ(score->total->text(2), "87.60");
}

TEST_F(Measures, A_S0_9_2_no_data_is_not_zero) {
    ASSERT_TRUE(world().store().put_figure({"收到诉求数", "L甲", "2025", ""}).ok());
    EXPECT_FALSE(indicator("收到诉求数", "L甲").has_value());
    EXPECT_FALSE(indicator("创新需求占比", "L甲").has_value());
}

TEST_F(Measures, A_S1_2_1_collected_screened_verified_and_filed_are_counted_apart) {
    int filed = 0;
    for (int i = 1; i <= 12; ++i) {
        const std::string id = "J" + std::to_string(i);
        auto fields = central();
        fields["统一社会信用代码"] = Value("91330421MA2CX00018");
        if (i > 9) fields["独立法人资格"] = Value(false);
        ASSERT_TRUE(world().open(id, "2025-09-22", "C1", fields, "E1").ok());
        ASSERT_TRUE(world().act(id, "2025-09-22", "C1", "归集", {{"承办单位", Value("C1")}}).ok());
        ASSERT_TRUE(world().screen(id, "2025-09-23", "C1", kFormOk).ok());
        if (i > 9) continue;
        auto judged = kContentOk;
        if (i == 9) judged["合理性"] = Value("不符合");
        ASSERT_TRUE(world().screen(id, "2025-09-24", "C1", judged).ok());
        if (i == 9) continue;
        EXPECT_EQ(world().record(id).stage, "汇总填报");
        ASSERT_TRUE(world().act(id, "2025-09-25", "C1", "填报最终需求").ok());
        filed += world().record(id).stage == "需求对接";
    }
    EXPECT_EQ(filed, 8);
    EXPECT_EQ(indicator("征集需求数", "L甲"), value::Number(12));
    EXPECT_EQ(indicator("验证通过数", "L甲"), value::Number(8));
}

TEST_F(Measures, A_S1_2_3_a_likely_duplicate_is_flagged_not_blocked_and_counts_once) {
    ASSERT_TRUE(world().open("D1", "2025-09-02", "E1", world().demand).ok());
    ASSERT_TRUE(world().act("D1", "2025-09-02", "E1", "报送").ok());
    auto again = central();
    again["需求名称"] = Value("纺丝油剂国产替代");
    ASSERT_TRUE(world().open("D2", "2025-09-22", "C1", again, "E1").ok());
    const auto filed = world().act("D2", "2025-09-22", "C1", "归集", {{"承办单位", Value("C1")}});
    ASSERT_TRUE(filed.ok());
    EXPECT_NE(world().record("D2").flags.find("疑似重复"), std::string::npos);
    EXPECT_EQ(world().record("D1").flags.find("疑似重复"), std::string::npos);
    EXPECT_EQ(indicator("征集需求数", "L甲"), value::Number(2));
    ASSERT_TRUE(world().merge("D2", "2025-09-23", "L甲", "D1").ok());
    EXPECT_EQ(world().record("D2").merged_into, "D1");
    EXPECT_EQ(indicator("征集需求数", "L甲"), value::Number(1));
}

TEST_F(Measures, A_S1_6_4_a_revision_of_a_returned_demand_is_linked_and_counts_once) {
    auto fields = world().demand;
    fields["独立法人资格"] = Value(false);
    ASSERT_TRUE(world().open("D1", "2025-09-22", "E1", fields).ok());
    ASSERT_TRUE(world().act("D1", "2025-09-22", "E1", "报送").ok());
    ASSERT_TRUE(world().act("D1", "2025-09-23", "L甲", "自行办理").ok());
    ASSERT_TRUE(world().screen("D1", "2025-09-24", "L甲", kFormOk).ok());
    ASSERT_FALSE(world().open("D2", "2025-09-24", "E1", world().demand, "", "D1").ok());
    ASSERT_TRUE(world().confirm("D1", "2025-09-25", "L甲").ok());
    EXPECT_EQ(world().record("D1").result, "已退回");
    ASSERT_FALSE(world().open("D2", "2025-09-26", "E2", world().demand, "", "D1").ok());
    ASSERT_TRUE(world().open("D2", "2025-09-26", "E1", world().demand, "", "D1").ok());
    ASSERT_TRUE(world().act("D2", "2025-09-26", "E1", "报送").ok());
    EXPECT_EQ(world().record("D2").previous_case, "D1");
    EXPECT_EQ(indicator("征集需求数", "L甲"), value::Number(1));
}

TEST(MeasuresChecked, A_S1_14_3_weights_that_do_not_add_up_are_refused) {
    const auto wrong =
        compiled(replaced(measures_text(), "｜企业评价反馈｜20%｜", "｜企业评价反馈｜15%｜"));
    EXPECT_FALSE(wrong.ok());
    std::string said;
    for (const auto& finding : wrong.findings)
        if (finding.code == base::Code::gj3014)
            said = base::sentence(finding.code, finding.args, base::Lang::zh);
    EXPECT_EQ(said, "权重合计为95%，应为100%");
}

/// Puts cases into the store as they stand after the year, without walking each through.
void put_verified(World& world, const std::string& prefix, const std::string& territory,
                  int verified, int responded, int signed_ones) {
    for (int i = 1; i <= verified; ++i) {
        ports::CaseChange change;
        auto& record = change.after;
        record.id = prefix + std::to_string(i);
        record.policy = "企业科技创新需求常态化征集响应";
        record.policy_hash = "h";
        record.revision = 1;
        record.stage = "需求对接";
        record.phase = "handling";
        record.territory = territory;
        record.opened = record.filed = record.updated = at("2025-03-03");
        record.marks.push_back({"已验证", at("2025-03-10"), at("2025-03-10")});
        if (i <= responded) record.marks.push_back({"已响应", at("2025-05-06"), at("2025-05-06")});
        if (i <= signed_ones)
            record.marks.push_back({"已签约", at("2025-05-16"), at("2025-05-16")});
        change.journal.case_id = record.id;
        change.journal.sequence = 1;
        change.journal.at = record.updated;
        change.journal.verb = "报送";
        change.journal.command_id = change.command.id = "put " + record.id;
        change.command.case_id = record.id;
        change.command.revision = 1;
        change.command.at = record.updated;
        auto transaction = world.store().begin();
        ASSERT_TRUE(transaction.ok());
        ASSERT_TRUE((*transaction)->save(change).ok());
        ASSERT_TRUE((*transaction)->commit().ok());
    }
}

TEST_F(Measures, A_S1_15_1_the_rate_of_the_province_is_that_of_the_sums) {
    put_verified(world(), "A", "330421", 10, 9, 0);
    put_verified(world(), "B", "330424", 100, 80, 0);
    EXPECT_EQ(indicator("响应率", "L甲"), *value::Number::fraction(9, 10));
    EXPECT_EQ(indicator("响应率", "L省"), *value::Number::fraction(89, 110));
    const auto who = world().store().unit("L省");
    const auto all =
        casework::indicators(program(), world().store(), **who, *casework::parse_period("2025"));
    for (const auto& value : *all)
        if (value.name == "响应率") {
            EXPECT_EQ(value.target_met, value::Truth::no);
        }
    EXPECT_EQ(
        value::Number(*value::multiply(*indicator("响应率", "L省"), value::Number(100))).text(2),
        "80.91");
}

TEST_F(Measures, A_S1_15_3_the_rate_by_signed_contracts_is_another_rate) {
    put_verified(world(), "A", "330421", 200, 180, 170);
    EXPECT_EQ(indicator("响应率", "L甲"), *value::Number::fraction(9, 10));
    const auto by_contract = program::with_parameter(program(), "响应口径", Value("签约"));
    ASSERT_TRUE(by_contract.ok());
    const auto who = world().store().unit("L甲");
    const auto all =
        casework::indicators(*by_contract, world().store(), **who, *casework::parse_period("2025"));
    ASSERT_TRUE(all.ok());
    for (const auto& value : *all) {
        if (value.name != "响应率") continue;
        EXPECT_EQ(value.value, *value::Number::fraction(17, 20));
        EXPECT_EQ(value.target_met, value::Truth::no);
    }
}

}  // namespace
}  // namespace guiju::measures
