// SPDX-License-Identifier: Apache-2.0
#pragma once
// What removing history needs of a store: only of cases closed before a day, in bounded steps. Rows of cases
// themselves, their documents, seals and policies are never removed. Interface only.
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/ports/evidence.h"
#include "engine/ports/records.h"

namespace guiju::ports {

/// Tables with removable rows beside the journal.
enum class History : std::uint8_t {
    command,    ///< answers of commands
    outbox,     ///< messages no receiver waits for, and how they ended
    work_item,  ///< of cases whose journal was removed: it could be made again from it no more
    clock,      ///< likewise
};

/// One step through a table.
struct Sweep {
    std::int64_t removed = 0;
    std::string after{};  ///< where the next step goes on; empty: this was the last
};

class RetentionStore {
   public:
    virtual ~RetentionStore() = default;

    /// Rows of the table that belong to cases closed before that instant, and untouched since, and may go.
    [[nodiscard]] virtual base::Result<std::int64_t> count_removable(History table,
                                                                     Instant closed_before) = 0;
    /// One step, one transaction: looks at the next `limit` commands (of `command`) or cases (else) behind
    /// `after` and removes what may go of them.
    [[nodiscard]] virtual base::Result<Sweep> remove(History table, Instant closed_before,
                                                     const std::string& after,
                                                     std::size_t limit) = 0;
    /// Heads of cases closed, and untouched, before that instant that still have entries, by the bytes of ids, behind
    /// `after_id`.
    [[nodiscard]] virtual base::Result<std::vector<HeadRecord>> closed_heads(
        Instant closed_before, const std::string& after_id, std::size_t limit) = 0;
    /// Removes the entries of these cases up to their heads and keeps the mark: all or nothing.
    /// conflict: there is a mark with this number (GJ5427), or a case moved (GJ5715).
    [[nodiscard]] virtual base::Outcome remove_journals(const RemovalRecord& mark,
                                                        const std::vector<HeadRecord>& cases) = 0;
};

}  // namespace guiju::ports
