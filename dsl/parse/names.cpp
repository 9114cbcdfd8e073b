// SPDX-License-Identifier: Apache-2.0
#include "dsl/parse/names.h"

#include <algorithm>
#include <array>

namespace guiju::parse {
namespace {

bool is_plain_blank(char c) { return c == ' ' || c == '\t'; }

/// What may follow a name in a sentence, longest first where one begins another.
constexpr std::array<std::string_view, 48> kChineseStops{
    "第（",   "第(",    "之后",   "补充说明", "均已填写", "均未填写", "已填写", "未填写",
    "不低于", "不少于", "不超过", "不高于",   "不等于",   "不早于",   "不晚于", "不属于",
    "不为",   "不包含", "不齐全", "齐全",     "格式正确", "大于",     "小于",   "等于",
    "超过",   "低于",   "高于",   "少于",     "多于",     "早于",     "晚于",   "属于",
    "包含",   "达到",   "为“",    "为\"",     "在“",      "在\"",     "有交集", "乘以",
    "或者",   "且",     "的",     "之和",     "所在地的", "确认后",   "占",     "与"};
constexpr std::array<std::string_view, 32> kEnglishStops{"is",
                                                         "are",
                                                         "at least",
                                                         "at most",
                                                         "more than",
                                                         "less than",
                                                         "equals",
                                                         "does not",
                                                         "earlier than",
                                                         "later than",
                                                         "not earlier",
                                                         "not later",
                                                         "complete",
                                                         "well formed",
                                                         "within",
                                                         "contains",
                                                         "overlaps",
                                                         "and",
                                                         "or",
                                                         "times",
                                                         "as it is",
                                                         "where",
                                                         "deadline",
                                                         "item",
                                                         "for correction",
                                                         "for clarification",
                                                         "in the",
                                                         "from",
                                                         "proportional",
                                                         "earns",
                                                         "located",
                                                         "after"};
constexpr std::array<std::string_view, 33> kPunctuation{
    "，", "、", "；", "：", "。", "（", "）", "【", "】", "〔", "〕",
    "｜", "“",  "”",  "「", "」", "＋", "－", "×",  "÷",  ",",  ";",
    ":",  "(",  ")",  "[",  "]",  "{",  "}",  "|",  "\"", "+",  "*"};

std::size_t punctuation_length(std::string_view text) {
    for (const auto mark : kPunctuation)
        if (text.starts_with(mark)) return mark.size();
    return 0;
}

/// Words that end a name only where the sentence pauses behind them.
constexpr std::array<std::string_view, 7> kStopsBeforePause{"补正", "办理", "担任", "产生",
                                                            "填报", "作出", "内"};

bool stops_before_pause(std::string_view text) {
    for (const auto word : kStopsBeforePause) {
        if (!text.starts_with(word)) continue;
        const auto rest = text.substr(word.size());
        if (rest.empty() || punctuation_length(rest) != 0 || blank_length(rest) != 0) return true;
    }
    return false;
}

bool english_stop(std::string_view text) {
    for (const auto stop : kEnglishStops) {
        if (!text.starts_with(stop)) continue;
        if (text.size() == stop.size() || !is_word_byte(text[stop.size()])) return true;
    }
    return false;
}

bool is_digit_at(std::string_view text) {
    if (text[0] >= '0' && text[0] <= '9') return true;
    return text.starts_with("\xEF\xBC") && text.size() > 2 &&
           static_cast<unsigned char>(text[2]) >= 0x90 &&
           static_cast<unsigned char>(text[2]) <= 0x99;
}

std::size_t unknown_english(std::string_view text) {
    std::size_t i = 0;
    std::size_t end = 0;
    while (i < text.size()) {
        const auto rest = text.substr(i);
        if (punctuation_length(rest) != 0 || rest == ".") break;
        const auto blank = blank_length(rest);
        if (blank != 0) {
            i += blank;
            continue;
        }
        // A sign between blanks joins two names; inside a name it belongs to it: non-profit, R/D.
        const bool sign =
            rest.starts_with("/ ") || rest.starts_with("- ") || rest.starts_with("'s ");
        if (end != 0 && (sign || english_stop(rest) || is_digit_at(rest))) break;
        do i += code_point_length(text.substr(i));
        while (i < text.size() && blank_length(text.substr(i)) == 0 &&
               punctuation_length(text.substr(i)) == 0 && !text.substr(i).starts_with("'s "));
        end = i;
    }
    if (end == text.size() && end > 1 && text[end - 1] == '.') --end;
    return end;
}

}  // namespace

std::size_t blank_length(std::string_view text) {
    if (text.empty()) return 0;
    if (is_plain_blank(text[0]) || text[0] == '\r') return 1;
    if (text.starts_with("\xE3\x80\x80")) return 3;
    if (text.starts_with("\xC2\xA0")) return 2;
    return 0;
}

std::string_view trim(std::string_view text) {
    while (const auto n = blank_length(text)) text.remove_prefix(n);
    for (;;) {
        if (text.empty()) return text;
        if (is_plain_blank(text.back()) || text.back() == '\r')
            text.remove_suffix(1);
        else if (text.ends_with("\xE3\x80\x80"))
            text.remove_suffix(3);
        else if (text.ends_with("\xC2\xA0"))
            text.remove_suffix(2);
        else
            return text;
    }
}

std::string squeezed(std::string_view text) {
    std::string out;
    text = trim(text);
    for (std::size_t i = 0; i < text.size();) {
        std::size_t blanks = 0;
        while (const auto n = blank_length(text.substr(i + blanks))) blanks += n;
        if (blanks != 0) {
            out += ' ';
            i += blanks;
        } else {
            out += text[i++];
        }
    }
    return out;
}

bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::size_t code_point_length(std::string_view text) {
    std::size_t n = 1;
    while (n < text.size() && (static_cast<unsigned char>(text[n]) & 0xC0U) == 0x80U) ++n;
    return n;
}

Quoted quoted_at(std::string_view text) {
    struct Pair {
        std::string_view open, close;
    };
    static constexpr std::array<Pair, 3> kPairs{{{"“", "”"}, {"「", "」"}, {"\"", "\""}}};
    for (const auto& [open, close] : kPairs) {
        if (!text.starts_with(open)) continue;
        int depth = 1;
        for (std::size_t i = open.size(); i < text.size(); i += code_point_length(text.substr(i))) {
            const auto rest = text.substr(i);
            if (rest.starts_with(close)) {
                if (--depth == 0) return {i + close.size(), open.size(), i};
            } else if (rest.starts_with(open)) {
                ++depth;
            }
        }
    }
    return {};
}

std::size_t unknown_word(std::string_view text, syntax::Skin skin) {
    if (skin == syntax::Skin::english) return unknown_english(text);
    std::size_t i = 0;
    while (i < text.size()) {
        const auto rest = text.substr(i);
        if (punctuation_length(rest) != 0 || blank_length(rest) != 0) break;
        if (i != 0 && is_digit_at(rest)) break;
        const bool stop = std::any_of(kChineseStops.begin(), kChineseStops.end(),
                                      [&](std::string_view s) { return rest.starts_with(s); });
        if ((stop || stops_before_pause(rest)) && i != 0) break;
        i += code_point_length(rest);
    }
    return i;
}

std::size_t plain_word(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size()) {
        const auto rest = text.substr(i);
        if (punctuation_length(rest) != 0 || blank_length(rest) != 0 || is_digit_at(rest)) break;
        i += code_point_length(rest);
    }
    return i;
}

void Names::add(std::string_view name) {
    auto text = squeezed(name);
    if (!text.empty()) names_.push_back(std::move(text));
}

void Names::seal() {
    std::sort(names_.begin(), names_.end());
    names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
}

bool Names::contains(std::string_view name) const {
    return std::binary_search(names_.begin(), names_.end(), squeezed(name));
}

void Names::define(std::string_view name) {
    add(name);
    defined_.push_back(squeezed(name));
}

bool Names::defines(std::string_view name) const {
    return std::find(defined_.begin(), defined_.end(), squeezed(name)) != defined_.end();
}

void Names::add_part(std::string_view name) {
    add(name);
    parts_.push_back(squeezed(name));
}

bool Names::is_part(std::string_view name) const {
    return std::find(parts_.begin(), parts_.end(), squeezed(name)) != parts_.end();
}

void Names::add_unit(std::string_view unit) {
    auto text = squeezed(unit);
    if (!text.empty()) units_.push_back(std::move(text));
}

std::size_t Names::unit(std::string_view text) const {
    std::size_t best = 0;
    for (const auto& one : units_) {
        if (!text.starts_with(one)) continue;
        const auto rest = text.substr(one.size());
        const bool inside = is_word_byte(one.back()) && !rest.empty() && is_word_byte(rest[0]);
        if (!inside) best = std::max(best, one.size());
    }
    return best;
}

// Narrows the sorted names byte by byte: [low, high) are those that begin like the text so far.
std::size_t Names::longest(std::string_view text) const {
    auto low = names_.begin();
    auto high = names_.end();
    std::size_t found = 0;
    std::size_t depth = 0;
    for (std::size_t i = 0; i < text.size() && low != high; ++depth) {
        const auto blank = blank_length(text.substr(i));
        const char c = blank != 0 ? ' ' : text[i];
        const auto before = [depth](const std::string& name, char x) {
            return name.size() <= depth ||
                   static_cast<unsigned char>(name[depth]) < static_cast<unsigned char>(x);
        };
        const auto after = [depth](char x, const std::string& name) {
            return name.size() > depth &&
                   static_cast<unsigned char>(x) < static_cast<unsigned char>(name[depth]);
        };
        low = std::lower_bound(low, high, c, before);
        high = std::upper_bound(low, high, c, after);
        i += 1;
        if (blank != 0) {
            i += blank - 1;
            while (const auto n = blank_length(text.substr(i))) i += n;
        }
        if (low != high && low->size() == depth + 1) {
            const bool inside_word =
                is_word_byte(low->back()) && i < text.size() && is_word_byte(text[i]);
            if (!inside_word) found = i;
        }
    }
    return found;
}

}  // namespace guiju::parse
