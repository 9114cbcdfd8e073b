// SPDX-License-Identifier: Apache-2.0
#pragma once
// A store on which everything can be tried and nothing happens: reads and transactions are those of the store
// behind it, but commit() writes nothing. The office cannot tell.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tests/forwarding/forwarding_store.h"
#include "tests/forwarding/forwarding_transaction.h"

namespace guiju::whomay {

class TrialTransaction final : public forwarding::ForwardingTransaction {
   public:
    using ForwardingTransaction::ForwardingTransaction;
    base::Outcome commit() override { return base::Done{}; }
};

class TrialStore final : public forwarding::ForwardingStore {
   public:
    using ForwardingStore::ForwardingStore;
    base::Result<std::unique_ptr<ports::Transaction>> begin() override {
        auto tx = ForwardingStore::begin();
        if (!tx.ok()) return tx.error();
        return {std::make_unique<TrialTransaction>(std::move(*tx))};
    }
    base::Result<std::vector<ports::DueCase>> claim_due(const ports::Claim& claim) override {
        return CaseStore::claim_due(claim);  // only looks
    }
    base::Outcome put_holding(const ports::HoldingRecord&) override { return base::Done{}; }
    base::Outcome put_list(const ports::ListRecord&) override { return base::Done{}; }
    base::Outcome put_figure(const ports::FigureRecord&) override { return base::Done{}; }
    base::Outcome put_policy(const ports::PolicyRecord&) override { return base::Done{}; }
    base::Outcome put_policy_act(const ports::PolicyAct&, const ports::PolicyRecord*) override {
        return base::Done{};
    }
};

}  // namespace guiju::whomay
