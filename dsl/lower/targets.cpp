// SPDX-License-Identifier: Apache-2.0
// 任务指标: rows with their series, cells by year, settings.
#include <algorithm>

#include "dsl/check/literal.h"
#include "dsl/check/targets.h"
#include "dsl/lower/builder.h"

namespace guiju::lower {

namespace {

using check::SymbolKind;

program::TargetRow::Kind measure_of(const std::string& id) {
    using Kind = program::TargetRow::Kind;
    if (id == "stock") return Kind::stock;
    if (id == "flow") return Kind::flow;
    if (id == "total") return Kind::total;
    if (id == "rate") return Kind::rate;
    if (id == "average") return Kind::average;
    return id == "rank" ? Kind::rank : Kind::level;
}

program::TargetCell::Kind cell_kind(const syntax::TargetRow& row, syntax::TargetCell::Kind kind) {
    using From = syntax::TargetCell::Kind;
    using To = program::TargetCell::Kind;
    switch (kind) {
        case From::none: return To::none;
        case From::plain: return row.kind == "rank" ? To::at_most : To::at_least;
        case From::at_least: return To::at_least;
        case From::more: return To::more;
        case From::at_most: return To::at_most;
        case From::about: return To::about;
        case From::stable: return To::stable;
        case From::top: return To::top;
        case From::hold: return To::hold;
        case From::faster: return To::faster;
        case From::rise: return To::rise;
        case From::stated: return To::stated;
    }
    return To::none;
}

program::TargetTable::Every every_of(const std::string& id) {
    using Every = program::TargetTable::Every;
    if (id == "quarterly") return Every::quarter;
    return id == "monthly" ? Every::month : Every::year;
}

/// Index in its own table of a series of the policy.
std::int32_t index_in_table(const check::Symbols& symbols, std::int32_t series) {
    const auto table = symbols.series[static_cast<std::size_t>(series)].table;
    std::int32_t before = 0;
    for (std::int32_t i = 0; i < series; ++i)
        if (symbols.series[static_cast<std::size_t>(i)].table == table) ++before;
    return before;
}

}  // namespace

program::NumberRef Builder::number(const std::optional<syntax::Expr>& expr) const {
    program::NumberRef ref;
    if (!expr) return ref;
    ref.given = true;
    if (const auto at = symbols_.find(SymbolKind::parameter, expr->name.text);
        at && expr->kind == syntax::Expr::Kind::term)
        ref.parameter = *at;
    else if (const auto quantity = check::quantity_of(*expr))
        ref.literal = quantity->number;
    return ref;
}

program::TargetRow Builder::target(const syntax::TargetTable& table, const syntax::TargetRow& from,
                                   const syntax::Section& in, program::TargetTable& to) {
    const auto unit = check::row_unit(symbols_, from.unit);
    program::TargetRow row;
    row.number = from.number;
    row.own = from.own;
    row.name = both(from.name);
    row.unit = unit.zh;
    row.factor = unit.factor;
    row.kind = measure_of(from.kind);
    for (const auto& name : from.series) {
        row.series.push_back(static_cast<std::int32_t>(to.series.size()));
        to.series.push_back({both(name), static_cast<std::int32_t>(to.rows.size()),
                             symbols_.find(SymbolKind::indicator, name.text).value_or(-1)});
    }
    row.since = from.since;
    for (const auto& cell : from.cells) {
        program::TargetCell one;
        one.kind = cell_kind(from, cell.kind);
        for (const auto& digits : cell.numbers)
            one.numbers.push_back(value::Number::parse(digits).value_or(value::Number()));
        one.provisional = !cell.remark.empty();
        one.words = cell.words.empty() ? cell.remark : cell.words;
        row.cells.push_back(std::move(one));
    }
    for (const auto& owner : from.owners) row.owners.push_back(both(owner));
    row.source = symbols_.both(from.source);
    row.system = symbols_.both(from.system);
    row.task = symbols_.both(from.task);
    row.remark = from.remark;
    row.origin = origin(from.span, from.tail, &in);
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        if (from.part_of != 0 && table.rows[i].number == from.part_of)
            row.part_of = static_cast<std::int32_t>(i);
    return row;
}

void Builder::targets() {
    for (std::size_t t = 0; t < symbols_.targets.size(); ++t) {
        const auto& [section, body] = symbols_.targets[t];
        program::TargetTable table;
        table.name = both(section->name);
        table.subjects = indices(SymbolKind::role, body->subjects);
        table.every = every_of(body->period);
        table.base_year = body->base_year;
        table.linear = body->path != "at_target";
        table.about_points = number(body->about_points);
        table.about_share = number(body->about_share);
        table.stable = number(body->stable);
        table.blue = number(body->blue);
        table.yellow = number(body->yellow);
        table.red_run = number(body->red_run);
        table.years.assign(body->years.begin(), body->years.end());
        for (const auto& row : body->rows)
            table.rows.push_back(target(*body, row, *section, table));
        for (std::size_t i = 0; i < body->rows.size(); ++i) {
            const auto& from = body->rows[i];
            if (from.of) {
                const auto at = index(SymbolKind::series, *from.of);
                const auto in = symbols_.series[static_cast<std::size_t>(at)].table;
                table.rows[i].sum_of = index_in_table(symbols_, at);
                if (in != t) table.rows[i].sum_table = static_cast<std::int32_t>(in);
            }
            for (std::size_t c = 0; c < from.cells.size(); ++c)
                if (from.cells[c].other)
                    table.rows[i].cells[c].other =
                        index_in_table(symbols_, index(SymbolKind::series, *from.cells[c].other));
        }
        table.origin = origin(*section);
        program_.targets.push_back(std::move(table));
    }
}

}  // namespace guiju::lower
