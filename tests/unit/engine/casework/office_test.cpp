// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/office.h"

#include "tests/unit/engine/casework/desk.h"

namespace guiju::casework {
namespace {

using value::Value;

class Casework : public testing::Test {
   protected:
    void SetUp() override { desk.adopt(); }
    Desk desk;
};

TEST_F(Casework, A_S1_0_3_no_filing_without_the_statement_of_truth) {
    auto demand = Desk::good_demand();
    demand["真实性承诺"] = Value(false);
    Desk::expect_ok(desk.open(demand, "2025-09-29"));
    const auto filed = desk.act("企业一", "报送", "2025-09-29");
    EXPECT_REFUSED(filed, refused, GJ5202);
    EXPECT_NE(filed.error().say(base::Lang::zh).find("（七）"), std::string::npos);
    EXPECT_EQ(desk.record().stage, "需求报送");
    EXPECT_EQ(desk.record().revision, 1);
}

TEST_F(Casework, A_S1_1_1_dispatch_falls_overdue_and_stays) {
    Desk::expect_ok(desk.open(Desk::good_demand(), "2025-09-29"));
    Desk::expect_ok(desk.act("企业一", "报送", "2025-09-29"));
    EXPECT_EQ(desk.record().holder_unit, "甲局");
    EXPECT_EQ(desk.due("需求分发/期限"), "2025-10-09");
    desk.tick("2025-10-09");
    EXPECT_EQ(desk.state("需求分发/期限"), "warned");
    desk.tick("2025-10-10");
    EXPECT_EQ(desk.state("需求分发/期限"), "overdue");
    EXPECT_TRUE(desk.told("overdue", "甲局"));
    EXPECT_TRUE(desk.told("overdue", "市局"));
    EXPECT_EQ(desk.record().stage, "需求分发");
    EXPECT_EQ(desk.tick("2025-10-13"), 0U);
}

TEST_F(Casework, A_S1_1_2_suspended_unit_is_refused_with_the_suitable_ones) {
    Desk::expect_ok(desk.open(Desk::good_demand(), "2025-09-29"));
    Desk::expect_ok(desk.act("企业一", "报送", "2025-09-29"));
    const auto sent = desk.act("甲局", "分发", "2025-09-29", {{"承办单位", Value("园区二")}});
    EXPECT_REFUSED(sent, refused, GJ5204);
    const auto& list = sent.error().args.at(2).zh;
    EXPECT_LT(list.find("园区三"), list.find("园区一"));
    const auto ok = desk.act("甲局", "分发", "2025-09-29", {{"承办单位", Value("园区一")}});
    Desk::expect_ok(ok);
    ASSERT_EQ(ok->decision.ranked.size(), 2U);
    EXPECT_EQ(ok->decision.ranked[0].first, "园区三");
}

TEST_F(Casework, A_S1_1_3_who_proposes_cannot_confirm) {
    auto demand = Desk::good_demand();
    demand["独立法人资格"] = Value(false);
    Desk::expect_ok(desk.open(demand, "2025-09-29"));
    Desk::expect_ok(desk.act("企业一", "报送", "2025-09-29"));
    Desk::expect_ok(desk.act("甲局", "自行办理", "2025-09-29"));
    const auto proposed = desk.screen("甲局", "2025-10-10");
    Desk::expect_ok(proposed);
    EXPECT_EQ(proposed->phase, "awaiting_confirmation");
    EXPECT_EQ(proposed->items, std::vector<int>{4});
    EXPECT_FALSE(desk.told("returned", "企业一"));
    auto own = desk.command(Command::Kind::confirm, "甲局", "赵", "2025-10-10");
    EXPECT_REFUSED(desk.office.handle(own), denied, GJ5218);
    auto other = desk.command(Command::Kind::confirm, "甲局", "钱", "2025-10-11");
    Desk::expect_ok(desk.office.handle(other));
    EXPECT_EQ(desk.record().result, "已退回");
    EXPECT_TRUE(desk.told("returned", "企业一"));
}

TEST_F(Casework, A_S1_1_4_no_such_act_says_what_is_possible) {
    Desk::expect_ok(desk.open(Desk::good_demand(), "2025-09-29"));
    Desk::expect_ok(desk.act("企业一", "报送", "2025-09-29"));
    const auto r = desk.act("甲局", "驳回", "2025-09-29");
    EXPECT_REFUSED(r, refused, GJ5201);
    EXPECT_NE(r.error().args.at(2).zh.find("自行办理（所在地牵头单位）"), std::string::npos);
}

TEST_F(Casework, A_S1_2_2_unlisted_unit_cannot_open) {
    EXPECT_REFUSED(desk.open(Desk::good_demand(), "2025-09-29", "孵化器"), denied, GJ5210);
    Desk::expect_ok(desk.open(Desk::good_demand(), "2025-09-29", "园区一"));
}

TEST_F(Casework, A_S1_4_1_and_2_screening_due_and_one_list_of_defects) {
    auto demand = Desk::good_demand();
    demand.erase("需求名称");
    demand.erase("意向投入");
    desk.reach_screening(demand, "2025-09-28", "2025-09-29");
    EXPECT_EQ(desk.due("需求初筛/期限"), "2025-10-10");
    const auto r = desk.screen("园区一", "2025-10-09", {}, "拟退回补正");
    Desk::expect_ok(r);
    EXPECT_EQ(r->phase, "awaiting_correction");
    EXPECT_EQ(r->items, (std::vector<int>{1, 3}));
    EXPECT_EQ(r->holder_unit, "企业一");
    EXPECT_EQ(desk.due("需求初筛/期限"), "paused");
    EXPECT_EQ(desk.due("补正"), "2025-10-22");
    EXPECT_EQ(desk.record().correct_items, "1,3");
}

TEST_F(Casework, A_S1_4_3_after_the_last_round_only_return_is_open) {
    auto demand = Desk::good_demand();
    demand["需求内容"] = Value("太短");
    desk.reach_screening(demand, "2025-09-28", "2025-09-29");
    for (int round = 0; round < 3; ++round) {
        Desk::expect_ok(desk.screen("园区一", "2025-10-09"));
        auto again = desk.command(Command::Kind::correct, "企业一", "孙", "2025-10-09");
        again.inputs = {{"需求内容", Value("仍短")}};
        Desk::expect_ok(desk.office.handle(again));
    }
    EXPECT_EQ(desk.record().edition, 4);
    EXPECT_EQ(desk.record().holder_unit, "园区一");
    EXPECT_REFUSED(desk.screen("园区一", "2025-10-09", {}, "退回补正"), refused, GJ5205);
    const auto r = desk.screen("园区一", "2025-10-09", {}, "退回");
    Desk::expect_ok(r);
    EXPECT_EQ(r->phase, "awaiting_confirmation");
}

TEST_F(Casework, A_S1_5_3_a_judgement_needs_its_reason) {
    desk.reach_screening(Desk::good_demand(), "2025-09-28", "2025-09-29");
    Desk::expect_ok(desk.screen("园区一", "2025-10-10"));
    EXPECT_EQ(desk.due("需求验证/期限"), "2025-10-16");
    EXPECT_REFUSED(desk.screen("园区一", "2025-10-10", {{"合理性", Value("不符合")}}), refused,
                   GJ5100);
    EXPECT_EQ(desk.record().stage, "需求验证");
}

TEST_F(Casework, A_S1_6_confirmation_has_its_clock_its_place_and_its_way_back) {
    desk.reach_screening(Desk::good_demand(), "2025-09-28", "2025-09-29");
    Desk::expect_ok(desk.screen("园区一", "2025-10-09"));
    Desk::expect_ok(
        desk.screen("园区一", "2025-10-10",
                    {{"合理性", Value("不符合")}, {"合理性理由", Value("违反能量守恒")}}));
    EXPECT_EQ(desk.due("确认"), "2025-10-13");
    desk.tick("2025-10-14");
    EXPECT_EQ(desk.state("确认"), "overdue");
    EXPECT_EQ(desk.record().phase, "awaiting_confirmation");
    EXPECT_TRUE(desk.told("overdue", "市局"));
    auto neighbour = desk.command(Command::Kind::confirm, "乙局", "李", "2025-10-14");
    EXPECT_REFUSED(desk.office.handle(neighbour), denied, GJ5240);
    auto city = desk.command(Command::Kind::confirm, "市局", "李", "2025-10-14");
    EXPECT_REFUSED(desk.office.handle(city), denied, GJ5210);
    auto no = desk.command(Command::Kind::decline, "甲局", "钱", "2025-10-14");
    EXPECT_REFUSED(desk.office.handle(no), refused, GJ5215);
    no.id = "again";
    no.reason = "请补充专家意见";
    Desk::expect_ok(desk.office.handle(no));
    EXPECT_EQ(desk.record().phase, "waiting");
    EXPECT_EQ(desk.record().holder_unit, "园区一");
    EXPECT_EQ(desk.due("需求验证/期限"), "2025-10-21");
    EXPECT_EQ(desk.due("确认"), "stopped");
}

TEST_F(Casework, A_S1_9_ladder_level_by_level) {
    desk.reach_screening(Desk::good_demand(), "2025-09-28", "2025-09-29");
    Desk::expect_ok(desk.screen("园区一", "2025-10-10"));
    Desk::expect_ok(desk.screen("园区一", "2025-10-16",
                                {{"合理性", Value("符合")}, {"合理性理由", Value("可行")}}));
    EXPECT_EQ(desk.due("需求对接/推荐服务"), "2025-11-13");
    const auto apply =
        desk.act("园区一", "申请处置", "2025-11-03", {{"已尝试情况", Value("三家")}});
    Desk::expect_ok(apply);
    EXPECT_EQ(desk.record().holder_unit, "甲局");
    EXPECT_EQ(desk.due("需求处置/期限"), "2025-11-17");
    auto skip = desk.command(Command::Kind::act, "甲局", "钱", "2025-11-17");
    skip.verb = "上报";
    skip.target = "省级牵头单位";
    skip.inputs = {{"协调措施", Value("走访")}};
    skip.reason = "县内无法解决";
    EXPECT_REFUSED(desk.office.handle(skip), refused, GJ5206);
    skip.target = "市级牵头单位";
    skip.id = "up1";
    Desk::expect_ok(desk.office.handle(skip));
    EXPECT_EQ(desk.record().holder_unit, "市局");
    EXPECT_EQ(desk.due("需求处置/期限"), "2025-12-08");
    Desk::expect_ok(
        desk.act("市局", "上报", "2025-12-08", {{"协调措施", Value("走访")}}, "无法解决"));
    EXPECT_EQ(desk.due("需求处置/期限"), "2026-01-06");
    EXPECT_EQ(desk.record().highest_rung, 3);
    Desk::expect_ok(desk.act("省厅", "协调成功", "2025-12-31", {{"协调措施", Value("牵线")}}));
    EXPECT_EQ(desk.record().stage, "需求对接");
    EXPECT_EQ(desk.record().holder_unit, "园区一");
    EXPECT_EQ(desk.due("需求处置/期限"), "stopped");
}

TEST_F(Casework, A_S1_16_3_an_absent_level_is_skipped) {
    auto demand = Desk::good_demand();
    demand["所在地"] = Value("330400");
    Desk::expect_ok(desk.open(demand, "2025-09-29", "企业市"));
    Desk::expect_ok(desk.act("企业市", "报送", "2025-09-29"));
    EXPECT_EQ(desk.record().holder_unit, "市局");
}

TEST_F(Casework, A_S1_8_2_the_same_command_twice_is_stored_once) {
    auto open = desk.command(Command::Kind::open, "企业一", "孙", "2025-09-29");
    open.inputs = Desk::good_demand();
    const auto first = desk.office.handle(open);
    const auto second = desk.office.handle(open);
    Desk::expect_ok(first);
    Desk::expect_ok(second);
    EXPECT_FALSE(first->repeated);
    EXPECT_TRUE(second->repeated);
    EXPECT_EQ(second->revision, first->revision);
    EXPECT_EQ(desk.store.journal("A1")->size(), 1U);
    auto other = desk.command(Command::Kind::act, "企业一", "孙", "2025-09-29");
    other.verb = "报送";
    other.id = open.id;
    EXPECT_REFUSED(desk.office.handle(other), misuse, GJ5006);
    auto later = open;  // who asks again asks later
    later.at = Desk::at("2025-09-30");
    EXPECT_TRUE(desk.office.handle(later)->repeated);
    auto changed = open;  // what it says now would be lost
    changed.inputs["需求名称"] = Value("另一个名称");
    EXPECT_REFUSED(desk.office.handle(changed), misuse, GJ5006);
    changed = open;
    changed.actor.person = "李";
    EXPECT_REFUSED(desk.office.handle(changed), misuse, GJ5006);
}

TEST_F(Casework, names_that_begin_or_end_with_a_blank_are_none) {
    for (const char* person : {"孙 ", " 孙", "孙　", "孙\t"}) {
        auto open = desk.command(Command::Kind::open, "企业一", person, "2025-09-29");
        open.inputs = Desk::good_demand();
        EXPECT_REFUSED(desk.office.handle(open), misuse, GJ5017);
    }
    auto open = desk.command(Command::Kind::open, "企业一", "孙", "2025-09-29");
    open.inputs = Desk::good_demand();
    open.case_id = "A1 ";
    EXPECT_REFUSED(desk.office.handle(open), misuse, GJ5017);
    open.actor.person = "孙";
    for (const char* name : {"A\u200b1", "A1\ufeff", "A\t1", "A\x7f"}) {
        open.case_id = name;
        EXPECT_REFUSED(desk.office.handle(open), misuse, GJ5417);
    }
}

TEST_F(Casework, nobody_takes_the_id_of_a_tick) {
    Desk::expect_ok(desk.open(Desk::good_demand(), "2025-09-29"));
    auto comment = desk.command(Command::Kind::comment, "企业一", "孙", "2025-09-29");
    comment.reason = "备注";
    comment.id = "tick/A1/1";
    EXPECT_REFUSED(desk.office.handle(comment), misuse, GJ5006);
}

TEST_F(Casework, A_S0_5_2_classified_cases_take_no_secret_text) {
    auto demand = Desk::good_demand();
    demand["密级"] = Value("涉密");
    demand["技术指标"] = Value("机密内容");
    const auto r = desk.open(demand, "2025-09-29");
    EXPECT_REFUSED(r, refused, GJ5100);
    EXPECT_EQ(r.error().say(base::Lang::zh).find("机密内容"), std::string::npos);
    EXPECT_TRUE(desk.store.journal("A1")->empty());
}

TEST_F(Casework, A_S0_7_3_the_clock_stops_while_the_applicant_answers) {
    desk.reach_screening(Desk::good_demand(), "2025-09-28", "2025-09-29");
    Desk::expect_ok(desk.screen("园区一", "2025-10-10"));
    EXPECT_EQ(desk.due("需求验证/期限"), "2025-10-16");
    Desk::expect_ok(desk.screen("园区一", "2025-10-13"));
    EXPECT_EQ(desk.record().phase, "awaiting_correction");
    auto answer = desk.command(Command::Kind::correct, "企业一", "孙", "2025-10-20");
    answer.inputs = {{"需求名称", Value("纺丝油剂国产替代")}};
    Desk::expect_ok(desk.office.handle(answer));
    EXPECT_EQ(desk.due("需求验证/期限"), "2025-10-24");
}

TEST_F(Casework, withdraws_suspends_and_goes_on) {
    desk.reach_screening(Desk::good_demand(), "2025-09-28", "2025-09-29");
    auto stop = desk.command(Command::Kind::suspend, "甲局", "钱", "2025-10-09");
    stop.reason = "企业停产";
    Desk::expect_ok(desk.office.handle(stop));
    EXPECT_EQ(desk.record().phase, "suspended");
    EXPECT_EQ(desk.due("需求初筛/期限"), "paused");
    EXPECT_REFUSED(desk.screen("园区一", "2025-10-10"), refused, GJ5161);
    Desk::expect_ok(
        desk.office.handle(desk.command(Command::Kind::resume, "甲局", "钱", "2025-10-13")));
    EXPECT_EQ(desk.record().phase, "waiting");
    EXPECT_EQ(desk.due("需求初筛/期限"), "2025-10-15");
    auto leave = desk.command(Command::Kind::withdraw, "企业一", "孙", "2025-10-14");
    EXPECT_REFUSED(desk.office.handle(leave), refused, GJ5100);
    leave.id = "w2";
    leave.reason = "已自行解决";
    Desk::expect_ok(desk.office.handle(leave));
    EXPECT_EQ(desk.record().result, "已撤回");
    EXPECT_EQ(desk.due("需求初筛/期限"), "stopped");
    EXPECT_REFUSED(desk.screen("园区一", "2025-10-15"), refused, GJ5162);
}

TEST_F(Casework, hands_over_to_a_listed_unit_only) {
    desk.reach_screening(Desk::good_demand(), "2025-09-28", "2025-09-29");
    auto give = desk.command(Command::Kind::hand_over, "甲局", "钱", "2025-10-09");
    give.reason = "工作调整";
    give.target = "园区二";
    EXPECT_REFUSED(desk.office.handle(give), refused, GJ5226);
    give.id = "h2";
    give.target = "园区三";
    Desk::expect_ok(desk.office.handle(give));
    EXPECT_EQ(desk.record().holder_unit, "园区三");
    EXPECT_REFUSED(desk.screen("园区一", "2025-10-10"), denied, GJ5240);
    Desk::expect_ok(desk.screen("园区三", "2025-10-10"));
}

}  // namespace
}  // namespace guiju::casework
