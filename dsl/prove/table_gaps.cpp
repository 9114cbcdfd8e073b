// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/prove/tables.h"

namespace guiju::prove {

namespace {

using Hit = program::DecisionTable::Hit;

/// Must some row apply? Gathering, adding up and counting have an answer for none: nothing, or 0.
bool needs_a_row(Hit hit) {
    return hit == Hit::only || hit == Hit::first || hit == Hit::largest || hit == Hit::smallest;
}

void gap_in(Inquiry& inquiry, std::size_t index) {
    const auto& table = inquiry.program.tables[index];
    const bool ends = std::any_of(table.rows.begin(), table.rows.end(),
                                  [](const auto& row) { return row.otherwise; });
    if (!needs_a_row(table.hit) || ends) return;
    auto& desk = inquiry.now;
    auto must = sound_case(inquiry);
    std::vector<std::size_t> rows;
    for (const auto& row : rows_of(desk, table)) {
        must.push_back(row.no);
        rows.push_back(rows.size());
    }
    if (inquiry.never(desk, must)) return;
    const auto model = inquiry.find_case(must);
    if (!model) return;
    const Trial trial(inquiry.program, desk.situation, *model, inquiry.hints);
    const bool none = std::all_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
        const auto applies = trial.decide(row.condition);
        return applies && *applies == value::Truth::no;
    });
    if (!none) return;  // the solver knew too little
    auto& finding = inquiry.add(base::Code::gj3224, table.origin,
                                {table.name, told_by_rows(inquiry, table, trial, rows)});
    finding.example = table_example(
        inquiry, index, trial,
        {table.name.zh + " 哪一行都不适用的情形", table.name.en + " a case no row applies to"});
}

}  // namespace

// GJ3224: a case of which every row certainly does not hold. One that is merely undecided is none: its value
// cannot be told because something is not filled in, and the stage says what happens then.
void tables_are_complete(Inquiry& inquiry) {
    for (std::size_t i = 0; i < inquiry.program.tables.size(); ++i) gap_in(inquiry, i);
}

}  // namespace guiju::prove
