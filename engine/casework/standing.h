// SPDX-License-Identifier: Apache-2.0
#pragma once
// Whose the work is and who may do it in somebody's stead: claims (签收), delegations (委托), leave and
// handover of the people of a unit. Not which unit may act: that is roles.h and admission.h.
#include "engine/casework/sheet.h"

namespace guiju::casework {

/// May `deputy` act for `person` of the unit now: delegated in this stage, on leave, or handed over?
[[nodiscard]] Result<bool> may_act_for(const Sheet& sheet, const std::string& unit,
                                       const std::string& person, const std::string& deputy);
/// The actor does it for that person: kept in the journal and, while the stage lasts, for four eyes.
void act_for(Sheet& sheet, const std::string& person);
/// Work that somebody of the actor's unit has claimed is done by that person or who stands in. denied
/// (GJ5472): by somebody else.
[[nodiscard]] Outcome check_claim(Sheet& sheet);
/// The current claim of the unit on work that is still open; nullptr: nobody's.
[[nodiscard]] ports::Note* claim_of(Sheet& sheet, const std::string& unit);
/// One of the two acts for the other, here or by the records of the unit: together they are no four eyes.
[[nodiscard]] Result<bool> act_for_one_another(const Sheet& sheet, const std::string& unit,
                                               const std::string& a, const std::string& b);
/// Denied (GJ5218, GJ5491): the actor, or the person he acts for now, is `proposer` of the actor's own unit, or
/// whom that one acted for in this stage, or tied to one of them.
[[nodiscard]] Outcome check_four_eyes(const Sheet& sheet, const std::string& proposer);
/// One person, however the name is spelt: with blanks or without, in wide letters or narrow, capital or small.
[[nodiscard]] bool is_same_person(const std::string& a, const std::string& b);
/// The open work of the claim's unit is its person's; nothing where there is none.
void bind_claim(Sheet& sheet, ports::Note& claim);
/// The work is open anew in the same stage, after a correction or a refusal: whose it was, his it is.
void claim_again(Sheet& sheet);
/// The work went to another unit or person: who had claimed or delegated it has it no longer.
void end_claims(Sheet& sheet);

}  // namespace guiju::casework
