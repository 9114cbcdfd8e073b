// SPDX-License-Identifier: Apache-2.0
#pragma once
// 任务指标: the table of indicators with baseline, targets by year and owners, as the annex of a plan
// prints it. Numbers are digits as written, in the unit of the row; see sections.h for the rest.
#include "dsl/syntax/parts.h"

namespace guiju::syntax {

/// What one year asks (or, in the base year, what was measured).
struct TargetCell {
    enum class Kind : std::uint8_t {
        none,      // - —: no data, or no target in this year
        plain,     // 3.7: at least; of a rank or 前N: at most
        at_least,  // 80以上
        more,      // 超3500
        at_most,   // 不超过5
        about,     // 73左右
        stable,    // 保持基本稳定
        top,       // 前50
        hold,      // 保持在40以上: at every reporting date of the year
        faster,    // 快于“X”: other
        rise,      // 提升: more than the period before
        stated,    // “…”: a target in words, without a number
    };
    Kind kind{};
    std::vector<std::string> numbers;  ///< one a component: 12800/7721
    std::optional<Name> other;
    std::string words;   ///< of stated
    std::string remark;  ///< （24年数据未出）: the figure is provisional
    base::Span span;
};

/// One row. A name that ends in （A/B） has two components, and so has every cell of it.
struct TargetRow {
    int number = 0;
    bool own = false;  ///< ★: set by this level itself
    Name name;
    std::vector<Name> series;  ///< the names figures are reported under; one without components
    std::string unit;          ///< as written; may be empty
    base::Span unit_span;
    std::string kind;               ///< keyword id of group measure
    int part_of = 0;                ///< 其中于第34项; 0 if none
    std::optional<Name> of;         ///< the indicator that is added up …
    int since = 0;                  ///< … from this year on
    std::vector<TargetCell> cells;  ///< by year of the table
    std::vector<Name> owners;       ///< the first leads
    std::string source, remark;
    std::string system, task;  ///< headings above the row
    base::Span number_span, kind_span, span;
    Tail tail;
    Trivia before;
};

struct TargetTable {
    std::vector<Name> subjects;  ///< roles whose figures they are
    std::string period;          ///< keyword id of group cycle
    int base_year = 0;           ///< 0: none
    std::string path;            ///< keyword id: linear, at_target; empty: not written
    std::optional<Expr> about_points, about_share, stable;
    std::optional<Expr> blue, yellow;  ///< from which completion ratio
    std::optional<Expr> red_run;       ///< reds in a row before 督办
    std::vector<int> years;            ///< columns
    bool has_source = false, has_remark = false;
    std::vector<TargetRow> rows;
    base::Span base_span, years_span;
};

/// 指标：2025年，X 3.15: figures of one period in an example.
struct PeriodFigures {
    std::string period;  ///< 2025, 2025Q3, 2025-09
    std::vector<std::pair<Name, Expr>> values;
};

}  // namespace guiju::syntax
