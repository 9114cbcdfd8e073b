// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is made of a list of records (名单): counted, added up, asked of each row or each group. A part of
// Program; the operation `fold` names one. Conditions on rows are Codes of their own, asked row by row.
#include <cstdint>
#include <string>

#include "engine/program/code.h"

namespace guiju::program {

struct RowFold {
    enum class Kind : std::uint8_t {
        count,     ///< rows that satisfy `where`
        distinct,  ///< different values of the column
        sum,
        mean,
        least,
        greatest,
        pick,    ///< the different values of the column, as a list
        every,   ///< `what` holds for each row
        groups,  ///< `what` holds for the rows of each value of the column
        months,  ///< months of the year `what` covered by the days from `column` to `until`
    } kind{};
    std::int32_t column = kNone, until = kNone;  ///< columns of the list
    CodeId where = kNone;                        ///< of one row; kNone: every row
    CodeId what = kNone;  ///< every: of one row; groups: of a group; months: the year, of the case
    std::string wording;  ///< which rows, as the author wrote it; shown only
};

}  // namespace guiju::program
