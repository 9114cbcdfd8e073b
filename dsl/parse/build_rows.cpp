// SPDX-License-Identifier: Apache-2.0
// Expressions over lists of records, and the rows of an example.
#include "dsl/parse/build.h"
#include "dsl/parse/tokens.h"

namespace guiju::parse {

using syntax::CompareOp;
using syntax::Expr;
using Kind = Expr::Kind;

Expr Build::rows(const Node& node) {
    const auto at = [&](std::size_t i) -> const Node& { return node.parts.at(i); };
    const auto made = [&](Kind kind, std::initializer_list<const Node*> parts) {
        Expr e = make(kind, node);
        for (const Node* part : parts) e.parts.push_back(expr(*part));
        return e;
    };
    switch (node.shape) {
        case Shape::rows: return rows_zh(node);
        case Shape::chosen: return made(Kind::chosen, {&at(0), &at(1)});
        case Shape::every: return made(Kind::every, {&at(0), &at(1)});
        case Shape::none_of: return made(Kind::none_of, {&at(0), &at(1)});
        case Shape::difference: return made(Kind::difference, {&at(0), &at(1)});
        case Shape::tally: return tally(node);
        case Shape::fold_en: {
            Expr e = made(Kind::fold, {&node.parts.back()});
            e.text = id(at(0), "rows");
            e.operator_span = span(at(0));
            if (node.parts.size() > 2) e.name = name(at(1));
            return e;
        }
        case Shape::pick_en: {
            Expr e = made(Kind::pick, {&at(1)});
            e.name = name(at(0));
            return e;
        }
        case Shape::groups_en: {
            Expr e = made(Kind::groups, {&at(0), &at(2)});
            e.name = name(at(1));
            return e;
        }
        case Shape::months_en: {
            Expr e = made(Kind::months, {&at(1), &at(0), &at(2)});
            if (node.parts.size() > 3) e.parts.push_back(expr(at(3)));
            return e;
        }
        default: return text_value(node.text());
    }
}

// Chinese puts the list first and what is asked of it behind.
Expr Build::rows_zh(const Node& node) {
    Expr list = expr(node.parts.at(0));
    if (node.parts.size() < 2) return list;
    const Node& after = node.parts[1];
    Expr e = make(Kind::fold, node);
    switch (after.shape) {
        case Shape::fold:
            e.text = id(after.parts.back(), "rows");
            e.operator_span = span(after.parts.back());
            if (after.parts.size() > 1) e.name = name(after.parts[0]);
            break;
        case Shape::groups:
            e.kind = Kind::groups;
            e.name = name(after.parts.at(0));
            break;
        case Shape::months: e.kind = Kind::months; break;
        default: e.kind = Kind::pick; e.name = only_name(after);
    }
    e.parts.push_back(std::move(list));
    if (after.shape == Shape::groups) e.parts.push_back(expr(after.parts.at(1)));
    if (after.shape == Shape::months) {
        e.parts.push_back(expr(after.parts.back()));
        for (std::size_t i = 0; i + 1 < after.parts.size(); ++i)
            e.parts.push_back(expr(after.parts[i]));
    }
    return e;
}

Expr Build::tally(const Node& node) {
    Expr e = make(Kind::tally, node);
    const auto word = id(node.parts.at(0), "rows");
    e.compare = word == "at_least"  ? CompareOp::at_least
                : word == "at_most" ? CompareOp::at_most
                                    : CompareOp::equal;
    for (std::size_t i = 1; i < node.parts.size(); ++i) e.parts.push_back(expr(node.parts[i]));
    return e;
}

Expr Build::table(const Node& node) {
    Expr e = make(Kind::table, node);
    for (const Node& written : node.parts) {
        Expr row = make(Kind::table_row, written);
        if (const Node* count = written.find(Shape::quantity)) {
            const Expr times = expr(*count);
            row.text = times.text;
            row.unit = times.unit;
            row.unit_span = times.span;
        }
        for (auto& [column, value] : given(written)) {
            Expr cell = make(Kind::table_cell, written);
            cell.span = value.span;
            cell.name = std::move(column);
            cell.parts.push_back(std::move(value));
            row.parts.push_back(std::move(cell));
        }
        e.parts.push_back(std::move(row));
    }
    return e;
}

}  // namespace guiju::parse
