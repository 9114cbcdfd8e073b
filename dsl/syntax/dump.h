// SPDX-License-Identifier: Apache-2.0
#pragma once
// The tree as S-expressions, one part a line: for people who look at it and for tests that compare.
// The same in both skins except for names and quoted texts; no spans, no comments. Never read back.
#include <string>

#include "dsl/syntax/tree.h"

namespace guiju::syntax {

[[nodiscard]] std::string dump(const File& file);
[[nodiscard]] std::string dump(const Section& section, Skin skin);
[[nodiscard]] std::string dump(const Expr& expr, Skin skin);

}  // namespace guiju::syntax
