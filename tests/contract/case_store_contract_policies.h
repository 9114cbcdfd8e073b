// SPDX-License-Identifier: Apache-2.0
#pragma once
// The part of the store contract about policies in time: who handed in, approved, withdrew which version.
// Included by the tests of the stores beside case_store_contract.h.
#include "tests/contract/case_store_contract.h"

namespace guiju::contract {

TEST_P(CaseStoreContract, keeps_every_act_about_a_policy_in_order) {
    using ports::PolicyAct;
    const ports::PolicyRecord one{"h1", "P", "1.0", "in_force", "{}", on("2025-08-01"), "规矩　P"};
    const PolicyAct sent{"P",    1,      "h1",     PolicyAct::kSubmit,
                         "张三", "省厅", "新文件", on("2025-08-01")};
    const PolicyAct done{"P", 2, "h1", PolicyAct::kApprove, "李四", "", "", on("2025-08-02")};
    ASSERT_TRUE(store().put_policy_act(sent, &one).ok());
    ASSERT_TRUE(store().put_policy_act(done, nullptr).ok());
    ASSERT_TRUE(store()
                    .put_policy_act({"Q", 1, "h9", PolicyAct::kSubmit, "王五", "", "", {}}, nullptr)
                    .ok());
    EXPECT_EQ(*store().policy_acts("P"), (std::vector{sent, done}));
    EXPECT_TRUE(store().policy_acts("R")->empty());
    const auto kept = store().policy("h1");
    ASSERT_TRUE(kept->has_value()) << "the version came in with the act";
    EXPECT_EQ((**kept).texts, "规矩　P") << "and what its author wrote";
}

TEST_P(CaseStoreContract, takes_one_act_of_a_number_and_no_version_with_another) {
    using ports::PolicyAct;
    ASSERT_TRUE(store()
                    .put_policy_act({"P", 1, "h1", PolicyAct::kSubmit, "张三", "", "", {}}, nullptr)
                    .ok());
    const ports::PolicyRecord two{"h2", "P", "2.0", "in_force", "{}", on("2025-08-01")};
    const auto late =
        store().put_policy_act({"P", 1, "h2", PolicyAct::kSubmit, "李四", "", "", {}}, &two);
    ASSERT_FALSE(late.ok());
    EXPECT_EQ(late.error().kind, base::ErrorKind::conflict);
    EXPECT_FALSE(store().policy("h2")->has_value()) << "both or neither";
    EXPECT_EQ(store().policy_acts("P")->size(), 1U);
}

TEST_P(CaseStoreContract, gives_the_answer_of_a_command) {
    const auto change = change_of("A1", 1);
    write(change);
    const auto known = store().answer(change.command.id);
    ASSERT_TRUE(known.ok() && known->has_value());
    EXPECT_EQ(**known, change.command);
    EXPECT_FALSE(store().answer("never")->has_value());
}

}  // namespace guiju::contract
