// SPDX-License-Identifier: Apache-2.0
#pragma once
// What one proof gets, and the list of proofs: one proof, one file, one test. A proof only adds findings and
// depends on no other having run.
#include <functional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "dsl/prove/encode.h"
#include "dsl/prove/rulings.h"
#include "dsl/prove/solver.h"
#include "dsl/prove/trial.h"
#include "engine/base/diagnostic.h"

namespace guiju::prove {

/// Formulas about one program and the solver that answers them.
struct Desk {
    Desk(const program::Program& program, Parameters parameters)
        : situation(formulas, parameters), encoder(program, situation), solver(formulas) {}

    Formulas formulas;
    Situation situation;
    Encoder encoder;
    Solver solver;
};

class Inquiry {
   public:
    /// All must outlive the inquiry.
    Inquiry(const program::Program& about, std::span<const base::Diagnostic> known,
            const Hints& with)
        : program(about),
          hints(with),
          now(about, Parameters::as_they_are),
          ever(about, Parameters::as_they_may_be),
          known_(known) {}

    const program::Program& program;
    const Hints& hints;
    Desk now;   ///< parameters have the values they have
    Desk ever;  ///< parameters have any value they may be given

    base::Diagnostic& add(base::Code code, const program::Origin& origin,
                          std::vector<base::Text> args = {});
    /// Impossible is a proof; what the solver could not decide is counted, and told once.
    [[nodiscard]] bool never(Desk& desk, std::span<const Id> must);
    /// Something about the meaning of this place was found before: one cause, one finding.
    [[nodiscard]] bool told_before(base::Span span) const;
    [[nodiscard]] std::vector<base::Diagnostic> take();

    /// A case in which all of `must` hold, as a person would think of it first; nothing if there is
    /// none. `wishes` come before the usual ones (filled in, values at the thresholds).
    [[nodiscard]] std::optional<Model> find_case(std::span<const Id> must,
                                                 std::vector<Id> wishes = {});
    /// Shows cases in which all of `must` hold until the engine agrees (`shown` says so): first as a person
    /// would think of it, then with everything the solver knows nothing of left undecided. When it agrees
    /// to none, the question counts as not decided.
    void try_cases(std::span<const Id> must, std::span<const Id> wishes,
                   const std::function<bool(const Trial&)>& shown);

   private:
    std::span<const base::Diagnostic> known_;
    std::vector<base::Diagnostic> found_;
    std::size_t not_decided_ = 0;
};

// In the order of their findings.
void criteria_can_pass(Inquiry&);        // GJ3201
void criteria_can_fail(Inquiry&);        // GJ3202
void stages_can_be_passed(Inquiry&);     // GJ3203
void paths_can_be_passed(Inquiry&);      // GJ3204
void lines_can_apply(Inquiry&);          // GJ3205
void screenings_are_covered(Inquiry&);   // GJ3206
void actions_are_covered(Inquiry&);      // GJ3207
void bands_do_not_overlap(Inquiry&);     // GJ3208
void deadlines_fit(Inquiry&);            // GJ3209, GJ3210
void deadlines_in_hours(Inquiry&);       // GJ3229
void entries_can_be_admitted(Inquiry&);  // GJ3211, GJ3212
void confirmers_are_others(Inquiry&);    // GJ3213
void fields_are_used(Inquiry&);          // GJ3214
void marks_are_used(Inquiry&);           // GJ3215, GJ3216
void required_can_be_filled(Inquiry&);   // GJ3217
void actions_can_be_done(Inquiry&);      // GJ3218
void grades_can_be_reached(Inquiry&);    // GJ3219
void conditions_can_hold(Inquiry&);      // GJ3220
void table_rows_can_apply(Inquiry&);     // GJ3226, GJ3227
void tables_are_complete(Inquiry&);      // GJ3224
void tables_do_not_overlap(Inquiry&);    // GJ3225

/// Slots of the fields a condition looks at.
[[nodiscard]] std::set<std::int32_t> fields_in(const program::Program& program,
                                               program::CodeId code);
/// The place of a condition itself within the line that has it.
[[nodiscard]] program::Origin place_of(const program::Program& program, program::CodeId code,
                                       const program::Origin& line);
/// "第（二）项" for one criterion.
[[nodiscard]] base::Text item_name(int number);

}  // namespace guiju::prove
