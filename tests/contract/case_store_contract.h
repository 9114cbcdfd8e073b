// SPDX-License-Identifier: Apache-2.0
#pragma once
// What every store must do, as tests: include it in one source of a test program and instantiate
// CaseStoreContract with a way to open an empty store. Not about speed, faults or migrations.
//
//   INSTANTIATE_TEST_SUITE_P(Memory, CaseStoreContract, testing::Values(open_memory));
//
// What the interfaces leave open is fixed here:
// - a transaction sees its own writes; a failed save leaves the transaction usable;
// - a case is open while `closed` is 0; work items are open while their `closed` is 0;
// - a clock is due when (running or warned, and due <= now) or (running, warned or overdue, and
//   0 < next_reminder <= now); order: due, case id, name. paused and stopped clocks never are;
// - lists come in the order of their keys: clocks by name, work by id, outbox as written (sequence of
//   the command, then position), journal by sequence, figures by (indicator, unit), policies by
//   (stored, hash), units by id;
// - put_* replaces what has the same key.
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/ports/case_store.h"
#include "engine/ports/directory.h"

namespace guiju::contract {

using base::ErrorKind;
using value::Instant;

/// An empty store with its directory. Removes what it made when it goes.
class StoreBed {
   public:
    virtual ~StoreBed() = default;
    virtual ports::CaseStore& store() = 0;
    virtual ports::Directory& directory() = 0;
    /// A second connection to the same data, for another thread; it may not outlive this one.
    virtual std::unique_ptr<StoreBed> another() = 0;
};
using OpenBed = std::function<std::unique_ptr<StoreBed>()>;

class CaseStoreContract : public testing::TestWithParam<OpenBed> {
   protected:
    void SetUp() override {
        bed_ = GetParam()();
        ASSERT_TRUE(bed_);
    }
    ports::CaseStore& store() { return bed_->store(); }
    ports::Directory& directory() { return bed_->directory(); }

    /// Saves and commits in a transaction of its own.
    void write(const ports::CaseChange& change) {
        auto tx = store().begin();
        ASSERT_TRUE(tx.ok());
        const auto saved = (*tx)->save(change);
        ASSERT_TRUE(saved.ok()) << saved.error().detail;
        ASSERT_TRUE((*tx)->commit().ok());
    }

    std::unique_ptr<StoreBed> bed_;
};

inline Instant on(const char* date) { return *value::parse_instant(date); }

/// The change of the `sequence`-th command on a case: everything a row can hold is filled.
inline ports::CaseChange change_of(const std::string& id, std::int64_t sequence,
                                   Instant at = on("2025-09-29")) {
    const auto text = std::to_string(sequence);
    ports::CaseChange c;
    c.expected_revision = sequence - 1;
    c.after.id = id;
    c.after.policy = "企业科技创新需求常态化征集响应";
    c.after.policy_hash = "h1";
    c.after.revision = sequence;
    c.after.stage = "需求初筛";
    c.after.phase = "waiting";
    c.after.holder_role = "征集渠道单位";
    c.after.holder_unit = "园区一";
    c.after.handler_unit = "园区一";
    c.after.responsible_unit = "园区二";
    c.after.phase_before = "handling";
    c.after.applicant_unit = "企业一";
    c.after.territory = "330421";
    c.after.title = "高速纺丝油剂替代";
    c.after.confidentiality = "公开";
    c.after.duplicate_key = "91330400|新产品开发";
    c.after.opened = on("2025-09-29");
    c.after.filed = on("2025-09-29");
    c.after.updated = at;
    c.after.fields = {{"需求名称", value::Value("高速纺丝油剂替代")},
                      {"意向投入", value::Quantity{1800000, value::Dimension::money}},
                      {"联系电话", value::Absent::said_unknown}};
    c.journal = {.case_id = id,
                 .sequence = sequence,
                 .at = at,
                 .actor_person = "赵",
                 .actor_unit = "园区一",
                 .actor_role = "征集渠道单位",
                 .verb = "审查",
                 .from_stage = "需求初筛",
                 .from_phase = "waiting",
                 .to_stage = "需求初筛",
                 .to_phase = "waiting",
                 .inputs = R"({"材料规范":"符合"})",
                 .reason = "",
                 .decision = R"({"outcome":"退回补正"})",
                 .command_id = id + "-c" + text};
    c.outbox = {{id + "/" + text + "/1", id, "notify", "需求提出单位", "企业一", "{}", at},
                {id + "/" + text + "/2", id, "remind", "", "甲局", R"({"n":2})", at}};
    c.command = {id + "-c" + text, id, sequence, R"({"revision":)" + text + "}", at};
    return c;
}

inline ports::ClockRecord clock_of(const std::string& id, const std::string& name, Instant due) {
    ports::ClockRecord c;
    c.case_id = id;
    c.name = name;
    c.state = "running";
    c.budget = 3;
    c.unit = "workdays";
    c.running_since = *value::make_date(2025, 9, 29);
    c.due = due;
    c.started = on("2025-09-29");
    return c;
}

inline ports::WorkItemRecord work_of(const std::string& id, const std::string& item) {
    return {.id = item,
            .case_id = id,
            .kind = "handle",
            .stage = "需求初筛",
            .role = "征集渠道单位",
            .unit = "园区一",
            .person = "",
            .opened = on("2025-09-29"),
            .closed = {}};
}

TEST_P(CaseStoreContract, knows_nothing_when_empty) {
    auto tx = store().begin();
    ASSERT_TRUE(tx.ok());
    const auto view = (*tx)->load("A1");
    ASSERT_TRUE(view.ok());
    EXPECT_FALSE(view->has_value());
    const auto command = (*tx)->find_command("c1");
    ASSERT_TRUE(command.ok());
    EXPECT_FALSE(command->has_value());
}

TEST_P(CaseStoreContract, gives_back_what_was_written) {
    auto change = change_of("A1", 1);
    change.after.marks = {{"已验证", on("2025-10-01"), on("2025-10-02")}};
    change.after.pending = {2, "县级牵头单位", "甲局", "赵", "园区一", "非独立法人", {7, 8}};
    ports::Note said{"opinion", "联合审查", "不同意", "公安厅",        "G2",
                     "赵",      "路段未定", 2,        on("2025-10-01")};
    said.current = false;
    ports::Note excused{"exception", "初筛",   "3", "财政厅",        "C1",
                        "钱",        "卡脖子", 0,   on("2025-10-01")};
    excused.until = on("2025-12-31");
    change.after.notes = {said, excused};
    change.clocks = {clock_of("A1", "需求初筛/期限", on("2025-10-10"))};
    change.work = {work_of("A1", "A1#1")};
    write(change);

    const auto view = store().read("A1");
    ASSERT_TRUE(view.ok());
    ASSERT_TRUE(view->has_value());
    EXPECT_EQ((*view)->record, change.after);
    EXPECT_EQ((*view)->clocks, change.clocks);
    EXPECT_EQ((*view)->work, change.work);
    const auto journal = store().journal("A1");
    ASSERT_TRUE(journal.ok());
    EXPECT_EQ(*journal, std::vector<ports::JournalRecord>{change.journal});
    const auto outbox = store().outbox("A1");
    ASSERT_TRUE(outbox.ok());
    EXPECT_EQ(*outbox, change.outbox);
    auto tx = store().begin();
    ASSERT_TRUE(tx.ok());
    const auto command = (*tx)->find_command("A1-c1");
    ASSERT_TRUE(command.ok());
    ASSERT_TRUE(command->has_value());
    EXPECT_EQ(**command, change.command);
}

TEST_P(CaseStoreContract, keeps_long_and_rare_texts) {
    std::string longest;  // a key of as many characters as it may have, four bytes each
    for (int i = 0; i < 160; ++i) longest += "𠮷";
    auto change = change_of("A1", 1);
    change.after.stage = longest;
    change.after.title = "'; drop table case_row; -- \\ \" % :id 😀";
    for (int i = 0; i < 30000; ++i) change.journal.decision += "《办法》第" + std::to_string(i);
    change.outbox[0].body = change.journal.decision;
    write(change);
    const auto view = store().read("A1");
    ASSERT_TRUE(view.ok() && view->has_value());
    EXPECT_EQ((*view)->record, change.after);
    EXPECT_TRUE(store().journal("A1")->front() == change.journal)
        << "a long text came back changed";
    EXPECT_TRUE(*store().outbox("A1") == change.outbox);
    write(change_of("A1", 2));
    EXPECT_EQ((*store().read("A1"))->record.title, "高速纺丝油剂替代");
}

TEST_P(CaseStoreContract, forgets_what_was_not_committed) {
    {
        auto tx = store().begin();
        ASSERT_TRUE(tx.ok());
        ASSERT_TRUE((*tx)->save(change_of("A1", 1)).ok());
        const auto seen = (*tx)->load("A1");
        ASSERT_TRUE(seen.ok());
        EXPECT_TRUE(seen->has_value());
    }
    const auto view = store().read("A1");
    ASSERT_TRUE(view.ok());
    EXPECT_FALSE(view->has_value());
    write(change_of("A1", 1));
}

TEST_P(CaseStoreContract, refuses_a_revision_that_moved) {
    write(change_of("A1", 1));
    write(change_of("A1", 2));
    auto tx = store().begin();
    ASSERT_TRUE(tx.ok());
    auto late = change_of("A1", 2);
    late.command.id = late.journal.command_id = "other";
    late.after.stage = "需求验证";
    late.clocks = {clock_of("A1", "late", on("2025-10-10"))};
    const auto saved = (*tx)->save(late);
    ASSERT_FALSE(saved.ok());
    EXPECT_EQ(saved.error().kind, ErrorKind::conflict);
    ASSERT_TRUE((*tx)->save(change_of("A2", 1)).ok());
    ASSERT_TRUE((*tx)->commit().ok());
    const auto view = store().read("A1");
    ASSERT_TRUE(view.ok());
    EXPECT_EQ((*view)->record.stage, "需求初筛");
    EXPECT_TRUE((*view)->clocks.empty());
    EXPECT_TRUE(store().read("A2")->has_value());
}

TEST_P(CaseStoreContract, opens_a_case_once) {
    write(change_of("A1", 1));
    auto tx = store().begin();
    ASSERT_TRUE(tx.ok());
    auto again = change_of("A1", 1);
    again.command.id = again.journal.command_id = "other";
    const auto saved = (*tx)->save(again);
    ASSERT_FALSE(saved.ok());
    EXPECT_EQ(saved.error().kind, ErrorKind::conflict);
}

TEST_P(CaseStoreContract, takes_a_command_id_once) {
    write(change_of("A1", 1));
    auto tx = store().begin();
    ASSERT_TRUE(tx.ok());
    auto other = change_of("A2", 1);
    other.command.id = other.journal.command_id = "A1-c1";
    const auto saved = (*tx)->save(other);
    ASSERT_FALSE(saved.ok());
    EXPECT_EQ(saved.error().kind, ErrorKind::conflict);
    ASSERT_TRUE((*tx)->commit().ok());
    EXPECT_FALSE(store().read("A2")->has_value());
    EXPECT_TRUE(store().journal("A2")->empty());
}

// A driver may send once more what it had bound when a statement failed, where the next change has nothing.
TEST_P(CaseStoreContract, keeps_nothing_of_a_change_that_failed) {
    write(change_of("A1", 1));
    auto tx = store().begin();
    ASSERT_TRUE(tx.ok());
    auto taken = change_of("A1", 1);
    taken.command.id = taken.journal.command_id = "other";
    taken.after.flags = "疑似重复";
    taken.after.title = "别人的标题";
    ASSERT_FALSE((*tx)->save(taken).ok());
    auto used = change_of("A2", 1);
    used.command.id = used.journal.command_id = "A1-c1";
    used.command.answer = "别人的答复";
    ASSERT_FALSE((*tx)->save(used).ok());
    auto next = change_of("A3", 1);
    next.after.flags = next.after.title = next.command.answer = "";
    const auto saved = (*tx)->save(next);
    ASSERT_TRUE(saved.ok()) << saved.error().detail;
    ASSERT_TRUE((*tx)->commit().ok());
    const auto view = store().read("A3");
    ASSERT_TRUE(view.ok() && view->has_value());
    EXPECT_EQ((*view)->record.flags, "");
    EXPECT_EQ((*view)->record.title, "");
    const auto answer = store().answer("A3-c1");
    ASSERT_TRUE(answer.ok() && answer->has_value());
    EXPECT_EQ((*answer)->answer, "");
}

TEST_P(CaseStoreContract, tells_when_the_directory_changed) {
    const auto state = [&] {
        auto tx = store().begin();
        EXPECT_TRUE(tx.ok());
        EXPECT_TRUE((*tx)->look({"c", "A1"}).ok());
        return tx.ok() ? directory().state_in(**tx) : std::nullopt;
    };
    const auto before = state();
    EXPECT_EQ(before, state());
    ASSERT_TRUE(directory().put_unit({"甲局", "甲局", {"牵头单位"}, "330421", {}}).ok());
    const auto unit = state();
    ASSERT_TRUE(directory().put_stand_in({"s1", "甲局", "赵", "钱", on("2025-10-01")}).ok());
    const auto person = state();
    // A store may not know; one that does must say so.
    EXPECT_TRUE(!before || (before < unit && unit < person));
}

TEST_P(CaseStoreContract, takes_many_commands_in_one_commit) {
    auto tx = store().begin();
    ASSERT_TRUE(tx.ok());
    for (std::int64_t i = 1; i <= 12; ++i) {
        const auto view = (*tx)->load("A1");
        ASSERT_TRUE(view.ok());
        EXPECT_EQ(view->has_value() ? (*view)->record.revision : 0, i - 1);
        ASSERT_TRUE((*tx)->save(change_of("A1", i)).ok());
        EXPECT_TRUE((*tx)->find_command("A1-c" + std::to_string(i))->has_value());
    }
    ASSERT_TRUE((*tx)->commit().ok());
    const auto journal = store().journal("A1");
    ASSERT_EQ(journal->size(), 12U);
    for (std::size_t i = 0; i < 12; ++i)
        EXPECT_EQ((*journal)[i].sequence, static_cast<std::int64_t>(i) + 1);
    const auto outbox = store().outbox("A1");
    ASSERT_EQ(outbox->size(), 24U);
    EXPECT_EQ(outbox->front().id, "A1/1/1");
    EXPECT_EQ(outbox->back().id, "A1/12/2");
}

TEST_P(CaseStoreContract, keeps_stopped_clocks_and_closed_work_out_of_the_way) {
    auto first = change_of("A1", 1);
    first.clocks = {clock_of("A1", "b", on("2025-10-10")), clock_of("A1", "a", on("2025-10-11"))};
    first.work = {work_of("A1", "A1#1")};
    write(first);
    auto second = change_of("A1", 2);
    second.clocks = {first.clocks[0]};
    second.clocks[0].state = "stopped";
    second.clocks[0].stopped = on("2025-10-09");
    second.work = {work_of("A1", "A1#1"), work_of("A1", "A1#2")};
    second.work[0].closed = on("2025-10-09");
    write(second);
    const auto view = store().read("A1");
    ASSERT_TRUE(view.ok() && view->has_value());
    ASSERT_EQ((*view)->clocks.size(), 1U);
    EXPECT_EQ((*view)->clocks[0].name, "a");
    ASSERT_EQ((*view)->work.size(), 1U);
    EXPECT_EQ((*view)->work[0].id, "A1#2");
    const auto all = store().clocks("A1");
    ASSERT_EQ(all->size(), 2U);
    EXPECT_EQ((*all)[0].name, "a");
    EXPECT_EQ((*all)[1], second.clocks[0]);
}

}  // namespace guiju::contract

#include "tests/contract/case_store_contract_lists.h"
#include "tests/contract/case_store_contract_pages.h"
