// SPDX-License-Identifier: Apache-2.0
#pragma once
// Named conditions and values (定义) and decision tables in words (判定表): both give a name that other
// clauses use. Parts of the tree like those of parts.h; how they are worked out is dsl/check's.
#include "dsl/syntax/parts.h"

namespace guiju::syntax {

/// 重点企业：企业类别已填写的企业 · 投入占比：研发投入÷营业收入
struct Definition {
    Name name;
    Expr meaning;              ///< a condition or a value
    std::optional<Name> noun;  ///< …的企业: only for reading, a role, a kind of role or the matter
    Tail tail;
    base::Span span;
    Trivia before;
};
struct Definitions {
    std::vector<Definition> all;
};

/// ｜cell｜…｜result｜; a cell is a condition whose left side is the heading of its column.
struct TableRow {
    std::vector<std::optional<Expr>> cells;  ///< empty: 不限
    bool otherwise = false;                  ///< 其余
    Expr result;
    base::Span span;
    Tail tail;
    Trivia before;
};
struct DecisionTable {
    std::string hit;  ///< keyword id: only, first, all, sum, largest, smallest, count
    base::Span hit_span;
    std::vector<Expr> columns;  ///< what the cells are compared with
    std::string result_title;   ///< heading of the last column, as written
    std::vector<TableRow> rows;
    std::vector<Name> results;  ///< the different texts that rows give, in order
    Trivia before_header;
};

}  // namespace guiju::syntax
