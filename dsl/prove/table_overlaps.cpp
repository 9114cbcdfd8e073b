// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "dsl/prove/tables.h"

namespace guiju::prove {

namespace {

bool applies(const Trial& trial, const program::DecisionTable::Row& row) {
    const auto truth = trial.decide(row.condition);
    return truth && *truth == value::Truth::yes;
}

/// A case in which row `second` and an earlier one apply.
void overlap_at(Inquiry& inquiry, std::size_t index, std::size_t second, std::vector<Id> must) {
    const auto& table = inquiry.program.tables[index];
    if (inquiry.told_before(table.rows[second].origin.span)) return;
    if (inquiry.never(inquiry.now, must)) return;
    const auto model = inquiry.find_case(must);
    if (!model) return;
    const Trial trial(inquiry.program, inquiry.now.situation, *model, inquiry.hints);
    if (!applies(trial, table.rows[second])) return;
    for (std::size_t first = 0; first < second; ++first) {
        if (!applies(trial, table.rows[first])) continue;
        auto& finding = inquiry.add(base::Code::gj3225, table.rows[second].origin,
                                    {table.name, base::Text(std::to_string(first + 1)),
                                     told_by_rows(inquiry, table, trial, {first, second})});
        finding.places.push_back(
            {table.rows[first].origin.span, {"这一行也适用", "this row applies too"}});
        finding.example = table_example(
            inquiry, index, trial,
            {table.name.zh + " 两行都适用的情形", table.name.en + " a case two rows apply to"});
        return;
    }
}

void overlaps_in(Inquiry& inquiry, std::size_t index) {
    const auto& table = inquiry.program.tables[index];
    if (table.hit != program::DecisionTable::Hit::only) return;
    auto& f = inquiry.now.formulas;
    const auto sound = sound_case(inquiry);
    const auto rows = rows_of(inquiry.now, table);
    std::vector<Id> overlaps;
    Id earlier = f.no();
    for (std::size_t i = 0; i < rows.size() && !table.rows[i].otherwise; ++i) {
        overlaps.push_back(f.both(earlier, rows[i].yes));
        earlier = f.either(earlier, rows[i].yes);
    }
    auto must = sound;
    must.push_back(f.any(overlaps));
    if (inquiry.never(inquiry.now, must)) return;
    for (std::size_t i = 0; i < overlaps.size(); ++i) {
        must.back() = overlaps[i];
        overlap_at(inquiry, index, i, must);
    }
}

}  // namespace

// GJ3225: only one row may apply (取用：唯一), and in some case two do. Where the first row counts, or all of
// them are taken together, overlapping is what the rows are for.
void tables_do_not_overlap(Inquiry& inquiry) {
    for (std::size_t i = 0; i < inquiry.program.tables.size(); ++i) overlaps_in(inquiry, i);
}

}  // namespace guiju::prove
