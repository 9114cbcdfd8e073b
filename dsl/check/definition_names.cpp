// SPDX-License-Identifier: Apache-2.0
// Definitions and decision tables in their own right: every name and type in them, no circles, results of
// one kind. Overlaps and gaps of rows are not looked for here.
#include <algorithm>
#include <set>

#include "dsl/check/resolve.h"
#include "dsl/check/rule.h"

namespace guiju::check {

namespace {

using syntax::Expr;
using Kind = Type::Kind;

/// Indices of the definitions an expression names.
void named_in(const Symbols& symbols, const Expr& expr, std::set<std::int32_t>& found) {
    if (const auto at = symbols.find(SymbolKind::definition, expr.name.text))
        if (expr.kind == Expr::Kind::term || expr.kind == Expr::Kind::qualifies) found.insert(*at);
    for (const auto& part : expr.parts) named_in(symbols, part, found);
}

std::set<std::int32_t> uses(const Symbols& symbols, const Symbols::Defined& defined) {
    std::set<std::int32_t> found;
    if (defined.definition != nullptr) named_in(symbols, defined.definition->meaning, found);
    if (defined.table == nullptr) return found;
    for (const auto& column : defined.table->columns) named_in(symbols, column, found);
    for (const auto& row : defined.table->rows) {
        for (const auto& cell : row.cells)
            if (cell) named_in(symbols, *cell, found);
        named_in(symbols, row.result, found);
    }
    return found;
}

/// The way from a definition back to itself, empty if there is none.
bool comes_back(const std::vector<std::set<std::int32_t>>& all, std::int32_t start, std::int32_t at,
                std::set<std::int32_t>& seen, std::vector<std::int32_t>& way) {
    way.push_back(at);
    for (const auto next : all[static_cast<std::size_t>(at)]) {
        if (next == start) return true;
        if (seen.insert(next).second && comes_back(all, start, next, seen, way)) return true;
    }
    way.pop_back();
    return false;
}

bool circles(const Examination& examination) {
    const auto& symbols = examination.symbols;
    std::vector<std::set<std::int32_t>> all;
    for (const auto& one : symbols.definitions) all.push_back(uses(symbols, one));
    std::set<std::int32_t> told;
    for (std::int32_t i = 0; i < static_cast<std::int32_t>(all.size()); ++i) {
        std::set<std::int32_t> seen{i};
        std::vector<std::int32_t> way;
        if (!symbols.definitions[static_cast<std::size_t>(i)].circular) continue;
        if (told.contains(i) || !comes_back(all, i, i, seen, way)) continue;
        std::string path;
        for (const auto step : way) {
            told.insert(step);
            path += symbols.definitions[static_cast<std::size_t>(step)].name().text + "→";
        }
        const auto& name = symbols.definitions[static_cast<std::size_t>(i)].name();
        examination.findings.add(base::Code::gj2341, name.span,
                                 {base::Text(name.text), base::Text(path + name.text)});
    }
    return !told.empty();
}

void one_name(const Examination& examination, const Symbols::Defined& defined) {
    const auto& name = defined.name();
    for (const auto kind : examination.symbols.kinds_of(name.text)) {
        const bool confuses = kind == SymbolKind::field || kind == SymbolKind::parameter ||
                              kind == SymbolKind::indicator;
        if (confuses)
            examination.findings.add(base::Code::gj2340, name.span,
                                     {base::Text(name.text), name_of(kind)});
    }
}

/// One kind of result in all rows; numbers where they are added up or compared.
void results(const Examination& examination, const syntax::DecisionTable& table,
             const syntax::Name& name, Resolver& resolver) {
    const bool numbers = table.hit == "sum" || table.hit == "largest" || table.hit == "smallest";
    std::optional<Type> wanted;
    if (table.hit == "all") wanted = Type{.kind = Kind::text};
    for (const auto& row : table.rows) {
        const auto result = resolver.row_result(row);
        if (result.type.kind == Kind::nothing || table.hit == "count") continue;
        if (!wanted) wanted = result.type;
        const bool same = result.type.kind == wanted->kind &&
                          result.type.dimension == wanted->dimension &&
                          (!numbers || result.type.kind == Kind::quantity);
        if (same) continue;
        const Type number{.kind = Kind::quantity};
        examination.findings.add(
            base::Code::gj2348, row.result.span,
            {base::Text(name.text),
             name_of(numbers && wanted->kind != Kind::quantity ? number : *wanted),
             name_of(result.type)});
    }
}

void one_table(const Examination& examination, const Symbols::Defined& defined) {
    const auto& table = *defined.table;
    const auto& name = defined.section->name;
    if (table.hit.empty())
        examination.findings.add(base::Code::gj2349, defined.section->heading_span,
                                 {base::Text(name.text), {"取用的办法", "way to use its rows"}});
    if (table.rows.empty())
        examination.findings.add(base::Code::gj2349, defined.section->heading_span,
                                 {base::Text(name.text), {"任何一行", "rows"}});
    Resolver resolver(examination.symbols, case_scope(), examination.findings);
    bool columns_known = true;
    for (const auto& column : table.columns)
        columns_known = resolver.value(column).type.kind != Kind::nothing && columns_known;
    if (!columns_known) return;
    const bool chooses = table.hit == "only" || table.hit == "first";
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const auto& row = table.rows[i];
        (void)resolver.row_condition(row);
        if (row.otherwise && (!chooses || i + 1 != table.rows.size()))
            examination.findings.add(base::Code::gj2346, row.span);
    }
    results(examination, table, name, resolver);
}

}  // namespace

void definition_names(const Examination& examination) {
    const auto& symbols = examination.symbols;
    if (circles(examination)) return;
    for (const auto& defined : symbols.definitions) {
        examination.findings.rest_on(defined.section->basis);
        one_name(examination, defined);
        if (defined.table != nullptr) {
            one_table(examination, defined);
            continue;
        }
        Resolver resolver(symbols, case_scope(), examination.findings);
        const auto& meaning = defined.definition->meaning;
        if (meaning.kind >= Expr::Kind::compare)
            (void)resolver.condition(meaning);
        else
            (void)resolver.value(meaning);
    }
}

}  // namespace guiju::check
