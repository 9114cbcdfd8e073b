// SPDX-License-Identifier: Apache-2.0
#pragma once
// A store as it stood at an instant, for evaluations: lists of cases come as case_as_of() tells them; the
// rest is passed on. For reading only. Figures and units keep no history and are those of today.
#include "engine/ports/case_store.h"

namespace guiju::casework {

class StoreAsOf final : public ports::CaseStore {
   public:
    /// `store` must outlive it.
    StoreAsOf(ports::CaseStore& store, value::Instant until) : store_(store), until_(until) {}

    /// Cases listed so far of which something could not be told.
    [[nodiscard]] std::size_t inexact() const { return inexact_; }

    base::Outcome for_each(const ports::CaseFilter& filter,
                           const std::function<bool(const ports::CaseRecord&)>& visit) override;

    base::Result<std::unique_ptr<ports::Transaction>> begin() override;
    base::Result<std::optional<ports::CaseView>> read(const std::string& id) override;
    base::Result<std::vector<ports::JournalRecord>> journal(const std::string& id) override;
    base::Result<std::vector<std::pair<std::string, std::string>>> due_clocks(
        ports::Instant now, std::size_t limit) override;
    base::Result<std::vector<ports::ClockRecord>> clocks(const std::string& id) override;
    base::Result<std::vector<ports::OutboxRecord>> outbox(const std::string& id) override;
    base::Result<std::optional<ports::CommandRecord>> answer(const std::string& id) override;
    base::Result<std::vector<ports::LinkRecord>> links(const std::string& id) override;
    base::Result<std::vector<ports::HoldingRecord>> holdings(
        const ports::HoldingFilter& filter) override;
    base::Outcome put_holding(const ports::HoldingRecord& holding) override;
    base::Outcome put_list(const ports::ListRecord& list) override;
    base::Result<std::vector<ports::ListRecord>> lists(const std::string& policy,
                                                       const std::string& list) override;
    base::Outcome put_figure(const ports::FigureRecord& figure) override;
    base::Result<std::vector<ports::FigureRecord>> figures(const std::string& period) override;
    base::Outcome put_policy(const ports::PolicyRecord& policy) override;
    base::Result<std::optional<ports::PolicyRecord>> policy(const std::string& hash) override;
    base::Result<std::vector<ports::PolicyRecord>> policies() override;
    base::Outcome put_policy_act(const ports::PolicyAct& act,
                                 const ports::PolicyRecord* brings) override;
    base::Result<std::vector<ports::PolicyAct>> policy_acts(const std::string& policy) override;

   private:
    ports::CaseStore& store_;
    value::Instant until_;
    std::size_t inexact_ = 0;
};

}  // namespace guiju::casework
