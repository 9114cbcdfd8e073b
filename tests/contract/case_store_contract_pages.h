// SPDX-License-Identifier: Apache-2.0
#pragma once
// The part of the store contract about lists longer than what a store reads at once. Included by
// case_store_contract.h, not by itself.
#include <algorithm>

#include "tests/contract/case_store_contract.h"

namespace guiju::contract {

TEST_P(CaseStoreContract, lists_every_case_of_a_day_with_more_than_it_reads_at_once) {
    constexpr int kCases = 230;
    auto tx = store().begin();
    ASSERT_TRUE(tx.ok());
    for (int i = 0; i < kCases; ++i) {
        auto c = change_of("N" + std::to_string(1000 + i), 1);
        c.after.filed = on(i == 0 ? "2025-10-03" : i == kCases - 1 ? "2025-10-01" : "2025-10-02");
        ASSERT_TRUE((*tx)->save(c).ok());
    }
    ASSERT_TRUE((*tx)->commit().ok());
    std::vector<std::string> seen;
    ASSERT_TRUE(store()
                    .for_each({.rows_only = true},
                              [&](const ports::CaseRecord& c) {
                                  seen.push_back(c.id);
                                  return true;
                              })
                    .ok());
    ASSERT_EQ(seen.size(), static_cast<std::size_t>(kCases));
    EXPECT_EQ(seen.front(), "N1229");
    EXPECT_EQ(seen.back(), "N1000");
    EXPECT_TRUE(std::is_sorted(seen.begin() + 1, seen.end() - 1));
}

}  // namespace guiju::contract
