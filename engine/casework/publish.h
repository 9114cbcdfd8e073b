// SPDX-License-Identifier: Apache-2.0
#pragma once
// Published lists (发布清单): versions that never change, redacted before they are kept; what differs from
// the version before; entries whose class was raised since are withdrawn from every version at once.
#include <string>
#include <utility>
#include <vector>

#include "engine/casework/command.h"
#include "engine/ports/case_store.h"
#include "engine/ports/directory.h"
#include "engine/program/program.h"

namespace guiju::casework {

struct ListRow {
    std::string case_id{};
    std::string cls{};  ///< confidentiality when it was published; empty: the policy knows none
    bool carried_over = false;  ///< is there only because its case is still open
    std::vector<std::pair<std::string, std::string>> cells{};  ///< column → text, redacted
    friend bool operator==(const ListRow&, const ListRow&) = default;
};

/// Against the version before; ids of cases.
struct ListDifference {
    std::vector<std::string> added{}, removed{}, changed{};
};

/// Who publishes, when, and for which period (may be empty).
struct Publication {
    Actor actor{};
    Instant at{};
    std::string period{};
};

/// Publishes the next version. not_found (GJ5083): no such list; denied (GJ5084): the actor's unit is
/// not who publishes it; conflict: somebody else did just now. An empty actor unit is the platform
/// itself (周期). Only filed cases that are not withdrawn, merged or classified; a case of which the
/// condition cannot be decided is left out.
[[nodiscard]] base::Result<ports::ListRecord> publish(const program::Program& program,
                                                      const std::string& list,
                                                      ports::CaseStore& store,
                                                      ports::Directory& directory,
                                                      const Publication& publication);
/// The rows as they were published.
[[nodiscard]] base::Result<std::vector<ListRow>> rows_of(const ports::ListRecord& record);
/// Rows whose case has a higher class now than when it was published: index into `rows`.
[[nodiscard]] base::Result<std::vector<std::size_t>> withdrawn(const program::Program& program,
                                                               ports::CaseStore& store,
                                                               const std::vector<ListRow>& rows);
/// Place of the class among those of the policy, 0 the most open.
[[nodiscard]] std::ptrdiff_t class_rank(const program::Program& program, const std::string& cls);
[[nodiscard]] ListDifference difference(const std::vector<ListRow>& before,
                                        const std::vector<ListRow>& after);

}  // namespace guiju::casework
