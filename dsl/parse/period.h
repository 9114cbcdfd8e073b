// SPDX-License-Identifier: Apache-2.0
#pragma once
// Words of tables of targets: periods, signed numbers, the sign for no data, components of a name.
// The grammar wraps them as rules, like tokens.h.
#include <string>
#include <string_view>
#include <vector>

#include "dsl/parse/tokens.h"

namespace guiju::parse {

/// 2025年, 2025年第三季度, 2025年9月, 2025, 2025Q3, 2025-09: its name "2025", "2025Q3", "2025-09".
struct PeriodToken {
    std::string name;
    std::size_t length = 0;
};
[[nodiscard]] PeriodToken period_at(std::string_view text);
[[nodiscard]] std::size_t match_period(Here here);
/// A number with an optional minus before it.
[[nodiscard]] std::size_t match_signed(Here here);
/// Its digits, "-0.5".
[[nodiscard]] std::string signed_digits(std::string_view text);
/// - – — －: no data.
[[nodiscard]] std::size_t match_no_data(Here here);
/// “营业收入（415X/135N）” → 营业收入·415X, 营业收入·135N; another name → nothing.
[[nodiscard]] std::vector<std::string> series_of(std::string_view name);

}  // namespace guiju::parse
