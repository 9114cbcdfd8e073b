// SPDX-License-Identifier: Apache-2.0
#pragma once
// The small policy of dsl/prove against a changed copy of itself. For the tests of this room.
#include "dsl/compare/compare.h"
#include "tests/unit/dsl/prove/policy_text.h"

namespace guiju::compare {

using prove::Changes;

inline Comparison compared(const Changes& changes, const Changes& before = {}) {
    const auto older = prove::compiled_with(before).program;
    const auto newer = prove::compiled_with(changes).program;
    return compare(older, newer);
}

/// The sentences, a line each.
inline std::string said(const Comparison& comparison, base::Lang lang = base::Lang::zh) {
    std::string all;
    for (const auto& change : comparison.changes) all += change.sentence.in(lang) + "\n";
    return all;
}

/// The only change there is.
inline Change only(const Comparison& comparison) {
    EXPECT_EQ(comparison.changes.size(), 1U) << said(comparison);
    return comparison.changes.empty() ? Change{} : comparison.changes.front();
}

}  // namespace guiju::compare
