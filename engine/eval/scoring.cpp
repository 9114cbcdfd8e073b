// SPDX-License-Identifier: Apache-2.0
#include "engine/eval/scoring.h"

#include <algorithm>
#include <numeric>

#include "engine/eval/clause.h"
#include "engine/eval/run.h"

namespace guiju::eval {

namespace {

using program::Evaluation;
using program::ScoreRow;
using Figure = std::optional<Number>;

base::Error too_large(const base::Text& where) {
    return {base::ErrorKind::broken, base::Code::gj5121, {where}};
}

/// The number of an expression; empty: not known.
base::Result<Figure> number_of(const Program& program, program::CodeId code, const Facts& facts,
                               Scratch& scratch) {
    const auto value = value_of(program, code, facts, scratch);
    if (!value) return value.error();
    const auto* quantity = (*value).get_if<value::Quantity>();
    if (quantity != nullptr) return Figure(quantity->number);
    if ((*value).known())
        return base::Error{base::ErrorKind::broken, base::Code::gj5122, {clause_of(program, code)}};
    return Figure();
}

Number within(const Number& points, const Number& full) {
    return points.sign() < 0 ? Number(0) : std::min(points, full);
}

/// a × b ÷ c, or the row as the place of an overflow. c is not 0.
base::Result<Figure> scaled(const ScoreRow& row, const Number& a, const Number& b,
                            const Number& c) {
    const auto share = value::divide(a, c);
    const auto result = share ? value::multiply(*share, b) : std::nullopt;
    if (!result) return too_large(row.name);
    return Figure(within(*result, row.full));
}

/// Full points, less `deduction` for every `step` that `gap` is deep.
base::Result<Figure> deducted(const ScoreRow& row, const Figure& gap, const Figure& step,
                              const Figure& deduction) {
    if (!gap) return too_large(row.name);
    if (gap->sign() <= 0) return Figure(row.full);
    if (!step || !deduction || step->is_zero()) return Figure();
    const auto steps = value::divide(*gap, *step);
    const auto lost = steps ? value::multiply(*steps, *deduction) : std::nullopt;
    const auto left = lost ? value::subtract(row.full, *lost) : std::nullopt;
    if (!left) return too_large(row.name);
    return Figure(within(*left, row.full));
}

base::Result<Figure> against_target(const Program& program, const ScoreRow& row,
                                    const Number& figure, const Facts& facts, Scratch& scratch) {
    const auto target = number_of(program, row.target, facts, scratch);
    if (!target) return target.error();
    if (!*target) return Figure();
    if (row.kind == ScoreRow::Kind::to_target) {
        if ((*target)->is_zero()) return Figure();
        return scaled(row, figure, row.full, **target);
    }
    const auto step = number_of(program, row.step, facts, scratch);
    if (!step) return step.error();
    const auto deduction = number_of(program, row.deduction, facts, scratch);
    if (!deduction) return deduction.error();
    const Figure gap = row.kind == ScoreRow::Kind::from_threshold
                           ? value::subtract(**target, figure)
                           : value::subtract(figure, **target);
    return deducted(row, gap, *step, *deduction);
}

Figure rounded(const Evaluation& evaluation, const Figure& total) {
    return total ? Figure(total->rounded(evaluation.decimals)) : Figure();
}

}  // namespace

base::Result<Figure> figure_of(const Program& program, const ScoreRow& row, const Facts& facts,
                               Scratch& scratch) {
    if (row.kind != ScoreRow::Kind::condition)
        return number_of(program, row.subject, facts, scratch);
    const auto truth = decide(program, row.subject, facts, scratch);
    if (!truth) return truth.error();
    if (*truth == Truth::unknown) return Figure();
    return Figure(Number(*truth == Truth::yes ? 1 : 0));
}

base::Result<Figure> points_of(const Program& program, const ScoreRow& row, const Figure& figure,
                               const Figure& best, const Facts& facts, Scratch& scratch) {
    if (!figure) return Figure();
    switch (row.kind) {
        case ScoreRow::Kind::times: return scaled(row, *figure, row.full, Number(1));
        case ScoreRow::Kind::as_is: return Figure(within(*figure, row.full));
        case ScoreRow::Kind::condition: return Figure(figure->is_zero() ? row.otherwise : row.full);
        case ScoreRow::Kind::best_is_full:
            if (!best || best->sign() <= 0) return Figure();
            return scaled(row, *figure, row.full, *best);
        case ScoreRow::Kind::to_target:
        case ScoreRow::Kind::from_threshold:
        case ScoreRow::Kind::up_to: return against_target(program, row, *figure, facts, scratch);
    }
    return Figure();
}

base::Result<TotalScore> weigh(std::span<const ScoreRow> rows, std::span<const Figure> figures,
                               std::span<const Figure> points, Evaluation::Missing missing) {
    TotalScore score;
    score.rows.resize(rows.size());
    Figure known = Number(0);  // weight of the rows that can be computed
    bool any_left_out = false;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        RowScore& row = score.rows[i];
        row.weight = rows[i].weight;
        row.figure = figures[i];
        row.points = points[i];
        row.left_out = !points[i];
        any_left_out = any_left_out || row.left_out;
        if (!row.left_out && known) known = value::add(*known, row.weight);
    }
    if (!known) return too_large(base::Text("权重", "weights"));
    if (known->is_zero() && missing != Evaluation::Missing::zero) return score;
    Figure total = Number(0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        RowScore& row = score.rows[i];
        if (missing == Evaluation::Missing::renormalise) {
            const Figure weight =
                row.left_out ? Figure(Number(0)) : value::divide(row.weight, *known);
            if (!weight) return too_large(rows[i].name);
            row.weight = *weight;
        }
        if (row.left_out && missing == Evaluation::Missing::zero) row.points = Number(0);
        if (!row.points) continue;
        row.part = value::multiply(row.weight, *row.points);
        total = row.part ? value::add(*total, *row.part) : std::nullopt;
        if (!total) return too_large(rows[i].name);
    }
    if (!any_left_out || missing != Evaluation::Missing::block) score.total = total;
    return score;
}

base::Result<TotalScore> score(const Program& program, std::span<const ScoreRow> rows,
                               const Facts& facts, std::span<const Figure> best,
                               Evaluation::Missing missing) {
    Scratch scratch;
    std::vector<Figure> figures(rows.size());
    std::vector<Figure> points(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto figure = figure_of(program, rows[i], facts, scratch);
        if (!figure) return figure.error();
        figures[i] = *figure;
        const auto got = points_of(program, rows[i], *figure, i < best.size() ? best[i] : Figure(),
                                   facts, scratch);
        if (!got) return got.error();
        points[i] = *got;
    }
    return weigh(rows, figures, points, missing);
}

const Evaluation::Grade* grade_of(const Evaluation& evaluation, const Figure& total) {
    const Figure published = rounded(evaluation, total);
    if (!published) return nullptr;
    for (const auto& grade : evaluation.grades)
        if (!grade.has_from || *published >= grade.from) return &grade;
    return nullptr;
}

std::vector<int> ranks(const Evaluation& evaluation, std::span<const Standing> standings) {
    std::vector<Standing> sorted(standings.begin(), standings.end());
    for (Standing& standing : sorted) standing.total = rounded(evaluation, standing.total);
    // An empty optional is less than any number: unknown tie breakers come last.
    const auto before = [&](std::size_t a, std::size_t b) {
        if (sorted[a].total != sorted[b].total) return sorted[a].total > sorted[b].total;
        return evaluation.tie_breaker != program::kNone &&
               sorted[a].tie_breaker > sorted[b].tie_breaker;
    };
    std::vector<std::size_t> order(sorted.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), before);
    std::vector<int> ranks(sorted.size(), 0);
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (!sorted[order[i]].total) break;
        const bool tied = i > 0 && !before(order[i - 1], order[i]);
        ranks[order[i]] = tied ? ranks[order[i - 1]] : static_cast<int>(i) + 1;
    }
    return ranks;
}

}  // namespace guiju::eval
