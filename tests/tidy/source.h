// SPDX-License-Identifier: Apache-2.0
#pragma once
// One file of the repository, cut into lines, seen three ways: as written, code alone, comments alone.
// Not a parse: comments, strings and characters are blanked byte for byte, so positions agree.
#include <string>
#include <string_view>
#include <vector>

namespace guiju::tidy {

struct Finding {
    std::string path;  ///< from the root of the repository
    int line = 1;      ///< from 1
    std::string text;
};

struct Source {
    std::string path;                   ///< from the root of the repository, with /
    std::vector<std::string> lines;     ///< as written
    std::vector<std::string> code;      ///< comments and the inside of literals are blanks
    std::vector<std::string> comments;  ///< everything but comments is blank
};

/// A function definition found by its braces.
struct Function {
    int first_line = 0;  ///< of the opening brace, from 1
    int lines = 0;       ///< from the opening to the closing brace
    int parameters = 0;
};

/// Cuts C++ text into the three views.
[[nodiscard]] Source read_cpp(std::string path, std::string_view text);
/// The function definitions outside function bodies, in order; lambdas count to their function.
[[nodiscard]] std::vector<Function> functions_of(const Source& source);
/// Columns a line takes on screen; Chinese characters take two. Bytes that are no UTF-8 take one.
[[nodiscard]] int display_width(std::string_view line);
[[nodiscard]] std::vector<std::string> split_lines(std::string_view text);
[[nodiscard]] bool starts_with_any(std::string_view text, const std::vector<std::string>& starts);

}  // namespace guiju::tidy
