// SPDX-License-Identifier: Apache-2.0
#pragma once
// A store between office and database that counts what is sent, and can be made to do one thing wrong on
// purpose: what the checker must notice. The product has none of this.
#include <map>
#include <optional>
#include <string_view>

#include "engine/ports/case_store.h"

namespace guiju::storm {

enum class Mutation : std::uint8_t {
    none,
    key,     ///< forgets which commands were answered
    cas,     ///< writes on top of what somebody else wrote meanwhile
    early,   ///< answers first and commits later
    halves,  ///< now and then leaves out the messages of a command
};

[[nodiscard]] std::optional<Mutation> mutation_of(std::string_view word);

class MutantStore final : public ports::CaseStore {
   public:
    /// `store` must outlive it.
    MutantStore(ports::CaseStore& store, Mutation mutation) : store_(store), mutation_(mutation) {}

    /// Messages sent with a command saved by this store; -1: none was saved.
    [[nodiscard]] std::int64_t sent_with(const std::string& command_id) const;

    base::Result<std::unique_ptr<ports::Transaction>> begin() override;

    base::Result<std::optional<ports::CaseView>> read(const std::string& id) override {
        return store_.read(id);
    }
    base::Result<std::vector<ports::JournalRecord>> journal(const std::string& id) override {
        return store_.journal(id);
    }
    base::Outcome for_each(const ports::CaseFilter& filter,
                           const std::function<bool(const ports::CaseRecord&)>& visit) override {
        return store_.for_each(filter, visit);
    }
    base::Result<std::vector<std::pair<std::string, std::string>>> due_clocks(
        ports::Instant now, std::size_t limit) override {
        return store_.due_clocks(now, limit);
    }
    base::Result<std::vector<ports::ClockRecord>> clocks(const std::string& id) override {
        return store_.clocks(id);
    }
    base::Result<std::vector<ports::OutboxRecord>> outbox(const std::string& id) override {
        return store_.outbox(id);
    }
    base::Result<std::optional<ports::CommandRecord>> answer(const std::string& id) override {
        return store_.answer(id);
    }
    base::Result<std::vector<ports::LinkRecord>> links(const std::string& id) override {
        return store_.links(id);
    }
    base::Result<std::vector<ports::HoldingRecord>> holdings(
        const ports::HoldingFilter& filter) override {
        return store_.holdings(filter);
    }
    base::Outcome put_holding(const ports::HoldingRecord& holding) override {
        return store_.put_holding(holding);
    }
    base::Outcome put_list(const ports::ListRecord& list) override { return store_.put_list(list); }
    base::Result<std::vector<ports::ListRecord>> lists(const std::string& policy,
                                                       const std::string& list) override {
        return store_.lists(policy, list);
    }
    base::Outcome put_figure(const ports::FigureRecord& figure) override {
        return store_.put_figure(figure);
    }
    base::Result<std::vector<ports::FigureRecord>> figures(const std::string& period) override {
        return store_.figures(period);
    }
    base::Outcome put_policy(const ports::PolicyRecord& policy) override {
        return store_.put_policy(policy);
    }
    base::Result<std::optional<ports::PolicyRecord>> policy(const std::string& hash) override {
        return store_.policy(hash);
    }
    base::Result<std::vector<ports::PolicyRecord>> policies() override { return store_.policies(); }
    base::Outcome put_policy_act(const ports::PolicyAct& act,
                                 const ports::PolicyRecord* brings) override {
        return store_.put_policy_act(act, brings);
    }
    base::Result<std::vector<ports::PolicyAct>> policy_acts(const std::string& policy) override {
        return store_.policy_acts(policy);
    }

    class MutantTransaction;

   private:
    ports::CaseStore& store_;
    Mutation mutation_;
    std::map<std::string, std::int64_t> sent_;       ///< command → messages
    std::map<std::string, ports::CaseView> stale_;   ///< cases as they were read before
    std::unique_ptr<ports::Transaction> postponed_;  ///< answered, not committed
    long saves_ = 0;
};

}  // namespace guiju::storm
