// SPDX-License-Identifier: Apache-2.0
// Definitions (定义) and decision tables (判定表).
#include <algorithm>

#include "dsl/parse/reader.h"
#include "dsl/parse/tokens.h"

namespace guiju::parse {

using base::Code;
using syntax::Expr;

void Reader::read_definition(const Line& line, syntax::Definitions& definitions) {
    const auto split = split_label(line);
    if (!split.found) return stray(line);
    const auto node = match(Form::definition, split.rest, line);
    if (!node) return;
    syntax::Definition definition;
    definition.name = build_.name(split.label);
    definition.meaning = build_.either(node->find(Shape::condition)->parts.at(0));
    if (const Node* noun = node->find(Shape::noun))
        definition.noun = build_.name(noun->parts.at(0));
    definition.span = build_.span(line.text());
    definition.tail = tail(line);
    definition.before = take_before();
    definitions.all.push_back(std::move(definition));
}

/// A number, a date or a declared name as it is; any other words are a text.
std::optional<Expr> Reader::free_value(std::string_view text, const Line& line) {
    const auto quote = quoted_at(text);
    if (quote.length == text.size() && quote.length != 0) return build_.text_value(text);
    const auto named = state_.names().longest(text);
    const auto numeral = numeral_at(text);
    const bool worked_out =
        (numeral.length != 0 && !numeral.chinese) || date_at(text).length != 0 ||
        (named != 0 && trim(text.substr(named)).empty()) ||
        text.find("÷") != std::string_view::npos || text.find("×") != std::string_view::npos ||
        text.find("＋") != std::string_view::npos || text.find(" * ") != std::string_view::npos ||
        text.find(" / ") != std::string_view::npos || text.find(" + ") != std::string_view::npos;
    if (!worked_out) return build_.text_value(text);
    const auto node = match(Form::value, text, line);
    if (!node) return std::nullopt;
    return build_.value(node->parts.at(0));
}

void Reader::read_table_header(const Line& line, const std::vector<std::string_view>& cells,
                               syntax::DecisionTable& table) {
    if (cells.size() < 2) {
        report(Code::gj2343, line.text());
        return;
    }
    for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
        const auto node = match(Form::value, cells[i], line);
        table.columns.push_back(node ? build_.value(node->parts.at(0)) : Expr{});
    }
    table.result_title = std::string(cells.back());
    auto before = take_before();
    table.before_header.insert(table.before_header.end(), before.begin(), before.end());
}

void Reader::read_table_line(const Line& line, Table& rows, syntax::DecisionTable& table) {
    const auto cells = cells_of(line);
    if (cells.empty()) {
        const auto split = split_label(line);
        if (!split.found) return stray(line);
        const auto k = label(line, split, {K::label_hit, K::label_basis, K::label_note});
        if (!k) return;
        once(*k, split.label);
        refuse_tail(line);
        if (const auto node = match(Form::hit, split.rest, line)) {
            table.hit = build_.id(node->parts.at(0), "hit");
            table.hit_span = build_.span(split.rest);
        }
        return;
    }
    if (!rows.header_read) {
        rows.header_read = true;
        rows.columns = cells.size();
        return read_table_header(line, cells, table);
    }
    if (cells.size() != rows.columns) {
        report(Code::gj1111, line.text()).args = {std::to_string(cells.size()),
                                                  std::to_string(rows.columns)};
        return;
    }
    syntax::TableRow row;
    for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
        row.cells.emplace_back();
        if (cells[i].empty()) continue;
        const auto node = match(Form::cell, cells[i], line);
        if (!node || i >= table.columns.size()) return;
        row.otherwise = row.otherwise || node->parts.at(0).shape == Shape::cell_otherwise;
        row.cells.back() = build_.cell(*node, table.columns[i]);
    }
    auto result = free_value(cells.back(), line);
    if (!result) return;
    row.result = std::move(*result);
    // A declared name may be a value or only a word; dsl/check tells them apart.
    if (row.result.kind == Expr::Kind::text || row.result.kind == Expr::Kind::term) {
        const auto same = [&](const syntax::Name& name) {
            return name.text == row.result.name.text;
        };
        if (std::none_of(table.results.begin(), table.results.end(), same))
            table.results.push_back(row.result.name);
    }
    row.span = build_.span(line.text());
    row.tail = tail(line);
    row.before = take_before();
    table.rows.push_back(std::move(row));
}

}  // namespace guiju::parse
