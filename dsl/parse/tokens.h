// SPDX-License-Identifier: Apache-2.0
#pragma once
// The words of the language: how many bytes of [at, end) are this token, leading blanks included,
// 0 if it is none. Pure functions over the state; the grammar wraps them as rules.
#include <cstddef>
#include <optional>
#include <string>

#include "dsl/parse/state.h"

namespace guiju::parse {

/// One place in a line.
struct Here {
    const State& state;
    const char* at;
    const char* end;
};

/// A spelling of the keyword in the skin of the file.
[[nodiscard]] std::size_t match_keyword(Here here, syntax::Keyword keyword);
/// The same, but not where a longer declared name stands: for places where a name may stand too.
[[nodiscard]] std::size_t match_keyword_unless_name(Here here, syntax::Keyword keyword);
/// Any spelling of a group of keywords, the longest.
[[nodiscard]] std::size_t match_group(Here here, std::string_view group);

[[nodiscard]] std::size_t match_blank(Here here);    ///< may be 0
[[nodiscard]] std::size_t match_name(Here here);     ///< declared, quoted, or (open names) any word
[[nodiscard]] std::size_t match_defined(Here here);  ///< the name of a definition or table
[[nodiscard]] std::size_t match_part(Here here);     ///< the name of a part of a composite
[[nodiscard]] std::size_t match_quoted(Here here);
[[nodiscard]] std::size_t match_number(Here here);  ///< digits; Chinese numerals before a unit
[[nodiscard]] std::size_t match_count(Here here);   ///< a whole number, digits or 三
[[nodiscard]] std::size_t match_unit(Here here);
[[nodiscard]] std::size_t match_date(Here here);
[[nodiscard]] std::size_t match_word(Here here);   ///< free word, up to keyword or punctuation
[[nodiscard]] std::size_t match_label(Here here);  ///< free text of one label in （…、…）
[[nodiscard]] std::size_t match_note(Here here);   ///< free text in （…）, colons too
[[nodiscard]] std::size_t match_title(Here here);  ///< free text up to ： ， ； or the end
[[nodiscard]] std::size_t match_item(Here here);   ///< （一） (1) ⑴ ① or a bare numeral
[[nodiscard]] std::size_t match_rung(Here here);   ///< 第一级, first level
[[nodiscard]] std::size_t match_year(Here here);

/// A number as written: its value in plain digits ("1200", "2.5") and its length; Chinese numerals
/// up to 亿; no sign, no thousands commas.
struct Numeral {
    std::string digits;
    std::size_t length = 0;
    bool chinese = false;
};
[[nodiscard]] Numeral numeral_at(std::string_view text);
/// The mark of an item at the beginning of `text`: （一） ⑴ ① (1), and with `line_start` also 1. 1、
struct ItemMark {
    int number = 0;
    std::size_t length = 0;
};
[[nodiscard]] ItemMark item_mark_at(std::string_view text, bool line_start);
/// A date at the beginning of `text` as ISO, "" if the day does not exist: then `last` is the last day
/// of its month as ISO, "" if there is no such month.
struct DateToken {
    std::string iso;
    std::size_t length = 0;
    std::string last{};
};
[[nodiscard]] DateToken date_at(std::string_view text);
[[nodiscard]] int rung_of(std::string_view text, syntax::Skin skin);

}  // namespace guiju::parse
