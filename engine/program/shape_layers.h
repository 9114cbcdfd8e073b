// SPDX-License-Identifier: Apache-2.0
#pragma once
// The members of the head and of what local policies bring (layers, places, units, other names), in the fixed
// order of the serial form; see shape.h. Not an API.
#include "engine/program/program.h"
#include "engine/program/shape_fields.h"

namespace guiju::program {

template <class Archive>
void describe(Archive& a, Head& x) {
    a.is("name", x.name);
    a.shown("document", x.document);
    a.is("version", x.version);
    a.shown("issuer", x.issuer);
    a.shown("interpreter", x.interpreter);
    a.is("level", x.level);
    a.shown("territory_name", x.territory_name);
    a.is("territory_code", x.territory_code);
    a.is("kind", x.kind);
    a.is("status", x.status);
    a.is("has_effective_date", x.has_effective_date);
    a.is("effective", x.effective);
    a.shown("effective_origin", x.effective_origin);
    a.is("calendar", x.calendar);
    a.later("base_name", x.base_name);
    a.later("base_version", x.base_version);
    a.later("binds_localities", x.binds_localities);
    a.later("binding_from", x.binding_from);
    a.later("has_expiry", x.has_expiry);
    a.later("expires", x.expires);
}

template <class Archive>
void describe(Archive& a, Layer& x) {
    a.is("policy", x.policy);
    a.shown("document", x.document);
    a.is("version", x.version);
    a.is("level", x.level);
}

template <class Archive>
void describe(Archive& a, Place& x) {
    a.is("code", x.code);
    a.is("name", x.name);
    a.is("above", x.above);
    a.is("lead", x.lead);
    a.shown("origin", x.origin);
}

template <class Archive>
void describe(Archive& a, NamedUnit& x) {
    a.is("role", x.role);
    a.is("unit", x.unit);
}

template <class Archive>
void describe(Archive& a, Counterpart& x) {
    a.is("above", x.above);
    a.is("unit", x.unit);
}

template <class Archive>
void describe(Archive& a, Alias& x) {
    a.is("name", x.name);
    a.is("shown", x.shown);
}

}  // namespace guiju::program
