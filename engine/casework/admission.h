// SPDX-License-Identifier: Apache-2.0
#pragma once
// May this actor do this, and may these fields be written by it? Denials name who may. Inputs are checked
// for their form, all defects at once; what they mean is for the rules.
#include <string>
#include <vector>

#include "engine/casework/sheet.h"
#include "engine/eval/inputs.h"

namespace guiju::casework {

/// The refusal as the actor may hear it: the applicant is not told that something waits for confirmation.
[[nodiscard]] Outcome as_told(const Sheet& sheet, Outcome done);
/// The actor's unit holds one of the roles in this case; remembers which. denied: it does not.
[[nodiscard]] Outcome admit(Sheet& sheet, const std::vector<std::int32_t>& roles,
                            const std::string& what);
/// The actor's unit handles the stage now.
[[nodiscard]] Outcome admit_handler(Sheet& sheet, const std::string& what);

/// A case that was not filed yet is its opener's and the applicant's, whoever else might file one. Where only
/// others (由…) may move it out of its first stage, there is no draft.
[[nodiscard]] bool is_draft_of_another(const Sheet& sheet);

/// Fields that only certain roles fill (企业评分: the enterprise) and the actor is none of them.
[[nodiscard]] Outcome may_write(const Sheet& sheet, const std::string& field);
/// Checks the inputs of the command and puts them into sheet.now; defects are added to the list.
[[nodiscard]] Outcome take_inputs(Sheet& sheet, std::vector<eval::Defect>& defects);
/// …的不得填写 on the case as it would be; territory, class and title follow the fields.
[[nodiscard]] Outcome check_case(Sheet& sheet, std::vector<eval::Defect>& defects);

/// Text or number given, and not an empty text.
[[nodiscard]] bool given(const value::Record& fields, const std::string& name);
/// Unit ids in a field of type unit or units.
[[nodiscard]] std::vector<std::string> units_in(const value::Record& fields,
                                                const std::string& name);

}  // namespace guiju::casework
