// SPDX-License-Identifier: Apache-2.0
#include "dsl/syntax/numerals.h"

#include <array>

namespace guiju::syntax {

std::string chinese_number(int number) {
    static constexpr std::array<const char*, 10> kDigits{"",   "一", "二", "三", "四",
                                                         "五", "六", "七", "八", "九"};
    if (number < 1 || number > 99) return std::to_string(number);
    const auto tens = static_cast<std::size_t>(number / 10);
    const auto ones = static_cast<std::size_t>(number % 10);
    std::string words;
    if (tens > 1) words += kDigits[tens];
    if (tens > 0) words += "十";
    return words + kDigits[ones];
}

std::string item_mark(int number, Skin skin) {
    if (skin == Skin::english) return "(" + std::to_string(number) + ")";
    return "（" + chinese_number(number) + "）";
}

}  // namespace guiju::syntax
