// SPDX-License-Identifier: Apache-2.0
// Numbers, units and dates as the reason why a line cannot be read.
#include <algorithm>
#include <array>

#include "dsl/parse/failure.h"
#include "dsl/parse/tokens.h"

namespace guiju::parse {
namespace {

using base::Code;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The digit a letter is taken for, or 0.
char digit_like(char c) {
    if (c == 'O' || c == 'o') return '0';
    return c == 'l' || c == 'I' ? '1' : '\0';
}

/// The run of Latin letters, digits and points around the place.
std::string_view token_around(const Failure& f) {
    const auto part = [](char c) { return is_word_byte(c) || c == '.'; };
    const char* end = f.text.data() + f.text.size();
    const char* first = f.at;
    while (first > f.text.data() && part(first[-1])) --first;
    const char* last = f.at;
    while (last < end && part(*last)) ++last;
    return {first, last};
}

bool near(const Failure& f, std::string_view where) {
    return f.at >= where.data() && f.at <= where.data() + where.size();
}

/// Digits at the beginning, at most `most`.
std::string digits_at(std::string_view text, std::size_t most) {
    std::size_t n = 0;
    while (n < text.size() && n < most && is_digit(text[n])) ++n;
    return std::string(text.substr(0, n));
}

std::string two(const std::string& digits) { return digits.size() == 1 ? "0" + digits : digits; }

/// Year, month and day as somebody wrote them in another way, and how many bytes that took.
struct OddDate {
    std::array<std::string, 3> parts;
    std::size_t length = 0;
};
OddDate odd_date(std::string_view text) {
    static constexpr std::array<std::string_view, 8> kBetween{"年", "月", ".", "．",
                                                              "。", "/",  "-", "－"};
    OddDate date;
    for (std::size_t i = 0; i < 3; ++i) {
        date.parts[i] = digits_at(text.substr(date.length), i == 0 ? 4 : 2);
        if (date.parts[i].empty()) break;
        date.length += date.parts[i].size();
        const auto rest = text.substr(date.length);
        const auto between = std::find_if(kBetween.begin(), kBetween.end(),
                                          [&](auto mark) { return rest.starts_with(mark); });
        if (i == 2) {
            if (rest.starts_with("日") || rest.starts_with("号")) date.length += 3;
        } else if (between != kBetween.end()) {
            date.length += between->size();
        } else {
            break;
        }
    }
    const bool usable = !date.parts[1].empty() && date.parts[0].size() % 2 == 0 &&
                        std::stoi(date.parts[1]) >= 1 && std::stoi(date.parts[1]) <= 12;
    return usable ? date : OddDate{};
}

}  // namespace

std::optional<base::Diagnostic> thousands(const Failure& f) {
    for (std::size_t i = 1; i + 3 < f.text.size() + 1; ++i) {
        if (!f.text.substr(i).starts_with(",") && !f.text.substr(i).starts_with("，")) continue;
        std::size_t begin = i;
        while (begin > 0 && is_digit(f.text[begin - 1])) --begin;
        std::string plain(f.text.substr(begin, i - begin));
        std::size_t end = i;
        while (!plain.empty()) {
            const auto rest = f.text.substr(end);
            const std::size_t comma = rest.starts_with(",") ? 1 : rest.starts_with("，") ? 3 : 0;
            const auto group = comma == 0 ? std::string() : digits_at(rest.substr(comma), 4);
            if (group.size() != 3) break;
            plain += group;
            end += comma + 3;
        }
        const auto where = f.text.substr(begin, end - begin);
        if (end == i || !near(f, where)) continue;
        auto d = f.finding(Code::gj1114, where);
        d.args = {std::string(where), plain};
        d.fixes.push_back({d.span, plain, true, {}});
        return d;
    }
    return std::nullopt;
}

std::optional<base::Diagnostic> letters_in_number(const Failure& f) {
    const auto token = token_around(f);
    std::string plain;
    bool digit = false;
    bool letter = false;
    for (const char c : token) {
        const char like = digit_like(c);
        digit = digit || is_digit(c);
        letter = letter || like != '\0';
        if (!is_digit(c) && like == '\0' && c != '.') return std::nullopt;
        plain += like != '\0' ? like : c;
    }
    if (!digit || !letter) return std::nullopt;
    if (f.repair.help_of(f.edit(token, plain)) == Repair::Help::none) return std::nullopt;
    auto d = f.finding(Code::gj1128, token);
    d.args = {std::string(token), plain};
    f.propose(d, token, plain);
    return d;
}

std::optional<base::Diagnostic> written_date(const Failure& f) {
    const auto& there = f.state.expected_there();
    if (std::find(there.begin(), there.end(), expected(Expect::date)) == there.end())
        return std::nullopt;
    const auto rest = trim(f.rest());
    const auto date = odd_date(rest);
    if (date.length == 0) return std::nullopt;
    const auto where = rest.substr(0, date.length);
    const auto& [year, month, day] = date.parts;
    const auto full = year.size() == 2 ? "20" + year : year;
    const auto right = full + "-" + two(month) + "-" + (day.empty() ? "01" : two(day));
    if (f.repair.help_of(f.edit(where, right)) == Repair::Help::none) return std::nullopt;
    auto d = f.finding(Code::gj1126, where);
    d.args = {std::string(where), right};
    f.propose(d, where, right, year.size() == 4 && !day.empty());
    return d;
}

std::optional<base::Diagnostic> cut_unit(const Failure& f) {
    const auto rest = trim(f.rest());
    const auto word = rest.substr(0, plain_word(rest));
    if (!f.chinese() || word.empty() || word.size() > 6) return std::nullopt;
    const char* first = rest.data();
    while (first > f.text.data() && (is_digit(first[-1]) || first[-1] == '.')) --first;
    if (first == rest.data()) return std::nullopt;
    for (const auto& e : syntax::all_keywords()) {
        if (e.group != "unit") continue;
        for (const auto unit : e.spellings(f.state.skin())) {
            if (!unit.starts_with(word) || !f.repair.reads_with(f.edit(word, std::string(unit))))
                continue;
            const std::string_view where(first, word.data() + word.size());
            const auto right = std::string(first, rest.data()) + std::string(unit);
            auto d = f.finding(Code::gj1103, where);
            d.args = {std::string(where), {"“" + right + "”", "\"" + right + "\""}};
            f.propose(d, where, right);
            return d;
        }
    }
    return std::nullopt;
}

}  // namespace guiju::parse
