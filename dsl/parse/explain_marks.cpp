// SPDX-License-Identifier: Apache-2.0
// Quotes, brackets and punctuation as the reason why a line cannot be read.
#include <algorithm>
#include <array>
#include <vector>

#include "dsl/parse/failure.h"
#include "dsl/parse/tokens.h"

namespace guiju::parse {
namespace {

using base::Code;

constexpr std::array<std::string_view, 8> kQuotes{"“", "”", "\"", "‘", "’", "＂", "「", "」"};
constexpr std::array<std::string_view, 6> kPauses{"，", "；", "。", ",", ";", "｜"};
/// Words after which a label or text in quotes begins.
constexpr std::array<std::string_view, 8> kBeforeQuote{"为", "在", "从", "到",
                                                       "含", "销", "内", "示"};

std::string_view one_of(std::string_view text, const auto& marks) {
    for (const auto mark : marks)
        if (text.starts_with(mark)) return mark;
    return {};
}

std::string_view mark_at(std::string_view text) {
    static constexpr std::array<std::string_view, 14> kMarks{
        "，", "、", "；", "。", "：", "．", ",", ";", ".", ":", "！", "？", "｜", "·"};
    return one_of(text, kMarks);
}

/// The quotes of the line that are not part of a good pair, in order.
std::vector<std::string_view> lonely_quotes(std::string_view text) {
    std::vector<std::string_view> lonely;
    for (std::size_t i = 0; i < text.size();) {
        const auto rest = text.substr(i);
        if (const auto pair = quoted_at(rest).length; pair != 0) {
            i += pair;
            continue;
        }
        const auto length = code_point_length(rest);
        if (!one_of(rest, kQuotes).empty()) lonely.push_back(rest.substr(0, length));
        i += length;
    }
    return lonely;
}

std::string in_quotes(const Failure& f, std::string_view inner) {
    return f.chinese() ? "“" + std::string(inner) + "”" : "\"" + std::string(inner) + "\"";
}

/// Where a mark that is missing behind `from` could stand: before each pause, and at the end.
std::vector<const char*> ends_behind(const Failure& f, const char* from) {
    constexpr std::size_t kMost = 6;
    const char* end = f.text.data() + f.text.size();
    std::vector<const char*> places;
    for (const char* at = from; at < end && places.size() < kMost;) {
        const std::string_view rest(at, end);
        const bool piece = rest.starts_with("【") || rest.starts_with("〔");
        if (piece || !one_of(rest, kPauses).empty()) places.push_back(at);
        at += code_point_length(rest);
    }
    if (places.size() < kMost)
        places.push_back(trim({f.text.data(), end}).data() + trim({f.text.data(), end}).size());
    for (const char*& place : places)
        while (place > from && blank_length({place - 1, place}) != 0) --place;
    return places;
}

void propose_closing(const Failure& f, base::Diagnostic& d, std::string_view mark,
                     std::string_view close) {
    const auto places = ends_behind(f, mark.data() + mark.size());
    const auto fits = std::find_if(places.begin(), places.end(), [&](const char* place) {
        return f.repair.reads_with(f.edit({place, 0}, std::string(close)));
    });
    const char* place = fits != places.end() ? *fits : places.front();
    f.propose(d, {place, 0}, std::string(close));
}

void propose_opening(const Failure& f, base::Diagnostic& d, std::string_view close) {
    const std::string_view open = close == "”" ? "“" : close == "」" ? "「" : "（";
    for (const char* at = close.data(); at > f.text.data();) {
        const char* before = at - 1;
        while (before > f.text.data() && (static_cast<unsigned char>(*before) & 0xC0U) == 0x80U)
            --before;
        const std::string_view word(before, at);
        const bool stop = !one_of(word, kBeforeQuote).empty() || !mark_at(word).empty();
        if (stop && f.repair.reads_with(f.edit({at, 0}, std::string(open))))
            return f.propose(d, {at, 0}, std::string(open));
        at = before;
    }
    if (f.repair.reads_with(f.edit(close, ""))) f.propose(d, close, "");
}

base::Diagnostic never_closed(const Failure& f, std::string_view mark, std::string_view close) {
    auto d = f.finding(Code::gj1105, mark);
    d.args = {std::string(mark), std::string(close)};
    propose_closing(f, d, mark, close);
    return d;
}

base::Diagnostic never_opened(const Failure& f, std::string_view close) {
    auto d = f.finding(Code::gj1107, close);
    d.args = {std::string(close)};
    if (close == "）" || close == ")")
        f.propose(d, close, "");
    else
        propose_opening(f, d, close);
    return d;
}

struct Opened {
    std::string_view mark;
    std::string_view close;
};

bool closes(std::string_view mark, std::string_view wanted) {
    return mark == wanted || (mark == ")" && wanted == "）") || (mark == "）" && wanted == ")");
}

bool expects(const Failure& f, Expect what) {
    const auto& there = f.state.expected_there();
    return std::find(there.begin(), there.end(), expected(what)) != there.end();
}

base::Diagnostic doubled(const Failure& f, std::string_view mark) {
    auto d = f.finding(Code::gj1125, mark);
    d.args = {std::string(mark)};
    f.propose(d, mark, "", true);
    return d;
}

/// “…；（二）…”: the second item should begin a line of its own.
std::optional<base::Diagnostic> second_item(const Failure& f, std::string_view mark) {
    const auto rest = trim({mark.data() + mark.size(), f.text.data() + f.text.size()});
    const auto item = item_mark_at(rest, false);
    if (item.length == 0 || rest.size() <= item.length) return std::nullopt;
    const auto where = rest.substr(0, item.length);
    auto d = f.finding(Code::gj1130, where);
    d.args = {std::string(where)};
    d.fixes.push_back({f.finding(Code::gj1130, {where.data(), 0}).span, "\n", false, {}});
    return d;
}

}  // namespace

std::optional<base::Diagnostic> unpaired_quotes(const Failure& f) {
    const auto lonely = lonely_quotes(f.text);
    if (lonely.size() < 2 || lonely.size() % 2 != 0) return std::nullopt;
    const auto first = lonely[0];
    const auto second = lonely[1];
    const std::string_view inner(first.data() + first.size(), second.data());
    const std::string_view whole(first.data(), second.data() + second.size());
    if (inner.empty()) return std::nullopt;
    auto d = f.finding(Code::gj1123, whole);
    const auto right = in_quotes(f, inner);
    d.args = {std::string(whole), right};
    f.propose(d, whole, right, lonely.size() == 2);
    return d;
}

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
            if (open.empty()) return never_opened(f, here);
            if (!closes(here, open.back().close))
                return never_closed(f, open.back().mark, open.back().close);
            open.pop_back();
        }
    }
    if (!open.empty()) return never_closed(f, open.back().mark, open.back().close);
    if (plain_quote) return never_closed(f, plain_at, "\"");
    return std::nullopt;
}

std::optional<base::Diagnostic> wrong_mark(const Failure& f) {
    const auto rest = trim(f.rest());
    const auto mark = mark_at(rest);
    if (mark.empty()) return std::nullopt;
    const auto here = rest.substr(0, mark.size());
    const auto left = trim(f.before());
    if (left.ends_with(mark)) return doubled(f, here);
    const auto behind = trim(rest.substr(mark.size()));
    if (behind.starts_with(mark)) return doubled(f, behind.substr(0, mark.size()));
    if (auto d = second_item(f, here)) return d;
    // The colon before the pause mark: what it opens has a form of its own, a list takes any word.
    static constexpr std::array<std::string_view, 4> kChinese{"，", "：", "、", "；"};
    static constexpr std::array<std::string_view, 4> kEnglish{",", ":", ";", "."};
    std::vector<std::string_view> readable;
    for (const auto right : f.chinese() ? kChinese : kEnglish)
        if (right != mark && f.repair.reads_with(f.edit(here, std::string(right))))
            readable.push_back(right);
    if (!readable.empty()) {
        const auto right = readable.front();
        auto d = f.finding(Code::gj1127, here);
        d.args = {std::string(right), std::string(here)};
        f.propose(d, here, std::string(right), readable.size() == 1);
        return d;
    }
    const bool superfluous = expects(f, Expect::end) || expects(f, Expect::comparator);
    if (!superfluous || !f.repair.reads_with(f.edit(here, ""))) return std::nullopt;
    return doubled(f, here);
}

}  // namespace guiju::parse
