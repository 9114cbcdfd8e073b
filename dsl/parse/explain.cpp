// SPDX-License-Identifier: Apache-2.0
#include "dsl/parse/explain.h"

#include <algorithm>
#include <optional>
#include <string>

#include "dsl/parse/expected.h"
#include "dsl/parse/tokens.h"
#include "dsl/text/suggest.h"

namespace guiju::parse {
namespace {

using base::Code;

/// Everything a finding needs; functions below return a finding or nothing.
struct Failure {
    const State& state;
    std::string_view text;
    const char* base;
    std::uint32_t file;
    const char* at;  ///< where it went wrong

    [[nodiscard]] base::Diagnostic finding(Code code, std::string_view where) const {
        base::Diagnostic d;
        d.code = code;
        d.span = {file, static_cast<std::uint32_t>(where.data() - base),
                  static_cast<std::uint32_t>(where.data() - base) +
                      static_cast<std::uint32_t>(where.size())};
        return d;
    }
    [[nodiscard]] std::string_view rest() const { return {at, text.data() + text.size()}; }
};

struct Opened {
    std::string_view mark;
    std::string_view close;
};

/// An opening mark that is never closed, or a closing one that was never opened.
std::optional<base::Diagnostic> unbalanced(const Failure& f) {
    static constexpr std::string_view kPairs[][2] = {
        {"“", "”"}, {"「", "」"}, {"（", "）"}, {"(", ")"}};
    std::vector<Opened> open;
    bool plain_quote = false;
    std::string_view plain_at;
    for (std::size_t i = 0; i < f.text.size(); i += code_point_length(f.text.substr(i))) {
        const auto here = f.text.substr(i, code_point_length(f.text.substr(i)));
        if (here == "\"") {
            plain_quote = !plain_quote;
            plain_at = here;
        }
        for (const auto& pair : kPairs) {
            if (here == pair[0]) open.push_back({here, pair[1]});
            if (here != pair[1]) continue;
            const bool twin = !open.empty() && (open.back().close == here ||
                                                (here == ")" && open.back().close == "）") ||
                                                (here == "）" && open.back().close == ")"));
            if (twin) {
                open.pop_back();
                continue;
            }
            if (!open.empty()) {
                auto d = f.finding(Code::gj1105, open.back().mark);
                d.args = {std::string(open.back().mark), std::string(open.back().close)};
                return d;
            }
            auto d = f.finding(Code::gj1107, here);
            d.args = {std::string(here)};
            return d;
        }
    }
    if (!open.empty() || plain_quote) {
        const auto mark = open.empty() ? plain_at : open.back().mark;
        auto d = f.finding(Code::gj1105, mark);
        d.args = {std::string(mark), std::string(open.empty() ? "\"" : open.back().close)};
        return d;
    }
    return std::nullopt;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// 1,000 or 1，000 around the place.
std::optional<base::Diagnostic> thousands(const Failure& f) {
    for (std::size_t i = 1; i + 3 < f.text.size() + 1; ++i) {
        const auto rest = f.text.substr(i);
        const std::size_t comma = rest.starts_with(",") ? 1 : rest.starts_with("，") ? 3 : 0;
        if (comma == 0 || !is_digit(f.text[i - 1]) || rest.size() < comma + 3) continue;
        const auto group = rest.substr(comma, 3);
        const bool four = rest.size() > comma + 3 && is_digit(rest[comma + 3]);
        if (four || !std::all_of(group.begin(), group.end(), is_digit)) continue;
        std::size_t begin = i;
        while (begin > 0 && is_digit(f.text[begin - 1])) --begin;
        const auto where = f.text.substr(begin, i + comma + 3 - begin);
        if (f.at < where.data() || f.at > where.data() + where.size()) continue;
        auto d = f.finding(Code::gj1114, where);
        const auto plain = std::string(where.substr(0, i - begin)) + std::string(group);
        d.args = {std::string(where), plain};
        d.fixes.push_back({d.span, plain, true});
        return d;
    }
    return std::nullopt;
}

/// The nearest candidate to the word, or to a beginning of it (then the word is cut there).
std::optional<std::string> nearest(std::string_view& word,
                                   const std::vector<std::string>& candidates) {
    for (auto length = word.size(); length > 3;) {
        if (auto best = text::best_match(word.substr(0, length), candidates)) {
            word = word.substr(0, length);
            return best;
        }
        do --length;
        while (length > 0 && (static_cast<unsigned char>(word[length]) & 0xC0U) == 0x80U);
    }
    return std::nullopt;
}

/// The word a declared name at the failing place turned out to be the beginning of.
std::string_view whole_word(const Failure& f) {
    const char* line_end = f.text.data() + f.text.size();
    if (f.state.names().longest(f.rest()) != 0) return {};
    for (const char* q = f.text.data(); q < f.at; q += code_point_length({q, line_end})) {
        if (q + f.state.names().longest({q, line_end}) != f.at) continue;
        const auto word = unknown_word({q, line_end}, f.state.skin());
        if (q + word > f.at) return {q, word};
    }
    return {};
}

base::Diagnostic unknown(const Failure& f, std::string_view word) {
    auto shown = word;
    const auto meant = nearest(shown, f.state.names().all());
    if (!meant) shown = word;
    auto d = f.finding(meant ? Code::gj1201 : Code::gj1202, trim(shown));
    d.args = {std::string(trim(shown)), phrase(f.state.expected_there())};
    if (meant) {
        d.args.emplace_back(*meant);
        d.fixes.push_back({d.span, *meant, false});
    }
    return d;
}

/// The keyword that was meant at the place, and the text that stands for it.
struct Meant {
    std::string_view word;
    std::string keyword;
};

std::optional<Meant> meant_keyword(const Failure& f) {
    const auto rest = f.rest();
    std::vector<std::string> candidates;
    for (auto& word : spellings(f.state.expected_there(), f.state.skin()))
        if (word.size() > code_point_length(word)) candidates.push_back(std::move(word));
    const bool chinese = f.state.skin() == syntax::Skin::chinese;
    auto word = rest.substr(0, chinese ? plain_word(rest) : unknown_word(rest, f.state.skin()));
    constexpr std::size_t kLongest = 36;
    while (word.size() > kLongest) word.remove_suffix(1);
    if (auto keyword = nearest(word, candidates)) return Meant{word, std::move(*keyword)};
    return std::nullopt;
}

base::Diagnostic unexpected(const Failure& f, const std::optional<Meant>& meant) {
    const auto& there = f.state.expected_there();
    const auto rest = f.rest();
    if (trim(rest).empty()) {
        auto d = f.finding(Code::gj1104, {f.text.data() + f.text.size(), 0});
        d.args = {phrase(there)};
        return d;
    }
    const auto length = std::max(unknown_word(rest, f.state.skin()), code_point_length(rest));
    const auto word = meant ? meant->word : trim(rest.substr(0, length));
    auto d = f.finding(Code::gj1103, word);
    d.args = {std::string(word), phrase(there)};
    if (meant) d.fixes.push_back({d.span, meant->keyword, false});
    return d;
}

}  // namespace

base::Diagnostic explain(const State& state, std::string_view text, const char* base,
                         std::uint32_t file) {
    const char* at = state.furthest() == nullptr ? text.data() : state.furthest();
    const Failure f{state, text, base, file, at};
    if (auto d = unbalanced(f)) return *d;
    if (auto d = thousands(f)) return *d;
    const auto meant = meant_keyword(f);
    if (const auto word = whole_word(f); !word.empty()) {
        auto known = word;
        // Why: a name that is nearest to itself with something behind it is not the mistake.
        const auto name = nearest(known, state.names().all());
        const std::string_view begin(word.data(), f.at);
        if (!meant || (name && *name != squeezed(begin))) return unknown(f, word);
    }
    const auto rest = f.rest();
    const auto word = rest.substr(0, unknown_word(rest, state.skin()));
    if (!meant && !trim(word).empty() && wants_name(state.expected_there()))
        return unknown(f, word);
    return unexpected(f, meant);
}

}  // namespace guiju::parse
