// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a store takes for true without asking (ports::Presume): either it is so, or the commit ends in a conflict and
// nothing of it stays. A store that always asks is right too. Included by case_store_contract.h.
#include "tests/contract/case_store_contract_put_off.h"

namespace guiju::contract {

using ports::Presume;

class PresumeContract : public PutOffContract {
   protected:
    void SetUp() override {
        PutOffContract::SetUp();
        if (bed_) other_ = bed_->another();
        ASSERT_TRUE(other_);
    }
    /// Writes as an office does: it looks, and goes by what is presumed.
    void step(StoreBed& bed, const ports::CaseChange& change) {
        auto tx = begun(bed.store());
        const bool opens = change.expected_revision == 0;
        const auto seen = look(*tx, change, opens ? Presume::not_there : Presume::as_written);
        ASSERT_TRUE(seen.ok());
        EXPECT_NE(seen->view.has_value(), opens);
        (void)bed.directory().state_in(*tx);
        ASSERT_TRUE(tx->save(change).ok());
        const auto done = tx->commit();
        ASSERT_TRUE(done.ok()) << done.error().detail;
    }
    static base::Result<ports::CaseLook> look(ports::Transaction& tx,
                                              const ports::CaseChange& change, Presume presume) {
        return tx.look({change.command.id, change.after.id, presume});
    }
    /// The commit that rests on what was presumed and is not so.
    static void expect_conflict(ports::Transaction& tx, const ports::CaseChange& change) {
        auto done = tx.save(change);
        if (done.ok()) done = tx.commit();
        ASSERT_FALSE(done.ok());
        EXPECT_EQ(done.error().kind, ErrorKind::conflict);
    }
    /// Presumes that the case stands where this store left it, while something else happened.
    std::unique_ptr<ports::Transaction> presuming(const ports::CaseChange& next,
                                                  const std::function<void()>& meanwhile) {
        for (std::int64_t sequence = 1; sequence < next.after.revision; ++sequence)
            step(*bed_, full_change_of("A1", sequence));
        meanwhile();
        auto tx = begun(store());
        EXPECT_TRUE(look(*tx, next, Presume::as_written)->view.has_value());
        return tx->presumes() ? std::move(tx) : nullptr;
    }

    std::unique_ptr<StoreBed> other_;  ///< another process at the same database
};

TEST_P(PresumeContract, gives_a_case_as_it_would_be_read) {
    auto change = full_change_of("A1", 1);
    change.clocks = {clock_of("A1", "b", on("2025-10-10")), clock_of("A1", "d", on("2025-10-10"))};
    change.work = {work_of("A1", "A1#1"), work_of("A1", "A1#3")};
    step(*bed_, change);
    for (std::int64_t sequence = 2; sequence <= 5; ++sequence) {
        change = full_change_of("A1", sequence);
        change.clocks = {clock_of("A1", sequence % 2 == 0 ? "c" : "a", on("2025-10-11")),
                         clock_of("A1", "d", on("2025-10-12"))};
        change.clocks[1].state = sequence == 3 ? "stopped" : "paused";
        change.work = {work_of("A1", "A1#" + std::to_string(sequence)), work_of("A1", "A1#1")};
        change.work[1].closed = on("2025-10-09");
        step(*bed_, change);
        auto tx = begun(store());
        const auto seen = tx->look({"next", "A1", Presume::as_written});
        ASSERT_TRUE(seen.ok() && seen->view.has_value());
        const auto read = store().read("A1");
        EXPECT_EQ(seen->view->record, (*read)->record);
        EXPECT_EQ(seen->view->clocks, (*read)->clocks);
        EXPECT_EQ(seen->view->work, (*read)->work);
        EXPECT_FALSE(seen->command.has_value());
        tx.reset();  // nothing came of it: what was remembered is gone, and is read
        tx = begun(store());
        EXPECT_EQ(tx->look({"next", "A1", Presume::as_written})->view->record, (*read)->record);
    }
}

TEST_P(PresumeContract, finds_out_that_somebody_else_took_a_step) {
    const auto mine = full_change_of("A1", 2);
    auto theirs = mine;
    theirs.command.id = theirs.journal.command_id = "theirs";
    theirs.after.title = "他人先办";
    auto tx = presuming(mine, [&] { step(*other_, theirs); });
    if (!tx) return;
    expect_conflict(*tx, mine);
    tx.reset();
    expect_whole(theirs);
    EXPECT_FALSE(store().answer(mine.command.id)->has_value());
    step(*bed_, full_change_of("A1", 3));
}

TEST_P(PresumeContract, finds_out_that_a_case_is_there) {
    step(*other_, full_change_of("A1", 1));
    step(*bed_, full_change_of("A0", 1));  // so that the directory is known
    auto mine = full_change_of("A1", 1);
    mine.command.id = mine.journal.command_id = "mine";
    auto tx = begun(store());
    const auto seen = look(*tx, mine, Presume::not_there);
    EXPECT_EQ(seen->view.has_value(), !tx->presumes());
    if (!tx->presumes()) return;
    expect_conflict(*tx, mine);
    tx.reset();
    expect_whole(full_change_of("A1", 1));
}

TEST_P(PresumeContract, finds_out_that_the_command_was_answered) {
    auto mine = full_change_of("A1", 2);
    mine.command.id = mine.journal.command_id = "A1-c1";
    auto tx = presuming(mine, [] {});
    if (!tx) return;
    expect_conflict(*tx, mine);
    tx.reset();
    expect_whole(full_change_of("A1", 1));
}

TEST_P(PresumeContract, finds_out_that_there_is_a_duplicate) {
    const auto mine = full_change_of("A1", 2);
    auto theirs = full_change_of("B1", 1);
    theirs.after.duplicate_key = "同一件事";
    auto tx = presuming(mine, [&] { step(*other_, theirs); });
    if (!tx) return;
    const auto found = tx->find_duplicates({theirs.after.policy, "同一件事", on("2025-09-01")});
    ASSERT_TRUE(found.ok());
    if (!found->empty()) return;  // it asked
    expect_conflict(*tx, mine);
    tx.reset();
    expect_whole(full_change_of("A1", 1));
}

/// Which hardly ever happens: a case goes on under another policy, another unit takes it over.
TEST_P(PresumeContract, rewrites_what_was_settled_when_the_case_was_opened) {
    for (std::int64_t sequence = 1; sequence <= 3; ++sequence) {
        auto change = full_change_of("A1", sequence);
        auto& now = change.after;
        now.policy = "别的规矩" + std::to_string(sequence);
        now.policy_hash = std::to_string(sequence);
        now.applicant_unit = "E" + std::to_string(sequence);
        now.territory = "33042" + std::to_string(sequence);
        now.previous_case = "B" + std::to_string(sequence);
        now.opened = on(sequence == 3 ? "2025-09-03" : "2025-09-01");
        step(*bed_, change);
        expect_whole(change);
    }
}

/// It would have to begin again: true duplicates come together, often in one day.
TEST_P(PresumeContract, asks_for_a_duplicate_that_was_filed_here) {
    const auto mine = full_change_of("A1", 2);
    auto ours = full_change_of("B1", 1);
    ours.after.duplicate_key = "同一件事";
    auto tx = presuming(mine, [&] { step(*bed_, ours); });
    if (!tx) return;
    const auto found = tx->find_duplicates({ours.after.policy, "同一件事", on("2025-09-01")});
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(*found, std::vector<std::string>{"B1"});
    EXPECT_TRUE(tx->presumes());
    ASSERT_TRUE(tx->save(mine).ok());
    ASSERT_TRUE(tx->commit().ok());
    tx.reset();
    expect_whole(mine);
}

TEST_P(PresumeContract, finds_out_that_the_directory_changed) {
    const auto mine = full_change_of("A1", 2);
    const auto before = directory().state_in(*begun(store()));
    auto tx = presuming(mine, [&] {
        ASSERT_TRUE(other_->directory().put_unit({"新单位", "新单位", {}, "330421", {}}).ok());
    });
    if (!tx || directory().state_in(*tx) != before) return;  // it asked
    expect_conflict(*tx, mine);
    tx.reset();
    expect_whole(full_change_of("A1", 1));
}

TEST_P(PresumeContract, finds_out_that_a_thread_leads_to_the_case) {
    for (const bool with_thread : {false, true}) {  // the change is written in one go, or not
        SetUp();
        auto mine = full_change_of("A1", 2);
        if (with_thread) mine.links = {{"A1", "转为", "C1", "甲", "乙", on("2025-10-01"), {}}};
        auto theirs = full_change_of("B1", 1);
        theirs.links = {{"B1", "名下", "A1", "甲", "乙", on("2025-10-01"), {}}};
        auto tx = presuming(mine, [&] { step(*other_, theirs); });
        if (!tx) continue;
        const auto links = tx->links("A1");
        ASSERT_TRUE(links.ok());
        if (!links->empty()) continue;  // it asked
        expect_conflict(*tx, mine);
        tx.reset();
        expect_whole(full_change_of("A1", 1));
    }
}

/// Of a group nothing stays either, whoever of it presumed too much.
TEST_P(PresumeContract, takes_back_a_group_that_presumed_too_much) {
    for (const char* id : {"A1", "A2", "A3"}) step(*bed_, full_change_of(id, 1));
    step(*other_, full_change_of("A2", 2));
    auto tx = begun(store());
    tx->will_look({{"A1-c2", "A1", Presume::as_written},
                   {"late", "A2", Presume::as_written},
                   {"A3-c2", "A3", Presume::nothing}},
                  {});
    for (const char* id : {"A1", "A2", "A3"}) {
        auto next = full_change_of(id, 2);
        const bool late = id == std::string("A2");
        if (late) next.command.id = next.journal.command_id = "late";
        const auto seen = look(*tx, next, Presume::as_written);
        ASSERT_TRUE(seen.ok() && seen->view.has_value());
        if (late && seen->view->record.revision == 2) continue;  // it asked
        EXPECT_EQ(seen->view->record, full_change_of(id, 1).after);
        if (!late || tx->presumes()) (void)tx->save(next);
    }
    const bool presumed = tx->presumes();
    const auto done = tx->commit();
    tx.reset();
    expect_whole(full_change_of("A2", 2));
    EXPECT_FALSE(store().answer("late")->has_value());
    EXPECT_EQ(done.ok(), !presumed);
    for (const char* id : {"A1", "A3"}) expect_whole(full_change_of(id, presumed ? 1 : 2));
}

}  // namespace guiju::contract
