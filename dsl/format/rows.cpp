// SPDX-License-Identifier: Apache-2.0
// Expressions over lists of records, and the rows of examples.
#include "dsl/format/expression.h"

namespace guiju::format {

using syntax::CompareOp;
using syntax::Expr;
using syntax::Keyword;
using Kind = syntax::Expr::Kind;

namespace {

/// What follows would be read as belonging to the name it ends with: 包含企业名称的数量.
bool ends_with_a_name(const Expr& expr) {
    if (expr.kind == Kind::contains) return expr.parts.back().kind == Kind::term;
    const bool open = expr.kind == Kind::all || expr.kind == Kind::any;
    return open && !expr.parts.empty() && ends_with_a_name(expr.parts.back());
}

std::string before_of(const Tongue& tongue, const Expr& condition) {
    auto text = expression(tongue, condition);
    return ends_with_a_name(condition) ? tongue.parens(text) : text;
}

/// LIST中C的 / LIST where (C); both end where the next word may begin.
std::string chosen(const Tongue& tongue, const Expr& expr) {
    const auto list = expression(tongue, expr.parts.at(0));
    const auto condition = expression(tongue, expr.parts.at(1));
    const auto among = tongue.word(Keyword::rows_among);
    if (tongue.zh()) return list + among + before_of(tongue, expr.parts.at(1)) + "的";
    return tongue.words({list, among, tongue.parens(condition)});
}

/// ROWS with the 的 that leads on.
std::string leading(const Tongue& tongue, const Expr& rows) {
    return expression(tongue, rows) + (rows.kind == Kind::chosen ? "" : "的");
}

std::string fold(const Tongue& tongue, const Expr& expr) {
    const auto word = tongue.word("rows", expr.text);
    const auto column = expr.name.text.empty() ? "" : tongue.name(expr.name);
    if (tongue.zh()) return leading(tongue, expr.parts.at(0)) + column + word;
    const auto rows = expression(tongue, expr.parts.at(0));
    if (column.empty()) return tongue.words({word, rows});
    return tongue.words({word, column, tongue.word(Keyword::rows_of), rows});
}

/// LIST中的COLUMN / all COLUMN of LIST
std::string pick(const Tongue& tongue, const Expr& expr) {
    const auto rows = expression(tongue, expr.parts.at(0));
    const auto word = tongue.word(Keyword::rows_pick);
    const auto column = tongue.name(expr.name);
    if (!tongue.zh()) return tongue.words({word, column, tongue.word(Keyword::rows_of), rows});
    return rows + (expr.parts[0].kind == Kind::chosen ? "" : word) + column;
}

std::string months(const Tongue& tongue, const Expr& expr) {
    const auto part = [&](std::size_t i) { return expression(tongue, expr.parts.at(i)); };
    auto days = part(2);
    if (expr.parts.size() > 3) days = tongue.words({days, tongue.word(Keyword::word_to), part(3)});
    const auto covers = tongue.word(Keyword::rows_covers);
    const auto of = tongue.word(Keyword::rows_months);
    if (tongue.zh()) return part(0) + tongue.word(Keyword::rows_by) + days + covers + part(1) + of;
    return tongue.words({covers, part(1), of, part(0), tongue.word(Keyword::rows_from), days});
}

std::string groups(const Tongue& tongue, const Expr& expr) {
    const auto rows = expression(tongue, expr.parts.at(0));
    const auto condition = expression(tongue, expr.parts.at(1));
    const auto by = tongue.word(Keyword::rows_by);
    const auto group = tongue.word(Keyword::rows_group);
    const auto column = tongue.name(expr.name);
    if (tongue.zh()) return rows + by + column + group + condition;
    return tongue.words({group, rows, by, column, tongue.word(Keyword::rows_holds), condition});
}

std::string none_of(const Tongue& tongue, const Expr& expr) {
    const auto list = expression(tongue, expr.parts.at(0));
    const auto condition = expression(tongue, expr.parts.at(1));
    const auto no = tongue.word(Keyword::rows_none_of);
    if (tongue.zh()) return list + no + before_of(tongue, expr.parts.at(1)) + "的";
    return tongue.words({no, list, tongue.word(Keyword::rows_among), tongue.parens(condition)});
}

std::string semicolons(const Tongue& tongue, const std::vector<std::string>& texts) {
    return tongue.parens(joined(texts, tongue.say("；", "; ")));
}

std::string tally(const Tongue& tongue, const Expr& expr) {
    const auto word = expr.compare == CompareOp::at_least  ? Keyword::rows_at_least
                      : expr.compare == CompareOp::at_most ? Keyword::rows_at_most
                                                           : Keyword::rows_exactly;
    std::vector<std::string> parts;
    for (std::size_t i = 1; i < expr.parts.size(); ++i)
        parts.push_back(expression(tongue, expr.parts[i]));
    return tongue.words({tongue.word(word), expression(tongue, expr.parts.at(0)),
                         tongue.word(Keyword::rows_hold), semicolons(tongue, parts)});
}

std::string table(const Tongue& tongue, const Expr& expr) {
    std::vector<std::string> rows;
    for (const auto& row : expr.parts) {
        std::vector<std::string> cells;
        for (const auto& cell : row.parts)
            cells.push_back(tongue.words(
                {tongue.name(cell.name), given_value(tongue, cell.parts.at(0), cell.name)}));
        const auto times = row.text.empty() ? "" : tongue.quantity(row.text, row.unit);
        rows.push_back(tongue.words({times, joined(cells, tongue.comma())}));
    }
    return semicolons(tongue, rows);
}

}  // namespace

std::string over_rows(const Tongue& tongue, const Expr& expr) {
    switch (expr.kind) {
        case Kind::chosen: return chosen(tongue, expr);
        case Kind::fold: return fold(tongue, expr);
        case Kind::pick: return pick(tongue, expr);
        case Kind::months: return months(tongue, expr);
        case Kind::difference: return of_two_lists(tongue, expr, Keyword::rows_difference);
        case Kind::groups: return groups(tongue, expr);
        case Kind::none_of: return none_of(tongue, expr);
        case Kind::tally: return tally(tongue, expr);
        case Kind::table: return table(tongue, expr);
        default:
            return tongue.words(
                {tongue.word(Keyword::rows_every), expression(tongue, expr.parts.at(0)),
                 tongue.word(Keyword::rows_holds), expression(tongue, expr.parts.at(1))});
    }
}

}  // namespace guiju::format
