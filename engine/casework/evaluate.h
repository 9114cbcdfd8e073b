// SPDX-License-Identifier: Apache-2.0
#pragma once
// Indicators and yearly evaluations over the stored cases and reported figures. Exact: a province's
// rate is that of the sums, never the mean of its counties' rates; what cannot be computed says so.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/ports/case_store.h"
#include "engine/ports/directory.h"
#include "engine/program/program.h"

namespace guiju::casework {

/// Half-open span of days with its name: "2025", "2025Q3", "2025-09".
struct PeriodOfTime {
    std::string name{};
    value::Instant from{}, until{};
};
[[nodiscard]] std::optional<PeriodOfTime> parse_period(const std::string& name);

struct IndicatorValue {
    std::string name{}, unit{};
    std::optional<value::Number> value{};  ///< empty: cannot be computed
    std::string why_not{};                 ///< zh reason when empty ("分母为0", "未报")
    std::optional<value::Truth> target_met{};
};

/// All indicators for one unit (its territory and below). `given`: values that replace what would be
/// counted (what-if, 试例). A reported figure is the unit's own; with a directory and without an own
/// figure, the sum of those of the units within its territory. Merged cases are never counted, a
/// revision of a returned case not again as filed, drafts not at all.
[[nodiscard]] base::Result<std::vector<IndicatorValue>> indicators(
    const program::Program& program, ports::CaseStore& store, const ports::UnitRecord& unit,
    const PeriodOfTime& period, const std::map<std::string, value::Number>& given = {},
    ports::Directory* directory = nullptr);

struct ScoreLine {
    std::string name{}, wording{};
    value::Number weight{};                 ///< as used (after renormalising)
    std::optional<value::Number> figure{};  ///< the indicator's value
    std::optional<value::Number> points{};  ///< 0…100, exact
    std::optional<value::Number> part{};    ///< weight × points
    std::string note{};  ///< "缺企业评价反馈，权重折算到其余各项"
};
struct Score {
    std::string unit{}, unit_name{}, territory{}, role{};
    std::optional<value::Number> total{};  ///< exact; rounded only when shown
    std::string grade{};
    int rank = 0;  ///< among units of the same role; ties share
    std::vector<ScoreLine> lines{};
    std::vector<std::string> flags{};  ///< "缺企业评价"
    std::string consequence{};         ///< 结果运用: what follows from the grade; "" if nothing
};

/// What follows from grades in a row, newest first: the first line of 结果运用 that holds. A unit that
/// reported nothing counts as having the lowest grade. nullptr: nothing follows.
[[nodiscard]] const program::Consequence* consequence_of(const program::Program& program,
                                                         const program::Evaluation& evaluation,
                                                         const std::vector<std::string>& grades);
/// How many periods have to be looked at to know: 1 if no consequence speaks of periods in a row.
[[nodiscard]] std::int64_t periods_needed(const program::Program& program,
                                          const program::Evaluation& evaluation);

/// All subjects of one evaluation, best first. not_found: no such evaluation.
[[nodiscard]] base::Result<std::vector<Score>> evaluate(const program::Program& program,
                                                        const std::string& evaluation,
                                                        ports::CaseStore& store,
                                                        ports::Directory& directory,
                                                        const PeriodOfTime& period);
/// One subject with indicator values given from outside (试例, what-if).
[[nodiscard]] base::Result<Score> score(const program::Program& program,
                                        const std::string& evaluation,
                                        const std::vector<IndicatorValue>& values);

}  // namespace guiju::casework
