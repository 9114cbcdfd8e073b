// SPDX-License-Identifier: Apache-2.0
#pragma once
// Writes that are put off until commit() or the next question: the same rows as at once, and nothing at
// all when something is in the way. Included by case_store_contract.h.
#include <algorithm>
#include <atomic>
#include <barrier>
#include <thread>

#include "tests/contract/case_store_contract.h"

namespace guiju::contract {

/// A change with a clock and a work item, as a store may write it in one statement.
inline ports::CaseChange full_change_of(const std::string& id, std::int64_t sequence) {
    auto change = change_of(id, sequence);
    change.clocks = {clock_of(id, "需求初筛/期限", on("2025-10-10"))};
    change.work = {work_of(id, id + "#1")};
    return change;
}

class PutOffContract : public CaseStoreContract {
   protected:
    std::unique_ptr<ports::Transaction> begun(ports::CaseStore& at) {
        auto tx = at.begin();
        EXPECT_TRUE(tx.ok());
        if (!tx.ok()) return nullptr;
        (*tx)->put_off_writes();
        return std::move(*tx);
    }
    void expect_whole(const ports::CaseChange& last) {
        const auto view = store().read(last.after.id);
        ASSERT_TRUE(view.ok() && view->has_value());
        EXPECT_EQ((*view)->record, last.after);
        EXPECT_EQ((*view)->clocks, last.clocks);
        EXPECT_EQ((*view)->work, last.work);
        const auto journal = store().journal(last.after.id);
        ASSERT_EQ(journal->size(), static_cast<std::size_t>(last.journal.sequence));
        EXPECT_EQ(journal->back(), last.journal);
        const auto answer = store().answer(last.command.id);
        ASSERT_TRUE(answer.ok() && answer->has_value());
        EXPECT_EQ(**answer, last.command);
    }
};

TEST_P(PutOffContract, writes_everything_at_the_commit) {
    const auto first = full_change_of("A1", 1);
    {
        auto tx = begun(store());
        ASSERT_TRUE(tx->save(first).ok());
        ASSERT_TRUE(tx->commit().ok());
    }
    expect_whole(first);
    auto second = full_change_of("A1", 2);
    second.after.title = "';-- \\ \" % :id 😀\n\t\x01";
    second.clocks.push_back(clock_of("A1", "补正", on("2025-11-10")));
    std::swap(second.clocks[0], second.clocks[1]);  // by name
    second.work[0].person = "赵";
    {
        auto tx = begun(store());
        const auto seen = tx->look({"A1-c2", "A1"});
        ASSERT_TRUE(seen.ok());
        EXPECT_FALSE(seen->command.has_value());
        ASSERT_TRUE(seen->view.has_value());
        EXPECT_EQ(seen->view->record, first.after);
        EXPECT_EQ(seen->view->clocks, first.clocks);
        EXPECT_EQ(seen->view->work, first.work);
        ASSERT_TRUE(tx->save(second).ok());
        ASSERT_TRUE(tx->commit().ok());
    }
    std::sort(second.clocks.begin(), second.clocks.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    expect_whole(second);
    EXPECT_EQ(store().outbox("A1")->size(), 4U);
}

TEST_P(PutOffContract, looks_for_command_and_case_at_once) {
    write(full_change_of("A1", 1));
    auto tx = begun(store());
    const auto neither = tx->look({"other", "A2"});
    ASSERT_TRUE(neither.ok());
    EXPECT_FALSE(neither->command || neither->view);
    const auto answered = tx->look({"A1-c1", "A2"});
    ASSERT_TRUE(answered.ok() && answered->command.has_value());
    EXPECT_EQ(*answered->command, change_of("A1", 1).command);
    EXPECT_FALSE(answered->view.has_value());
    EXPECT_TRUE(tx->look({"other", "A1"})->view.has_value());
}

TEST_P(PutOffContract, leaves_nothing_when_not_committed) {
    {
        auto tx = begun(store());
        ASSERT_TRUE(tx->save(full_change_of("A1", 1)).ok());
        EXPECT_TRUE(tx->load("A1")->has_value()) << "it sees its own writes";
        EXPECT_TRUE(tx->look({"A1-c1", "A2"})->command.has_value());
    }
    {
        auto tx = begun(store());
        ASSERT_TRUE(tx->save(full_change_of("A1", 1)).ok());
    }
    EXPECT_FALSE(store().read("A1")->has_value());
    EXPECT_FALSE(store().answer("A1-c1")->has_value());
}

TEST_P(PutOffContract, writes_many_cases_in_one_commit) {
    for (std::int64_t sequence = 1; sequence <= 2; ++sequence) {
        auto tx = begun(store());
        for (int i = 0; i < 64; ++i) {
            const auto id = "A" + std::to_string(i);
            const auto seen = tx->look({id + "-c" + std::to_string(sequence), id});
            ASSERT_TRUE(seen.ok());
            EXPECT_EQ(seen->view.has_value(), sequence == 2);
            ASSERT_TRUE(tx->save(full_change_of(id, sequence)).ok());
        }
        ASSERT_TRUE(tx->commit().ok());
    }
    for (int i = 0; i < 64; ++i) expect_whole(full_change_of("A" + std::to_string(i), 2));
}

TEST_P(PutOffContract, looks_ahead_at_many) {
    auto first = full_change_of("A1", 1);
    first.links = {{"A1", "转为", "B1", "甲", "乙", on("2025-10-01"), {}}};
    write(first);
    write(full_change_of("A2", 1));
    auto tx = begun(store());
    tx->will_look({{"A1-c2", "A1"}, {"A2-c1", "A2"}, {"A3-c1", "A3"}, {"A1-c3", "A1"}}, {});
    const auto answered = tx->look({"A2-c1", "A2"});
    ASSERT_TRUE(answered.ok() && answered->command.has_value());
    EXPECT_EQ(*answered->command, full_change_of("A2", 1).command);
    EXPECT_EQ(answered->view->clocks, full_change_of("A2", 1).clocks);
    EXPECT_FALSE(tx->look({"A3-c1", "A3"})->view.has_value());
    for (std::int64_t sequence = 2; sequence <= 3; ++sequence) {
        const auto seen = tx->look({"A1-c" + std::to_string(sequence), "A1"});
        ASSERT_TRUE(seen.ok() && seen->view.has_value());
        EXPECT_EQ(seen->view->record.revision, sequence - 1);
        EXPECT_EQ(seen->view->work, first.work);
        EXPECT_EQ(*tx->links("A1"), first.links);
        ASSERT_TRUE(tx->save(full_change_of("A1", sequence)).ok());
    }
    ASSERT_TRUE(tx->save(full_change_of("A3", 1)).ok());
    ASSERT_TRUE(tx->commit().ok());
    expect_whole(full_change_of("A1", 3));
    expect_whole(full_change_of("A3", 1));
}

TEST_P(CaseStoreContract, finds_duplicates_in_the_window) {
    for (const char* id : {"D2", "D1", "D3"}) {
        auto c = change_of(id, 1);
        c.after.filed = on(std::string(id) == "D3" ? "2025-05-01" : "2025-09-01");
        write(c);
    }
    auto draft = change_of("D4", 1);
    draft.after.filed = {};
    write(draft);
    auto tx = store().begin();
    ASSERT_TRUE(tx.ok());
    const auto found = [&](const std::string& policy, const std::string& key) {
        const auto ids = (*tx)->find_duplicates({policy, key, on("2025-07-01")});
        EXPECT_TRUE(ids.ok());
        return *ids;
    };
    EXPECT_EQ(found(draft.after.policy, "91330400|新产品开发"), (Names{"D1", "D2"}));
    EXPECT_EQ(found("别的规矩", "91330400|新产品开发"), Names{});
    EXPECT_EQ(found(draft.after.policy, "none"), Names{});
}

/// Policy and duplicate key of the case.
inline std::pair<std::string, std::string> key_of(const ports::CaseChange& change) {
    return {change.after.policy, change.after.duplicate_key};
}

TEST_P(PutOffContract, finds_duplicates_among_what_waits) {
    write(full_change_of("A2", 1));
    auto tx = begun(store());
    ASSERT_TRUE(tx->save(full_change_of("A3", 1)).ok());
    ASSERT_TRUE(tx->save(full_change_of("A1", 1)).ok());
    const auto [policy, key] = key_of(full_change_of("A1", 1));
    const auto since = on("2025-09-01");
    EXPECT_EQ(*tx->find_duplicates({policy, key, since}),
              (std::vector<std::string>{"A1", "A2", "A3"}));
    EXPECT_TRUE(tx->find_duplicates({policy, key, on("2025-10-01")})->empty());
    EXPECT_TRUE(tx->find_duplicates({policy, "", since})->empty());
    EXPECT_TRUE(tx->find_duplicates({"别的规矩", key, since})->empty());
    auto other = full_change_of("A2", 2);
    other.after.duplicate_key = "别的";
    ASSERT_TRUE(tx->save(other).ok());
    EXPECT_EQ(*tx->find_duplicates({policy, key, since}), (std::vector<std::string>{"A1", "A3"}));
}

TEST_P(PutOffContract, looks_ahead_for_duplicates) {
    write(full_change_of("A2", 1));
    const auto [policy, key] = key_of(full_change_of("A1", 1));
    const auto since = on("2025-09-01");
    auto tx = begun(store());
    tx->will_find_duplicates({{policy, key, since},
                              {policy, "别的", since},
                              {policy, key, on("2025-10-01")},
                              {"别的规矩", key, since}});
    EXPECT_EQ(*tx->find_duplicates({policy, key, since}), (std::vector<std::string>{"A2"}));
    EXPECT_TRUE(tx->find_duplicates({policy, key, on("2025-10-01")})->empty());
    EXPECT_TRUE(tx->find_duplicates({policy, "别的", since})->empty());
    EXPECT_TRUE(tx->find_duplicates({"别的规矩", key, since})->empty());
    auto first = full_change_of("A1", 1);
    ASSERT_TRUE(tx->save(first).ok());
    EXPECT_EQ(*tx->find_duplicates({policy, key, since}), (std::vector<std::string>{"A1", "A2"}));
    auto linked = full_change_of("A3", 1);  // with it all is written that was put off
    linked.links = {{"A3", "转为", "B1", "甲", "乙", on("2025-10-01"), {}}};
    ASSERT_TRUE(tx->save(linked).ok());
    EXPECT_EQ(*tx->find_duplicates({policy, key, since}),
              (std::vector<std::string>{"A1", "A2", "A3"}));
    ASSERT_TRUE(tx->commit().ok());
}

/// Where several units can be had in one go, they are as one by one.
TEST_P(PutOffContract, reads_units_at_once) {
    ports::UnitRecord park{"园区一", "某产业园", {"征集渠道单位", "响应服务单位"}, "330421", {}};
    park.entries["征集渠道名录"] = {{"名录状态", value::Value("在册")}};
    ASSERT_TRUE(directory().put_unit(park).ok());
    ASSERT_TRUE(directory().put_unit({"甲\\\"局", "甲局", {}, "330421", {}}).ok());
    for (const auto& [id, unit] : directory().units_at_once({"园区一", "甲\\\"局", "没有"})) {
        const auto alone = *directory().unit(id);
        ASSERT_EQ(unit.has_value(), alone.has_value()) << id;
        ASSERT_EQ(unit.has_value(), id != "没有");
        if (!unit) continue;
        EXPECT_EQ(unit->name, alone->name);
        EXPECT_EQ(unit->roles, alone->roles);
        EXPECT_EQ(unit->entries, alone->entries);
    }
}

/// Where units can be read page by page, each comes once, as it is one by one.
TEST_P(PutOffContract, reads_units_page_by_page) {
    std::set<std::string> expected;
    for (const char* id : {"甲\\\"局", "园区一", "A", "b", "B", "91330400MA28A0XW3J", "~", "1"}) {
        ports::UnitRecord unit{id, std::string("名") + id, {"角色三", "角色一"}, "330421", {}};
        unit.entries["征集渠道名录"] = {{"名录状态", value::Value(id)}};
        ASSERT_TRUE(directory().put_unit(unit).ok());
        expected.insert(id);
    }
    if (!directory().units_after("", 3)) return;
    std::set<std::string> found;
    std::string last;
    for (std::size_t size = 3; size == 3;) {
        const auto page = directory().units_after(last, 3);
        ASSERT_TRUE(page.has_value());
        size = page->size();
        ASSERT_LE(size, 3U);
        for (const auto& unit : *page) {
            EXPECT_TRUE(found.insert(unit.id).second) << unit.id;
            const auto alone = *directory().unit(unit.id);
            ASSERT_TRUE(alone.has_value()) << unit.id;
            EXPECT_EQ(unit.name, alone->name);
            EXPECT_EQ(unit.territory, alone->territory);
            EXPECT_EQ(unit.roles, alone->roles);
            EXPECT_EQ(unit.entries, alone->entries);
        }
        if (size > 0) last = page->back().id;
    }
    for (const auto& id : expected) EXPECT_TRUE(found.contains(id)) << id;
}

TEST_P(PutOffContract, takes_steps_of_one_case_and_threads_in_between) {
    auto tx = begun(store());
    ASSERT_TRUE(tx->save(full_change_of("A1", 1)).ok());
    ASSERT_TRUE(tx->save(full_change_of("A1", 2)).ok());
    auto third = full_change_of("A1", 3);
    third.links = {{"A1", "转为", "B1", "甲", "乙", on("2025-10-01"), {}}};
    ASSERT_TRUE(tx->save(third).ok());
    ASSERT_TRUE(tx->save(full_change_of("A1", 4)).ok());
    EXPECT_EQ(tx->links("A1")->size(), 1U);
    ASSERT_TRUE(tx->commit().ok());
    expect_whole(full_change_of("A1", 4));
}

/// One of several is late: whether that is told by save() or by commit(), nothing of them may stay.
TEST_P(PutOffContract, tells_by_the_commit_that_a_case_moved) {
    write(full_change_of("A1", 1));
    write(full_change_of("A1", 2));
    auto tx = begun(store());
    ASSERT_TRUE(tx->save(full_change_of("A2", 1)).ok());
    auto late = full_change_of("A1", 2);
    late.command.id = late.journal.command_id = "late";
    late.after.stage = "需求验证";
    auto told = tx->save(late);
    if (told.ok()) told = tx->commit();
    ASSERT_FALSE(told.ok());
    EXPECT_EQ(told.error().kind, ErrorKind::conflict);
    tx.reset();
    expect_whole(full_change_of("A1", 2));
    EXPECT_FALSE(store().read("A2")->has_value());
    EXPECT_FALSE(store().answer("late")->has_value());
}

TEST_P(PutOffContract, lets_one_of_several_take_a_step_at_the_same_moment) {
    constexpr int kSeveral = 4;
    {
        auto tx = begun(store());
        ASSERT_TRUE(tx->save(full_change_of("A1", 1)).ok());
        ASSERT_TRUE(tx->commit().ok());
    }
    for (std::int64_t step = 2; step <= 20; ++step) {
        std::barrier ready(kSeveral);
        std::atomic<int> taken = 0;
        std::vector<std::thread> clerks;
        for (int clerk = 0; clerk < kSeveral; ++clerk)
            clerks.emplace_back([&, clerk] {
                auto change = full_change_of("A1", step);
                change.command.id += "/" + std::to_string(clerk);
                change.journal.command_id = change.command.id;
                ready.arrive_and_wait();
                auto tx = store().begin();
                if (!tx.ok()) return;  // a store may have one writer at a time, and say so
                (*tx)->put_off_writes();
                if ((*tx)->save(change).ok() && (*tx)->commit().ok()) ++taken;
            });
        for (auto& clerk : clerks) clerk.join();
        EXPECT_EQ(taken, 1) << step;
    }
    EXPECT_EQ(store().journal("A1")->size(), 20U);
}

TEST_P(PutOffContract, tells_a_late_single_change) {
    write(full_change_of("A1", 1));
    write(full_change_of("A1", 2));
    for (const std::string why : {"moved", "command", "open"}) {
        auto late = full_change_of(why == "moved"  ? "A1"
                                   : why == "open" ? "A1"
                                                   : "A3",
                                   why == "moved" ? 2 : 1);
        late.command.id = late.journal.command_id = why == "command" ? "A1-c1" : "late";
        auto tx = begun(store());
        auto told = tx->save(late);
        if (told.ok()) told = tx->commit();
        ASSERT_FALSE(told.ok()) << why;
        EXPECT_EQ(told.error().kind, ErrorKind::conflict) << why;
    }
    expect_whole(full_change_of("A1", 2));
    EXPECT_FALSE(store().read("A3")->has_value());
}

}  // namespace guiju::contract
