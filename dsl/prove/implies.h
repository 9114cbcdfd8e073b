// SPDX-License-Identifier: Apache-2.0
#pragma once
// Does one condition imply another, in the same policy or in two? A field is the same field when it has the
// same name. What "holds" means is that it definitely holds: a case that leaves it open does not count.
#include <optional>
#include <string>

#include "dsl/prove/trial.h"

namespace guiju::prove {

struct Implication {
    Verdict verdict = Verdict::not_decided;  ///< impossible: no counterexample, it is implied
    /// A case in which `a` holds and `b` does not: everything filled in, exactly at a threshold of b.
    base::Text told;      ///< "需求内容45字"
    std::string example;  ///< 给定 of a 试例 of policy a; empty if it cannot be written
    std::vector<value::Value> fields;  ///< by slot of policy a

    [[nodiscard]] bool holds() const { return verdict == Verdict::impossible; }
};

/// Is every case that meets `a` in `first` a case that meets `b` in `second`? Parameters of each count with
/// their values. kNone: a condition that always holds. A counterexample was run by the engine.
[[nodiscard]] Implication implies(const program::Program& first, program::CodeId a,
                                  const program::Program& second, program::CodeId b,
                                  const Hints& hints = {});

}  // namespace guiju::prove
