// SPDX-License-Identifier: Apache-2.0
#pragma once
// The part of the store contract about finding: due clocks, lists, duplicates, figures, policies,
// units, and many hands on one case. Included by case_store_contract.h, not by itself.
#include <thread>

#include "tests/contract/case_store_contract.h"

namespace guiju::contract {

using Names = std::vector<std::string>;

TEST_P(CaseStoreContract, finds_the_clocks_that_are_due) {
    auto change = change_of("A1", 1);
    change.clocks = {
        clock_of("A1", "later", on("2025-10-20")),   clock_of("A1", "due", on("2025-10-10")),
        clock_of("A1", "warn", on("2025-10-15")),    clock_of("A1", "paused", {}),
        clock_of("A1", "overdue", on("2025-10-01")), clock_of("A1", "remind", on("2025-10-02")),
        clock_of("A1", "stopped", on("2025-10-03"))};
    change.clocks[2].next_reminder = on("2025-10-12");
    change.clocks[3].state = "paused";
    change.clocks[4].state = "overdue";
    change.clocks[5].state = "overdue";
    change.clocks[5].next_reminder = on("2025-10-11");
    change.clocks[6].state = "stopped";
    write(change);
    auto other = change_of("A2", 1);
    other.clocks = {clock_of("A2", "due", on("2025-10-10"))};
    other.clocks[0].state = "warned";
    write(other);

    using Found = std::vector<std::pair<std::string, std::string>>;
    auto found = store().due_clocks(on("2025-10-12"), 100);
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(*found, (Found{{"A1", "remind"}, {"A1", "due"}, {"A2", "due"}, {"A1", "warn"}}));
    found = store().due_clocks(on("2025-10-12"), 2);
    EXPECT_EQ(*found, (Found{{"A1", "remind"}, {"A1", "due"}}));
    found = store().due_clocks(on("2025-10-09"), 100);
    EXPECT_TRUE(found->empty());
}

/// Everybody who asks for all that is due in the minutes after noon.
inline ports::Claim claim_of(const char* worker, std::int64_t minute, std::size_t limit = 100) {
    auto now = on("2025-10-12");
    now.ms += minute * 60000;
    return {now, {now.ms + 60000}, worker, limit};
}

inline Names ids_of(const base::Result<std::vector<ports::DueCase>>& due) {
    Names ids;
    if (!due.ok()) return {due.error().say(base::Lang::en) + due.error().detail};
    for (const auto& one : *due) ids.push_back(one.case_id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

TEST_P(CaseStoreContract, gives_a_due_clock_to_one_worker_at_a_time) {
    for (const char* id : {"A1", "A2", "A3"}) {
        auto change = change_of(id, 1);
        change.clocks = {clock_of(id, "due", on("2025-10-10")),
                         clock_of(id, "other", on("2025-10-11")),
                         clock_of(id, "later", on("2025-10-20"))};
        write(change);
    }
    auto due = store().claim_due(claim_of("", 0));
    EXPECT_EQ(ids_of(due), (Names{"A1", "A2", "A3"})) << "looking claims nothing";
    EXPECT_EQ((*due)[0], (ports::DueCase{"A1", 1}));
    EXPECT_EQ(ids_of(store().claim_due(claim_of("甲", 0, 3))), (Names{"A1", "A2", "A3"}))
        << "the three clocks longest due";
    EXPECT_EQ(ids_of(store().claim_due(claim_of("乙", 0, 2))).size(), 2U) << "the others";
    const auto rest = store().claim_due(claim_of("乙", 0));
    EXPECT_EQ(ids_of(rest), (Names{"A1", "A2", "A3"})) << "its own may be asked for again";
    EXPECT_EQ(ids_of(store().claim_due(claim_of("丙", 0))), Names{});
    EXPECT_EQ(ids_of(store().claim_due(claim_of("", 0))).size(), 3U);
    EXPECT_EQ(ids_of(store().claim_due(claim_of("丙", 1))), (Names{"A1", "A2", "A3"}))
        << "who does not come back loses what it had";
}

TEST_P(CaseStoreContract, ends_a_claim_when_the_clock_is_written) {
    auto change = change_of("A1", 1);
    change.clocks = {clock_of("A1", "due", on("2025-10-10"))};
    write(change);
    EXPECT_EQ(ids_of(store().claim_due(claim_of("甲", 0))), Names{"A1"});
    EXPECT_EQ(ids_of(store().claim_due(claim_of("乙", 0))), Names{});
    auto second = change_of("A1", 2);
    second.clocks = {change.clocks[0]};
    second.clocks[0].state = "overdue";
    second.clocks[0].next_reminder = on("2025-10-11");
    write(second);
    const auto due = store().claim_due(claim_of("乙", 0));
    ASSERT_EQ(ids_of(due), Names{"A1"}) << "what comes next on it is anybody's";
    EXPECT_EQ((*due)[0].revision, 2);
    EXPECT_EQ((*store().clocks("A1"))[0], second.clocks[0]);
}

/// The second command on a case, again while others write.
inline void stop_clock(ports::CaseStore& store, const std::string& id) {
    auto change = change_of(id, 2);
    change.clocks = {clock_of(id, "due", on("2025-10-10"))};
    change.clocks[0].state = "stopped";
    for (;;) {
        auto tx = store.begin();
        if (tx.ok() && (*tx)->save(change).ok() && (*tx)->commit().ok()) return;
    }
}

TEST_P(CaseStoreContract, shares_due_clocks_out_among_many_workers) {
    constexpr int kCases = 40;
    {
        auto tx = store().begin();
        ASSERT_TRUE(tx.ok());
        for (int i = 0; i < kCases; ++i) {
            const auto id = "C" + std::to_string(100 + i);
            auto change = change_of(id, 1);
            change.clocks = {clock_of(id, "due", on("2025-10-10"))};
            ASSERT_TRUE((*tx)->save(change).ok());
        }
        ASSERT_TRUE((*tx)->commit().ok());
    }
    std::vector<Names> got(3);
    std::vector<std::thread> threads;
    for (std::size_t worker = 0; worker < got.size(); ++worker)
        threads.emplace_back([&, worker] {
            const auto bed = bed_->another();
            const auto name = "worker" + std::to_string(worker);
            for (;;) {
                const auto due = bed->store().claim_due(claim_of(name.c_str(), 0, 4));
                if (!due.ok()) continue;  // somebody was at it
                if (due->empty()) return;
                for (const auto& one : *due) {
                    got[worker].push_back(one.case_id);
                    stop_clock(bed->store(), one.case_id);
                }
            }
        });
    for (auto& thread : threads) thread.join();
    Names all;
    for (const auto& one : got) all.insert(all.end(), one.begin(), one.end());
    std::sort(all.begin(), all.end());
    EXPECT_EQ(all.size(), static_cast<std::size_t>(kCases));
    EXPECT_EQ(std::adjacent_find(all.begin(), all.end()), all.end()) << "nothing to two";
}

TEST_P(CaseStoreContract, keeps_threads_between_cases) {
    write(change_of("A1", 1));
    auto change = change_of("B1", 1);
    const ports::LinkRecord started{"B1", "另立", "A1", "项目", "需求", on("2025-10-02"), {}};
    ports::LinkRecord names{"B1", "所属项目", "A2", "项目", "", on("2025-10-02"), {}};
    change.links = {started, names};
    write(change);
    EXPECT_EQ(*store().links("A1"), std::vector{started});
    EXPECT_EQ(*store().links("B1"), (std::vector{started, names}));

    auto later = change_of("B1", 2);
    names.ended = on("2025-10-05");
    later.links = {names};
    {
        auto tx = store().begin();
        ASSERT_TRUE(tx.ok());
        ASSERT_TRUE((*tx)->save(later).ok());
        EXPECT_EQ(*(*tx)->links("A2"), std::vector{names}) << "own writes are seen";
    }
    EXPECT_EQ((*store().links("A2"))[0].ended.ms, 0) << "and rolled back";
    write(later);
    EXPECT_EQ(*store().links("A2"), std::vector{names});
    EXPECT_TRUE(store().links("C9")->empty());
}

TEST_P(CaseStoreContract, keeps_every_version_of_a_list) {
    ports::ListRecord one{"需求", "需求清单", 1, "2026Q1", "K1", "赵", "[]", on("2026-04-01")};
    ports::ListRecord two{"需求", "需求清单", 2, "", "", "", "[{}]", on("2026-07-01")};
    ASSERT_TRUE(store().put_list(two).ok());
    ASSERT_TRUE(store().put_list(one).ok());
    EXPECT_EQ(*store().lists("需求", "需求清单"), (std::vector{one, two}));
    EXPECT_TRUE(store().lists("需求", "别的清单")->empty());
    const auto again = store().put_list(one);
    ASSERT_FALSE(again.ok());
    EXPECT_EQ(again.error().kind, base::ErrorKind::conflict);
}

TEST_P(CaseStoreContract, lists_cases_by_day_then_priority_then_id) {
    const auto put = [&](const char* id, const char* filed, bool priority, const char* territory) {
        auto c = change_of(id, 1);
        c.after.filed = on(filed);
        c.after.priority = priority;
        c.after.territory = territory;
        c.after.holder_unit = std::string("U-") + territory;
        c.after.closed = std::string(id) == "C5" ? on("2025-10-20") : Instant{};
        c.after.result = std::string(id) == "C5" ? "已办结" : "";
        c.clocks = {clock_of(id, "期限", on(filed))};
        write(c);
    };
    put("C1", "2025-10-02T08:00:00+08:00", false, "330421");
    put("C2", "2025-10-02T17:00:00+08:00", true, "330402");
    put("C3", "2025-10-01", false, "330100");
    put("C4", "2025-10-02", true, "330421");
    put("C5", "2025-10-03", false, "330421");

    const auto ids = [&](const ports::CaseFilter& filter) {
        Names seen;
        const auto done = store().for_each(filter, [&](const ports::CaseRecord& c) {
            EXPECT_EQ(c.fields.size(), 3U);
            seen.push_back(c.id);
            return true;
        });
        EXPECT_TRUE(done.ok());
        return seen;
    };
    EXPECT_EQ(ids({}), (Names{"C3", "C2", "C4", "C1", "C5"}));
    EXPECT_EQ(ids({.territory = "330400"}), (Names{"C2", "C4", "C1", "C5"}));
    EXPECT_EQ(ids({.territory = "330000"}).size(), 5U);
    EXPECT_EQ(ids({.territory = "330421"}), (Names{"C4", "C1", "C5"}));
    EXPECT_EQ(ids({.territory = "330421", .open_only = true}), (Names{"C4", "C1"}));
    EXPECT_EQ(ids({.unit = "U-330402"}), (Names{"C2"}));
    EXPECT_EQ(ids({.stage = "需求验证"}), Names{});
    EXPECT_EQ(ids({.phase = "waiting", .applicant_unit = "企业一"}).size(), 5U);
    EXPECT_EQ(ids({.filed_from = on("2025-10-02T00:00:00+08:00"),
                   .filed_until = on("2025-10-03T00:00:00+08:00")}),
              (Names{"C2", "C4", "C1"}));
    EXPECT_EQ(ids({.due_before = on("2025-10-02T00:00:00+08:00")}), (Names{"C3"}));
    EXPECT_EQ(ids({.limit = 2}), (Names{"C3", "C2"}));
    EXPECT_EQ(ids({.after_id = "C3"}), (Names{"C4", "C5"}));
    EXPECT_EQ(ids({.policy = "别的规矩"}), Names{});

    int visited = 0;
    ASSERT_TRUE(store().for_each({}, [&](const ports::CaseRecord&) { return ++visited < 3; }).ok());
    EXPECT_EQ(visited, 3);
}

TEST_P(CaseStoreContract, finds_what_an_applicant_filed_the_last_first) {
    for (const char* id : {"R1", "R2", "R3"}) {
        auto c = change_of(id, 1);
        c.after.policy = std::string(id) == "R3" ? "别的规矩" : "年报";
        c.after.applicant_unit = "E7";
        c.after.filed = on(std::string(id) == "R1" ? "2025-09-01" : "2025-05-01");
        write(c);
    }
    auto draft = change_of("R4", 1);
    draft.after.policy = "年报";
    draft.after.applicant_unit = "E7";
    draft.after.filed = {};
    write(draft);
    auto tx = store().begin();
    ASSERT_TRUE(tx.ok());
    EXPECT_EQ(*(*tx)->filed_by("年报", "E7"), (Names{"R1", "R2"}));
    EXPECT_EQ(*(*tx)->filed_by("年报", "E8"), Names{});
    auto own = change_of("R5", 1);
    own.after.policy = "年报";
    own.after.applicant_unit = "E7";
    own.after.filed = on("2025-10-01");
    ASSERT_TRUE((*tx)->save(own).ok());
    EXPECT_EQ(*(*tx)->filed_by("年报", "E7"), (Names{"R5", "R1", "R2"})) << "own writes too";
}

TEST_P(CaseStoreContract, keeps_figures_and_policies) {
    ASSERT_TRUE(store().put_figure({"收到诉求数", "甲局", "2025", "200"}).ok());
    ASSERT_TRUE(store().put_figure({"收到诉求数", "乙局", "2025", "80"}).ok());
    ASSERT_TRUE(store().put_figure({"收到诉求数", "甲局", "2025", "210"}).ok());
    ASSERT_TRUE(store().put_figure({"收到诉求数", "甲局", "2024", "5"}).ok());
    ASSERT_TRUE(store().put_figure({"年度经费", "甲局", "2025", ""}).ok());
    const auto figures = store().figures("2025");
    ASSERT_TRUE(figures.ok());
    ASSERT_EQ(figures->size(), 3U);
    EXPECT_EQ((*figures)[0], (ports::FigureRecord{"年度经费", "甲局", "2025", ""}));
    EXPECT_EQ((*figures)[1].unit, "乙局");
    EXPECT_EQ((*figures)[2].value, "210");

    ASSERT_TRUE(store().put_policy({"h2", "P", "1.1", "in_force", "{}", on("2025-10-02")}).ok());
    ASSERT_TRUE(store().put_policy({"h1", "P", "1.0", "draft", "{}", on("2025-10-01")}).ok());
    ASSERT_TRUE(store().put_policy({"h1", "P", "1.0", "in_force", "{}", on("2025-10-01")}).ok());
    const auto all = store().policies();
    ASSERT_TRUE(all.ok());
    ASSERT_EQ(all->size(), 2U);
    EXPECT_EQ((*all)[0].hash, "h1");
    EXPECT_EQ((*all)[0].status, "in_force");
    const auto one = store().policy("h2");
    ASSERT_TRUE(one.ok() && one->has_value());
    EXPECT_EQ((*one)->version, "1.1");
    EXPECT_FALSE(store().policy("h3")->has_value());
}

TEST_P(CaseStoreContract, knows_units_by_role_place_and_register) {
    ports::UnitRecord park{"园区一", "某产业园", {"征集渠道单位", "响应服务单位"}, "330421", {}};
    park.entries["征集渠道名录"] = {{"名录状态", value::Value("在册")},
                                    {"擅长领域", value::List{value::Value("新材料")}}};
    ASSERT_TRUE(directory().put_unit(park).ok());
    ASSERT_TRUE(directory().put_unit({"甲局", "甲县经信局", {"县级牵头单位"}, "330421", {}}).ok());
    ASSERT_TRUE(directory().put_unit({"乙局", "乙县经信局", {"县级牵头单位"}, "330402", {}}).ok());
    ASSERT_TRUE(directory().put_unit({"市局", "嘉兴", {"市级牵头单位"}, "330400", {}}).ok());
    const auto one = directory().unit("园区一");
    ASSERT_TRUE(one.ok() && one->has_value());
    EXPECT_EQ((*one)->name, "某产业园");
    EXPECT_EQ((*one)->roles, park.roles);
    EXPECT_EQ((*one)->entries, park.entries);
    EXPECT_FALSE(directory().unit("没有")->has_value());
    const auto ids = [](const base::Result<std::vector<ports::UnitRecord>>& units) {
        Names out;
        for (const auto& u : *units) out.push_back(u.id);
        return out;
    };
    EXPECT_EQ(ids(directory().holders("县级牵头单位", "330421")), (Names{"甲局"}));
    EXPECT_EQ(ids(directory().holders("县级牵头单位", "330400")), Names{});
    EXPECT_EQ(ids(directory().with_role("县级牵头单位")), (Names{"乙局", "甲局"}));
    EXPECT_EQ(ids(directory().registered("征集渠道名录")), (Names{"园区一"}));
    EXPECT_EQ(ids(directory().named("某产业园", park.territory)), (Names{"园区一"}));
    EXPECT_EQ(ids(directory().named("某产业园", "110000")), Names{});
    park.roles = {"征集渠道单位"};
    park.entries.clear();
    ASSERT_TRUE(directory().put_unit(park).ok());
    EXPECT_EQ(ids(directory().registered("征集渠道名录")), Names{});
    EXPECT_EQ(ids(directory().with_role("响应服务单位")), Names{});
}

/// Reads, adds one, writes; again when somebody was first.
inline void add_one(ports::CaseStore& store, const std::string& command) {
    for (;;) {
        auto tx = store.begin();
        if (!tx.ok()) {
            ASSERT_EQ(tx.error().kind, ErrorKind::retry_later);
            std::this_thread::yield();
            continue;
        }
        const auto view = (*tx)->load("A1");
        if (!view.ok()) continue;
        auto change = change_of("A1", (*view)->record.revision + 1);
        change.command.id = change.journal.command_id = command;
        const auto saved = (*tx)->save(change);
        if (saved.ok() && (*tx)->commit().ok()) return;
    }
}

TEST_P(CaseStoreContract, knows_who_stands_in_for_whom) {
    using ports::StandIn;
    const StandIn leave{"s2", "L1", "张三", "李四", on("2025-08-04"), on("2025-08-09"), "年休假"};
    StandIn gone{"s1", "L1", "王五", "赵六", on("2025-09-01"), {}, ""};
    ASSERT_TRUE(directory().put_stand_in(gone).ok());
    ASSERT_TRUE(directory().put_stand_in(leave).ok());
    ASSERT_TRUE(
        directory().put_stand_in({"s3", "L2", "钱七", "孙八", on("2025-08-04"), {}, ""}).ok());
    EXPECT_EQ(*directory().stand_ins("L1"), (std::vector{leave, gone})) << "by the first day";
    gone.deputy = "周九";
    ASSERT_TRUE(directory().put_stand_in(gone).ok());
    EXPECT_EQ(directory().stand_ins("L1")->back(), gone)
        << "the same id again: what is written now";
    EXPECT_TRUE(directory().stand_ins("L9")->empty());
}

TEST_P(CaseStoreContract, lets_many_hands_work_on_one_case) {
    constexpr int kHands = 3;
    constexpr int kSteps = 20;
    write(change_of("A1", 1));
    std::vector<std::unique_ptr<StoreBed>> beds;
    for (int h = 0; h < kHands; ++h) beds.push_back(bed_->another());
    std::vector<std::thread> hands;
    for (int h = 0; h < kHands; ++h) {
        hands.emplace_back([&, h] {
            for (int i = 0; i < kSteps; ++i)
                add_one(beds[static_cast<std::size_t>(h)]->store(),
                        std::to_string(h) + "-" + std::to_string(i));
        });
    }
    for (auto& hand : hands) hand.join();
    const auto view = store().read("A1");
    ASSERT_TRUE(view.ok() && view->has_value());
    EXPECT_EQ((*view)->record.revision, 1 + kHands * kSteps);
    const auto journal = store().journal("A1");
    ASSERT_EQ(journal->size(), 1U + kHands * kSteps);
    for (std::size_t i = 0; i < journal->size(); ++i)
        EXPECT_EQ((*journal)[i].sequence, static_cast<std::int64_t>(i) + 1);
}

TEST_P(CaseStoreContract, shows_other_connections_only_what_is_committed) {
    write(change_of("A1", 1));
    const auto reader = bed_->another();
    auto tx = store().begin();
    ASSERT_TRUE(tx.ok());
    ASSERT_TRUE((*tx)->save(change_of("A1", 2)).ok());
    EXPECT_EQ((*reader->store().read("A1"))->record.revision, 1);
    ASSERT_TRUE((*tx)->commit().ok());
    EXPECT_EQ((*reader->store().read("A1"))->record.revision, 2);
}

}  // namespace guiju::contract
