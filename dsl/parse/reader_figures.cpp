// SPDX-License-Identifier: Apache-2.0
// Matching, indicators, evaluations.
#include "dsl/parse/reader.h"
#include "dsl/parse/tokens.h"

namespace guiju::parse {

using base::Code;

void Reader::read_score_row(const Line& line, const std::vector<std::string_view>& cells,
                            std::vector<syntax::ScoreRow>& rows) {
    const auto weight = match(Form::weight, cells[1], line);
    if (!weight) return;
    const auto scoring = match(Form::scoring, cells[2], line);
    if (!scoring) return;
    syntax::ScoreRow row;
    row.name = build_.name(cells[0]);
    row.weight = build_.value(weight->parts.at(0));
    row.scoring = build_.scoring(*scoring);
    row.span = build_.span(line.text());
    row.tail = tail(line);
    row.before = take_before();
    rows.push_back(std::move(row));
}

void Reader::read_matching_line(const Line& line, Table& table, syntax::Matching& matching) {
    if (!cells_of(line).empty()) {
        const auto cells =
            row(line, table, {K::column_factor, K::column_weight, K::column_scoring});
        if (cells) read_score_row(line, *cells, matching.rows);
        return;
    }
    if (is_item(line)) {
        if (seen_.contains(K::label_admitted) && !seen_.contains(K::label_ranking))
            return read_criterion(line, matching.criteria);
        report(Code::gj1113, line.text()).args = {base::Text("“入选：”", "\"admitted if:\"")};
        return;
    }
    const auto split = split_label(line);
    if (!split.found) return stray(line);
    const auto k =
        label(line, split,
              {K::label_basis, K::label_over, K::label_admitted, K::label_ranking, K::label_note});
    if (!k) return;
    once(*k, split.label);
    refuse_tail(line);
    if (*k != K::label_over) {
        static_cast<void>(nothing_after(split, line));
        return;
    }
    if (auto names = name_list(split.rest, line)) matching.over = names->front();
}

void Reader::read_elsewhere(const Node& node, syntax::Indicator& indicator) {
    indicator.kind = syntax::Indicator::Kind::elsewhere;
    indicator.policy = build_.name(*node.find(Shape::quoted));
    indicator.filed_in_period = node.find(Shape::filed) != nullptr;
    if (const Node* mark = node.find(Shape::other_mark)) indicator.mark = build_.only_name(*mark);
}

void Reader::read_indicator(const Line& line, syntax::Indicators& indicators) {
    using Kind = syntax::Indicator::Kind;
    const auto split = split_label(line);
    if (!split.found) return stray(line);
    const auto node = match(Form::indicator, split.rest, line);
    if (!node) return;
    syntax::Indicator i;
    i.name = build_.name(split.label);
    i.span = build_.span(line.text());
    i.kind = Kind::count;
    if (const Node* unit = node->find(Shape::unit)) {
        i.unit = squeezed(unit->text());
        i.unit_span = build_.span(*unit);
    }
    for (const Node& part : node->parts) {
        switch (part.shape) {
            case Shape::reported:
                i.kind = Kind::reported;
                i.by = build_.only_name(part);
                break;
            case Shape::name: i.matter = build_.name(part); break;
            case Shape::filed: i.filed_in_period = true; break;
            case Shape::condition: i.condition = build_.condition(part.parts.at(0)); break;
            case Shape::mean:
                i.kind = Kind::mean;
                i.field = build_.only_name(part);
                break;
            case Shape::formula:
                i.kind = Kind::formula;
                i.formula = build_.value(part.parts.at(0));
                break;
            case Shape::evaluation:
                i.kind = Kind::result;
                i.evaluation = build_.only_name(part);
                break;
            case Shape::elsewhere: read_elsewhere(part, i); break;
            case Shape::of_unit: i.unit_field = build_.only_name(part); break;
            case Shape::without: i.without_withdrawn = true; break;
            case Shape::target: {
                i.target_strength = build_.id(part.parts.at(0), "figure");
                const auto op = part.parts.size() > 2 ? build_.id(part.parts[1], "op") : "";
                if (op == "at_most") i.target_compare = syntax::CompareOp::at_most;
                if (op == "more") i.target_compare = syntax::CompareOp::more;
                if (op == "less") i.target_compare = syntax::CompareOp::less;
                i.target = build_.value(part.parts.back());
                break;
            }
            default: break;
        }
    }
    i.tail = tail(line);
    i.before = take_before();
    indicators.indicators.push_back(std::move(i));
}

void Reader::read_evaluation_line(const Line& line, Table& table, syntax::Evaluation& evaluation) {
    if (!cells_of(line).empty()) {
        const auto span = build_.span(line.text());
        evaluation.rows_span = table.header_read ? base::join(evaluation.rows_span, span) : span;
        const auto cells =
            row(line, table, {K::column_indicator, K::column_weight, K::column_scoring});
        if (cells) read_score_row(line, *cells, evaluation.rows);
        return;
    }
    const auto split = split_label(line);
    if (!split.found) return stray(line);
    const auto k = label(line, split,
                         {K::label_basis, K::label_subjects, K::label_period, K::label_rounding,
                          K::label_missing, K::label_ties, K::label_grades, K::eval_label_excluded,
                          K::eval_label_peers, K::eval_label_consequence, K::eval_label_objection,
                          K::eval_label_not_reported, K::label_changes, K::label_note});
    if (!k) return;
    if (*k != K::eval_label_consequence) once(*k, split.label);
    const bool with_tail =
        *k == K::label_changes || *k == K::eval_label_excluded || *k == K::eval_label_consequence;
    if (!with_tail) refuse_tail(line);
    if (syntax::entry(*k).group == "eval_label")
        return read_evaluation_rule(line, split, *k, evaluation.rules);
    read_evaluation_label(line, split, *k, evaluation);
}

void Reader::read_evaluation_label(const Line& line, const Labelled& split, K label,
                                   syntax::Evaluation& e) {
    switch (label) {
        case K::label_subjects:
            if (auto names = name_list(split.rest, line)) e.subjects = std::move(*names);
            return;
        case K::label_period:
            if (const auto node = match(Form::cycle, split.rest, line))
                e.period = build_.id(node->parts.at(0), "cycle");
            return;
        case K::label_rounding:
            if (const auto node = match(Form::rounding, split.rest, line)) {
                const auto digits = numeral_at(node->find(Shape::number)->text()).digits;
                e.rounding_written = true;
                const bool whole = digits.size() < 4 && digits.find('.') == std::string::npos;
                e.decimals = whole ? std::stoi(digits) : 999;
            }
            return;
        case K::label_missing:
            if (const auto node = match(Form::missing, split.rest, line))
                e.missing = build_.id(node->parts.at(0), "missing");
            return;
        case K::label_ties:
            if (const auto node = match(Form::ties, split.rest, line)) {
                if (const Node* tie = node->find(Shape::tie))
                    e.tie_breaker = build_.only_name(*tie);
                else
                    e.ties = build_.id(node->parts.at(0), "ties");
            }
            return;
        case K::label_grades:
            if (const auto node = match(Form::grades, split.rest, line)) {
                for (const Node& part : node->parts) {
                    syntax::Grade grade;
                    grade.name = build_.name(part.parts.at(0));
                    if (part.shape == Shape::grade) grade.from = build_.value(part.parts.at(1));
                    e.grades.push_back(std::move(grade));
                }
            }
            return;
        case K::label_changes:
            if (nothing_after(split, line)) e.change_tail = tail(line);
            return;
        default: stray(line);
    }
}

void Reader::read_evaluation_rule(const Line& line, const Labelled& split, K label,
                                  syntax::EvaluationRules& rules) {
    const auto text = without_tail(split.rest, line);
    switch (label) {
        case K::eval_label_excluded:
            if (auto names = name_list(text, line)) rules.excluded = std::move(*names);
            rules.excluded_tail = tail(line);
            rules.excluded_span = build_.span(text);
            return;
        case K::eval_label_peers:
            if (const auto node = match(Form::peers, text, line))
                rules.peers = build_.id(node->parts.at(0), "peers");
            return;
        case K::eval_label_consequence:
            if (const auto node = match(Form::consequence, text, line)) {
                syntax::Consequence one;
                const auto quotes = node->all(Shape::quoted);
                one.grade = build_.name(*quotes.at(0));
                one.action = build_.name(*quotes.at(1)).text;
                if (const Node* periods = node->find(Shape::condition))
                    one.periods = build_.value(periods->parts.at(0));
                one.span = build_.span(text);
                one.tail = tail(line);
                rules.consequences.push_back(std::move(one));
            }
            return;
        case K::eval_label_objection:
            if (const auto node = match(Form::objection, text, line)) {
                rules.objection_within = build_.value(node->find(Shape::condition)->parts.at(0));
                rules.objection_to = build_.only_name(*node);
            }
            return;
        default:
            if (const auto node = match(Form::quoted_name, text, line))
                rules.not_reported = build_.only_name(*node);
    }
}

}  // namespace guiju::parse
