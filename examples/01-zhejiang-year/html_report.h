// SPDX-License-Identifier: Apache-2.0
#pragma once
// The year as one HTML file: Chinese, self-contained, for the screen, the telephone and paper (A4).
// Text in, text out; nothing is fetched from anywhere when it is read.
#include <string>

#include "examples/01-zhejiang-year/summary.h"
#include "examples/01-zhejiang-year/world.h"

namespace zhejiang {

/// `flow_svg`: the picture of the procedure as `dot` drew it; empty: the chapter is left out.
[[nodiscard]] std::string html_report(const World& world, const Summary& summary,
                                      const std::string& flow_svg);

}  // namespace zhejiang
