// SPDX-License-Identifier: Apache-2.0
#pragma once
// 最多报一次: values that the same applicant has reported in cases of another policy are filled in by
// themselves while they are valid, and asked again, with the old value shown, when they are not.
// Decides nothing about the case.
#include <vector>

#include "engine/casework/sheet.h"
#include "engine/eval/inputs.h"

namespace guiju::casework {

/// To be called when the inputs of the command are in sheet.now: fills in what a draft lacks and says
/// where it came from (flags); an input that differs from what is valid is a defect (GJ5470).
[[nodiscard]] Outcome take_reported(Sheet& sheet, std::vector<eval::Defect>& defects);

}  // namespace guiju::casework
