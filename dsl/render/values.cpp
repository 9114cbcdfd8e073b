// SPDX-License-Identifier: Apache-2.0
#include "dsl/render/values.h"

#include <map>

namespace guiju::render {
namespace {

using syntax::Expr;

class Settled {
   public:
    explicit Settled(const syntax::File& file) {
        for (const auto& section : file.sections)
            if (const auto* all = std::get_if<std::vector<syntax::Parameter>>(&section.body))
                for (const auto& parameter : *all)
                    if (parameter.value.kind == Expr::Kind::number)  // a label says nothing alone
                        values_.emplace(parameter.name.text, parameter.value);
    }

    void in(Expr& expr) const {
        if (expr.kind == Expr::Kind::term) {
            const auto found = values_.find(expr.name.text);
            if (found != values_.end()) expr = found->second;
            return;
        }
        for (auto& part : expr.parts) in(part);
    }
    void in(std::optional<Expr>& expr) const {
        if (expr) in(*expr);
    }
    void in(std::vector<syntax::Criterion>& criteria) const {
        for (auto& criterion : criteria) in(criterion.condition);
    }
    void in(syntax::Stage& stage) const {
        for (auto& deadline : stage.deadlines) {
            in(deadline.period);
            in(deadline.remind_every);
        }
        in(stage.criteria);
        for (auto& action : stage.actions)
            for (auto& condition : action.require) in(condition);
        for (auto& line : stage.dispositions) {
            in(line.rounds);
            in(line.condition);
            in(line.period);
            in(line.max_rounds);
        }
        for (auto& rung : stage.rungs) in(rung.period);
        for (auto& start : stage.clock_starts) in(start.condition);
        in(stage.confirm_period);
    }
    void in(syntax::RecordSection& record) const {
        for (auto& field : record.fields) {
            for (auto* bound : {&field.required_when, &field.forbidden_when, &field.at_most,
                                &field.at_least, &field.range_low, &field.range_high})
                in(*bound);
        }
        in(record.priority);
        if (!record.duplicate_window) return;
        const auto found = values_.find(record.duplicate_window->text);
        if (found == values_.end()) return;
        record.duplicate_window_value = found->second;
        record.duplicate_window.reset();
    }
    void in(std::vector<syntax::ScoreRow>& rows) const {
        for (auto& row : rows) {
            in(row.weight);
            in(row.scoring.subject);
            for (auto* part : {&row.scoring.target, &row.scoring.step, &row.scoring.deduction,
                               &row.scoring.full, &row.scoring.otherwise})
                in(*part);
        }
    }
    void in(syntax::Matching& matching) const {
        in(matching.criteria);
        in(matching.rows);
    }
    void in(syntax::Indicators& indicators) const {
        for (auto& indicator : indicators.indicators)
            for (auto* part : {&indicator.condition, &indicator.formula, &indicator.target})
                in(*part);
    }
    void in(syntax::Evaluation& evaluation) const {
        in(evaluation.rows);
        for (auto& grade : evaluation.grades) in(grade.from);
        for (auto& one : evaluation.rules.consequences) in(one.periods);
        in(evaluation.rules.objection_within);
    }
    void in(syntax::TargetTable& table) const {
        for (auto* part : {&table.about_points, &table.about_share, &table.stable, &table.blue,
                           &table.yellow, &table.red_run})
            in(*part);
    }
    template <class Other>
    void in(Other&) const {}  // nothing that a parameter could stand in

   private:
    std::map<std::string, Expr> values_;
};

}  // namespace

syntax::File with_values(syntax::File file) {
    const Settled settled(file);
    for (auto& section : file.sections)
        std::visit([&](auto& body) { settled.in(body); }, section.body);
    return file;
}

}  // namespace guiju::render
