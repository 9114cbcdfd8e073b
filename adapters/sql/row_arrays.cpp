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
    const std::string_view text = element.long_text.value;
    text_ += '"';
    std::size_t from = 0;
    for (auto at = text.find_first_of("\"\\"); at != std::string_view::npos;
         at = text.find_first_of("\"\\", at + 1)) {
        text_.append(text, from, at - from) += '\\';
        from = at;
    }
    text_.append(text, from) += '"';
}

}  // namespace guiju::sql
