// SPDX-License-Identifier: Apache-2.0
#pragma once
// FEEL values as typed JSON, where numbers are texts and so exact. Plain JSON is FEEL itself: an object
// is a context, so the reader of expressions reads it.
#include <boost/json.hpp>
#include <optional>

#include "dsl/feel/value.h"

namespace guiju::feel {

/// {"t":"date","v":"2025-01-31"} …
[[nodiscard]] boost::json::value typed_json(const Value& value);
/// Empty when the typed value is not one.
[[nodiscard]] std::optional<Value> from_typed_json(const boost::json::value& json);

}  // namespace guiju::feel
