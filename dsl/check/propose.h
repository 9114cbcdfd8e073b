// SPDX-License-Identifier: Apache-2.0
#pragma once
// Changes that a finding of the checker can propose: the unit that is missing, the label that was meant.
// Only proposals: none of them is safe unless it says so.
#include <string>
#include <vector>

#include "dsl/syntax/tree.h"
#include "engine/base/diagnostic.h"
#include "engine/value/unit.h"

namespace guiju::check {

/// Units of the dimension behind a number that has none, or in the place of `unit` if it is not empty.
void propose_unit(base::Diagnostic& finding, syntax::Skin skin, base::Span where,
                  value::Dimension dimension);
/// The candidate nearest to the word; safe if only sound or width differ and nothing else is as near.
void propose_word(base::Diagnostic& finding, base::Span where, const std::string& word,
                  const std::vector<std::string>& candidates);

}  // namespace guiju::check
