// SPDX-License-Identifier: Apache-2.0
#pragma once
// A picture of the procedure: stages, who handles them, how long, and where each outcome leads.
// Text for Graphviz or Mermaid from the compiled program; drawing it is the caller's business.
#include <string>

#include "engine/program/program.h"

namespace guiju::render {

/// Graphviz DOT. Boxes are stages (holder, deadline, article), rounded ends are results; green goes on,
/// orange comes back for correction, red is a return, purple goes up a level.
[[nodiscard]] std::string to_dot(const program::Program& program, base::Lang lang);

/// Mermaid flowchart with the same nodes and edges.
[[nodiscard]] std::string to_mermaid(const program::Program& program, base::Lang lang);

}  // namespace guiju::render
