// SPDX-License-Identifier: Apache-2.0
#pragma once
// Named conditions and values, decision tables and consistency lines of a compiled policy. Where they are
// used they are part of the code that uses them (Code::named says where); here they stand by themselves,
// for explanations, for 试例 and for whoever examines a table row by row.
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/program/code.h"
#include "engine/program/origin.h"

namespace guiju::program {

/// 定义, or the name of a decision table.
struct Definition {
    base::Text name;
    bool condition = false;  ///< holds or not; else it is a value
    CodeId code = kNone;     ///< in the scope of a case; kNone: a table that gathers (Hit::all)
    std::int32_t table = kNone;
    Origin origin;
};

struct DecisionTable {
    base::Text name;
    enum class Hit : std::uint8_t { only, first, all, sum, largest, smallest, count } hit{};
    struct Column {
        std::string title;    ///< as written
        CodeId code = kNone;  ///< the value its cells are compared with
    };
    std::vector<Column> columns;
    std::string result_title;
    struct Row {
        std::vector<CodeId> cells;  ///< one a column; kNone: any value
        CodeId condition = kNone;   ///< all cells together; kNone: always (其余)
        CodeId result = kNone;
        bool otherwise = false;
        Origin origin;
    };
    std::vector<Row> rows;
    Origin origin;
};

/// 核对: values that must fit each other. Definitely not: a defect, or with a note a flag.
struct Consistency {
    CodeId code = kNone;
    std::string note;
    Origin origin;
};

}  // namespace guiju::program
