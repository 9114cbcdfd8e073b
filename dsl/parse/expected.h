// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the grammar expected at a place, in words for people; and which misspelt keyword was meant.
// Not the finding itself: explain.h.
#include <optional>
#include <string>
#include <vector>

#include "dsl/parse/state.h"
#include "engine/base/message.h"

namespace guiju::parse {

/// "比较词（不少于、不超过、为……）" / "a comparison (at least, at most, is …)"
[[nodiscard]] base::Text phrase(Expected what);
/// The expectations as one phrase, the most telling first, at most four.
[[nodiscard]] base::Text phrase(const std::vector<Expected>& all);
/// Spellings that would have fitted, for "did you mean".
[[nodiscard]] std::vector<std::string> spellings(const std::vector<Expected>& all,
                                                 syntax::Skin skin);
[[nodiscard]] bool wants_name(const std::vector<Expected>& all);

}  // namespace guiju::parse
