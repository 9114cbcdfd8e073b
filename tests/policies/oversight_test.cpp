// SPDX-License-Identifier: Apache-2.0
// Who sees what of whose cases, what stays written down about it, and what a later version leaves alone: the
// shipped policies with several units, several versions, several cases.
#include <set>

#include "engine/casework/definitions.h"
#include "engine/casework/facts_of.h"
#include "engine/casework/progress.h"
#include "engine/casework/publish.h"
#include "engine/casework/view.h"
#include "tests/policies/measures.h"

namespace guiju::measures {
namespace {

constexpr const char* kScenes = "rules/zhejiang/application-scenes.guiju";
constexpr const char* kPoints = "rules/zhejiang/innovation-points.guiju";

/// One shipped policy at work.
class At : public World {
   public:
    explicit At(const std::string& text) : At(compiled(text)) {}
    void adopt(const std::string& text, const std::string& day) {
        const auto version = compiled(text);
        ASSERT_TRUE(version.ok());
        ASSERT_TRUE(office().adopt(version.value->program, at(day)).ok());
    }
    void done(const base::Result<casework::Receipt>& result) {
        ASSERT_TRUE(result.ok()) << result.error().say(base::Lang::zh);
    }
    base::Result<casework::Receipt> other(Command::Kind kind, const std::string& id,
                                          const std::string& day, const std::string& unit,
                                          const std::string& target = "") {
        Command c;
        c.kind = kind;
        c.id = "o" + std::to_string(++others_);
        c.case_id = id;
        c.at = at(day, 300 + others_);
        c.actor = {unit + "经办人", unit, ""};
        c.target = target;
        c.reason = "企业迁址";
        return office().handle(c);
    }
    std::vector<std::string> journal(const std::string& id, const std::string& verb) {
        std::vector<std::string> who;
        const auto entries = store().journal(id);
        for (const auto& one : *entries)
            if (one.verb == verb) who.push_back(one.actor_unit);
        return who;
    }
    base::Result<casework::Progress> progress(const std::string& unit, const std::string& where,
                                              const std::string& day) {
        return casework::progress(program, store(), store(), where, {"某人", unit, ""}, at(day));
    }
    program::Program program;

   private:
    explicit At(const base::Checked<compile::Compiled>& policy)
        : World(*policy.value), program(policy.value->program) {
        EXPECT_TRUE(office().adopt(program, at("2025-09-01")).ok());
    }
    int others_ = 0;
};

/// Filed, dispatched to C1 and screened on the days given.
void screened(At& here, const std::string& sent, const std::string& checked) {
    here.done(here.open("D1", "2025-09-22", "E1", here.demand));
    here.done(here.act("D1", "2025-09-22", "E1", "报送"));
    here.done(here.act("D1", sent, "L甲", "分发", {{"承办单位", Value("C1")}}));
    here.done(here.screen("D1", checked, "C1", {{"材料规范", Value("符合")}}));
}

/// … and verified, so that it is matched.
void verified(At& here) {
    screened(here, "2025-09-23", "2025-09-24");
    here.done(here.screen("D1", "2025-09-25", "C1",
                          {{"有效性", Value("符合")},
                           {"有效性理由", Value("明确")},
                           {"合理性", Value("符合")},
                           {"合理性理由", Value("可行")}}));
}

TEST(Oversight, A_S0_2_3_a_demand_moves_when_one_hands_over_and_the_other_accepts) {
    At here(measures_text());
    verified(here);
    Command moved;
    moved.kind = Command::Kind::fill;
    moved.id = "moved";
    moved.case_id = "D1";
    moved.at = at("2025-10-09");
    moved.actor = {"李四", "C1", ""};
    moved.inputs = {{"所在地", Value("330424")}};
    here.done(here.office().handle(moved));
    EXPECT_EQ(here.record("D1").territory, "330421") << "an address moves no case";
    EXPECT_FALSE(here.other(Command::Kind::accept, "D1", "2025-10-10", "L乙").ok());
    here.done(here.other(Command::Kind::hand_over, "D1", "2025-10-10", "L甲", "L乙"));
    EXPECT_EQ(here.record("D1").handler_unit, "C1") << "offered is not taken";
    EXPECT_EQ(here.record("D1").territory, "330421");
    EXPECT_FALSE(here.other(Command::Kind::accept, "D1", "2025-10-13", "L市").ok());
    here.done(here.other(Command::Kind::accept, "D1", "2025-10-13", "L乙"));
    EXPECT_EQ(here.record("D1").handler_unit, "L乙");
    EXPECT_EQ(here.record("D1").territory, "330424");
    EXPECT_EQ(here.journal("D1", "移交"), std::vector<std::string>{"L甲"});
    EXPECT_EQ(here.journal("D1", "接收"), std::vector<std::string>{"L乙"});
}

TEST(Oversight, A_S0_4_1_an_update_is_seen_by_the_lead_unit_at_once_and_counted_by_the_city) {
    At here(measures_text());
    verified(here);
    here.done(here.act("D1", "2025-09-26", "E1", "自主选择",
                       {{"服务单位", Value(value::List{Value("S1")})}}));
    const auto updated = here.act("D1", "2025-10-09", "C1", "更新进展",
                                  {{"对接阶段", Value("商谈")}, {"进展说明", Value("第二轮商谈")}});
    here.done(updated);
    const auto seen =
        casework::view(here.program, here.store(), here.store(), "D1", {"赵", "L甲", ""});
    ASSERT_TRUE(seen.ok());
    EXPECT_EQ(seen->revision, updated->revision) << "the same commit";
    EXPECT_EQ(seen->fields.at("进展说明"), Value("第二轮商谈"));
    const auto city = here.progress("L市", "", "2025-10-09");
    ASSERT_TRUE(city.ok());
    for (const auto& line : city->territories)
        EXPECT_EQ(line.stages.size(), line.territory == "330421" ? 1U : 0U) << line.territory;
}

TEST(Oversight, A_S1_16_2_a_city_opens_the_overdue_list_of_its_own_counties_only) {
    At here(measures_text());
    here.done(here.open("D1", "2025-09-22", "E1", here.demand));
    here.done(here.act("D1", "2025-09-22", "E1", "报送"));
    const auto county = here.progress("L市", "330421", "2025-09-29");
    ASSERT_TRUE(county.ok());
    ASSERT_EQ(county->late.size(), 1U);
    EXPECT_EQ(county->late[0].case_id, "D1");
    for (const auto& [unit, where] : {std::pair<const char*, const char*>{"L市", "330500"},
                                      {"L市", "330000"},
                                      {"L甲", "330424"},
                                      {"C1", "330421"}}) {
        const auto refused = here.progress(unit, where, "2025-09-29");
        ASSERT_FALSE(refused.ok()) << unit << " " << where;
        EXPECT_EQ(refused.error().code, base::Code::gj5462);
    }
    EXPECT_TRUE(here.progress("L省", "330500", "2025-09-29").ok());
}

TEST(Oversight, one_late_case_beyond_the_calendar_does_not_hide_the_others) {
    At here(measures_text());
    here.done(here.open("D1", "2025-09-22", "E1", here.demand));
    here.done(here.act("D1", "2025-09-22", "E1", "报送"));
    const auto found = here.progress("L市", "", "2031-01-20");
    ASSERT_TRUE(found.ok()) << found.error().say(base::Lang::zh);
    ASSERT_EQ(found->late.size(), 1U);
    EXPECT_EQ(found->late[0].case_id, "D1");
    EXPECT_FALSE(found->late[0].days_late) << "nobody knows yet";
}

TEST(Oversight, A_S1_17_2_two_deadlines_missed_one_after_another_both_count) {
    At here(measures_text());
    screened(here, "2025-09-26", "2025-10-13");
    const auto found = here.progress("L市", "", "2025-10-13");
    ASSERT_TRUE(found.ok());
    ASSERT_EQ(found->late.size(), 2U);
    EXPECT_TRUE(found->working_days);
    EXPECT_EQ(found->late[0].clock, "需求分发/期限");
    EXPECT_EQ(value::iso(found->late[0].due), "2025-09-24");
    EXPECT_EQ(found->late[0].days_late, 2);
    EXPECT_EQ(found->late[1].clock, "需求初筛/期限");
    EXPECT_EQ(value::iso(found->late[1].due), "2025-09-30");
    EXPECT_EQ(found->late[1].days_late, 4) << "10-09, 10-10, 10-11 worked, 10-13";
    EXPECT_FALSE(found->late[1].open);
    for (const auto& line : found->territories) {
        const bool here_it_is = line.territory == "330421";
        EXPECT_EQ(line.late.size(), here_it_is ? 2U : 0U) << line.territory;
        EXPECT_EQ(line.stages.size(), here_it_is ? 1U : 0U) << "zeros are listed";
    }
    EXPECT_EQ(found->territories.size(), 3U) << "the city and both counties";
}

TEST(Oversight, A_S2_1_1_consent_is_withdrawn_from_that_moment_and_former_readings_stay_known) {
    At here(measures_text());
    auto demand = here.demand;
    demand["技术指标"] = Value("耐温300度");
    demand["同意查看单位"] = Value(value::List{Value("C8")});
    here.done(here.open("D1", "2025-10-09", "E1", demand));
    here.done(here.act("D1", "2025-10-09", "E1", "报送"));
    here.done(here.act("D1", "2025-10-09", "L甲", "分发", {{"承办单位", Value("C8")}}));
    here.done(here.other(Command::Kind::look, "D1", "2025-10-10", "C8"));
    Command withdrawn;
    withdrawn.kind = Command::Kind::fill;
    withdrawn.id = "withdrawn";
    withdrawn.case_id = "D1";
    withdrawn.at = at("2025-10-13");
    withdrawn.actor = {"孙", "E1", ""};
    withdrawn.inputs = {{"同意查看单位", Value(value::Absent::not_filled)}};
    here.done(here.office().handle(withdrawn));
    const auto seen =
        casework::view(here.program, here.store(), here.store(), "D1", {"李", "C8", ""});
    ASSERT_TRUE(seen.ok());
    EXPECT_EQ(seen->fields.at("技术指标"), Value("〔已脱敏〕"));
    EXPECT_EQ(seen->fields.at("联系人"), Value("王工")) << "it still handles the case";
    here.done(here.other(Command::Kind::look, "D1", "2025-10-14", "C8"));
    std::vector<std::string> readings;
    const auto journal = here.store().journal("D1");
    for (const auto& one : *journal)
        if (one.verb == "查看")
            readings.push_back(casework::decision_from_json(one.decision)->outcome);
    ASSERT_EQ(readings.size(), 2U);
    EXPECT_NE(readings[0].find("技术指标"), std::string::npos) << readings[0];
    EXPECT_EQ(readings[1].find("技术指标"), std::string::npos) << readings[1];
    EXPECT_FALSE(here.other(Command::Kind::look, "D1", "2025-10-14", "C2").ok());
}

TEST(Oversight, A_S0_5_3_who_leads_is_told_which_versions_showed_a_case_whose_class_was_raised) {
    At here(read(kScenes));
    here.done(here.open("S1", "2025-09-22", "B", here.demand));
    here.done(here.act("S1", "2025-09-22", "B", "提出场景"));
    here.done(here.act("S1", "2025-09-23", "J", "发布场景"));
    for (const char* day : {"2025-09-24", "2025-10-09"})
        ASSERT_TRUE(casework::publish(here.program, "待对接场景清单", here.store(), here.store(),
                                      {{"赵", "J", ""}, at(day), ""})
                        .ok());
    Command raised;
    raised.kind = Command::Kind::act;
    raised.id = "raised";
    raised.case_id = "S1";
    raised.at = at("2025-10-13");
    raised.actor = {"孙", "B", ""};
    raised.verb = "提高密级";
    raised.reason = "涉及车型平台参数";
    raised.inputs = {{"密级", Value("企业秘密")}};
    here.done(here.office().handle(raised));
    const auto versions = here.store().lists(here.program.head.name.zh, "待对接场景清单");
    ASSERT_EQ(versions->size(), 2U);
    for (const auto& version : *versions) {
        const auto gone =
            casework::withdrawn(here.program, here.store(), *casework::rows_of(version));
        EXPECT_EQ(gone->size(), 1U) << "no version shows it any more";
    }
    std::string report;
    const auto sent = here.store().outbox("S1");
    for (const auto& one : *sent)
        if (one.topic == "class_raised" && one.unit == "J") report = one.body;
    EXPECT_NE(report.find("第1版（2025-09-24，J发布）"), std::string::npos) << report;
    EXPECT_NE(report.find("第2版（2025-10-09，J发布）"), std::string::npos) << report;
}

TEST(Oversight, A_S2_9_3_changed_points_count_for_new_ratings_only) {
    const auto old_text = read(kPoints);
    At here(old_text);
    const auto points = [&](const std::string& id) {
        const auto record = here.record(id);
        const auto stored = here.store().policy(record.policy_hash);
        const auto program = program::deserialize((*stored)->program);
        const casework::FactsOf facts(*program, here.store(), record);
        return value::say_zh(*casework::worked_out(*program, facts.facts(), "创新积分"));
    };
    const auto filed = [&](const std::string& id, const std::string& day) {
        here.done(here.open(id, day, "E1", here.demand));
        here.done(here.act(id, day, "E1", "申报"));
    };
    filed("甲", "2025-10-09");
    here.done(here.act("甲", "2025-10-10", "K", "评定"));
    filed("乙", "2025-12-30");
    auto new_text = replaced(old_text, "｜专利分值｜5分｜", "｜专利分值｜8分｜");
    new_text = replaced(new_text, "版本：1.0", "版本：1.1");
    here.adopt(replaced(new_text, "自2025年9月1日起", "自2026年1月1日起"), "2025-12-31");
    here.done(here.act("乙", "2026-01-05", "K", "评定"));
    filed("丙", "2026-01-05");
    here.done(here.act("丙", "2026-01-06", "K", "评定"));
    EXPECT_EQ(here.record("甲").result, "B类");
    EXPECT_EQ(points("甲"), "50分");
    EXPECT_EQ(here.record("乙").result, "B类") << "filed before, rated as filed";
    EXPECT_EQ(here.record("丙").result, "A类");
    EXPECT_EQ(points("丙"), "68分");
}

TEST(Oversight, A_S2_17_1_the_list_shows_the_scenes_that_are_open_by_field) {
    At here(read(kScenes));
    const std::vector<std::string> fields{"低空经济", "人工智能", "绿色交通", "人形机器人"};
    for (std::size_t i = 0; i < 12; ++i) {
        const auto id = "S" + std::to_string(i + 1);
        auto scene = here.demand;
        scene["场景领域"] = Value(fields[i % fields.size()]);
        here.done(here.open(id, "2025-09-22", "B", scene));
        here.done(here.act(id, "2025-09-22", "B", "提出场景"));
        here.done(here.act(id, "2025-09-23", "J", "发布场景"));
        if (i < 5)
            here.done(here.act(id, "2025-09-24", "J", "对接产品", {{"产品单位名称", Value("S")}}));
    }
    const auto list = casework::publish(here.program, "待对接场景清单", here.store(), here.store(),
                                        {{"赵", "J", ""}, at("2025-09-25"), ""});
    ASSERT_TRUE(list.ok());
    const auto rows = casework::rows_of(*list);
    ASSERT_EQ(rows->size(), 7U) << "twelve, five of them matched";
    std::vector<std::string> order;
    for (const auto& row : *rows) {
        ASSERT_EQ(row.cells.front().first, "场景领域");
        if (order.empty() || order.back() != row.cells.front().second)
            order.push_back(row.cells.front().second);
    }
    EXPECT_EQ(order, (std::vector<std::string>{"人工智能", "人形机器人", "绿色交通", "低空经济"}))
        << "each field once, in the order the policy lists them";
}

}  // namespace
}  // namespace guiju::measures
