// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/row_arrays.h"

#include <array>
#include <bit>
#include <charconv>
#include <cstring>

namespace guiju::sql {

namespace {

/// How many of the next eight bytes stand before the first quote or backslash.
std::size_t plain_among(const char* bytes) {
    constexpr std::uint64_t kOnes = 0x0101010101010101U;
    std::uint64_t x = 0;
    std::memcpy(&x, bytes, sizeof x);
    const std::uint64_t quote = x ^ (kOnes * '"');
    const std::uint64_t slash = x ^ (kOnes * '\\');
    const auto marks = (((quote - kOnes) & ~quote) | ((slash - kOnes) & ~slash)) & (kOnes << 7U);
    if (marks == 0) return sizeof x;
    // Above the lowest mark there may be wrong ones; where that is not the first byte, none is trusted.
    if constexpr (std::endian::native != std::endian::little) return 0;
    return static_cast<std::size_t>(std::countr_zero(marks)) / 8;
}

void add_marked(char c, char*& out) {
    if (c == '"' || c == '\\') *out++ = '\\';
    *out++ = c;
}

}  // namespace

void Array::add(const Cell& element) {
    if (text_.size() > 1) text_ += ',';
    if (element.state == soci::i_null) {
        text_ += "NULL";
        return;
    }
    if (!element.is_text) {
        std::array<char, 24> digits{};
        text_.append(digits.data(),
                     std::to_chars(digits.begin(), digits.end(), element.number).ptr);
        return;
    }
    const std::string& text = element.long_text.value;
    const auto start = text_.size();
    text_.resize(start + 2 * text.size() + 2);  // if every character is marked
    char* out = text_.data() + start;
    *out++ = '"';
    const char* at = text.data();
    const char* const end = at + text.size();
    for (; end - at >= 8;) {
        const auto plain = plain_among(at);
        std::memcpy(out, at, 8);  // what is too much is written over
        at += plain;
        out += plain;
        if (plain != 8) add_marked(*at++, out);
    }
    while (at != end) add_marked(*at++, out);
    *out++ = '"';
    text_.resize(static_cast<std::size_t>(out - text_.data()));
}

void write_array(Cell& cell, const std::vector<std::string>& texts) {
    Array array(cell);
    Cell element;
    element.is_text = true;
    for (const auto& text : texts) {
        element.set(text);
        array.add(element);
    }
    array.close();
}

void write_array(Cell& cell, const std::vector<long long>& numbers) {
    Array array(cell);
    Cell element;
    for (const auto number : numbers) {
        element.set(number);
        array.add(element);
    }
    array.close();
}

}  // namespace guiju::sql
