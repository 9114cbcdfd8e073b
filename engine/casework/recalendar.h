// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a corrected calendar would do to running deadlines: which last days move, and because of which days.
// Looks only. Cases come under the corrected calendar with a version of their policy that has it (passage.h).
#include <optional>
#include <string>
#include <vector>

#include "engine/casework/policies.h"
#include "engine/ports/case_store.h"
#include "engine/value/calendar.h"

namespace guiju::casework {

struct MovedDeadline {
    std::string unit{};  ///< whose turn the case is
    std::string case_id{};
    std::string clock{};                 ///< "需求初筛/期限"
    value::Date before{};                ///< last day
    std::optional<value::Date> after{};  ///< empty: beyond what the corrected calendar announces
    std::vector<value::Date> worked{};   ///< days that were off and are worked now: they shorten it
    std::vector<value::Date> off{};      ///< and the other way round: they put it off
};

/// The deadlines of open cases that run and move, those of policies alone that count by the calendar of this
/// name; `policy`: of that one only, empty: of all. In the order of lists.
[[nodiscard]] base::Result<std::vector<MovedDeadline>> moved_deadlines(
    ports::CaseStore& store, Policies& policies, const value::WorkCalendar& corrected,
    const std::string& policy);

}  // namespace guiju::casework
