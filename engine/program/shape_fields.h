// SPDX-License-Identifier: Apache-2.0
#pragma once
// The members of origins, fields, definitions and decision tables in the order of the serial form. Part of
// shape.h, which explains what an archive is. Not an API.
#include "engine/program/program.h"

namespace guiju::program {

/// Last enumerator of each enum in the serial form: what is beyond it is not one of ours.
template <class E>
inline constexpr int kLast = -1;

template <class Archive>
void describe(Archive& a, base::Span& x) {
    a.shown("file", x.file);
    a.shown("begin", x.begin);
    a.shown("end", x.end);
}

template <class Archive>
void describe(Archive& a, Origin& x) {
    a.shown_later("layer", x.layer);
    a.shown("span", x.span);
    a.shown("basis", x.basis);
    a.shown("wording", x.wording);
}

template <class Archive>
void describe(Archive& a, Field& x) {
    a.is("name", x.name);
    a.is("type", x.type);
    a.is("labels", x.labels);
    a.is("required", x.required);
    a.is("required_when", x.required_when);
    a.is("forbidden_when", x.forbidden_when);
    a.is("at_least", x.at_least);
    a.is("at_most", x.at_most);
    a.is("secret", x.secret);
    a.is("reason_field", x.reason_field);
    a.is("reason_required", x.reason_required);
    a.shown("origin", x.origin);
    a.is("dimension", x.dimension);
    a.is("unit", x.unit);
    a.shown("unit_name", x.unit_name);
    a.is("provisional_field", x.provisional_field);
    a.is("remark_field", x.remark_field);
    a.is("refers_to", x.refers_to);
    a.is("parts", x.parts);
    a.is("digits", x.digits);
    a.is("extensible", x.extensible);
    a.is("columns", x.columns);
}

template <class Archive>
void describe(Archive& a, Definition& x) {
    a.is("name", x.name);
    a.is("condition", x.condition);
    a.is("code", x.code);
    a.is("table", x.table);
    a.shown("origin", x.origin);
}

template <class Archive>
void describe(Archive& a, DecisionTable::Column& x) {
    a.shown("title", x.title);
    a.is("code", x.code);
}

template <class Archive>
void describe(Archive& a, DecisionTable::Row& x) {
    a.is("cells", x.cells);
    a.is("condition", x.condition);
    a.is("result", x.result);
    a.is("otherwise", x.otherwise);
    a.shown("origin", x.origin);
}

template <class Archive>
void describe(Archive& a, DecisionTable& x) {
    a.is("name", x.name);
    a.is("hit", x.hit);
    a.is("columns", x.columns);
    a.shown("result_title", x.result_title);
    a.is("rows", x.rows);
    a.shown("origin", x.origin);
}

template <class Archive>
void describe(Archive& a, Consistency& x) {
    a.is("code", x.code);
    a.shown("note", x.note);
    a.shown("origin", x.origin);
}

}  // namespace guiju::program
