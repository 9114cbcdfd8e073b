// SPDX-License-Identifier: Apache-2.0
#include "dsl/overlay/siblings.h"

#include <algorithm>

namespace guiju::overlay {

namespace {

/// Written by the file at the bottom, about a clause that has a name.
std::vector<const Change*> own_changes(const MergedPolicy& policy) {
    std::vector<const Change*> own;
    for (const auto& change : policy.changes())
        if (change.layer + 1 == policy.layers().size() && !change.clause.zh.empty())
            own.push_back(&change);
    return own;
}

}  // namespace

std::vector<std::pair<const Change*, const Change*>> same_clauses(const MergedPolicy& mine,
                                                                  const MergedPolicy& theirs) {
    std::vector<std::pair<const Change*, const Change*>> pairs;
    const auto others = own_changes(theirs);
    for (const auto* change : own_changes(mine)) {
        const auto same = std::find_if(others.begin(), others.end(), [&](const Change* other) {
            return other->clause.zh == change->clause.zh;
        });
        if (same != others.end()) pairs.emplace_back(change, *same);
    }
    return pairs;
}

}  // namespace guiju::overlay
