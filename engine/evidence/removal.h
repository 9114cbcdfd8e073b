// SPDX-License-Identifier: Apache-2.0
#pragma once
// The mark that stays when entries of closed cases are removed as history: which cases, up to which entry with
// which fingerprint, signed with the key of the seals. With it a chain goes on behind what is gone;
// without it whatever is missing was deleted.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/evidence/book.h"
#include "engine/evidence/seal.h"
#include "engine/ports/retention.h"

namespace guiju::evidence {

/// Entries 1 to `last` of the case are gone.
struct RemovedCase {
    std::string id{};
    std::int64_t last = 0;
    std::string fingerprint{};  ///< of the last one
    friend bool operator==(const RemovedCase&, const RemovedCase&) = default;
};

struct Removal {
    std::int64_t number = 0;  ///< 1, 2, …
    Instant at{};
    Instant closed_before{};  ///< what was asked for
    Hash hash = Hash::sha256;
    std::vector<RemovedCase> cases{};
    std::string previous{};  ///< fingerprint of the line of the mark before
    std::string key{};       ///< id of the key that signs
    friend bool operator==(const Removal&, const Removal&) = default;
};

[[nodiscard]] std::string line_of(const Removal& removal, const PrivateKey& key);
/// What a line says, if it is one, byte for byte; the signature is not looked at.
[[nodiscard]] std::optional<Removal> read_removal(std::string_view line);

/// All marks, as far as they hold.
struct Removals {
    std::map<std::string, RemovedCase> cases{};  ///< by id
    std::vector<Finding> findings{};
    std::int64_t last = 0;    ///< number
    std::string last_line{};  ///< its line
};
/// Without a key nothing is known of signatures.
[[nodiscard]] Removals read_removals(const std::vector<ports::RemovalRecord>& stored,
                                     const std::optional<PublicKey>& key);

/// One bounded step of removing journals.
struct NextRemoval {
    std::vector<ports::HeadRecord> cases{};  ///< that may go
    std::optional<ports::RemovalRecord> mark{};
    std::int64_t entries = 0;         ///< of them
    std::int64_t unsealed = 0;        ///< cases left: the seals do not hold all of them
    std::vector<Finding> findings{};  ///< cases left: not as they were written
    std::string after{};              ///< where the next step goes on; empty: this was the last
};
/// What the step works with; all of it outlives it.
struct RemovalDesk {
    ports::EvidenceStore& evidence;
    ports::RetentionStore& history;
    const Book& book;
    const PrivateKey& key;
};
/// Looks at the next `limit` cases behind `after` that were closed before the instant, follows every chain
/// from its beginning, and makes the mark. Removing is the caller's part (RetentionStore).
[[nodiscard]] base::Result<NextRemoval> next_removal(const RemovalDesk& desk,
                                                     const Removals& so_far, Removal draft,
                                                     const std::string& after, std::size_t limit);

}  // namespace guiju::evidence
