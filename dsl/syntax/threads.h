// SPDX-License-Identifier: Apache-2.0
#pragma once
// Threads between cases: other policies that this one deals with, cases started by a line, tasks that
// come again every period, lists that are published. As written; see tree.h for what the tree is.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dsl/syntax/parts.h"

namespace guiju::syntax {

/// 关联　NAME: a policy of its own, known to the office by name, with those of its fields used here.
struct RelatedSection {
    std::vector<Field> fields;
    std::vector<Name> outcomes;  ///< 结果：A、B
    std::vector<Name> marks;     ///< 标志：A、B
    std::vector<Name> once;  ///< 最多报一次：A、B，有效期P: fields its cases have reported already
    std::optional<Expr> once_valid;
    base::Span once_span;
};

/// 另立“P”案件，带入A、B作为C | 按F逐一另立“P”案件 | 转为“P”案件
struct StartCase {
    Name policy;
    std::optional<Name> each;  ///< one case for every item of this list field
    std::vector<std::pair<Name, std::optional<Name>>> carry;  ///< own field, its name over there
    base::Span span;
};

/// 周期任务　NAME: a case of this policy for every unit of a role in every period.
struct RecurringSection {
    std::string period;               ///< keyword id: yearly, quarterly, monthly
    std::vector<Name> subjects;       ///< roles
    std::string set_up;               ///< keyword id: at_start, at_end, after_start, before_end
    std::optional<Expr> distance;     ///< of after_start, before_end
    std::optional<Name> period_into;  ///< field that gets "2026年第一季度"
    std::vector<Name> carried_over;   ///< fields that begin as the last period's case left them
    base::Span set_up_span;
};

/// 发布清单　NAME
struct PublishedSection {
    std::optional<Expr> entries;  ///< 收录: which cases
    std::vector<Name> columns;
    std::optional<Name> order;
    bool high_first = false;
    std::optional<Name> owner;  ///< 发布单位
    std::vector<Name> redacted;
    std::string period;         ///< keyword id of 周期; empty: only when somebody publishes
    bool carried_over = false;  ///< 结转：未办结的
};

}  // namespace guiju::syntax
