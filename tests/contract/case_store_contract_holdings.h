// SPDX-License-Identifier: Apache-2.0
#pragma once
// What every store must do with holdings: registers, vouchers, quotas. Included beside
// case_store_contract.h, which says what is fixed here.
#include "tests/contract/case_store_contract.h"

namespace guiju::contract {

inline ports::HoldingRecord holding_of(const std::string& id, const std::string& name,
                                       const std::string& subject, const char* from) {
    ports::HoldingRecord h;
    h.id = id;
    h.kind = "entry";
    h.name = name;
    h.subject = subject;
    h.from = on(from);
    h.cause = "列入“项目库”";
    h.policy = "两新";
    h.case_id = "A1";
    h.fields = {{"项目名称", value::Value("纺丝油剂")}};
    return h;
}

inline std::vector<std::string> ids_of(ports::HoldingReader& reader,
                                       const ports::HoldingFilter& filter) {
    const auto found = reader.holdings(filter);
    EXPECT_TRUE(found.ok());
    std::vector<std::string> ids;
    if (found.ok())
        for (const auto& one : *found) ids.push_back(one.id);
    return ids;
}

using Ids = std::vector<std::string>;

TEST_P(CaseStoreContract, keeps_every_member_of_a_holding) {
    auto change = change_of("A1", 1);
    auto full = holding_of("A1/h1-1", "创新券", "E1", "2025-10-09");
    full.kind = "use";
    full.rung = "省级";
    full.amount = "33333.33";
    full.dimension = "money";
    full.source = "A0/h1-1";
    full.until = on("2026-10-09");
    full.closed = on("2025-11-01");
    full.closed_cause = "撤回";
    full.closed_by_case = "A1";
    const auto bare = holding_of("A1/h1-2", "项目库", "A1", "2025-10-09");
    change.holdings = {full, bare};
    write(change);
    const auto found = store().holdings({});
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(*found, (std::vector{full, bare}));
}

TEST_P(CaseStoreContract, finds_holdings_by_what_is_asked) {
    auto change = change_of("A1", 1);
    change.holdings = {holding_of("A1/h1-2", "黑名单", "E2", "2025-10-10"),
                       holding_of("A1/h1-1", "黑名单", "E1", "2025-10-11"),
                       holding_of("A1/h1-3", "名额", "*", "2025-10-09")};
    change.holdings[2].kind = "use";
    write(change);
    EXPECT_EQ(ids_of(store(), {}), (Ids{"A1/h1-3", "A1/h1-2", "A1/h1-1"}));
    EXPECT_EQ(ids_of(store(), {.name = "黑名单"}), (Ids{"A1/h1-2", "A1/h1-1"}));
    EXPECT_EQ(ids_of(store(), {.subject = "E1"}), (Ids{"A1/h1-1"}));
    EXPECT_EQ(ids_of(store(), {.name = "名额", .subject = "*"}), (Ids{"A1/h1-3"}));
    EXPECT_EQ(ids_of(store(), {.kind = "use", .case_id = "A1"}), (Ids{"A1/h1-3"}));
    EXPECT_EQ(ids_of(store(), {.name = "黑名单", .subject = "E9"}), Ids{});
}

TEST_P(CaseStoreContract, shows_a_transaction_its_own_holdings_and_others_only_after_commit) {
    auto change = change_of("A1", 1);
    change.holdings = {holding_of("A1/h1-1", "黑名单", "E1", "2025-10-10")};
    const auto reader = bed_->another();
    auto tx = store().begin();
    ASSERT_TRUE(tx.ok());
    ASSERT_TRUE((*tx)->save(change).ok());
    EXPECT_EQ(ids_of(**tx, {.subject = "E1"}), (Ids{"A1/h1-1"}));
    EXPECT_EQ(ids_of(reader->store(), {}), Ids{});
    ASSERT_TRUE((*tx)->commit().ok());
    EXPECT_EQ(ids_of(reader->store(), {}), (Ids{"A1/h1-1"}));
}

TEST_P(CaseStoreContract, closes_a_holding_in_place) {
    auto change = change_of("A1", 1);
    change.holdings = {holding_of("A1/h1-1", "黑名单", "E1", "2025-10-10")};
    write(change);
    auto later = change_of("A1", 2);
    later.holdings = change.holdings;
    later.holdings[0].closed = on("2025-12-01");
    later.holdings[0].closed_cause = "已整改";
    write(later);
    const auto found = store().holdings({.subject = "E1"});
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(*found, later.holdings);
}

TEST_P(CaseStoreContract, takes_over_what_was_held_before_there_were_cases) {
    auto old = holding_of("old/1", "黑名单", "E1", "2024-01-01");
    old.case_id.clear();
    ASSERT_TRUE(store().put_holding(old).ok());
    old.cause = "改正";
    ASSERT_TRUE(store().put_holding(old).ok());
    const auto found = store().holdings({});
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(*found, std::vector{old});
}

TEST_P(CaseStoreContract, lets_only_one_of_two_cases_take_the_last_piece) {
    const auto taking = [](const std::string& id, std::int64_t seen) {
        auto change = change_of(id, 1);
        change.holdings = {holding_of(id + "/h1-1", "名额", "*", "2025-10-10")};
        change.guards = {{"名额", "*", seen}};
        return change;
    };
    // Both looked at the account when nobody had changed it.
    write(taking("A1", 0));
    {
        auto tx = store().begin();
        ASSERT_TRUE(tx.ok());
        const auto late = (*tx)->save(taking("A2", 0));
        ASSERT_FALSE(late.ok());
        EXPECT_EQ(late.error().kind, ErrorKind::conflict);
        EXPECT_EQ(*(*tx)->holding_revision("名额", "*"), 1);
        // The transaction goes on, and who looks again may take what is left.
        ASSERT_TRUE((*tx)->save(taking("A3", 1)).ok());
        EXPECT_EQ(*(*tx)->holding_revision("名额", "*"), 2);
        ASSERT_TRUE((*tx)->commit().ok());
    }
    EXPECT_EQ(ids_of(store(), {.name = "名额"}), (Ids{"A1/h1-1", "A3/h1-1"}));
    auto tx = store().begin();
    ASSERT_TRUE(tx.ok());
    EXPECT_FALSE((*tx)->save(taking("A4", 1)).ok());
    EXPECT_EQ(*(*tx)->holding_revision("别的", "*"), 0);
}

}  // namespace guiju::contract
