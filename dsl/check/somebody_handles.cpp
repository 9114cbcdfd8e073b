// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/check/stage_walk.h"

namespace guiju::check {

// GJ3031: somebody has to do what a stage asks for: its handlers, the levels of a ladder, or for an
// action the roles named in it.
void somebody_handles(const Examination& examination) {
    each_stage(examination, [&](const syntax::Section& section, const syntax::Stage& stage) {
        if (!stage.handlers.empty() || !stage.rungs.empty() || stage.joint) return;
        const bool all_named =
            !stage.actions.empty() && stage.criteria.empty() &&
            std::all_of(stage.actions.begin(), stage.actions.end(),
                        [](const syntax::Action& action) { return !action.by.empty(); });
        if (!all_named)
            examination.findings.add(base::Code::gj3031, section.heading_span,
                                     {examination.symbols.both(section.name.text)});
    });
}

}  // namespace guiju::check
