// SPDX-License-Identifier: Apache-2.0
#pragma once
// Is a local policy as strict as its base? Composition makes it so; this proves it once more, criterion by
// criterion, and tells what a locality added in vain. Not the rules of markers: dsl/check/local_*.cpp.
#include <vector>

#include "dsl/prove/trial.h"
#include "engine/base/diagnostic.h"

namespace guiju::prove {

/// GJ4210 (with a case that passes here and not there), GJ4211, GJ4213. Parameters that the locality
/// may decide count with its values in both; what it may redefine is left out.
[[nodiscard]] std::vector<base::Diagnostic> prove_layers(const program::Program& base,
                                                         const program::Program& local,
                                                         const Hints& hints = {});

}  // namespace guiju::prove
