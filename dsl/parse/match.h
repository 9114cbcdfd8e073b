// SPDX-License-Identifier: Apache-2.0
#pragma once
// Runs the grammar over one piece of one line. The only door to PEGTL for the rest of the parser.
#include <optional>

#include "dsl/parse/state.h"

namespace guiju::parse {

/// The root node (shape root) if all of [begin, end) is of that form; otherwise nothing, and the
/// state knows the furthest place and what was expected there. The state must have been reset.
[[nodiscard]] std::optional<Node> match(Form form, const char* begin, const char* end,
                                        State& state);

}  // namespace guiju::parse
