// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the rules on tables of targets share: units of rows, cells with numbers. See target_names.cpp
// (names, types) and targets_consistent.cpp (meaning).
#include <string>

#include "dsl/check/symbols.h"
#include "engine/value/number.h"

namespace guiju::check {

/// The unit of a row: 万家 and 万元/人 are made of known ones.
struct RowUnit {
    bool known = false;
    std::string zh;           ///< Chinese spelling
    value::Number factor{1};  ///< one of it in base units; 1 where it is compound
    bool share = false;       ///< %
};
[[nodiscard]] RowUnit row_unit(const Symbols& symbols, const std::string& written);
[[nodiscard]] bool has_numbers(syntax::TargetCell::Kind kind);
/// Smaller is better: a rank, 前N, 不超过.
[[nodiscard]] bool smaller_is_better(const syntax::TargetRow& row);
/// Column of the base year, or the number of columns.
[[nodiscard]] std::size_t base_column(const syntax::TargetTable& table);

}  // namespace guiju::check
