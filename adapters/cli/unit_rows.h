// SPDX-License-Identifier: Apache-2.0
#pragma once
// Units and reported figures from CSV files into a database. Each row is checked against the policies
// that are adopted there; a wrong row is told with its line, the others are stored.
#include "adapters/cli/command.h"
#include "engine/program/program.h"

namespace guiju::cli {

/// Columns 代号 名称 角色 属地 其他 (id name role territory other).
[[nodiscard]] Exit load_units(const Call& call, const std::string& path);
/// Columns 指标 单位 周期 数值 (indicator unit period value).
[[nodiscard]] Exit load_figures(const Call& call, const std::string& path);

/// "名录状态“在册”，在办件数14件" by the fields of a register. misuse for what is not understood.
[[nodiscard]] base::Result<value::Record> read_attributes(const std::vector<program::Field>& fields,
                                                          std::string_view text);

}  // namespace guiju::cli
