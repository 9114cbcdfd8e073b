// SPDX-License-Identifier: Apache-2.0
#pragma once
// The thread a case belongs to: what it came out of, what came out of it, what it names, step by step with
// the days each step took. Reads the store; knows no policy; shows gaps instead of hiding them.
#include <string>
#include <vector>

#include "engine/ports/case_store.h"

namespace guiju::casework {

/// A stay in one stage.
struct ThreadStep {
    std::string stage{};
    value::Instant from{}, until{};  ///< until 0: still there, or the case ended there
    std::int64_t days = 0;           ///< calendar days, up to `now` while it lasts
};

struct ThreadEntry {
    int depth = 0;               ///< 0: where the thread begins
    std::string relation{};      ///< how it hangs on the entry above; empty at the beginning
    bool gap = false;            ///< the link names a case that is not there
    bool again = false;          ///< stands further up already: not followed twice
    ports::CaseRecord record{};  ///< only the id when it is a gap
    std::vector<ThreadStep> steps{};
};

/// From the beginning of the thread down. not_found (GJ5001): no such case.
[[nodiscard]] base::Result<std::vector<ThreadEntry>> thread_of(ports::CaseStore& store,
                                                               const std::string& case_id,
                                                               value::Instant now);

}  // namespace guiju::casework
