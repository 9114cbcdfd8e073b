// SPDX-License-Identifier: Apache-2.0
#pragma once
// One seeded mistake: a shipped rule file with a small change, and what an officer should be told.
// The form of the files is explained in README.md beside this. Reads files; judges nothing.
#include <algorithm>
#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace guiju::mistakes {

/// A place in a text, both counted from 1; line 0: none is asked for.
struct Place {
    int line = 0;
    int column = 0;
    friend bool operator==(Place, Place) = default;
};

struct Expected {
    std::string code;
    std::string fix;  ///< a replacement that is proposed, or words of the remedy
    Place place;
};

struct Case {
    std::string name;
    std::string base;                  ///< path of the rule file
    std::string whole;                 ///< encoding or line ends of the whole file; may be empty
    std::vector<std::string> changes;  ///< OLD → NEW
    std::vector<Expected> expected;    ///< none: the change is no mistake
    std::vector<std::string> places;   ///< one for each expected, empty where ▲ marks it
    std::string problem;               ///< of the case itself
};

inline constexpr std::string_view kArrow = " → ";
inline constexpr std::string_view kMark = "▲";

inline std::string bytes_of(const std::string& path) {
    const std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

inline void append_code_point(std::string& out, std::uint32_t c) {
    const auto tail = [&](unsigned shift) {
        out += static_cast<char>(0x80U | ((c >> shift) & 0x3FU));
    };
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0U | (c >> 6U));
        tail(0);
    } else {
        out += static_cast<char>(0xE0U | (c >> 12U));
        tail(6);
        tail(0);
    }
}

/// \n \r \t, \xHH (a byte), \u{HHHH} (a character).
inline std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        const char kind = text[++i];
        if (kind == 'n') out += '\n';
        if (kind == 'r') out += '\r';
        if (kind == 't') out += '\t';
        if (kind == 'x') {
            out += static_cast<char>(std::stoul(std::string(text.substr(i + 1, 2)), nullptr, 16));
            i += 2;
        }
        if (kind == 'u') {
            const auto end = text.find('}', i);
            append_code_point(out, static_cast<std::uint32_t>(std::stoul(
                                       std::string(text.substr(i + 2, end - i - 2)), nullptr, 16)));
            i = end;
        }
    }
    return out;
}

inline Place place_at(std::string_view text, std::size_t offset) {
    Place place{1, 1};
    for (std::size_t i = 0; i < offset && i < text.size(); ++i) {
        if (text[i] == '\n') {
            place = {place.line + 1, 1};
        } else if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) {
            ++place.column;
        }
    }
    return place;
}

/// Reads the cases of one file.
inline std::vector<Case> read_cases(const std::string& path) {
    std::istringstream lines(bytes_of(path));
    std::vector<Case> cases;
    std::string base;
    for (std::string line; std::getline(lines, line);) {
        const auto rest = [&](std::string_view label) { return line.substr(label.size()); };
        if (line.starts_with("底稿：")) base = rest("底稿：");
        if (line.starts_with("例：")) cases.push_back({rest("例："), base, "", {}, {}, {}, ""});
        if (cases.empty()) continue;
        auto& now = cases.back();
        if (line.starts_with("整体：")) now.whole = rest("整体：");
        if (line.starts_with("改：")) now.changes.push_back(rest("改："));
        if (line.starts_with("应有：GJ")) {
            now.expected.push_back({rest("应有："), "", {}});
            now.places.emplace_back();
        }
        if (line.starts_with("处：") && !now.places.empty()) now.places.back() = rest("处：");
        if (line.starts_with("改法：") && !now.expected.empty())
            now.expected.back().fix = rest("改法：");
    }
    return cases;
}

/// The text with the changes of the case; fills in the places of what is expected.
inline std::string changed(Case& one) {
    std::string text = bytes_of(one.base);
    for (const auto& change : one.changes) {
        const auto arrow = change.find(kArrow);
        const auto from = unescaped(change.substr(0, arrow));
        const auto at = text.find(from);
        if (arrow == std::string::npos || at == std::string::npos) {
            one.problem = "not in the rule file: " + from;
            return text;
        }
        text.replace(at, from.size(), unescaped(change.substr(arrow + kArrow.size())));
    }
    std::vector<std::size_t> marks;
    for (auto at = text.find(kMark); at != std::string::npos; at = text.find(kMark)) {
        text.erase(at, kMark.size());
        marks.push_back(at);
    }
    std::size_t next = 0;
    for (std::size_t i = 0; i < one.expected.size(); ++i) {
        if (!one.places[i].empty()) {
            auto where = unescaped(one.places[i]);
            const auto mark = where.find(kMark);
            where.erase(mark, kMark.size());
            const auto at = text.find(where);
            if (at == std::string::npos) one.problem = "no such place: " + where;
            one.expected[i].place = place_at(text, at + mark);
        } else if (next < marks.size()) {
            one.expected[i].place = place_at(text, marks[next++]);
        }
    }
    return text;
}

}  // namespace guiju::mistakes
