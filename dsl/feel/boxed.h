// SPDX-License-Identifier: Apache-2.0
#pragma once
// The boxed expressions of DMN (context, list, relation, invocation, function, decision table, conditional,
// for, some, every, filter) as FEEL trees. Not for use outside this room; model.h reads whole files.
#include <string>

#include "dsl/feel/parse.h"
#include "dsl/feel/table_text.h"
#include "dsl/feel/xml.h"

namespace guiju::feel {

/// Whether the element is an expression this room can read.
[[nodiscard]] bool is_boxed(const Element& element);
/// The expression among the children of the element; nullptr when there is none.
[[nodiscard]] const Element* boxed_in(const Element& element);
/// The tree; nullptr and in `wrong` what cannot be read. Names are those in scope at the element.
[[nodiscard]] NodePtr read_boxed(const Element& element, const Names& names, std::string& wrong);
/// The cells of a decisionTable element as they are written.
[[nodiscard]] TableText table_written(const Element& element);

}  // namespace guiju::feel
