// SPDX-License-Identifier: Apache-2.0
#pragma once
// Cases that fare differently under two versions: asked of the solver, then run by the engine under both. What
// is not shown by a run is not shown; "never" is a proof. Knows nothing of words for changes: see words.h.
#include <memory>
#include <optional>

#include "dsl/compare/clause.h"
#include "dsl/compare/compare.h"

namespace guiju::compare {

/// May a case meet the one and not the other?
struct Weighed {
    prove::Verdict gone = prove::Verdict::not_decided;  ///< met before, not now
    prove::Verdict come = prove::Verdict::not_decided;  ///< the other way round
    std::optional<ShownCase> gone_case, come_case;
    /// Of the stage as a whole: nobody who met all items before is kept out by this one, and the other way round.
    bool idle = false;
};

class Witness {
   public:
    /// `after` has the names of `before` (align_names); `titles` is the newer version as it is written.
    Witness(const program::Program& before, const program::Program& after,
            const program::Program& titles, const prove::Hints& hints);
    ~Witness();
    Witness(const Witness&) = delete;
    Witness& operator=(const Witness&) = delete;

    /// What is asked by two clauses with conditions; nullptr: nothing is asked.
    [[nodiscard]] Weighed weigh(const Clause* before, const Clause* after);

   private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace guiju::compare
