// SPDX-License-Identifier: Apache-2.0
#include "engine/value/json_text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "engine/value/eight_bytes.h"

namespace guiju::value {
namespace {

void append_escaped(std::string& out, char c) {
    constexpr std::string_view kHex = "0123456789abcdef";
    constexpr std::string_view kNamed = "\b\t\n\f\r";
    constexpr std::string_view kNames = "btnfr";
    if (c == '"' || c == '\\') {
        (out += '\\') += c;
    } else if (const std::size_t at = kNamed.find(c); at != std::string_view::npos) {
        (out += '\\') += kNames[at];
    } else {
        out += "\\u00";
        out += kHex[static_cast<unsigned char>(c) >> 4];
        out += kHex[static_cast<unsigned char>(c) & 15];
    }
}

bool is_plain(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; }

/// Eight bytes at once: none is a control character, a quote or a backslash.
bool are_plain(const char* bytes) {
    const auto word = eight_bytes(bytes);
    return (below(word, 0x20) | equal_to(word, '"') | equal_to(word, '\\')) == 0;
}

const char* after_plain(const char* at, const char* end) {
    while (end - at >= 8 && are_plain(at)) at += 8;
    while (at != end && is_plain(*at)) ++at;
    return at;
}

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
    const char* plain = text.data();  // from here on nothing had to be escaped
    const char* const end = plain + text.size();
    const char* at = after_plain(plain, end);
    // Most are short and plain: they go in one piece.
    if (std::array<char, 64> whole;
        at == end && text.size() + 2 <= whole.size()) {  // NOLINT: written below
        whole[0] = '"';
        std::copy(plain, end, whole.begin() + 1);
        whole[text.size() + 1] = '"';
        out.append(whole.data(), text.size() + 2);
        return;
    }
    out += '"';
    for (;; at = after_plain(at, end)) {
        out.append(plain, static_cast<std::size_t>(at - plain));
        if (at == end) break;
        append_escaped(out, *at++);
        plain = at;
    }
    out += '"';
}

void JsonText::begin() {
    if (!first_) out_ += ',';
    first_ = false;
}

JsonText& JsonText::open(char bracket) {
    begin();
    out_ += bracket;
    first_ = true;
    return *this;
}

JsonText& JsonText::close(char bracket) {
    out_ += bracket;
    first_ = false;
    return *this;
}

JsonText& JsonText::name(std::string_view member) {
    begin();
    (out_ += '"').append(member) += "\":";
    first_ = true;
    return *this;
}

JsonText& JsonText::text(std::string_view content) {
    begin();
    append_quoted(out_, content);
    return *this;
}

JsonText& JsonText::whole(std::int64_t number) {
    begin();
    std::array<char, 24> digits{};
    out_.append(digits.data(), std::to_chars(digits.begin(), digits.end(), number).ptr);
    return *this;
}

JsonText& JsonText::yes(bool is) { return json(is ? "true" : "false"); }

JsonText& JsonText::json(std::string_view written) {
    begin();
    out_ += written;
    return *this;
}

}  // namespace guiju::value
