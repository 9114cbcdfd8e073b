// SPDX-License-Identifier: Apache-2.0
#pragma once
// The nearest known word to a misspelt one, by characters (never by bytes), and why it is near.
// Not for deciding that two words mean the same: it only proposes.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/message.h"

namespace guiju::text {

/// Letters missing, added, changed or swapped with their neighbour (Damerau-Levenshtein, restricted).
[[nodiscard]] int edit_distance(std::string_view a, std::string_view b);
/// Character by character the same syllable, tones left out (tables: syllables.def).
[[nodiscard]] bool sounds_like(std::string_view a, std::string_view b);
/// As many characters, and where they differ easily taken for each other by eye (lookalikes.def).
[[nodiscard]] bool looks_like(std::string_view a, std::string_view b);

struct Suggestion {
    std::string word;
    base::Text why;    ///< "同音", "差1字", "形近", "全角半角不同" in both languages
    int distance = 0;  ///< smaller is nearer; comparable between suggestions for one word
    bool certain =
        false;  ///< only width, blanks or sound differ, and no other candidate does likewise
};

/// The candidate nearest to `word`, the first one of equals. First those that differ in width, case or
/// blanks only, then those that sound alike, then by edit distance (lookalikes first): at most one
/// change in a word of 2 to 5 characters, two in one of 6 to 9, three in a longer one.
/// A candidate equal to the word is never proposed.
[[nodiscard]] std::optional<Suggestion> suggest(std::string_view word,
                                                const std::vector<std::string>& candidates);
/// The word of suggest().
[[nodiscard]] std::optional<std::string> best_match(std::string_view word,
                                                    const std::vector<std::string>& candidates);

}  // namespace guiju::text
