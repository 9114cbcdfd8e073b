// SPDX-License-Identifier: Apache-2.0
#include "dsl/prove/prove.h"

#include <array>

#include "dsl/prove/inquiry.h"

namespace guiju::prove {

namespace {

using Proof = void (*)(Inquiry&);

constexpr std::array<Proof, 21> kProofs{
    criteria_can_pass,     criteria_can_fail,      stages_can_be_passed,    paths_can_be_passed,
    lines_can_apply,       screenings_are_covered, actions_are_covered,     bands_do_not_overlap,
    deadlines_fit,         deadlines_in_hours,     entries_can_be_admitted, confirmers_are_others,
    fields_are_used,       marks_are_used,         required_can_be_filled,  actions_can_be_done,
    grades_can_be_reached, conditions_can_hold,    table_rows_can_apply,    tables_are_complete,
    tables_do_not_overlap};

}  // namespace

std::vector<base::Diagnostic> prove(const program::Program& program,
                                    std::span<const base::Diagnostic> known, const Hints& hints) {
    Inquiry inquiry(program, known, hints);
    for (const auto proof : kProofs) proof(inquiry);
    return inquiry.take();
}

}  // namespace guiju::prove
