// SPDX-License-Identifier: Apache-2.0
#include "dsl/lower/lower.h"

#include <utility>

#include "dsl/lower/builder.h"

namespace guiju::lower {

program::Program Builder::build() {
    head();
    parameters();
    roles();
    registers();
    ladders();
    matter();
    verbs_and_marks();
    consistency();
    stages();
    general();
    definitions();
    matchings();
    indicators();
    evaluations();
    targets();
    quotas();
    entitlements();
    threads();
    layers();
    transitions();
    program_.calendar = policy_.calendar();
    return std::move(program_);
}

program::Program lower(const check::CheckedPolicy& policy,
                       const std::vector<text::Source>& sources) {
    return Builder(policy, sources).build();
}

}  // namespace guiju::lower
