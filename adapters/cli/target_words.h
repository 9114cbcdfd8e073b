// SPDX-License-Identifier: Apache-2.0
#pragma once
// Verdicts on targets in words, for tables, JSON, CSV and examples. Computes nothing.
#include <string>
#include <vector>

#include "adapters/cli/console.h"
#include "engine/eval/targets.h"

namespace guiju::cli {

/// 蓝色, 黄色, 红色, 无数据; 数据有误; "" without colours.
[[nodiscard]] base::Text colour_word(const eval::TargetVerdict& verdict);
/// 达到, 未达到, 不能判断; "" when nothing was asked of this year.
[[nodiscard]] base::Text met_word(const eval::TargetVerdict& verdict);
/// 上升, 下降, 持平; "" when there is nothing to compare with.
[[nodiscard]] base::Text trend_word(const eval::TargetVerdict& verdict);
[[nodiscard]] Paint paint_of(const eval::TargetVerdict& verdict);
/// "13600/8499", "—" where there is no data.
[[nodiscard]] std::string figures_text(const std::vector<eval::Figure>& figures);
/// As short as it is exact, at most two decimals: "222", "1.11".
[[nodiscard]] std::string shown(const std::optional<value::Number>& number);
[[nodiscard]] std::string milestones_text(const eval::TargetVerdict& verdict);
/// "73左右" / "about 73": what a year asks.
[[nodiscard]] base::Text cell_text(const program::TargetTable& table,
                                   const program::TargetCell& cell);
/// 225家，里程碑222，完成率1.0135，蓝色，达到 … and the notes, for one row.
[[nodiscard]] std::string said_of(const program::TargetRow& row,
                                  const eval::TargetVerdict& verdict);

}  // namespace guiju::cli
