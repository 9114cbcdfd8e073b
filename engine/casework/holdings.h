// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a line of 处理 does to registers, ladders and quotas, on the sheet of one command: refused whole, or
// written with the case in one transaction. What rows mean is holding_state.h.
#include "engine/casework/holding_state.h"
#include "engine/casework/sheet.h"

namespace guiju::casework {

/// 列入, 移出, 升入, 发放, 占用, 退还 of the line, in order. refused (506x): a condition of entry does not
/// hold or cannot be told, a reason is missing, the quota is used up …
[[nodiscard]] Outcome apply_holdings(Sheet& sheet, const program::Disposition& line);
/// Withdrawn, merged, returned: what the case had taken out of quotas goes back.
[[nodiscard]] Outcome give_back_all(Sheet& sheet, const std::string& cause);

// quotas.cpp
[[nodiscard]] Outcome apply_to_quota(Sheet& sheet, const program::HoldingEffect& effect);

// for both
/// Rows of an account with what this command changed; remembers its revision for the save.
[[nodiscard]] Result<Holdings> account(Sheet& sheet, const std::string& name,
                                       const std::string& subject);
/// Adds the row, or puts it in the place of the one with its id.
void put_holding(Sheet& sheet, ports::HoldingRecord row);
/// A new row of this command, from now on, without kind, name and subject.
[[nodiscard]] ports::HoldingRecord new_holding(const Sheet& sheet,
                                               const program::HoldingEffect& effect);
/// 有效期, 有效至, or else `otherwise`; 0: without end.
[[nodiscard]] Result<value::Instant> valid_until(const Sheet& sheet,
                                                 const program::HoldingEffect& effect,
                                                 const program::PeriodRef& otherwise);
/// The units the effect speaks of: those in its field, else the applicant.
[[nodiscard]] Result<std::vector<std::string>> subjects_of(const Sheet& sheet,
                                                           const program::HoldingEffect& effect);
/// Criteria that do not hold for sure, as "（一）…（不能判断，缺少…）"; empty: all hold. `any`: of
/// these one must hold; empty: one does.
[[nodiscard]] Result<std::vector<Text>> failing(const program::Program& program,
                                                const std::vector<program::Criterion>& criteria,
                                                const eval::Facts& facts, bool any = false);
[[nodiscard]] std::string unit_name(const Sheet& sheet, const std::string& id);

}  // namespace guiju::casework
