// SPDX-License-Identifier: Apache-2.0
#pragma once
// What find_duplicates() looks for, of a case in hand.
#include "engine/ports/case_store.h"

namespace guiju::ports {

[[nodiscard]] inline bool is_duplicate(const CaseRecord& record, const DuplicatesAsked& asked) {
    return record.duplicate_key == asked.key && record.policy == asked.policy &&
           record.filed.ms != 0 && record.filed >= asked.since;
}

}  // namespace guiju::ports
