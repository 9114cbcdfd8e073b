// SPDX-License-Identifier: Apache-2.0
// The approval verbs on examples/05-approval, where a 试例 cannot look: codes of refusals, rows before and after,
// the journal, leave and handover; and runs of random verbs that the journal alone builds again.
#include <random>
#include <set>

#include "engine/casework/view.h"
#include "engine/evidence/replay.h"
#include "tests/policies/measures.h"

namespace guiju::measures {
namespace {

using base::Code;
using Kind = Command::Kind;

base::Checked<compile::Compiled> approval_policy() {
    std::vector<text::Source> sources;
    for (const char* path : {"examples/05-approval/policy.zh.guiju", "rules/calendars/C25.guiju"}) {
        auto loaded = text::load(path, read(path), static_cast<std::uint32_t>(sources.size()));
        sources.push_back(std::move(*loaded.value));
    }
    return compile::compile(sources);
}

/// "H1/张三" at an hour of a day does this.
class Bureau {
   public:
    explicit Bureau(const compile::Compiled& policy)
        : program(policy.program), office_(store_, store_, {true, 0}) {
        for (const auto& unit : policy.fixtures.front().units)
            EXPECT_TRUE(
                store_.put_unit({unit.id, unit.name, {unit.role}, unit.territory_code, {}}).ok());
        EXPECT_TRUE(office_.adopt(program, at("2025-01-01")).ok());
        fields_["事由"] = Value("合同用章");
    }
    Command command(Kind kind, const std::string& who, const std::string& day) {
        Command c;
        c.kind = kind;
        c.id = "c" + std::to_string(++count_);
        c.case_id = "D1";
        c.at = at(day, 480 + count_ % 600);
        const auto slash = who.find('/');
        c.actor.unit = who.substr(0, slash);
        c.actor.person = slash == std::string::npos ? c.actor.unit + "甲" : who.substr(slash + 1);
        return c;
    }
    base::Result<casework::Receipt> handle(const Command& c) { return office_.handle(c); }
    base::Result<casework::Receipt> does(Kind kind, const std::string& who, const std::string& day,
                                         const std::string& target = "",
                                         const std::string& reason = "") {
        auto c = command(kind, who, day);
        c.target = target;
        c.reason = reason;
        return handle(c);
    }
    base::Result<casework::Receipt> acts(const std::string& who, const std::string& day,
                                         const std::string& verb) {
        auto c = command(Kind::act, who, day);
        c.verb = verb;
        return handle(c);
    }
    base::Result<casework::Receipt> says(const std::string& who, const std::string& day,
                                         const std::string& verdict,
                                         const std::string& reason = "") {
        auto c = command(Kind::opine, who, day);
        c.verb = verdict;
        c.reason = reason;
        return handle(c);
    }
    void open(const std::string& day) {
        auto c = command(Kind::open, "C1", day);
        c.verb = program.head.name.zh;
        c.inputs = fields_;
        done(handle(c));
        done(acts("C1", day, "报送"));
    }
    static void done(const base::Result<casework::Receipt>& result) {
        ASSERT_TRUE(result.ok()) << result.error().say(base::Lang::zh);
    }
    static Code code(const base::Result<casework::Receipt>& result) {
        return result.ok() ? Code{} : result.error().code;
    }
    ports::CaseView view() { return **store_.read("D1"); }
    std::vector<ports::WorkItemRecord> open_work(const std::string& kind) {
        std::vector<ports::WorkItemRecord> all;
        for (const auto& item : view().work)
            if (item.kind == kind) all.push_back(item);
        return all;
    }
    ports::ClockRecord clock(const std::string& name) {
        const auto clocks = store_.clocks("D1");
        for (const auto& one : *clocks)
            if (one.name == name) return one;
        return {};
    }
    casework::Decision last_decision() {
        const auto journal = store_.journal("D1");
        return *casework::decision_from_json(journal->back().decision);
    }
    std::string last_verb() { return store_.journal("D1")->back().verb; }
    bool replays() {
        const auto report = evidence::replay(store_, store_);
        EXPECT_TRUE(report.ok());
        for (const auto& finding : report->findings)
            ADD_FAILURE() << finding.error.say(base::Lang::zh);
        return report->bad == 0;
    }
    memory::MemoryStore& store() { return store_; }
    program::Program program;

   private:
    memory::MemoryStore store_;
    casework::Office office_;
    value::Record fields_;
    int count_ = 0;
};

class Approval : public testing::Test {
   protected:
    /// 赵主任 of B1 has it on his desk on 5 August; on leave from the 6th to the 8th, 钱副 stands in.
    void director_claims_and_goes_on_leave() {
        ASSERT_TRUE(here.store()
                        .put_stand_in({"s1", "B1", "赵主任", "钱副", at("2025-08-06"),
                                       at("2025-08-09"), "休假"})
                        .ok());
        here.open("2025-08-04");
        here.done(here.acts("H1", "2025-08-04", "通过"));
        here.done(here.does(Kind::claim, "B1/赵主任", "2025-08-05"));
    }

    Bureau here{*approval_policy().value};
};

TEST_F(Approval, claimed_work_is_one_persons_until_it_is_transferred) {
    here.open("2025-08-04");
    here.done(here.does(Kind::claim, "H1/张三", "2025-08-04"));
    EXPECT_EQ(here.view().record.phase, "handling");
    EXPECT_EQ(here.open_work("handle").front().person, "张三");
    EXPECT_EQ(here.code(here.does(Kind::claim, "H1/李四", "2025-08-04")), Code::gj5472);
    EXPECT_EQ(here.code(here.acts("H1/李四", "2025-08-04", "通过")), Code::gj5472);
    EXPECT_EQ(here.code(here.does(Kind::claim, "J1/王五", "2025-08-04")), Code::gj5473);
    here.done(here.does(Kind::transfer, "H1/王五", "2025-08-05", "李四"));
    EXPECT_EQ(here.open_work("handle").front().person, "李四");
    EXPECT_EQ(here.code(here.acts("H1/张三", "2025-08-05", "通过")), Code::gj5472);
    EXPECT_EQ(here.code(here.does(Kind::transfer, "H1/李四", "2025-08-05")), Code::gj5223);
    EXPECT_EQ(here.code(here.does(Kind::transfer, "H1/李四", "2025-08-05", "B1")), Code::gj5226);
    EXPECT_EQ(here.code(here.does(Kind::transfer, "H1/李四", "2025-08-05", "没有/谁")),
              Code::gj5007);
    here.done(here.acts("H1/李四", "2025-08-05", "通过"));
    EXPECT_TRUE(here.replays());
}

TEST_F(Approval, who_acts_for_another_is_told_and_ends_with_the_stage) {
    here.open("2025-08-04");
    EXPECT_EQ(here.code(here.does(Kind::delegate, "H1/张三", "2025-08-04", "J1/李四")),
              Code::gj5493);
    EXPECT_EQ(here.code(here.does(Kind::delegate, "H1/张三", "2025-08-04", "张三")), Code::gj5493);
    here.done(here.does(Kind::delegate, "H1/张三", "2025-08-04", "李四"));
    auto end = here.command(Kind::delegate, "H1/李四", "2025-08-04");
    end.verb = "取回委托";
    EXPECT_EQ(here.code(here.handle(end)), Code::gj5490);
    here.done(here.acts("H1/李四", "2025-08-05", "通过"));
    EXPECT_EQ(here.last_decision().on_behalf, "张三");
    for (const auto& note : here.view().record.notes) EXPECT_FALSE(note.current) << note.kind;
    EXPECT_TRUE(here.replays());
}

TEST_F(Approval, a_deputy_acts_during_the_leave_only_and_is_no_second_pair_of_eyes) {
    ASSERT_NO_FATAL_FAILURE(director_claims_and_goes_on_leave());
    EXPECT_EQ(here.code(here.acts("B1/钱副", "2025-08-05", "同意用章")), Code::gj5472);
    here.done(here.acts("B1/钱副", "2025-08-07", "同意用章"));
    EXPECT_EQ(here.last_decision().on_behalf, "赵主任");
    EXPECT_TRUE(here.replays());
}

TEST_F(Approval, a_deputy_and_the_principal_do_not_confirm_one_another) {
    ASSERT_NO_FATAL_FAILURE(director_claims_and_goes_on_leave());
    here.done(here.acts("B1/钱副", "2025-08-07", "不同意用章"));
    EXPECT_EQ(here.code(here.does(Kind::confirm, "B1/钱副", "2025-08-07")), Code::gj5218);
    EXPECT_EQ(here.code(here.does(Kind::confirm, "B1/赵主任", "2025-08-11")), Code::gj5491)
        << "the leave is over, but it was done for him";
    here.done(here.does(Kind::confirm, "B1/孙", "2025-08-11"));
    EXPECT_EQ(here.view().record.result, "已退回");
    EXPECT_EQ(here.code(here.does(Kind::reopen, "H1", "2025-08-11", "", "错页")), Code::gj5484);
    EXPECT_TRUE(here.replays());
}

TEST_F(Approval, two_deputies_of_one_principal_are_one_pair_of_eyes) {
    auto& store = here.store();
    const ports::StandIn first{"s1",  "B1", "赵主任", "钱副", at("2025-08-06"), at("2025-08-08"),
                               "休假"};
    const ports::StandIn then{"s2",  "B1", "赵主任", "孙", at("2025-08-08"), at("2025-08-12"),
                              "休假"};
    ASSERT_TRUE(store.put_stand_in(first).ok() && store.put_stand_in(then).ok());
    here.open("2025-08-04");
    here.done(here.acts("H1", "2025-08-04", "通过"));
    here.done(here.does(Kind::claim, "B1/赵主任", "2025-08-05"));
    here.done(here.acts("B1/钱副", "2025-08-07", "不同意用章"));
    EXPECT_EQ(here.code(here.does(Kind::confirm, "B1/孙", "2025-08-08")), Code::gj5491);
    here.done(here.does(Kind::confirm, "B1/李", "2025-08-08"));
}

TEST_F(Approval, nobody_signs_by_deputy_what_he_asked_to_be_signed) {
    auto& store = here.store();
    ASSERT_TRUE(
        store.put_stand_in({"s1", "H1", "李四", "张三", at("2025-08-04"), {}, "调离"}).ok());
    here.open("2025-08-04");
    here.done(here.does(Kind::sign_before, "H1/张三", "2025-08-04", "李四"));
    EXPECT_EQ(here.code(here.says("H1/张三", "2025-08-05", "同意")), Code::gj5218);
    EXPECT_EQ(here.code(here.acts("H1/张三", "2025-08-05", "通过")), Code::gj5474);
    here.done(here.does(Kind::remove_signer, "H1/张三", "2025-08-05", "李四"));
    here.done(here.does(Kind::sign_after, "H1/张三", "2025-08-05", "李四"));
    here.done(here.acts("H1/张三", "2025-08-05", "通过"));
    EXPECT_EQ(here.code(here.says("H1/李四", "2025-08-06", "同意")), Code::gj5491);
}

TEST_F(Approval, a_handover_is_for_good_and_leads_on) {
    ASSERT_TRUE(
        here.store().put_stand_in({"s1", "H1", "张三", "李四", at("2025-08-05"), {}, "调离"}).ok());
    ASSERT_TRUE(
        here.store().put_stand_in({"s2", "H1", "李四", "王五", at("2025-09-01"), {}, "调离"}).ok());
    here.open("2025-08-04");
    here.done(here.does(Kind::claim, "H1/张三", "2025-08-04"));
    EXPECT_EQ(here.code(here.acts("H1/王五", "2025-08-29", "核对")), Code::gj5472);
    here.done(here.acts("H1/王五", "2025-09-02", "通过"));
    EXPECT_EQ(here.last_decision().on_behalf, "张三");
    EXPECT_TRUE(here.replays());
}

TEST_F(Approval, signers_hold_up_the_decision_and_then_its_effect) {
    here.open("2025-08-04");
    EXPECT_EQ(here.code(here.does(Kind::sign_before, "H1/张三", "2025-08-04", "张三")),
              Code::gj5475);
    here.done(here.does(Kind::sign_before, "H1/张三", "2025-08-04", "J1"));
    EXPECT_EQ(here.code(here.does(Kind::sign_before, "H1/张三", "2025-08-04", "J1")), Code::gj5475);
    EXPECT_EQ(here.code(here.acts("H1/张三", "2025-08-05", "通过")), Code::gj5474);
    EXPECT_EQ(here.code(here.does(Kind::remove_signer, "H1/李四", "2025-08-05", "J1")),
              Code::gj5476);
    EXPECT_EQ(here.code(here.says("J1", "2025-08-05", "不同意")), Code::gj5215);
    here.done(here.says("J1", "2025-08-05", "同意"));
    here.done(here.does(Kind::sign_after, "H1/张三", "2025-08-05", "J1"));
    EXPECT_EQ(here.code(here.says("J1", "2025-08-05", "同意")), Code::gj5477);
    here.done(here.acts("H1/张三", "2025-08-06", "通过"));
    EXPECT_EQ(here.view().record.phase, "awaiting_confirmation");
    EXPECT_EQ(here.view().record.holder_unit, "J1");
    here.done(here.says("J1", "2025-08-06", "同意"));
    EXPECT_EQ(here.view().record.stage, "审批");
    EXPECT_TRUE(here.open_work("sign_after").empty());
    EXPECT_TRUE(here.replays());
}

TEST_F(Approval, a_copy_is_seen_and_closed_by_looking) {
    here.open("2025-08-04");
    ASSERT_TRUE(here.store().put_unit({"X9", "外单位", {}, "330000", {}}).ok());
    const auto seen = [&] {
        return casework::view(here.program, here.store(), here.store(), "D1", {"赵", "X9", ""});
    };
    EXPECT_FALSE(seen().ok());
    here.done(here.does(Kind::copy, "H1/张三", "2025-08-04", "X9"));
    EXPECT_TRUE(seen().ok());
    ASSERT_EQ(here.open_work("copy").size(), 1U);
    here.done(here.acts("H1/张三", "2025-08-04", "通过"));
    EXPECT_EQ(here.open_work("copy").size(), 1U) << "it blocks nothing and stays";
    here.done(here.does(Kind::look, "X9/赵", "2025-08-05"));
    EXPECT_TRUE(here.open_work("copy").empty());
    EXPECT_TRUE(here.replays());
}

TEST_F(Approval, taking_back_gives_the_rows_of_before) {
    here.open("2025-08-04");
    const auto before = here.view().record;
    const auto clock = here.clock("审核/期限");
    here.done(here.acts("H1/张三", "2025-08-05", "通过"));
    EXPECT_EQ(here.code(here.does(Kind::take_back, "J1/张三", "2025-08-05")), Code::gj5479);
    EXPECT_EQ(here.code(here.does(Kind::take_back, "H1/李四", "2025-08-05")), Code::gj5479);
    here.done(here.does(Kind::take_back, "H1/张三", "2025-08-06"));
    const auto after = here.view().record;
    EXPECT_EQ(after.stage, before.stage);
    EXPECT_EQ(after.phase, "waiting");
    EXPECT_EQ(after.handler_unit, before.handler_unit);
    EXPECT_EQ(after.holder_role, before.holder_role);
    EXPECT_EQ(after.marks, before.marks);
    EXPECT_EQ(here.clock("审核/期限"), clock) << "the ledger goes on, nothing is given back";
    EXPECT_EQ(here.clock("审批/期限").state, "stopped");
    EXPECT_EQ(here.code(here.does(Kind::take_back, "H1/张三", "2025-08-06")), Code::gj5481);
    EXPECT_TRUE(here.replays());
}

TEST_F(Approval, who_was_asked_to_sign_is_asked_still_when_the_decision_is_taken_back) {
    here.open("2025-08-04");
    here.done(here.does(Kind::sign_after, "H1/张三", "2025-08-05", "J1/孙"));
    here.done(here.acts("H1/张三", "2025-08-05", "通过"));
    EXPECT_EQ(here.view().record.phase, "awaiting_confirmation");
    here.done(here.does(Kind::take_back, "H1/张三", "2025-08-05"));
    EXPECT_EQ(here.open_work("sign_after").size(), 1U);
    here.done(here.acts("H1/张三", "2025-08-06", "通过"));
    EXPECT_EQ(here.view().record.phase, "awaiting_confirmation") << "nobody has signed yet";
    here.done(here.says("J1/孙", "2025-08-06", "同意"));
    EXPECT_EQ(here.view().record.stage, "审批");
    EXPECT_TRUE(here.replays());
}

TEST_F(Approval, a_signer_who_does_not_answer_can_be_removed_after_the_decision) {
    here.open("2025-08-04");
    here.done(here.does(Kind::sign_after, "H1/张三", "2025-08-05", "J1/孙"));
    here.done(here.does(Kind::sign_after, "H1/张三", "2025-08-05", "J1/周"));
    here.done(here.acts("H1/张三", "2025-08-05", "通过"));
    EXPECT_EQ(here.code(here.does(Kind::remove_signer, "H1/李四", "2025-08-06", "J1/孙")),
              Code::gj5476);
    here.done(here.does(Kind::remove_signer, "H1/张三", "2025-08-06", "J1/孙"));
    EXPECT_EQ(here.view().record.phase, "awaiting_confirmation") << "one more is asked";
    here.done(here.says("J1/周", "2025-08-06", "同意"));
    EXPECT_EQ(here.code(here.does(Kind::take_back, "H1/张三", "2025-08-06")), Code::gj5479);
    EXPECT_EQ(here.view().record.stage, "审批");
    EXPECT_TRUE(here.replays());
}

TEST_F(Approval, the_last_signer_removed_lets_the_decision_take_effect) {
    here.open("2025-08-04");
    here.done(here.does(Kind::sign_after, "H1/张三", "2025-08-05", "J1/孙"));
    here.done(here.acts("H1/张三", "2025-08-05", "通过"));
    here.done(here.does(Kind::remove_signer, "H1/张三", "2025-08-06", "J1/孙"));
    EXPECT_EQ(here.view().record.stage, "审批");
    EXPECT_TRUE(here.open_work("sign_after").empty());
    EXPECT_TRUE(here.replays());
}

TEST_F(Approval, an_objection_is_not_got_round_by_asking_anew_and_removing) {
    here.open("2025-08-04");
    here.done(here.does(Kind::sign_before, "H1/张三", "2025-08-05", "J1/孙"));
    here.done(here.says("J1/孙", "2025-08-05", "不同意", "份数不对"));
    EXPECT_EQ(here.code(here.acts("H1/张三", "2025-08-05", "通过")), Code::gj5474);
    here.done(here.does(Kind::sign_before, "H1/张三", "2025-08-05", "J1/孙"));
    here.done(here.does(Kind::remove_signer, "H1/张三", "2025-08-05", "J1/孙"));
    EXPECT_EQ(here.code(here.acts("H1/张三", "2025-08-05", "通过")), Code::gj5474);
    here.done(here.does(Kind::sign_before, "H1/张三", "2025-08-05", "J1/孙"));
    here.done(here.says("J1/孙", "2025-08-05", "同意"));
    here.done(here.acts("H1/张三", "2025-08-05", "通过"));
    EXPECT_TRUE(here.replays());
}

TEST_F(Approval, work_that_was_claimed_is_claimed_again_when_it_is_taken_back) {
    here.open("2025-08-04");
    here.done(here.does(Kind::claim, "H1/张三", "2025-08-04"));
    EXPECT_EQ(here.view().record.phase, "handling");
    here.done(here.acts("H1/张三", "2025-08-05", "通过"));
    here.done(here.does(Kind::take_back, "H1/张三", "2025-08-05"));
    EXPECT_EQ(here.view().record.phase, "handling");
    EXPECT_EQ(here.open_work("handle").front().person, "张三");
    EXPECT_EQ(here.code(here.acts("H1/李四", "2025-08-05", "通过")), Code::gj5472);
    here.done(here.acts("H1/张三", "2025-08-05", "通过"));
    EXPECT_TRUE(here.replays());
}

TEST_F(Approval, a_signature_is_the_signers_own_whoever_has_claimed_the_work) {
    here.open("2025-08-04");
    here.done(here.does(Kind::claim, "H1/张三", "2025-08-04"));
    here.done(here.does(Kind::sign_before, "H1/张三", "2025-08-04", "李四"));
    EXPECT_EQ(here.code(here.acts("H1/李四", "2025-08-05", "通过")), Code::gj5472);
    here.done(here.says("H1/李四", "2025-08-05", "同意"));
    here.done(here.acts("H1/张三", "2025-08-05", "通过"));
}

TEST_F(Approval, what_a_deputy_answered_is_cleared_when_the_person_is_asked_anew) {
    ASSERT_TRUE(
        here.store()
            .put_stand_in({"s1", "J1", "陈", "孙", at("2025-08-05"), at("2025-08-06"), "年休"})
            .ok());
    here.open("2025-08-04");
    here.done(here.does(Kind::sign_before, "H1/张三", "2025-08-04", "J1/陈"));
    here.done(here.says("J1/孙", "2025-08-05", "不同意", "缺附件"));
    here.done(here.does(Kind::sign_before, "H1/张三", "2025-08-06", "J1/陈"));
    here.done(here.says("J1/陈", "2025-08-06", "同意"));
    here.done(here.acts("H1/张三", "2025-08-06", "通过"));
    EXPECT_TRUE(here.replays());
}

TEST_F(Approval, requests_go_with_the_case_to_another_unit_but_never_to_who_is_asked) {
    here.open("2025-08-04");
    here.done(here.does(Kind::sign_before, "H1/张三", "2025-08-04", "J1/陈"));
    EXPECT_EQ(here.code(here.does(Kind::transfer, "H1/张三", "2025-08-04", "J1/陈")), Code::gj5493);
    here.done(here.does(Kind::transfer, "H1/张三", "2025-08-04", "J1/王五"));
    EXPECT_EQ(here.code(here.acts("J1/王五", "2025-08-05", "通过")), Code::gj5474);
    here.done(here.does(Kind::remove_signer, "J1/王五", "2025-08-05", "J1/陈"));
    here.done(here.acts("J1/王五", "2025-08-05", "通过"));
    EXPECT_TRUE(here.replays());
}

TEST_F(Approval, who_has_signed_does_not_decide_as_well) {
    here.open("2025-08-04");
    here.done(here.does(Kind::sign_before, "H1/张三", "2025-08-04", "J1/陈"));
    here.done(here.says("J1/陈", "2025-08-04", "同意"));
    here.done(here.does(Kind::transfer, "H1/张三", "2025-08-04", "J1"));
    EXPECT_EQ(here.code(here.acts("J1/陈", "2025-08-05", "通过")), Code::gj5474);
    here.done(here.acts("J1/王五", "2025-08-05", "通过"));
}

TEST_F(Approval, a_delegate_hands_on_in_the_name_of_the_one_in_charge) {
    here.open("2025-08-04");
    here.done(here.does(Kind::delegate, "H1/张三", "2025-08-04", "李四"));
    here.done(here.does(Kind::delegate, "H1/李四", "2025-08-04", "王五"));
    EXPECT_EQ(here.code(here.acts("H1/李四", "2025-08-05", "通过")), Code::gj5472);
    auto end = here.command(Kind::delegate, "H1/张三", "2025-08-05");
    end.verb = "取回委托";
    here.done(here.handle(end));
    EXPECT_EQ(here.code(here.acts("H1/王五", "2025-08-05", "通过")), Code::gj5472);
    here.done(here.acts("H1/张三", "2025-08-05", "通过"));
    EXPECT_TRUE(here.replays());
}

TEST_F(Approval, a_case_that_came_straight_back_has_the_stage_before_it_had) {
    here.open("2025-08-04");
    here.done(here.acts("H1/张三", "2025-08-05", "通过"));
    here.done(here.does(Kind::send_to, "B1/赵主任", "2025-08-05", "提出", "不清"));
    here.done(here.acts("C1", "2025-08-06", "报送"));
    EXPECT_EQ(here.view().record.stage, "审批");
    here.done(here.does(Kind::send_to, "B1/赵主任", "2025-08-06", "审核", "再看"));
    EXPECT_EQ(here.view().record.stage, "审核");
    here.done(here.does(Kind::send_to, "H1/张三", "2025-08-06", "", "还是不清"));
    EXPECT_EQ(here.view().record.stage, "提出") << "where it came from going forward";
}

TEST_F(Approval, work_stays_claimed_when_a_signer_says_no) {
    here.open("2025-08-04");
    here.done(here.does(Kind::claim, "H1/张三", "2025-08-04"));
    here.done(here.does(Kind::sign_after, "H1/张三", "2025-08-04", "J1"));
    here.done(here.acts("H1/张三", "2025-08-05", "通过"));
    here.done(here.says("J1/陈", "2025-08-05", "不同意", "缺附件"));
    EXPECT_EQ(here.code(here.acts("H1/王五", "2025-08-05", "通过")), Code::gj5472);
    here.done(here.acts("H1/张三", "2025-08-05", "通过"));
    EXPECT_TRUE(here.replays());
}

TEST_F(Approval, a_decision_is_with_a_signer_who_has_not_answered) {
    here.open("2025-08-04");
    here.done(here.does(Kind::sign_after, "H1/张三", "2025-08-05", "B1"));
    here.done(here.does(Kind::sign_after, "H1/张三", "2025-08-05", "J1"));
    here.done(here.acts("H1/张三", "2025-08-05", "通过"));
    const auto first = here.view().record.holder_unit;
    here.done(here.says(first + "/陈", "2025-08-05", "同意"));
    EXPECT_EQ(here.view().record.holder_unit, first == "B1" ? "J1" : "B1");
    EXPECT_EQ(here.view().record.phase, "awaiting_confirmation");
}

TEST_F(Approval, who_is_asked_to_sign_is_asked_still_when_a_return_is_taken_back) {
    here.open("2025-08-04");
    here.done(here.does(Kind::sign_before, "H1/张三", "2025-08-05", "J1/孙"));
    here.done(here.does(Kind::send_to, "H1/张三", "2025-08-05", "", "不清"));
    EXPECT_TRUE(here.open_work("sign_before").empty());
    here.done(here.does(Kind::take_back, "H1/张三", "2025-08-05"));
    EXPECT_EQ(here.open_work("sign_before").size(), 1U);
    EXPECT_EQ(here.code(here.acts("H1/张三", "2025-08-05", "通过")), Code::gj5474);
    here.done(here.says("J1/孙", "2025-08-05", "同意"));
    here.done(here.acts("H1/张三", "2025-08-05", "通过"));
    EXPECT_TRUE(here.replays());
}

TEST_F(Approval, nothing_is_taken_back_once_somebody_went_on) {
    here.open("2025-08-04");
    here.done(here.acts("H1/张三", "2025-08-05", "通过"));
    here.done(here.does(Kind::comment, "B1/赵主任", "2025-08-05", "", "已阅"));
    here.done(here.does(Kind::claim, "B1/赵主任", "2025-08-05"));
    EXPECT_EQ(here.code(here.does(Kind::take_back, "H1/张三", "2025-08-06")), Code::gj5480);
    EXPECT_EQ(here.code(here.does(Kind::take_back, "B1/赵主任", "2025-08-06")), Code::gj5481);
}

TEST_F(Approval, a_case_filed_is_taken_back_into_drafting) {
    here.open("2025-08-04");
    here.done(here.does(Kind::take_back, "C1", "2025-08-04"));
    const auto record = here.view().record;
    EXPECT_EQ(record.stage, "提出");
    EXPECT_EQ(record.filed.ms, 0);
    here.done(here.acts("C1", "2025-08-05", "报送"));
    EXPECT_EQ(here.view().record.filed, at("2025-08-05", 480 + 4));
    EXPECT_TRUE(here.replays());
}

TEST_F(Approval, a_returned_case_comes_straight_back_with_its_deadline) {
    here.open("2025-08-04");
    here.done(here.does(Kind::send_to, "H1/张三", "2025-08-06", "", "事由不清"));
    EXPECT_EQ(here.view().record.stage, "提出");
    EXPECT_EQ(here.view().record.handler_unit, "C1");
    EXPECT_EQ(here.clock("审核/期限").state, "paused");
    here.done(here.acts("C1", "2025-08-13", "报送"));
    EXPECT_EQ(here.view().record.stage, "审核");
    EXPECT_EQ(here.view().record.handler_unit, "H1");
    EXPECT_EQ(value::iso(value::day_of(here.clock("审核/期限").due)), "2025-08-19");
    EXPECT_TRUE(here.replays());
}

TEST_F(Approval, what_the_lines_do_not_allow_is_refused_with_what_they_do) {
    here.open("2025-08-04");
    EXPECT_EQ(here.code(here.does(Kind::jump, "H1/张三", "2025-08-05", "归档", "急")),
              Code::gj5471);
    here.done(here.acts("H1/张三", "2025-08-05", "通过"));
    EXPECT_EQ(here.code(here.does(Kind::send_to, "B1", "2025-08-05")), Code::gj5482);
    EXPECT_EQ(here.code(here.does(Kind::send_to, "B1", "2025-08-05", "用章", "急")), Code::gj5482);
    EXPECT_EQ(here.code(here.does(Kind::send_to, "H1/张三", "2025-08-05", "审核", "急")),
              Code::gj5211);
    EXPECT_EQ(here.code(here.does(Kind::jump, "B1", "2025-08-05", "归档")), Code::gj5215);
    here.done(here.does(Kind::jump, "B1", "2025-08-05", "归档", "只存档"));
    EXPECT_EQ(here.code(here.does(Kind::reopen, "H1", "2025-08-05", "", "急")), Code::gj5484);
    EXPECT_TRUE(here.replays());
}

TEST_F(Approval, a_closed_case_is_open_again_within_its_time) {
    here.open("2025-08-04");
    here.done(here.acts("H1", "2025-08-05", "通过"));
    here.done(here.acts("B1", "2025-08-06", "同意用章"));
    here.done(here.acts("H1", "2025-08-07", "盖章"));
    EXPECT_EQ(here.code(here.does(Kind::reopen, "H1", "2025-09-09", "", "错页")), Code::gj5485);
    EXPECT_EQ(here.code(here.does(Kind::reopen, "B1", "2025-08-08", "", "错页")), Code::gj5211);
    here.done(here.does(Kind::reopen, "H1", "2025-08-08", "", "错页"));
    const auto record = here.view().record;
    EXPECT_EQ(record.closed.ms, 0);
    EXPECT_EQ(record.result, "");
    EXPECT_EQ(record.notes.back().subject, "已用章") << "the result that fell stays written";
    EXPECT_TRUE(here.replays());
}

TEST_F(Approval, what_is_entered_later_keeps_both_instants) {
    here.open("2025-08-04");
    auto late = here.command(Kind::act, "H1/张三", "2025-08-05");
    late.verb = "通过";
    late.reason = "系统停机";
    late.entered = at("2025-08-11");
    EXPECT_EQ(here.code(here.handle(late)), Code::gj5487);
    late.entered = at("2025-08-05", 1);
    EXPECT_EQ(here.code(here.handle(late)), Code::gj5488);
    late.entered = at("2025-08-07");
    late.at = at("2025-08-01");
    EXPECT_EQ(here.code(here.handle(late)), Code::gj5486);
    late.at = at("2025-08-05");
    here.done(here.handle(late));
    EXPECT_EQ(here.last_decision().entered, at("2025-08-07"));
    EXPECT_EQ((*here.store().journal("D1")).back().at, at("2025-08-05"));
    EXPECT_EQ(value::iso(value::day_of(here.clock("审批/期限").due)), "2025-08-08");
    EXPECT_TRUE(here.replays());
}

/// The lines allow late entries: an advice to add that line would lead nowhere.
TEST_F(Approval, what_is_done_at_once_is_never_entered_later) {
    here.open("2025-08-04");
    for (const auto kind : {Kind::claim, Kind::transfer, Kind::send_to, Kind::withdraw}) {
        auto late = here.command(kind, "H1/张三", "2025-08-05");
        late.reason = "系统停机";
        late.entered = at("2025-08-07");
        EXPECT_EQ(here.code(here.handle(late)), Code::gj5496);
    }
}

/// One of all verbs by one of all people; most are refused, and a refusal leaves nothing.
Command any_command(Bureau& here, std::mt19937& random, const std::string& day) {
    static const std::vector<std::string> people{"C1/周",   "H1/张三",   "H1/李四",
                                                 "J1/王五", "B1/赵主任", "B1/钱副"};
    static const std::vector<std::string> verbs{"报送",       "核对", "通过", "同意用章",
                                                "不同意用章", "盖章", "归档"};
    static const std::vector<std::string> targets{
        "", "李四", "张三", "J1", "H1", "B1/钱副", "提出", "审核", "审批", "归档", "J1/王五"};
    const auto pick = [&](const auto& all) { return all[random() % all.size()]; };
    const auto kinds = static_cast<unsigned>(Kind::reopen) - static_cast<unsigned>(Kind::claim) + 1;
    auto kind = static_cast<Kind>(static_cast<unsigned>(Kind::claim) + random() % kinds);
    const auto often = random() % 10;
    if (often < 4) kind = Kind::act;
    if (often == 4) kind = Kind::opine;
    if (often == 5) kind = random() % 2 == 0 ? Kind::confirm : Kind::tick;
    auto c = here.command(kind, pick(people), day);
    c.target = pick(targets);
    if (random() % 3 != 0) c.reason = "理由";
    if (kind == Kind::act) c.verb = pick(verbs);
    if (kind == Kind::act && c.verb == "核对") c.inputs["份数"] = Value(value::Quantity{2});
    if (kind == Kind::opine) c.verb = random() % 3 == 0 ? "不同意" : "同意";
    if (kind == Kind::tick) c.actor = {};
    return c;
}

TEST(ApprovalRuns, random_verbs_are_built_again_by_the_journal_alone) {
    const auto policy = approval_policy();
    std::mt19937 random(20251122);
    std::set<Kind> taken;
    for (int run = 0; run < 120; ++run) {
        Bureau here(*policy.value);
        here.open("2025-08-04");
        auto day = *value::parse_date("2025-08-04");
        for (int i = 0; i < 60; ++i) {
            if (random() % 6 == 0) ++day.days;
            auto c = any_command(here, random, value::iso(day));
            c.at.ms = value::start_of(day).ms + 60000 * (600 + i);
            const auto before = here.view();
            const auto result = here.handle(c);
            if (result.ok()) taken.insert(c.kind);
            if (!result.ok()) {
                // A deadline that ran out before it has run out, whatever becomes of the command.
                const auto now = here.view().record;
                const bool ran_out =
                    now.revision == before.record.revision + 1 && here.last_verb() == "到期检查";
                ASSERT_TRUE(ran_out || now == before.record) << "run " << run << " step " << i;
                ASSERT_NE(result.error().kind, base::ErrorKind::broken)
                    << result.error().say(base::Lang::zh);
            }
        }
        ASSERT_TRUE(here.replays()) << "run " << run;
    }
    for (auto kind = Kind::claim; kind <= Kind::reopen;
         kind = static_cast<Kind>(static_cast<int>(kind) + 1))
        EXPECT_TRUE(taken.contains(kind)) << "never done: " << static_cast<int>(kind);
}

/// What everybody can tell of a case.
std::string state_of(const ports::CaseRecord& record) {
    return record.stage + "|" + record.phase + "|" + record.holder_unit + "|" + record.result +
           "|" + (record.closed.ms == 0 ? "open" : "closed");
}

TEST(ApprovalRuns, come_out_the_same_whether_or_not_somebody_looks_at_the_deadlines) {
    const auto policy = approval_policy();
    int ran_out = 0;
    for (unsigned run = 0; run < 60; ++run) {
        Bureau here(*policy.value), watched(*policy.value);
        std::mt19937 random(run), same(run);
        here.open("2025-08-04");
        watched.open("2025-08-04");
        auto day = *value::parse_date("2025-08-04");
        for (int i = 0; i < 60; ++i) {
            if (random() % 6 == 0) ++day.days;
            (void)same();
            auto command = any_command(here, random, value::iso(day));
            command.at.ms = value::start_of(day).ms + 60000 * (600 + i);
            auto look = watched.command(Kind::tick, "", value::iso(day));
            look.at = command.at;
            (void)watched.handle(look);
            auto twin = any_command(watched, same, value::iso(day));
            twin.at = command.at;
            const auto result = here.handle(command);
            const auto other = watched.handle(twin);
            ASSERT_EQ(Bureau::code(result), Bureau::code(other)) << "run " << run << " step " << i;
            ASSERT_EQ(state_of(here.view().record), state_of(watched.view().record))
                << "run " << run << " step " << i;
        }
        const auto journal = here.store().journal("D1");
        for (const auto& entry : *journal)
            ran_out += entry.decision.find("：逾期") != std::string::npos ? 1 : 0;
    }
    EXPECT_GT(ran_out, 20);
}

}  // namespace
}  // namespace guiju::measures
