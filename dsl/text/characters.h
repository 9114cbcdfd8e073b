// SPDX-License-Identifier: Apache-2.0
#pragma once
// Single characters of UTF-8 text: decoding, width on a terminal, kind. Positions are in source.h.
// Not for deciding what a character means in the language: that is the grammar.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace guiju::text {

/// A tab goes on to the next multiple of this many cells.
inline constexpr int kTabCells = 4;

struct Character {
    char32_t code_point = 0;
    std::size_t length = 1;  ///< bytes
    bool valid = true;       ///< false: one byte that is not UTF-8, code_point U+FFFD
};

/// The character that begins at `offset`, which must be < text.size(). Never reads past the end.
[[nodiscard]] Character decode(std::string_view text, std::size_t offset);
/// Offset of the first byte that is not UTF-8 (overlong forms and surrogates are not); size if none.
[[nodiscard]] std::size_t first_invalid(std::string_view text);
[[nodiscard]] std::string encode(char32_t code_point);
/// All code points; invalid bytes become U+FFFD.
[[nodiscard]] std::u32string code_points(std::string_view text);

/// Cells on a terminal when `column` cells stand before it (matters for tabs).
[[nodiscard]] int cells_of(char32_t code_point, int column);
/// Blank, tab, line end, U+3000 and the other spaces of Unicode.
[[nodiscard]] bool is_space(char32_t code_point);

enum class CharacterKind : std::uint8_t {
    plain,
    control,      ///< NUL and the other control characters, line and paragraph separator
    bidi,         ///< changes the direction of the text around it
    invisible,    ///< takes no room: zero-width space, joiners, fillers, variation selectors
    carriage,     ///< CR
    replacement,  ///< U+FFFD
};
/// Tab and LF are plain.
[[nodiscard]] CharacterKind kind_of(char32_t code_point);

}  // namespace guiju::text
