// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "dsl/prove/tables.h"

namespace guiju::prove {

namespace {

/// Beyond so many earlier rows it is not said which of them take the cases of a row.
constexpr std::size_t kMostNamed = 32;

/// The rows that leave nothing to row `last`, none of them superfluous.
void name_the_earlier(Inquiry& inquiry, const program::DecisionTable& table,
                      const std::vector<Kleene>& rows, std::size_t last,
                      base::Diagnostic& finding) {
    if (last > kMostNamed) return;
    std::vector<Id> must{rows[last].yes};
    for (std::size_t i = 0; i < last; ++i) must.push_back(rows[i].no);
    for (const auto i : inquiry.ever.solver.clash(must))
        if (i > 0)
            finding.places.push_back({table.rows[i - 1].origin.span,
                                      {"这一行已经包括了它", "this row takes its cases"}});
}

void rows_in(Inquiry& inquiry, const program::DecisionTable& table) {
    auto& desk = inquiry.ever;
    auto& f = desk.formulas;
    const bool ordered = table.hit == program::DecisionTable::Hit::first;
    const auto rows = rows_of(desk, table);
    Id open = f.yes();  // no earlier row applies
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = table.rows[i];
        const std::array alone{rows[i].yes};
        const std::array in_turn{open, rows[i].yes};
        if (ordered) open = f.both(open, rows[i].no);
        // 其余 is written for safety: that it is never needed is as it should be.
        if (row.otherwise || inquiry.told_before(row.origin.span)) continue;
        if (!inquiry.never(desk, in_turn)) continue;
        if (!ordered || i == 0 || inquiry.never(desk, alone)) {
            inquiry.add(base::Code::gj3226, row.origin, {table.name});
        } else {
            auto& finding = inquiry.add(base::Code::gj3227, row.origin, {table.name});
            name_the_earlier(inquiry, table, rows, i, finding);
        }
    }
}

}  // namespace

// GJ3226: a row whose cells cannot hold together, whatever values the parameters may be given.
// GJ3227: where the first row that applies counts, one whose cases all belong to earlier rows.
void table_rows_can_apply(Inquiry& inquiry) {
    for (const auto& table : inquiry.program.tables) rows_in(inquiry, table);
}

}  // namespace guiju::prove
