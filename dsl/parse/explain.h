// SPDX-License-Identifier: Apache-2.0
#pragma once
// Why a line could not be read: exactly one finding, at the place where it went wrong, with the change
// that would mend it where one is known (tried first, repair.h).
// Not the words for what was expected (expected.h) and not the sentence (the catalogue).
#include "dsl/parse/repair.h"
#include "engine/base/diagnostic.h"

namespace guiju::parse {

/// After a failed match of the line of `repair`. Looks, in this order, for quotes and brackets that do
/// not pair, numbers and dates written another way, punctuation, words that are nearly a keyword or a
/// declared name, undeclared words, and last says what was expected.
/// `base` is the first byte of the file, `file` its index.
[[nodiscard]] base::Diagnostic explain(const State& state, Repair& repair, const char* base,
                                       std::uint32_t file);

}  // namespace guiju::parse
