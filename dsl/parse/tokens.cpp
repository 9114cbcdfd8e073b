// SPDX-License-Identifier: Apache-2.0
#include "dsl/parse/tokens.h"

#include <algorithm>
#include <array>

namespace guiju::parse {
namespace {

using syntax::Keyword;
using syntax::Skin;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Bytes of `text` that spell `word` (a blank stands for any run of blanks), 0 if it does not.
std::size_t spelled(std::string_view text, std::string_view word) {
    std::size_t i = 0;
    for (const char c : word) {
        if (c == ' ') {
            const auto start = i;
            while (const auto n = blank_length(text.substr(i))) i += n;
            if (i == start) return 0;
        } else if (i < text.size() && lower(text[i]) == lower(c)) {
            ++i;
        } else {
            return 0;
        }
    }
    const bool inside = is_word_byte(word.back()) && i < text.size() && is_word_byte(text[i]);
    return inside ? 0 : i;
}

std::size_t longest_spelling(std::string_view text, Keyword keyword, Skin skin) {
    std::size_t best = 0;
    for (const auto word : entry(keyword).spellings(skin))
        best = std::max(best, spelled(text, word));
    return best;
}

std::string_view rest_of(Here here) {
    const char* at = here.state.skip(here.at, here.end);
    return {at, here.end};
}

std::size_t with_blank(Here here, std::string_view rest, std::size_t length) {
    return length == 0 ? 0 : static_cast<std::size_t>(rest.data() - here.at) + length;
}

/// One digit, half or full width: its bytes and value.
struct Digit {
    std::size_t length = 0;
    char value = '0';
};
Digit digit_at(std::string_view text) {
    if (text.empty()) return {};
    if (text[0] >= '0' && text[0] <= '9') return {1, text[0]};
    if (text.size() >= 3 && text.starts_with("\xEF\xBC")) {
        const auto third = static_cast<unsigned char>(text[2]);
        if (third >= 0x90 && third <= 0x99) return {3, static_cast<char>('0' + (third - 0x90))};
    }
    return {};
}

std::size_t digits_at(std::string_view text, std::string& out) {
    std::size_t i = 0;
    while (const auto d = digit_at(text.substr(i)).length) {
        out += digit_at(text.substr(i)).value;
        i += d;
    }
    return i;
}

struct ChineseDigit {
    std::string_view text;
    int value;  ///< 0…9; 10, 100, 1000, 10000 multiply
};
constexpr std::array<ChineseDigit, 16> kChineseDigits{{{"零", 0},
                                                       {"〇", 0},
                                                       {"一", 1},
                                                       {"二", 2},
                                                       {"两", 2},
                                                       {"三", 3},
                                                       {"四", 4},
                                                       {"五", 5},
                                                       {"六", 6},
                                                       {"七", 7},
                                                       {"八", 8},
                                                       {"九", 9},
                                                       {"十", 10},
                                                       {"百", 100},
                                                       {"千", 1000},
                                                       {"万", 10000}}};

/// 一百二十 → 120. A 万 that begins a unit (万元) is left to the unit by the caller.
Numeral chinese_numeral(std::string_view text) {
    long long total = 0;
    long long section = 0;
    long long digit = 0;
    std::size_t i = 0;
    bool any = false;
    while (i < text.size() && total + section + digit < 1'000'000'000) {
        const auto rest = text.substr(i);
        const auto found = std::find_if(kChineseDigits.begin(), kChineseDigits.end(),
                                        [&](const auto& d) { return rest.starts_with(d.text); });
        if (found == kChineseDigits.end()) break;
        const std::size_t length = found->text.size();
        if (found->value >= 1000 && rest.substr(length).starts_with("元")) break;
        if (found->value == 10000) {
            if (!any) break;
            total += (section + digit) * 10000;
            section = digit = 0;
        } else if (found->value >= 10) {
            section += (digit == 0 ? 1 : digit) * found->value;
            digit = 0;
        } else {
            digit = digit * 10 + found->value;
        }
        any = true;
        i += length;
    }
    if (!any) return {};
    return {std::to_string(total + section + digit), i, true};
}

std::size_t circled(std::string_view text, int& number) {
    if (text.size() < 3) return 0;
    const auto b = static_cast<unsigned char>(text[2]);
    if (text.starts_with("\xE2\x91") && b >= 0xA0 && b <= 0xB3) {  // ① … ⑳
        number = b - 0xA0 + 1;
        return 3;
    }
    if (text.starts_with("\xE2\x91") && b >= 0xB4 && b <= 0xBF) {  // ⑴ … ⑿
        number = b - 0xB4 + 1;
        return 3;
    }
    if (text.starts_with("\xE2\x92") && b >= 0x80 && b <= 0x87) {  // ⒀ … ⒇
        number = b - 0x80 + 13;
        return 3;
    }
    return 0;
}

int small(const std::string& digits) {
    return digits.empty() || digits.size() > 6 ? 0 : std::stoi(digits);
}

std::size_t one_of(std::string_view text, std::initializer_list<std::string_view> marks) {
    for (const auto mark : marks)
        if (text.starts_with(mark)) return mark.size();
    return 0;
}

std::size_t free_text(std::string_view text, std::initializer_list<std::string_view> stops) {
    int depth = 0;
    std::size_t i = 0;
    while (i < text.size()) {
        const auto rest = text.substr(i);
        if (depth == 0 && one_of(rest, stops) != 0) break;
        if (one_of(rest, {"（", "("}) != 0) ++depth;
        if (one_of(rest, {"）", ")"}) != 0) --depth;
        const auto quote = quoted_at(rest).length;
        i += quote != 0 ? quote : code_point_length(rest);
    }
    return trim(text.substr(0, i)).empty() ? 0 : i;
}

}  // namespace

std::size_t match_blank(Here here) {
    return static_cast<std::size_t>(here.state.skip(here.at, here.end) - here.at);
}

std::size_t match_keyword(Here here, Keyword keyword) {
    const auto rest = rest_of(here);
    return with_blank(here, rest, longest_spelling(rest, keyword, here.state.skin()));
}

std::size_t match_keyword_unless_name(Here here, Keyword keyword) {
    const auto rest = rest_of(here);
    const auto length = longest_spelling(rest, keyword, here.state.skin());
    if (length == 0 || here.state.names().longest(rest) > length) return 0;
    return with_blank(here, rest, length);
}

std::size_t match_group(Here here, std::string_view group) {
    const auto rest = rest_of(here);
    std::size_t best = 0;
    for (const auto& e : syntax::all_keywords())
        if (e.group == group)
            best = std::max(best, longest_spelling(rest, e.keyword, here.state.skin()));
    return with_blank(here, rest, best);
}

std::size_t match_name(Here here) {
    const auto rest = rest_of(here);
    if (const auto quoted = quoted_at(rest); quoted.length != 0) {
        return quoted.inner_end > quoted.inner_begin ? with_blank(here, rest, quoted.length) : 0;
    }
    auto length = here.state.names().longest(rest);
    if (here.state.open_names() && digit_at(rest).length == 0)
        length = std::max(length, unknown_word(rest, here.state.skin()));
    return with_blank(here, rest, length);
}

std::size_t match_quoted(Here here) {
    const auto rest = rest_of(here);
    return with_blank(here, rest, quoted_at(rest).length);
}

std::size_t match_count(Here here) {
    const auto rest = rest_of(here);
    const auto numeral = numeral_at(rest);
    const bool whole = numeral.digits.find('.') == std::string::npos;
    return whole ? with_blank(here, rest, numeral.length) : 0;
}

std::size_t match_part(Here here) {
    const auto rest = rest_of(here);
    const auto length = here.state.names().longest(rest);
    return here.state.names().is_part(rest.substr(0, length)) ? with_blank(here, rest, length) : 0;
}

std::size_t match_defined(Here here) {
    const auto rest = rest_of(here);
    const auto quoted = quoted_at(rest);
    const auto length = quoted.length != 0 ? quoted.length : here.state.names().longest(rest);
    const auto inner = quoted.length != 0
                           ? rest.substr(quoted.inner_begin, quoted.inner_end - quoted.inner_begin)
                           : rest.substr(0, length);
    return here.state.names().defines(inner) ? with_blank(here, rest, length) : 0;
}

std::size_t match_unit(Here here) {
    const auto rest = rest_of(here);
    return std::max(match_group(here, "unit"),
                    with_blank(here, rest, here.state.names().unit(rest)));
}

std::size_t match_number(Here here) {
    const auto rest = rest_of(here);
    const auto numeral = numeral_at(rest);
    if (numeral.length == 0) return 0;
    if (numeral.chinese) {
        const Here after{here.state, rest.data() + numeral.length, here.end};
        if (match_unit(after) == 0 || here.state.names().longest(rest) > 0) return 0;
    }
    return with_blank(here, rest, numeral.length);
}

std::size_t match_date(Here here) {
    const auto rest = rest_of(here);
    return with_blank(here, rest, date_at(rest).length);
}

std::size_t match_word(Here here) {
    const auto rest = rest_of(here);
    return with_blank(here, rest, rest.empty() ? 0 : unknown_word(rest, here.state.skin()));
}

// Why not a colon: 名单（姓名：文字，…） with a mistake in one column must not become a list of labels.
std::size_t match_label(Here here) {
    const auto rest = rest_of(here);
    return with_blank(
        here, rest,
        free_text(rest, {"、", "，", ",", "）", ")", "；", ";", "：", ":", "【", "〔", "[", "{"}));
}

std::size_t match_note(Here here) {
    const auto rest = rest_of(here);
    return with_blank(here, rest, free_text(rest, {"、", "，", ",", "）", ")", "；", ";"}));
}

std::size_t match_title(Here here) {
    const auto rest = rest_of(here);
    auto length = free_text(rest, {"：", ":", "，", ",", "；", ";", "。", "【", "〔", "[", "{"});
    auto title = rest.substr(0, length);
    if (trim(title).ends_with('.')) length = trim(title).size() - 1;
    return with_blank(here, rest, trim(rest.substr(0, length)).size());
}

std::size_t match_item(Here here) {
    const auto rest = rest_of(here);
    auto length = item_mark_at(rest, false).length;
    if (length == 0) length = numeral_at(rest).length;
    // Chinese says 第 before it; in English a name may begin like a number: 四舍五入办法.
    const bool named =
        here.state.skin() == Skin::english && here.state.names().longest(rest) > length;
    return named ? 0 : with_blank(here, rest, length);
}

std::size_t match_year(Here here) {
    const auto rest = rest_of(here);
    std::string digits;
    const auto length = digits_at(rest, digits);
    return digits.size() == 4 && digits[0] != '0' ? with_blank(here, rest, length) : 0;
}

std::size_t match_rung(Here here) {
    const auto rest = rest_of(here);
    if (here.state.skin() == Skin::english) {
        for (const auto word : entry(Keyword::ladder_ordinal).spellings(Skin::english)) {
            const auto n = spelled(rest, std::string(word) + " level");
            if (n != 0) return with_blank(here, rest, n);
        }
        return 0;
    }
    if (!rest.starts_with("第")) return 0;
    const auto numeral = numeral_at(rest.substr(3));
    if (numeral.length == 0 || !rest.substr(3 + numeral.length).starts_with("级")) return 0;
    return with_blank(here, rest, 3 + numeral.length + 3);
}

int rung_of(std::string_view text, Skin skin) {
    if (skin == Skin::chinese) return small(numeral_at(text.substr(3)).digits);
    const auto words = entry(Keyword::ladder_ordinal).spellings(Skin::english);
    for (std::size_t i = 0; i < words.size(); ++i)
        if (spelled(text, words[i]) != 0) return static_cast<int>(i) + 1;
    return 0;
}

Numeral numeral_at(std::string_view text) {
    Numeral numeral;
    numeral.length = digits_at(text, numeral.digits);
    if (numeral.length == 0) return chinese_numeral(text);
    const auto rest = text.substr(numeral.length);
    const std::size_t point = one_of(rest, {".", "．"});
    if (point != 0 && digit_at(rest.substr(point)).length != 0) {
        numeral.digits += '.';
        numeral.length += point + digits_at(rest.substr(point), numeral.digits);
    }
    return numeral;
}

ItemMark item_mark_at(std::string_view text, bool line_start) {
    int number = 0;
    if (const auto n = circled(text, number); n != 0) return {number, n};
    const auto open = one_of(text, {"（", "("});
    const auto numeral = numeral_at(text.substr(open));
    if (numeral.length == 0 || numeral.digits.find('.') != std::string::npos) return {};
    const auto after = text.substr(open + numeral.length);
    if (open != 0) {
        const auto close = one_of(after, {"）", ")"});
        if (close == 0) return {};
        return {small(numeral.digits), open + numeral.length + close};
    }
    if (!line_start) return {};
    const auto dot = one_of(after, {"、", ".", "．"});
    if (dot == 0 || numeral.chinese) return {};
    return {small(numeral.digits), numeral.length + dot};
}

DateToken date_at(std::string_view text) {
    std::array<std::string, 3> parts;
    std::size_t i = digits_at(text, parts[0]);
    if (parts[0].size() != 4) return {};
    const auto rest = text.substr(i);
    const bool chinese = rest.starts_with("年");
    const auto first = one_of(rest, {"年", "-", "－", "/", "／"});
    if (first == 0) return {};
    i += first;
    i += digits_at(text.substr(i), parts[1]);
    const auto second = one_of(text.substr(i), {"月", "-", "－", "/", "／"});
    if (second == 0 || parts[1].empty() || parts[1].size() > 2) return {};
    i += second;
    i += digits_at(text.substr(i), parts[2]);
    if (parts[2].empty() || parts[2].size() > 2) return {};
    if (chinese) {
        if (!text.substr(i).starts_with("日")) return {};
        i += 3;
    }
    const int year = small(parts[0]);
    const int month = small(parts[1]);
    const int day = small(parts[2]);
    static constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1) return {"", i};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    const int last = kDays.at(static_cast<std::size_t>(month - 1)) + (month == 2 && leap ? 1 : 0);
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    if (day > last) return {"", i, parts[0] + "-" + two(month) + "-" + two(last)};
    return {parts[0] + "-" + two(month) + "-" + two(day), i};
}

}  // namespace guiju::parse
