// SPDX-License-Identifier: Apache-2.0
#pragma once
// The members of the parts in threads.h, in the fixed order of the serial form; see shape.h. Not an API.
#include "engine/program/threads.h"

namespace guiju::program {

template <class Archive>
void describe(Archive& a, Start& x) {
    a.is("stage", x.stage);
    a.is("line", x.line);
    a.is("policy", x.policy);
    a.is("converts", x.converts);
    a.is("each", x.each);
    a.is("carry", x.carry);
    a.is("carried_as", x.carried_as);
}

template <class Archive>
void describe(Archive& a, LinkField& x) {
    a.is("slot", x.slot);
    a.is("policy", x.policy);
}

template <class Archive>
void describe(Archive& a, KinField& x) {
    a.is("kind", x.kind);
    a.is("slot", x.slot);
    a.is("policy", x.policy);
    a.is("field", x.field);
    a.is("outcome", x.outcome);
    a.is("link", x.link);
}

template <class Archive>
void describe(Archive& a, Recurring& x) {
    a.is("name", x.name);
    a.is("cycle", x.cycle);
    a.is("subjects", x.subjects);
    a.is("set_up", x.set_up);
    a.is("distance", x.distance);
    a.is("distance_parameter", x.distance_parameter);
    a.is("period_field", x.period_field);
    a.is("carried_over", x.carried_over);
}

template <class Archive>
void describe(Archive& a, Published& x) {
    a.is("name", x.name);
    a.is("entries", x.entries);
    a.is("columns", x.columns);
    a.is("order", x.order);
    a.is("high_first", x.high_first);
    a.is("owner", x.owner);
    a.is("redacted", x.redacted);
    a.is("periodic", x.periodic);
    a.is("cycle", x.cycle);
    a.is("carried_over", x.carried_over);
}

template <class Archive>
void describe(Archive& a, Reuse& x) {
    a.is("policy", x.policy);
    a.is("fields", x.fields);
    a.is("valid", x.valid);
}

template <class Archive>
void describe(Archive& a, Threads& x) {
    a.is("starts", x.starts);
    a.is("links", x.links);
    a.is("kin", x.kin);
    a.is("recurring", x.recurring);
    a.is("lists", x.lists);
    a.is("reuse", x.reuse);
}

}  // namespace guiju::program
