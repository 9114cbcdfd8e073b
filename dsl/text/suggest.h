// SPDX-License-Identifier: Apache-2.0
#pragma once
// The nearest known word to a misspelt one, by code points (never by bytes).
// Not for deciding that two words mean the same: it only proposes.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guiju::text {

/// Letters missing, added, changed or swapped with their neighbour (Damerau-Levenshtein, restricted).
[[nodiscard]] int edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to `word`, the first one of equals; none if all are too far: at most one
/// change in a word of 2 to 5 characters, two in one of 6 to 9, three in a longer one.
/// A candidate equal to the word is never proposed.
[[nodiscard]] std::optional<std::string> best_match(std::string_view word,
                                                    const std::vector<std::string>& candidates);

}  // namespace guiju::text
