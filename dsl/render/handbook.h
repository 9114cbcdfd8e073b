// SPDX-License-Identifier: Apache-2.0
#pragma once
// The handbook of a policy: one HTML page to read, print and hand out. Flow picture, who does what by when,
// every article with its source, parameters, what is assumed and what is still open. No script, no link out.
#include <string>

#include "dsl/syntax/tree.h"
#include "engine/program/program.h"

namespace guiju::render {

/// `flow` is the drawn picture (SVG element); empty: the page goes without. UTF-8, prints on A4.
[[nodiscard]] std::string handbook(const syntax::File& file, const program::Program& program,
                                   const std::string& flow, syntax::Skin skin);

}  // namespace guiju::render
