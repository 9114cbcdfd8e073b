// SPDX-License-Identifier: Apache-2.0
// Deadlines beside the case itself: workers that share them, and a calendar that is corrected.
#include "engine/casework/recalendar.h"
#include "tests/forwarding/forwarding_store.h"
#include "tests/forwarding/forwarding_transaction.h"
#include "tests/unit/engine/casework/desk.h"

namespace guiju::casework {
namespace {

value::Date day(int month, int number) {
    return *value::make_date(2025, static_cast<unsigned>(month), static_cast<unsigned>(number));
}

/// Of one command id it has an answer that no command was given.
class Taken final : public forwarding::ForwardingStore {
   public:
    Taken(ports::CaseStore& to, std::string id) : ForwardingStore(to), id_(std::move(id)) {}
    base::Result<std::unique_ptr<ports::Transaction>> begin() override {
        auto tx = ForwardingStore::begin();
        if (!tx.ok()) return tx.error();
        return {std::make_unique<Answering>(id_, std::move(*tx))};
    }

   private:
    class Answering final : public forwarding::ForwardingTransaction {
       public:
        Answering(const std::string& id, std::unique_ptr<ports::Transaction> real)
            : ForwardingTransaction(std::move(real)), id_(id) {}
        base::Result<ports::CaseLook> look(const ports::CaseAsked& asked) override {
            auto seen = ForwardingTransaction::look(asked);
            if (seen.ok() && asked.command_id == id_)
                seen->command = ports::CommandRecord{id_, asked.case_id, 2, "{}", {}};
            return seen;
        }

       private:
        const std::string& id_;
    };
    std::string id_;
};

/// A filed case whose deadline for dispatching ends on 2025-10-09.
void file_one(Desk& desk) {
    desk.adopt();
    Desk::expect_ok(desk.open(Desk::good_demand(), "2025-09-29"));
    Desk::expect_ok(desk.act("企业一", "报送", "2025-09-29"));
    EXPECT_EQ(desk.due("需求分发/期限"), "2025-10-09");
}

TEST(Deadlines, are_left_by_a_worker_that_dies) {
    Desk desk;
    file_one(desk);
    const auto late = Desk::at("2025-10-10");
    // Claimed by somebody who does nothing with it.
    ASSERT_EQ(desk.store.claim_due({late, {late.ms + 60000}, "甲", 10})->size(), 1U);
    Office other(desk.store, desk.store, {.worker = "乙"});
    EXPECT_EQ(other.tick_due(late, 10)->cases, 0U);
    EXPECT_EQ(desk.state("需求分发/期限"), "running");
    EXPECT_EQ(other.tick_due({late.ms + 60000}, 10)->cases, 1U);
    EXPECT_EQ(desk.state("需求分发/期限"), "overdue");
    EXPECT_EQ(other.tick_due({late.ms + 60000}, 10)->cases, 0U);
}

TEST(Deadlines, are_not_journaled_where_nothing_is_due) {
    Desk desk;
    file_one(desk);
    // The last instant of the last day: found as due, and in time all the same.
    const auto last = desk.store.clocks("A1")->front().due;
    EXPECT_EQ(desk.office.tick_due(last, 10)->cases + desk.office.tick_due(last, 10)->cases, 1U)
        << "the warning";
    const auto entries = desk.store.journal("A1")->size();
    EXPECT_EQ(desk.office.tick_due(last, 10)->cases, 0U);
    EXPECT_EQ(desk.store.journal("A1")->size(), entries);
}

TEST(Deadlines, that_ran_out_before_a_case_is_suspended_have_run_out) {
    Desk desk;
    file_one(desk);
    auto stop = desk.command(Command::Kind::suspend, "甲局", "钱", "2025-10-20");
    stop.reason = "等待上级答复";
    Desk::expect_ok(desk.office.handle(stop));
    EXPECT_TRUE(desk.told("overdue", "甲局"));
    auto go = desk.command(Command::Kind::resume, "甲局", "钱", "2025-10-27");
    Desk::expect_ok(desk.office.handle(go));
    EXPECT_EQ(desk.state("需求分发/期限"), "overdue");
    const auto journal = desk.store.journal("A1");
    EXPECT_EQ((*journal)[2].verb, "到期检查");
    EXPECT_EQ((*journal)[3].verb, "暂停");
}

TEST(Deadlines, that_ran_out_before_a_case_is_sent_back_have_run_out) {
    Desk desk;
    desk.adopt();
    auto incomplete = Desk::good_demand();
    incomplete["需求内容"] = value::Value("短");
    desk.reach_screening(incomplete, "2025-09-29", "2025-09-30");
    Desk::expect_ok(desk.screen("园区一", "2025-11-20"));
    EXPECT_TRUE(desk.told("overdue", "园区一"));
}

TEST(Deadlines, what_follows_from_them_has_followed_before_a_later_command) {
    for (const bool looked : {false, true}) {
        Desk desk;
        desk.adopt();
        auto incomplete = Desk::good_demand();
        incomplete["需求内容"] = value::Value("短");
        desk.reach_screening(incomplete, "2025-09-29", "2025-09-30");
        Desk::expect_ok(desk.screen("园区一", "2025-10-09"));
        ASSERT_EQ(desk.record().phase, "awaiting_correction");
        if (looked) {
            EXPECT_EQ(desk.tick("2025-12-01"), 1U);
        }
        auto late = desk.command(Command::Kind::correct, "企业一", "孙", "2025-12-01");
        late.inputs["需求内容"] = Desk::good_demand().at("需求内容");
        late.expected_revision = desk.record().revision;
        EXPECT_FALSE(desk.office.handle(late).ok());
        EXPECT_EQ(desk.record().phase, "awaiting_confirmation") << "it ran out in October";
        EXPECT_EQ(desk.store.journal("A1")->back().verb, "到期检查");
    }
}

TEST(Deadlines, that_are_only_told_do_not_make_what_somebody_saw_old) {
    Desk desk;
    file_one(desk);
    auto send = desk.command(Command::Kind::act, "甲局", "钱", "2025-10-20");
    send.verb = "分发";
    send.inputs["承办单位"] = value::Value("园区一");
    send.expected_revision = desk.record().revision;
    const auto together = desk.office.handle_all({send});
    ASSERT_EQ(together.size(), 1U);
    Desk::expect_ok(together[0]);
    EXPECT_TRUE(desk.told("overdue", "甲局"));
    EXPECT_EQ(desk.record().stage, "需求初筛");
    Desk::expect_ok(desk.office.handle(send));
    EXPECT_EQ(desk.record().revision, 4) << "answered from the record";
}

TEST(Deadlines, of_one_case_that_cannot_be_ticked_hold_up_no_others) {
    Desk desk;
    file_one(desk);
    auto other = desk.command(Command::Kind::open, "企业一", "孙", "2025-09-29");
    other.case_id = "A2";
    other.inputs = Desk::good_demand();
    other.inputs["需求名称"] = value::Value("另一件");
    Desk::expect_ok(desk.office.handle(other));
    auto file = desk.command(Command::Kind::act, "企业一", "孙", "2025-09-29");
    file.case_id = "A2";
    file.verb = "报送";
    Desk::expect_ok(desk.office.handle(file));
    // As if somebody had written an answer to the tick into the database, asked as the tick asks.
    Taken taken(desk.store, "tick/A1/2");
    Office office(taken, desk.store);
    EXPECT_EQ(office.tick_due(Desk::at("2025-10-10"), 10)->cases, 1U) << "the other one";
    const auto again = office.tick_due(Desk::at("2025-10-10"), 10);
    ASSERT_EQ(again->left.size(), 1U) << "and it is told, not passed over in silence";
    EXPECT_EQ(again->left[0].case_id, "A1");
    EXPECT_EQ(again->left[0].why.code, base::Code::gj5009);
}

value::WorkCalendar calendar(std::vector<value::Date> off, std::vector<value::Date> worked,
                             const char* name = "中国工作日") {
    return {name, 2025, 2026, std::move(off), std::move(worked)};
}

std::vector<value::Date> golden_week(int last) {
    std::vector<value::Date> off;
    for (int number = 1; number <= last; ++number) off.push_back(day(10, number));
    return off;
}

TEST(Deadlines, move_with_a_corrected_calendar) {
    Desk desk;
    file_one(desk);
    Policies policies(desk.store);
    const auto moved = [&](const value::WorkCalendar& corrected, const char* policy = "") {
        return *moved_deadlines(desk.store, policies, corrected, policy);
    };
    const auto worked = std::vector{day(9, 28), day(10, 11)};
    EXPECT_TRUE(moved(calendar(golden_week(8), worked)).empty()) << "the same days";
    EXPECT_TRUE(moved(calendar(golden_week(7), worked, "别的日历")).empty());
    EXPECT_TRUE(moved(calendar(golden_week(7), worked), "别的规矩").empty());

    const auto shorter = moved(calendar(golden_week(7), worked));
    ASSERT_EQ(shorter.size(), 1U);
    EXPECT_EQ(shorter[0].case_id, "A1");
    EXPECT_EQ(shorter[0].clock, "需求分发/期限");
    EXPECT_EQ(shorter[0].before, day(10, 9));
    EXPECT_EQ(shorter[0].after, day(10, 8));
    EXPECT_EQ(shorter[0].worked, std::vector{day(10, 8)});
    EXPECT_TRUE(shorter[0].off.empty());

    const auto longer = moved(calendar(golden_week(10), worked));
    ASSERT_EQ(longer.size(), 1U);
    EXPECT_EQ(longer[0].after, day(10, 11)) << "a Saturday that is worked";
    EXPECT_EQ(longer[0].off, (std::vector{day(10, 9), day(10, 10)}));
    EXPECT_EQ(desk.due("需求分发/期限"), "2025-10-09") << "nothing is changed";

    const value::WorkCalendar too_short("中国工作日", 2024, 2024, {}, {});
    const auto beyond = moved(too_short);
    ASSERT_EQ(beyond.size(), 1U) << "one case whose day is not known holds up no others";
    EXPECT_FALSE(beyond[0].after);
}

}  // namespace
}  // namespace guiju::casework
