// SPDX-License-Identifier: Apache-2.0
// 缩短 延长 提高 降低 确定 试点 改称 对应: one clause of the base gets another value.
#include <algorithm>

#include "dsl/overlay/combine.h"
#include "dsl/syntax/dump.h"
#include "dsl/syntax/numerals.h"
#include "dsl/text/suggest.h"

namespace guiju::overlay {

namespace {

using base::Code;
using base::Text;
using syntax::Expr;
using Kind = syntax::Marker::Kind;

bool is(const syntax::LocalRule& rule, std::string_view verb) { return rule.verb == verb; }

/// The markers under which a verb may change a value.
const syntax::Marker* permitted(Work& work, const syntax::LocalRule& rule, const syntax::Tail& tail,
                                std::pair<base::Span, Text> clause) {
    if (is(rule, "shorten"))
        return permission(work, rule, tail,
                          {Kind::may_shorten, Kind::choose, Kind::local_decides, Kind::must_fill},
                          std::move(clause));
    if (is(rule, "lengthen"))
        return permission(work, rule, tail,
                          {Kind::may_lengthen, Kind::may_add_rounds, Kind::choose,
                           Kind::local_decides, Kind::must_fill},
                          std::move(clause));
    if (is(rule, "raise"))
        return permission(work, rule, tail,
                          {Kind::may_raise, Kind::may_add_rounds, Kind::choose, Kind::local_decides,
                           Kind::must_fill},
                          std::move(clause));
    if (is(rule, "lower"))
        return permission(work, rule, tail,
                          {Kind::may_lower, Kind::choose, Kind::local_decides, Kind::must_fill},
                          std::move(clause));
    if (is(rule, "pilot"))
        return permission(work, rule, tail, {Kind::local_decides, Kind::must_fill},
                          std::move(clause));
    return permission(work, rule, tail,
                      {Kind::choose, Kind::local_decides, Kind::must_fill, Kind::may_shorten,
                       Kind::may_lengthen, Kind::may_raise, Kind::may_lower, Kind::may_add_rounds},
                      std::move(clause));
}

/// What the line supplies as a value; a finding (GJ4117) and nothing when it supplies none.
std::optional<Expr> operand(Work& work, const syntax::LocalRule& rule, const Text& clause) {
    if (rule.expression) return rule.expression;
    if (rule.deadline) return rule.deadline->period;
    Expr value;
    value.kind = Expr::Kind::text;
    if (rule.words.size() == 1) {
        value.text = rule.words.front().text;
        value.span = rule.words.front().span;
        return value;
    }
    if (is(rule, "pilot") && rule.words.empty()) {
        value.text = "是";
        value.span = rule.target.span;
        return value;
    }
    work.refuse(Code::gj4117, rule.target.span, {clause});
    return std::nullopt;
}

void change_parameter(Work& work, const syntax::Section& section, const syntax::LocalRule& rule,
                      syntax::Parameter& parameter) {
    const auto clause = work.clauses.both(parameter.name.text);
    const auto* marker = permitted(work, rule, parameter.tail, {parameter.span, clause});
    if (marker == nullptr) return;
    auto value = operand(work, rule, clause);
    if (!value) return;
    auto& change = work.note(rule.verb, section.heading_span, parameter.span, clause);
    change.markers = {*marker};
    change.before = parameter.value;
    change.after = value;
    parameter.value = std::move(*value);
    parameter.span = section.heading_span;
    parameter.origin = "text";
    settle_markers(work, parameter.tail, rule);
}

bool one_clock(const syntax::Deadline& a, const syntax::Deadline& b, const Clauses& clauses) {
    if (a.satisfied_by.size() != b.satisfied_by.size()) return false;
    for (std::size_t i = 0; i < a.satisfied_by.size(); ++i)
        if (!clauses.same(a.satisfied_by[i].text, b.satisfied_by[i].text)) return false;
    const bool action =
        a.start_action.has_value() == b.start_action.has_value() &&
        (!a.start_action || clauses.same(a.start_action->text, b.start_action->text));
    return a.start == b.start && action;
}

Text deadline_of(const Work& work, const syntax::Section& stage) {
    const auto name = work.clauses.both(stage.name.text);
    return {name.zh + "的期限", "the deadline of " + name.en};
}

void change_deadline(Work& work, const syntax::Section& section, const syntax::LocalRule& rule,
                     syntax::Section& stage) {
    auto& deadlines = std::get<syntax::Stage>(stage.body).deadlines;
    const auto clause = deadline_of(work, stage);
    const auto found = rule.deadline
                           ? std::find_if(deadlines.begin(), deadlines.end(),
                                          [&](const syntax::Deadline& one) {
                                              return one_clock(one, *rule.deadline, work.clauses);
                                          })
                           : deadlines.begin();
    if (found == deadlines.end()) {
        work.refuse(Code::gj4110, rule.target.span, {clause}, stage.heading_span);
        return;
    }
    // A deadline that only names a parameter has its permission there.
    if (found->tail.markers.empty() && found->period.kind == Expr::Kind::term)
        if (auto* parameter = work.clauses.parameter(found->period.name.text))
            return change_parameter(work, section, rule, *parameter);
    const auto* marker = permitted(work, rule, found->tail, {found->span, clause});
    if (marker == nullptr) return;
    auto value = operand(work, rule, clause);
    if (!value) return;
    auto& change = work.note(rule.verb, section.heading_span, found->span, clause);
    change.markers = {*marker};
    change.before = found->period;
    change.after = value;
    change.stage = stage.name.text;
    found->period = std::move(*value);
    found->span = section.heading_span;
    settle_markers(work, found->tail, rule);
}

/// 不少于50字 and 不少于100字: the same question with another number.
bool same_question(const Expr& a, const Expr& b) {
    return a.kind == Expr::Kind::compare && b.kind == Expr::Kind::compare &&
           a.compare == b.compare && a.parts.size() == 2 && b.parts.size() == 2 &&
           a.parts[1].kind == Expr::Kind::number && b.parts[1].kind == Expr::Kind::number &&
           syntax::dump(a.parts[0], syntax::Skin::chinese) ==
               syntax::dump(b.parts[0], syntax::Skin::chinese);
}

void change_criterion(Work& work, const syntax::Section& section, const syntax::LocalRule& rule,
                      const syntax::Section& stage, syntax::Criterion& criterion) {
    const auto name = work.clauses.both(stage.name.text);
    const Text clause{name.zh + "第（" + syntax::chinese_number(rule.item) + "）项",
                      "item " + std::to_string(rule.item) + " of " + name.en};
    const auto* marker = permitted(work, rule, criterion.tail, {criterion.span, clause});
    if (marker == nullptr) return;
    if (!rule.expression) {
        work.refuse(Code::gj4117, rule.target.span, {clause});
        return;
    }
    auto& change = work.note(rule.verb, section.heading_span, criterion.span, clause);
    change.markers = {*marker};
    change.before = criterion.condition;
    change.after = *rule.expression;
    change.stage = stage.name.text;
    if (marker->kind != Kind::local_decides && criterion.above.empty())
        criterion.above.push_back(criterion.condition);
    const bool number = same_question(criterion.condition, *rule.expression);
    if (number || marker->kind == Kind::local_decides) {
        criterion.condition = *rule.expression;
    } else {
        // Another question than the base asked: both have to hold.
        Expr both;
        both.kind = Expr::Kind::all;
        both.span = rule.expression->span;
        both.parts = {criterion.condition, *rule.expression};
        criterion.condition = std::move(both);
    }
    criterion.span = section.heading_span;
    settle_markers(work, criterion.tail, rule);
}

/// 应当 may replace 鼓励: a duty can be made stronger.
void change_strength(Work& work, const syntax::Section& section, const syntax::LocalRule& rule,
                     const syntax::Section& stage, syntax::Action& action) {
    const Text clause{
        stage.name.text + "的" + action.name.text,
        work.clauses.both(action.name.text).en + " in " + work.clauses.both(stage.name.text).en};
    const auto* marker = permission(work, rule, action.tail, {Kind::may_raise, Kind::local_decides},
                                    {action.span, clause});
    if (marker == nullptr) return;
    const auto strength = [](const std::string& id) {
        if (id == "must") return 4;
        if (id == "unless_excused" || id == "in_principle") return 3;
        if (id == "strive") return 2;
        return id == "encouraged" ? 1 : 0;
    };
    if (strength(rule.strength) < strength(action.duty)) {
        work.refuse(Code::gj4124, rule.target.span, {clause}, action.span);
        return;
    }
    auto& change = work.note(rule.verb, section.heading_span, action.span, clause);
    change.markers = {*marker};
    change.words = {action.duty, rule.strength};
    change.stage = stage.name.text;
    action.duty = rule.strength;
    action.span = section.heading_span;
    settle_markers(work, action.tail, rule);
}

/// 退回补正 of a stage: 补正期限, 补正次数.
void change_correction(Work& work, const syntax::Section& section, const syntax::LocalRule& rule,
                       syntax::Section& stage, bool rounds) {
    const auto name = work.clauses.both(stage.name.text);
    const Text clause = rounds
                            ? Text{name.zh + "的补正次数", "the rounds of correction of " + name.en}
                            : Text{name.zh + "的补正期限", "the time to correct in " + name.en};
    bool found = false;
    for (auto& line : std::get<syntax::Stage>(stage.body).dispositions) {
        auto& value = rounds ? line.max_rounds : line.period;
        if (line.effect != syntax::Disposition::Effect::correct || !value) continue;
        if (value->kind == Expr::Kind::term && line.tail.markers.empty())
            if (auto* parameter = work.clauses.parameter(value->name.text))
                return change_parameter(work, section, rule, *parameter);
        const auto* marker =
            rounds ? permission(work, rule, line.tail, {Kind::may_add_rounds}, {line.span, clause})
                   : permission(work, rule, line.tail, {Kind::may_lengthen}, {line.span, clause});
        if (marker == nullptr) return;
        auto after = operand(work, rule, clause);
        if (!after) return;
        auto& change = work.note(rule.verb, section.heading_span, line.span, clause);
        change.markers = {*marker};
        change.before = value;
        change.after = after;
        change.stage = stage.name.text;
        value = std::move(after);
        found = true;
    }
    if (!found) work.refuse(Code::gj4110, rule.target.span, {clause}, stage.heading_span);
}

void change_weight(Work& work, const syntax::Section& section, const syntax::LocalRule& rule,
                   syntax::Section& evaluation) {
    auto& body = std::get<syntax::Evaluation>(evaluation.body);
    const auto found = std::find_if(
        body.rows.begin(), body.rows.end(),
        [&](const syntax::ScoreRow& row) { return work.clauses.same(row.name.text, rule.aspect); });
    const Text clause{evaluation.name.text + "的" + rule.aspect,
                      rule.aspect + " of " + work.clauses.both(evaluation.name.text).en};
    if (found == body.rows.end()) {
        work.refuse(Code::gj4110, rule.target.span, {clause}, evaluation.heading_span);
        return;
    }
    const auto* marker =
        permission(work, rule, body.change_tail, {Kind::weights_may_move, Kind::local_decides},
                   {found->span, clause});
    if (marker == nullptr) return;
    auto value = operand(work, rule, clause);
    if (!value) return;
    auto& change = work.note("weight", section.heading_span, found->span, clause);
    change.markers = {*marker};
    change.before = found->weight;
    change.after = value;
    found->weight = std::move(*value);
    found->span = section.heading_span;
    found->tail.citation = cited(work, rule.tail.citation);
}

void rename(Work& work, const syntax::Section& section, const syntax::LocalRule& rule,
            syntax::Role& role) {
    const auto clause = work.clauses.both(role.name.text);
    const auto* marker = permission(work, rule, role.tail, {Kind::may_rename}, {role.span, clause});
    if (marker == nullptr || !rule.new_name) return;
    if (work.clauses.declares(rule.new_name->text)) {
        work.refuse(Code::gj4119, rule.new_name->span, {rule.new_name->text}, role.span);
        return;
    }
    auto& change = work.note(rule.verb, section.heading_span, role.span, clause);
    change.markers = {*marker};
    change.words = {rule.new_name->text};
    role.tail.citation = cited(work, rule.tail.citation);
    role.tail.citation_span = {};
}

bool names_units(const syntax::File& file) {
    return std::any_of(file.sections.begin(), file.sections.end(), [](const auto& section) {
        const auto* record = std::get_if<syntax::RecordSection>(&section.body);
        return record != nullptr &&
               std::any_of(record->fields.begin(), record->fields.end(), [](const auto& field) {
                   return field.type == "unit" || field.type == "units";
               });
    });
}

/// 对应　省科技厅：“市科技局”: whose work a department of the level above does here. It decides nothing that
/// the base has decided, so no marker has to allow it; which units there are is known to the directory.
void correspond(Work& work, const syntax::Section& section, const syntax::LocalRule& rule) {
    if (!rule.new_name) return;
    const Text above = rule.target.text;
    const auto before =
        std::find_if(work.changes.begin(), work.changes.end(), [&](const Change& change) {
            return change.verb == rule.verb && change.clause.zh == above.zh;
        });
    if (before != work.changes.end()) {
        work.refuse(Code::gj4114, rule.target.span, {above}, before->local);
        return;
    }
    if (!names_units(work.tree)) {
        work.refuse(Code::gj4120, rule.target.span, {above});
        return;
    }
    work.note(rule.verb, section.heading_span, section.heading_span, above).words = {
        rule.new_name->text};
}

/// The unit that holds a role here: 确定　市级牵头单位：“嘉兴市经信局”.
void name_unit(Work& work, const syntax::Section& section, const syntax::LocalRule& rule,
               syntax::Role& role) {
    const auto clause = work.clauses.both(role.name.text);
    const auto* marker = permission(work, rule, role.tail, {Kind::local_decides, Kind::must_fill},
                                    {role.span, clause});
    if (marker == nullptr) return;
    if (rule.words.size() != 1) {
        work.refuse(Code::gj4117, rule.target.span, {clause});
        return;
    }
    auto& change = work.note(rule.verb, section.heading_span, role.span, clause);
    change.markers = {*marker};
    change.words = {rule.words.front().text};
    settle_markers(work, role.tail, rule);
}

void redefine(Work& work, const syntax::Section& section, const syntax::LocalRule& rule,
              syntax::Definition& definition) {
    const auto clause = work.clauses.both(definition.name.text);
    const auto* marker =
        permission(work, rule, definition.tail, {Kind::local_decides}, {definition.span, clause});
    if (marker == nullptr) return;
    if (!rule.expression) {
        work.refuse(Code::gj4117, rule.target.span, {clause});
        return;
    }
    auto& change = work.note(rule.verb, section.heading_span, definition.span, clause);
    change.markers = {*marker};
    change.before = definition.meaning;
    change.after = *rule.expression;
    definition.meaning = *rule.expression;
    definition.span = section.heading_span;
    settle_markers(work, definition.tail, rule);
}

void of_stage(Work& work, const syntax::Section& section, const syntax::LocalRule& rule,
              syntax::Section& stage) {
    auto& body = std::get<syntax::Stage>(stage.body);
    if (rule.aspect == "deadline") return change_deadline(work, section, rule, stage);
    if (rule.aspect == "补正期限" || rule.aspect == "time to correct")
        return change_correction(work, section, rule, stage, false);
    if (rule.aspect == "补正次数" || rule.aspect == "rounds of correction")
        return change_correction(work, section, rule, stage, true);
    if (!rule.aspect.empty()) {  // nothing lets a locality touch that
        const auto name = work.clauses.both(stage.name.text);
        work.refuse(Code::gj4112, rule.target.span,
                    {Text{name.zh + "的" + rule.aspect, name.en + "'s " + rule.aspect}},
                    stage.heading_span);
        return;
    }
    const auto item = [&](auto& all) {
        return std::find_if(all.begin(), all.end(),
                            [&](const auto& one) { return one.number == rule.item; });
    };
    if (!rule.strength.empty()) {
        const auto found = item(body.actions);
        if (found != body.actions.end()) return change_strength(work, section, rule, stage, *found);
    } else if (const auto found = item(body.criteria); found != body.criteria.end()) {
        return change_criterion(work, section, rule, stage, *found);
    }
    work.refuse(Code::gj4111, rule.target.span,
                {work.clauses.both(stage.name.text), std::to_string(rule.item)},
                stage.heading_span);
}

void unknown(Work& work, const syntax::LocalRule& rule) {
    auto& finding = work.refuse(Code::gj4110, rule.target.span, {rule.target.text});
    if (const auto meant = text::suggest(rule.target.text, work.clauses.targets()))
        finding.fixes.push_back({rule.target.span, meant->word, false, meant->why});
}

}  // namespace

void combine_rule(Work& work, const syntax::Section& section, const syntax::LocalRule& rule) {
    const bool items = is(rule, "add_item") || is(rule, "drop_item") || is(rule, "add_field");
    if (items) return combine_items(work, section, rule);
    auto& clauses = work.clauses;
    const auto& name = rule.target.text;
    if (is(rule, "counterpart")) return correspond(work, section, rule);
    if (is(rule, "rename")) {
        if (auto* role = clauses.role(name)) return rename(work, section, rule, *role);
        if (clauses.declares(name)) {
            work.refuse(Code::gj4112, rule.target.span, {clauses.both(name)});
            return;
        }
        return unknown(work, rule);
    }
    if (auto* parameter = clauses.parameter(name))
        return change_parameter(work, section, rule, *parameter);
    if (auto* stage = clauses.stage(name)) return of_stage(work, section, rule, *stage);
    if (auto* evaluation = clauses.evaluation(name))
        return change_weight(work, section, rule, *evaluation);
    if (auto* role = clauses.role(name)) return name_unit(work, section, rule, *role);
    if (auto* definition = clauses.definition(name))
        return redefine(work, section, rule, *definition);
    if (clauses.declares(name)) {
        work.refuse(Code::gj4112, rule.target.span, {clauses.both(name)});
        return;
    }
    unknown(work, rule);
}

}  // namespace guiju::overlay
