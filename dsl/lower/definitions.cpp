// SPDX-License-Identifier: Apache-2.0
// 定义, 判定表 and 核对 as tables of their own.
#include <algorithm>
#include <array>

#include "dsl/lower/builder.h"

namespace guiju::lower {

namespace {

program::DecisionTable::Hit hit_of(const std::string& id) {
    static constexpr std::array<std::string_view, 7> kIds{"only",    "first",    "all",  "sum",
                                                          "largest", "smallest", "count"};
    const auto found = std::find(kIds.begin(), kIds.end(), id);
    return static_cast<program::DecisionTable::Hit>(found - kIds.begin());
}

}  // namespace

program::DecisionTable Builder::table(const syntax::DecisionTable& from,
                                      const syntax::Section& in) {
    check::Findings none;
    check::Resolver resolver(symbols_, check::case_scope(), none);
    program::DecisionTable table;
    table.name = both(in.name);
    table.hit = hit_of(from.hit);
    table.result_title = from.result_title;
    table.origin = origin(in);
    for (const auto& column : from.columns)
        table.columns.push_back({wording(column.span, {}), code_of(resolver.value(column))});
    for (const auto& one : from.rows) {
        program::DecisionTable::Row row;
        for (const auto& cell : one.cells)
            row.cells.push_back(cell ? code_of(resolver.cell_condition(*cell)) : program::kNone);
        row.condition = one.otherwise ? program::kNone : code_of(resolver.row_condition(one));
        row.result = code_of(resolver.row_result(one));
        row.otherwise = one.otherwise;
        row.origin = origin(one.span, one.tail, &in);
        table.rows.push_back(std::move(row));
    }
    return table;
}

void Builder::definitions() {
    check::Findings none;
    for (std::size_t i = 0; i < symbols_.definitions.size(); ++i) {
        const auto& from = symbols_.definitions[i];
        program::Definition definition;
        definition.name = both(from.name());
        if (from.definition != nullptr) {
            definition.origin = origin(from.definition->span, from.definition->tail, from.section);
        } else {
            definition.origin = origin(*from.section);
            definition.table = static_cast<std::int32_t>(program_.tables.size());
            program_.tables.push_back(table(*from.table, *from.section));
        }
        if (from.table == nullptr || from.table->hit != "all") {
            check::Resolver resolver(symbols_, check::case_scope(), none);
            auto term = resolver.defined(static_cast<std::int32_t>(i), from.name().span);
            definition.condition = term.type.kind == check::Type::Kind::truth;
            term.definition = check::kNobody;
            definition.code = code_of(term);
        }
        program_.definitions.push_back(std::move(definition));
    }
}

void Builder::consistency() {
    if (!symbols_.matter) return;
    const auto& from = *symbols_.matter;
    for (const auto& rule : from.body->consistency) {
        program::Consistency line;
        line.code = condition(rule.condition, check::case_scope());
        line.note = symbols_.identity(rule.note);
        line.origin = origin(rule.condition.span, rule.tail, from.section);
        program_.matter.consistency.push_back(std::move(line));
    }
}

}  // namespace guiju::lower
