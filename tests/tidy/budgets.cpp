// SPDX-License-Identifier: Apache-2.0
#include "tests/tidy/checks.h"

namespace guiju::tidy {
namespace {

// The hard limits; a good file stays far below them.
constexpr int kHeaderLines = 400;
constexpr int kSourceLines = 800;
constexpr int kTestLines = 1000;
constexpr int kFunctionLines = 70;
constexpr int kParameters = 6;
constexpr int kColumns = 120;
constexpr int kReadmeLines = 25;

std::string too_many(const std::string& what, int is, int limit) {
    return what + ": " + std::to_string(is) + ", at most " + std::to_string(limit);
}

void check_shape(const Source& file, std::vector<Finding>& findings) {
    const bool header = file.path.ends_with(".h");
    const bool test = file.path.starts_with("tests/");
    const int limit = header ? kHeaderLines : test ? kTestLines : kSourceLines;
    const int size = static_cast<int>(file.lines.size());
    if (size > limit) findings.push_back({file.path, limit + 1, too_many("lines", size, limit)});
    if (file.lines.empty() || file.lines[0] != "// SPDX-License-Identifier: Apache-2.0") {
        findings.push_back({file.path, 1, "the first line is the SPDX licence line"});
    }
    if (header &&
        (size < 3 || file.lines[1] != "#pragma once" || file.comments[2].find("//") != 0)) {
        findings.push_back(
            {file.path, 2, "#pragma once, then a comment: what this is, what it is not"});
    }
    for (int i = 0; i < size; ++i) {
        const int width = display_width(file.lines[static_cast<std::size_t>(i)]);
        if (width > kColumns) {
            findings.push_back({file.path, i + 1, too_many("columns", width, kColumns)});
        }
    }
}

void check_functions(const Source& file, std::vector<Finding>& findings) {
    for (const auto& function : functions_of(file)) {
        const auto [line, lines, parameters] = function;
        if (lines > kFunctionLines) {
            findings.push_back(
                {file.path, line, too_many("lines of a function", lines, kFunctionLines)});
        }
        if (parameters > kParameters) {
            findings.push_back({file.path, line, too_many("parameters", parameters, kParameters)});
        }
    }
}

void check_readme(const House& house, const std::string& room, std::vector<Finding>& findings) {
    auto path = room + "/README.md";
    if (room == "dsl/compile" && !std::filesystem::exists(house.root / path))
        path = "dsl/README.md";
    if (!std::filesystem::exists(house.root / path)) {
        findings.push_back({path, 1, "missing: what this room is, what it is not, where to start"});
        return;
    }
    const int lines = static_cast<int>(split_lines(text_of(house, path)).size());
    if (lines > kReadmeLines) {
        findings.push_back({path, kReadmeLines + 1, too_many("lines", lines, kReadmeLines)});
    }
}

}  // namespace

std::vector<Finding> check_budgets(const House& house) {
    std::vector<Finding> findings;
    for (const auto& path : files_of(house)) {
        const bool code = path.ends_with(".h") || path.ends_with(".cpp");
        if (!code && !path.ends_with(".def")) continue;
        const auto file = read_cpp(path, text_of(house, path));
        check_shape(file, findings);
        if (code) check_functions(file, findings);
    }
    for (const auto& [name, room] : house.rooms) check_readme(house, name, findings);
    return findings;
}

}  // namespace guiju::tidy
