// SPDX-License-Identifier: Apache-2.0
#pragma once
// Regular expressions in the manner of XPath (flags s m i x q, $1 in replacements, [a-z-[aeiou]]), walled
// off: bounded in length and in work. Only FEEL functions use them; policy text never meets one.
#include <optional>
#include <string>
#include <vector>

namespace guiju::feel {

struct Pattern {
    std::string expression;
    std::string flags{};
};

// Empty: the pattern or its flags are wrong, a text is too long, or matching takes too much work.
[[nodiscard]] std::optional<bool> matches(const std::string& text, const Pattern& pattern);
[[nodiscard]] std::optional<std::string> replaced(const std::string& text, const Pattern& pattern,
                                                  const std::string& by);
[[nodiscard]] std::optional<std::vector<std::string>> split(const std::string& text,
                                                            const Pattern& pattern);

/// UTF-8 as one code point a character; malformed bytes become U+FFFD. And back.
[[nodiscard]] std::u32string code_points(const std::string& text);
[[nodiscard]] std::string utf8(const std::u32string& text);

}  // namespace guiju::feel
