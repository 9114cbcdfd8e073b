// SPDX-License-Identifier: Apache-2.0
#pragma once
// One JSON request a line, one JSON answer a line: how other programs put FEEL expressions and decision
// tables to us (`guiju eval --feel --jsonl`). Values are typed: {"t":"number","v":"12.5"}. Never throws.
#include <optional>
#include <string>
#include <string_view>

#include "dsl/feel/temporal.h"
#include "dsl/feel/value.h"

namespace guiju::feel {

/// The request has "expression" or "table", and may have id, inputs, input_types, types, let and
/// result_type. The answer has the id and "value", or "error" with a stage (syntax, name, type, eval)
/// and a code, or "unsupported". A value that is null by an error carries "why".
/// `now` is what now() and today() give; without it they are null.
[[nodiscard]] std::string answer_line(std::string_view line,
                                      const std::optional<DateTime>& now = std::nullopt);

}  // namespace guiju::feel
