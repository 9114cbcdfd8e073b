// SPDX-License-Identifier: Apache-2.0
#pragma once
// The part of the contract about messages on their way and history that goes. Included after
// case_store_contract_evidence.h, by the same sources.
#include <algorithm>
#include <atomic>
#include <thread>

#include "engine/ports/delivery.h"
#include "engine/ports/retention.h"
#include "tests/contract/case_store_contract_evidence.h"

namespace guiju::contract {

using ports::LaneRecord;

class DeliveryContract : public EvidenceContract {
   protected:
    ports::DeliveryStore& lanes() { return dynamic_cast<ports::DeliveryStore&>(store()); }
    ports::RetentionStore& history() { return dynamic_cast<ports::RetentionStore&>(store()); }
    /// Until there is nothing more; gives how many messages were looked at.
    std::size_t take_all(const std::string& receiver, Instant now) {
        std::size_t all = 0;
        for (;;) {
            const auto looked = lanes().take_in(receiver, now, 3);
            EXPECT_TRUE(looked.ok());
            if (!looked.ok() || *looked == 0) return all;
            all += *looked;
        }
    }
    LaneRecord lane(const std::string& receiver, const std::string& id) {
        const auto found = lanes().lane(receiver, id);
        EXPECT_TRUE(found.ok() && found->has_value());
        return found.ok() && found->has_value() ? **found : LaneRecord{};
    }
    /// A case that was closed on that day, with `count` entries and everything else.
    void write_closed(const std::string& id, std::int64_t count, Instant closed) {
        std::string before;
        for (std::int64_t n = 1; n <= count; ++n) {
            auto change = chained(id, n, before);
            change.outbox = {{id + "/" + std::to_string(n) + "/1", id, "notify", "", "E1", "{}",
                              on("2025-09-29")}};
            change.work = {work_of(id, id + "#" + std::to_string(n))};
            change.work[0].closed = closed;
            auto clock = clock_of(id, "期限" + std::to_string(n), {});
            clock.state = "stopped";
            clock.stopped = closed;
            change.clocks = {clock};
            if (n == count) change.after.closed = closed;
            evidence::chain(change, before);
            before = change.after.head;
            write(change);
        }
    }
    std::int64_t sweep(ports::History table, Instant before) {
        std::int64_t removed = 0;
        for (std::string after;;) {
            const auto step = history().remove(table, before, after, 2);
            EXPECT_TRUE(step.ok());
            if (!step.ok()) return -1;
            removed += step->removed;
            if (step->after.empty()) return removed;
            after = step->after;
        }
    }
};

TEST_P(DeliveryContract, makes_a_lane_for_each_receiver_and_case_with_messages) {
    write(change_of("A1", 1));
    write(change_of("A2", 1));
    const auto now = on("2025-10-01");
    EXPECT_EQ(*lanes().not_taken_in("R", 100), 4U);
    EXPECT_EQ(*lanes().not_taken_in("R", 3), 3U) << "counted no further";
    EXPECT_EQ(take_all("R", now), 4U);
    EXPECT_EQ(take_all("R", now), 0U) << "nothing is new any more";
    EXPECT_EQ(*lanes().not_taken_in("R", 100), 0U);
    EXPECT_EQ(*lanes().not_taken_in("S", 100), 4U);
    write(change_of("A2", 2));
    EXPECT_EQ(*lanes().not_taken_in("R", 100), 2U);
    EXPECT_EQ(*lanes().not_taken_in("S", 100), 6U);
    EXPECT_EQ(take_all("R", now), 2U);
    const auto ready = lanes().ready("R", now, 10);
    ASSERT_TRUE(ready.ok());
    ASSERT_EQ(ready->size(), 2U);
    EXPECT_EQ((*ready)[0].case_id, "A1");
    EXPECT_EQ((*ready)[0].state, LaneRecord::kWaiting);
    EXPECT_EQ((*ready)[0].next_try, now);
    EXPECT_TRUE(lanes().ready("R", {now.ms - 1}, 10)->empty());
    EXPECT_EQ(lanes().ready("R", now, 1)->size(), 1U);
    EXPECT_TRUE(lanes().ready("S", now, 10)->empty());
    EXPECT_EQ(take_all("S", now), 6U) << "another receiver is told everything too";
    EXPECT_EQ(*lanes().receivers(), (std::vector<std::string>{"R", "S"}));
    EXPECT_EQ(lanes().busy_lanes("")->size(), 4U);
    EXPECT_EQ(lanes().busy_lanes("S")->size(), 2U);
    EXPECT_FALSE(lanes().lane("R", "A9")->has_value());
}

TEST_P(DeliveryContract, gives_messages_in_the_order_of_their_case) {
    for (std::int64_t n = 1; n <= 3; ++n) write(change_of("A1", n));
    const auto all = lanes().messages_after("A1", 0, 100);
    ASSERT_TRUE(all.ok());
    ASSERT_EQ(all->size(), 6U);
    std::string ids;
    std::int64_t before = 0;
    for (const auto& message : *all) {
        ids += message.record.id + " ";
        EXPECT_GT(message.place, before);
        before = message.place;
        EXPECT_EQ(message.policy, "企业科技创新需求常态化征集响应");
        EXPECT_EQ(message.confidentiality, "公开");
    }
    EXPECT_EQ(ids, "A1/1/1 A1/1/2 A1/2/1 A1/2/2 A1/3/1 A1/3/2 ");
    const auto rest = lanes().messages_after("A1", (*all)[3].place, 1);
    ASSERT_EQ(rest->size(), 1U);
    EXPECT_EQ((*rest)[0], (*all)[4]);
    EXPECT_TRUE(lanes().messages_after("A1", before, 10)->empty());
}

TEST_P(DeliveryContract, lets_one_worker_have_a_lane) {
    write(change_of("A1", 1));
    const auto now = on("2025-10-01");
    take_all("R", now);
    auto mine = lane("R", "A1");
    const auto seen = mine.revision;
    mine.worker = "w1";
    mine.leased_until = {now.ms + 1000};
    ASSERT_TRUE(lanes().put_lane(mine, seen, nullptr).ok());
    auto other = mine;
    other.worker = "w2";
    const ports::DeliveryRecord ended{"R", "A1", 1, "A1/1/1", "delivered", 1, now, ""};
    const auto late = lanes().put_lane(other, seen, &ended);
    ASSERT_FALSE(late.ok());
    EXPECT_EQ(late.error().kind, ErrorKind::conflict);
    EXPECT_TRUE(lanes().deliveries("A1")->empty()) << "both or neither";
    EXPECT_EQ(lane("R", "A1").worker, "w1");
    EXPECT_TRUE(lanes().ready("R", now, 10)->empty()) << "somebody has it";
    EXPECT_EQ(lanes().ready("R", {now.ms + 1000}, 10)->size(), 1U) << "its time is over";
}

TEST_P(DeliveryContract, wakes_an_idle_lane_and_moves_every_other) {
    write(change_of("A1", 1));
    const auto now = on("2025-10-01");
    take_all("R", now);
    auto mine = lane("R", "A1");
    mine.done = lanes().messages_after("A1", 0, 100)->back().place;
    mine.state = LaneRecord::kIdle;
    ASSERT_TRUE(lanes().put_lane(mine, mine.revision, nullptr).ok());
    EXPECT_TRUE(lanes().busy_lanes("R")->empty());
    write(change_of("A1", 2));
    take_all("R", {now.ms + 5});
    auto woken = lane("R", "A1");
    EXPECT_EQ(woken.state, LaneRecord::kWaiting);
    EXPECT_EQ(woken.next_try.ms, now.ms + 5);
    EXPECT_EQ(woken.done, mine.done);
    woken.state = LaneRecord::kDead;
    woken.next_try = {};
    ASSERT_TRUE(lanes().put_lane(woken, woken.revision, nullptr).ok());
    const auto dead = lane("R", "A1");
    write(change_of("A1", 3));
    take_all("R", {now.ms + 9});
    EXPECT_EQ(lane("R", "A1").state, LaneRecord::kDead);
    EXPECT_GT(lane("R", "A1").revision, dead.revision) << "whoever holds it looks again";
}

TEST_P(DeliveryContract, does_not_wake_a_lane_for_what_it_has_already) {
    write(change_of("A1", 1));
    const auto now = on("2025-10-01");
    take_all("R", now);
    write(change_of("A1", 2));  // found by the worker itself, before it was taken in
    auto mine = lane("R", "A1");
    mine.done = lanes().messages_after("A1", 0, 100)->back().place;
    mine.state = LaneRecord::kIdle;
    ASSERT_TRUE(lanes().put_lane(mine, mine.revision, nullptr).ok());
    EXPECT_EQ(take_all("R", now), 2U);
    EXPECT_EQ(lane("R", "A1").state, LaneRecord::kIdle);
}

TEST_P(DeliveryContract, keeps_how_messages_ended) {
    write(change_of("A1", 1));
    const auto now = on("2025-10-01");
    take_all("R", now);
    auto mine = lane("R", "A1");
    const auto all = *lanes().messages_after("A1", 0, 100);
    const ports::DeliveryRecord first{"R",         "A1", all[0].place, all[0].record.id,
                                      "delivered", 2,    now,          ""};
    const ports::DeliveryRecord second{"R",       "A1", all[1].place, all[1].record.id,
                                       "skipped", 0,    now,          "K1/赵：已电话告知"};
    ASSERT_TRUE(lanes().put_lane(mine, mine.revision, &second).ok());
    mine = lane("R", "A1");
    ASSERT_TRUE(lanes().put_lane(mine, mine.revision, &first).ok());
    EXPECT_EQ(*lanes().deliveries("A1"), (std::vector{first, second}));
    EXPECT_TRUE(lanes().deliveries("A2")->empty());
}

TEST_P(DeliveryContract, ends_a_receiver_for_good) {
    write_closed("A1", 1, on("2025-11-30"));
    write_closed("A2", 1, on("2025-11-30"));
    write_closed("A3", 1, on("2025-11-30"));
    const auto now = on("2025-10-01"), day = on("2025-12-01");
    take_all("R", now);
    take_all("S", now);
    auto mine = lane("R", "A1");
    const ports::DeliveryRecord ended{"R", "A1", 1, "A1/1/1", "skipped", 0, now, "K1/赵：停用"};
    ASSERT_TRUE(lanes().put_lane(mine, mine.revision, &ended).ok());
    const auto unknown = lanes().retire("Q", 9);
    ASSERT_FALSE(unknown.ok());
    EXPECT_EQ(unknown.error().code, base::Code::gj5707);
    EXPECT_EQ(*lanes().retire("R", 0), 0U) << "first it is known no more";
    EXPECT_EQ(*lanes().receivers(), (std::vector<std::string>{"S"}));
    const auto late = lanes().take_in("R", now, 9);
    ASSERT_FALSE(late.ok());
    EXPECT_EQ(late.error().code, base::Code::gj5708);
    EXPECT_EQ(lanes().busy_lanes("R")->size(), 3U) << "then its lanes go, step by step";
    EXPECT_EQ(*lanes().retire("R", 2), 2U);
    EXPECT_EQ(*lanes().retire("R", 2), 1U);
    EXPECT_EQ(*lanes().retire("R", 2), 0U);
    EXPECT_TRUE(lanes().busy_lanes("R")->empty());
    EXPECT_FALSE(lanes().put_lane(mine, mine.revision + 1, nullptr).ok())
        << "a worker that still had it";
    EXPECT_EQ(*lanes().deliveries("A1"), (std::vector{ended}));
    EXPECT_EQ(lanes().busy_lanes("S")->size(), 3U);
    EXPECT_EQ(sweep(ports::History::outbox, day), 0) << "S still waits";
    while (*lanes().retire("S", 9) != 0) {
    }
    EXPECT_EQ(sweep(ports::History::outbox, day), 4) << "nobody waits: it holds up no history";
    EXPECT_FALSE(lanes().take_in("S", now, 9).ok());
}

/// Four workers take in while messages are written: every message is looked at once by each receiver.
TEST_P(DeliveryContract, takes_in_every_message_once_with_many_workers) {
    constexpr int kCases = 12;
    std::atomic<bool> over{false};
    std::atomic<std::size_t> looked{0};
    const auto now = on("2025-10-01");
    std::vector<std::thread> workers;
    for (int i = 0; i < 3; ++i) {
        workers.emplace_back([&, other = bed_->another()] {
            auto& mine = dynamic_cast<ports::DeliveryStore&>(other->store());
            for (bool last = false; !last;) {
                last = over;
                for (int tries = 0; tries < 1000;) {
                    const auto found = mine.take_in("R", now, 4);
                    if (found.ok() && *found == 0) break;
                    if (found.ok()) looked += *found;
                    if (!found.ok()) ++tries;
                }
            }
        });
    }
    for (int n = 0; n < kCases; ++n) {
        for (int tries = 0; tries < 200; ++tries) {
            auto tx = store().begin();
            if (!tx.ok()) continue;
            const auto saved = (*tx)->save(change_of("C" + std::to_string(n), 1));
            if (saved.ok() && (*tx)->commit().ok()) break;
        }
    }
    over = true;
    for (auto& worker : workers) worker.join();
    const auto rest = take_all("R", now);
    EXPECT_EQ(lanes().busy_lanes("R")->size(), static_cast<std::size_t>(kCases));
    EXPECT_EQ(looked + rest, 2U * kCases);
    EXPECT_EQ(take_all("R", now), 0U);
}

TEST_P(DeliveryContract, removes_only_history_of_cases_closed_before) {
    using ports::History;
    const auto day = on("2025-12-01");
    write_closed("A1", 2, on("2025-11-30"));
    write_closed("A2", 2, on("2025-12-01"));
    write(change_of("A3", 1));
    EXPECT_EQ(*history().count_removable(History::command, day), 2);
    EXPECT_EQ(sweep(History::command, day), 2);
    EXPECT_EQ(sweep(History::command, day), 0);
    EXPECT_FALSE(store().answer("A1-c1")->has_value());
    EXPECT_TRUE(store().answer("A2-c1")->has_value());
    EXPECT_TRUE(store().answer("A3-c1")->has_value());
    EXPECT_EQ(*history().count_removable(History::work_item, day), 0) << "its journal is there";
    EXPECT_EQ(sweep(History::work_item, day), 0);
    EXPECT_EQ(sweep(History::clock, day), 0);
}

TEST_P(DeliveryContract, removes_messages_that_nobody_waits_for) {
    using ports::History;
    const auto day = on("2025-12-01");
    write_closed("A1", 3, on("2025-11-30"));
    write_closed("A2", 1, on("2025-11-30"));
    take_all("R", on("2025-10-01"));
    auto mine = lane("R", "A1");
    const auto all = *lanes().messages_after("A1", 0, 100);
    mine.done = all.back().place;
    mine.state = LaneRecord::kIdle;
    const ports::DeliveryRecord ended{"R",         "A1", all[0].place,     all[0].record.id,
                                      "delivered", 1,    on("2025-10-01"), ""};
    ASSERT_TRUE(lanes().put_lane(mine, mine.revision, &ended).ok());
    write_closed("A4", 1, on("2025-11-30"));  // nobody was told of it yet
    EXPECT_EQ(*history().count_removable(History::outbox, day), 4) << "three and how one ended";
    EXPECT_EQ(sweep(History::outbox, day), 4);
    EXPECT_TRUE(store().outbox("A1")->empty());
    EXPECT_EQ(store().outbox("A2")->size(), 1U) << "its lane still waits";
    EXPECT_EQ(store().outbox("A4")->size(), 1U);
    EXPECT_EQ(take_all("R", on("2025-12-02")), 1U) << "what is new is still found";
    EXPECT_EQ(lane("R", "A4").state, LaneRecord::kWaiting);
}

TEST_P(DeliveryContract, removes_journals_with_their_mark_and_then_what_was_made_from_them) {
    using ports::History;
    const auto day = on("2025-12-01");
    for (const char* id : {"A1", "A2", "A3"}) write_closed(id, 2, on("2025-11-30"));
    write(change_of("A4", 1));
    const auto heads = history().closed_heads(day, "", 2);
    ASSERT_TRUE(heads.ok());
    ASSERT_EQ(heads->size(), 2U);
    EXPECT_EQ((*heads)[1].case_id, "A2");
    EXPECT_EQ(history().closed_heads(day, "A2", 2)->size(), 1U);
    const ports::RemovalRecord mark{1, on("2026-06-01"), R"({"removal":1})"};
    auto moved = *heads;
    moved[1].head = "sha256:00";
    const auto wrong = history().remove_journals(mark, moved);
    ASSERT_FALSE(wrong.ok());
    EXPECT_EQ(wrong.error().kind, ErrorKind::conflict);
    EXPECT_EQ(store().journal("A1")->size(), 2U) << "all or nothing";
    EXPECT_TRUE(evidence_store().removals()->empty());
    ASSERT_TRUE(history().remove_journals(mark, *heads).ok());
    EXPECT_TRUE(store().journal("A1")->empty());
    EXPECT_EQ(store().journal("A3")->size(), 2U);
    EXPECT_EQ(*evidence_store().removals(), (std::vector{mark}));
    EXPECT_FALSE(history().remove_journals(mark, {}).ok()) << "a number is given once";
    EXPECT_EQ(history().closed_heads(day, "", 9)->size(), 1U);
    EXPECT_EQ(*history().count_removable(History::work_item, day), 4);
    EXPECT_EQ(sweep(History::work_item, day), 4);
    EXPECT_EQ(sweep(History::clock, day), 4);
    EXPECT_TRUE(store().clocks("A1")->empty());
    EXPECT_EQ(store().clocks("A3")->size(), 2U);
    EXPECT_TRUE(store().read("A1")->has_value()) << "the case itself stays";
}

TEST_P(DeliveryContract, reads_rows_without_documents_when_told_to) {
    write(change_of("A1", 1));
    ports::CaseFilter filter;
    filter.rows_only = true;
    int seen = 0;
    ASSERT_TRUE(store()
                    .for_each(filter,
                              [&](const ports::CaseRecord& row) {
                                  ++seen;
                                  EXPECT_EQ(row.title, "高速纺丝油剂替代");
                                  EXPECT_TRUE(row.fields.empty() && row.notes.empty());
                                  return true;
                              })
                    .ok());
    EXPECT_EQ(seen, 1);
}

TEST_P(DeliveryContract, agrees_on_one_algorithm_for_new_fingerprints) {
    EXPECT_EQ((*store().begin())->fingerprints_with(), "sha256");
    ASSERT_TRUE(evidence_store().fingerprint_with("sm3").ok());
    EXPECT_EQ((*store().begin())->fingerprints_with(), "sm3");
    ASSERT_TRUE(evidence_store().fingerprint_with("sm3").ok());
    const auto other = bed_->another();
    EXPECT_EQ((*other->store().begin())->fingerprints_with(), "sm3") << "whoever opens it later";
    EXPECT_EQ(*evidence_store().fingerprints_with(), "sm3");
}

}  // namespace guiju::contract
