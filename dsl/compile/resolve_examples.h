// SPDX-License-Identifier: Apache-2.0
#pragma once
// 试例 and 样本 of a checked policy → plain data for a runner. Finds names, applies the types of fields.
// Differs from the tree by knowing what each word stands for; what is expected is not judged here.
#include "dsl/check/checked.h"
#include "dsl/compile/example.h"

namespace guiju::compile {

struct ResolvedExamples {
    std::vector<Fixture> fixtures;
    std::vector<Example> examples;
};

/// No value when a name is unknown, a value does not fit its field, or a dated form has no date.
[[nodiscard]] base::Checked<ResolvedExamples> resolve_examples(const check::CheckedPolicy& policy);

}  // namespace guiju::compile
