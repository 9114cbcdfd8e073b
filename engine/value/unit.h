// SPDX-License-Identifier: Apache-2.0
#pragma once
// Units of numbers in policies: 元/万元/亿元 are one dimension, % and 百分点 are different ones,
// 工作日 and 日 are not convertible. Values are kept in the base unit of their dimension.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/message.h"
#include "engine/value/number.h"

namespace guiju::value {

enum class Dimension : std::uint8_t {
    none,  ///< plain number
    count,  ///< 个 件 项 家 名 次 …; base: one. Each counted thing is comparable with others.
    money,            ///< base: 元
    share,            ///< % of a whole; base: 1 (50 % is 1/2)
    points_of_share,  ///< 百分点; base: 1 percentage point
    characters,       ///< 字; base: one character (code point)
    score,            ///< 分; base: one point
    workdays,         ///< 工作日
    days,             ///< 日 / 自然日
    months,           ///< 月 (years are 12)
    hours,            ///< 小时; base: one hour
    length,           ///< 公里; base: km
};

struct Unit {
    std::string_view zh;  ///< as written in Chinese, "万元"
    std::string_view en;  ///< as written in English, "10k yuan"
    Dimension dimension;
    Number factor;  ///< one of this unit in base units
};

/// All known units, longest Chinese name first (so that 万元 is found before 元).
[[nodiscard]] std::span<const Unit> all_units();
/// The unit with this Chinese or English name (English singular or plural), if any.
[[nodiscard]] const Unit* find_unit(std::string_view name);
/// The English name for other numbers than one: "items", "copies", "people", "yuan".
[[nodiscard]] std::string plural(const Unit& unit);
/// The unit a value of this dimension is shown in: the largest of 亿元, 万元, 元 that needs at most
/// two decimals, % for shares … English has billion, million yuan. Nameless for numbers and counts.
[[nodiscard]] const Unit& shown_in(Dimension dimension, const Number& in_base_units,
                                   base::Lang lang = base::Lang::zh);
/// The name of the dimension for messages, e.g. 金额 / money.
[[nodiscard]] std::string_view dimension_name_zh(Dimension dimension);
[[nodiscard]] std::string_view dimension_name_en(Dimension dimension);

}  // namespace guiju::value
