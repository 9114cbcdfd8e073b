// SPDX-License-Identifier: Apache-2.0
#pragma once
// Points, weights, grades and ranks: pure and exact. Used for matchings (ranking.h) and evaluations.
// Counting indicators over stored cases is casework's; here every figure comes in.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/eval/evaluate.h"

namespace guiju::eval {

using value::Number;

/// One row of a score table for one subject.
struct RowScore {
    Number weight;                 ///< as used, after renormalising; 0 for a row left out
    std::optional<Number> figure;  ///< value of the row's subject; empty: not known
    std::optional<Number> points;  ///< 0 … full, exact; empty: cannot be computed
    std::optional<Number> part;    ///< weight × points
    bool left_out = false;         ///< not known: renormalised, counted as 0, or blocking
};

struct TotalScore {
    std::optional<Number> total;  ///< exact; empty: blocked, or no row could be computed
    std::vector<RowScore> rows;   ///< by row of the table
};

/// The figure of a row (value of its subject; for a condition 1 or 0); empty: not known.
[[nodiscard]] base::Result<std::optional<Number>> figure_of(const Program& program,
                                                            const program::ScoreRow& row,
                                                            const Facts& facts, Scratch& scratch);
/// Points of a row for a figure. `best`: highest figure among all subjects, needed for best_is_full.
/// Points stay within 0 … full; deductions are in proportion (no step is rounded). Empty: cannot be
/// computed (unknown figure, target or step 0). broken: a number does not fit.
[[nodiscard]] base::Result<std::optional<Number>> points_of(const Program& program,
                                                            const program::ScoreRow& row,
                                                            const std::optional<Number>& figure,
                                                            const std::optional<Number>& best,
                                                            const Facts& facts, Scratch& scratch);
/// Weighted sum of points by row. What is missing: spread over the others, 0, or no score.
[[nodiscard]] base::Result<TotalScore> weigh(std::span<const program::ScoreRow> rows,
                                             std::span<const std::optional<Number>> figures,
                                             std::span<const std::optional<Number>> points,
                                             program::Evaluation::Missing missing);
/// All rows of one subject on its facts (indicators filled in). `best` by row, may be empty.
[[nodiscard]] base::Result<TotalScore> score(const Program& program,
                                             std::span<const program::ScoreRow> rows,
                                             const Facts& facts,
                                             std::span<const std::optional<Number>> best,
                                             program::Evaluation::Missing missing);

/// The grade of a score, rounded as 取数 says; nullptr: no grade fits or there is no score.
[[nodiscard]] const program::Evaluation::Grade* grade_of(const program::Evaluation& evaluation,
                                                         const std::optional<Number>& total);

struct Standing {
    std::optional<Number> total;
    std::optional<Number> tie_breaker;
};
/// Ranks 1, 2, 2, 4 … by the rounded score (as published), then the tie breaker (higher first; not
/// known comes last); equal ones share a rank. 0: no score, no rank. Same order as the input.
[[nodiscard]] std::vector<int> ranks(const program::Evaluation& evaluation,
                                     std::span<const Standing> standings);

}  // namespace guiju::eval
