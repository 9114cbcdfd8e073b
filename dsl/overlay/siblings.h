// SPDX-License-Identifier: Apache-2.0
#pragma once
// Two local policies of one place on one base: do they change the same clause? Not whether both may be in
// force at once: that is asked where their days are known.
#include <utility>
#include <vector>

#include "dsl/overlay/merged.h"

namespace guiju::overlay {

/// The lines of the last file of each that were combined with the same clause of the base; in the order of
/// `mine`. Pointers into both, which must outlive the result.
[[nodiscard]] std::vector<std::pair<const Change*, const Change*>> same_clauses(
    const MergedPolicy& mine, const MergedPolicy& theirs);

}  // namespace guiju::overlay
