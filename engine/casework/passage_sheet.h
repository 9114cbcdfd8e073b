// SPDX-License-Identifier: Apache-2.0
#pragma once
// A planned passage (passage.h) put on the sheet of its case, and taken back: row, clocks, work items, who is told,
// what the journal says of it. Stores nothing; the sheet is loaded with the case as it stands.
#include "engine/casework/passage.h"
#include "engine/casework/sheet.h"

namespace guiju::casework {

/// 过渡: the case goes over as planned.
void go_over(Sheet& sheet, const Versions& versions, const ports::CaseView& view,
             const Passage& plan);
/// 撤销过渡: everything as it was before; what the passage began ends.
void go_back(Sheet& sheet, const Before& before);

}  // namespace guiju::casework
