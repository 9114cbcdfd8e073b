// SPDX-License-Identifier: Apache-2.0
// Several cases and several policies at work: what follows from a command is written with it or not at all.
#include "engine/casework/publish.h"
#include "engine/casework/thread.h"
#include "tests/policies/measures.h"

namespace guiju::measures {
namespace {

constexpr const char* kDemands = "rules/zhejiang/demand-to-list.guiju";
constexpr const char* kProjects = "rules/zhejiang/list-project.guiju";
constexpr const char* kProgress = "rules/zhejiang/progress.guiju";

class Threads : public testing::Test {
   protected:
    void adopt(const std::string& path, const std::string& day = "2025-09-01") {
        auto policy = compiled(read(path));
        ASSERT_TRUE(policy.ok()) << path;
        for (const auto& fixture : policy.value->fixtures) {
            for (const auto& unit : fixture.units)
                ASSERT_TRUE(
                    store_.put_unit({unit.id, unit.name, {unit.role}, unit.territory_code, {}})
                        .ok());
            if (!fixture.values.empty()) demand_ = fixture.values;
        }
        ASSERT_TRUE(office_.adopt(policy.value->program, at(day)).ok());
    }
    static Command command(Command::Kind kind, const std::string& id, const std::string& day,
                           const std::string& unit, const std::string& verb) {
        static int number = 0;
        Command c;
        c.kind = kind;
        c.id = "c" + std::to_string(++number);
        c.case_id = id;
        c.at = at(day);
        c.actor = {unit + "经办人", unit, ""};
        c.verb = verb;
        return c;
    }
    void act(const std::string& id, const std::string& day, const std::string& unit,
             const std::string& verb, value::Record inputs = {}) {
        auto c = command(Command::Kind::act, id, day, unit, verb);
        c.inputs = std::move(inputs);
        const auto done = office_.handle(c);
        ASSERT_TRUE(done.ok()) << verb << ": " << done.error().say(base::Lang::zh);
    }
    /// A demand on the list, ready to become a project.
    void put_on_list(const std::string& id) {
        auto open = command(Command::Kind::open, id, "2025-10-09", "E1", "需求转化为项目榜单");
        open.inputs = demand_;
        ASSERT_TRUE(office_.handle(open).ok());
        act(id, "2025-10-09", "E1", "报送");
        act(id, "2025-10-13", "K0", "列入榜单", {{"决定人", Value("张处长")}});
    }
    std::int64_t revision(const std::string& id) {
        const auto view = store_.read(id);
        return view.ok() && view->has_value() ? (*view)->record.revision : 0;
    }

    memory::MemoryStore store_;
    casework::Office office_{store_, store_, {true, 0}};
    value::Record demand_;
};

TEST_F(Threads, a_case_can_be_followed_from_either_end) {
    adopt(kDemands);
    adopt(kProjects);
    put_on_list("D17");
    act("D17", "2025-10-20", "K0", "发榜");
    const auto links = store_.links("D17");
    ASSERT_EQ(links->size(), 1U);
    const auto project = links->front().from;
    EXPECT_EQ(links->front().relation, "转为");

    for (const auto& from : {std::string("D17"), project}) {
        const auto thread = casework::thread_of(store_, from, at("2025-10-27"));
        ASSERT_TRUE(thread.ok());
        ASSERT_EQ(thread->size(), 2U) << from;
        EXPECT_EQ((*thread)[0].record.id, "D17");
        EXPECT_EQ((*thread)[1].relation, "转为");
        EXPECT_EQ((*thread)[1].record.policy, "榜单项目");
        ASSERT_EQ((*thread)[0].steps.size(), 3U);
        EXPECT_EQ((*thread)[0].steps[1].stage, "筛选");
        EXPECT_EQ((*thread)[0].steps[1].days, 4);
        EXPECT_EQ((*thread)[1].steps[0].days, 7) << "still there on the day of asking";
    }
}

TEST_F(Threads, nothing_is_written_when_what_follows_is_refused) {
    adopt(kDemands);  // nobody adopted the policy of the projects
    put_on_list("D1");
    put_on_list("D2");
    const auto before = revision("D1");
    auto first = command(Command::Kind::act, "D1", "2025-10-20", "K0", "发榜");
    auto second = command(Command::Kind::act, "D2", "2025-10-20", "K0", "下榜");
    second.reason = "已解决";
    const auto results = office_.handle_all({first, second});
    ASSERT_FALSE(results[0].ok());
    EXPECT_EQ(results[0].error().code, base::Code::gj5080);
    EXPECT_TRUE(results[1].ok()) << "one that is refused does not hold up the others";
    EXPECT_EQ(revision("D1"), before);
    EXPECT_TRUE(store_.links("D1")->empty());

    adopt(kProjects);
    EXPECT_TRUE(office_.handle(first).ok());
    EXPECT_EQ(store_.links("D1")->size(), 1U);
    const auto again = office_.handle(first);
    ASSERT_TRUE(again.ok());
    EXPECT_TRUE(again->repeated);
    EXPECT_EQ(store_.links("D1")->size(), 1U) << "the same command starts nothing twice";
}

TEST_F(Threads, recurring_cases_are_made_once_by_all_offices) {
    adopt(kProgress, "2026-01-05");
    casework::Office other(store_, store_, {true, 0});
    EXPECT_EQ(office_.tick_due(at("2026-03-31"), 100)->cases, 0U);
    EXPECT_EQ(office_.tick_due(at("2026-04-01"), 100)->cases, 3U);
    EXPECT_EQ(other.tick_due(at("2026-04-01", 5), 100)->cases, 0U);
    const auto id = "季度进度报告/2026Q1/L甲";
    ASSERT_EQ(revision(id), 1);
    EXPECT_EQ(other.tick_due(at("2026-07-01"), 100)->cases, 6U) << "three overdue, three new";
    const auto links = store_.links("季度进度报告/2026Q2/L甲");
    ASSERT_EQ(links->size(), 1U);
    EXPECT_EQ(links->front().to, id);
    EXPECT_EQ(links->front().relation, "上期");
}

}  // namespace
}  // namespace guiju::measures
