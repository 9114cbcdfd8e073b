// SPDX-License-Identifier: Apache-2.0
#pragma once
// What an evaluation says besides its table: what it must not rest on, among whom ranks are given, what
// follows from a grade, objections, units that reported nothing. Part of sections.h.
#include "dsl/syntax/parts.h"

namespace guiju::syntax {

/// 结果运用：连续2期“不合格”的，“退出”
struct Consequence {
    std::optional<Expr> periods;  ///< in a row; empty: one
    Name grade;
    std::string action;
    base::Span span;
    Tail tail;
};

struct EvaluationRules {
    std::vector<Name> excluded;  ///< 不得作为依据：A、B
    Tail excluded_tail;          ///< with the clause that forbids it
    base::Span excluded_span;
    std::string peers;                      ///< keyword id: same_city; empty: all of the role
    std::vector<Consequence> consequences;  ///< in order; the first that holds applies
    std::optional<Expr> objection_within;
    std::optional<Name> objection_to;
    std::optional<Name> not_reported;  ///< grade of a unit without any figure
};

}  // namespace guiju::syntax
