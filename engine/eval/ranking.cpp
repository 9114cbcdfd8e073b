// SPDX-License-Identifier: Apache-2.0
#include "engine/eval/ranking.h"

#include <algorithm>

namespace guiju::eval {

namespace {

using Figure = std::optional<Number>;

/// Everything about one candidate while the best figures are still being looked for.
struct Entrant {
    std::size_t candidate = 0;
    std::vector<Answer> answers;
    std::vector<Figure> figures;
};

Facts facts_for(const Facts& facts, const program::Matching& matching, const Candidate& candidate) {
    Facts own = facts;
    own.candidate = candidate.entry;
    own.candidate_register = matching.over;
    own.candidate_territory = candidate.territory;
    return own;
}

base::Result<std::vector<Answer>> admit(const Program& program, const program::Matching& matching,
                                        const Facts& facts, Scratch& scratch) {
    std::vector<Answer> answers;
    answers.reserve(matching.criteria.size());
    for (const program::Criterion& criterion : matching.criteria) {
        const auto truth = decide(program, criterion.code, facts, scratch);
        if (!truth) return truth.error();
        Answer answer{criterion.number, *truth, true,
                      explain(program, criterion.code, facts, scratch)};
        if (criterion.applies != program::kNone && *truth == Truth::yes) {
            const auto concerns = decide(program, criterion.applies, facts, scratch);
            if (!concerns) return concerns.error();
            answer.applicable = *concerns != Truth::no;
        }
        answers.push_back(std::move(answer));
    }
    return answers;
}

bool admitted(const std::vector<Answer>& answers) {
    return std::all_of(answers.begin(), answers.end(),
                       [](const Answer& answer) { return answer.truth == Truth::yes; });
}

base::Result<std::vector<Figure>> figures_of(const Program& program,
                                             const program::Matching& matching, const Facts& facts,
                                             Scratch& scratch) {
    std::vector<Figure> figures;
    figures.reserve(matching.rows.size());
    for (const program::ScoreRow& row : matching.rows) {
        const auto figure = figure_of(program, row, facts, scratch);
        if (!figure) return figure.error();
        figures.push_back(*figure);
    }
    return figures;
}

base::Result<TotalScore> score_entrant(const Program& program, const program::Matching& matching,
                                       const Entrant& entrant, std::span<const Figure> best,
                                       const Facts& facts) {
    Scratch scratch;
    std::vector<Figure> points(matching.rows.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto got =
            points_of(program, matching.rows[i], entrant.figures[i], best[i], facts, scratch);
        if (!got) return got.error();
        points[i] = *got;
    }
    return weigh(matching.rows, entrant.figures, points, program::Evaluation::Missing::renormalise);
}

}  // namespace

base::Result<Ranking> rank(const Program& program, std::int32_t index, const Facts& facts,
                           std::span<const Candidate> candidates) {
    const auto& matching = program.matchings[static_cast<std::size_t>(index)];
    Scratch scratch;
    Ranking ranking;
    std::vector<Entrant> entrants;
    std::vector<Figure> best(matching.rows.size());
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const Facts own = facts_for(facts, matching, candidates[i]);
        auto answers = admit(program, matching, own, scratch);
        if (!answers) return answers.error();
        if (!admitted(*answers)) {
            ranking.others.push_back({i, std::move(*answers)});
            continue;
        }
        auto figures = figures_of(program, matching, own, scratch);
        if (!figures) return figures.error();
        for (std::size_t row = 0; row < best.size(); ++row)
            best[row] = std::max(best[row], (*figures)[row]);
        entrants.push_back({i, std::move(*answers), std::move(*figures)});
    }
    for (Entrant& entrant : entrants) {
        const Facts own = facts_for(facts, matching, candidates[entrant.candidate]);
        auto total = score_entrant(program, matching, entrant, best, own);
        if (!total) return total.error();
        ranking.admitted.push_back(
            {entrant.candidate, std::move(*total), std::move(entrant.answers)});
    }
    std::stable_sort(ranking.admitted.begin(), ranking.admitted.end(),
                     [&](const Ranked& a, const Ranked& b) {
                         if (a.score.total != b.score.total) return a.score.total > b.score.total;
                         return candidates[a.candidate].unit < candidates[b.candidate].unit;
                     });
    std::stable_sort(ranking.others.begin(), ranking.others.end(),
                     [&](const NotAdmitted& a, const NotAdmitted& b) {
                         return candidates[a.candidate].unit < candidates[b.candidate].unit;
                     });
    return ranking;
}

std::string explain_score(const std::vector<program::ScoreRow>& rows, const TotalScore& score,
                          base::Lang lang) {
    const bool zh = lang == base::Lang::zh;
    std::string text = zh ? "总分" : "total ";
    text += score.total ? score.total->text(2) : (zh ? "不能计算" : "cannot be computed");
    for (std::size_t i = 0; i < rows.size() && i < score.rows.size(); ++i) {
        const RowScore& row = score.rows[i];
        text += i == 0 ? (zh ? "：" : ": ") : (zh ? "，" : ", ");
        text += rows[i].name.in(lang);
        if (!zh) text += ' ';
        if (row.left_out || !row.points || !row.part) {
            text += zh ? "缺数，不计" : "unknown, left out";
            continue;
        }
        const auto percent = value::multiply(row.weight, Number(100));
        text += row.points->text(2) + "×" + (percent ? percent->rounded(2).text() : "?") + "%" +
                (zh ? "＝" : " = ") + row.part->text(2);
    }
    return text;
}

}  // namespace guiju::eval
