// SPDX-License-Identifier: Apache-2.0
#pragma once
// 过渡: what this version of a policy does with cases that are under way under an older one, stage by
// stage. As written; the old version is known by its number and the names of its stages only.
#include <optional>
#include <string>
#include <vector>

#include "dsl/syntax/parts.h"

namespace guiju::syntax {

struct TransitionSection {
    struct Row {
        Name from;               ///< a stage of the old version
        std::optional<Name> to;  ///< a stage of this one; empty: 由人工处理
        std::string holder;      ///< keyword id: same_unit, by_rule; empty: not written
        std::string clock;       ///< keyword id: keep_elapsed, restart, convert
        std::string pending;     ///< keyword id: keep, resubmit
        base::Span span;
        Tail tail;
        Trivia before;
    };
    std::vector<Name> versions;  ///< 原版本
    base::Span versions_span;
    std::vector<Row> rows;
};

}  // namespace guiju::syntax
