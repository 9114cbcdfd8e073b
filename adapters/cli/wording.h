// SPDX-License-Identifier: Apache-2.0
#pragma once
// Words of the terminal for things of the engine: item numbers, phases, levels.
// Not why something was decided (engine/casework/explain.h) and no messages with codes.
#include <string>
#include <string_view>
#include <vector>

#include "engine/casework/command.h"
#include "engine/program/program.h"

namespace guiju::cli {

using base::Lang;
using base::Text;

/// 1 → 一, 12 → 十二, 105 → 105
[[nodiscard]] std::string chinese_number(int number);
/// "第（一）、（四）项" / "items (1), (4)"; empty for no items.
[[nodiscard]] std::string items_in_words(const std::vector<int>& items, Lang lang);
/// Name of a work-region state for people: awaiting_correction → 待补正.
[[nodiscard]] Text phase_in_words(std::string_view phase);
/// Name of a clock-region state: overdue → 逾期.
[[nodiscard]] Text clock_in_words(std::string_view state);
/// Where a case stands, with its result when it is closed: 已退回, 待补正 …
[[nodiscard]] Text standing_in_words(const ports::CaseRecord& record);
[[nodiscard]] Text status_in_words(program::Status status);
/// "2025-09-29 10:00" in Asia/Shanghai; "" for 0.
[[nodiscard]] std::string minute(value::Instant instant);

/// A policy's clauses for the summary: criteria, actions, lines, clocks, rungs, rules, rows.
[[nodiscard]] std::size_t count_clauses(const program::Program& program);

}  // namespace guiju::cli
