// SPDX-License-Identifier: Apache-2.0
#pragma once
// Small parts of a program that its larger parts share: where a clause comes from, periods, criteria.
#include <cstdint>
#include <string>

#include "engine/base/message.h"
#include "engine/program/code.h"
#include "engine/value/calendar.h"

namespace guiju::program {

using base::Text;

/// Where a clause stands and what it rests on. Spans and wording are shown, never hashed.
struct Origin {
    base::Span span;
    std::string basis;    ///< article (依据), own or inherited from the section: "（十三）2"
    std::string wording;  ///< the clause as its author wrote it
};

/// A length of time: a literal or a parameter.
struct PeriodRef {
    std::int32_t parameter = kNone;
    value::Period literal;
    bool given = false;  ///< false: there is no period
};

struct Criterion {
    int number = 0;
    CodeId code = kNone;
    Origin origin;
};

}  // namespace guiju::program
