// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who fits a demand, best first: asks the policy's own matching tables over the registers.
// It recommends; the engine asks the same tables again when somebody is chosen.
#include <string>
#include <vector>

#include "engine/ports/case_store.h"
#include "engine/ports/directory.h"
#include "examples/01-zhejiang-year/world.h"

namespace zhejiang {

class Candidates {
   public:
    /// All must outlive it.
    Candidates(const World& world, guiju::ports::CaseStore& store,
               guiju::ports::Directory& directory);
    /// Ids of the admitted units of this matching for the stored case, best first; empty: none.
    [[nodiscard]] std::vector<std::string> ranked(const std::string& matching,
                                                  const std::string& case_id) const;

   private:
    struct Pool {
        std::vector<const guiju::ports::UnitRecord*> units;
        std::vector<std::vector<guiju::value::Value>> entries;  ///< by slot of the register
    };
    const World& world_;
    guiju::ports::CaseStore& store_;
    guiju::ports::Directory& directory_;
    std::vector<Pool> pools_;  ///< by matching
};

}  // namespace zhejiang
