// SPDX-License-Identifier: Apache-2.0
#pragma once
// One row of a score table with everything resolved. Shared by the checks of 匹配 and 评价 and by
// dsl/lower. Not the arithmetic of points: that is engine/eval.
#include <optional>

#include "dsl/check/resolve.h"

namespace guiju::check {

struct ScoreTerms {
    Term subject;
    std::optional<Term> target, step, deduction;
    value::Number full{100}, otherwise{0};
    value::Number weight;  ///< share of 1
};

/// Resolves and checks a row; a wrong part has type nothing and was reported. A step in 百分点 below
/// a share becomes a share (1个百分点 = 1%). A subject left out is the row's own name.
[[nodiscard]] ScoreTerms score_terms(const Symbols& symbols, const syntax::ScoreRow& row,
                                     Scope scope, Findings& findings);

}  // namespace guiju::check
