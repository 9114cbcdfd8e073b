// SPDX-License-Identifier: Apache-2.0
#pragma once
// Graphviz text → SVG by the program `dot`, run as a process of its own. No picture is made here.
#include <string>

#include "engine/base/result.h"

namespace guiju::cli {

/// misuse GJ5650 when dot is missing or fails.
[[nodiscard]] base::Result<std::string> draw_svg(const std::string& dot);

}  // namespace guiju::cli
