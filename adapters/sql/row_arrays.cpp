// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/row_arrays.h"

#include <cstring>

namespace guiju::sql {

namespace {

/// Eight bytes at once: none is a quote or a backslash.
bool is_plain(const char* bytes) {
    constexpr std::uint64_t kOnes = 0x0101010101010101U;
    std::uint64_t x = 0;
    std::memcpy(&x, bytes, sizeof x);
    const std::uint64_t quote = x ^ (kOnes * '"');
    const std::uint64_t slash = x ^ (kOnes * '\\');
    return ((((quote - kOnes) & ~quote) | ((slash - kOnes) & ~slash)) & (kOnes << 7U)) == 0;
}

}  // namespace

void Array::add(const Cell& element) {
    if (text_.size() > 1) text_ += ',';
    if (element.state == soci::i_null) {
        text_ += "NULL";
        return;
    }
    if (!element.is_text) {
        text_ += std::to_string(element.number);
        return;
    }
    const std::string& text = element.long_text.value;
    const auto start = text_.size();
    text_.resize(start + 2 * text.size() + 2);  // if every character is marked
    char* out = text_.data() + start;
    *out++ = '"';
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
        for (; end - at >= 8 && is_plain(at); at += 8, out += 8) std::memcpy(out, at, 8);
        if (at == end) break;
        if (*at == '"' || *at == '\\') *out++ = '\\';
        *out++ = *at++;
    }
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
