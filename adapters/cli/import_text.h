// SPDX-License-Identifier: Apache-2.0
#pragma once
// Puts text copied from web pages and documents in order: inserted readings 發(fā) go, traditional characters
// become simplified, brackets and marks between Chinese characters become full width. Reports every
// replacement with its place. Decides nothing about the meaning; keeps line breaks.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace guiju::cli {

struct Replacement {
    enum class Kind : std::uint8_t { reading, character, mark } kind{};
    std::size_t line = 0, column = 0;  ///< from 1, in characters, in the text as it was
    std::string from, to;              ///< to is empty when something was taken out
};

struct ImportedText {
    std::string text;
    std::vector<Replacement> replacements;
};

/// `text` must be UTF-8; bytes that are none stay as they are.
[[nodiscard]] ImportedText import_text(std::string_view text);

}  // namespace guiju::cli
