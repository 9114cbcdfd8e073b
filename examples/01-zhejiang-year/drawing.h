// SPDX-License-Identifier: Apache-2.0
#pragma once
// Draws Graphviz text with the `dot` program of the machine. Not a library: a program is started and waited for.
#include <string>

namespace zhejiang {

/// Writes `dot_text` to `dot_path`, draws it to `svg_path` and returns the drawing; empty when there
/// is no `dot` here or it failed (the text file stays, so that it can be drawn elsewhere).
[[nodiscard]] std::string draw(const std::string& dot_text, const std::string& dot_path,
                               const std::string& svg_path);

}  // namespace zhejiang
