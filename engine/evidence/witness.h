// SPDX-License-Identifier: Apache-2.0
#pragma once
// The journal as witness of messages on their way out: what it does not account for is not signed. Looks at one
// entry, not at the chain (inspect.h), nor whether a message is missing (replay.h).
#include "engine/ports/delivery.h"
#include "engine/ports/evidence.h"

namespace guiju::evidence {

class JournalWitness final : public ports::Witness {
   public:
    /// The store outlives it.
    explicit JournalWitness(ports::EvidenceStore& store) : store_(store) {}

    /// True: the entry it names gave out this very message. True also where that cannot be known any more: the
    /// entry was written before fingerprints of messages were kept, or went as history (a signed mark says so).
    [[nodiscard]] base::Result<bool> vouches(const ports::OutboxRecord& message) override;

   private:
    ports::EvidenceStore& store_;
};

}  // namespace guiju::evidence
