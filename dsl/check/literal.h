// SPDX-License-Identifier: Apache-2.0
#pragma once
// Literals as values: numbers in base units, periods, yes/no, dates, territories. Pure readings of
// what is written; a literal that cannot be read gives nothing and the caller says so.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/check/symbols.h"
#include "engine/value/value.h"

namespace guiju::check {

/// The words of an expression that is a word: a quoted text, a name, a number without unit.
[[nodiscard]] std::string word_of(const syntax::Expr& expr);
/// A number in base units: 2万元 → 20000 money. Empty: no such unit, or too large.
[[nodiscard]] std::optional<value::Quantity> quantity_of(const syntax::Expr& number);
/// 是/否/yes/no
/// One unit in base units, by any spelling of the keyword table; null if there is no such unit.
[[nodiscard]] const value::Unit* unit_called(const std::string& written);
[[nodiscard]] std::optional<bool> yes_no_of(const std::string& word);
/// A quantity of time as a period; empty when it is none or no whole number.
[[nodiscard]] std::optional<value::Period> period_of(const value::Quantity& quantity);
/// A whole number of times (rounds), not negative.
[[nodiscard]] std::optional<std::int64_t> rounds_of(const value::Quantity& quantity);
/// 5日, 5天, 5 days: neither 工作日 nor 自然日 was said.
[[nodiscard]] bool says_day_only(const syntax::Expr& number);
/// The words of a head line (层级, 状态 …); empty if there is none.
/// 计量单位 of the head: counting units of the policy's own.
[[nodiscard]] std::vector<std::string> own_units(const syntax::File& file);
[[nodiscard]] const syntax::Line* head_line(const syntax::File& file, std::string_view label);
/// A keyword of a group in either skin: find_word("tier", "市") is "city"; "" if it is none.
[[nodiscard]] std::string find_word(std::string_view group, const std::string& written);

struct Territory {
    std::string name, code;
};
/// "浙江省（330000）" → both; a bare six-digit code stands for itself. Empty on anything else.
[[nodiscard]] std::optional<Territory> territory_of(const std::string& written);
/// Code of a territory named in this policy: its own (属地), the places of its 样本, or a code.
[[nodiscard]] std::optional<std::string> territory_code(const syntax::File& file,
                                                        const std::string& written);

/// 自2026年1月1日起, from 2026-01-01, a date alone; empty for 待定 and whatever cannot be read.
[[nodiscard]] std::optional<value::Date> effective_date(const syntax::File& file);
/// 各地适用: the day from which localities build on this version or fall back to it.
[[nodiscard]] std::optional<value::Date> binding_date(const syntax::File& file);
/// 有效期至: the last day on which a case may be filed under it.
[[nodiscard]] std::optional<value::Date> expiry_date(const syntax::File& file);

}  // namespace guiju::check
