// SPDX-License-Identifier: Apache-2.0
#pragma once
// A store on which everything can be tried and nothing happens: reads and transactions are those of the store
// behind it, but commit() writes nothing. The office cannot tell.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tests/forwarding/forwarding_store.h"

namespace guiju::whomay {

class TrialTransaction final : public ports::Transaction {
   public:
    explicit TrialTransaction(std::unique_ptr<ports::Transaction> real) : real_(std::move(real)) {}
    base::Result<std::optional<ports::CommandRecord>> find_command(const std::string& id) override {
        return real_->find_command(id);
    }
    base::Result<std::optional<ports::CaseView>> load(const std::string& id) override {
        return real_->load(id);
    }
    base::Outcome save(ports::CaseChange change) override { return real_->save(std::move(change)); }
    base::Result<std::vector<std::string>> find_duplicates(const std::string& key,
                                                           ports::Instant since) override {
        return real_->find_duplicates(key, since);
    }
    base::Result<std::vector<std::string>> filed_by(const std::string& policy,
                                                    const std::string& unit) override {
        return real_->filed_by(policy, unit);
    }
    base::Result<std::int64_t> holding_revision(const std::string& name,
                                                const std::string& subject) override {
        return real_->holding_revision(name, subject);
    }
    base::Result<std::vector<ports::LinkRecord>> links(const std::string& id) override {
        return real_->links(id);
    }
    base::Result<std::vector<ports::HoldingRecord>> holdings(
        const ports::HoldingFilter& filter) override {
        return real_->holdings(filter);
    }
    [[nodiscard]] std::string fingerprints_with() const override {
        return real_->fingerprints_with();
    }
    base::Outcome commit() override { return base::Done{}; }

   private:
    std::unique_ptr<ports::Transaction> real_;
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
