// SPDX-License-Identifier: Apache-2.0
#pragma once
// The members of every part of a program, in the fixed order of the serial form. Written once, used by the
// writer, the reader and the hash. `is` = part of the meaning, `shown` = for people only. Not an API.
#include "engine/program/program.h"
#include "engine/program/shape_fields.h"
#include "engine/program/shape_layers.h"
#include "engine/program/shape_measures.h"
#include "engine/program/shape_threads.h"

namespace guiju::program {

// An archive has is(key, member) and shown(key, member). New enumerators go last, new members too; what
// came after the first form is later(key, member) or shown_later: left out where it is as if never
// written, so that stored programs stay readable and keep their hash.

template <class Archive>
void describe(Archive& a, Node& x) {
    a.is("op", x.op);
    a.is("compare", x.compare);
    a.is("a", x.a);
    a.is("b", x.b);
    a.shown("span", x.span);
}

template <class Archive>
void describe(Archive& a, Code::Named& x) {
    a.is("definition", x.definition);
    a.is("node", x.node);
}

template <class Archive>
void describe(Archive& a, Code& x) {
    a.is("nodes", x.nodes);
    a.is("named", x.named);
}

template <class Archive>
void describe(Archive& a, Parameter& x) {
    a.is("number", x.number);
    a.is("name", x.name);
    a.is("value", x.value);
    a.is("assumption", x.assumption);
    a.is("blank_to_fill", x.blank_to_fill);
    a.is("lock", x.lock);
    a.shown("explanation", x.explanation);
    a.shown("origin", x.origin);
}

template <class Archive>
void describe(Archive& a, value::Period& x) {
    a.is("amount", x.amount);
    a.is("unit", x.unit);
}

template <class Archive>
void describe(Archive& a, PeriodRef& x) {
    a.is("given", x.given);
    a.is("parameter", x.parameter);
    a.is("literal", x.literal);
}

template <class Archive>
void describe(Archive& a, Role& x) {
    a.is("name", x.name);
    a.is("kind", x.kind);
    a.is("level", x.level);
    a.is("from_register", x.from_register);
    a.is("register_condition", x.register_condition);
    a.is("held_by_field", x.held_by_field);
    a.is("place_in_list", x.place_in_list);
    a.is("means_role", x.means_role);
    a.is("place_of_role", x.place_of_role);
    a.is("place_of_field", x.place_of_field);
    a.shown("origin", x.origin);
}

template <class Archive>
void describe(Archive& a, RowFold& x) {
    a.is("kind", x.kind);
    a.is("column", x.column);
    a.is("until", x.until);
    a.is("where", x.where);
    a.is("what", x.what);
    a.shown("wording", x.wording);
}

template <class Archive>
void describe(Archive& a, Register& x) {
    a.is("name", x.name);
    a.is("fields", x.fields);
    a.is("kept_by", x.kept_by);
    a.is("admission", x.admission);
    a.shown("origin", x.origin);
}

template <class Archive>
void describe(Archive& a, Matter& x) {
    a.is("name", x.name);
    a.is("fields", x.fields);
    a.is("priority", x.priority);
    a.shown("priority_origin", x.priority_origin);
    a.is("duplicate_keys", x.duplicate_keys);
    a.is("duplicate_window", x.duplicate_window);
    a.shown("duplicate_note", x.duplicate_note);
    a.is("territory_field", x.territory_field);
    a.is("confidentiality_field", x.confidentiality_field);
    a.shown("origin", x.origin);
    a.is("consistency", x.consistency);
}

template <class Archive>
void describe(Archive& a, Criterion& x) {
    a.is("number", x.number);
    a.is("code", x.code);
    a.is("duty", x.duty);
    a.shown("origin", x.origin);
    a.is("applies", x.applies);
    a.later("above", x.above, CodeId{kNone});
}

template <class Archive>
void describe(Archive& a, Verb& x) {
    a.is("name", x.name);
}

template <class Archive>
void describe(Archive& a, Action::Requirement& x) {
    a.is("code", x.code);
    a.is("duty", x.duty);
    a.shown("origin", x.origin);
}

template <class Archive>
void describe(Archive& a, Action& x) {
    a.is("verb", x.verb);
    a.is("by", x.by);
    a.is("duty", x.duty);
    a.is("fill", x.fill);
    a.is("may_fill", x.may_fill);
    a.is("require", x.require);
    a.is("reason", x.reason);
    a.is("matching", x.matching);
    a.is("chosen_field", x.chosen_field);
    a.is("notify", x.notify);
    a.shown("origin", x.origin);
}

template <class Archive>
void describe(Archive& a, ClockRule& x) {
    a.is("name", x.name);
    a.is("start", x.start);
    a.is("start_verb", x.start_verb);
    a.is("period", x.period);
    a.is("satisfied_by", x.satisfied_by);
    a.is("remind_every", x.remind_every);
    a.shown("origin", x.origin);
}

template <class Archive>
void describe(Archive& a, Disposition& x) {
    a.is("when", x.when);
    a.is("items", x.items);
    a.is("verbs", x.verbs);
    a.is("at_top", x.at_top);
    a.is("rounds_parameter", x.rounds_parameter);
    a.is("rounds", x.rounds);
    a.is("condition", x.condition);
    a.is("effect", x.effect);
    a.is("confirmed_by", x.confirmed_by);
    a.is("stage", x.stage);
    a.is("to_role", x.to_role);
    a.is("result", x.result);
    a.is("period", x.period);
    a.is("max_rounds_parameter", x.max_rounds_parameter);
    a.is("max_rounds", x.max_rounds);
    a.is("holder", x.holder);
    a.is("holder_index", x.holder_index);
    a.is("marks", x.marks);
    a.is("unmarks", x.unmarks);
    a.is("notify", x.notify);
    a.is("holdings", x.holdings);
    a.shown("origin", x.origin);
}

template <class Archive>
void describe(Archive& a, Rung& x) {
    a.is("role", x.role);
    a.is("period", x.period);
    a.is("starts_after_condition", x.starts_after_condition);
    a.is("starts_after_verb", x.starts_after_verb);
    a.shown("origin", x.origin);
}

template <class Archive>
void describe(Archive& a, Stage& x) {
    a.is("name", x.name);
    a.is("handlers", x.handlers);
    a.is("clocks", x.clocks);
    a.is("criteria", x.criteria);
    a.is("actions", x.actions);
    a.is("dispositions", x.dispositions);
    a.is("confirm_within", x.confirm_within);
    a.is("rungs", x.rungs);
    a.is("joint", x.joint);
    a.is("exception", x.exception);
    a.shown("origin", x.origin);
    a.later("permits", x.permits);
}

template <class Archive>
void describe(Archive& a, GeneralRule& x) {
    a.is("verb", x.verb);
    a.is("by", x.by);
    a.is("before_mark", x.before_mark);
    a.is("reason", x.reason);
    a.is("fill", x.fill);
    a.shown("origin", x.origin);
}

template <class Archive>
void describe(Archive& a, ScoreRow& x) {
    a.is("name", x.name);
    a.is("weight", x.weight);
    a.is("kind", x.kind);
    a.is("subject", x.subject);
    a.is("target", x.target);
    a.is("step", x.step);
    a.is("deduction", x.deduction);
    a.is("full", x.full);
    a.is("otherwise", x.otherwise);
    a.shown("origin", x.origin);
}

template <class Archive>
void describe(Archive& a, Matching& x) {
    a.is("name", x.name);
    a.is("over", x.over);
    a.is("criteria", x.criteria);
    a.is("rows", x.rows);
    a.shown("origin", x.origin);
}

template <class Archive>
void describe(Archive& a, Indicator& x) {
    a.is("name", x.name);
    a.is("kind", x.kind);
    a.shown("unit", x.unit);
    a.is("reporter", x.reporter);
    a.is("condition", x.condition);
    a.is("filed_in_period", x.filed_in_period);
    a.is("without_withdrawn", x.without_withdrawn);
    a.is("field", x.field);
    a.is("formula", x.formula);
    a.is("evaluation", x.evaluation);
    a.is("policy", x.policy);
    a.is("mark", x.mark);
    a.is("unit_field", x.unit_field);
    a.is("has_target", x.has_target);
    a.is("target_strength", x.target_strength);
    a.is("target_compare", x.target_compare);
    a.is("target", x.target);
    a.shown("origin", x.origin);
}

template <class Archive>
void describe(Archive& a, Evaluation::Grade& x) {
    a.is("name", x.name);
    a.is("has_from", x.has_from);
    a.is("from", x.from);
}

template <class Archive>
void describe(Archive& a, Evaluation& x) {
    a.is("name", x.name);
    a.is("subjects", x.subjects);
    a.is("every", x.every);
    a.is("rows", x.rows);
    a.is("decimals", x.decimals);
    a.is("missing", x.missing);
    a.is("tie_breaker", x.tie_breaker);
    a.is("grades", x.grades);
    a.is("rules", x.rules);
    a.shown("origin", x.origin);
}

template <class Archive>
void describe(Archive& a, Program& x) {
    a.is("head", x.head);
    a.is("constants", x.constants);
    a.is("codes", x.codes);
    a.is("parameters", x.parameters);
    a.is("roles", x.roles);
    a.is("ladder", x.ladder);
    a.is("registers", x.registers);
    a.is("matter", x.matter);
    a.is("verbs", x.verbs);
    a.is("marks", x.marks);
    a.is("stages", x.stages);
    a.is("general", x.general);
    a.is("matchings", x.matchings);
    a.is("indicators", x.indicators);
    a.is("evaluations", x.evaluations);
    a.is("targets", x.targets);
    a.is("quotas", x.quotas);
    a.is("entitlements", x.entitlements);
    a.is("threads", x.threads);
    a.is("calendar", x.calendar);
    a.is("folds", x.folds);
    a.is("definitions", x.definitions);
    a.is("tables", x.tables);
    a.later("layers", x.layers);
    a.later("places", x.places);
    a.later("units", x.units);
    a.later("aliases", x.aliases);
    a.later("transitions", x.transitions);
    a.later("counterparts", x.counterparts);
}

template <>
inline constexpr int kLast<Op> = static_cast<int>(Op::absent);
template <>
inline constexpr int kLast<RowFold::Kind> = static_cast<int>(RowFold::Kind::months);
template <>
inline constexpr int kLast<Compare> = static_cast<int>(Compare::at_least);
template <>
inline constexpr int kLast<Level> = static_cast<int>(Level::province);
template <>
inline constexpr int kLast<Duty> = static_cast<int>(Duty::pilot);
template <>
inline constexpr int kLast<Role::Place> = static_cast<int>(Role::Place::others);
template <>
inline constexpr int kLast<JointReview::Quorum> = static_cast<int>(JointReview::Quorum::share);
template <>
inline constexpr int kLast<JointReview::Silence> = static_cast<int>(JointReview::Silence::refuses);
template <>
inline constexpr int kLast<Status> = static_cast<int>(Status::in_force);
template <>
inline constexpr int kLast<MatterKind> = static_cast<int>(MatterKind::internal);
template <>
inline constexpr int kLast<value::Period::Unit> = static_cast<int>(value::Period::Unit::hours);
template <>
inline constexpr int kLast<Role::Kind> = static_cast<int>(Role::Kind::system);
template <>
inline constexpr int kLast<Field::Type> = static_cast<int>(Field::Type::rows);
template <>
inline constexpr int kLast<DecisionTable::Hit> = static_cast<int>(DecisionTable::Hit::count);
template <>
inline constexpr int kLast<value::Dimension> = static_cast<int>(value::Dimension::length);
template <>
inline constexpr int kLast<ClockRule::Start> = static_cast<int>(ClockRule::Start::each);
template <>
inline constexpr int kLast<Disposition::When> = static_cast<int>(Disposition::When::joint_refused);
template <>
inline constexpr int kLast<Disposition::Effect> = static_cast<int>(Disposition::Effect::up);
template <>
inline constexpr int kLast<Disposition::Holder> = static_cast<int>(Disposition::Holder::field);
template <>
inline constexpr int kLast<GeneralRule::Verb> = static_cast<int>(GeneralRule::Verb::read_secrets);
template <>
inline constexpr int kLast<Permit::Verb> = static_cast<int>(Permit::Verb::late);
template <>
inline constexpr int kLast<ScoreRow::Kind> = static_cast<int>(ScoreRow::Kind::condition);
template <>
inline constexpr int kLast<Indicator::Kind> = static_cast<int>(Indicator::Kind::elsewhere);
template <>
inline constexpr int kLast<Evaluation::Every> = static_cast<int>(Evaluation::Every::month);
template <>
inline constexpr int kLast<KinField::Kind> = static_cast<int>(KinField::Kind::recorded);
template <>
inline constexpr int kLast<Cycle> = static_cast<int>(Cycle::month);
template <>
inline constexpr int kLast<Recurring::SetUp> = static_cast<int>(Recurring::SetUp::before_end);
template <>
inline constexpr int kLast<Evaluation::Missing> = static_cast<int>(Evaluation::Missing::block);
template <>
inline constexpr int kLast<TargetCell::Kind> = static_cast<int>(TargetCell::Kind::stated);
template <>
inline constexpr int kLast<TargetRow::Kind> = static_cast<int>(TargetRow::Kind::rank);
template <>
inline constexpr int kLast<TargetTable::Every> = static_cast<int>(TargetTable::Every::month);

template <>
inline constexpr int kLast<EvaluationRules::Peers> =
    static_cast<int>(EvaluationRules::Peers::same_city);

}  // namespace guiju::program

#include "engine/program/shape_holdings.h"
#include "engine/program/shape_transitions.h"
