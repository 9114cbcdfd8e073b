// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a line of 处理 does, in a few words: for tables, pictures and comparisons. Not the wording of the line.
#include "engine/program/program.h"

namespace guiju::render {

/// 退回补正, 转需求验证, 报所在地牵头单位确认后退回 …
[[nodiscard]] base::Text outcome_words(const program::Program& program,
                                       const program::Disposition& line);
/// Likewise of a line by its index; 不能判断 when there is none.
[[nodiscard]] base::Text outcome_words(const program::Program& program, std::int32_t stage,
                                       std::int32_t line);

}  // namespace guiju::render
