// SPDX-License-Identifier: Apache-2.0
#include "tests/tidy/source.h"

#include <utf8proc.h>

#include <algorithm>
#include <cctype>
#include <regex>

namespace guiju::tidy {
namespace {

enum class Kind { code, comment, literal };

/// Where the token that begins at `at` ends, and what it is. Code comes byte by byte.
std::pair<std::size_t, Kind> next_token(std::string_view text, std::size_t at) {
    const auto end_of = [&](std::size_t found, std::size_t size) {
        return found == std::string_view::npos ? text.size() : found + size;
    };
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("//")) return {end_of(text.find('\n', at), 0), Kind::comment};
    if (rest.starts_with("/*")) return {end_of(text.find("*/", at + 2), 2), Kind::comment};
    if (rest.starts_with("R\"")) {
        const auto open = text.find('(', at);
        if (open == std::string_view::npos) return {at + 1, Kind::code};
        const auto close = ")" + std::string(text.substr(at + 2, open - at - 2)) + "\"";
        return {end_of(text.find(close, open), close.size()), Kind::literal};
    }
    const char quote = text[at];
    const bool separator = at > 0 && std::isdigit(static_cast<unsigned char>(text[at - 1])) != 0;
    if (quote != '"' && (quote != '\'' || separator)) return {at + 1, Kind::code};
    std::size_t i = at + 1;
    while (i < text.size() && text[i] != quote && text[i] != '\n') i += text[i] == '\\' ? 2 : 1;
    return {std::min(i + 1, text.size()), Kind::literal};
}

/// What stands before a brace, without what could mislead: templates, attributes, preprocessor.
std::string heading(std::string text) {
    static const std::regex noise(R"(\[\[[^\]]*\]\]|\balignas\s*\([^)]*\)|#[^\n]*)");
    text = std::regex_replace(text, noise, " ");
    static const std::regex head(R"(^\s*(template\s*<[^{}]*?>\s*(?=[\w:]))*)");
    return std::regex_replace(text, head, "", std::regex_constants::format_first_only);
}

enum class Brace { scope, function, initializer, other };

Brace kind_of(const std::string& before) {
    static const std::regex scope(R"(^(inline\s+)?(namespace|class|struct|union|enum|extern)\b)");
    if (std::regex_search(before, scope)) return Brace::scope;
    const auto open = before.find('(');
    if (open == std::string::npos) return Brace::other;
    static const std::regex assigned(R"((^|[^=!<>])=[^=])");
    if (before.find("operator") == std::string::npos &&
        std::regex_search(before.substr(0, open), assigned)) {
        return Brace::other;
    }
    // A constructor's `: a_{1}, b_{2} {`: the brace after a member's name opens its initializer.
    static const std::regex member(R"(\)[^:]*[^:]:[^:][\s\S]*[\w>]\s*$)");
    static const std::regex closed(R"([)}]\s*$)");
    if (std::regex_search(before, member) && !std::regex_search(before, closed)) {
        return Brace::initializer;
    }
    return Brace::function;
}

int parameters_of(const std::string& before) {
    const auto open = before.find('(');
    int depth = 0;
    int commas = 0;
    bool any = false;
    for (std::size_t i = open + 1; i < before.size() && depth >= 0; ++i) {
        const char c = before[i];
        if (c == '(' || c == '<' || c == '{' || c == '[') ++depth;
        if (c == ')' || c == '>' || c == '}' || c == ']') --depth;
        if (depth >= 0 && std::isspace(static_cast<unsigned char>(c)) == 0) any = true;
        if (c == ',' && depth == 0) ++commas;
    }
    return any ? commas + 1 : 0;
}

/// Walks the braces of a file; inside a function only their depth counts.
class Walker {
   public:
    void step(char c, int line) {
        if (inner_ > 0) {
            inner_ += (c == '{') - (c == '}');
            if (inner_ == 0) leave(line);
        } else if (c == '{') {
            enter(line);
        } else if (c == '}' || c == ';') {
            before_.clear();
        } else {
            before_ += c;
        }
    }
    [[nodiscard]] std::vector<Function> functions() && { return std::move(found_); }

   private:
    void enter(int line) {
        const auto head = heading(before_);
        kind_ = kind_of(head);
        if (kind_ == Brace::function) found_.push_back({line, 0, parameters_of(head)});
        if (kind_ == Brace::scope) {
            before_.clear();
        } else {
            inner_ = 1;
        }
    }
    void leave(int line) {
        if (kind_ == Brace::function) found_.back().lines = line - found_.back().first_line + 1;
        if (kind_ == Brace::initializer) {
            before_ += "()";
        } else {
            before_.clear();
        }
    }

    std::vector<Function> found_;
    std::string before_;
    int inner_ = 0;
    Brace kind_ = Brace::other;
};

}  // namespace

std::vector<std::string> split_lines(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return lines;
}

bool starts_with_any(std::string_view text, const std::vector<std::string>& starts) {
    return std::any_of(starts.begin(), starts.end(),
                       [&](const std::string& start) { return text.starts_with(start); });
}

Source read_cpp(std::string path, std::string_view text) {
    std::string code(text);
    std::string comments(text);
    const auto blank = [](std::string& view, std::size_t from, std::size_t to) {
        for (auto i = from; i < to; ++i) {
            if (view[i] != '\n') view[i] = ' ';
        }
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto [end, kind] = next_token(text, at);
        if (kind != Kind::comment) blank(comments, at, end);
        if (kind == Kind::comment) blank(code, at, end);
        if (kind == Kind::literal && end > at + 1) blank(code, at + 1, end - 1);
        at = end;
    }
    return {std::move(path), split_lines(text), split_lines(code), split_lines(comments)};
}

std::vector<Function> functions_of(const Source& source) {
    Walker walker;
    bool directive = false;  // inside #define …, which may hold half a brace
    for (std::size_t i = 0; i < source.code.size(); ++i) {
        const auto& line = source.code[i];
        const auto start = line.find_first_not_of(' ');
        directive = directive || (start != std::string::npos && line[start] == '#');
        if (!directive) {
            for (const char c : line) walker.step(c, static_cast<int>(i) + 1);
            walker.step('\n', static_cast<int>(i) + 1);
        }
        directive = directive && !line.empty() && line.back() == '\\';
    }
    return std::move(walker).functions();
}

int display_width(std::string_view line) {
    int width = 0;
    while (!line.empty()) {
        utf8proc_int32_t character = 0;
        const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(line.data()),
                                           static_cast<utf8proc_ssize_t>(line.size()), &character);
        width += size > 0 ? utf8proc_charwidth(character) : 1;
        line.remove_prefix(size > 0 ? static_cast<std::size_t>(size) : 1);
    }
    return width;
}

}  // namespace guiju::tidy
