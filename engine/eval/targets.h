// SPDX-License-Identifier: Apache-2.0
#pragma once
// One target against its figures: value, milestone, completion, met or not, colour, trend. Exact and
// pure: figures come in through Figures. No figure is ever taken for zero: it is no data, and grey.
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/eval/reporting.h"
#include "engine/program/program.h"
#include "engine/value/truth.h"

namespace guiju::eval {

struct Figure {
    std::optional<value::Number> number;  ///< in the unit of the row; empty: no data
    bool provisional = false;
    std::string why_not;    ///< zh, when there is no number: "未报", "填报为不详"
    bool withheld = false;  ///< there is a number, and the unit keeps it to itself
};

/// Who knows the figures of one subject. Implemented over a store, or over the lines of an example.
class Figures {
   public:
    virtual ~Figures() = default;
    /// `series`: index into the table. As it was reported or counted for exactly this period.
    [[nodiscard]] virtual base::Result<Figure> figure(const program::TargetTable& table,
                                                      std::int32_t series,
                                                      const Reporting& period) = 0;
};

struct TargetVerdict {
    enum class Colour : std::uint8_t { none, grey, blue, yellow, red };
    enum class Trend : std::uint8_t { unknown, rising, falling, level };

    std::vector<Figure> figures;                           ///< by series of the row
    std::vector<std::optional<value::Number>> milestones;  ///< by series; empty: none
    std::optional<value::Number> completion;   ///< the lowest of the series; 1 = as planned
    bool asked = false;                        ///< this year has a target of its own
    value::Truth met = value::Truth::unknown;  ///< that target; unknown when not asked
    Colour colour = Colour::none;              ///< none: the table has no colours, or no number
    Trend trend = Trend::unknown;              ///< of the first series against the period before
    int reds = 0;            ///< red periods in a row up to this one, counted to red_run + 1
    bool supervise = false;  ///< this period makes the run full: 督办 begins here, once
    bool wrong = false;      ///< the figures contradict each other
    std::vector<base::Text> notes;
};

/// The verdict on one row for one period.
[[nodiscard]] base::Result<TargetVerdict> judge(const program::Program& program,
                                                const program::TargetTable& table, std::int32_t row,
                                                const Reporting& period, Figures& figures);
/// The figure of a series for a period: as reported; of a year also made of its quarters or months
/// (yearly flows are added up, stocks, running totals and ranks are those of the last one).
[[nodiscard]] base::Result<Figure> figure_for(const program::Program& program,
                                              const program::TargetTable& table,
                                              std::int32_t series, const Reporting& period,
                                              Figures& figures);

}  // namespace guiju::eval
