// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/row_arrays.h"

namespace guiju::sql {

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
    for (const char c : text) {
        if (c == '"' || c == '\\') *out++ = '\\';
        *out++ = c;
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
