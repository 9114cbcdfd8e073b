// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where a clause of a program stands and what it rests on. Part of program.h.
#include <cstdint>
#include <string>

#include "engine/base/span.h"

namespace guiju::program {

/// Spans and wording are shown, never hashed.
struct Origin {
    base::Span span;
    std::string basis;    ///< article (依据), own or inherited from the section: "（十三）2"
    std::string wording;  ///< the clause as its author wrote it
    std::int32_t layer = 0;  ///< who wrote it: index into Program::layers
};

}  // namespace guiju::program
