// SPDX-License-Identifier: Apache-2.0
#pragma once
// The members of targets and of what follows from evaluations, in the order of the serial form. Part of
// shape.h. Not an API.
#include "engine/program/evaluation_rules.h"
#include "engine/program/targets.h"

namespace guiju::program {

template <class Archive>
void describe(Archive& a, NumberRef& x) {
    a.is("parameter", x.parameter);
    a.is("literal", x.literal);
    a.is("given", x.given);
}

template <class Archive>
void describe(Archive& a, Consequence& x) {
    a.is("grade", x.grade);
    a.is("periods", x.periods);
    a.is("action", x.action);
    a.shown("origin", x.origin);
}

template <class Archive>
void describe(Archive& a, EvaluationRules& x) {
    a.is("excluded", x.excluded);
    a.shown("excluded_origin", x.excluded_origin);
    a.is("peers", x.peers);
    a.is("consequences", x.consequences);
    a.is("objection_amount", x.objection_amount);
    a.is("objection_unit", x.objection_unit);
    a.is("objection_to", x.objection_to);
    a.is("not_reported", x.not_reported);
}

template <class Archive>
void describe(Archive& a, TargetCell& x) {
    a.is("kind", x.kind);
    a.is("numbers", x.numbers);
    a.is("other", x.other);
    a.is("provisional", x.provisional);
    a.shown("words", x.words);
}

template <class Archive>
void describe(Archive& a, TargetSeries& x) {
    a.is("name", x.name);
    a.is("row", x.row);
    a.is("indicator", x.indicator);
}

template <class Archive>
void describe(Archive& a, TargetRow& x) {
    a.is("number", x.number);
    a.is("own", x.own);
    a.is("name", x.name);
    a.is("unit", x.unit);
    a.is("factor", x.factor);
    a.is("kind", x.kind);
    a.is("series", x.series);
    a.is("part_of", x.part_of);
    a.is("sum_table", x.sum_table);
    a.is("sum_of", x.sum_of);
    a.is("since", x.since);
    a.is("cells", x.cells);
    a.is("owners", x.owners);
    a.shown("source", x.source);
    a.shown("system", x.system);
    a.shown("task", x.task);
    a.shown("remark", x.remark);
    a.shown("origin", x.origin);
}

template <class Archive>
void describe(Archive& a, TargetTable& x) {
    a.is("name", x.name);
    a.is("subjects", x.subjects);
    a.is("every", x.every);
    a.is("base_year", x.base_year);
    a.is("linear", x.linear);
    a.is("about_points", x.about_points);
    a.is("about_share", x.about_share);
    a.is("stable", x.stable);
    a.is("blue", x.blue);
    a.is("yellow", x.yellow);
    a.is("red_run", x.red_run);
    a.is("years", x.years);
    a.is("series", x.series);
    a.is("rows", x.rows);
    a.shown("origin", x.origin);
}

}  // namespace guiju::program
