// SPDX-License-Identifier: Apache-2.0
#pragma once
// Small parts of a program that its larger parts share: periods, criteria.
#include <cstdint>
#include <string>

#include "engine/base/message.h"
#include "engine/program/code.h"
#include "engine/program/duty.h"
#include "engine/program/origin.h"
#include "engine/value/calendar.h"

namespace guiju::program {

using base::Text;

/// A length of time: a literal or a parameter.
struct PeriodRef {
    std::int32_t parameter = kNone;
    value::Period literal;
    bool given = false;  ///< false: there is no period
};

struct Criterion {
    int number = 0;
    CodeId code = kNone;  ///< 试点: the flag is part of it
    Origin origin;
    Duty duty = Duty::must;
    CodeId applies =
        kNone;  ///< where it does not hold, the criterion does not apply; `code` then holds
    /// What the level above asks, where a locality raised it: whoever meets `code` meets this too, or
    /// the case is stopped (GJ4501).
    CodeId above = kNone;
};

}  // namespace guiju::program
