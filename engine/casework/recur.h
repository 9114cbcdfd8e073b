// SPDX-License-Identifier: Apache-2.0
#pragma once
// What comes again: which cases of 周期任务 and which versions of 发布清单 are due by an instant. Ids are made
// of task, period and unit, so that asking twice, or in two offices, makes each once. Saves nothing.
#include <functional>
#include <string>
#include <vector>

#include "engine/casework/evaluate.h"
#include "engine/casework/sheet.h"

namespace guiju::casework {

/// The periods of a cycle that begin in [from, until], oldest first; at most `most`, the newest.
[[nodiscard]] std::vector<PeriodOfTime> periods_between(program::Cycle cycle, value::Date from,
                                                        value::Date until, std::size_t most);
/// "2026年第一季度", "2026年3月", "2026年"
[[nodiscard]] std::string say_period(const PeriodOfTime& period);

/// Is it this policy that applies at a place (a territory code) on a day, and not a local one below it?
using Applies = std::function<bool(const std::string& place, value::Date day)>;

/// The commands that open what a policy's recurring tasks want by `now` and is not there yet, for the
/// units at whose place it applies. Only periods since the policy was adopted (`since`) or came into
/// force, whichever is later.
struct Round {
    value::Instant since{}, now{};
    Applies applies{};
};
[[nodiscard]] Result<std::vector<Command>> recurring_due(const program::Program& program,
                                                         ports::CaseStore& store,
                                                         ports::Directory& directory,
                                                         const Round& round);
/// Periods for which a periodic list has no version yet though they are over.
[[nodiscard]] Result<std::vector<std::string>> lists_due(const program::Program& program,
                                                         const program::Published& list,
                                                         ports::CaseStore& store,
                                                         value::Instant since, value::Instant now);

}  // namespace guiju::casework
