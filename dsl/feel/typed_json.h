// SPDX-License-Identifier: Apache-2.0
#pragma once
// FEEL values as typed JSON and as plain JSON. Plain JSON numbers are read digit by digit from quoted
// text by the caller where exactness matters; here a JSON number is taken as it was parsed.
#include <boost/json.hpp>
#include <optional>

#include "dsl/feel/value.h"

namespace guiju::feel {

/// {"t":"date","v":"2025-01-31"} …
[[nodiscard]] boost::json::value typed_json(const Value& value);
/// Empty when the typed value is not one.
[[nodiscard]] std::optional<Value> from_typed_json(const boost::json::value& json);
/// Numbers, texts, lists, objects as they are; dates and durations stay texts.
[[nodiscard]] Value from_plain_json(const boost::json::value& json);

}  // namespace guiju::feel
