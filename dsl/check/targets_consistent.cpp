// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/check/literal.h"
#include "dsl/check/rule.h"
#include "dsl/check/targets.h"

namespace guiju::check {

namespace {

using base::Code;
using syntax::TargetCell;
using syntax::TargetRow;
using syntax::TargetTable;
using value::Number;

std::optional<Number> number_at(const TargetCell& cell, std::size_t component) {
    if (!has_numbers(cell.kind) || component >= cell.numbers.size()) return std::nullopt;
    return Number::parse(cell.numbers[component]);
}

/// A row that another one is compared with, or is a part of, needs no target of its own.
bool referred_to(const TargetTable& table, const TargetRow& row) {
    return std::any_of(table.rows.begin(), table.rows.end(), [&](const TargetRow& one) {
        return (one.part_of != 0 && one.part_of == row.number) ||
               std::any_of(one.cells.begin(), one.cells.end(), [&](const TargetCell& cell) {
                   return cell.other && cell.other->text == row.name.text;
               });
    });
}

bool asks(const TargetCell& cell) { return cell.kind != TargetCell::Kind::none; }

/// GJ3153: a plain target that is worse than the baseline reads like a slip of the pen.
void below_baseline(Findings& findings, const TargetRow& row, const TargetCell& baseline) {
    for (const auto& cell : row.cells) {
        if (&cell == &baseline || cell.kind != TargetCell::Kind::plain) continue;
        const auto from = number_at(baseline, 0);
        const auto to = number_at(cell, 0);
        if (!from || !to) continue;
        const bool worse = smaller_is_better(row) ? *to > *from : *to < *from;
        if (worse)
            findings.add(
                Code::gj3153, cell.span,
                {base::Text(row.name.text), base::Text(to->text()), base::Text(from->text())});
    }
}

/// GJ3155: in every year a part is no larger than its whole.
void part_in_whole(Findings& findings, const TargetTable& table, const TargetRow& row) {
    const auto whole = std::find_if(table.rows.begin(), table.rows.end(),
                                    [&](const auto& one) { return one.number == row.part_of; });
    if (row.part_of == 0 || whole == table.rows.end()) return;
    for (std::size_t i = 0; i < row.cells.size() && i < whole->cells.size(); ++i) {
        const auto part = number_at(row.cells[i], 0);
        const auto all = number_at(whole->cells[i], 0);
        if (!part || !all || *part <= *all) continue;
        auto& finding = findings.add(Code::gj3155, row.cells[i].span,
                                     {base::Text(row.name.text), base::Text(whole->name.text)});
        finding.places.push_back({whole->cells[i].span, {"整体的数在这里", "the whole is here"}});
    }
}

void colours(Findings& findings, const TargetTable& table) {
    if (!table.blue || !table.yellow) return;
    const auto blue = quantity_of(*table.blue);
    const auto yellow = quantity_of(*table.yellow);
    if (blue && yellow && !(yellow->number < blue->number))
        findings.add(Code::gj3154, table.yellow->span);
}

void rows(Findings& findings, const TargetTable& table) {
    const auto base = base_column(table);
    for (const auto& row : table.rows) {
        bool targeted = false;
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            targeted = targeted || (i != base && asks(row.cells[i]));
        if (!targeted && !referred_to(table, row))
            findings.add(Code::gj3151, row.span, {base::Text(row.name.text)});
        if (row.owners.empty()) findings.add(Code::gj3152, row.span, {base::Text(row.name.text)});
        if (base < row.cells.size()) below_baseline(findings, row, row.cells[base]);
        part_in_whole(findings, table, row);
    }
}

}  // namespace

// GJ3150: years in order, the base year before all targets. GJ3151: every row has a target. GJ3152:
// and an owner. GJ3153: a target worse than the baseline. GJ3154: blue above yellow. GJ3155: parts.
void targets_consistent(const Examination& examination) {
    for (const auto& [section, table] : examination.symbols.targets) {
        examination.findings.rest_on(section->basis);
        auto& findings = examination.findings;
        const bool ascending = std::is_sorted(table->years.begin(), table->years.end());
        const bool based = table->base_year == 0 || base_column(*table) == 0;
        if (!ascending || !based) findings.add(Code::gj3150, table->years_span);
        if (table->rows.empty())
            findings.add(Code::gj3156, section->heading_span, {base::Text(section->name.text)});
        colours(findings, *table);
        rows(findings, *table);
    }
    examination.findings.rest_on({});
}

}  // namespace guiju::check
