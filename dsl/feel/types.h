// SPDX-License-Identifier: Apache-2.0
#pragma once
// Types of FEEL: whether a value is of a type, and the few conversions DMN makes by itself
// (one item of a list, a list of one item, a date as midnight UTC). Not the types of rule files.
#include "dsl/feel/parse.h"

namespace guiju::feel {

class Machine;

/// `instance of`: false for null except of the type Null; no conversion.
[[nodiscard]] bool is_of(Machine& machine, const Value& value, const TypePtr& type);
/// The value as the type wants it; null with a reason when it cannot be. No type: the value.
[[nodiscard]] Value coerced(Machine& machine, const Value& value, const TypePtr& type);

}  // namespace guiju::feel
