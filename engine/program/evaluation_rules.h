// SPDX-License-Identifier: Apache-2.0
#pragma once
// What follows from an evaluation besides score and rank. Part of program.h.
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/message.h"
#include "engine/program/origin.h"
#include "engine/program/targets.h"

namespace guiju::program {

/// 结果运用：连续2期“不合格”的，“退出”
struct Consequence {
    base::Text grade;
    NumberRef periods;  ///< in a row; not given: one
    base::Text action;
    Origin origin;
};

struct EvaluationRules {
    std::vector<std::int32_t> excluded;  ///< indicators no row may rest on
    Origin excluded_origin;
    enum class Peers : std::uint8_t { role, same_city } peers{};
    std::vector<Consequence> consequences;  ///< in order; the first that holds applies
    std::int64_t objection_amount = 0;      ///< 0: none
    std::string objection_unit;             ///< workdays, days …, as in clocks
    std::int32_t objection_to = -1;         ///< role
    base::Text not_reported;                ///< grade of a unit without any figure; empty: none
};

}  // namespace guiju::program
