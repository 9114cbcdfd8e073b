// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/rule.h"

namespace guiju::check {

// GJ3035: what the procedure is about. GJ3036: what happens to it. Both are needed to run anything.
void sections_present(const Examination& examination) {
    const auto& symbols = examination.symbols;
    const auto& head = symbols.file().head;
    const bool measures =
        !symbols.targets.empty() || !symbols.evaluations.empty() || !symbols.indicators.empty();
    if (measures && !symbols.matter && symbols.stages.empty()) return;  // handles no cases
    if (!symbols.matter || symbols.matter->section->name.text.empty())
        examination.findings.add(base::Code::gj3035, symbols.matter
                                                         ? symbols.matter->section->heading_span
                                                         : head.title.span);
    if (symbols.stages.empty()) examination.findings.add(base::Code::gj3036, head.title.span);
    for (const auto& stage : symbols.stages)
        if (stage.section->name.text.empty())
            examination.findings.add(base::Code::gj3040, stage.section->heading_span);
}

}  // namespace guiju::check
