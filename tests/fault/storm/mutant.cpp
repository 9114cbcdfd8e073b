// SPDX-License-Identifier: Apache-2.0
#include "tests/fault/storm/mutant.h"

#include "engine/evidence/entry.h"
#include "tests/forwarding/forwarding_transaction.h"

namespace guiju::storm {

using base::Outcome;
using base::Result;

std::optional<Mutation> mutation_of(std::string_view word) {
    if (word == "none") return Mutation::none;
    if (word == "key") return Mutation::key;
    if (word == "cas") return Mutation::cas;
    if (word == "early") return Mutation::early;
    if (word == "halves") return Mutation::halves;
    return std::nullopt;
}

class MutantStore::MutantTransaction final : public forwarding::ForwardingTransaction {
   public:
    MutantTransaction(MutantStore& store, std::unique_ptr<ports::Transaction> tx)
        : ForwardingTransaction(std::move(tx)), store_(store) {}

    Result<std::optional<ports::CommandRecord>> find_command(const std::string& id) override {
        if (store_.mutation_ == Mutation::key) return std::optional<ports::CommandRecord>();
        return real_->find_command(id);
    }

    Result<std::optional<ports::CaseView>> load(const std::string& id) override {
        auto view = real_->load(id);
        if (store_.mutation_ != Mutation::cas || !view.ok() || !view->has_value()) return view;
        // As if another had written between this reading and the writing that follows.
        const auto before = store_.stale_.find(id);
        if (before != store_.stale_.end() && store_.saves_ % 5 == 0) return {before->second};
        store_.stale_[id] = **view;
        return view;
    }

    /// As the office asks the store itself; but for those that change an answer on its way.
    Result<ports::CaseLook> look(const ports::CaseAsked& asked) override {
        return hands_on() ? real_->look(asked) : Transaction::look(asked);
    }
    void will_look(const std::vector<ports::CaseAsked>& all, const SeenAhead& seen) override {
        if (hands_on()) real_->will_look(all, seen);
    }
    void will_find_duplicates(const std::vector<ports::DuplicatesAsked>& all) override {
        if (hands_on()) real_->will_find_duplicates(all);
    }
    void put_off_writes() override {
        if (hands_on()) real_->put_off_writes();
    }
    [[nodiscard]] bool presumes() const override { return real_ && real_->presumes(); }
    ports::Transaction& behind() { return *real_; }

    Outcome save(ports::CaseChange change) override {
        ++store_.saves_;
        store_.sent_[change.command.id] = static_cast<std::int64_t>(change.outbox.size());
        if (store_.mutation_ == Mutation::key)
            change.command.id += "/" + std::to_string(change.after.revision);
        if (store_.mutation_ == Mutation::halves && store_.saves_ % 20 == 0) change.outbox.clear();
        if (store_.mutation_ == Mutation::cas && change.expected_revision > 0) overwrite(change);
        return real_->save(std::move(change));
    }

    Outcome commit() override {
        if (store_.mutation_ != Mutation::early) return real_->commit();
        store_.postponed_ = std::move(real_);
        return base::Done{};
    }

   private:
    [[nodiscard]] bool hands_on() const {
        return store_.mutation_ != Mutation::key && store_.mutation_ != Mutation::cas;
    }
    /// Fits the change to the revision that is there now, whatever it was decided upon.
    void overwrite(ports::CaseChange& change) {
        const auto now = real_->load(change.after.id);
        if (!now.ok() || !now->has_value()) return;
        const auto revision = (*now)->record.revision;
        change.expected_revision = revision;
        change.after.revision = change.journal.sequence = change.command.revision = revision + 1;
        evidence::chain(change, (*now)->record.head);
    }

    MutantStore& store_;
};

std::int64_t MutantStore::sent_with(const std::string& command_id) const {
    const auto found = sent_.find(command_id);
    return found == sent_.end() ? -1 : found->second;
}

Result<std::unique_ptr<ports::Transaction>> MutantStore::begin() {
    if (postponed_) {
        auto done = postponed_->commit();
        postponed_.reset();
        if (!done.ok()) return done.error();
    }
    auto tx = ForwardingStore::begin();
    if (!tx.ok()) return tx;
    return {std::make_unique<MutantTransaction>(*this, std::move(*tx))};
}

std::optional<std::int64_t> MutantDirectory::state_in(ports::Transaction& tx) {
    return ForwardingDirectory::state_in(
        dynamic_cast<MutantStore::MutantTransaction&>(tx).behind());
}

}  // namespace guiju::storm
