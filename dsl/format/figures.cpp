// SPDX-License-Identifier: Apache-2.0
// What is counted and scored: matching, indicators, evaluation.
#include "dsl/format/expression.h"
#include "dsl/format/printers.h"

namespace guiju::format {

using syntax::Expr;
using syntax::Keyword;
using syntax::Scoring;

namespace {

std::string full_points(const Tongue& tongue, const Scoring& scoring) {
    return scoring.full ? expression(tongue, *scoring.full)
                        : tongue.quantity("100", tongue.say("分", "points"));
}

/// 得100分 / earns 100 points
std::string earns(const Tongue& tongue, const Scoring& scoring) {
    return tongue.words({tongue.word(Keyword::score_earns), full_points(tongue, scoring)});
}

std::string optional(const Tongue& tongue, const std::optional<Expr>& expr) {
    return expr ? expression(tongue, *expr) : "";
}

/// 1个百分点 / percentage point
std::string step_size(const Tongue& tongue, const Scoring& scoring) {
    const auto& step = scoring.step;
    const bool one = step && step->kind == Expr::Kind::number && step->text == "1";
    if (one && !tongue.zh() && !step->unit.empty()) return tongue.unit(step->unit, true);
    return optional(tongue, step);
}

/// 每低S扣D分，扣完为止 / minus D points per S below, not below zero
std::string deduction(const Tongue& tongue, const Scoring& scoring, bool below) {
    const auto step = step_size(tongue, scoring);
    const auto points = optional(tongue, scoring.deduction);
    const auto minus = tongue.word(Keyword::score_minus);
    const auto end = tongue.comma() + tongue.word(Keyword::score_not_below_zero);
    if (tongue.zh()) {
        const auto each =
            tongue.word(below ? Keyword::score_each_below : Keyword::score_each_above);
        return each + step + minus + points + end;
    }
    return tongue.words({minus, points, tongue.word(Keyword::score_each_below), step,
                         tongue.word(below ? Keyword::score_below : Keyword::score_above)}) +
           end;
}

/// X达到T / T of X
std::string reaching(const Tongue& tongue, const Scoring& scoring, const std::string& subject) {
    if (!scoring.target) return subject;
    const auto target = optional(tongue, scoring.target);
    if (tongue.zh()) return subject + tongue.word(Keyword::cond_reached) + target;
    const auto of = subject.empty() ? "" : tongue.word(Keyword::score_of);
    return tongue.words({target, of, subject});
}

std::string best(const Tongue& tongue, const Scoring& scoring, const std::string& subject) {
    return tongue.words({subject, tongue.word(Keyword::score_best), full_points(tongue, scoring),
                         tongue.word(Keyword::score_converted)});
}

/// The row's first cell names the subject, and the subject was not written again.
bool is_left_out(const Expr& subject) {
    return subject.kind == Expr::Kind::term &&
           (subject.name.text.empty() || subject.span.begin == subject.span.end);
}

std::string scoring_text(const Tongue& tongue, const Scoring& scoring) {
    const auto subject = is_left_out(scoring.subject) ? "" : expression(tongue, scoring.subject);
    switch (scoring.kind) {
        case Scoring::Kind::times:
            return tongue.words(
                {subject, tongue.word(Keyword::score_times), full_points(tongue, scoring)});
        case Scoring::Kind::as_is:
            return tongue.words({subject, tongue.word(Keyword::score_as_is)});
        case Scoring::Kind::to_target:
            return tongue.words({reaching(tongue, scoring, subject), earns(tongue, scoring)}) +
                   tongue.comma() + tongue.word(Keyword::score_in_proportion);
        case Scoring::Kind::best_is_full: return best(tongue, scoring, subject);
        case Scoring::Kind::from_threshold:
            return tongue.words({reaching(tongue, scoring, subject), earns(tongue, scoring)}) +
                   tongue.comma() + deduction(tongue, scoring, true);
        case Scoring::Kind::up_to:
            return tongue.words({subject, tongue.word(Keyword::op_at_most),
                                 optional(tongue, scoring.target), earns(tongue, scoring)}) +
                   tongue.comma() + deduction(tongue, scoring, false);
        case Scoring::Kind::condition: break;
    }
    const auto rest = scoring.otherwise ? expression(tongue, *scoring.otherwise)
                                        : tongue.quantity("0", tongue.say("分", "points"));
    return tongue.words({subject, earns(tongue, scoring)}) + tongue.comma() +
           tongue.words({tongue.word(Keyword::score_otherwise), rest});
}

void print_rows(Page& page, const std::vector<syntax::ScoreRow>& rows, Keyword first_column) {
    const auto& tongue = page.tongue();
    page.header({first_column, Keyword::column_weight, Keyword::column_scoring});
    for (const auto& row : rows) {
        page.trivia(row.before);
        page.row({tongue.name(row.name), expression(tongue, row.weight),
                  scoring_text(tongue, row.scoring)},
                 row.tail);
    }
}

/// What the counted matters fulfil: 本期报送的 / CONDITION的.
std::string counted(const Tongue& tongue, const syntax::Indicator& one, const std::string& only) {
    const auto matter = one.matter ? tongue.name(*one.matter) : only;
    const auto condition = one.condition ? expression(tongue, *one.condition) : "";
    const auto filed = one.filed_in_period ? tongue.word(Keyword::figure_filed) : "";
    if (tongue.zh()) return filed + (condition.empty() ? "" : condition + "的") + matter;
    const auto where = condition.empty() ? "" : tongue.word(Keyword::figure_where_);
    return tongue.words({matter, filed, where, condition});
}

/// 本期达到“M”的“P”案件 / "P" cases where reached "M" in the period
std::string elsewhere(const Tongue& tongue, const syntax::Indicator& one) {
    const auto policy = tongue.words(
        {one.policy ? tongue.quoted(*one.policy) : "", tongue.word(Keyword::kin_cases)});
    if (!one.mark) {
        const auto filed = tongue.word(Keyword::figure_filed);
        return tongue.zh() ? filed + policy : tongue.words({policy, filed});
    }
    const auto mark = tongue.quoted(*one.mark);
    if (tongue.zh())
        return tongue.word(Keyword::cond_in_period) + tongue.word(Keyword::cond_reached) + mark +
               tongue.word(Keyword::cond_of) + policy;
    return tongue.words({policy, tongue.word(Keyword::figure_where_),
                         tongue.word(Keyword::cond_reached), mark,
                         tongue.word(Keyword::cond_in_the_period)});
}

std::string figure_text(const Tongue& tongue, const syntax::Indicator& one,
                        const std::string& matter) {
    using Kind = syntax::Indicator::Kind;
    switch (one.kind) {
        case Kind::reported:
            return tongue.words({tongue.word(Keyword::figure_by),
                                 one.by ? tongue.name(*one.by) : "",
                                 tongue.word(Keyword::figure_reported)});
        case Kind::result: {
            const auto of = one.evaluation ? tongue.quoted(*one.evaluation) : "";
            return tongue.words(
                {tongue.word(Keyword::figure_result_of), of, tongue.word(Keyword::figure_result)});
        }
        case Kind::elsewhere: return elsewhere(tongue, one);
        case Kind::count: return counted(tongue, one, matter);
        case Kind::mean: {
            const auto field = one.field ? tongue.name(*one.field) : "";
            const auto mean = tongue.word(Keyword::cond_mean);
            const auto of = counted(tongue, one, matter);
            if (tongue.zh()) return of + "的" + field + mean;
            return tongue.words({mean, field, tongue.word(Keyword::time_of), of});
        }
        case Kind::formula: break;
    }
    return optional(tongue, one.formula);
}

/// 力争达到90% / strive for 90%
std::string target_text(const Tongue& tongue, const syntax::Indicator& one) {
    using Op = syntax::CompareOp;
    std::string op = tongue.say(syntax::spelling(Keyword::cond_reached, tongue.skin()), "");
    if (one.target_compare == Op::at_most) op = tongue.word(Keyword::op_at_most);
    if (one.target_compare == Op::more) op = tongue.word(Keyword::op_more);
    if (one.target_compare == Op::less) op = tongue.word(Keyword::op_less);
    return tongue.words(
        {tongue.word("figure", one.target_strength), op, optional(tongue, one.target)});
}

std::string indicator_unit(const Tongue& tongue, const std::string& written) {
    if (syntax::find_keyword("unit", written, tongue.source_skin()))
        return tongue.unit(written, false);
    return tongue.rendered("figure", written);
}

void print_choice(Page& page, Keyword label, std::string_view group, const std::string& id) {
    if (!id.empty()) page.labelled(label, page.tongue().word(group, id));
}

void print_missing(Page& page, const std::string& id) {
    if (id.empty()) return;
    const auto& tongue = page.tongue();
    // "，并列明原因", " and state the reason"
    const auto stating = syntax::entry(Keyword::missing_stating).spellings(tongue.skin());
    page.labelled(Keyword::label_missing,
                  tongue.word("missing", id) + tongue.say("，", " ") + std::string(stating.back()));
}

void print_ties(Page& page, const syntax::Evaluation& evaluation) {
    const auto& tongue = page.tongue();
    if (!evaluation.tie_breaker) {
        print_choice(page, Keyword::label_ties, "ties", evaluation.ties);
        return;
    }
    page.labelled(Keyword::label_ties, tongue.words({tongue.word(Keyword::ties_higher),
                                                     tongue.name(*evaluation.tie_breaker),
                                                     tongue.word(Keyword::ties_first)}));
}

void print_grades(Page& page, const std::vector<syntax::Grade>& grades) {
    const auto& tongue = page.tongue();
    if (grades.empty()) return;
    std::vector<std::string> texts;
    for (const auto& grade : grades) {
        const auto name = tongue.name(grade.name);
        if (!grade.from) {
            texts.push_back(tongue.words({tongue.word(Keyword::grade_others), name}));
            continue;
        }
        texts.push_back(
            tongue.words({name, tongue.word(Keyword::grade_from), expression(tongue, *grade.from),
                          tongue.word(Keyword::grade_above)}));
    }
    page.labelled(Keyword::label_grades, tongue.list(texts));
}

std::string consequence_text(const Tongue& tongue, const syntax::Consequence& one) {
    const auto grade = tongue.quoted(one.grade);
    const auto periods = optional(tongue, one.periods);
    const auto in_a_row = periods.empty()
                              ? ""
                              : tongue.words({tongue.word(Keyword::consequence_running), periods,
                                              tongue.word(Keyword::consequence_periods)});
    const auto action = tongue.quoted(one.action);
    if (tongue.zh())
        return in_a_row + grade + tongue.word(Keyword::consequence_of) + tongue.comma() + action;
    return tongue.words({tongue.word(Keyword::consequence_if_), grade, in_a_row}) + tongue.comma() +
           action;
}

void print_rules(Page& page, const syntax::EvaluationRules& rules) {
    const auto& tongue = page.tongue();
    if (rules.not_reported)
        page.labelled(Keyword::eval_label_not_reported, tongue.quoted(*rules.not_reported));
    if (!rules.peers.empty())
        page.labelled(Keyword::eval_label_peers, tongue.word("peers", rules.peers));
    if (!rules.excluded.empty())
        page.labelled(Keyword::eval_label_excluded, tongue.names(rules.excluded),
                      rules.excluded_tail);
    for (const auto& one : rules.consequences)
        page.labelled(Keyword::eval_label_consequence, consequence_text(tongue, one), one.tail);
    if (!rules.objection_within) return;
    const auto to = rules.objection_to ? tongue.name(*rules.objection_to) : "";
    page.labelled(Keyword::eval_label_objection,
                  tongue.words({tongue.word(Keyword::objection_after),
                                optional(tongue, rules.objection_within),
                                tongue.word(Keyword::objection_inside)}) +
                      tongue.comma() +
                      tongue.words({tongue.word(Keyword::objection_to), to,
                                    tongue.word(Keyword::objection_raised)}));
}

}  // namespace

void print(Page& page, const syntax::Matching& matching) {
    if (matching.over) page.labelled(Keyword::label_over, page.tongue().name(*matching.over));
    if (!matching.criteria.empty()) {
        page.labelled(Keyword::label_admitted, "");
        print(page, matching.criteria);
    }
    if (matching.rows.empty()) return;
    page.labelled(Keyword::label_ranking, "");
    print_rows(page, matching.rows, Keyword::column_factor);
}

void print(Page& page, const syntax::Indicators& indicators, const std::string& matter) {
    const auto& tongue = page.tongue();
    for (const auto& one : indicators.indicators) {
        page.trivia(one.before);
        std::vector<std::string> parts{indicator_unit(tongue, one.unit),
                                       figure_text(tongue, one, matter)};
        if (one.unit_field)
            parts.push_back(
                tongue.words({tongue.name(*one.unit_field), tongue.word(Keyword::cond_is),
                              tongue.word(Keyword::builtin_this_unit)}));
        if (one.without_withdrawn) parts.push_back(tongue.word(Keyword::figure_without));
        if (one.target) parts.push_back(target_text(tongue, one));
        page.line(tongue.name(one.name) + tongue.colon() + joined(parts, tongue.comma()) +
                  tail_text(tongue, one.tail));
    }
}

void print(Page& page, const syntax::Evaluation& evaluation) {
    const auto& tongue = page.tongue();
    if (!evaluation.subjects.empty())
        page.labelled(Keyword::label_subjects, tongue.names(evaluation.subjects));
    print_choice(page, Keyword::label_period, "cycle", evaluation.period);
    if (!evaluation.rows.empty()) print_rows(page, evaluation.rows, Keyword::column_indicator);
    if (evaluation.rounding_written)
        page.labelled(Keyword::label_rounding,
                      tongue.word(Keyword::rounding_half_up) + tongue.comma() +
                          tongue.words({tongue.word(Keyword::rounding_keep),
                                        std::to_string(evaluation.decimals) + tongue.say("", " ") +
                                            tongue.word(Keyword::rounding_decimals)}));
    print_missing(page, evaluation.missing);
    print_ties(page, evaluation);
    print_grades(page, evaluation.grades);
    print_rules(page, evaluation.rules);
    if (!evaluation.change_tail.markers.empty() || !evaluation.change_tail.citation.empty())
        page.labelled(Keyword::label_changes, "", evaluation.change_tail);
}

}  // namespace guiju::format
