// SPDX-License-Identifier: Apache-2.0
#pragma once
// A copy of a tree in which every parameter that is a number or a period is replaced by what it is set to,
// so that a reader need not look it up. Labels stay names: “是” alone says nothing. For reading only.
#include "dsl/syntax/tree.h"

namespace guiju::render {

[[nodiscard]] syntax::File with_values(syntax::File file);

}  // namespace guiju::render
