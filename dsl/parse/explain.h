// SPDX-License-Identifier: Apache-2.0
#pragma once
// Why a line could not be read: exactly one finding, at the place where it went wrong.
// Not the words for what was expected (expected.h) and not the sentence (the catalogue).
#include "dsl/parse/state.h"
#include "engine/base/diagnostic.h"

namespace guiju::parse {

/// After a failed match of `text` (one line or cell). Looks, in this order, for brackets and quotes
/// never closed, thousands commas, undeclared words, and last says what was expected.
/// `base` is the first byte of the file, `file` its index.
[[nodiscard]] base::Diagnostic explain(const State& state, std::string_view text, const char* base,
                                       std::uint32_t file);

}  // namespace guiju::parse
