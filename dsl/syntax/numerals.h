// SPDX-License-Identifier: Apache-2.0
#pragma once
// Item numbers as they are written: 三, （十二）, (12). For messages and proposals; reading numbers is
// the parser's.
#include <string>

#include "dsl/syntax/parts.h"

namespace guiju::syntax {

/// 1 … 99 as 一 … 九十九; other numbers in digits.
[[nodiscard]] std::string chinese_number(int number);
/// （七） or (7).
[[nodiscard]] std::string item_mark(int number, Skin skin);

}  // namespace guiju::syntax
