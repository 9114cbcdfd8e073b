// SPDX-License-Identifier: Apache-2.0
#pragma once
// A transaction that asks the one behind it: a base for stores of tests that change one thing on its way. What a
// store may do better (look, will_look, put_off_writes) is not handed on.
#include <memory>
#include <utility>

#include "engine/ports/case_store.h"

namespace guiju::forwarding {

class ForwardingTransaction : public ports::Transaction {
   public:
    explicit ForwardingTransaction(std::unique_ptr<ports::Transaction> real)
        : real_(std::move(real)) {}
    base::Result<std::optional<ports::CommandRecord>> find_command(const std::string& id) override {
        return real_->find_command(id);
    }
    base::Result<std::optional<ports::CaseView>> load(const std::string& id) override {
        return real_->load(id);
    }
    base::Outcome save(ports::CaseChange change) override { return real_->save(std::move(change)); }
    base::Result<std::vector<std::string>> find_duplicates(
        const ports::DuplicatesAsked& asked) override {
        return real_->find_duplicates(asked);
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
    [[nodiscard]] bool sees_one_state() const override { return real_->sees_one_state(); }
    base::Outcome commit() override { return real_->commit(); }

   protected:
    std::unique_ptr<ports::Transaction> real_;
};

}  // namespace guiju::forwarding
