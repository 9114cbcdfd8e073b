// SPDX-License-Identifier: Apache-2.0
#pragma once
// The policy of this story: read from its folder with the calendars beside it, and compiled.
// All an embedder needs of the compiler; findings other than errors are for `guiju check`.
#include <string>

#include "engine/base/result.h"
#include "engine/program/program.h"

namespace zhejiang {

/// `folder` holds measures.guiju; calendars are in ../calendars. misuse: the first error found.
[[nodiscard]] guiju::base::Result<guiju::program::Program> read_policy(const std::string& folder);

}  // namespace zhejiang
