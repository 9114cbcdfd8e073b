// SPDX-License-Identifier: Apache-2.0
#pragma once
// Cases as this store wrote them last, so that the next command on the same case need not read it again. Somebody
// else may have written since: what rests on this memory holds only if the commit does, which asks for the revision.
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "adapters/sql/case_access.h"
#include "engine/ports/case_store.h"

namespace guiju::sql {

struct RememberedCase {
    ports::CaseView view;
    Known known;
};

/// Safe for several threads.
class Remembered {
   public:
    /// Taken out: one command at a time goes by it, and whoever fails leaves nothing behind.
    [[nodiscard]] std::optional<RememberedCase> take(const std::string& case_id);
    void keep(RememberedCase one);
    /// How often the directory was changed, as it was read last.
    [[nodiscard]] std::optional<std::int64_t> directory();
    void keep_directory(std::int64_t changes);
    /// Whether a case whose duplicate key has this hash was seen filed: its own writes and nobody else's.
    [[nodiscard]] bool knows_filed(long long duplicate_hash);
    void keep_filed(long long duplicate_hash);

   private:
    /// Of each generation: the older one is dropped when the younger is full.
    static constexpr std::size_t kMost = 2048;
    std::mutex guard_;
    std::unordered_map<std::string, RememberedCase> younger_, older_;
    static constexpr std::size_t kMostFiled = 16384;  ///< of each generation, in the same way
    std::unordered_set<long long> filed_lately_, filed_before_;
    std::optional<std::int64_t> directory_;
};

/// What a case had besides its record when it was read: running clocks by name, open work by id.
struct Attached {
    std::vector<ports::ClockRecord> clocks;
    std::vector<ports::WorkItemRecord> work;
};
/// The case as it would be read after the change.
[[nodiscard]] ports::CaseView after(Attached before, ports::CaseChange&& change);

}  // namespace guiju::sql
