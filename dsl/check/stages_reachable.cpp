// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/stage_walk.h"

namespace guiju::check {

// GJ3001: cases start in the first stage; a stage that no 转 leads to is never entered.
void stages_reachable(const Examination& examination) {
    const auto& stages = examination.symbols.stages;
    const auto reached = reachable_stages(examination.symbols);
    for (std::size_t i = 0; i < stages.size(); ++i) {
        if (reached[i]) continue;
        const auto& section = *stages[i].section;
        examination.findings.rest_on(section.basis);
        auto& finding = examination.findings.add(base::Code::gj3001, section.heading_span,
                                                 {examination.symbols.both(section.name.text)});
        finding.places.push_back(
            {stages.front().section->heading_span, {"案件从这里开始", "cases start here"}});
    }
    examination.findings.rest_on({});
}

}  // namespace guiju::check
