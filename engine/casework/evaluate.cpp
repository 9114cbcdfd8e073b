// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/evaluate.h"

#include <algorithm>
#include <map>

#include "engine/casework/errors.h"
#include "engine/casework/provinces.h"
#include "engine/eval/reporting.h"
#include "engine/eval/scoring.h"

namespace guiju::casework {
namespace {

using program::Evaluation;
using program::ScoreRow;
using value::Number;
using Figures = std::vector<std::optional<Number>>;

const Evaluation* find_evaluation(const program::Program& program, const std::string& name) {
    for (const auto& e : program.evaluations)
        if (e.name.zh == name || e.name.en == name) return &e;
    return nullptr;
}

/// One subject at work: its indicator values as facts, and the figure of every row.
struct Subject {
    Score score;
    std::vector<value::Value> fields;
    std::vector<eval::MarkFact> marks;
    Figures indicators;
    Figures figures;  // by row

    Subject(const program::Program& program, const std::vector<IndicatorValue>& values)
        : fields(program.matter.fields.size()),
          marks(program.marks.size()),
          indicators(program.indicators.size()) {
        for (std::size_t i = 0; i < program.indicators.size(); ++i)
            for (const auto& v : values)
                if (v.name == program.indicators[i].name.zh ||
                    v.name == program.indicators[i].name.en)
                    indicators[i] = v.value;
    }
    [[nodiscard]] eval::Facts facts() const {
        eval::Facts f;
        f.fields = fields;
        f.marks = marks;
        f.indicators = indicators;
        return f;
    }
};

Outcome find_figures(const program::Program& program, const Evaluation& evaluation,
                     Subject& subject) {
    eval::Scratch scratch;
    for (const auto& row : evaluation.rows) {
        const auto figure = eval::figure_of(program, row, subject.facts(), scratch);
        if (!figure.ok()) return figure.error();
        subject.figures.push_back(*figure);
    }
    return base::Done{};
}

const char* note_for(Evaluation::Missing missing) {
    switch (missing) {
        case Evaluation::Missing::renormalise: return "，权重折算到其余各项";
        case Evaluation::Missing::zero: return "，该项0分";
        case Evaluation::Missing::block: return "，不予评价";
    }
    return "";
}

void take_lines(const Evaluation& evaluation, const eval::TotalScore& total, Score& out) {
    out.total = total.total;
    for (std::size_t i = 0; i < evaluation.rows.size(); ++i) {
        const auto& row = evaluation.rows[i];
        const auto& scored = total.rows[i];
        ScoreLine line;
        line.name = row.name.zh;
        line.wording = row.origin.wording;
        line.weight = scored.weight;
        line.figure = scored.figure;
        line.points = scored.points;
        line.part = scored.part;
        if (scored.left_out) {
            line.note = "缺" + line.name + note_for(evaluation.missing);
            out.flags.push_back("缺" + line.name);
        }
        out.lines.push_back(std::move(line));
    }
    if (const auto* grade = eval::grade_of(evaluation, out.total)) out.grade = grade->name.zh;
    const bool any = std::any_of(out.lines.begin(), out.lines.end(),
                                 [](const ScoreLine& line) { return line.figure.has_value(); });
    if (any || evaluation.rules.not_reported.zh.empty()) return;
    out.total.reset();  // nothing was reported: no score, not 0
    out.grade = evaluation.rules.not_reported.zh;
}

Outcome score_subject(const program::Program& program, const Evaluation& evaluation,
                      const Figures& best, Subject& subject) {
    const auto total =
        eval::score(program, evaluation.rows, subject.facts(), best, evaluation.missing);
    if (!total.ok()) return total.error();
    take_lines(evaluation, *total, subject.score);
    return base::Done{};
}

/// Highest figure by row among the subjects of one role.
Figures best_of(const std::vector<Subject>& subjects, std::size_t rows) {
    Figures best(rows);
    for (const auto& subject : subjects)
        for (std::size_t i = 0; i < rows; ++i)
            if (subject.figures[i] && (!best[i] || *subject.figures[i] > *best[i]))
                best[i] = subject.figures[i];
    return best;
}

void take_ranks(const Evaluation& evaluation, std::vector<Subject>& subjects) {
    std::vector<eval::Standing> standings;
    for (const auto& subject : subjects) {
        eval::Standing s;
        s.total = subject.score.total;
        if (evaluation.tie_breaker != program::kNone)
            s.tie_breaker = subject.indicators[static_cast<std::size_t>(evaluation.tie_breaker)];
        standings.push_back(s);
    }
    const bool in_city = evaluation.rules.peers == program::EvaluationRules::Peers::same_city;
    const auto group = [&](const Subject& subject) {
        return in_city ? program::parent_territory(subject.score.territory) : std::string();
    };
    std::map<std::string, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < subjects.size(); ++i) groups[group(subjects[i])].push_back(i);
    for (const auto& [name, members] : groups) {
        std::vector<eval::Standing> peers;
        for (const auto i : members) peers.push_back(standings[i]);
        const auto ranks = eval::ranks(evaluation, peers);
        for (std::size_t i = 0; i < members.size(); ++i) subjects[members[i]].score.rank = ranks[i];
    }
    std::stable_sort(subjects.begin(), subjects.end(), [](const Subject& a, const Subject& b) {
        if ((a.score.rank == 0) != (b.score.rank == 0)) return b.score.rank == 0;
        return a.score.rank < b.score.rank;
    });
}

/// "2025" for every year, "2025Q3" for every quarter, "2025-09" for every month.
bool fits(Evaluation::Every every, const std::string& period) {
    const std::size_t length = every == Evaluation::Every::year      ? 4
                               : every == Evaluation::Every::quarter ? 6
                                                                     : 7;
    return period.size() == length;
}

}  // namespace

namespace {

/// Scores and ranks of one period, without what follows from them.
base::Result<std::vector<Score>> scores_of(const program::Program& program,
                                           const Evaluation& evaluation, ports::CaseStore& store,
                                           ports::Directory& directory,
                                           const PeriodOfTime& period) {
    const auto* found = &evaluation;
    std::vector<Score> out;
    for (const auto role : found->subjects) {
        const auto& name = program.roles[static_cast<std::size_t>(role)].name.zh;
        const auto units = units_with_role(program, directory, name);
        if (!units.ok()) return units.error();
        std::vector<Subject> subjects;
        for (const auto& unit : *units) {
            const auto values = indicators(program, store, unit, period, {}, &directory);
            if (!values.ok()) return values.error();
            Subject subject(program, *values);
            subject.score.unit = unit.id;
            subject.score.unit_name = unit.name;
            subject.score.territory = unit.territory;
            subject.score.role = name;
            if (auto done = find_figures(program, *found, subject); !done.ok()) return done.error();
            subjects.push_back(std::move(subject));
        }
        const auto best = best_of(subjects, found->rows.size());
        for (auto& subject : subjects)
            if (auto done = score_subject(program, *found, best, subject); !done.ok())
                return done.error();
        take_ranks(*found, subjects);
        for (auto& subject : subjects) out.push_back(std::move(subject.score));
    }
    return out;
}

/// Grades of the periods before, newest first, by unit.
base::Result<std::map<std::string, std::vector<std::string>>> grades_before(
    const program::Program& program, const Evaluation& evaluation, ports::CaseStore& store,
    ports::Directory& directory, const PeriodOfTime& period) {
    std::map<std::string, std::vector<std::string>> grades;
    auto before = eval::parse_reporting(period.name);
    const auto needed = periods_needed(program, evaluation);
    for (std::int64_t i = 1; before && i < needed; ++i) {
        before = before->previous();
        const auto span = parse_period(before->name());
        if (!span) break;
        const auto scores = scores_of(program, evaluation, store, directory, *span);
        if (!scores.ok()) return scores.error();
        for (const auto& score : *scores) grades[score.unit].push_back(score.grade);
    }
    return grades;
}

}  // namespace

const program::Consequence* consequence_of(const program::Program& program,
                                           const Evaluation& evaluation,
                                           const std::vector<std::string>& grades) {
    const auto& rules = evaluation.rules;
    const auto lowest = evaluation.grades.empty() ? "" : evaluation.grades.back().name.zh;
    for (const auto& one : rules.consequences) {
        const auto wanted =
            one.periods.given ? program::resolve(program, one.periods).whole().value_or(1) : 1;
        const auto is = [&](const std::string& grade) {
            return grade == one.grade.zh ||
                   (!rules.not_reported.zh.empty() && grade == rules.not_reported.zh &&
                    one.grade.zh == lowest);
        };
        std::int64_t run = 0;
        while (run < static_cast<std::int64_t>(grades.size()) &&
               is(grades[static_cast<std::size_t>(run)]))
            ++run;
        if (run >= wanted && run > 0) return &one;
    }
    return nullptr;
}

std::int64_t periods_needed(const program::Program& program, const Evaluation& evaluation) {
    std::int64_t needed = 1;
    for (const auto& one : evaluation.rules.consequences)
        if (one.periods.given)
            needed = std::max(needed, program::resolve(program, one.periods).whole().value_or(1));
    return needed;
}

base::Result<std::vector<Score>> evaluate(const program::Program& program,
                                          const std::string& evaluation, ports::CaseStore& store,
                                          ports::Directory& directory, const PeriodOfTime& period) {
    const auto* found = find_evaluation(program, evaluation);
    if (found == nullptr) return not_found(Code::gj5301, {evaluation});
    if (!fits(found->every, period.name)) return misuse(Code::gj5303, {evaluation, period.name});
    auto scores = scores_of(program, *found, store, directory, period);
    if (!scores.ok() || found->rules.consequences.empty()) return scores;
    auto before = grades_before(program, *found, store, directory, period);
    if (!before.ok()) return before.error();
    for (auto& score : *scores) {
        auto grades = (*before)[score.unit];
        grades.insert(grades.begin(), score.grade);
        if (const auto* one = consequence_of(program, *found, grades))
            score.consequence = one->action.zh;
    }
    return scores;
}

base::Result<Score> score(const program::Program& program, const std::string& evaluation,
                          const std::vector<IndicatorValue>& values) {
    const auto* found = find_evaluation(program, evaluation);
    if (found == nullptr) return not_found(Code::gj5301, {evaluation});
    Subject subject(program, values);
    if (auto done = find_figures(program, *found, subject); !done.ok()) return done.error();
    std::vector<Subject> alone;
    alone.push_back(std::move(subject));
    const auto best = best_of(alone, found->rows.size());
    if (auto done = score_subject(program, *found, best, alone.front()); !done.ok())
        return done.error();
    alone.front().score.rank = alone.front().score.total ? 1 : 0;
    return alone.front().score;
}

}  // namespace guiju::casework
