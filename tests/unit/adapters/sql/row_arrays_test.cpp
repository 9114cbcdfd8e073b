// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/row_arrays.h"

#include <gtest/gtest.h>

namespace guiju::sql {
namespace {

std::string written(const std::vector<std::string>& texts) {
    Cell cell;
    cell.is_text = true;
    write_array(cell, texts);
    return std::string(cell.as_text());
}

TEST(RowArrays, marks_quotes_and_backslashes_wherever_they_stand) {
    EXPECT_EQ(written({}), "{}");
    EXPECT_EQ(written({"规矩", "a"}), R"({"规矩","a"})");
    // Many bytes are looked at together: every place of eight, alone and beside another.
    for (std::size_t first = 0; first < 20; ++first)
        for (std::size_t second = 0; second < 20; ++second) {
            std::string text = "0123456789abcdefghij", expected;
            text[first] = '"';
            text[second] = '\\';
            for (const char c : text) {
                if (c == '"' || c == '\\') expected += '\\';
                expected += c;
            }
            EXPECT_EQ(written({text}), "{\"" + expected + "\"}");
        }
    EXPECT_EQ(
        written({std::string(19, '"')}), "{\"" + [] {
            std::string all;
            for (int i = 0; i < 19; ++i) all += "\\\"";
            return all;
        }() + "\"}");
}

TEST(RowArrays, writes_numbers_as_they_are) {
    Cell cell;
    cell.is_text = true;
    write_array(cell, std::vector<long long>{0, -1, 9223372036854775807LL});
    EXPECT_EQ(cell.as_text(), "{0,-1,9223372036854775807}");
}

}  // namespace
}  // namespace guiju::sql
