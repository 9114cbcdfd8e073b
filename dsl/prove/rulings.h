// SPDX-License-Identifier: Apache-2.0
#pragma once
// When each line of 处理 is the one that applies, as formulas: the same order and the same care for what is
// undecided as engine/eval/ruling.h, for all cases at once instead of one.
#include <vector>

#include "dsl/prove/encode.h"

namespace guiju::prove {

/// What happened to a case.
struct Occasion {
    program::Disposition::When kind = program::Disposition::When::all_pass;  ///< all_pass: screened
    std::int32_t verb = program::kNone;
};

struct Rulings {
    std::vector<Id> applies;  ///< by line; `no()` for lines that the occasion does not concern
    std::vector<bool> concerned;
    Id none = -1;       ///< everything is decided, and no line fits
    Id undecided = -1;  ///< something is not decided, and no line says what then
};

[[nodiscard]] Rulings rulings_of(Encoder& encoder, const program::Stage& stage,
                                 const Occasion& occasion);
/// Does what is not met hold a case up? Not what is only wished for, nor what may be excused.
[[nodiscard]] bool binds(const program::Stage& stage, program::Duty duty);
/// What every criterion of the stage counts for (eval::counted), in order.
[[nodiscard]] std::vector<Kleene> criteria_of(Encoder& encoder, const program::Stage& stage);
/// Does the occasion bring this line into question?
[[nodiscard]] bool concerns(const program::Disposition& line, const Occasion& occasion);

}  // namespace guiju::prove
