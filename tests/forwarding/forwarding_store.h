// SPDX-License-Identifier: Apache-2.0
#pragma once
// A store in front of another, to which it hands everything on; what a test wants otherwise it overrides.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/ports/case_store.h"

namespace guiju::forwarding {

class ForwardingStore : public ports::CaseStore {
   public:
    /// `to` must outlive it.
    explicit ForwardingStore(ports::CaseStore& to) : to_(to) {}

    base::Result<std::unique_ptr<ports::Transaction>> begin() override { return to_.begin(); }
    bool one_writer() const override { return to_.one_writer(); }
    base::Result<std::optional<ports::CaseView>> read(const std::string& id) override {
        return to_.read(id);
    }
    base::Result<std::vector<ports::JournalRecord>> journal(const std::string& id) override {
        return to_.journal(id);
    }
    base::Outcome for_each(const ports::CaseFilter& filter,
                           const std::function<bool(const ports::CaseRecord&)>& visit) override {
        return to_.for_each(filter, visit);
    }
    base::Result<std::vector<std::pair<std::string, std::string>>> due_clocks(
        ports::Instant now, std::size_t limit) override {
        return to_.due_clocks(now, limit);
    }
    base::Result<std::vector<ports::ClockRecord>> clocks(const std::string& id) override {
        return to_.clocks(id);
    }
    base::Result<std::vector<ports::OutboxRecord>> outbox(const std::string& id) override {
        return to_.outbox(id);
    }
    base::Result<std::optional<ports::CommandRecord>> answer(const std::string& id) override {
        return to_.answer(id);
    }
    base::Result<std::vector<ports::LinkRecord>> links(const std::string& id) override {
        return to_.links(id);
    }
    base::Result<std::vector<ports::HoldingRecord>> holdings(
        const ports::HoldingFilter& filter) override {
        return to_.holdings(filter);
    }
    base::Outcome put_holding(const ports::HoldingRecord& holding) override {
        return to_.put_holding(holding);
    }
    base::Outcome put_list(const ports::ListRecord& list) override { return to_.put_list(list); }
    base::Result<std::vector<ports::ListRecord>> lists(const std::string& policy,
                                                       const std::string& list) override {
        return to_.lists(policy, list);
    }
    base::Outcome put_figure(const ports::FigureRecord& figure) override {
        return to_.put_figure(figure);
    }
    base::Result<std::vector<ports::FigureRecord>> figures(const std::string& period) override {
        return to_.figures(period);
    }
    base::Outcome put_policy(const ports::PolicyRecord& policy) override {
        return to_.put_policy(policy);
    }
    base::Result<std::optional<ports::PolicyRecord>> policy(const std::string& hash) override {
        return to_.policy(hash);
    }
    base::Result<std::vector<ports::PolicyRecord>> policies() override { return to_.policies(); }
    base::Outcome put_policy_act(const ports::PolicyAct& act,
                                 const ports::PolicyRecord* brings) override {
        return to_.put_policy_act(act, brings);
    }
    base::Result<std::vector<ports::PolicyAct>> policy_acts(const std::string& policy) override {
        return to_.policy_acts(policy);
    }
    base::Result<std::vector<ports::DueCase>> claim_due(const ports::Claim& claim) override {
        return to_.claim_due(claim);
    }

   private:
    ports::CaseStore& to_;
};

}  // namespace guiju::forwarding
