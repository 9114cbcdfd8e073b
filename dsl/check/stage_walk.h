// SPDX-License-Identifier: Apache-2.0
#pragma once
// Walks over stages and their lines, shared by the rules that look at the procedure.
// Reads the tree only; resolves nothing that Symbols does not know.
#include <cstdint>
#include <string>
#include <vector>

#include "dsl/check/rule.h"

namespace guiju::check {

/// Calls `visit(section, stage)` for every stage, with its 依据 set for findings.
template <class Visit>
void each_stage(const Examination& examination, Visit visit) {
    for (const auto& [section, stage] : examination.symbols.stages) {
        examination.findings.rest_on(section->basis);
        visit(*section, *stage);
    }
    examination.findings.rest_on({});
}

/// The line applies whenever its WHEN holds: no further condition, not only at the top level.
[[nodiscard]] bool unconditional(const syntax::Disposition& line);
/// The line is about the outcome of the criteria (not an action, a deadline …).
[[nodiscard]] bool about_criteria(const syntax::Disposition& line);
/// The line speaks of this item (number as written) when it fails.
[[nodiscard]] bool speaks_of(const syntax::Disposition& line, int item);
/// Two lines have a trigger in common: the same action, or the same 期满 and the like.
[[nodiscard]] bool same_trigger(const Symbols& symbols, const syntax::Disposition& a,
                                const syntax::Disposition& b);
/// The name must be an action of this stage; says so when it is not.
void action_here(const Examination& examination, const syntax::Stage& stage,
                 const syntax::Name& name);
/// Where the last written line of the stage stands; its heading if there is none.
[[nodiscard]] base::Span end_of_lines(const syntax::Section& section, const syntax::Stage& stage);
/// Stages that a stage can lead to (indices), itself left out.
[[nodiscard]] std::vector<std::int32_t> next_stages(const Symbols& symbols, std::int32_t stage);
/// Indices of stages that can be reached from the first one.
[[nodiscard]] std::vector<bool> reachable_stages(const Symbols& symbols);
/// A case can end here: 办结 or 退回.
[[nodiscard]] bool ends_here(const syntax::Stage& stage);

}  // namespace guiju::check
