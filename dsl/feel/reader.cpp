// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/reader.h"

#include <algorithm>
#include <array>

#include "dsl/feel/builtins.h"
#include "dsl/feel/lexical.h"

namespace guiju::feel {
namespace {

namespace pegtl = tao::pegtl;

/// How many bytes the rule takes at the front of the text; 0 when it does not match.
template <typename Rule>
std::size_t taken(std::string_view text) {
    pegtl::memory_input<pegtl::tracking_mode::lazy> in(text.data(), text.data() + text.size(), "");
    if (!pegtl::parse<Rule>(in)) return 0;
    return static_cast<std::size_t>(in.current() - text.data());
}

/// The signs a name with several words may hold.
constexpr std::string_view kSigns = "+-*/.'";

bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool continues_name(std::string_view text) { return taken<lexical::name_part>(text) != 0; }

void append_utf8(std::string& to, unsigned long code) {
    const auto put = [&](unsigned long byte) { to += static_cast<char>(byte); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | (code >> 6));
        put(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        put(0xE0 | (code >> 12));
        put(0x80 | ((code >> 6) & 0x3F));
        put(0x80 | (code & 0x3F));
    } else {
        put(0xF0 | (code >> 18));
        put(0x80 | ((code >> 12) & 0x3F));
        put(0x80 | ((code >> 6) & 0x3F));
        put(0x80 | (code & 0x3F));
    }
}

/// The number of `size` hexadecimal digits at `at`; 0 when they are not there.
unsigned long hexadecimal(std::string_view text, std::size_t at, std::size_t size) {
    unsigned long value = 0;
    if (at + size > text.size()) return 0;
    for (const char c : text.substr(at, size)) {
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (digit < 0) return 0;
        value = value * 16 + static_cast<unsigned long>(digit);
    }
    return value;
}

/// Appends what the escape after a backslash stands for; returns how many characters it has.
std::size_t unescape(std::string_view text, std::size_t at, std::string& to) {
    constexpr std::string_view kLetters = "ntr\"'\\bf";
    constexpr std::string_view kMeant = "\n\t\r\"'\\\b\f";
    const char c = text[at];
    if (const auto found = kLetters.find(c); found != std::string_view::npos) {
        to += kMeant[found];
        return 1;
    }
    const std::size_t size = c == 'u' ? 4 : c == 'U' ? 6 : 0;
    auto code = size == 0 ? 0 : hexadecimal(text, at + 1, size);
    if (code == 0 || code > 0x10FFFF) {
        to += '\\';
        return 0;
    }
    if (code >= 0xD800 && code < 0xDC00 && text.substr(at + 5, 2) == "\\u") {
        const auto low = hexadecimal(text, at + 7, 4);
        if (low >= 0xDC00 && low < 0xE000) {
            append_utf8(to, 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00));
            return 11;
        }
    }
    append_utf8(to, code);
    return size + 1;
}

std::string tidy_name(std::string_view raw) {
    std::string name;
    for (const char c : raw) {
        if (!blank(c)) {
            name += c;
        } else if (!name.empty() && name.back() != ' ') {
            name += ' ';
        }
    }
    while (!name.empty() && name.back() == ' ') name.pop_back();
    return name;
}

}  // namespace

NodePtr make(NodeKind kind, std::vector<NodePtr> kids) {
    Node node;
    node.kind = kind;
    node.kids = std::move(kids);
    return std::make_shared<const Node>(std::move(node));
}

NodePtr literal(Value value) {
    Node node;
    node.value = std::move(value);
    return std::make_shared<const Node>(std::move(node));
}

Nesting::Nesting(Reader& reader) : reader_(reader) {
    if (++reader_.depth_ > kMostNesting) {
        --reader_.depth_;
        reader_.fail("nested too deeply");
    }
}

Reader::Reader(std::string_view text, const Names& names) : text_(text), names_(names) { skip(); }

void Reader::fail(std::string wrong) const { throw NotFeel{std::move(wrong), at_}; }

void Reader::link(int& links) const {
    if (++links > kMostLinks) fail("too many parts in a row");
}

void Reader::skip() { at_ += taken<lexical::skip>(rest()); }

void Reader::end() {
    if (at_ != text_.size()) fail("unexpected text");
}

bool Reader::take(std::string_view sign) {
    if (!rest().starts_with(sign)) return false;
    at_ += sign.size();
    skip();
    return true;
}

bool Reader::at_word(std::string_view word) const {
    return rest().starts_with(word) && !continues_name(rest().substr(word.size()));
}

bool Reader::take_word(std::string_view word) { return at_word(word) && take(word); }

void Reader::want(std::string_view sign) {
    if (!take(sign)) fail("expected " + std::string(sign));
}

void Reader::want_word(std::string_view word) {
    if (!take_word(word)) fail("expected " + std::string(word));
}

std::size_t Reader::single_name() const { return taken<lexical::name>(rest()); }

std::size_t Reader::number_size() const { return taken<lexical::number>(rest()); }

std::size_t Reader::known_name(const std::string& name) const {
    std::size_t at = at_;
    for (const char c : name) {
        if (c == ' ') {
            while (at < text_.size() && blank(text_[at])) ++at;
            continue;
        }
        const bool sign = c != '_' && c != '?' && static_cast<unsigned char>(c) < 0x80 &&
                          std::isalnum(static_cast<unsigned char>(c)) == 0;
        if (sign)
            while (at < text_.size() && blank(text_[at])) ++at;
        if (at >= text_.size() || text_[at] != c) return 0;
        ++at;
    }
    return continues_name(text_.substr(at)) ? 0 : at - at_;
}

std::string Reader::name_in_scope() {
    std::size_t best = single_name();
    if (best == 0) fail("expected a value");
    std::string name(rest().substr(0, best));
    const auto consider = [&](const std::string& candidate) {
        if (candidate.empty() || candidate[0] != peek()) return;
        const auto size = known_name(candidate);
        if (size > best) {
            best = size;
            name = candidate;
        }
    };
    std::ranges::for_each(names_.variables, consider);
    std::ranges::for_each(scope_, consider);
    std::ranges::for_each(names_.members, consider);
    std::ranges::for_each(local_members_, consider);
    for (const auto& builtin : spaced_builtins()) consider(builtin);
    at_ += best;
    skip();
    return name;
}

std::string Reader::member_name() {
    static const std::array<std::string, 3> fixed{"start included", "end included", "time offset"};
    std::size_t best = single_name();
    if (best == 0) fail("expected a name after the point");
    std::string name(rest().substr(0, best));
    const auto consider = [&](const std::string& candidate) {
        const auto size = candidate.empty() ? 0 : known_name(candidate);
        if (size > best) {
            best = size;
            name = candidate;
        }
    };
    std::ranges::for_each(fixed, consider);
    std::ranges::for_each(names_.members, consider);
    std::ranges::for_each(local_members_, consider);
    at_ += best;
    skip();
    return name;
}

std::string Reader::raw_name(std::string_view until) {
    const auto start = at_;
    if (single_name() == 0) fail("expected a name");
    while (at_ < text_.size()) {
        const auto part = taken<lexical::name_part>(rest());
        if (until == "in" && at_ > start && blank(text_[at_ - 1]) && at_word("in")) break;
        if (until != "in" && rest().starts_with(until)) break;
        if (until == "," && peek() == ')') break;
        if (until == "," && peek() == ':') break;
        if (part == 0 && !blank(peek()) && kSigns.find(peek()) == std::string_view::npos)
            fail("a name cannot hold this sign");
        at_ += part == 0 ? 1 : part;
    }
    auto name = tidy_name(text_.substr(start, at_ - start));
    skip();
    return name;
}

bool Reader::named_argument() const {
    std::size_t at = at_;
    if (single_name() == 0) return false;
    while (at < text_.size() && text_[at] != ':') {
        const auto part = taken<lexical::name_part>(text_.substr(at));
        const bool sign = kSigns.find(text_[at]) != std::string_view::npos;
        if (part == 0 && !blank(text_[at]) && !sign) return false;
        at += part == 0 ? 1 : part;
    }
    return at < text_.size();
}

std::string Reader::text_literal() {
    const auto size = taken<lexical::text>(rest());
    if (size == 0) fail("the text has no end");
    const auto inside = rest().substr(1, size - 2);
    at_ += size;
    skip();
    std::string text;
    for (std::size_t i = 0; i < inside.size(); ++i) {
        if (inside[i] != '\\') {
            text += inside[i];
        } else {
            i += unescape(inside, i + 1, text);
        }
    }
    return text;
}

}  // namespace guiju::feel
