// SPDX-License-Identifier: Apache-2.0
// Figures that are counted, never typed in: from the cases of the policy itself and of another one.
#include "engine/casework/targets.h"
#include "tests/policies/measures.h"

namespace guiju::measures {
namespace {

value::Record service_by(const std::string& unit) {
    return {{"服务单位", Value(value::List{Value(unit)})}};
}

/// Demands brought to where a service unit has answered them, over the measures as they are shipped.
class Demands : public ::testing::Test {
   protected:
    Demands() : measures_(compiled(measures_text())), world_(*measures_.value) {
        EXPECT_TRUE(world_.office().adopt(measures_.value->program, at("2025-01-01")).ok());
    }
    void act(const std::string& id, const std::string& day, const std::string& unit,
             const std::string& verb, value::Record inputs = {}) {
        const auto done = world_.act(id, day, unit, verb, std::move(inputs));
        ASSERT_TRUE(done.ok()) << id << " " << verb << ": " << done.error().say(base::Lang::zh);
    }
    /// Chosen by the enterprise on its own, not yet agreed upon.
    void bring_to_response(const std::string& id, const std::string& unit) {
        ASSERT_TRUE(world_.open(id, "2025-09-22", "E1", world_.demand).ok());
        act(id, "2025-09-22", "E1", "报送");
        act(id, "2025-09-22", "L甲", "自行办理");
        ASSERT_TRUE(world_.screen(id, "2025-09-23", "L甲", {{"材料规范", Value("符合")}}).ok());
        ASSERT_TRUE(world_
                        .screen(id, "2025-09-24", "L甲",
                                {{"有效性", Value("符合")},
                                 {"有效性理由", Value("目标明确")},
                                 {"合理性", Value("符合")},
                                 {"合理性理由", Value("可行")}})
                        .ok());
        act(id, "2025-09-25", "E1", "自主选择", service_by(unit));
    }
    void answer(const std::string& id, const std::string& day, const std::string& unit) {
        bring_to_response(id, unit);
        act(id, day, "L甲", "达成合作", service_by(unit));
    }
    std::optional<value::Number> answered(const std::string& unit, const std::string& period) {
        const auto centres = compiled(read("rules/zhejiang/innovation-centres.guiju"));
        EXPECT_TRUE(centres.ok());
        const auto who = world_.store().unit(unit);
        const auto all = casework::indicators(centres.value->program, world_.store(), **who,
                                              *casework::parse_period(period), {}, &world_.store());
        EXPECT_TRUE(all.ok());
        for (const auto& one : *all)
            if (one.name == "响应需求数") return one.value;
        return std::nullopt;
    }

    base::Checked<compile::Compiled> measures_;
    World world_;
};

TEST_F(Demands, A_S3_6_3_demands_answered_are_taken_from_the_demands_not_typed_in) {
    for (int i = 1; i <= 15; ++i) answer("X" + std::to_string(i), "2025-10-13", "S1");
    answer("Y1", "2025-10-13", "S2");  // another service unit
    bring_to_response("Z1", "S1");     // not answered yet
    answer("N1", "2026-01-05", "S1");  // answered in another year
    ASSERT_TRUE(world_.store().put_figure({"响应需求数", "S1", "2025", "99"}).ok());
    EXPECT_EQ(answered("S1", "2025"), value::Number(15)) << "what is typed in does not count";
    EXPECT_EQ(answered("S2", "2025"), value::Number(1));
    EXPECT_EQ(answered("S3", "2025"), value::Number(0)) << "counted: none is zero";
    EXPECT_EQ(answered("S1", "2026"), value::Number(1));
}

class NewProducts : public ::testing::Test {
   protected:
    NewProducts()
        : policy_(compiled(read("rules/zhejiang/new-products.guiju"))), world_(*policy_.value) {
        EXPECT_TRUE(world_.office().adopt(policy_.value->program, at("2025-03-28")).ok());
    }
    /// A product that was opened, as the store keeps it.
    void put_opened(const std::string& id) {
        ports::CaseChange change;
        auto& record = change.after;
        record.id = change.journal.case_id = change.command.case_id = id;
        record.policy = policy_.value->program.head.name.zh;
        record.policy_hash = program::hash(policy_.value->program);
        record.revision = change.journal.sequence = change.command.revision = 1;
        record.stage = "开发和评价";
        record.phase = "handling";
        record.territory = "330000";
        record.applicant_unit = "E1";
        record.filed = record.opened = at("2025-04-01");
        record.marks = {{"立项", at("2025-04-10"), at("2025-04-10")}};
        change.command.id = "put/" + id;
        auto tx = world_.store().begin();
        ASSERT_TRUE(tx.ok() && (*tx)->save(change).ok() && (*tx)->commit().ok()) << id;
    }
    eval::TargetVerdict opened() {
        auto sheets = casework::target_sheets(policy_.value->program, 0, world_.store(),
                                              world_.store(), *eval::parse_reporting("2025"));
        EXPECT_TRUE(sheets.ok());
        return sheets->front().rows.front();
    }

    base::Checked<compile::Compiled> policy_;
    World world_;
};

TEST_F(NewProducts, A_S3_14_2_withdrawn_products_do_not_count_as_opened) {
    for (int i = 1; i <= 4970; ++i) put_opened("P" + std::to_string(i));
    std::vector<std::string> later;
    for (int i = 1; i <= 30; ++i) {
        const auto id = later.emplace_back("Q" + std::to_string(i));
        ASSERT_TRUE(world_.open(id, "2025-04-01", "E1", world_.demand).ok());
        ASSERT_TRUE(world_.act(id, "2025-04-01", "E1", "申报").ok());
        ASSERT_TRUE(world_.act(id, "2025-04-10", "J1", "立项").ok());
    }
    EXPECT_EQ(opened().figures[0].number, value::Number(5000));
    EXPECT_EQ(opened().met, value::Truth::yes);
    int number = 0;
    for (const auto& id : later) {
        Command c;
        c.kind = Command::Kind::withdraw;
        c.id = "w" + std::to_string(++number);
        c.case_id = id;
        c.at = at("2025-09-22");
        c.actor = {"经办人", "E1", ""};
        c.reason = "停止开发";
        const auto done = world_.office().handle(c);
        ASSERT_TRUE(done.ok()) << done.error().say(base::Lang::zh);
    }
    EXPECT_EQ(opened().figures[0].number, value::Number(4970));
    EXPECT_EQ(opened().met, value::Truth::no);
}

}  // namespace
}  // namespace guiju::measures
