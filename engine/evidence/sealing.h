// SPDX-License-Identifier: Apache-2.0
#pragma once
// Makes the next seal: reads the heads, follows every chain from where the last seal left it, and signs
// only what continues. The instant and the key come from outside; writing it down is the caller's part.
#include <optional>
#include <string>
#include <vector>

#include "engine/evidence/book.h"
#include "engine/ports/evidence.h"

namespace guiju::evidence {

/// When a seal is due: after so many new entries, or so many seconds. Both 0: whenever there is a new
/// entry.
struct Pace {
    std::int64_t entries = 0, seconds = 0;
};

struct Sealing {
    std::optional<ports::SealRecord> seal{};  ///< absent: none is due, or something was found
    std::int64_t cases = 0, entries = 0, fresh = 0;
    std::vector<Finding> findings{};  ///< why nothing can be signed
};

[[nodiscard]] base::Result<Sealing> next_seal(ports::EvidenceStore& store, const Book& book,
                                              const PrivateKey& key, Instant now, Pace pace,
                                              Hash hash = Hash::sha256);

}  // namespace guiju::evidence
