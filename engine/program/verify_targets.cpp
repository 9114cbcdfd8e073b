// SPDX-License-Identifier: Apache-2.0
#include "engine/program/verify_targets.h"

#include <algorithm>

namespace guiju::program {
namespace {

bool in(std::int32_t i, std::size_t size) { return i >= 0 && static_cast<std::size_t>(i) < size; }
bool in_or_none(std::int32_t i, std::size_t size) { return i == kNone || in(i, size); }

bool has_numbers(TargetCell::Kind kind) {
    using Kind = TargetCell::Kind;
    return kind == Kind::at_least || kind == Kind::more || kind == Kind::at_most ||
           kind == Kind::about || kind == Kind::top || kind == Kind::hold;
}

/// Kinds that need a number of the table, and those that stand on a baseline.
bool cell_fits(const TargetTable& table, const TargetRow& row, const TargetCell& cell) {
    using Kind = TargetCell::Kind;
    const bool baseline = cell.kind == Kind::none || has_numbers(cell.kind);
    if (has_numbers(cell.kind) && cell.numbers.size() != row.series.size()) return false;
    if (!baseline && !cell.numbers.empty()) return false;
    if (cell.kind == Kind::about &&
        !(row.unit == "%" ? table.about_points.given : table.about_share.given))
        return false;
    if (cell.kind == Kind::stable && !table.stable.given) return false;
    return cell.kind != Kind::faster || in(cell.other, table.series.size());
}

bool number_fits(const Program& program, const NumberRef& ref) {
    if (!ref.given || ref.parameter == kNone) return true;
    if (!in(ref.parameter, program.parameters.size())) return false;
    const auto& value = program.parameters[static_cast<std::size_t>(ref.parameter)].value;
    return value.get_if<value::Quantity>() != nullptr;
}

bool row_fits(const Program& program, const TargetTable& table, const TargetRow& row) {
    const auto series = table.series.size();
    if (!in_or_none(row.sum_table, program.targets.size())) return false;
    const auto& summed =
        row.sum_table == kNone ? table : program.targets[static_cast<std::size_t>(row.sum_table)];
    const bool fits =
        !row.series.empty() && row.factor.sign() > 0 && row.cells.size() == table.years.size() &&
        in_or_none(row.part_of, table.rows.size()) && in_or_none(row.sum_of, summed.series.size());
    return fits &&
           std::all_of(row.series.begin(), row.series.end(),
                       [&](std::int32_t one) { return in(one, series); }) &&
           std::all_of(row.cells.begin(), row.cells.end(),
                       [&](const TargetCell& cell) { return cell_fits(table, row, cell); });
}

bool table_fits(const Program& program, const TargetTable& table) {
    for (const auto role : table.subjects)
        if (!in(role, program.roles.size())) return false;
    for (const auto& one : table.series)
        if (!in(one.row, table.rows.size()) ||
            !in_or_none(one.indicator, program.indicators.size()))
            return false;
    for (const auto* ref : {&table.about_points, &table.about_share, &table.stable, &table.blue,
                            &table.yellow, &table.red_run})
        if (!number_fits(program, *ref)) return false;
    return std::is_sorted(table.years.begin(), table.years.end()) &&
           table.blue.given == table.yellow.given;
}

}  // namespace

bool only_measures(const Program& program) {
    return program.matter.name.zh.empty() && program.stages.empty() &&
           !(program.targets.empty() && program.evaluations.empty() && program.indicators.empty());
}

namespace {

bool rules_fit(const Program& program, const EvaluationRules& rules) {
    for (const auto one : rules.excluded)
        if (!in(one, program.indicators.size())) return false;
    for (const auto& one : rules.consequences)
        if (!number_fits(program, one.periods)) return false;
    return in_or_none(rules.objection_to, program.roles.size()) && rules.objection_amount >= 0;
}

}  // namespace

std::optional<base::Error> fault_of_targets(const Program& program) {
    for (const auto& evaluation : program.evaluations)
        if (!rules_fit(program, evaluation.rules))
            return base::Error{base::ErrorKind::broken,
                               base::Code::gj5120,
                               {evaluation.name, Text("结果运用不成立", "its rules do not hold")}};
    for (const auto& indicator : program.indicators)
        if ((indicator.kind == Indicator::Kind::result) != (indicator.evaluation != kNone) ||
            !in_or_none(indicator.evaluation, program.evaluations.size()))
            return base::Error{base::ErrorKind::broken,
                               base::Code::gj5120,
                               {indicator.name, Text("所用的评价不存在", "no such evaluation")}};
    const auto fault = [](const TargetTable& table, const Text& at, const char* zh,
                          const char* en) {
        return base::Error{
            base::ErrorKind::broken,
            base::Code::gj5120,
            {Text(table.name.zh + "·" + at.zh, table.name.en + ", " + at.en), Text(zh, en)}};
    };
    for (const auto& table : program.targets) {
        if (!table_fits(program, table))
            return fault(table, {"设置", "settings"}, "设置不成立", "its settings do not hold");
        for (const auto& row : table.rows)
            if (!row_fits(program, table, row))
                return fault(table, row.name, "目标不成立", "its targets do not hold");
    }
    return std::nullopt;
}

}  // namespace guiju::program
