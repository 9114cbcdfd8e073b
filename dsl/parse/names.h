// SPDX-License-Identifier: Apache-2.0
#pragma once
// The names a file declares, and where a word ends. The grammar asks here for the longest declared
// name at a place. Not for what a name means: that is dsl/check.
#include <string>
#include <string_view>
#include <vector>

#include "dsl/syntax/parts.h"

namespace guiju::parse {

class Names {
   public:
    /// Adds a name; runs of blanks count as one blank; empty ones are left out.
    void add(std::string_view name);
    /// Call once after the last add().
    void seal();
    /// Bytes of the longest declared name at the beginning of `text`, 0 if none. A name that ends
    /// in a Latin letter or digit must end at a word boundary.
    [[nodiscard]] std::size_t longest(std::string_view text) const;
    [[nodiscard]] bool contains(std::string_view name) const;
    /// The name of a definition or a decision table: it may stand for a condition.
    void define(std::string_view name);
    [[nodiscard]] bool defines(std::string_view name) const;
    /// A part of a composite field: 415X.
    void add_part(std::string_view name);
    [[nodiscard]] bool is_part(std::string_view name) const;
    /// A counting unit of the policy's own; bytes of the longest one at the beginning of `text`.
    void add_unit(std::string_view unit);
    [[nodiscard]] std::size_t unit(std::string_view text) const;
    [[nodiscard]] const std::vector<std::string>& units() const { return units_; }
    [[nodiscard]] const std::vector<std::string>& all() const { return names_; }

   private:
    std::vector<std::string> names_;    ///< sorted, unique
    std::vector<std::string> defined_;  ///< some of the names
    std::vector<std::string> parts_;
    std::vector<std::string> units_;
};

/// Bytes of the blank at the beginning of `text` (space, tab, U+3000, no-break space), 0 if none.
[[nodiscard]] std::size_t blank_length(std::string_view text);
[[nodiscard]] std::string_view trim(std::string_view text);
/// Trimmed, every run of blanks one space: how names are compared.
[[nodiscard]] std::string squeezed(std::string_view text);
[[nodiscard]] bool is_word_byte(char c);  ///< Latin letter, digit, underscore

/// Bytes of the code point at the beginning of non-empty `text`.
[[nodiscard]] std::size_t code_point_length(std::string_view text);
/// Bytes of the quoted text at the beginning of `text` with its quotes (“ ” 「 」 " "), nested “ ” and
/// all; 0 if there is no quote or it is never closed. `inner` gets begin and end inside the quotes.
struct Quoted {
    std::size_t length = 0;
    std::size_t inner_begin = 0;
    std::size_t inner_end = 0;
};
[[nodiscard]] Quoted quoted_at(std::string_view text);

/// Bytes of the word at the beginning of `text` that no declaration knows: up to the next
/// comparison, keyword that may follow a name, punctuation, digit or (English) keyword.
[[nodiscard]] std::size_t unknown_word(std::string_view text, syntax::Skin skin);
/// Bytes up to the next punctuation, blank or digit: what a misspelt keyword can reach over.
[[nodiscard]] std::size_t plain_word(std::string_view text);

}  // namespace guiju::parse
