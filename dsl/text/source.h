// SPDX-License-Identifier: Apache-2.0
#pragma once
// One rule file as text: valid UTF-8, bounded in size, with lines and characters.
// No meaning here. A Source is only made by `load`, so every later stage may trust its bytes.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/base/limits.h"

namespace guiju::text {

/// Largest rule file: 1 MiB. Longest line: 16 KiB. Both are refused with a message, never cut.
inline constexpr std::size_t kMaxFileBytes = limits::kFileBytes;
inline constexpr std::size_t kMaxLineBytes = limits::kLineBytes;
/// Deepest nesting of brackets and conditions.
inline constexpr int kMaxDepth = limits::kBracketDepth;

/// Line and columns of a byte offset, all counted from 1.
struct Position {
    std::uint32_t line = 1;
    std::uint32_t character = 1;  ///< code points before it in the line, plus 1
    std::uint32_t display = 1;    ///< terminal cells before it, plus 1 (full-width = 2)
    std::uint32_t utf16 = 1;      ///< UTF-16 units before it, plus 1 (for editors)
};

class Source {
   public:
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] std::string_view bytes() const { return bytes_; }
    [[nodiscard]] Position position(std::uint32_t offset) const;
    /// The line (counted from 1) without its line end.
    [[nodiscard]] std::string_view line(std::uint32_t number) const;
    [[nodiscard]] std::uint32_t line_count() const;
    /// The text of a span.
    [[nodiscard]] std::string_view slice(base::Span span) const;

   private:
    friend base::Checked<Source> load(std::string name, std::string bytes, std::uint32_t index);
    std::string name_;
    std::string bytes_;
    std::vector<std::uint32_t> line_starts_;
};

/// Makes a Source of bytes that somebody read. Findings (then no value): not UTF-8 (with the offset
/// and a hint at GB18030 when it looks like it), too large, line too long, NUL or other control
/// characters, bidirectional controls or zero-width characters (with the character named), lone CR.
/// A BOM is dropped. An empty or blank file is a finding too. Never throws.
[[nodiscard]] base::Checked<Source> load(std::string name, std::string bytes,
                                         std::uint32_t index = 0);

/// Terminal cells of UTF-8 text (East Asian wide and full-width = 2, combining = 0).
[[nodiscard]] int display_width(std::string_view text);

}  // namespace guiju::text
