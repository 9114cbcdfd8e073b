// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/row_arrays.h"

#include <array>
#include <charconv>
#include <cstring>

#include "engine/value/eight_bytes.h"

namespace guiju::sql {

namespace {

/// How many of the next eight bytes stand before the first quote or backslash, as far as it can be told at once.
std::size_t plain_among(const char* bytes) {
    const auto word = value::eight_bytes(bytes);
    return value::bytes_before(value::equal_to(word, '"') | value::equal_to(word, '\\'));
}

void add_marked(char c, char*& out) {
    if (c == '"' || c == '\\') *out++ = '\\';
    *out++ = c;
}

}  // namespace

void add_digits(long long number, std::string& text) {
    std::array<char, 24> digits{};
    text.append(digits.data(), std::to_chars(digits.begin(), digits.end(), number).ptr);
}

void Array::add(const Cell& element) {
    if (text_.size() > 1) text_ += ',';
    if (element.state == soci::i_null) {
        text_ += "NULL";
        return;
    }
    if (!element.is_text) {
        add_digits(element.number, text_);
        return;
    }
    const std::string& text = element.long_text.value;
    const auto start = text_.size();
    text_.resize(start + 2 * text.size() + 2);  // if every character is marked
    char* out = text_.data() + start;
    *out++ = '"';
    const char* at = text.data();
    const char* const end = at + text.size();
    while (end - at >= 8) {
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
