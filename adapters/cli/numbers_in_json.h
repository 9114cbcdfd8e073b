// SPDX-License-Identifier: Apache-2.0
#pragma once
// Numbers of JSON kept as they were written: a JSON reader would make binary fractions of them, and 0.1
// would no longer be 0.1. Not a JSON reader.
#include <string>
#include <string_view>

namespace guiju::cli {

/// The same JSON with every bare number put into quotes.
[[nodiscard]] std::string with_numbers_quoted(std::string_view json);

}  // namespace guiju::cli
