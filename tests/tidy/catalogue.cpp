// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <regex>

#include "tests/tidy/checks.h"

namespace guiju::tidy {
namespace {

struct Entry {
    int line = 0;
    int number = 0;
    std::vector<std::string> texts;  ///< 中文, English, 改法, remedy; adjacent literals joined
};

/// The arguments of one GUIJU_MESSAGE( … ), read from just behind its bracket.
Entry read_entry(const std::string& text, std::size_t at, int line) {
    Entry entry{line, std::atoi(text.c_str() + at), {}};
    bool quoted = false;
    std::string literal;
    int commas = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (quoted && c == '\\') {
            literal += text[++at];
        } else if (c == '"') {
            quoted = !quoted;
        } else if (quoted) {
            literal += c;
        } else if (c == ',' || c == ')') {
            if (commas++ >= 2) entry.texts.push_back(literal);
            literal.clear();
            if (c == ')') break;
        }
    }
    return entry;
}

bool has_chinese(const std::string& text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) >= 0xE4; });
}

std::set<std::string> arguments_of(const std::string& text) {
    static const std::regex argument(R"(\{\d\})");
    return {std::sregex_token_iterator(text.begin(), text.end(), argument), {}};
}

std::string complaint(const Entry& entry, int previous) {
    if (entry.number <= previous) return "not in number order";
    if (entry.texts.size() != 4) return "needs 中文, English, 改法, remedy";
    const auto& texts = entry.texts;
    if (!has_chinese(texts[0]) || texts[1].empty()) return "needs both languages";
    if (texts[2].empty() != texts[3].empty()) return "needs the remedy in both languages";
    if (!texts[2].empty() && !has_chinese(texts[2])) return "needs the remedy in Chinese";
    const bool same = arguments_of(texts[0]) == arguments_of(texts[1]) &&
                      arguments_of(texts[2]) == arguments_of(texts[3]);
    return same ? "" : "the two languages use different arguments";
}

}  // namespace

std::vector<Finding> check_catalogue(const House& house) {
    static const std::string mark = "GUIJU_MESSAGE(";
    std::vector<Finding> findings;
    for (const auto& path : files_of(house)) {
        if (!path.starts_with("engine/base/messages") || !path.ends_with(".def")) continue;
        const auto text = text_of(house, path);
        const auto file = read_cpp(path, text);
        int previous = 0;
        std::size_t begin = 0;
        for (std::size_t i = 0; i < file.lines.size(); begin += file.lines[i].size() + 1, ++i) {
            const auto found = file.code[i].find(mark);
            if (found == std::string::npos) continue;
            const auto entry =
                read_entry(text, begin + found + mark.size(), static_cast<int>(i) + 1);
            const auto what = complaint(entry, previous);
            previous = entry.number;
            if (!what.empty()) {
                findings.push_back(
                    {path, entry.line, "GJ" + std::to_string(entry.number) + " " + what});
            }
        }
    }
    return findings;
}

}  // namespace guiju::tidy
