// SPDX-License-Identifier: Apache-2.0
#pragma once
// The statute form (条文体) of a policy: what a committee reads and a gazette prints. From the same tree as
// everything else; parameters appear with their values. Not the canonical rule file (dsl/format).
#include "dsl/render/document.h"
#include "dsl/syntax/tree.h"

namespace guiju::render {

/// Articles in the order of the file, numbered from one. Fixtures, examples and names are left out.
[[nodiscard]] Document statute_of(const syntax::File& file, syntax::Skin skin);

/// Plain text: 第一条　需求初筛, sentences, items, tables in columns. Ends with a line end.
[[nodiscard]] std::string statute_text(const Document& document, syntax::Skin skin);

}  // namespace guiju::render
