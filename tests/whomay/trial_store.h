// SPDX-License-Identifier: Apache-2.0
#pragma once
// A store on which everything can be tried and nothing happens: reads and transactions are those of the store
// behind it, but commit() writes nothing. The office cannot tell.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/ports/case_store.h"

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

class TrialStore final : public ports::CaseStore {
   public:
    explicit TrialStore(ports::CaseStore& real) : real_(real) {}
    base::Result<std::unique_ptr<ports::Transaction>> begin() override {
        auto tx = real_.begin();
        if (!tx.ok()) return tx.error();
        return {std::make_unique<TrialTransaction>(std::move(*tx))};
    }
    base::Result<std::optional<ports::CaseView>> read(const std::string& id) override {
        return real_.read(id);
    }
    base::Result<std::vector<ports::JournalRecord>> journal(const std::string& id) override {
        return real_.journal(id);
    }
    base::Outcome for_each(const ports::CaseFilter& filter,
                           const std::function<bool(const ports::CaseRecord&)>& visit) override {
        return real_.for_each(filter, visit);
    }
    base::Result<std::vector<std::pair<std::string, std::string>>> due_clocks(
        value::Instant now, std::size_t limit) override {
        return real_.due_clocks(now, limit);
    }
    base::Result<std::vector<ports::ClockRecord>> clocks(const std::string& id) override {
        return real_.clocks(id);
    }
    base::Result<std::vector<ports::OutboxRecord>> outbox(const std::string& id) override {
        return real_.outbox(id);
    }
    base::Result<std::optional<ports::CommandRecord>> answer(const std::string& id) override {
        return real_.answer(id);
    }
    base::Result<std::vector<ports::LinkRecord>> links(const std::string& id) override {
        return real_.links(id);
    }
    base::Result<std::vector<ports::HoldingRecord>> holdings(
        const ports::HoldingFilter& filter) override {
        return real_.holdings(filter);
    }
    base::Outcome put_holding(const ports::HoldingRecord&) override { return base::Done{}; }
    base::Outcome put_list(const ports::ListRecord&) override { return base::Done{}; }
    base::Result<std::vector<ports::ListRecord>> lists(const std::string& policy,
                                                       const std::string& list) override {
        return real_.lists(policy, list);
    }
    base::Outcome put_figure(const ports::FigureRecord&) override { return base::Done{}; }
    base::Result<std::vector<ports::FigureRecord>> figures(const std::string& period) override {
        return real_.figures(period);
    }
    base::Outcome put_policy(const ports::PolicyRecord&) override { return base::Done{}; }
    base::Result<std::optional<ports::PolicyRecord>> policy(const std::string& hash) override {
        return real_.policy(hash);
    }
    base::Result<std::vector<ports::PolicyRecord>> policies() override { return real_.policies(); }
    base::Outcome put_policy_act(const ports::PolicyAct&, const ports::PolicyRecord*) override {
        return base::Done{};
    }
    base::Result<std::vector<ports::PolicyAct>> policy_acts(const std::string& policy) override {
        return real_.policy_acts(policy);
    }

   private:
    ports::CaseStore& real_;
};

}  // namespace guiju::whomay
