// SPDX-License-Identifier: Apache-2.0
#pragma once
// The members of the parts in transition.h, in the fixed order of the serial form; see shape.h. Not an API.
#include "engine/program/shape_fields.h"
#include "engine/program/transition.h"

namespace guiju::program {

template <class Archive>
void describe(Archive& a, TransitionRow& x) {
    a.is("from", x.from);
    a.is("stage", x.stage);
    a.is("holder", x.holder);
    a.is("clock", x.clock);
    a.is("confirmation", x.confirmation);
    a.shown("origin", x.origin);
}

template <class Archive>
void describe(Archive& a, Transition& x) {
    a.is("versions", x.versions);
    a.is("rows", x.rows);
    a.shown("origin", x.origin);
}

template <>
inline constexpr int kLast<TransitionRow::Holder> =
    static_cast<int>(TransitionRow::Holder::by_rule);
template <>
inline constexpr int kLast<TransitionRow::Clock> = static_cast<int>(TransitionRow::Clock::convert);
template <>
inline constexpr int kLast<TransitionRow::Confirmation> =
    static_cast<int>(TransitionRow::Confirmation::resubmit);

}  // namespace guiju::program
