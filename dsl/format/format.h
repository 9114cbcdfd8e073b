// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tree → canonical text in either skin. Lossless (comments, blank lines, remarks), idempotent;
// parse(format(tree)) gives the same tree. Changing the skin translates names by the 对照 section.
#include <string>

#include "dsl/syntax/tree.h"

namespace guiju::format {

[[nodiscard]] std::string format(const syntax::File& file, syntax::Skin skin);

}  // namespace guiju::format
