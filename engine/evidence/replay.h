// SPDX-License-Identifier: Apache-2.0
#pragma once
// Makes the rows of every case again from its journal alone and compares them with what is stored; what was
// answered and sent, with the fingerprints the journal has of it; and names rows that nothing accounts for. Not a
// proof of the journal itself: that is inspect.h, and both together are one.
#include <vector>

#include "engine/evidence/finding.h"
#include "engine/ports/case_store.h"
#include "engine/ports/evidence.h"

namespace guiju::evidence {

struct Replay {
    std::int64_t cases = 0, entries = 0;
    std::int64_t removed = 0;  ///< cases that cannot be made again: their journal went as history
    std::int64_t bad = 0;      ///< cases that differ, and rows that nothing accounts for
    std::vector<Finding> findings{};  ///< the first ones: one a case, by id; then one a row
};

[[nodiscard]] base::Result<Replay> replay(ports::CaseStore& cases, ports::EvidenceStore& evidence);

}  // namespace guiju::evidence
