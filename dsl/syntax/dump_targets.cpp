// SPDX-License-Identifier: Apache-2.0
#include "dsl/syntax/dump_form.h"

namespace guiju::syntax {
namespace {

std::string form_of(const TargetCell& cell, int year, Skin skin) {
    constexpr std::string_view kKinds[] = {"none",    "plain",  "at-least", "more",
                                           "at-most", "about",  "stable",   "top",
                                           "hold",    "faster", "rise",     "stated"};
    Form form(std::to_string(year), skin);
    form.add(kKinds[static_cast<std::size_t>(cell.kind)]);
    for (const auto& number : cell.numbers) form.add(number);
    return form.add("than", cell.other).add(cell.words).add("remark", cell.remark).text();
}

}  // namespace

std::string form_of(const TargetTable& table, const TargetRow& row, Skin skin) {
    const auto unit = find_keyword("unit", row.unit, skin);
    Form form("row", skin);
    form.add(std::to_string(row.number)).flag(row.own, "own").add(row.name);
    form.add(unit ? id_of(*unit) : row.unit).add(row.kind);
    form.add("part-of", row.part_of == 0 ? "" : std::to_string(row.part_of)).add("of", row.of);
    form.add("since", row.since == 0 ? "" : std::to_string(row.since));
    for (std::size_t i = 0; i < row.cells.size() && i < table.years.size(); ++i)
        form.add(form_of(row.cells[i], table.years[i], skin));
    form.add("owners", row.owners).add("source", row.source).add("remark", row.remark);
    return form.add("system", row.system).add("task", row.task).add(row.tail).text();
}

}  // namespace guiju::syntax
