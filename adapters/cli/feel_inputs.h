// SPDX-License-Identifier: Apache-2.0
#pragma once
// Data that people give to FEEL on the command line: plain JSON in, typed values out, exactly.
#include <boost/json.hpp>
#include <optional>
#include <string>

namespace guiju::cli {

/// {"name": plain value} with every value typed (dsl/feel/typed_json.h); empty when the text is no JSON
/// object. FEEL itself reads the values: a JSON reader would make binary fractions of the numbers.
[[nodiscard]] std::optional<boost::json::object> typed_inputs(const std::string& text);

}  // namespace guiju::cli
