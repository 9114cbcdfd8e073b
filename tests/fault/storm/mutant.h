// SPDX-License-Identifier: Apache-2.0
#pragma once
// A store between office and database that counts what is sent, and can be made to do one thing wrong on
// purpose: what the checker must notice. The product has none of this.
#include <map>
#include <optional>
#include <string_view>

#include "tests/forwarding/forwarding_directory.h"
#include "tests/forwarding/forwarding_store.h"

namespace guiju::storm {

enum class Mutation : std::uint8_t {
    none,
    key,     ///< forgets which commands were answered
    cas,     ///< writes on top of what somebody else wrote meanwhile
    early,   ///< answers first and commits later
    halves,  ///< now and then leaves out the messages of a command
};

[[nodiscard]] std::optional<Mutation> mutation_of(std::string_view word);

class MutantStore final : public forwarding::ForwardingStore {
   public:
    /// `store` must outlive it.
    MutantStore(ports::CaseStore& store, Mutation mutation)
        : ForwardingStore(store), mutation_(mutation) {}

    /// Messages sent with a command saved by this store; -1: none was saved.
    [[nodiscard]] std::int64_t sent_with(const std::string& command_id) const;

    base::Result<std::unique_ptr<ports::Transaction>> begin() override;

    class MutantTransaction;

   private:
    Mutation mutation_;
    std::map<std::string, std::int64_t> sent_;       ///< command → messages
    std::map<std::string, ports::CaseView> stale_;   ///< cases as they were read before
    std::unique_ptr<ports::Transaction> postponed_;  ///< answered, not committed
    long saves_ = 0;
};

/// Knows the transaction behind that of a mutant: without it the office could not keep what it saw of units.
class MutantDirectory final : public forwarding::ForwardingDirectory {
   public:
    using ForwardingDirectory::ForwardingDirectory;
    std::optional<std::int64_t> state_in(ports::Transaction& tx) override;
};

}  // namespace guiju::storm
