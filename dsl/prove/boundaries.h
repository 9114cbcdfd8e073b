// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where a policy changes its mind: cases exactly at a number or date of a criterion, just below and just above,
// and with the field left open. Each is a 试例 that says what the engine answers; whether that is
// what the regulation means is for people to say. Deadlines are not here: they need a story.
#include <vector>

#include "dsl/prove/trial.h"

namespace guiju::prove {

struct Boundary {
    enum class Place : std::uint8_t { at, below, above, open } place{};
    std::int32_t stage = 0;
    std::int32_t field = 0;  ///< slot
    bool length = false;     ///< the length of a text or list is meant
    value::Value value;      ///< number, length or date; Absent when open
    base::Text clause;       ///< "第（二）项", or the line as written
    std::string example;     ///< ready to paste
};

/// In the order of the file; only cases the engine was asked about. Empty without a solver.
[[nodiscard]] std::vector<Boundary> boundaries(const program::Program& program,
                                               const Hints& hints = {});
/// Does a case screened with these values (by slot) stand at the boundary?
[[nodiscard]] bool stands_at(const Boundary& boundary, const std::vector<value::Value>& fields);

}  // namespace guiju::prove
