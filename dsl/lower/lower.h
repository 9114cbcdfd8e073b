// SPDX-License-Identifier: Apache-2.0
#pragma once
// Checked policy → program: names become indices, conditions become flat code, literals become values
// in base units. Asks no questions: what a checked policy says can be compiled.
#include <vector>

#include "dsl/check/checked.h"
#include "dsl/text/source.h"
#include "engine/program/program.h"

namespace guiju::lower {

/// The program of a policy. `sources[i]` is the file with index i in spans; the wording of clauses is
/// taken from there (left empty where a source is missing). The program passes Program::verify().
/// Both skins of a policy with 对照 give programs with one hash.
[[nodiscard]] program::Program lower(const check::CheckedPolicy& policy,
                                     const std::vector<text::Source>& sources);

}  // namespace guiju::lower
