// SPDX-License-Identifier: Apache-2.0
#pragma once
// The name under which the cases of a policy and of the local policies on it are kept together: that of the
// policy at the top. The version a case runs under is its hash, not this name.
#include <string>

#include "engine/program/program.h"

namespace guiju::casework {

[[nodiscard]] inline const std::string& family_of(const program::Program& program) {
    return program.layers.empty() ? program.head.name.zh : program.layers.front().policy;
}

}  // namespace guiju::casework
