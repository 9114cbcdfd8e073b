// SPDX-License-Identifier: Apache-2.0
#pragma once
// The members of holdings in the serial form; part of shape.h.
#include "engine/program/program.h"
#include "engine/program/shape_fields.h"

namespace guiju::program {

template <class Archive>
void describe(Archive& a, HoldingEffect& x) {
    a.is("verb", x.verb);
    a.is("index", x.index);
    a.is("title", x.title);
    a.is("subject_field", x.subject_field);
    a.is("amount", x.amount);
    a.is("valid_for", x.valid_for);
    a.is("valid_until_field", x.valid_until_field);
    a.shown("origin", x.origin);
}

template <class Archive>
void describe(Archive& a, TitleRung& x) {
    a.is("title", x.title);
    a.is("require", x.require);
    a.is("valid_for", x.valid_for);
    a.shown("origin", x.origin);
}

template <class Archive>
void describe(Archive& a, Admission& x) {
    a.is("of_cases", x.of_cases);
    a.is("cause_required", x.cause_required);
    a.is("valid_for", x.valid_for);
    a.is("admitted", x.admitted);
    a.is("leaves", x.leaves);
    a.is("rungs", x.rungs);
    a.is("no_skipping", x.no_skipping);
    a.is("expiry", x.expiry);
    a.is("ladder", x.ladder);
}

template <class Archive>
void describe(Archive& a, Quota::Limit& x) {
    a.is("condition", x.condition);
    a.is("value", x.value);
    a.shown("origin", x.origin);
}

template <class Archive>
void describe(Archive& a, Quota& x) {
    a.is("name", x.name);
    a.is("by_unit", x.by_unit);
    a.is("by", x.by);
    a.is("every", x.every);
    a.is("limit", x.limit);
    a.is("relaxed", x.relaxed);
    a.is("first_time", x.first_time);
    a.is("each_time", x.each_time);
    a.shown("origin", x.origin);
}

template <class Archive>
void describe(Archive& a, Entitlement& x) {
    a.is("name", x.name);
    a.is("over", x.over);
    a.is("criteria", x.criteria);
    a.shown("origin", x.origin);
}

template <>
inline constexpr int kLast<HoldingEffect::Verb> = static_cast<int>(HoldingEffect::Verb::give_back);
template <>
inline constexpr int kLast<Admission::Expiry> = static_cast<int>(Admission::Expiry::leave);
template <>
inline constexpr int kLast<Quota::Every> = static_cast<int>(Quota::Every::month);

}  // namespace guiju::program
