// SPDX-License-Identifier: Apache-2.0
// Definitions and decision tables.
#include "dsl/format/expression.h"
#include "dsl/format/printers.h"

namespace guiju::format {

using syntax::CompareOp;
using syntax::Expr;
using syntax::Keyword;

namespace {

/// A bound without its left side: 60以上, 不足85, 大于60.
std::string bound_text(const Tongue& tongue, const Expr& expr) {
    const auto value = expression(tongue, expr.parts.at(1));
    if (tongue.zh()) {
        switch (expr.compare) {
            case CompareOp::at_least: return value + tongue.word(Keyword::cond_or_above);
            case CompareOp::at_most: return value + tongue.word(Keyword::cond_or_below);
            case CompareOp::less: return tongue.word(Keyword::cell_short_of) + value;
            case CompareOp::equal: return value;
            default: break;
        }
    }
    if (expr.compare == CompareOp::equal) return value;
    return tongue.words({comparison_word(tongue, expr.compare), value});
}

std::string cell_text(const Tongue& tongue, const std::optional<Expr>& cell) {
    if (!cell) return tongue.word(Keyword::cell_any);
    switch (cell->kind) {
        case Expr::Kind::compare: return bound_text(tongue, *cell);
        case Expr::Kind::all: {
            const auto& low = cell->parts.at(0);
            const auto& high = cell->parts.at(1);
            if (cell->text == "range")
                return tongue.words({expression(tongue, low.parts.at(1)),
                                     tongue.word(Keyword::word_to),
                                     expression(tongue, high.parts.at(1))});
            return bound_text(tongue, low) + tongue.say("", " and ") + bound_text(tongue, high);
        }
        case Expr::Kind::is: {
            const auto& said = cell->parts.at(1).text;
            return tongue.truth(cell->parts[0].name, said).value_or(tongue.translated(said));
        }
        default: break;
    }
    std::vector<std::string> labels;
    for (std::size_t i = 1; i < cell->parts.size(); ++i)
        labels.push_back(tongue.name(cell->parts[i].name));
    return tongue.list(labels);
}

std::string result_text(const Tongue& tongue, const Expr& result) {
    return result.kind == Expr::Kind::text ? tongue.name(result.name) : expression(tongue, result);
}

/// What is defined. English puts the noun first (enterprise where C): rows that lead (LIST where (C) …) are
/// no noun, and stand in brackets.
std::string meaning_text(const Tongue& tongue, const syntax::Definition& one) {
    auto text = expression(tongue, one.meaning);
    if (tongue.zh() || one.noun) return text;
    for (const Expr* first = &one.meaning;; first = &first->parts.front()) {
        if (!text.starts_with(expression(tongue, *first))) return text;
        if (first->kind == Expr::Kind::chosen) return tongue.parens(text);
        if (first->parts.empty()) return text;
    }
}

}  // namespace

void print(Page& page, const syntax::Definitions& definitions) {
    const auto& tongue = page.tongue();
    for (const auto& one : definitions.all) {
        page.trivia(one.before);
        auto text = meaning_text(tongue, one);
        if (one.noun) {
            auto role = syntax::find_keyword("role", one.noun->text, tongue.source_skin());
            if (!role) role = syntax::find_keyword("section", one.noun->text, tongue.source_skin());
            const auto noun = role ? tongue.word(*role) : tongue.name(*one.noun);
            text = tongue.zh() ? text + tongue.word(Keyword::cond_of) + noun
                               : tongue.words({noun, tongue.word(Keyword::word_where_), text});
        }
        page.line(tongue.name(one.name) + tongue.colon() + text + tail_text(tongue, one.tail));
    }
}

void print(Page& page, const syntax::DecisionTable& table) {
    const auto& tongue = page.tongue();
    if (!table.hit.empty()) page.labelled(Keyword::label_hit, tongue.word("hit", table.hit));
    page.trivia(table.before_header);
    if (table.columns.empty()) return;
    std::vector<std::string> header;
    for (const auto& column : table.columns) header.push_back(expression(tongue, column));
    header.push_back(tongue.translated(table.result_title));
    page.row(header);
    for (const auto& row : table.rows) {
        page.trivia(row.before);
        std::vector<std::string> cells;
        for (const auto& cell : row.cells) cells.push_back(cell_text(tongue, cell));
        if (row.otherwise) cells.front() = tongue.word(Keyword::cell_otherwise);
        cells.push_back(result_text(tongue, row.result));
        page.row(cells, row.tail);
    }
}

}  // namespace guiju::format
