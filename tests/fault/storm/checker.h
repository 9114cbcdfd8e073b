// SPDX-License-Identifier: Apache-2.0
#pragma once
// Holds what callers were told against what the database keeps, after all faults. Reads through the store
// and its evidence only, so it sees what any later program would see.
#include <string>
#include <vector>

#include "adapters/sql/store.h"
#include "tests/fault/storm/ack.h"

namespace guiju::storm {

struct Verdict {
    std::vector<std::string> lost{};        ///< acknowledged and not there
    std::vector<std::string> duplicated{};  ///< done more than once, or answered in two ways
    std::vector<std::string>
        half_done{};  ///< there in part: state, journal, messages, answer differ
    long cases = 0, entries = 0;

    [[nodiscard]] bool clean() const {
        return lost.empty() && duplicated.empty() && half_done.empty();
    }
};

/// `acks` in any order; a command may stand in several when it was answered several times.
[[nodiscard]] base::Result<Verdict> check(sql::SqlStore& store, const std::vector<Ack>& acks);

/// "1000 cases, 9000 entries: 0 lost, 0 duplicated, 0 half-done", and the first of each.
[[nodiscard]] std::string say(const Verdict& verdict);

}  // namespace guiju::storm
